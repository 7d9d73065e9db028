using System.Globalization;

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
public readonly record struct PostTime(DateTimeOffset Utc, TimePrecision Precision)
{
    /// <summary>How many precisions there are, for whoever counts by them.</summary>
    internal const int Precisions = (int)TimePrecision.Relative + 1;

    // Days are kept as their beginning in the zone of the source, which may be the evening before in UTC. Reading them 13.5
    // hours later gives the day back for all zones from -10:30 to +13:30: from Hawaii to New Zealand in summer.
    private static readonly TimeSpan s_intoTheDay = TimeSpan.FromHours(13.5);

    /// <summary>The time as exactly as it is known: "2018-03-12 17:00:45", "2018-03-12" or "2018-03"; instants in UTC.</summary>
    public override string ToString() => Precision switch
    {
        TimePrecision.Second => Utc.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimePrecision.Minute => Utc.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimePrecision.Day => Day().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimePrecision.Month => Day().ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Utc.UtcDateTime.ToString("'about' yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The day: of an instant in UTC, of a day that day itself in whatever zone, of a month its first day.</summary>
    internal DateOnly Day() => DateOnly.FromDateTime(
        Precision is TimePrecision.Day or TimePrecision.Month && Utc.UtcDateTime < DateTime.MaxValue - s_intoTheDay ? Utc.UtcDateTime + s_intoTheDay : Utc.UtcDateTime);
}
