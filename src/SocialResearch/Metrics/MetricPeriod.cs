using System.Globalization;

namespace SocialResearch.Metrics;

/// <summary>Over how long a source counted a figure.</summary>
public enum PeriodPrecision
{
    /// <summary>The source does not say.</summary>
    Unknown,

    /// <summary>One hour of a day.</summary>
    Hour,

    /// <summary>One day.</summary>
    Day,

    /// <summary>Seven days from the first.</summary>
    Week,

    /// <summary>One calendar month.</summary>
    Month,

    /// <summary>From a first to a last day, as one figure for all of them.</summary>
    Range,

    /// <summary>From the publication of a post until the export: a figure that goes on growing.</summary>
    Lifetime,
}

/// <summary>Over which days a source counted a figure.</summary>
/// <remarks>Days are those of the source: platforms cut them in a zone of their own and rarely say in which.</remarks>
public readonly record struct MetricPeriod
{
    private MetricPeriod(PeriodPrecision precision, DateOnly? first, DateOnly? last, int? hour = null) =>
        (Precision, First, Last, Hour) = (precision, first, last, hour);

    /// <summary>How long it is.</summary>
    public PeriodPrecision Precision { get; }

    /// <summary>The first day; of a lifetime the day of publication; null when the source does not say.</summary>
    public DateOnly? First { get; }

    /// <summary>The last day, itself included; null for a lifetime and when the source does not say.</summary>
    public DateOnly? Last { get; }

    /// <summary>The hour from 0 to 23, of one hour.</summary>
    public int? Hour { get; }

    /// <summary>A period the source does not name.</summary>
    public static MetricPeriod Unknown => default;

    /// <summary>One day.</summary>
    public static MetricPeriod Day(DateOnly day) => new(PeriodPrecision.Day, day, day);

    /// <summary>One hour of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="hour">From 0 to 23.</param>
    public static MetricPeriod HourOf(DateOnly day, int hour)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)hour, 23u, nameof(hour));
        return new(PeriodPrecision.Hour, day, day, hour);
    }

    /// <summary>The seven days from a first.</summary>
    public static MetricPeriod Week(DateOnly first) => new(PeriodPrecision.Week, first, first.DayNumber > DateOnly.MaxValue.DayNumber - 6 ? DateOnly.MaxValue : first.AddDays(6));

    /// <summary>The calendar month a day lies in.</summary>
    public static MetricPeriod Month(DateOnly day) => new(PeriodPrecision.Month, new(day.Year, day.Month, 1), new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>Several days taken together.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public static MetricPeriod Range(DateOnly first, DateOnly last) => last < first
        ? throw new ArgumentException("The last day lies before the first. Exchange them.", nameof(last))
        : new(PeriodPrecision.Range, first, last);

    /// <summary>From the publication until the export.</summary>
    /// <param name="published">The day of publication; null when it is not known.</param>
    public static MetricPeriod Lifetime(DateOnly? published) => new(PeriodPrecision.Lifetime, published, null);

    /// <summary>Whether all of it certainly lies within some days, the first and the last included.</summary>
    public bool LiesWithin(DateOnly from, DateOnly to) => First >= from && Last <= to;

    /// <summary>The period as it is known: "2026-10-01", "2026-10-01 13 h", "2026-10", "2026-10-01 to 2026-10-31", "since 2026-10-01".</summary>
    public override string ToString() => Precision switch
    {
        PeriodPrecision.Day => Written(First),
        PeriodPrecision.Hour => string.Create(CultureInfo.InvariantCulture, $"{Written(First)} {Hour:00} h"),
        PeriodPrecision.Month => First!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodPrecision.Week or PeriodPrecision.Range => $"{Written(First)} to {Written(Last)}",
        PeriodPrecision.Lifetime => First is null ? "since publication" : $"since {Written(First)}",
        _ => "",
    };

    /// <summary>From the words of a store.</summary>
    internal static MetricPeriod Of(PeriodPrecision precision, DateOnly? first, DateOnly? last, int? hour) => new(precision, first, last, hour);

    private static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
