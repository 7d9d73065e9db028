using System.Globalization;

namespace SocialResearch.Charts;

/// <summary>A mark along an axis: where it stands and what it says, line by line.</summary>
internal sealed record Tick(double At, IReadOnlyList<string> Lines)
{
    /// <summary>The colour of a heading among the names of rows, which is written bold; null for all others.</summary>
    public string? Heading { get; init; }
}

/// <summary>Chooses round places for the marks of an axis.</summary>
internal static class Ticks
{
    private static readonly double[] RoundSteps = [1, 2, 2.5, 5, 10];

    /// <summary>The smallest round step that is not below <paramref name="atLeast"/>.</summary>
    public static double Step(double atLeast, bool whole)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        if (whole && power < 1) return 1;
        return RoundSteps.Select(round => round * power).First(step => step >= atLeast * (1 - 1e-9) && (!whole || step == Math.Floor(step)));
    }

    public static IReadOnlyList<double> Between(double low, double high, double step)
    {
        double first = Math.Ceiling(low / step - 1e-9), last = Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    /// <summary>Marks of a logarithmic axis: powers of ten and, while these are few, their double and fivefold; on a short one, where fewer than two of them stand, round steps.</summary>
    public static IReadOnlyList<double> OfLog(double low, double high, int atMost)
    {
        int from = (int)Math.Floor(Math.Log10(low) + 1e-9), to = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        int first = (int)Math.Ceiling(Math.Log10(low) - 1e-9), last = (int)Math.Floor(Math.Log10(high) + 1e-9);
        int every = Math.Max(1, (int)Math.Ceiling((last - first + 1.0) / atMost));
        double[] Inside(params double[] factors) => [.. Enumerable.Range(from, to - from + 1).Where(power => (power - first) % every == 0)
            .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
            .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))];
        double[] powers = Inside(1), more = Inside(1, 2, 5);
        if ((to - from + 1) * 3 <= atMost + 2 || (powers.Length < 2 && more.Length <= atMost)) powers = more;
        return powers.Length >= 2 ? powers : Between(low, high, Step((high - low) / atMost, whole: false));
    }

    /// <summary>The fewest digits after the point that write every step.</summary>
    public static int Decimals(double step)
    {
        int decimals = 0;
        while (decimals < 10 && Math.Abs(step - Math.Round(step, decimals)) > step * 1e-6) decimals++;
        return decimals;
    }

    /// <summary>Starts of years, months, weeks, days or hours, whichever gives the most marks that fit.</summary>
    public static IReadOnlyList<Tick> Calendar(DateTime low, DateTime high, int atMost, CultureInfo culture)
    {
        foreach (int hours in (int[])[1, 3, 6, 12])
            if ((high - low).TotalHours / hours <= atMost && (high - low).TotalDays < 4)
                return Label(Steps(low.Date, low, high, day => day.AddHours(hours)), "HH:mm", "d MMM", time => time.TimeOfDay == TimeSpan.Zero, culture);
        foreach (int days in (int[])[1, 2, 7, 14])
            if ((high - low).TotalDays / days <= atMost)
                return Label(Steps(Monday(low), low, high, day => day.AddDays(days)), "d MMM", "yyyy", day => day.DayOfYear <= days, culture);
        foreach (int months in (int[])[1, 2, 3, 6])
            if ((high - low).TotalDays / 30.4 / months <= atMost)
                return Label(Steps(NewYear(low.Year), low, high, day => day.AddMonths(months)), "MMM", "yyyy", day => day.Month == 1, culture);
        int years = (int)Math.Max(1, Step((high - low).TotalDays / 365.25 / atMost, whole: true));
        return Label(Steps(NewYear(low.Year - low.Year % years), low, high, day => day.AddYears(years)), "yyyy", null, _ => false, culture);
    }

    private static DateTime NewYear(int year) => new(Math.Max(1, year), 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static DateTime Monday(DateTime day) => day.Date.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static List<DateTime> Steps(DateTime start, DateTime low, DateTime high, Func<DateTime, DateTime> next)
    {
        var steps = new List<DateTime>();
        for (DateTime at = start; at <= high; at = next(at))
            if (at >= low) steps.Add(at);
        return steps;
    }

    /// <summary>The first mark and each that begins something larger carry the larger unit in a second line.</summary>
    private static IReadOnlyList<Tick> Label(List<DateTime> times, string format, string? larger, Func<DateTime, bool> beginsLarger, CultureInfo culture) =>
        [.. times.Select((time, i) => new Tick(AxisScale.Days(time),
            larger is not null && (i == 0 || beginsLarger(time)) ? [time.ToString(format, culture), time.ToString(larger, culture)] : [time.ToString(format, culture)]))];
}
