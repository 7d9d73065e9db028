using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>A stretch of bins with clearly more posts than on average.</summary>
/// <param name="Level">How far above, from 1: about scale^level times the average rate. A burst of level 2 lies within one of level 1.</param>
/// <param name="First">Its first bin, as a place in the bins of the timeline.</param>
/// <param name="Last">Its last bin, included.</param>
/// <param name="Start">When the first bin begins.</param>
/// <param name="End">When the last bin ends.</param>
/// <param name="Posts">The posts in it.</param>
/// <param name="Share">Of all posts that stand in bins, 0 to 1.</param>
/// <param name="Excess">Posts above what the baseline would have brought in as many bins.</param>
/// <param name="Peak">The bin with most posts, the first of them if there are several.</param>
/// <param name="HalfLife">
/// Bins from the peak to the first one that has, and after which the burst keeps, no more than half the height above the baseline; so 2 days
/// mean that it took more than one day and at most two. Undefined where the end or the beginning of observation hides it.
/// </param>
/// <param name="IsCut">Whether it begins or ends where complete bins do, so that it may be longer.</param>
public sealed record Burst(int Level, int First, int Last, DateTimeOffset Start, DateTimeOffset End, long Posts, double Share, double Excess, TimelineBin Peak, Estimate HalfLife, bool IsCut)
{
    /// <summary>How many bins it has.</summary>
    public int Length => Last - First + 1;
}
