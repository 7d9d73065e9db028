using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Analytics;

/// <summary>Gives days such as "August 31" their year: one is known, the others follow from the order of the rows.</summary>
/// <remarks>
/// Neighbouring rows are taken to lie within half a year of each other, upwards or downwards: after December 31 comes January 1 of
/// the next year. The rows are read twice; the first time only to see how often they pass New Year.
/// </remarks>
internal sealed partial class YearlessDays
{
    private const int LeapYear = 2000;

    private int? _firstYear;
    private int _turns, _lastTurn, _firstTurn;
    private (int Month, int Day)? _previous, _latest;

    /// <summary>Whether any day had no year.</summary>
    public bool WereThere { get; private set; }

    /// <summary>The year of the row read last.</summary>
    public int LastYear => (_firstYear ?? LeapYear) + _turns;

    /// <summary>Whether a cell is a day without a year.</summary>
    public static bool Reads(ReadOnlySpan<char> cell, DayOrder order, out int month, out int day)
    {
        month = day = 0;
        cell = cell.Trim();
        if (cell.Length is < 3 or > 24) return false;
        string? dated = !cell.Trim("0123456789./- ").IsEmpty ? $"{cell} {LeapYear}"
            : cell[^1] == '.' ? $"{cell}{LeapYear}"
            : cell.IndexOfAny("./-") is > 0 and var sign ? $"{cell}{cell[sign]}{LeapYear}" : null;
        if (dated is null || WrittenTime.Read(dated, order, out WrittenTime written) is not null || written.Precision != TimePrecision.Day || written.Clock.Year != LeapYear) return false;
        (month, day) = (written.Clock.Month, written.Clock.Day);
        return true;
    }

    /// <summary>Takes the next row; null when its day does not exist in the year that follows from the rows before.</summary>
    public DateOnly? Next(int month, int day)
    {
        WereThere = true;
        if (_previous is { } before)
        {
            int ahead = DayOfYear(month, day) - DayOfYear(before.Month, before.Day);
            if (ahead < -183) _turns++;
            else if (ahead > 183) _turns--;
        }
        _previous = (month, day);
        if (_latest is null || _turns > _lastTurn || _turns == _lastTurn && (month, day).CompareTo(_latest.Value) > 0) (_latest, _lastTurn) = ((month, day), _turns);
        if (_turns < _firstTurn) _firstTurn = _turns;
        return LastYear is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(LastYear, month) ? new(LastYear, month, day) : null;
    }

    /// <summary>Settles the years after the first reading and begins anew.</summary>
    /// <param name="said">The year of the first row, where the user says it.</param>
    /// <param name="above">The lines above the header, which may hold a date with a year.</param>
    /// <param name="column">The column, for messages.</param>
    /// <param name="where">File and line, for messages.</param>
    /// <returns>What was assumed.</returns>
    /// <exception cref="ImportException">Nothing tells the year.</exception>
    public string Settle(int? said, IReadOnlyList<string> above, string column, string where)
    {
        DateOnly? latest = above.SelectMany(Dates).Cast<DateOnly?>().Max();
        if (said is null && latest is null)
        {
            throw new ImportException($"The days in {column} have no year.", where,
                "Say of which year the first row is: Year = 2026, or --year 2026 on the command line. The years of the others follow from their order.");
        }
        // The last of the days lies before the date above, as late as it can.
        if (said is null) _firstYear = (_latest!.Value.CompareTo((latest!.Value.Month, latest.Value.Day)) <= 0 ? latest.Value.Year : latest.Value.Year - 1) - _lastTurn;
        else _firstYear = said;
        if (_firstYear + _firstTurn is < 1900 || _firstYear + _lastTurn > 2200)
            throw new ImportException($"With {_firstYear} as the year of the first row, days in {column} lie outside 1900 to 2200.", where, "Say the year in which the first row lies, such as Year = 2026.");
        string turns = _lastTurn == _firstTurn ? "" : FormattableString.Invariant($"; the rows pass New Year, so they reach from {_firstYear + _firstTurn} to {_firstYear + _lastTurn}");
        string because = said is not null ? "as was said" : FormattableString.Invariant($"because a line above the header names {latest:yyyy-MM-dd}");
        (_turns, _previous) = (0, null);
        return FormattableString.Invariant($"The days in {column} have no year. The first row was taken to be of {_firstYear}, {because}{turns}. Neighbouring rows were taken to lie within half a year of each other.");
    }

    /// <summary>All dates with a year in a line.</summary>
    public static IEnumerable<DateOnly> Dates(string line)
    {
        foreach (Match match in DateWithYear().Matches(line))
        {
            if (DateOnly.TryParseExact($"{match.Groups[1].Value}{match.Groups[3].Value}{match.Groups[4].Value}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
                yield return date;
        }
    }

    private static int DayOfYear(int month, int day) => new DateOnly(LeapYear, month, day).DayOfYear;

    [GeneratedRegex(@"(?<!\d)(20\d\d)([-/.]?)(0[1-9]|1[0-2])\2([0-3]\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DateWithYear();
}
