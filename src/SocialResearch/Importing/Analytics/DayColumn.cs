using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Metrics;

namespace SocialResearch.Importing.Analytics;

/// <summary>Reads the days of one column, also such as have no year.</summary>
/// <param name="order">What 10/02/2026 means.</param>
/// <param name="years">Gives days without a year theirs.</param>
internal sealed class DayColumn(DayOrder order, YearlessDays years)
{
    /// <summary>Reads one cell.</summary>
    /// <returns>Why it holds no period, to follow the header; null when it does.</returns>
    public string? Read(ReadOnlySpan<char> cell, out MetricPeriod period)
    {
        period = default;
        cell = cell.Trim();
        if (Numbers.IsMissing(cell)) return "is empty";
        if (cell.Length == 6 && cell.Trim("0123456789").IsEmpty && ReadMonth(cell, out period)) return null;
        if (WrittenTime.Read(cell, order, out WrittenTime written) is not { } reason)
        {
            var day = DateOnly.FromDateTime(written.Clock);
            period = written.Precision == TimePrecision.Month ? MetricPeriod.Month(day) : MetricPeriod.Day(day);
            return null;
        }
        if (!YearlessDays.Reads(cell, order, out int month, out int dayOfMonth)) return reason;
        if (years.Next(month, dayOfMonth) is not { } dated) return $"is a day that {years.LastYear.ToString(CultureInfo.InvariantCulture)} does not have";
        period = MetricPeriod.Day(dated);
        return null;
    }

    /// <summary>Reads 2026100113, as GA4 writes the hours of a day.</summary>
    public static string? ReadDayAndHour(ReadOnlySpan<char> cell, out MetricPeriod period)
    {
        period = default;
        if (cell.Length != 10 || !DateOnly.TryParseExact(cell[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            || !int.TryParse(cell[8..], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) || hour > 23)
        {
            return "is no day with an hour such as 2026100113";
        }
        period = MetricPeriod.HourOf(day, hour);
        return null;
    }

    private static bool ReadMonth(ReadOnlySpan<char> cell, out MetricPeriod period)
    {
        bool isMonth = DateOnly.TryParseExact(string.Concat(cell, "01"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first);
        period = isMonth ? MetricPeriod.Month(first) : default;
        return isMonth;
    }
}
