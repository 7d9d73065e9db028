using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>Turns series into plotly's traces, in the places and words that the frame has settled.</summary>
internal static class TraceWriter
{
    public static IReadOnlyList<Trace> Write(Chart chart, Frame frame, IReadOnlyList<Look> looks)
    {
        var traces = new List<Trace>();
        for (int i = 0; i < chart.Series.Count; i++)
        {
            // plotly hides a trace without points and calls what else it holds a fault.
            if (chart.Series[i].OnX.All(values => values.Count == 0)) continue;
            traces.AddRange(chart.Series[i] switch
            {
                PointSeries points => [Points(points, frame, looks[i])],
                BandSeries band => Band(band, frame, looks[i]),
                BarSeries { Stretch: { } width } stretches => Stretches(stretches, width, frame, looks[i]),
                BarSeries { Dots: true } dots => [Dots(dots, frame, looks[i])],
                BarSeries bars => [Bars(bars, frame, looks[i])],
                BinSeries bins => [Bins(bins, frame, looks[i])],
                CellSeries cells => [Cells(cells, frame, chart)],
                _ => throw new InvalidOperationException(),
            });
        }
        if (chart.Notes.Count > 0) traces.Add(NotePoints(chart, frame));
        return traces;
    }

    private static string? Escaped(string? name) => string.IsNullOrWhiteSpace(name) ? null : PlotlyText.Escape(name);

    private static string Hover(string? name, string place, string value) =>
        (Escaped(name) is { } escaped ? $"<b>{escaped}</b><br>" : "") + $"{PlotlyText.Escape(place)}: {PlotlyText.Escape(value)}";

    private static ScatterTrace Points(PointSeries series, Frame frame, Look look)
    {
        IReadOnlyList<double> places = frame.X.Places(series.X);
        bool marks = series.Style == PointStyle.Scatter || series.ShowMarkers;
        return new ScatterTrace
        {
            Name = Escaped(series.Name),
            X = frame.X.ToPlotly(series.X),
            Y = frame.Y.ToPlotly(series.Y),
            Mode = series.Style == PointStyle.Scatter ? "markers" : marks ? "lines+markers" : "lines",
            Line = series.Style == PointStyle.Scatter ? null : new Stroke(look.Color, series.LineWidth, series.Dash ?? look.Dash),
            Marker = marks ? new Marker { Color = look.Color, Size = series.PointSize, Symbol = series.Symbol ?? look.Symbol, Opacity = series.Style == PointStyle.Scatter ? 0.8 : 1, Line = series.Symbol is null ? new Stroke(Palette.White, 0.8) : new Stroke(look.Color, 1.5) } : null,
            Fill = series.Style == PointStyle.Area ? "tozeroy" : null,
            Fillcolor = series.Style == PointStyle.Area ? Palette.WithOpacity(look.Color, 0.18) : null,
            Connectgaps = series.Style == PointStyle.Scatter ? null : false,
            Hovertext = DataArray.Of(places.Select((place, i) => Hover(series.Name, frame.X.Write(place), frame.Y.WriteNumber(series.Y.Numbers[i])))),
            Hoverinfo = "text",
        };
    }

    /// <summary>plotly fills from one trace to the one before: a silent lower border, then the upper one with the fill.</summary>
    private static IEnumerable<Trace> Band(BandSeries series, Frame frame, Look look)
    {
        DataArray x = frame.X.ToPlotly(series.X);
        IReadOnlyList<double> places = frame.X.Places(series.X);
        yield return new ScatterTrace { X = x, Y = frame.Y.ToPlotly(series.Low), Mode = "lines", Line = new Stroke(look.Color, 0), Hoverinfo = "skip", Showlegend = false };
        yield return new ScatterTrace
        {
            Name = Escaped(series.Name),
            X = x,
            Y = frame.Y.ToPlotly(series.High),
            Mode = "lines",
            Line = new Stroke(look.Color, 0),
            Fill = "tonexty",
            Fillcolor = Palette.WithOpacity(look.Color, 0.2),
            // Without a name plotly would list it as "trace 1".
            Showlegend = Escaped(series.Name) is null ? false : null,
            Hovertext = DataArray.Of(places.Select((place, i) =>
                Hover(series.Name, frame.X.Write(place), $"{frame.Y.WriteNumber(series.Low.Numbers[i])} to {frame.Y.WriteNumber(series.High.Numbers[i])}"))),
            Hoverinfo = "text",
        };
    }

