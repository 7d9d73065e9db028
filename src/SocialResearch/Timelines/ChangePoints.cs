using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>When the level of a conversation changed, and from how much to how much.</summary>
/// <remarks>
/// PELT on the counts of the complete bins (<see cref="Segmentation"/>). A change costs c·ln n·φ: φ is how much more than independent posts
/// the counts scatter (<see cref="Dispersion"/>), because posts come in threads and moods, and a penalty for independent ones would find
/// changes in every quiet forum (docs/validation.md). For values around a mean the variance stands in the place of φ.
/// <para>What it does not say: on which day exactly (neighbouring days often fit about as well), and why.</para>
/// </remarks>
public sealed record ChangePoints : MeasureResult
{
    internal ChangePoints() { }

    /// <summary>The counts.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>What counts as a change.</summary>
    public required ChangePointOptions Options { get; init; }

    /// <summary>φ, or the variance, as it was used; at least 1 for counts.</summary>
    public required double Scatter { get; init; }

    /// <summary>What one change costs.</summary>
    public required double Penalty { get; init; }

    /// <summary>The times of one level each, in order; one when nothing changed, none without complete bins.</summary>
    public required IReadOnlyList<LevelSegment> Segments { get; init; }

    /// <summary>How many changes there are.</summary>
    public int Changes => Math.Max(0, Segments.Count - 1);

    /// <summary>The levels before and after the largest change; null when nothing changed.</summary>
    internal (LevelSegment Before, LevelSegment After)? Largest => Changes == 0 ? null
        : Segments.Zip(Segments.Skip(1)).MaxBy(pair => Math.Abs(pair.Second.Rate.Value!.Value - pair.First.Rate.Value!.Value));

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (Segments.Count == 0) return $"No {Timeline.Unit()} was observed whole, so no level can be compared with another.";
            string over = $"{Timeline.Length(Timeline.CompleteCounts.Length)} observed whole ({Timeline.Period})";
            if (Largest is not var (before, largest)) return $"No change of level in {over}: {Of(Segments[0])} throughout.";
            string others = Changes == 1 ? "One change" : $"{Count(Changes)} changes";
            return $"{others} of level in {over}{(Changes == 1 ? "" : ", the largest")} {Timeline.At()} {TimelineText.Name(Timeline.By, Timeline.Bins[largest.First])}: from {Of(before)} to {Of(largest)}.";
        }
    }

    /// <summary>Finds the changes.</summary>
    /// <param name="timeline">The counts.</param>
    /// <param name="options">What counts as a change.</param>
    public static ChangePoints Measure(Timeline timeline, ChangePointOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        options ??= new();
        double[] counts = [.. timeline.CompleteCounts.Select(count => (double)count)];
        double scatter = options.Scatter ?? Estimated(counts, timeline.By, options.Cost);
        double penalty = options.PenaltyFactor * Math.Log(Math.Max(1, counts.Length)) * scatter;
        int[] starts = counts.Length == 0 ? [] : [0, .. Segmentation.Pelt(counts, penalty, options.MinimumLength, options.Cost)];
        var result = new ChangePoints
        {
            Timeline = timeline,
            Options = options,
            Scatter = scatter,
            Penalty = penalty,
            Segments = [.. starts.Zip(starts.Skip(1).Append(counts.Length), (from, to) => Segment(timeline, from, to, options, scatter))],
        };
        return result with { Caveats = [.. timeline.Caveats, .. Doubts(result, counts.Length)] };
    }

    private static double Estimated(double[] counts, TimeBin by, SegmentCost cost) => cost == SegmentCost.Poisson
        ? Math.Max(1, TimelineScatter.OfSums(counts, by) ?? 1)
        : Math.Max(double.Epsilon, Dispersion.OfValues(counts) ?? 0);

    private static LevelSegment Segment(Timeline timeline, int from, int to, ChangePointOptions options, double scatter)
    {
        int first = timeline.FirstComplete + from, last = timeline.FirstComplete + to - 1;
        long posts = Enumerable.Range(first, to - from).Sum(i => (long)timeline.Bins[i].Posts);
        double perMean = options.Cost == SegmentCost.Poisson ? scatter : Math.Max(1, scatter / Math.Max(1, posts / (double)(to - from)));
        return new(first, last, timeline.Bins[first].Start, timeline.Bins[last].End, posts, Proportions.Rate(posts, to - from, perMean, options.Level));
    }

    private static IEnumerable<Caveat> Doubts(ChangePoints result, int bins)
    {
        if (result.Changes > 0)
            yield return new("SR016", "Intervals of the levels take the days of change as given; they were chosen so that levels differ, and the intervals are too narrow for that. A neighbouring bin may fit as well.");
        if (bins < 2 * result.Options.MinimumLength)
            yield return new("SR017", $"{result.Timeline.Length(bins)} observed whole {(bins == 1 ? "is" : "are")} fewer than two times the shortest level of {result.Timeline.Length(result.Options.MinimumLength)}: no change can be found.");
    }

    private string Of(LevelSegment segment) => $"{Plain(segment.Rate.Value!.Value)} a {Timeline.Unit()} ({Plain(segment.Rate.Interval!.Low)}–{Plain(segment.Rate.Interval.High)})";

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["Level", Column.Number(TimelineText.Unit(Timeline.By, 2)), Column.Number("Posts"), Column.Number($"Posts a {Timeline.Unit()}"), Column.Number("Interval"), "Definition"],
        [.. Segments.Select(segment => (IReadOnlyList<string>)
        [
            Timeline.Period(segment.First, segment.Last), Count(segment.Length), Count(segment.Posts), Fixed(segment.Rate.Value!.Value, 2),
            $"{Fixed(segment.Rate.Interval!.Low, 2)}–{Fixed(segment.Rate.Interval.High, 2)}", $"{Level(segment.Rate.Interval)}, {segment.Rate.Interval.Method}",
        ])],
        $"PELT, {(Options.Cost == SegmentCost.Poisson ? "Poisson likelihood" : "squared error")}, penalty {Plain(Penalty)} = {Plain(Options.PenaltyFactor)}·ln n·{Plain(Scatter)}{(Options.Scatter is null ? " (scatter estimated)" : "")}, shortest level {Timeline.Length(Options.MinimumLength)}. {Timeline.Foot()}");
}

/// <summary>A time in which posts came at one rate.</summary>
/// <param name="First">Its first bin, as a place in the bins of the timeline.</param>
/// <param name="Last">Its last bin, included.</param>
/// <param name="Start">When the first bin begins.</param>
/// <param name="End">When the last bin ends.</param>
/// <param name="Posts">The posts in it.</param>
/// <param name="Rate">Posts a bin, with its interval.</param>
public sealed record LevelSegment(int First, int Last, DateTimeOffset Start, DateTimeOffset End, long Posts, Estimate Rate)
{
    /// <summary>How many bins it has.</summary>
    public int Length => Last - First + 1;
}
