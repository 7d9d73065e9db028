using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Scraping;

/// <summary>A time as a page shows it: on the clock of the page, with or without a zone.</summary>
/// <param name="Clock">What the clock showed.</param>
/// <param name="Offset">How far that clock was ahead of UTC; null when the page does not say.</param>
/// <param name="Precision">How exactly it is written.</param>
public readonly record struct PageTime(DateTime Clock, TimeSpan? Offset, TimePrecision Precision)
{
    /// <summary>The day on the clock of the page.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Clock);

    /// <summary>The instant.</summary>
    /// <param name="zone">The zone of a page that names none.</param>
    public PostTime In(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        TimeSpan offset = Offset ?? zone.GetUtcOffset(zone.IsInvalidTime(Clock) ? Clock.AddHours(-3) : Clock);
        return new(new DateTimeOffset(Clock.Ticks - offset.Ticks, TimeSpan.Zero), Precision);
    }

    /// <summary>The time as exactly as the page says it.</summary>
    public override string ToString() => Clock.ToString(Precision switch
    {
        TimePrecision.Second => "yyyy-MM-dd'T'HH:mm:ss",
        TimePrecision.Minute => "yyyy-MM-dd'T'HH:mm",
        TimePrecision.Month => "yyyy-MM",
        _ => "yyyy-MM-dd",
    }, CultureInfo.InvariantCulture);

    /// <summary>Reads what programs are told: <c>2019-03-01T12:34:56+01:00</c>, <c>20190301</c>, seconds since 1970.</summary>
    internal static PageTime? Machine(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > 40) return null;
        if (text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) && IsLikely(instant.DateTime))
        {
            bool timed = text.Length >= 16 && text.Contains(':');
            bool zoned = timed && (text[^1] is 'Z' or 'z' || text.LastIndexOfAny(['+', '-']) > 10);
            return new(timed ? instant.DateTime : instant.Date, zoned ? instant.Offset : null, !timed || instant.TimeOfDay == TimeSpan.Zero && !zoned ? TimePrecision.Day : text.Count(':') >= 2 ? TimePrecision.Second : TimePrecision.Minute);
        }
        if (text.Length is 8 or 14 && text.All(char.IsAsciiDigit) && DateTime.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) && IsLikely(day))
            return new(day, null, TimePrecision.Day);
        if (text.Length is 10 or 13 && text.All(char.IsAsciiDigit) && long.TryParse(text[..10], NumberStyles.None, CultureInfo.InvariantCulture, out long unix))
            return new(DateTime.UnixEpoch.AddSeconds(unix), TimeSpan.Zero, TimePrecision.Second);
        return null;
    }

    private static bool IsLikely(DateTime time) => time.Year is >= 1990 and < 2100;
}
