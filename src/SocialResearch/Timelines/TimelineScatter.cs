using SocialResearch.Statistics;

namespace SocialResearch.Timelines;

/// <summary>How much more than independent posts the counts of a timeline scatter.</summary>
internal static class TimelineScatter
{
    /// <summary>Over a season of the calendar, moods that last some bins included; over single bins where there are less than two seasons. Null without counts.</summary>
    public static double? OfSums(ReadOnlySpan<double> counts, TimeBin by) =>
        Dispersion.OfSums(counts, by switch { TimeBin.Hour => 24, TimeBin.Day => 7, TimeBin.Week => 4, _ => 3 }) ?? Dispersion.OfCounts(counts);
}
