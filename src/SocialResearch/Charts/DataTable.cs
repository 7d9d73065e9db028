using SocialResearch.Charts.Plotly;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>The numbers of a chart as a table, for those who want to read or copy them.</summary>
internal static class DataTable
{
    /// <summary>More rows than this nobody reads below a chart.</summary>
    private const int MostRows = 60;

    public static Table Of(Chart chart)
    {
        AxisScale x = AxisScale.For(chart, horizontal: true, 600), y = AxisScale.For(chart, horizontal: false, 300);
        return chart.Series switch
        {
            [CellSeries cells] => Cells(chart, cells),
            [BinSeries bins] => Bins(chart, bins, x, y),
            _ => Series(chart, x, y),
        };
    }

    /// <summary>A given table with its texts cleaned as all texts of a chart are.</summary>
    public static Table Clean(Table table) => new(
        [.. table.Columns.Select(column => column with { Name = PlotlyText.Clean(column.Name) })],
        [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(PlotlyText.Clean)])],
        table.Caption is null ? null : PlotlyText.Clean(table.Caption));

    private static Table Cells(Chart chart, CellSeries cells) => Thinned(
        [new Column(Heading(chart.YAxis.Title, "Row")), .. cells.Columns.Texts.Select(name => Column.Number(PlotlyText.Clean(name)))],
        [.. cells.Cells.Select((row, i) => (IReadOnlyList<string>)[PlotlyText.Clean(cells.Rows.Texts[i]), .. row.Select(cell => TraceWriter.CellText(chart, cell))])]);

    private static Table Bins(Chart chart, BinSeries bins, AxisScale x, AxisScale y) => Thinned(
        [Column.Number($"{Heading(chart.XAxis.Title, "Value")} from"), Column.Number("to"), Column.Number(Heading(bins.Name ?? chart.YAxis.Title, "Count"))],
        [.. bins.Counts.Select((count, i) => (IReadOnlyList<string>)[x.WriteNumber(bins.Edges[i]), x.WriteNumber(bins.Edges[i + 1]), y.WriteNumber(count)])]);

    /// <summary>One row a place if all series stand at the same places, else one row a point with the series' name.</summary>
    private static Table Series(Chart chart, AxisScale x, AxisScale y)
    {
        bool lying = chart.Series.Any(series => series is BarSeries { Horizontal: true });
        (AxisScale keyScale, AxisScale valueScale, AxisOptions keys, AxisOptions values) = lying ? (y, x, chart.YAxis, chart.XAxis) : (x, y, chart.XAxis, chart.YAxis);
        // A band without a name only fills a shape that lines beside it already draw.
        bool OnlyFills(Series series) => series is BandSeries { Name: null } && chart.Series.Any(other => other is not BandSeries);
        var parts = chart.Series.Where(series => !OnlyFills(series)).Select(series => Parts(series, Heading(series.Name, Heading(values.Title, "Value")))).ToList();
        var places = parts.Select(part => keyScale.Places(part.Keys)).ToList();
        Column key = new(Heading(keys.Title, keyScale.Kind switch { ValueKind.Text => "Name", ValueKind.Instant => "Date", _ => "x" }), keyScale.Kind == ValueKind.Number);

        if (places.Skip(1).All(other => other.SequenceEqual(places[0])))
        {
            return Thinned(
                [key, .. parts.SelectMany(part => part.Columns).Select(column => Column.Number(column.Name))],
                [.. places[0].Select((place, i) => (IReadOnlyList<string>)[PlotlyText.Clean(keyScale.Write(place)), .. parts.SelectMany(part => part.Columns).Select(column => valueScale.WriteNumber(column.Values.Numbers[i]))])]);
        }
        int wide = parts.Max(part => part.Columns.Count);
        return Thinned(
            ["Series", key, .. Enumerable.Range(0, wide).Select(i => Column.Number(wide == 1 ? Heading(values.Title, "Value") : i == 0 ? "Value or lower end" : i == 1 ? "Upper end" : "Interval end"))],
            [.. parts.SelectMany((part, p) => places[p].Select((place, i) => (IReadOnlyList<string>)[part.Name, PlotlyText.Clean(keyScale.Write(place)),
                .. Enumerable.Range(0, wide).Select(c => c < part.Columns.Count ? valueScale.WriteNumber(part.Columns[c].Values.Numbers[i]) : "")]))]);
    }

    private sealed record Part(string Name, Values Keys, IReadOnlyList<(string Name, Values Values)> Columns);

    private static Part Parts(Series series, string name) => series switch
    {
        PointSeries points => new Part(name, points.X, [(name, points.Y)]),
        BandSeries band => new Part(name, band.X, [($"{name}: low", band.Low), ($"{name}: high", band.High)]),
        BarSeries { Low: { } low, High: { } high } bars => new Part(name, bars.Keys, [(name, bars.Values), ($"{name}: low", low), ($"{name}: high", high)]),
        BarSeries bars => new Part(name, bars.Keys, [(name, bars.Values)]),
        BinSeries bins => new Part(name, bins.Edges[..^1], [(name, bins.Counts)]),
        _ => throw new InvalidOperationException(),
    };

    private static string Heading(string? given, string fallback) => string.IsNullOrWhiteSpace(given) ? fallback : PlotlyText.Clean(given);

    private static Table Thinned(IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count <= MostRows) return new Table(columns, rows);
        int[] kept = [.. Enumerable.Range(0, MostRows).Select(i => (int)Math.Round(i * (rows.Count - 1.0) / (MostRows - 1))).Distinct()];
        return new Table(columns, [.. kept.Select(i => rows[i])],
            $"{kept.Length} of {NumberText.Number(rows.Count)} rows, evenly chosen, the first and the last among them");
    }
}
