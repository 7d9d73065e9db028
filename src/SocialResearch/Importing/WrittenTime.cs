using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing;

/// <summary>A time as it is written: on somebody's clock, with or without a zone.</summary>
/// <param name="Clock">What the clock showed.</param>
/// <param name="Offset">How far that clock was ahead of UTC; null when the text does not say.</param>
/// <param name="Precision">How exactly it is written.</param>
internal readonly record struct WrittenTime(DateTime Clock, TimeSpan? Offset, TimePrecision Precision)
{
    private const string NoDate = "is no date that can be read", NoYear = "has no year, and guessing one would move posts across New Year";

    /// <summary>Reads a time in any of the ways that exports write one, English or German.</summary>
    /// <param name="text">The cell, not blank.</param>
    /// <param name="order">What 10/02/2026 means.</param>
    /// <param name="time">The time.</param>
    /// <returns>Why it cannot be read, to follow the column's name; null when it can.</returns>
    public static string? Read(ReadOnlySpan<char> text, DayOrder order, out WrittenTime time)
    {
        text = text.Trim();
        time = default;
        if (text.Length > 64) return NoDate;
        if (text.Trim("0123456789.").IsEmpty && text.Count('.') <= 1 && text.Length >= 4) return ReadNumber(text, out time);
        int first = LeadingDigits(text);
        if (first == 4 && text.Length >= 7 && text[4] is '-' or '/' or '.') return ReadYearFirst(text, out time);
        if (first is 1 or 2 && first < text.Length && text[first] is '.' or '/' or '-' && first + 1 < text.Length && char.IsAsciiDigit(text[first + 1]))
            return ReadNumeric(text, order, out time);
        return ReadWords(text, out time);
    }

    /// <summary>Reads ISO 8601 as dumps, feeds and services write it, and nothing else: <c>2019-03-01T12:34:56.1230000Z</c>, <c>2019-03-01 12:34</c>, <c>2019-03-01</c>.</summary>
    /// <returns>Null when it is something else, or no moment of any calendar.</returns>
    public static WrittenTime? Iso(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        bool isIso = text.Length is >= 10 and <= 64 && LeadingDigits(text) == 4 && text[4] == '-' && text[7] == '-' && (text.Length == 10 || text[10] is 'T' or 't' or ' ');
        return isIso && ReadYearFirst(text, out WrittenTime time) is null ? time : null;
    }

    /// <summary>Joins the parts of a clock; null where no clock shows that. Second 60 is a leap second and becomes the next minute.</summary>
    public static DateTime? Clocked(DateTime day, int hour, int minute, int second) =>
        hour is < 0 or > 24 || minute is < 0 or > 59 || second is < 0 or > 60 || (hour == 24 && (minute > 0 || second > 0)) ? null : day.AddHours(hour).AddMinutes(minute).AddSeconds(second);

    /// <summary>The day; null when no calendar has it or nobody can have posted then.</summary>
    public static DateTime? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    /// <summary>The instant; without an offset it is taken in <paramref name="zone"/>.</summary>
    public PostTime In(TimeZoneInfo zone) => In(zone, out _);

    /// <summary>The instant. Of an hour that the zone's clocks skip the offset before it holds, of one that they show twice the first.</summary>
    /// <param name="zone">The zone of a time that names none.</param>
    /// <param name="jump">What the clocks did at that hour, where it mattered.</param>
    public PostTime In(TimeZoneInfo zone, out ClockJump jump)
    {
        jump = ClockJump.None;
        TimeSpan? offset = Offset;
        if (offset is null && zone.IsInvalidTime(Clock)) (offset, jump) = (zone.GetUtcOffset(Clock.AddHours(-3)), ClockJump.Skipped);
        else if (offset is null && zone.IsAmbiguousTime(Clock)) (offset, jump) = (zone.GetAmbiguousTimeOffsets(Clock).Max(), ClockJump.Twice);
        if (Precision is not (TimePrecision.Second or TimePrecision.Minute)) jump = ClockJump.None;
        return new(new DateTimeOffset(Clock.Ticks - (offset ?? zone.GetUtcOffset(Clock)).Ticks, TimeSpan.Zero), Precision);
    }

    /// <summary>Whether the text begins with a date such as 10/02/2026, which has two readings. With points the day always comes first.</summary>
    public static bool IsSlashDate(ReadOnlySpan<char> text, out int first, out int second)
    {
        second = 0;
        return Take(ref text, 2, out first) && !text.IsEmpty && text[0] is '/' or '-' && Next(ref text) && Take(ref text, 2, out second) && !text.IsEmpty && text[0] is '/' or '-';
    }

    private static string? ReadNumber(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        int whole = text.IndexOf('.') is >= 0 and var point ? point : text.Length;
        if (whole == 8 && whole == text.Length) return Date(Int(text[..4]), Int(text[4..6]), Int(text[6..]), [], out time);
        if (whole == 4) return "is only a year";
        if (whole is < 9 or > 17 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal unix)) return NoDate;
        // Seconds have ten digits from 2001 to 2286, milliseconds three more, microseconds six more.
        decimal seconds = whole <= 11 ? unix : whole <= 14 ? unix / 1_000 : unix / 1_000_000;
        if (seconds > 7_258_118_400) return "lies beyond the year 2200";
        time = new(DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)), TimeSpan.Zero, TimePrecision.Second);
        return null;
    }

    private static string? ReadYearFirst(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        char sign = text[4];
        int year = Int(text[..4]);
        text = text[5..];
        if (!Take(ref text, 2, out int month)) return NoDate;
        if (text.IsEmpty) return Date(year, month, 0, [], out time);
        if (text[0] != sign || !Next(ref text) || !Take(ref text, 2, out int day)) return NoDate;
        return Date(year, month, day, text, out time);
    }

    private static string? ReadNumeric(ReadOnlySpan<char> text, DayOrder order, out WrittenTime time)
    {
        time = default;
        _ = Take(ref text, 2, out int first);
        char sign = text[0];
        if (!Next(ref text) || !Take(ref text, 2, out int second)) return NoDate;
        if (text.IsEmpty || text[0] != sign || text.Length == 1) return NoYear;
        Next(ref text);
        int digits = LeadingDigits(text);
        if (digits == 2) return "has a year of two digits";
        if (digits != 4) return digits == 0 ? NoYear : NoDate;
        int year = Int(text[..4]);
        bool isDayFirst = sign == '.' || order == DayOrder.DayFirst;
        return Date(year, isDayFirst ? second : first, isDayFirst ? first : second, text[4..], out time);
    }

    /// <summary>14. April 2009 um 16:29 Uhr; Apr 14, 2009 4:29 PM; Tue, 14 Apr 2009 16:29:00 +0200; Tue Apr 14 16:29:00 +0000 2009.</summary>
    private static string? ReadWords(ReadOnlySpan<char> text, out WrittenTime time)
    {
        time = default;
        if (!text.IsEmpty && char.IsLetter(text[0]) && !TakeMonth(ref text, out _, peek: true)) text = text[Letters(text)..].TrimStart("., ");
        int day = 0;
        if (Take(ref text, 2, out int number))
        {
            day = number;
            text = text.TrimStart(". -");
            if (!TakeMonth(ref text, out int after)) return NoDate;
            text = text.TrimStart("., -");
            return LeadingDigits(text) == 4 ? Date(Int(text[..4]), after, day, text[4..], out time) : NoYear;
        }
        if (!TakeMonth(ref text, out int month)) return NoDate;
        text = text.TrimStart("., ");
        if (LeadingDigits(text) == 4) return Date(Int(text[..4]), month, 0, text[4..], out time);
        if (!Take(ref text, 2, out day)) return NoYear;
        int suffix = Letters(text);
        if (text[..suffix] is "st" or "nd" or "rd" or "th") text = text[suffix..];
        text = text.TrimStart(", ");
        if (LeadingDigits(text) == 4 && !text[4..].StartsWith(":")) return Date(Int(text[..4]), month, day, text[4..], out time);
        if (text.Length > 5 && text[^5] == ' ' && LeadingDigits(text[^4..]) == 4) return Date(Int(text[^4..]), month, day, text[..^5], out time);
        return NoYear;
    }

    private static string? Date(int year, int month, int day, ReadOnlySpan<char> rest, out WrittenTime time)
    {
        time = default;
        // Day 0 stands for a whole month.
        if (day < 0 || Day(year, month, Math.Max(day, 1)) is not { } clock) return "is a day that no calendar has";
        rest = rest.TrimStart(" ,Tt\u00A0\u202F-–");
        if (rest.StartsWith("um ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("at ", StringComparison.OrdinalIgnoreCase)) rest = rest[3..];
        if (rest.IsEmpty)
        {
            time = new(clock, null, day == 0 ? TimePrecision.Month : TimePrecision.Day);
            return null;
        }
        if (day == 0 || !Take(ref rest, 2, out int hour) || rest.IsEmpty || rest[0] != ':' || !Next(ref rest) || LeadingDigits(rest) != 2) return NoDate;
        int minute = Int(rest[..2]), second = 0;
        long fraction = 0;
        rest = rest[2..];
        TimePrecision precision = TimePrecision.Minute;
        if (!rest.IsEmpty && rest[0] == ':' && Next(ref rest))
        {
            if (LeadingDigits(rest) != 2) return NoDate;
            second = Int(rest[..2]);
            rest = rest[2..];
            precision = TimePrecision.Second;
            if (!rest.IsEmpty && rest[0] is '.' or ',' && Next(ref rest)) fraction = Fraction(ref rest);
        }
        string? reason = ReadTail(rest, ref hour, out TimeSpan? offset);
        if (reason is not null) return reason;
        if (Clocked(clock, hour, minute, second) is not { } shown) return "is a time that no clock shows";
        time = new(shown.AddTicks(fraction), offset, precision);
        return null;
    }

    /// <summary>What may follow the time of day: Uhr, AM or PM, a zone.</summary>
    private static string? ReadTail(ReadOnlySpan<char> rest, ref int hour, out TimeSpan? offset)
    {
        offset = null;
        rest = rest.TrimStart(" \u00A0\u202F");
        if (rest.StartsWith("Uhr", StringComparison.OrdinalIgnoreCase)) rest = rest[3..].TrimStart();
        if (rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase))
        {
            if (hour is < 1 or > 12) return "is a time that no clock shows";
            hour = hour % 12 + (char.ToUpperInvariant(rest[0]) == 'P' ? 12 : 0);
            rest = rest[2..].TrimStart();
        }
        if (rest.IsEmpty) return null;
        if (CalendarNames.TryZone(rest, out int hours))
        {
            offset = TimeSpan.FromHours(hours);
            return null;
        }
        if (rest[0] is not ('+' or '-' or '−')) return "has a zone that is not known; write it as +02:00";
        int sign = rest[0] == '+' ? 1 : -1;
        rest = rest[1..];
        int digits = LeadingDigits(rest);
        int h = digits is 2 or 4 ? Int(rest[..2]) : -1;
        int m = digits == 4 && rest.Length == 4 ? Int(rest[2..]) : digits == 2 && rest.Length == 2 ? 0 : digits == 2 && rest.Length == 5 && rest[2] == ':' && LeadingDigits(rest[3..]) == 2 ? Int(rest[3..]) : -1;
        if (h is < 0 or > 14 || m is < 0 or > 59) return "has a zone that is not known; write it as +02:00";
        offset = sign * new TimeSpan(h, m, 0);
        return null;
    }

    private static long Fraction(ref ReadOnlySpan<char> text)
    {
        int digits = LeadingDigits(text);
        long ticks = 0;
        for (int i = 0; i < 7; i++) ticks = ticks * 10 + (i < digits ? text[i] - '0' : 0);
        text = text[digits..];
        return ticks;
    }

    private static bool TakeMonth(ref ReadOnlySpan<char> text, out int month, bool peek = false)
    {
        int length = Letters(text);
        if (!CalendarNames.TryMonth(text[..length], out month)) return false;
        if (!peek) text = text[length..];
        return true;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsLetter(text[length])) length++;
        return length;
    }

    private static int LeadingDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    private static bool Take(ref ReadOnlySpan<char> text, int most, out int number)
    {
        int digits = LeadingDigits(text);
        number = digits >= 1 && digits <= most ? Int(text[..digits]) : 0;
        if (digits < 1 || digits > most) return false;
        text = text[digits..];
        return true;
    }

    private static bool Next(ref ReadOnlySpan<char> text)
    {
        text = text[1..];
        return true;
    }

    private static int Int(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>What the clocks of a zone did at an hour.</summary>
internal enum ClockJump
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They skipped it.</summary>
    Skipped,

    /// <summary>They showed it twice.</summary>
    Twice,
}
