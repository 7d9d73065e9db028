namespace SocialResearch.Timelines;

/// <summary>How finely time is cut.</summary>
public enum TimeBin
{
    /// <summary>An hour of the clock. Where clocks go back an hour comes twice and is two bins; where they go forward one is missing.</summary>
    Hour,

    /// <summary>A calendar day; 23 or 25 hours long where clocks change.</summary>
    Day,

    /// <summary>A week from Monday, numbered by ISO 8601: the first week of a year is the one with its first Thursday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,
}