    private static BarTrace Bars(BarSeries series, Frame frame, Look look)
    {
        AxisScale lengths = series.Horizontal ? frame.X : frame.Y, keys = series.Horizontal ? frame.Y : frame.X;
        IReadOnlyList<double> places = keys.Places(series.Keys);
        string[] written = [.. series.Values.Numbers.Select(lengths.WriteNumber)];
        ErrorBars? whiskers = Whiskers(series);
        const double millisecondsADay = 86_400_000;
        return new BarTrace
        {
            Name = Escaped(series.Name),
            Orientation = series.Horizontal ? "h" : "v",
            X = series.Horizontal ? lengths.ToPlotly(series.Values) : keys.ToPlotly(series.Keys),
            Y = series.Horizontal ? keys.ToPlotly(series.Keys) : lengths.ToPlotly(series.Values),
            Width = keys.Kind == ValueKind.Instant ? DataArray.Of(series.Keys.Instants.Select(_ => keys.ColumnWidth * millisecondsADay)) : null,
            Marker = Fill(look),
            Text = frame.HasValueLabels ? DataArray.Of(written.Select(PlotlyText.Escape)) : null,
            Textposition = frame.HasValueLabels ? "outside" : "none",
            Textangle = frame.HasValueLabels ? 0 : null,
            Textfont = frame.HasValueLabels ? new Font(Frame.FontSize, Palette.Ink) : null,
            Cliponaxis = frame.HasValueLabels ? false : null,
            ErrorX = series.Horizontal ? whiskers : null,
            ErrorY = series.Horizontal ? null : whiskers,
            Hovertext = DataArray.Of(places.Select((place, i) => Hover(series.Name, keys.Write(place), written[i] + Interval(series, lengths, i)))),
            Hoverinfo = "text",
        };
    }

    private static ScatterTrace Dots(BarSeries series, Frame frame, Look look)
    {
        IReadOnlyList<double> places = frame.Y.Places(series.Keys);
        return new ScatterTrace
        {
            Name = Escaped(series.Name),
            Showlegend = Escaped(series.Name) is null ? false : null,
            X = frame.X.ToPlotly(series.Values),
            Y = frame.Y.ToPlotly(series.Keys),
            Mode = "markers",
            Marker = new Marker
            {
                Color = look.Color,
                Size = series.Sign?.Size ?? 10,
                Symbol = series.Sign?.Symbol ?? look.Symbol,
                Opacity = 1,
                Line = series.Sign is { Symbol: var symbol } && symbol.EndsWith("-open", StringComparison.Ordinal) ? new Stroke(look.Color, 2) : new Stroke(Palette.White, 1),
            },
            ErrorX = Whiskers(series) is { } whiskers ? whiskers with { Color = look.Color } : null,
            // A point at the border would else be cut in half.
            Cliponaxis = false,
            Hovertext = DataArray.Of(places.Select((place, i) => Hover(series.Name, frame.Y.Write(place), series.Says?[i] ?? frame.X.WriteNumber(series.Values.Numbers[i]) + Interval(series, frame.X, i)))),
            Hoverinfo = "text",
        };
    }

    private static IEnumerable<Trace> Stretches(BarSeries series, double width, Frame frame, Look look)
    {
        IReadOnlyList<double> places = frame.Y.Places(series.Keys);
        int[] drawn = [.. Enumerable.Range(0, places.Count).Where(i => double.IsFinite(series.Low!.Numbers[i]) && double.IsFinite(series.High!.Numbers[i]))];
        string Say(int i) => Hover(series.Name, frame.Y.Write(places[i]), series.Says?[i] ?? $"{frame.X.WriteNumber(series.Low!.Numbers[i])} to {frame.X.WriteNumber(series.High!.Numbers[i])}");
        // plotly hides a trace without points and calls what else it holds a fault.
        if (drawn.Length == 0) yield break;
        yield return new ScatterTrace
        {
            Name = Escaped(series.Name),
            Showlegend = Escaped(series.Name) is null ? false : null,
            // The third of each keeps one row's line from running on to the next.
            X = DataArray.Of(drawn.SelectMany(i => new[] { series.Low!.Numbers[i], series.High!.Numbers[i], double.NaN })),
            Y = DataArray.Of(drawn.SelectMany(i => new[] { places[i], places[i], double.NaN })),
            Mode = "lines",
            Line = new Stroke(look.Color, width, series.Broken ? "3px,2px" : "solid"),
            Connectgaps = false,
            Hovertext = DataArray.Of(drawn.SelectMany(i => new[] { Say(i), Say(i), "" })),
            Hoverinfo = "text",
        };
    }

    private static ErrorBars? Whiskers(BarSeries series) => series.Low is null ? null : new ErrorBars(
        DataArray.OfLengths(series.High!.Numbers.Zip(series.Values.Numbers, (high, value) => high - value)),
        DataArray.OfLengths(series.Values.Numbers.Zip(series.Low.Numbers, (value, low) => value - low)),
        Palette.Ink, 1.5, 5);

