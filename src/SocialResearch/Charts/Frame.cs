using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>The room of a drawing, measured in pixels before anything is drawn.</summary>
/// <remarks>plotly would widen margins by itself, and move what had been placed; so everything is reckoned here.</remarks>
internal sealed class Frame
{
    public const double FontSize = 12;
    public const double SubtitleSize = 13;
    private const double LegendRow = 21;

    private readonly Chart _chart;
    private readonly bool _isNarrow;
    private double _rows;

    public Frame(Chart chart, double width)
    {
        (_chart, Width, _isNarrow) = (chart, width, width < 560);
        TitleSize = _isNarrow ? 16 : 18;
        TitleLines = Wrapped(chart.Title, TitleSize, bold: true);
        Named = [.. chart.Series.Where(series => !string.IsNullOrWhiteSpace(series.Name))];
        (EndLabels, EndLabelWidth) = EndLabelsThatFit();
        HasLegend = EndLabels.Count == 0 && Named.Count > 1;
        LegendEntryWidth = Named.Select(series => TextMetrics.Width(series.Name!, FontSize)).DefaultIfEmpty(0).Max();
        PlotHeight = _isNarrow ? 240 : 300;
        // Marks need lengths, lengths need the width of marks: two rounds settle it, the third only confirms.
        for (int round = 0; round < 3; round++) Measure();
    }

    public double Width { get; }
    public double TitleSize { get; }
    public IReadOnlyList<string> TitleLines { get; }
    public IReadOnlyList<string> SubtitleLines { get; private set; } = [];
    public IReadOnlyList<Series> Named { get; }
    public IReadOnlyDictionary<Series, IReadOnlyList<string>> EndLabels { get; }
    public double EndLabelWidth { get; }
    public bool HasLegend { get; }
    public double LegendEntryWidth { get; }
    public double LegendTop { get; private set; }

    /// <summary>Columns or bars carry their numbers; the axis then need not repeat them.</summary>
    public bool HasValueLabels { get; private set; }

    /// <summary>Every cell of a heatmap can hold its number.</summary>
    public bool CellNumbersFit { get; private set; }

    public AxisScale X { get; private set; } = null!;
    public AxisScale Y { get; private set; } = null!;
    public IReadOnlyList<Tick> XMarks { get; private set; } = [];
    public IReadOnlyList<Tick> YMarks { get; private set; } = [];
    public bool XMarksStand { get; private set; }

    public double Left { get; private set; } = 48;
    public double Right { get; private set; } = 16;
    public double Top { get; private set; }
    public double Bottom { get; private set; }
    public double PlotWidth => Math.Max(60, Width - Left - Right);
    public double PlotHeight { get; private set; }
    public double Height => Top + PlotHeight + Bottom;

    public string? XTitle => Clean(_chart.XAxis.Title);
    public string? YTitle => Clean(_chart.YAxis.Title);
    private BarSeries? OnlyBars => _chart.Series is [BarSeries { Low: null, Dots: false } bars] ? bars : null;

    /// <summary>Upright lines through rows have their names above the first row: beside it they would stand on its values.</summary>
    private double LineNames => LyingBars ? _chart.Lines.Where(line => line.X is not null && line.IsNamed).Sum(line => LabelSize(LabelLines(line.Label!)).Height + 2) : 0;

    private bool LyingBars => _chart.Series.Any(series => series is BarSeries { Horizontal: true });

    /// <summary>Pixels from the left and from the bottom of the plot.</summary>
    public (double X, double Y) Pixels(double placeX, double placeY) => (X.Share(placeX) * PlotWidth, Y.Share(placeY) * PlotHeight);

    /// <summary>The lines of a label inside the plot.</summary>
    public IReadOnlyList<string> LabelLines(string text) => TextMetrics.Wrap(PlotlyText.Clean(text), Math.Clamp(PlotWidth * 0.45, 90, 220), FontSize);

    /// <summary>The room such a label takes.</summary>
    public static (double Width, double Height) LabelSize(IReadOnlyList<string> lines) => (TextMetrics.Width(lines, FontSize) + 4, TextMetrics.Height(lines.Count, FontSize) + 2);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : PlotlyText.Clean(text);

    private IReadOnlyList<string> Wrapped(string? text, double size, bool bold) =>
        Clean(text) is { } clean ? TextMetrics.Wrap(clean, Width - 10, size, bold) : [];

