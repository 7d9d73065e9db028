using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>How many posts were written in each hour, day, week or month.</summary>
/// <remarks>
/// A bin holds the posts from its start, included, to its end, excluded, as the clocks of <see cref="Zone"/> cut time: 23:30 in
/// UTC is the next day in Berlin, and a day has 23 or 25 hours where clocks change. Bins without posts are there with zero.
/// <para>A post counts only in bins that are no finer than its time is known. Of a post known to the day, the date as it was
/// written counts, whatever the zone; it has no hour. One known to the month counts by month only. A time derived from words
/// such as "3 months ago" counts in no bin: how wide it is, depends on words that are gone. What is not placed is in
/// <see cref="Unplaced"/> and <see cref="Untimed"/>, so that Σ bins + unplaced + untimed = posts.</para>
/// <para>The first and the last bin are complete only if the time observed is stated and holds them whole. Left open, it ends
/// with the posts themselves, and nobody knows what came before the first and after the last.</para>
/// <para>What it does not say: how many people read, and whether a zero means silence or a gap in the data.</para>
/// </remarks>
public sealed record Timeline : MeasureResult
{
    internal Timeline() { }

    /// <summary>How finely time is cut.</summary>
    public required TimeBin By { get; init; }

    /// <summary>The zone whose clocks cut it.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>All bins from the first to the last, without gaps.</summary>
    public required IReadOnlyList<TimelineBin> Bins { get; init; }

    /// <summary>All posts that were given, placed or not.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts whose time is known, but less exactly than the bins are wide.</summary>
    public required UnplacedPosts Unplaced { get; init; }

    /// <summary>Posts of which the source does not say when they were written.</summary>
    public required int Untimed { get; init; }

    /// <summary>Posts in bins of which only the day or month is known: they stand at the date as it was written.</summary>
    public required int PlacedByDate { get; init; }

    /// <summary>How the posts were selected.</summary>
    public required Selection Selection { get; init; }

    /// <summary>The files they came from.</summary>
    public required IReadOnlyList<Provenance> Sources { get; init; }

    /// <summary>The posts in bins.</summary>
    public int Placed => Posts - Unplaced.Total - Untimed;

    /// <summary>Bins without a post.</summary>
    public int Empty => Bins.Count(bin => bin.Posts == 0);

    /// <summary>The bin with the most posts, the first of them if there are several; null when no post is in any.</summary>
    public TimelineBin? Busiest => Placed == 0 ? null : Bins.MaxBy(bin => bin.Posts);

    /// <summary>Posts a bin over the complete bins, the empty ones among them.</summary>
    public Estimate Mean => Bins.Count(bin => bin.IsComplete) is > 0 and var complete
        ? Estimate.Of(Bins.Where(bin => bin.IsComplete).Sum(bin => (double)bin.Posts) / complete)
        : Estimate.Undefined("No bin is complete.");

    /// <summary>The first and the last bin by name, as in "2012-03-12 to 2012-04-22"; null when there is none.</summary>
    public string? Period => TimelineText.Period(this);

    /// <inheritdoc/>
    public override string Sentence => TimelineText.Sentence(this);

    /// <summary>Counts posts over time.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone whose clocks cut it: that of the people who write, seldom that of the computer.</param>
    /// <param name="from">When observation began; the first post when null. The bins reach at least to it.</param>
    /// <param name="until">When it ended, itself not observed; the last post when null.</param>
    /// <exception cref="ArgumentException">Observation ends before it begins, posts lie outside of it, or there are too many bins.</exception>
    public static Timeline Measure(Conversation conversation, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(zone);
        if (!Enum.IsDefined(by)) throw new ArgumentOutOfRangeException(nameof(by), by, "Time is cut by hour, day, week or month.");
        if (from >= until) throw new ArgumentException("The time observed ends before it begins. Exchange both ends.", nameof(until));
        return TimelineMeasurement.Of(conversation, by, zone, from, until);
    }

