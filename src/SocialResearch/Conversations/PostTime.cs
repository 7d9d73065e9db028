namespace SocialResearch.Conversations;

/// <summary>How exactly a source says when something was posted.</summary>
public enum TimePrecision
{
    /// <summary>To the second or finer.</summary>
    Second,

    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>Only the day is known.</summary>
    Day,

    /// <summary>Only the month is known.</summary>
    Month,

    /// <summary>Derived from words such as "3 months ago" and the time of collection.</summary>
    Relative,
}

/// <summary>When something was posted, and how exactly that is known.</summary>
/// <param name="Utc">The instant in UTC; of a day or a month its beginning in the source's time zone.</param>
/// <param name="Precision">How exactly the source says it. A measure must not be finer than this.</param>
public readonly record struct PostTime(DateTimeOffset Utc, TimePrecision Precision);