    /// <summary>Lines and bands are named at their end, where six names at most find room; else a legend names them.</summary>
    private (IReadOnlyDictionary<Series, IReadOnlyList<string>> Labels, double Width) EndLabelsThatFit()
    {
        var none = new Dictionary<Series, IReadOnlyList<string>>(ReferenceEqualityComparer.Instance);
        bool canBeNamed = Named.Count is > 0 and <= 6 && Named.All(series => series is BandSeries or PointSeries { Style: not PointStyle.Scatter });
        if (!canBeNamed) return (none, 0);
        double room = Math.Max(64, Width * 0.22);
        foreach (Series series in Named) none[series] = TextMetrics.Wrap(PlotlyText.Clean(series.Name!), room, FontSize);
        double width = none.Values.Max(lines => TextMetrics.Width(lines, FontSize));
        bool readable = none.Values.All(lines => lines.Count <= 3) && none.Values.Sum(lines => lines.Count) <= 14
            && none.All(label => TextMetrics.Width(label.Value, FontSize) <= room && WordsWhole(label.Key, label.Value));
        return readable ? (none, width) : (new Dictionary<Series, IReadOnlyList<string>>(ReferenceEqualityComparer.Instance), 0);
    }

    private static bool WordsWhole(Series series, IReadOnlyList<string> lines) =>
        string.Join(' ', lines) == string.Join(' ', PlotlyText.Clean(series.Name!).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void Measure()
    {
        MeasureVertical();
        MeasureHorizontal();
        MeasureTop();
        PlotHeight = _chart.Height is { } height ? Math.Max(90, height - Top - Bottom)
            : _chart.Square ? PlotWidth
            : _rows > 0 ? _rows + LineNames
            : RowHeight() is { } row ? row * Y.Names.Count + LineNames
            : _isNarrow ? 240 : 300;
    }

    private void MeasureVertical()
    {
        Y = AxisScale.For(_chart, horizontal: false, PlotHeight, LineNames);
        (double share, int lines) = _chart.NameRoom ?? (_isNarrow ? 0.36 : 0.3, 3);
        double labelRoom = Width * share;
        YMarks = Y.Kind == ValueKind.Text
            ? [.. Y.Marks(PlotHeight).Select(mark => mark with { Lines = TextMetrics.Wrap(mark.Lines[0], labelRoom, FontSize, lines) })]
            : Y.Marks(PlotHeight);
        if (_chart.NameRoom is not null)
        {
            double[] heights = [.. YMarks.Select(mark => TextMetrics.Height(mark.Lines.Count, FontSize) + 3)];
            Y.Apportion(heights);
            _rows = heights.Sum();
            YMarks = [.. YMarks.Zip(Y.Marks(PlotHeight), (mark, placed) => mark with { At = placed.At })];
        }
        bool hidden = HasValueLabels && !LyingBars;
        Left = (hidden ? 0 : YMarks.SelectMany(mark => mark.Lines).Select(line => TextMetrics.Width(line, FontSize)).DefaultIfEmpty(0).Max()) + 11;
    }

    private void MeasureHorizontal()
    {
        X = AxisScale.For(_chart, horizontal: true, PlotWidth);
        XMarks = X.Marks(PlotWidth);
        if (X.Kind == ValueKind.Text) FitNames();
        if (X.MarksAreNames) XMarksStand = XMarks.Zip(XMarks.Skip(1)).Any(pair => (TextMetrics.Width(pair.First.Lines, FontSize) + TextMetrics.Width(pair.Second.Lines, FontSize)) / 2 + 8 > (X.Share(pair.Second.At) - X.Share(pair.First.At)) * PlotWidth);
        double overhang = XMarks.Count == 0 || HasValueLabels && LyingBars ? 0
            : XMarks.Max(mark => X.Share(mark.At) * PlotWidth + (XMarksStand ? 8 : TextMetrics.Width(mark.Lines, FontSize) / 2) - PlotWidth);
        HasValueLabels = ValueLabelsFit();
        double beside = HasValueLabels && LyingBars ? LongestValue() + 8 : 0;
        Right = Math.Max(Math.Max(6, overhang + 4), Math.Max(beside, EndLabels.Count > 0 ? EndLabelWidth + 14 : 0));
        double marks = HasValueLabels && LyingBars ? 4
            : XMarksStand ? XMarks.Max(mark => TextMetrics.Width(mark.Lines, FontSize)) + 10
            : TextMetrics.Height(XMarks.Select(mark => mark.Lines.Count).DefaultIfEmpty(1).Max(), FontSize) + 10;
        XTitleTop = marks;
        Bottom = marks + (XTitle is null ? 4 : TextMetrics.Height(TextMetrics.Wrap(XTitle, Width - 12, FontSize).Count, FontSize) + 6);
    }

    /// <summary>Distance of the horizontal axis' title from the axis.</summary>
    public double XTitleTop { get; private set; }

    /// <summary>Names below columns are wrapped; if words do not fit they stand upright; if there are too many, some are left out.</summary>
    private void FitNames()
    {
        double slot = PlotWidth / X.Names.Count;
        var wrapped = XMarks.Select(mark => mark with { Lines = TextMetrics.Wrap(mark.Lines[0], Math.Max(12, slot - 6), FontSize) }).ToList();
        bool whole = wrapped.Zip(XMarks).All(pair => string.Join(' ', pair.First.Lines) == pair.Second.Lines[0]) && wrapped.All(mark => mark.Lines.Count <= 3);
        XMarksStand = !whole;
        if (whole)
        {
            XMarks = wrapped;
            return;
        }
        double line = FontSize * TextMetrics.LineHeight;
        int every = Math.Max(1, (int)Math.Ceiling(line / slot)), lines = Math.Clamp((int)(slot / line), 1, 3);
        XMarks = [.. XMarks.Where((_, i) => i % every == 0).Select(mark => mark with { Lines = TextMetrics.Wrap(mark.Lines[0], _isNarrow ? 150 : 170, FontSize, lines) })];
    }

    private void MeasureTop()
    {
        double top = 4;
        if (TitleLines.Count > 0) top += TextMetrics.Height(TitleLines.Count, TitleSize) + 4;
        SubtitleLines = Wrapped(Subtitle(), SubtitleSize, bold: false);
        if (SubtitleLines.Count > 0) top += TextMetrics.Height(SubtitleLines.Count, SubtitleSize) + 4;
        LegendTop = top + 2;
        if (HasLegend) top += LegendRows() * LegendRow + 6;
        if (YTitle is not null) top += TextMetrics.Height(TextMetrics.Wrap(YTitle, Width - 12, FontSize).Count, FontSize) + 4;
        Top = top + (HasValueLabels && !LyingBars ? 22 : 12);
    }

    /// <summary>Where the cells have no room for their numbers, the subtitle says what the shades mean.</summary>
    private string? Subtitle()
    {
        if (_chart.Series is not [CellSeries cells]) return _chart.Subtitle;
        CellNumbersFit = cells.Cells.SelectMany((row, i) => row.SelectMany((_, j) => TraceWriter.CellText(_chart, cells, i, j).Split('\n'))).Select(line => TextMetrics.Width(line, FontSize)).DefaultIfEmpty(0).Max()
            <= PlotWidth / Math.Max(1, cells.Columns.Count) - 2;
        return CellNumbersFit ? _chart.Subtitle : $"{_chart.Subtitle} (pale: {TraceWriter.CellText(_chart, cells.Least)}, dark: {TraceWriter.CellText(_chart, cells.Most)})";
    }

    private double LegendRows()
    {
        // plotly breaks a lying legend at the width of the plot, not of the drawing; symbol and gaps take 48 pixels.
        double entry = LegendEntryWidth + 48;
        return Math.Ceiling(Named.Count / Math.Max(1, Math.Floor(PlotWidth / entry)));
    }

    private double? RowHeight()
    {
        if (Y.Kind != ValueKind.Text) return null;
        int inCells = _chart.Series is [CellSeries { Texts: { } texts }] ? texts.SelectMany(row => row).Max(text => text.Count(c => c == '\n') + 1) : 1;
        double lines = TextMetrics.Height(YMarks.Select(mark => mark.Lines.Count).Append(inCells).Max(), FontSize);
        int together = _chart.Series.Count(series => series is BarSeries { Dots: false });
        return Math.Max(Math.Max(lines + 8, 28), 18 * together + 10);
    }

    private bool ValueLabelsFit()
    {
        if (OnlyBars is not { } bars || bars.Values.Count > 30 || bars.Values.Numbers.Any(value => !(value >= 0)) || _chart.Lines.Count > 0) return false;
        if (LyingBars) return true;
        return bars.Keys.Kind == ValueKind.Text && LongestValue() <= PlotWidth / Math.Max(1, bars.Keys.Count) - 4;
    }

    private double LongestValue() =>
        OnlyBars!.Values.Numbers.Select(value => TextMetrics.Width((LyingBars ? X : Y).WriteNumber(value), FontSize)).DefaultIfEmpty(0).Max();
}