    /// <summary>The same of posts that were counted by day where they are kept.</summary>
    internal static Timeline Measure(DayCounts counts, TimeBin by, TimeZoneInfo zone, string? from, string? to)
    {
        if (by is not (TimeBin.Day or TimeBin.Week or TimeBin.Month))
            throw new ArgumentOutOfRangeException(nameof(by), by, "Posts were counted by day there: cut time by day, week or month, or measure hours on the conversation itself.");
        (DateTimeOffset? begin, DateTimeOffset? end) = Observed(from, to, zone);
        if (begin >= end) throw new ArgumentException("The time observed ends before it begins. Exchange both ends.", nameof(to));
        return TimelineMeasurement.Of(counts, by, zone, begin, end);
    }

    private static (DateTimeOffset? From, DateTimeOffset? Until) Observed(string? from, string? to, TimeZoneInfo zone) => (
        from is null ? null : TimeWindow.BeginOf(TimeWindow.ReadDay(from, nameof(from)), zone),
        to is null ? null : TimeWindow.BeginOf(TimeWindow.ReadDay(to, nameof(to)).AddDays(1), zone));

    /// <summary>Counts posts over time, with the zone by its name.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed, as in 2012-03-12; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    /// <exception cref="ArgumentException">There is no such zone, a day is not written as year-month-day, posts lie outside of the days, or there are too many bins.</exception>
    public static Timeline Measure(Conversation conversation, TimeBin by, string zone, string? from = null, string? to = null)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found))
            throw new ArgumentException($"\"{zone}\" is no time zone. Write it as in Europe/Berlin, America/New_York or UTC.", nameof(zone));
        (DateTimeOffset? begin, DateTimeOffset? end) = Observed(from, to, found);
        return Measure(conversation, by, found, begin, end);
    }

    /// <summary>The same bins with other posts: those of a brand, a role, a selection, to be compared bin by bin.</summary>
    /// <param name="part">The posts; those outside of all bins are refused, those whose time is known less exactly than the bins are wide are not placed.</param>
    /// <exception cref="ArgumentException">A post lies before the first or after the last bin.</exception>
    public Timeline Of(Conversation part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return TimelineMeasurement.Of(part, this);
    }

    internal Timeline Of(DayCounts part) => TimelineMeasurement.Of(part, this);

    /// <summary>Where the complete bins begin: only the first and the last bin may be incomplete.</summary>
    internal int FirstComplete => Bins.Count > 0 && !Bins[0].IsComplete ? 1 : 0;

    /// <summary>The posts in each complete bin: all findings about the course of time stand on them.</summary>
    internal long[] CompleteCounts => [.. Bins.Where(bin => bin.IsComplete).Select(bin => (long)bin.Posts)];

    /// <summary>The bin of a time, −1 when it is known less exactly than bins are wide; null outside of all.</summary>
    internal int? PlaceOf(PostTime time) => TimelineMeasurement.PlaceOf(time, By, Bins);

    /// <summary>A timeline of counts that were made elsewhere, each of a whole day.</summary>
    internal static Timeline OfDays(DateOnly first, IReadOnlyList<int> posts, TimeZoneInfo zone, Provenance source)
    {
        DateTimeOffset Begin(int day) => TimeZoneInfo.ConvertTime(TimeWindow.BeginOf(first.AddDays(day), zone), zone);
        return new()
        {
            By = TimeBin.Day,
            Zone = zone,
            Bins = [.. posts.Select((count, i) => new TimelineBin(Begin(i), Begin(i + 1), first.AddDays(i), count, true))],
            Posts = posts.Sum(),
            Unplaced = default,
            Untimed = 0,
            PlacedByDate = 0,
            Selection = new(posts.Sum(), []),
            Sources = [source],
        };
    }

    /// <inheritdoc/>
    public override Table ToTable() => TimelineText.Table(this);
}
