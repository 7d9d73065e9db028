using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Participations;

/// <summary>How time is cut: into calendar months, weeks from Monday, or windows that roll over the days.</summary>
public sealed record PeriodRule
{
    private readonly int _months, _days, _step;

    private PeriodRule(string name, int months, int days, int step) => (Name, _months, _days, _step) = (name, months, days, step);

    /// <summary>Weeks from Monday to Sunday.</summary>
    public static PeriodRule Week { get; } = new("week", 0, 7, 7);

    /// <summary>Calendar months.</summary>
    public static PeriodRule Month { get; } = new("month", 1, 0, 0);

    /// <summary>Three calendar months from January, April, July or October.</summary>
    public static PeriodRule Quarter { get; } = new("quarter", 3, 0, 0);

    /// <summary>Calendar years.</summary>
    public static PeriodRule Year { get; } = new("year", 12, 0, 0);

    /// <summary>Windows of a number of days from the first post on; only whole windows.</summary>
    /// <param name="days">Length of each.</param>
    /// <param name="every">Days from the beginning of one to that of the next; smaller than the length when they overlap.</param>
    public static PeriodRule Rolling(int days, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"window of {days} days"), 0, days, every);
    }

    /// <summary>What one period is called.</summary>
    public string Name { get; }

    internal bool IsRolling => this != Week && _months == 0;

    /// <summary>Whether a post of which only the month is known has a place.</summary>
    internal bool TakesMonths => _months > 0;

    /// <summary>The periods from the one that holds the first day to the one that holds the last, empty ones too.</summary>
    internal IReadOnlyList<CalendarPeriod> Cover(DateOnly first, DateOnly last)
    {
        var periods = new List<CalendarPeriod>();
        DateOnly Next(DateOnly from) => _months > 0 ? from.AddMonths(_months) : from.AddDays(_step);
        for (DateOnly from = IsRolling ? first : BeginOf(first); from <= last; from = Next(from))
        {
            DateOnly to = _months > 0 ? Next(from).AddDays(-1) : from.AddDays(_days - 1);
            if (IsRolling && to > last) break;
            periods.Add(new(NameOf(from), from, to, IsPartial: from < first || to > last));
        }
        return periods;
    }

    private DateOnly BeginOf(DateOnly day) => _months == 0
        ? day.AddDays(-(((int)day.DayOfWeek + 6) % 7))
        : new(day.Year, (day.Month - 1) / _months * _months + 1, 1);

    private string NameOf(DateOnly from) => _months switch
    {
        0 => from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        1 => from.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        12 => from.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{from.Year}-Q{(from.Month - 1) / 3 + 1}"),
    };
}

/// <summary>A piece of time.</summary>
/// <param name="Name">"2018-03" for a month, "2018-Q1" for a quarter, the first day for a week or a window.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">Its last day.</param>
/// <param name="IsPartial">Whether the data begin after its first or end before its last day.</param>
public sealed record CalendarPeriod(string Name, DateOnly From, DateOnly To, bool IsPartial)
{
    internal bool Holds(DateOnly day) => day >= From && day <= To;
}

/// <summary>The day of a post in a zone.</summary>
internal static class PostDays
{
    /// <summary>The local day of an instant; a day that is known as such is that day everywhere, a month its first day.</summary>
    public static DateOnly Of(PostTime time, TimeZoneInfo zone) => time.Precision is TimePrecision.Day or TimePrecision.Month
        ? time.Day()
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.Utc, zone).DateTime);

    /// <summary>The days of the first and the last post whose time is known; null when none is.</summary>
    public static (DateOnly First, DateOnly Last)? Span(Conversation conversation, TimeZoneInfo zone)
    {
        (DateOnly First, DateOnly Last)? span = null;
        foreach (Post post in conversation)
        {
            if (post.Time is not { } time) continue;
            DateOnly day = Of(time, zone);
            span = span is var (first, last) ? (day < first ? day : first, day > last ? day : last) : (day, day);
        }
        return span;
    }
}
