using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Metrics;

/// <summary>Sums of a <see cref="MetricTable"/> by dimensions, as <see cref="MetricTable.By"/> makes them.</summary>
/// <param name="By">The dimensions.</param>
/// <param name="Totals">One a metric and group; groups in the order in which they come first, days and months in their own.</param>
/// <param name="Table">The figures that were summed.</param>
public sealed record MetricTotals(IReadOnlyList<string> By, IReadOnlyList<MetricTotal> Totals, MetricTable Table) : MeasureResult
{
    private const int RowsShown = 40;

    /// <summary>What was summed, by what, over which days.</summary>
    public override string Sentence
    {
        get
        {
            int groups = Totals.Select(total => string.Join('\n', total.Group)).Distinct().Count(), blank = Totals.Sum(total => total.Blank), undefined = Totals.Count(total => total.Total.Value is null);
            string by = By.Count == 0 ? "" : $" by {string.Join(" and ", By)} in {Wording.Count(groups, "group", "groups")}";
            return $"{string.Join(", ", Table.Names)}{by}."
                + (blank == 0 ? "" : $" {Wording.Count(blank)} blank figures are left out, not taken as zero.")
                + (undefined == 0 ? "" : $" {Wording.Count(undefined, "sum is", "sums are")} undefined; the table says why.")
                + $" From: {Table.Sentence}";
        }
    }

    /// <summary>Group, metric, sum, and how many figures it is made of; the first forty.</summary>
    public override Table ToTable() => new(
        [.. By.Select(dimension => (Column)dimension), "metric", Column.Number("sum"), Column.Number("figures"), Column.Number("blank")],
        [.. Totals.Take(RowsShown).Select(total => (IReadOnlyList<string>)
        [
            .. total.Group.Select(value => Privacy.TextScrubber.Scrub(value ?? "unknown")),
            total.Name,
            total.Total.Value is { } sum ? total.Unit.Write(sum, total.Currency) : total.Total.WhyUndefined!,
            Wording.Count(total.Readings),
            Wording.Count(total.Blank),
        ])],
        Totals.Count > RowsShown ? $"first {RowsShown} of {Wording.Count(Totals.Count)} sums" : null);

    internal static bool IsOfTime(string dimension) => dimension is "day" or "month" or "hour";

    internal static MetricTotals Of(MetricTable table, IReadOnlyList<string> dimensions)
    {
        var groups = table.Readings.GroupBy(
            reading => (Group: string.Join('\u001F', dimensions.Select(dimension => ValueOf(reading, dimension) ?? "\u001E")), reading.Name, reading.Unit, reading.Currency)).ToList();
        MetricTotal[] totals = [.. groups.Select(group => Sum([.. group], dimensions))];
        // Sorting is stable, so that what is no time keeps the order of the file.
        if (dimensions.Any(IsOfTime)) totals = [.. totals.OrderBy(total => string.Join('\u001F', total.Group.Where((_, i) => IsOfTime(dimensions[i]))), StringComparer.Ordinal)];
        return new(dimensions, totals, table) { Caveats = [.. table.Caveats, .. MetricCaveats.OfSums(table.Readings, groups.Where(group => group.Count() > 1).Select(group => group.Key.Unit))] };
    }

    private static MetricTotal Sum(MetricReading[] readings, IReadOnlyList<string> dimensions)
    {
        MetricReading first = readings[0];
        double[] values = [.. readings.Select(reading => reading.Value).OfType<double>()];
        Estimate total = values.Length == 0 ? Estimate.Undefined("All figures are blank.")
            : values.Length == 1 ? Estimate.Of(values[0])
            : !first.Unit.AddsUp ? Estimate.Undefined(first.Unit.WhyNotAdded)
            : readings.Select(reading => reading.Period.Precision).Distinct().Count() > 1 ? Estimate.Undefined("Figures of days and of other periods in one sum would count the same twice: select one kind.")
            : double.IsFinite(values.Sum()) ? Estimate.Of(values.Sum()) : Estimate.Undefined("The sum is larger than any number can be.");
        return new([.. dimensions.Select(dimension => ValueOf(first, dimension))], first.Name, first.Unit, first.Currency, total, readings.Length, readings.Length - values.Length);
    }

    private static string? ValueOf(MetricReading reading, string dimension) => dimension switch
    {
        "day" => reading.Period.Precision is PeriodPrecision.Day or PeriodPrecision.Hour ? reading.Period.First!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        "hour" => reading.Period.Hour?.ToString("00", CultureInfo.InvariantCulture),
        "month" => reading.Period is { First: { } first, Last: { } last } && (first.Year, first.Month) == (last.Year, last.Month) ? first.ToString("yyyy-MM", CultureInfo.InvariantCulture) : null,
        _ => reading[dimension],
    };
}

/// <summary>One sum.</summary>
/// <param name="Group">The values of the dimensions, in their order; null for figures that do not have one.</param>
/// <param name="Name">What was summed.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Currency">Its currency, of money.</param>
/// <param name="Total">The sum of the figures that are not blank, or why there is none.</param>
/// <param name="Readings">How many figures there are.</param>
/// <param name="Blank">How many of them are blank.</param>
public sealed record MetricTotal(IReadOnlyList<string?> Group, string Name, MetricUnit Unit, string? Currency, Estimate Total, int Readings, int Blank);
