using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>Puts traces, axes and labels of one chart together for one width.</summary>
internal sealed class FigureComposer(Chart chart, int width)
{
    private const string FontFamily = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";

    private readonly Frame _frame = new(chart, width);
    private readonly IReadOnlyList<Look> _looks = Look.Assign(chart.Series);

    public Figure Compose()
    {
        bool lying = chart.Series.Any(series => series is BarSeries { Horizontal: true });
        bool cells = chart.Series.Any(series => series is CellSeries);
        bool bars = chart.Series.Any(series => series is BarSeries { Values.Count: > 0, Dots: false }), bins = chart.Series.Any(series => series is BinSeries);
        var layout = new Layout
        {
            Height = Math.Round(_frame.Height),
            Margin = new Margin(Math.Round(_frame.Left), Math.Round(_frame.Right), Math.Round(_frame.Top), Math.Round(_frame.Bottom)),
            Font = new Font(Frame.FontSize, Palette.Ink, FontFamily),
            Xaxis = _frame.X.ToAxis(_frame.XMarks, Frame.FontSize, grid: lying && !_frame.HasValueLabels,
                showLabels: !(lying && _frame.HasValueLabels), angle: _frame.XMarksStand ? -90 : 0),
            Yaxis = _frame.Y.ToAxis(_frame.YMarks, Frame.FontSize, grid: !lying && !cells && !_frame.HasValueLabels,
                showLabels: lying || cells || !_frame.HasValueLabels),
            Annotations = [.. Titles(), .. AxisTitles(), .. EndLabels(), .. PlacedLabels(), .. Emptiness()],
            Shapes = [.. chart.Shades.Select(Shaded), .. chart.Lines.Select(Line)],
            Showlegend = _frame.HasLegend,
            Legend = _frame.HasLegend ? Legend() : null,
            Barmode = bars || bins ? "group" : null,
            Bargap = bins ? 0 : bars ? 0.25 : null,
            Hovermode = "closest",
            Hoverlabel = new HoverLabel(Palette.White, Palette.AxisLine, new Font(Frame.FontSize, Palette.Ink), "left"),
            Dragmode = false,
            PaperBgcolor = Palette.White,
            PlotBgcolor = Palette.White,
        };
        return new Figure(TraceWriter.Write(chart, _frame, _looks), chart.Customise(layout), new Config());
    }

    private static string Lines(IEnumerable<string> lines) => string.Join("<br>", lines.Select(PlotlyText.Escape));

    /// <summary>As annotations, because plotly's own title grows over the upper border when it has several lines.</summary>
    private IEnumerable<Annotation> Titles()
    {
        double top = 2;
        if (_frame.TitleLines.Count > 0) yield return At($"<b>{Lines(_frame.TitleLines)}</b>", new Font(_frame.TitleSize, Palette.Ink));
        top += TextMetrics.Height(_frame.TitleLines.Count, _frame.TitleSize) + 2;
        if (_frame.SubtitleLines.Count > 0) yield return At(Lines(_frame.SubtitleLines), new Font(Frame.SubtitleSize, Palette.Muted));

        Annotation At(string text, Font font) => new(text)
        {
            X = 0,
            Y = 1,
            Xanchor = "left",
            Yanchor = "top",
            Xshift = -Math.Round(_frame.Left) + 2,
            Yshift = Math.Round(_frame.Top - top),
            Align = "left",
            Font = font,
            Borderpad = 0,
        };
    }

    private Legend Legend() => new()
    {
        Orientation = "h",
        X = 0,
        Xref = "container",
        Xanchor = "left",
        Y = 1 - _frame.LegendTop / _frame.Height,
        Yref = "container",
        Yanchor = "top",
        Font = new Font(Frame.FontSize, Palette.Ink),
        Entrywidth = Math.Ceiling(_frame.LegendEntryWidth),
        Itemclick = false,
        Itemdoubleclick = false,
    };

    /// <summary>Both titles lie level: nobody should have to turn the head.</summary>
    private IEnumerable<Annotation> AxisTitles()
    {
        var font = new Font(Frame.FontSize, Palette.Muted);
        if (_frame.YTitle is { } y)
        {
            yield return new Annotation(Lines(TextMetrics.Wrap(y, _frame.Width - 12, Frame.FontSize)))
            {
                X = 0,
                Y = 1,
                Xanchor = "left",
                Yanchor = "bottom",
                Xshift = -Math.Round(_frame.Left) + 2,
                Yshift = _frame.HasValueLabels ? 18 : 8,
                Align = "left",
                Font = font,
                Borderpad = 0,
            };
        }
        if (_frame.XTitle is { } x)
        {
            yield return new Annotation(Lines(TextMetrics.Wrap(x, _frame.Width - 12, Frame.FontSize)))
            {
                X = 1,
                Y = 0,
                Xanchor = "right",
                Yanchor = "top",
                // A long title reaches from the right border to the left; it must not leave the drawing there.
                Xshift = Math.Round(_frame.Right) - 4,
                Yshift = -Math.Round(_frame.XTitleTop),
                Align = "right",
                Font = font,
                Borderpad = 0,
            };
        }
    }

