namespace SocialResearch.Charts;

public sealed partial record Chart
{
    /// <summary>A line: how something changes, or a curve.</summary>
    /// <param name="x">Places along the horizontal axis: numbers, dates or names.</param>
    /// <param name="y">Heights; NaN leaves a gap.</param>
    /// <param name="name">Written at the end of the line.</param>
    /// <param name="color">As #rrggbb; null for the next colour of <see cref="Palette"/>. Grey is for context.</param>
    /// <param name="showMarkers">Whether each point is marked.</param>
    /// <param name="dash">"solid", "dash", "dot" and so on; null to tell lines apart by themselves.</param>
    public static Chart Line(Values x, Values y, string? name = null, string? color = null, bool showMarkers = false, string? dash = null) =>
        new(new PointSeries(PointStyle.Line, x, y, name, color) { ShowMarkers = showMarkers, Dash = dash });

    /// <summary>Points: how two numbers go together.</summary>
    public static Chart Scatter(Values x, Values y, string? name = null, string? color = null) =>
        new(new PointSeries(PointStyle.Scatter, x, y, name, color));

    /// <summary>A line with the area below it filled: amounts over time.</summary>
    public static Chart Area(Values x, Values y, string? name = null, string? color = null) =>
        new(new PointSeries(PointStyle.Area, x, y, name, color));

    /// <summary>A band between two lines: an interval around an estimate.</summary>
    /// <param name="x">Places along the horizontal axis.</param>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends.</param>
    /// <param name="name">What the band is, such as "95 % interval".</param>
    /// <param name="color">As #rrggbb; drawn pale.</param>
    public static Chart Range(Values x, Values low, Values high, string? name = null, string? color = null) =>
        new(new BandSeries(x, low, high, name, color));

    /// <summary>Standing columns: amounts in few groups, or over time.</summary>
    /// <param name="keys">What the columns stand for.</param>
    /// <param name="values">Their heights.</param>
    /// <param name="name">What the colour stands for, when several series stand side by side.</param>
    /// <param name="color">As #rrggbb; null for the next colour of <see cref="Palette"/>.</param>
    /// <param name="low">Lower ends of an interval, drawn as whiskers.</param>
    /// <param name="high">Upper ends of the interval.</param>
    public static Chart Column(Values keys, Values values, string? name = null, string? color = null, Values? low = null, Values? high = null) =>
        new(new BarSeries(keys, values, horizontal: false, low, high, name, color));

    /// <summary>Lying bars, the first on top: amounts in groups with longer names. Parameters as in <see cref="Column"/>.</summary>
    public static Chart Bar(Values keys, Values values, string? name = null, string? color = null, Values? low = null, Values? high = null) =>
        new(new BarSeries(keys, values, horizontal: true, low, high, name, color));

    /// <summary>Points in rows, the first on top, with the interval of each: values that differ little and are not measured from zero.</summary>
    /// <param name="keys">What the rows stand for; all series of a chart name all rows, in one order.</param>
    /// <param name="values">Where the points stand; NaN leaves a row to another series.</param>
    /// <param name="name">What the colour and shape stand for, when several series share the rows.</param>
    /// <param name="color">As #rrggbb; null for the next colour of <see cref="Palette"/>.</param>
    /// <param name="low">Lower ends of the intervals.</param>
    /// <param name="high">Upper ends of the intervals.</param>
    public static Chart Dots(Values keys, Values values, string? name = null, string? color = null, Values? low = null, Values? high = null) =>
        new(new BarSeries(keys, values, horizontal: true, low, high, name, color) { Dots = true });

    /// <summary>How often numbers of each size occur.</summary>
    /// <param name="values">The numbers; missing ones are left out.</param>
    /// <param name="bins">About how many bins; their width is rounded so that edges can be read. Null for Sturges' rule.</param>
    /// <param name="name">What is counted.</param>
    /// <param name="color">As #rrggbb.</param>
    /// <remarks>Only the counts leave the library: single values, which may be somebody's, stay out of the page.</remarks>
    public static Chart Histogram(Values values, int? bins = null, string? name = null, string? color = null) =>
        new(BinSeries.Count(values.Numbers, bins, name, color));

    /// <summary>A table of numbers as coloured cells, each with its number where there is room.</summary>
    /// <param name="columns">Names from left to right.</param>
    /// <param name="rows">Names from top to bottom.</param>
    /// <param name="cells">One list of numbers a row; NaN leaves the cell empty.</param>
    /// <param name="name">What the numbers are.</param>
    public static Chart Heatmap(Values columns, Values rows, IReadOnlyList<IReadOnlyList<double>> cells, string? name = null) =>
        new(new CellSeries(columns, rows, cells, name));

    /// <summary>Several charts drawn over each other, the first at the back. Titles and axes come from the first that has them.</summary>
    public static Chart Combine(params IReadOnlyList<Chart> charts)
    {
        if (charts.Count == 0) throw new ArgumentException("Combine needs at least one chart.", nameof(charts));
        if (charts.Count > 1 && charts.Any(chart => chart.Series.Any(series => series is CellSeries)))
            throw new ArgumentException("A heatmap fills its whole drawing and cannot be combined; use Chart.Grid to put charts beside each other.", nameof(charts));
        var none = new AxisOptions();
        return charts[0] with
        {
            Series = [.. charts.SelectMany(chart => chart.Series)],
            Title = charts.Select(chart => chart.Title).FirstOrDefault(title => title is not null),
            Subtitle = charts.Select(chart => chart.Subtitle).FirstOrDefault(subtitle => subtitle is not null),
            Source = charts.Select(chart => chart.Source).FirstOrDefault(source => source is not null),
            // Words and table of one part do not describe the whole.
            GivenAlt = charts.Count == 1 ? charts[0].GivenAlt : null,
            GivenTable = charts.Count == 1 ? charts[0].GivenTable : null,
            XAxis = charts.Select(chart => chart.XAxis).FirstOrDefault(axis => axis != none, none),
            YAxis = charts.Select(chart => chart.YAxis).FirstOrDefault(axis => axis != none, none),
            Notes = [.. charts.SelectMany(chart => chart.Notes)],
            Lines = [.. charts.SelectMany(chart => chart.Lines)],
            Shades = [.. charts.SelectMany(chart => chart.Shades)],
            Width = charts.Select(chart => chart.Width).FirstOrDefault(width => width is not null),
            Height = charts.Select(chart => chart.Height).FirstOrDefault(height => height is not null),
            Square = charts.Any(chart => chart.Square),
            Customise = layout => charts.Aggregate(layout, (changed, chart) => chart.Customise(changed)),
        };
    }

    /// <summary>Charts beside each other, for comparing the same thing in several groups; on a phone they stand below each other.</summary>
    /// <param name="columns">How many stand beside each other where there is room.</param>
    /// <param name="charts">The charts, row by row.</param>
    public static ChartGrid Grid(int columns, params IReadOnlyList<Chart> charts) => new(columns, charts);
}
