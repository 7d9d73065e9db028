namespace SocialResearch.Importing;

/// <summary>What 10/02/2026 means.</summary>
public enum DayOrder
{
    /// <summary>The tenth of February.</summary>
    DayFirst,

    /// <summary>The second of October.</summary>
    MonthFirst,
}

/// <summary>Finds the order of day and month from a whole column: one 25/12 decides for all others.</summary>
internal sealed class DayOrderVote
{
    private const string Remedy = "Say which it is: DayOrder = DayOrder.DayFirst (--day-order day-first) for 25/12/2026, DayOrder.MonthFirst (--day-order month-first) for 12/25/2026.";

    private long _dayFirst, _monthFirst, _halfDays, _either;

    /// <summary>Looks at one more value.</summary>
    public void Look(ReadOnlySpan<char> text)
    {
        if (!WrittenTime.IsSlashDate(text = text.Trim(), out int first, out int second)) return;
        if (first > 12) _dayFirst++;
        else if (second > 12) _monthFirst++;
        else if (first != second) _either++;
        if (text.EndsWith("AM", StringComparison.OrdinalIgnoreCase) || text.EndsWith("PM", StringComparison.OrdinalIgnoreCase)) _halfDays++;
    }

    /// <summary>The order, with the sentence that says why; no sentence when there was nothing to decide.</summary>
    /// <param name="column">The column's name, for messages.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="usual">The order that the program which wrote the file uses, with the reason; null when it is not known.</param>
    /// <exception cref="ImportException">The values do not decide it, or contradict each other.</exception>
    public (DayOrder Order, string? Assumption) Decide(string column, string file, (DayOrder Order, string Because)? usual = null)
    {
        if (_dayFirst > 0 && _monthFirst > 0)
            throw new ImportException($"The dates in {column} have the day first in some rows and the month first in others.", file, Remedy);
        if (_dayFirst > 0) return (DayOrder.DayFirst, $"The dates in {column} have the day first: some have a first number above 12.");
        if (_monthFirst > 0) return (DayOrder.MonthFirst, $"The dates in {column} have the month first: some have a second number above 12.");
        if (_either == 0) return (DayOrder.DayFirst, null);
        if (_halfDays > 0) return (DayOrder.MonthFirst, $"The dates in {column} were read with the month first, because the times are written with AM and PM; no date decides it.");
        if (usual is { } known)
            return (known.Order, $"The dates in {column} fit both orders; they were read with the {(known.Order == DayOrder.DayFirst ? "day" : "month")} first, because {known.Because}. Say DayOrder if it is the other way round.");
        throw new ImportException($"The dates in {column} fit both orders, day first and month first.", file, Remedy);
    }
}
