using System.Globalization;

namespace SocialResearch.Cases;

/// <summary>How exactly a source says when something happened.</summary>
public enum CasePrecision
{
    /// <summary>To the minute.</summary>
    Minute,

    /// <summary>To the hour, or to a part of the day; where only the day is written, the day holds.</summary>
    Hour,

    /// <summary>To the day.</summary>
    Day,

    /// <summary>To the month.</summary>
    Month,

    /// <summary>To the year.</summary>
    Year,

    /// <summary>The date was placed inside a known window by whoever made the table: an estimate, good for order and not for bounds.</summary>
    Approximate,
}

/// <summary>When something happened, as the stretch of time that the source allows.</summary>
/// <remarks>Clock times are local to the source, as printed; offsets from UTC are rarely given and not converted. A day may so be one off between continents.</remarks>
/// <param name="Earliest">The first moment it can have been.</param>
/// <param name="End">The first moment after it.</param>
/// <param name="Precision">How exactly the source says it.</param>
/// <param name="Written">As the table has it.</param>
public sealed record CaseTime(DateTime Earliest, DateTime End, CasePrecision Precision, string Written)
{
    private static readonly string[] s_clocks = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmzzz"];

    /// <summary>The first day it can have been.</summary>
    public DateOnly FirstDay => DateOnly.FromDateTime(Earliest);

    /// <summary>The last day it can have been.</summary>
    public DateOnly LastDay => DateOnly.FromDateTime(End.AddTicks(-1));

    /// <summary>Reads <c>2004</c>, <c>2004-09</c>, <c>2004-09-12</c>, <c>2004-09-14T16:50</c> or the same with an offset.</summary>
    /// <param name="written">The time as written.</param>
    /// <param name="precision">How exactly it is known; it may be less exact than what is written, and not more but for the parts of a day.</param>
    /// <exception cref="FormatException">It is none of these, or the precision says more than is written.</exception>
    public static CaseTime Parse(string written, CasePrecision precision)
    {
        ArgumentNullException.ThrowIfNull(written);
        CultureInfo invariant = CultureInfo.InvariantCulture;
        CasePrecision finest;
        // The clock of the source is kept: its day is the day that the source speaks of.
        if (DateTimeOffset.TryParseExact(written, s_clocks, invariant, DateTimeStyles.AssumeUniversal, out DateTimeOffset clock)) finest = CasePrecision.Minute;
        else if (DateTimeOffset.TryParseExact(written, "yyyy-MM-dd", invariant, DateTimeStyles.AssumeUniversal, out clock)) finest = CasePrecision.Day;
        else if (DateTimeOffset.TryParseExact(written, "yyyy-MM", invariant, DateTimeStyles.AssumeUniversal, out clock)) finest = CasePrecision.Month;
        else if (DateTimeOffset.TryParseExact(written, "yyyy", invariant, DateTimeStyles.AssumeUniversal, out clock)) finest = CasePrecision.Year;
        else throw new FormatException("the time is none of 2004, 2004-09, 2004-09-12, 2004-09-12T16:50");

        CasePrecision stretch = precision switch
        {
            CasePrecision.Approximate => finest == CasePrecision.Minute ? CasePrecision.Day : finest,
            // "Late on Friday" is kept as the day.
            CasePrecision.Hour when finest == CasePrecision.Day => CasePrecision.Day,
            _ when precision < finest => throw new FormatException($"the time is written as '{written}', which is not known to the {precision.ToString().ToLowerInvariant()}"),
            _ => precision,
        };
        DateTime at = clock.DateTime;
        (DateTime begin, DateTime end) = stretch switch
        {
            CasePrecision.Minute => (at, at.AddMinutes(1)),
            CasePrecision.Hour => (at.Date.AddHours(at.Hour), at.Date.AddHours(at.Hour + 1)),
            CasePrecision.Day => (at.Date, at.Date.AddDays(1)),
            CasePrecision.Month => (new(at.Year, at.Month, 1), new DateTime(at.Year, at.Month, 1).AddMonths(1)),
            _ => (new(at.Year, 1, 1), new DateTime(at.Year, 1, 1).AddYears(1)),
        };
        return new(begin, end, precision, written);
    }

    /// <summary>The time as exactly as it is known: "2004-09-12", "2004-09", "about 2009-04-20".</summary>
    public override string ToString() => Precision switch
    {
        CasePrecision.Approximate => $"about {Written}",
        CasePrecision.Minute or CasePrecision.Hour when Written.Contains('T', StringComparison.Ordinal) => $"{Written[..10]} {Written[11..16]}",
        CasePrecision.Month => Written[..7],
        CasePrecision.Year => Written[..4],
        _ => Written,
    };
}
