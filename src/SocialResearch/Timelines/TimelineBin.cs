namespace SocialResearch.Timelines;

/// <summary>One hour, day, week or month of a <see cref="Timeline"/>, from its start to before its end.</summary>
/// <param name="Start">When it begins, with the offset that clocks of the zone show then.</param>
/// <param name="End">When the next one begins.</param>
/// <param name="Date">The local date of the start: of a week its Monday, of a month its first day.</param>
/// <param name="Posts">The posts in it.</param>
/// <param name="IsComplete">False when it reaches beyond the time observed, so that posts may be missing.</param>
public readonly record struct TimelineBin(DateTimeOffset Start, DateTimeOffset End, DateOnly Date, int Posts, bool IsComplete);

/// <summary>Posts that belong to no bin because their time is known less exactly than the bins are wide.</summary>
/// <param name="KnownToTheDay">Those of which only the day is known.</param>
/// <param name="KnownToTheMonth">Those of which only the month is known.</param>
/// <param name="Relative">Those whose time was derived from words such as "3 months ago".</param>
public readonly record struct UnplacedPosts(int KnownToTheDay, int KnownToTheMonth, int Relative)
{
    /// <summary>All of them.</summary>
    public int Total => KnownToTheDay + KnownToTheMonth + Relative;
}
