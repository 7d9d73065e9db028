using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>When there were clearly more posts than usual, how many, and how fast it was over.</summary>
/// <remarks>
/// Kleinberg's automaton on the counts of the complete bins (<see cref="BurstAutomaton"/>): Poisson by itself, binomial where the
/// posts are a part of others that were counted too. Bins that are incomplete take no part, so that the end of the data is neither a
/// burst nor the end of one. The baseline is the median of the complete bins outside of all bursts.
/// <para>The automaton on single post times is <see cref="BurstAutomaton.OfTimes"/>; on social media it finds, above all, that people sleep.</para>
/// <para>What it does not say: why the posts came, and whether somebody organised them. "After" is not "because".</para>
/// </remarks>
public sealed record Bursts : MeasureResult
{
    internal Bursts() { }

    /// <summary>The counts.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>What counts as a burst.</summary>
    public required BurstOptions Options { get; init; }

    /// <summary>γ as it was used.</summary>
    public required double Gamma { get; init; }

    /// <summary>Variance over mean of the counts (φ), see <see cref="Dispersion"/>; 1 for independent posts.</summary>
    public required Estimate Scatter { get; init; }

    /// <summary>Posts a bin outside of bursts: the median of such complete bins.</summary>
    public required Estimate Baseline { get; init; }

    /// <summary>All bursts by their beginning, outer before inner.</summary>
    public required IReadOnlyList<Burst> All { get; init; }

    /// <summary>Those of level 1, which hold the others.</summary>
    public IReadOnlyList<Burst> Outer => [.. All.Where(burst => burst.Level == 1)];

    /// <summary>The one with most posts above the baseline; null without any.</summary>
    public Burst? Main => Outer.MaxBy(burst => burst.Excess);

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string over = $"{Timeline.Length(Timeline.CompleteCounts.Length)} observed whole";
            if (Main is not { } main)
                return Timeline.CompleteCounts.Length < 2 ? $"Bursts need at least two bins observed whole; here are {over}." : $"No burst in {over} ({Timeline.Period}): no {Timeline.Unit()} stands out from how posts scatter anyway (γ = {Plain(Gamma)}).";
            string half = main.HalfLife.Value is { } bins ? $"half its height was gone after {Timeline.Length((long)bins)}" : $"no half-life: {Lower(main.HalfLife.WhyUndefined!)}";
            return $"{Count(Outer.Count, "burst", "bursts")} in {over} {(Outer.Count == 1 ? "holds" : "hold")} {Percent(Outer.Sum(burst => burst.Share))} of {Count(Timeline.Placed, "post", "posts")}; the largest, {Timeline.Period(main.First, main.Last)}, has {Count(main.Posts)}, "
                + $"most {Timeline.At()} {TimelineText.Name(Timeline.By, main.Peak)} ({Count(main.Peak.Posts)}), {half.TrimEnd('.')}.";
        }
    }

    /// <summary>Finds the bursts of a timeline.</summary>
    /// <param name="timeline">The counts.</param>
    /// <param name="options">What counts as a burst.</param>
    /// <param name="whole">The same bins with everything that might have been such posts: a burst is then a larger share, not a larger number.</param>
    /// <exception cref="ArgumentException"><paramref name="whole"/> has other bins, or fewer posts in one.</exception>
    public static Bursts Measure(Timeline timeline, BurstOptions? options = null, Timeline? whole = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        options ??= new();
        if (whole is not null && !whole.Bins.Select(bin => bin.Start).SequenceEqual(timeline.Bins.Select(bin => bin.Start)))
            throw new ArgumentException("The posts and the whole they are a part of are in different bins. Measure the whole, then the part with whole.Of(part).", nameof(whole));
        long[] counts = timeline.CompleteCounts, totals = whole is null ? [] : whole.CompleteCounts;
        Estimate scatter = Dispersion.OfCounts([.. counts.Select(count => (double)count)]) is { } phi ? Estimate.Of(phi) : Estimate.Undefined("Without posts in two neighbouring bins nothing scatters.");
        double gamma = options.Gamma ?? 2 * Math.Max(1, scatter.Value ?? 1);
        byte[] states = BurstAutomaton.StatesOf(counts, totals, options.Scale, gamma, options.States);
        double[] calm = [.. counts.Where((_, i) => states[i] == 0).Select(count => (double)count).Order()];
        Estimate baseline = calm.Length == 0 ? Estimate.Undefined("No complete bin is outside of bursts.") : Estimate.Of(Quantiles.Type7(calm, 0.5));
        var bursts = new Bursts
        {
            Timeline = timeline,
            Options = options,
            Gamma = gamma,
            Scatter = scatter,
            Baseline = baseline,
            All = [.. BurstAutomaton.Stretches(states, 0).Select(stretch => BurstShape.Of(timeline, stretch, baseline.Value ?? 0))],
        };
        return bursts with { Caveats = [.. timeline.Caveats, .. Doubts(bursts)] };
    }

    private static IEnumerable<Caveat> Doubts(Bursts bursts)
    {
        if (bursts.Scatter.Value is > 1.5 and var scatter)
        {
            yield return new("SR014", bursts.Options.Gamma is { } given
                ? $"Counts scatter {Fixed(scatter, 1)} times as much as independent posts would, and γ = {Plain(given)} was asked for: some of the bursts may be ordinary unrest."
                : $"Counts scatter {Fixed(scatter, 1)} times as much as independent posts would; γ was set to twice that, so that ordinary unrest is no burst.");
        }
        if (bursts.Outer.Where(burst => burst.IsCut).ToArray() is { Length: > 0 } cut)
            yield return new("SR015", $"{Count(cut.Length, "burst begins or ends", "bursts begin or end")} where the {TimelineText.Unit(bursts.Timeline.By, 2)} observed whole do, and may be longer.");
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["Burst", Column.Number("Level"), Column.Number("Posts"), Column.Number("Share of all"), Column.Number($"Most in a {Timeline.Unit()}"), Column.Number($"Half-life ({TimelineText.Unit(Timeline.By, 2)})"), "Definition"],
        [.. All.Select(burst => (IReadOnlyList<string>)
        [
            Timeline.Period(burst.First, burst.Last), Count(burst.Level), Count(burst.Posts), Percent(burst.Share), $"{Count(burst.Peak.Posts)} ({TimelineText.Name(Timeline.By, burst.Peak)})",
            burst.HalfLife.Value is { } bins ? Count((long)bins) : "undefined", burst.HalfLife.WhyUndefined ?? (burst.IsCut ? "may be longer: cut by the time observed" : $"from the peak to half of its height above {Plain(Baseline.Value ?? 0)} a {Timeline.Unit()}"),
        ])],
        $"Kleinberg's automaton on counts, s = {Plain(Options.Scale)}, γ = {Plain(Gamma)}{(Options.Gamma is null ? " (twice the scatter of the counts)" : "")}; baseline {(Baseline.Value is { } level ? Plain(level) : "undefined")} a {Timeline.Unit()}. {Timeline.Foot()}");

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
