using System.Globalization;

namespace SocialResearch.Conversations;

/// <summary>Decides whether a post certainly lies within a window of time, however exactly its time is known.</summary>
internal static class TimeWindow
{
    /// <summary>Half-open: from the first instant, before the second. A day or month must lie in it whole.</summary>
    public static bool Holds(PostTime time, DateTimeOffset from, DateTimeOffset to) => time.Precision switch
    {
        TimePrecision.Day => time.Utc >= from && to - time.Utc >= TimeSpan.FromDays(1),
        TimePrecision.Month => time.Utc >= from && to - time.Utc >= TimeSpan.FromDays(DaysOfMonth(time)),
        _ => time.Utc >= from && time.Utc < to,
    };

    /// <summary>From the first day to the last, both in. A post of which only the day is known belongs to that day in every zone; a month must lie in whole.</summary>
    public static Func<PostTime, bool> OfDays(DateOnly from, DateOnly to, TimeZoneInfo zone)
    {
        DateTimeOffset begin = BeginOf(from, zone), end = to == DateOnly.MaxValue ? DateTimeOffset.MaxValue : BeginOf(to.AddDays(1), zone);
        return time => time.Precision switch
        {
            TimePrecision.Day => time.Day() is var day && day >= from && day <= to,
            TimePrecision.Month => time.Day() is var first && first >= from && first.AddDays(DaysOfMonth(time) - 1) <= to,
            _ => time.Utc >= begin && time.Utc < end,
        };
    }

    /// <summary>Reads a day as 2015-12-31 and nothing else: 10/11/2015 is two days.</summary>
    public static DateOnly ReadDay(string day, string parameter) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly read)
            ? read
            : throw new ArgumentException($"\"{day}\" is no day. Write year, month and day as in 2015-12-31.", parameter);

    private static int DaysOfMonth(PostTime time)
    {
        DateOnly first = time.Day();
        return DateTime.DaysInMonth(first.Year, first.Month);
    }

    /// <summary>When a day begins in a zone: where clocks jump over midnight, when they land; where midnight comes twice, with the first.</summary>
    public static DateTimeOffset BeginOf(DateOnly day, TimeZoneInfo zone)
    {
        DateTime midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        TimeSpan offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        // The first day of the calendar has no earlier instant for zones east of Greenwich.
        return midnight.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new(new DateTime(midnight.Ticks - offset.Ticks, DateTimeKind.Utc));
    }
}
