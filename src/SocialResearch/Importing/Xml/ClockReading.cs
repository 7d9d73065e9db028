using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Xml;

/// <summary>A time as a source writes it: what the clock showed, and how far it was from UTC if the source says so.</summary>
internal readonly partial record struct ClockReading(DateTime Clock, TimeSpan? Offset, TimePrecision Precision)
{
    /// <summary>The instant; a reading without offset is taken in <paramref name="zone"/>. Null outside of the years 1 to 9999.</summary>
    public PostTime? In(TimeZoneInfo zone)
    {
        long ticks = Clock.Ticks - (Offset ?? zone.GetUtcOffset(Clock)).Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new(new DateTimeOffset(ticks, TimeSpan.Zero), Precision) : null;
    }

    /// <summary>Reads ISO 8601 as data dumps, feeds and databases write it: <c>2019-03-01T12:34:56.1230000</c>, <c>2019-03-01 12:34:56</c>, <c>2019-03-01T12:34+01:00</c>.</summary>
    public static ClockReading? Iso(string text)
    {
        Match match = IsoForm().Match(text.Trim());
        if (!match.Success) return null;
        int Number(int group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : 0;
        var precision = match.Groups[6].Success ? TimePrecision.Second : match.Groups[4].Success ? TimePrecision.Minute : TimePrecision.Day;
        string fraction = match.Groups[7].Value.PadRight(7, '0')[..7];
        if (Assemble(Number(1), Number(2), Number(3), Number(4), Number(5), Number(6)) is not { } clock) return null;
        clock = clock.AddTicks(int.Parse(fraction, CultureInfo.InvariantCulture));
        if (!match.Groups[8].Success) return new(clock, null, precision);
        TimeSpan offset = new(Number(10), Number(11), 0);
        return new(clock, match.Groups[9].Value == "-" ? -offset : offset, precision);
    }

    /// <summary>Joins the parts; null where the calendar has no such moment. Second 60 is a leap second and becomes the next minute.</summary>
    public static DateTime? Assemble(int year, int month, int day, int hour, int minute, int second)
    {
        bool exists = year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && hour is >= 0 and <= 24 && minute is >= 0 and <= 59 && second is >= 0 and <= 60;
        if (!exists || (hour == 24 && (minute > 0 || second > 0))) return null;
        return new DateTime(year, month, day).AddHours(hour).AddMinutes(minute).AddSeconds(second);
    }

    [GeneratedRegex("^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?[ ]?(Z|z|UTC|([+-])([0-9]{2}):?([0-9]{2})?)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoForm();
}
