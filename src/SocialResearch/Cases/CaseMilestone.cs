namespace SocialResearch.Cases;

/// <summary>The moments between which the lags of a crisis are measured.</summary>
public enum Milestone
{
    /// <summary>The first public sign of the trouble.</summary>
    Start,

    /// <summary>The first dated sign that the company knew.</summary>
    Noticed,

    /// <summary>The first answer to anybody outside, on whatever way.</summary>
    FirstResponse,

    /// <summary>The first answer in a channel where people talked about it.</summary>
    ChannelResponse,

    /// <summary>What ended the complaint, or a part of it.</summary>
    Remedy,
}

/// <summary>What a row about a milestone says.</summary>
public enum MilestoneReading
{
    /// <summary>A source dates it.</summary>
    Dated,

    /// <summary>A party says so of itself.</summary>
    Claimed,

    /// <summary>It had happened by then and may have happened at any moment before.</summary>
    AtLatest,
}

/// <summary>One reading of when a milestone was reached; sources may differ.</summary>
/// <param name="Milestone">Which.</param>
/// <param name="Reading">What kind of statement it is.</param>
/// <param name="Time">When.</param>
/// <param name="Event">The row of evidence.</param>
/// <param name="Note">What to know about it.</param>
public sealed record CaseMilestone(Milestone Milestone, MilestoneReading Reading, CaseTime Time, CaseEvent Event, string Note);