    private IEnumerable<Annotation> EndLabels()
    {
        if (_frame.EndLabels.Count == 0) yield break;
        (Series Series, double Share)[] ends = [.. chart.Series.Where(_frame.EndLabels.ContainsKey).Select(series => (series, EndShare(series)))];
        double[] heights = [.. ends.Select(end => TextMetrics.Height(_frame.EndLabels[end.Series].Count, Frame.FontSize) + 2)];
        IReadOnlyList<double> spread = LabelSpread.Spread([.. ends.Select(end => end.Share * _frame.PlotHeight)], heights, -8, _frame.PlotHeight + 8);
        for (int i = 0; i < ends.Length; i++)
        {
            int index = chart.Series.ToList().FindIndex(series => ReferenceEquals(series, ends[i].Series));
            yield return new Annotation(Lines(_frame.EndLabels[ends[i].Series]))
            {
                X = 1,
                Y = Math.Round(spread[i] / _frame.PlotHeight, 4),
                Xanchor = "left",
                Yanchor = "middle",
                Xshift = 6,
                Align = "left",
                Font = new Font(Frame.FontSize, Palette.ForText(_looks[index].Color)),
                Borderpad = 0,
            };
        }
    }

    /// <summary>The height at which a line ends, or the middle of a band's end.</summary>
    private double EndShare(Series series)
    {
        double[] ends = [.. series.OnY.Select(values => _frame.Y.Places(values).Where(double.IsFinite).DefaultIfEmpty(_frame.Y.Low).Last())];
        return Math.Clamp(_frame.Y.Share(ends.Average()), 0, 1);
    }

    private Shape Line(ReferenceLine line)
    {
        (double x0, double x1) = line.X is { } x ? (ShareX(x), ShareX(x)) : (0, 1);
        (double y0, double y1) = line.Y is { } y ? (ShareY(y), ShareY(y)) : (0, 1);
        if (line.X is null && line.Y is null) (x0, x1, y0, y1) = Diagonal();
        return new Shape("line", x0, x1, y0, y1) { Line = new Stroke(Palette.Muted, 1.25, "dot"), Layer = "above" };
    }

    private Shape Shaded(Shade shade)
    {
        double from = Math.Clamp(ShareX(shade.From), 0, 1), to = Math.Clamp(ShareX(shade.To), 0, 1);
        // One day of some years would be thinner than a pixel.
        if ((to - from) * _frame.PlotWidth < 2) (from, to) = ((from + to) / 2 - 1 / _frame.PlotWidth, (from + to) / 2 + 1 / _frame.PlotWidth);
        return new Shape("rect", from, to, 0, 1) { Fillcolor = Palette.WithOpacity(shade.Color, 0.22), Line = new Stroke(Width: 0), Layer = "below" };
    }

    private (double X0, double X1, double Y0, double Y1) Diagonal()
    {
        double low = Math.Max(_frame.X.Low, _frame.Y.Low), high = Math.Min(_frame.X.High, _frame.Y.High);
        return (_frame.X.Share(low), _frame.X.Share(high), _frame.Y.Share(low), _frame.Y.Share(high));
    }

    private double ShareX(Coordinate x) => _frame.X.Share(_frame.X.Places(x.Value)[0]);

    private double ShareY(Coordinate y) => _frame.Y.Share(_frame.Y.Places(y.Value)[0]);

    private IEnumerable<Annotation> PlacedLabels()
    {
        var placer = new LabelPlacer(_frame.PlotWidth, _frame.PlotHeight, [.. chart.Series.SelectMany(DrawnPoints), .. chart.Lines.SelectMany(LinePoints)]);
        var points = chart.Notes.Select(note => (Note: note, At: _frame.Pixels(_frame.X.Places(note.X.Value)[0], _frame.Y.Place(note.Y)))).ToList();
        foreach ((_, (double x, double y)) in points) placer.Block(new Box(x - 5, y - 5, 10, 10));
        foreach (ReferenceLine line in chart.Lines.Where(line => line.IsNamed))
            yield return Place(placer, line.Label!, Palette.Muted, size => Beside(line, size), line.X is { } x ? ShareX(x) * _frame.PlotWidth : null, line.IsTag);
        foreach ((Note note, (double x, double y) at) in points)
            yield return Place(placer, note.Text, Palette.Ink, size => Around(at, size));
    }

