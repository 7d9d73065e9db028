using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Cohorts of newcomers, and how many of each are active in which later period.</summary>
/// <remarks>
/// A row holds the people whose first post of the data lies in one period; column k how many of them wrote in exactly the k-th
/// period after it ("classic" retention), so a row need not fall from cell to cell. What lies after the end of the data is null,
/// not zero. The last period may have been watched in part only: its cells are counted, marked and left out of the pooled rates
/// unless asked for.
/// </remarks>
public sealed record CohortTriangle : MeasureResult
{
    private CohortTriangle() { }

    /// <summary>How first contacts are grouped.</summary>
    public required PeriodRule Rule { get; init; }

    /// <summary>One row a period, also where nobody came.</summary>
    public required IReadOnlyList<Cohort> Cohorts { get; init; }

    /// <summary>Of those first seen before the last period, the share seen in any later one.</summary>
    public required Estimate EverReturned { get; init; }

    /// <summary>Below this many people a count is not shown.</summary>
    public int Threshold { get; init; } = 5;

    /// <inheritdoc/>
    public override string Sentence => After(1) is { Value: { } share, Interval: { } interval }
        ? $"{Percent(share)} of newcomers ({Level(interval)} interval {PercentRange(interval)}) wrote in the {Rule.Name} after their first; {Count(Cohorts.Count)} cohorts of {Count(Cohorts.Sum(cohort => cohort.People))} people."
        : $"{Count(Cohorts.Sum(cohort => cohort.People))} people; no cohort was watched for a whole {Rule.Name} after its first.";

    /// <summary>The share of all people who wrote in exactly the k-th period after their first.</summary>
    /// <param name="k">How many periods later, from 1.</param>
    /// <param name="withPartial">Whether a last period that was watched in part only counts as watched.</param>
    public Estimate After(int k, bool withPartial = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var cells = Cohorts.Where(cohort => k < cohort.Cells.Count).Select(cohort => (cohort.People, Cell: cohort.Cells[k]))
            .Where(pair => pair.Cell.People is not null && (withPartial || !pair.Cell.IsPartial)).ToList();
        return Proportions.Wilson(cells.Sum(pair => pair.Cell.People!.Value), cells.Sum(pair => pair.People),
            whyUndefined: $"No cohort was watched for {Count(k)} {Rule.Name}s after its first.");
    }

    internal static CohortTriangle Of(DatedPosts posts, PeriodRule rule, DateOnly end)
    {
        if (rule.IsRolling) throw new ArgumentException("Cohorts need periods that do not overlap: weeks, months, quarters or years.", nameof(rule));
        IReadOnlyList<CalendarPeriod> periods = rule.Cover(posts.First, end);
        int[] starts = [.. periods.Select(period => period.From.DayNumber)];
        int PeriodOf(DateOnly day) => Array.BinarySearch(starts, day.DayNumber) is var found && found >= 0 ? found : ~found - 1;
        var people = new long[periods.Count];
        var active = new long[periods.Count, periods.Count];
        long returned = 0;
        foreach (IReadOnlyList<DatedPost> author in posts.Authors)
        {
            int first = PeriodOf(author[0].Day);
            int[] seen = [.. author.Select(post => PeriodOf(post.Day)).Distinct()];
            people[first]++;
            foreach (int period in seen) active[first, period - first]++;
            if (seen.Length > 1) returned++;
        }
        CohortCell Cell(int row, int k) => row + k >= periods.Count ? new(null, false) : new(active[row, k], row + k == periods.Count - 1 && periods[^1].To > end);
        return new()
        {
            Rule = rule,
            Cohorts = [.. periods.Select((period, row) => new Cohort(period, people[row], [.. Enumerable.Range(0, periods.Count).Select(k => Cell(row, k))]))],
            EverReturned = Proportions.Wilson(returned, people.SkipLast(1).Sum(), whyUndefined: $"All people were first seen in the last {rule.Name}."),
            Caveats =
            [
                new("SR033", "The first cohorts may hold people who wrote before the data begin; they come back more readily than newcomers."),
                .. periods[^1].To > end ? [new Caveat("SR034", $"The last {rule.Name} was watched until {Day(end)} only: its counts are lower limits.")] : Array.Empty<Caveat>(),
            ],
        };
    }

    /// <summary>The counts with cells of few people hidden; a dot stands for 1 to threshold − 1, nothing for "not yet".</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Shown()
    {
        // Cells of a row are not parts of its total: a person may be in several. So there are no totals that give cells away.
        var counts = new PeopleCounts("", [.. Enumerable.Range(0, Cohorts.Count).Select(k => $"{k}")],
            [.. Cohorts.Select(cohort => new PeopleCountsRow(cohort.Period.Name, [.. cohort.Cells.Select(cell => cell.People ?? 0)]))])
        { RowTotals = false, ColumnTotals = false };
        IReadOnlyList<IReadOnlyList<string>> hidden = SmallCells.Hide(counts, Threshold).Shown.Rows;
        return [.. Cohorts.Select((cohort, row) => (IReadOnlyList<string>)[.. cohort.Cells.Select((cell, k) => cell.People is null ? "" : hidden[row][k + 1] + (cell.IsPartial ? "*" : ""))])];
    }

    /// <summary>One row a cohort.</summary>
    public override Table ToTable()
    {
        IReadOnlyList<IReadOnlyList<string>> shown = Shown();
        return new(
            [$"First {Rule.Name}", .. Enumerable.Range(0, Cohorts.Count).Select(k => Column.Number(k == 0 ? "People" : $"+{k}"))],
            [.. Cohorts.Select((cohort, row) => (IReadOnlyList<string>)[cohort.Period.Name + (cohort.Period.IsPartial ? "*" : ""), .. shown[row]])],
            $"People of each cohort who wrote in exactly the k-th {Rule.Name} after their first. Empty: not yet observed; * the {Rule.Name} was watched in part; {SmallCells.Mark} fewer than {Threshold} people, hidden.");
    }
}

/// <summary>People who were first seen in the same period.</summary>
/// <param name="Period">The period.</param>
/// <param name="People">How many they are.</param>
/// <param name="Cells">How many of them were active in this and each later period.</param>
public sealed record Cohort(CalendarPeriod Period, long People, IReadOnlyList<CohortCell> Cells);

/// <summary>People of a cohort in one later period.</summary>
/// <param name="People">How many were active; null when the period lies after the end of the data.</param>
/// <param name="IsPartial">Whether the period was watched in part only, so that the count is a lower limit.</param>
public sealed record CohortCell(long? People, bool IsPartial);
