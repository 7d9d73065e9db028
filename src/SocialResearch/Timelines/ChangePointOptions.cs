using SocialResearch.Statistics;

namespace SocialResearch.Timelines;

/// <summary>What counts as a change of level.</summary>
public sealed record ChangePointOptions
{
    /// <summary>Counts around one rate (default), or values around one mean.</summary>
    public SegmentCost Cost { get; init; } = SegmentCost.Poisson;

    /// <summary>
    /// c in the penalty c·ln n for one change, before it is multiplied by the scatter; default 3, as in the modified criterion of Zhang
    /// and Siegmund 2007 without its term for the lengths. 2 is BIC: it finds more, also what is not there.
    /// </summary>
    public double PenaltyFactor { get; init; } = 3;

    /// <summary>How much more than independent posts the counts scatter; estimated when null. 1 takes posts to be independent of each other.</summary>
    public double? Scatter { get; init; }

    /// <summary>The shortest time that is a level of its own, in bins; default 7, a week of days: what is shorter is a burst.</summary>
    public int MinimumLength { get; init; } = 7;

    /// <summary>Nominal coverage of the intervals as a share; default 0.95.</summary>
    public double Level { get; init; } = 0.95;
}