    private Annotation Place(LabelPlacer placer, string text, string color, Func<(double Width, double Height), IEnumerable<Box>> wishes, double? upright = null, bool isTag = false)
    {
        IReadOnlyList<string> lines = _frame.LabelLines(text);
        Box box = placer.Place(wishes(Frame.LabelSize(lines)));
        // When the drawing grows, a label at the right keeps its right end, so that it stays beside its point; that of an upright line
        // keeps the end at the line.
        double middle = box.Left + box.Width / 2;
        bool right = upright is { } line ? middle < line : middle > _frame.PlotWidth / 2;
        return new Annotation(Lines(lines))
        {
            X = Math.Round((isTag ? middle : right ? box.Left + box.Width : box.Left) / _frame.PlotWidth, 4),
            Y = Math.Round((box.Bottom + box.Height / 2) / _frame.PlotHeight, 4),
            Xanchor = isTag ? "center" : right ? "right" : "left",
            Yanchor = "middle",
            Align = right ? "right" : "left",
            Font = new Font(Frame.FontSize, color),
            Bgcolor = Palette.WithOpacity(Palette.White, 0.9),
            Borderpad = 1,
        };
    }

    /// <summary>An empty drawing would look like a fault of the page.</summary>
    private IEnumerable<Annotation> Emptiness()
    {
        if (chart.Series.All(series => series.OnX.Concat(series.OnY).Any(values => values.Count == 0)))
            yield return new Annotation("no values") { X = 0.5, Y = 0.5, Xanchor = "center", Yanchor = "middle", Font = new Font(Frame.SubtitleSize, Palette.Muted), Bgcolor = Palette.White };
    }

    private IEnumerable<Box> Beside(ReferenceLine line, (double Width, double Height) size)
    {
        (double w, double h) = size;
        if (line.Y is { } y)
        {
            double at = ShareY(y) * _frame.PlotHeight;
            return [new(2, at + 2, w, h), new(_frame.PlotWidth - w - 2, at + 2, w, h), new(2, at - h - 2, w, h), new(_frame.PlotWidth - w - 2, at - h - 2, w, h)];
        }
        if (line.X is { } x)
        {
            double at = ShareX(x) * _frame.PlotWidth, top = _frame.PlotHeight - h;
            return line.IsTag ? [new(at - w / 2, top, w, h)] : [new(at + 4, top, w, h), new(at - w - 4, top, w, h)];
        }
        (double x0, double x1, double y0, double y1) = Diagonal();
        return ((double[])[0.5, 0.4, 0.6, 0.3, 0.7]).Select(t =>
            new Box((x0 + t * (x1 - x0)) * _frame.PlotWidth - w - 6, (y0 + t * (y1 - y0)) * _frame.PlotHeight, w, h));
    }

    private static IEnumerable<Box> Around((double X, double Y) at, (double Width, double Height) size)
    {
        (double w, double h) = size;
        return [new(at.X - w - 8, at.Y - h / 2, w, h), new(at.X + 8, at.Y - h / 2, w, h), new(at.X - w / 2, at.Y + 8, w, h), new(at.X - w / 2, at.Y - h - 8, w, h)];
    }

    /// <summary>Points along what is drawn, close enough together that a label cannot slip between them.</summary>
    private IEnumerable<(double X, double Y)> DrawnPoints(Series series)
    {
        if (series is PointSeries points)
        {
            IReadOnlyList<double> xs = _frame.X.Places(points.X), ys = _frame.Y.Places(points.Y);
            (double X, double Y)[] at = [.. xs.Zip(ys).Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second)).Select(point => _frame.Pixels(point.First, point.Second))];
            return points.Style == PointStyle.Scatter ? at : at.Zip(at.Skip(1)).SelectMany(pair => Between(pair.First, pair.Second));
        }
        if (series is BarSeries { Horizontal: false } bars)
            return _frame.X.Places(bars.Keys).Zip(_frame.Y.Places(bars.Values)).Where(bar => double.IsFinite(bar.Second))
                .SelectMany(bar => Between(_frame.Pixels(bar.First, _frame.Y.Low), _frame.Pixels(bar.First, bar.Second)));
        if (series is BarSeries { Dots: true } dots)
        {
            IReadOnlyList<double> rows = _frame.Y.Places(dots.Keys), at = _frame.X.Places(dots.Values);
            IReadOnlyList<double> from = dots.Low is null ? at : _frame.X.Places(dots.Low), to = dots.High is null ? at : _frame.X.Places(dots.High);
            return Enumerable.Range(0, rows.Count).Where(i => double.IsFinite(at[i]))
                .SelectMany(i => Between(_frame.Pixels(double.IsFinite(from[i]) ? from[i] : at[i], rows[i]), _frame.Pixels(double.IsFinite(to[i]) ? to[i] : at[i], rows[i])));
        }
        return [];
    }

    private IEnumerable<(double X, double Y)> LinePoints(ReferenceLine line)
    {
        Shape shape = Line(line);
        return Between((shape.X0 * _frame.PlotWidth, shape.Y0 * _frame.PlotHeight), (shape.X1 * _frame.PlotWidth, shape.Y1 * _frame.PlotHeight));
    }

    private static IEnumerable<(double X, double Y)> Between((double X, double Y) from, (double X, double Y) to)
    {
        int steps = 1 + (int)Math.Min(200, Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / 8);
        return Enumerable.Range(0, steps + 1).Select(i => (from.X + (to.X - from.X) * i / steps, from.Y + (to.Y - from.Y) * i / steps));
    }
}
