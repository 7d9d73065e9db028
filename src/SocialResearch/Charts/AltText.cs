using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>Writes a chart in words: "[kind] of [data] where [what it shows]", from the data alone.</summary>
/// <remarks>The pattern is Amy Cesal's (2020). Computed, because typed descriptions were seen to contradict their data.</remarks>
internal static class AltText
{
    private const int MostSeries = 6;

    public static string Of(Chart chart)
    {
        AxisScale x = AxisScale.For(chart, horizontal: true, 600), y = AxisScale.For(chart, horizontal: false, 300);
        string[] facts = [.. chart.Series.Where(series => series is not BandSeries { Name: null } || chart.Series.All(other => other is BandSeries)).Select(series => Fact(chart, series, x, y)).OfType<string>()];
        string more = facts.Length > MostSeries ? $"; {facts.Length - MostSeries} more series are in the table" : "";
        return $"{Kind(chart)}{About(chart)} where {string.Join("; ", facts.Take(MostSeries))}{more}{LinesAndNotes(chart, x, y)}.";
    }

    private static string Kind(Chart chart) => chart.Series.FirstOrDefault(series => series is not BandSeries) switch
    {
        PointSeries { Style: PointStyle.Scatter } => "Scatter plot",
        PointSeries { Style: PointStyle.Area } => "Area chart",
        PointSeries => chart.Series.Any(series => series is BandSeries) ? "Line chart with a band" : "Line chart",
        BarSeries { Dots: true } => "Dot chart",
        BarSeries { Horizontal: true } => "Bar chart",
        BarSeries => "Column chart",
        BinSeries => "Histogram",
        CellSeries => "Heatmap",
        _ => "Band",
    };

    private static string About(Chart chart)
    {
        bool lying = chart.Series.Any(series => series is BarSeries { Horizontal: true });
        string? measured = (lying ? chart.XAxis.Title : chart.YAxis.Title) ?? chart.Subtitle;
        string? by = lying ? chart.YAxis.Title : chart.XAxis.Title;
        if (measured is null && by is null) return "";
        return $" of {Lower(measured ?? "values")}{(by is null ? "" : $" by {Lower(by)}")}";
    }

    private static string? Fact(Chart chart, Series series, AxisScale x, AxisScale y)
    {
        string name = string.IsNullOrWhiteSpace(series.Name) ? "" : PlotlyText.Clean(series.Name) + " ";
        return series switch
        {
            PointSeries { Style: PointStyle.Scatter } points => Cloud(name, points, x, y),
            PointSeries points => Course(name.Length > 0 ? name : "the line ", points, x, y),
            BandSeries band => Ends(name.Length > 0 ? name : "the band ", band, x, y),
            BarSeries bars => Extremes(name, Pairs(bars), key => (bars.Horizontal ? y : x).Write(key), (bars.Horizontal ? x : y).WriteNumber),
            BinSeries bins => Peak(name, bins, x, y),
            CellSeries cells => Cells(chart, cells),
            _ => null,
        };

        IEnumerable<(double Key, double Value)> Pairs(BarSeries bars) => (bars.Horizontal ? y : x).Places(bars.Keys).Zip(bars.Values.Numbers);
    }

    private static string Course(string name, PointSeries points, AxisScale x, AxisScale y)
    {
        var known = Known(points, x);
        if (known.Count == 0) return $"{name}has no values";
        var (first, last, top, bottom) = (known[0], known[^1], known.MaxBy(point => point.Y), known.MinBy(point => point.Y));
        string course = $"{name}goes from {y.WriteNumber(first.Y)} ({x.Write(first.X)}) to {y.WriteNumber(last.Y)} ({x.Write(last.X)})";
        string between = string.Join(" and ", ((string?[])
        [
            top.Y > Math.Max(first.Y, last.Y) ? $"a high of {y.WriteNumber(top.Y)} ({x.Write(top.X)})" : null,
            bottom.Y < Math.Min(first.Y, last.Y) ? $"a low of {y.WriteNumber(bottom.Y)} ({x.Write(bottom.X)})" : null,
        ]).OfType<string>());
        return between.Length == 0 ? course : $"{course}, with {between}";
    }

    private static string Cloud(string name, PointSeries points, AxisScale x, AxisScale y)
    {
        var known = Known(points, x);
        return known.Count == 0 ? $"{name}has no points"
            : $"{name}{NumberText.Number(known.Count)} {(known.Count == 1 ? "point lies" : "points lie")} between {x.Write(known.Min(point => point.X))} and {x.Write(known.Max(point => point.X))} across and between {y.WriteNumber(known.Min(point => point.Y))} and {y.WriteNumber(known.Max(point => point.Y))} up";
    }