    private static string Interval(BarSeries series, AxisScale lengths, int i) =>
        series.Low is null || double.IsNaN(series.Low.Numbers[i]) ? "" : $" ({lengths.WriteNumber(series.Low.Numbers[i])} to {lengths.WriteNumber(series.High!.Numbers[i])})";

    private static BarTrace Bins(BinSeries series, Frame frame, Look look) => new()
    {
        Name = Escaped(series.Name),
        X = DataArray.Of(series.Counts.Select((_, i) => (series.Edges[i] + series.Edges[i + 1]) / 2)),
        Y = DataArray.Of(series.Counts),
        Width = DataArray.Of(series.Counts.Select((_, i) => series.Edges[i + 1] - series.Edges[i])),
        Marker = Fill(look),
        Textposition = "none",
        Hovertext = DataArray.Of(series.Counts.Select((count, i) =>
            Hover(series.Name, $"{frame.X.WriteNumber(series.Edges[i])} to {frame.X.WriteNumber(series.Edges[i + 1])}", frame.Y.WriteNumber(count)))),
        Hoverinfo = "text",
    };

    private static Marker Fill(Look look) => new()
    {
        Color = look.Color,
        Line = new Stroke(Palette.White, 0.8),
        Pattern = look.Pattern.Length == 0 ? null : new Pattern(look.Pattern, Palette.WithOpacity(Palette.White, 0.65), Size: 7, Solidity: 0.25),
    };

    private static HeatmapTrace Cells(CellSeries series, Frame frame, Chart chart)
    {
        // plotly draws no axes for a table without any number; white cells are as empty.
        bool isEmpty = !series.Cells.Any(row => row.Any(double.IsFinite));
        (double least, double most) = isEmpty ? (0, 1) : (series.Least, series.Most);
        string[][] written = [.. series.Cells.Select((row, i) => row.Select((_, j) => CellText(chart, series, i, j)).ToArray())];
        bool room = frame.CellNumbersFit;
        return new HeatmapTrace
        {
            Name = Escaped(series.Name),
            X = frame.X.ToPlotly(series.Columns),
            Y = frame.Y.ToPlotly(series.Rows),
            Z = DataArray.Of(series.Cells.Select(row => DataArray.Of(row.Select(cell => isEmpty ? 0 : cell)))),
            Text = room ? DataArray.Of(written.Select(row => DataArray.Of(row.Select(Lines)))) : null,
            Texttemplate = room ? "%{text}" : null,
            Textfont = room ? new Font(Frame.FontSize, Palette.Ink) : null,
            Colorscale = [.. Palette.Sequence.Select((color, i) => new ColorStop(i / (Palette.Sequence.Count - 1.0), isEmpty ? Palette.White : color))],
            Zmin = least,
            Zmax = most > least ? most : least + 1,
            Showscale = false,
            Xgap = 2,
            Ygap = 2,
            Hoverongaps = false,
            Hovertext = DataArray.Of(series.Cells.Select((row, i) =>
                DataArray.Of(row.Select((_, j) => Hover(series.Name, $"{series.Rows.Texts[i]}, {series.Columns.Texts[j]}", written[i][j].Replace('\n', ' ')))))),
            Hoverinfo = "text",
        };
    }

    /// <summary>A heatmap's axes hold names, so how its numbers are written is said with the vertical axis.</summary>
    internal static string CellText(Chart chart, double cell) => double.IsFinite(cell) ? chart.YAxis.Write(cell, chart.Culture) : "";

    internal static string CellText(Chart chart, CellSeries series, int row, int column) => series.Texts?[row][column] ?? CellText(chart, series.Cells[row][column]);

    private static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(PlotlyText.Escape));

    private static ScatterTrace NotePoints(Chart chart, Frame frame) => new()
    {
        X = frame.X.Kind == ValueKind.Instant
            ? DataArray.Of(chart.Notes.Select(note => note.X.Value.Instants[0]))
            : DataArray.Of(chart.Notes.Select(note => frame.X.Kind == ValueKind.Text ? frame.X.Places(note.X.Value)[0] : note.X.Value.Numbers[0])),
        Y = DataArray.Of(chart.Notes.Select(note => note.Y)),
        Mode = "markers",
        Marker = new Marker { Color = Palette.Ink, Size = 8, Symbol = "circle", Opacity = 1, Line = new Stroke(Palette.White, 1.5) },
        Cliponaxis = false,
        Hoverinfo = "skip",
        Showlegend = false,
    };
}