    private static List<(double X, double Y)> Known(PointSeries points, AxisScale x) =>
        [.. x.Places(points.X).Zip(points.Y.Numbers).Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second)).Select(point => (point.First, point.Second))];

    private static string Ends(string name, BandSeries band, AxisScale x, AxisScale y)
    {
        if (band.X.Count == 0) return $"{name}is empty";
        IReadOnlyList<double> places = x.Places(band.X);
        string At(int i) => $"{y.WriteNumber(band.Low.Numbers[i])} to {y.WriteNumber(band.High.Numbers[i])} ({x.Write(places[i])})";
        return $"{name}spans {At(0)} at first and {At(band.X.Count - 1)} at last";
    }

    private static string Extremes(string name, IEnumerable<(double Key, double Value)> bars, Func<double, string> key, Func<double, string> value)
    {
        (double Key, double Value)[] known = [.. bars.Where(bar => double.IsFinite(bar.Value))];
        if (known.Length == 0) return $"{name}has no values";
        string prefix = name.Length == 0 ? "" : $"for {name.TrimEnd()} ";
        string Say((double Key, double Value) bar) => $"{PlotlyText.Clean(key(bar.Key))} has {value(bar.Value)}";
        if (known.Length <= 4) return prefix + string.Join(", ", known.Select(Say));
        return $"{prefix}of {known.Length} values {Say(known.MaxBy(bar => bar.Value))}, the most, and {Say(known.MinBy(bar => bar.Value))}, the least";
    }

    private static string Peak(string name, BinSeries bins, AxisScale x, AxisScale y)
    {
        int top = Array.IndexOf(bins.Counts, bins.Counts.Max());
        int last = bins.Counts.Length;
        return $"{NumberText.Number(bins.Counts.Sum())} values {(name.Length == 0 ? "" : $"of {name}")}lie between {x.WriteNumber(bins.Edges[0])} and {x.WriteNumber(bins.Edges[last])}, most of them ({y.WriteNumber(bins.Counts[top])}) from {x.WriteNumber(bins.Edges[top])} to {x.WriteNumber(bins.Edges[top + 1])}"
            .Replace("most of them (", bins.Counts[top] * 2 > bins.Counts.Sum() ? "most of them (" : "the largest group (", StringComparison.Ordinal);
    }

    private static string Cells(Chart chart, CellSeries cells)
    {
        var known = cells.Cells.SelectMany((row, i) => row.Select((value, j) => (Value: value, Place: $"{PlotlyText.Clean(cells.Rows.Texts[i])}, {PlotlyText.Clean(cells.Columns.Texts[j])}")))
            .Where(cell => double.IsFinite(cell.Value)).ToList();
        if (known.Count == 0) return "no cell has a value";
        var (most, least) = (known.MaxBy(cell => cell.Value), known.MinBy(cell => cell.Value));
        return $"of {cells.Rows.Count} rows and {cells.Columns.Count} columns the highest cell is {TraceWriter.CellText(chart, most.Value)} ({most.Place}) and the lowest {TraceWriter.CellText(chart, least.Value)} ({least.Place})";
    }

    private static string LinesAndNotes(Chart chart, AxisScale x, AxisScale y)
    {
        IEnumerable<string> lines = chart.Lines.Where(line => line.IsNamed).Select(line =>
            line.Y is { } height ? $"a line at {y.Write(y.Places(height.Value)[0])} marks “{PlotlyText.Clean(line.Label!)}”"
            : line.X is { } place ? $"a line at {x.Write(x.Places(place.Value)[0])} marks “{PlotlyText.Clean(line.Label!)}”"
            : $"the diagonal marks “{PlotlyText.Clean(line.Label!)}”");
        IEnumerable<string> notes = chart.Notes.Select(note => $"a note says “{PlotlyText.Clean(note.Text)}”");
        string all = string.Join("; ", lines.Concat(notes));
        return all.Length == 0 ? "" : "; " + all;
    }

    private static string Lower(string text)
    {
        string clean = PlotlyText.Clean(text).TrimEnd('.');
        // "Share of posts" begins a sentence, "UTM clicks" does not.
        return clean.Length > 1 && char.IsUpper(clean[0]) && char.IsLower(clean[1]) ? char.ToLowerInvariant(clean[0]) + clean[1..] : clean;
    }
}
