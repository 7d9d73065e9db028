using System.Globalization;
using SocialResearch.Charts.Plotly;

namespace SocialResearch.Charts;

/// <summary>One axis: which places it has, where it begins and ends, and how a value is written on it.</summary>
/// <remarks>Places are numbers: the number itself, its common logarithm, the days since 1970, or the index of a name.</remarks>
internal sealed class AxisScale
{
    private readonly AxisOptions _options;
    private readonly CultureInfo _culture;
    private readonly bool _reversed;
    private readonly bool _isHorizontal;
    private readonly bool _whole;
    private readonly Dictionary<string, int> _index;
    private double _step = 1;
    private IReadOnlyList<double>? _centres;

    private AxisScale(ValueKind kind, IReadOnlyList<string> names, AxisOptions options, CultureInfo culture, bool isHorizontal, bool reversed, bool whole)
    {
        (Kind, Names, _options, _culture, _isHorizontal, _reversed, _whole) = (kind, names, options, culture, isHorizontal, reversed, whole);
        _index = names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => pair.i);
    }

    public ValueKind Kind { get; }
    public IReadOnlyList<string> Names { get; }
    public double Low { get; private set; }
    public double High { get; private set; }
    public bool IsLog => _options.Log && Kind == ValueKind.Number;

    /// <summary>Lays out one axis of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="horizontal">Which axis.</param>
    /// <param name="pixels">How long it is; decides how many marks fit.</param>
    /// <param name="above">How many of them stay free above the first name.</param>
    public static AxisScale For(Chart chart, bool horizontal, double pixels, double above = 0)
    {
        AxisOptions options = horizontal ? chart.XAxis : chart.YAxis;
        Values[] data = [.. chart.Series.SelectMany(series => horizontal ? series.OnX : series.OnY).Where(values => values.Count > 0)];
        ValueKind[] kinds = [.. data.Select(values => values.Kind).Distinct()];
        if (kinds.Length > 1)
            throw new ArgumentException($"The {(horizontal ? "horizontal" : "vertical")} axis would have to show {Values.Describe(kinds[0])} and {Values.Describe(kinds[1])}; combined charts need one kind on each axis.");
        ValueKind kind = kinds.FirstOrDefault();
        bool bars = chart.Series.Any(series => series is BarSeries { Horizontal: true });
        bool cells = chart.Series.Any(series => series is CellSeries);
        bool whole = kind == ValueKind.Number && data.SelectMany(values => values.Numbers).All(number => !double.IsFinite(number) || number == Math.Floor(number));
        string[] names = kind == ValueKind.Text ? [.. data.SelectMany(values => values.Texts).Distinct()] : [];
        var scale = new AxisScale(kind, names, options, chart.Culture, horizontal, reversed: !horizontal && (bars || cells) && kind == ValueKind.Text, whole);
        scale.Fit(chart, data, pixels, above);
        return scale;
    }

    /// <summary>Gives names the room that each needs instead of equal rooms; the axis stays as long as it was.</summary>
    public void Apportion(IReadOnlyList<double> heights)
    {
        double all = heights.Sum(), before = 0;
        var centres = new double[heights.Count];
        for (int i = 0; i < heights.Count; i++)
        {
            centres[i] = (before + heights[i] / 2) / all * heights.Count - 0.5;
            before += heights[i];
        }
        _centres = centres;
    }

    private double Centre(int name) => _centres?[name] ?? name;

    public static double Days(DateTime instant) => (instant - DateTime.UnixEpoch).TotalDays;

    /// <summary>Where each value stands; NaN where it cannot be shown.</summary>
    public IReadOnlyList<double> Places(Values values) => Kind switch
    {
        ValueKind.Text => [.. values.Texts.Select(text => Centre(_index[text]))],
        ValueKind.Instant => [.. values.Instants.Select(Days)],
        _ => [.. values.Numbers.Select(Place)],
    };

    public double Place(double number) => IsLog ? Math.Log10(number) : number;

    /// <summary>How far along the axis a place is, 0 at the left or bottom, 1 at the right or top.</summary>
    public double Share(double place) => _reversed ? (High - place) / (High - Low) : (place - Low) / (High - Low);

    /// <summary>The values as plotly takes them on this axis.</summary>
    public DataArray ToPlotly(Values values) => Kind switch
    {
        ValueKind.Text => DataArray.Of(Places(values)),
        ValueKind.Instant => DataArray.Of(values.Instants),
        _ => DataArray.Of(values.Numbers),
    };

    public string Write(double place) => Kind switch
    {
        ValueKind.Text => _centres is not null ? Names[Enumerable.Range(0, Names.Count).MinBy(i => Math.Abs(Centre(i) - place))] : place >= 0 && place < Names.Count ? Names[(int)Math.Round(place)] : "",
        ValueKind.Instant => NumberText.Instant(DateTime.UnixEpoch.AddDays(place), _culture),
        _ => WriteNumber(IsLog ? Math.Pow(10, place) : place),
    };

    public string WriteNumber(double number) =>
        _options.Percent || _options.Format is not null || !LooksLikeYear(number) ? _options.Write(number, _culture) : number.ToString("0", _culture);

    /// <summary>The marks, at most as many as fit.</summary>
    public IReadOnlyList<Tick> Marks(double pixels)
    {
        switch (Kind)
        {
            case ValueKind.Text:
                return [.. Names.Select((name, i) => new Tick(Centre(i), [PlotlyText.Clean(name)]) { Heading = _options.Headings?.GetValueOrDefault(name) })];
            case ValueKind.Instant:
                return Ticks.Calendar(DateTime.UnixEpoch.AddDays(Low), DateTime.UnixEpoch.AddDays(High), Fitting(pixels), _culture);
            default:
                if (_options.Given is { } given) return _options.AreNames ? given : Spaced(given, pixels);
                if (IsLog) return [.. Ticks.OfLog(Math.Pow(10, Low), Math.Pow(10, High), Fitting(pixels)).Select(value => new Tick(Math.Log10(value), [WriteNumber(value)]))];
                return [.. Ticks.Between(Low, High, _step).Select(value => new Tick(value, [WriteTick(value)]))];
        }
    }

    /// <summary>Whether the marks are names of which none may be left out.</summary>
    public bool MarksAreNames => Kind == ValueKind.Number && _options is { Given: not null, AreNames: true };

    /// <summary>From the left, leaves out the marks that would touch the one before.</summary>
    private List<Tick> Spaced(IReadOnlyList<Tick> marks, double pixels)
    {
        var kept = new List<Tick>();
        double end = double.NegativeInfinity;
        foreach (Tick mark in marks.Where(mark => mark.At >= Low && mark.At <= High))
        {
            double half = TextMetrics.Width(mark.Lines, Frame.FontSize) / 2, at = Share(mark.At) * pixels;
            if (at - half < end) continue;
            kept.Add(mark);
            end = at + half + 8;
        }
        return kept;
    }

    public Axis ToAxis(IReadOnlyList<Tick> marks, double fontSize, bool grid, bool showLabels = true, double angle = 0)
    {
        // plotly calls the colour of what is not drawn a fault.
        bool ticks = _isHorizontal && Kind != ValueKind.Text && showLabels, zero = grid && Low < 0 && High > 0, line = _isHorizontal && !grid;
        return new Axis
        {
            Type = Kind == ValueKind.Instant ? "date" : IsLog ? "log" : "linear",
            Range = Kind == ValueKind.Instant ? DataArray.Of([Instant(Low), Instant(High)]) : _reversed ? (double[])[High, Low] : [Low, High],
            Tickmode = "array",
            Tickvals = Kind == ValueKind.Instant ? DataArray.Of(marks.Select(mark => Instant(mark.At)))
            : DataArray.Of(marks.Select(mark => IsLog ? Math.Pow(10, mark.At) : mark.At)),
            Ticktext = DataArray.Of(marks.Select(Written)),
            Tickangle = showLabels ? angle : null,
            Tickfont = showLabels ? new Font(fontSize, Palette.Muted) : null,
            Ticklabelstandoff = showLabels && !_isHorizontal ? 4 : null,
            Ticks = ticks ? "outside" : "",
            Ticklen = ticks ? 4 : null,
            Tickcolor = ticks ? Palette.AxisLine : null,
            Showticklabels = showLabels,
            Showgrid = grid,
            Gridcolor = grid ? Palette.Grid : null,
            Zeroline = zero,
            Zerolinecolor = zero ? Palette.AxisLine : null,
            Showline = line,
            Linecolor = line ? Palette.AxisLine : null,
            Fixedrange = true,
            Automargin = false,
        };
    }

    private static string Written(Tick mark)
    {
        string text = string.Join("<br>", mark.Lines.Select(PlotlyText.Escape));
        return mark.Heading is { } color ? $"<b><span style=\"color:{Palette.ForText(color)}\">{text}</span></b>" : text;
    }

    private static DateTime Instant(double days) => DateTime.UnixEpoch.AddDays(days);

    private string WriteTick(double value)
    {
        int decimals = Ticks.Decimals(_options.Percent ? _step * 100 : _step);
        if (_options.Format is not null) return NumberText.Formatted(value, _options.Format, _culture);
        if (_options.Percent) return NumberText.Percent(value, decimals, _culture);
        return LooksLikeYear(value) ? value.ToString("0", _culture) : NumberText.Number(value, decimals, _culture);
    }

    // 2,015 is a number of posts, 2015 a year; along the horizontal axis whole numbers of this size are years.
    private bool LooksLikeYear(double number) => _isHorizontal && _whole && Low >= 1500 && High <= 2200 && number == Math.Floor(number);

    private int Fitting(double pixels) => Math.Max(2, (int)(pixels / (_isHorizontal ? Kind == ValueKind.Instant ? 58 : 70 : 52)));

    private void Fit(Chart chart, IReadOnlyList<Values> data, double pixels, double above)
    {
        double[] extra = [.. Extra(chart)];
        if (Kind == ValueKind.Text)
        {
            double free = Math.Min(above, pixels / 2);
            (Low, High) = (-0.5 - free / (pixels - free) * Names.Count, Math.Max(0.5, Names.Count - 0.5));
            return;
        }

        if (IsLog && data.SelectMany(values => values.Numbers).Any(number => number <= 0))
            throw new ArgumentException($"A logarithmic axis cannot show {_options.Write(data.SelectMany(values => values.Numbers).Min(), _culture)}: it has no zero. Leave such values out and say so, or use log: false.");
        if (Kind == ValueKind.Instant) ColumnWidth = WidthOfColumns(chart);
        double[] places = [.. data.SelectMany(Places).Concat(extra).Where(double.IsFinite).DefaultIfEmpty(0)];
        bool fromZero = chart.Series.Any(series => _isHorizontal ? series.XFromZero : series.YFromZero) && Kind == ValueKind.Number && !IsLog;
        double low = fromZero ? Math.Min(0, places.Min()) : places.Min(), high = fromZero ? Math.Max(0, places.Max()) : places.Max();
        if (high == low) (low, high) = fromZero && low == 0 ? (0, 1) : (low - HalfWidth(low), high + HalfWidth(high));
        if (_options.Range is { } range)
        {
            if (!(range.From < range.To) || IsLog && range.From <= 0)
                throw new ArgumentException($"An axis from {range.From} to {range.To} cannot be drawn: the first number must be smaller than the second{(IsLog ? " and above zero" : "")}.");
            (low, high) = (Place(range.From), Place(range.To));
        }
        _step = Ticks.Step((high - low) / Fitting(pixels), _whole && !_options.Percent && !IsLog);
        if (_options.Range is null) (low, high) = Widen(chart, low, high);
        (Low, High) = (low, high);
    }

    private double HalfWidth(double place) => Kind == ValueKind.Instant ? 1 : IsLog || place == 0 ? 0.5 : Math.Abs(place) / 2;

    /// <summary>Heights end at a mark; lines run from border to border; points, columns and bins keep their own width.</summary>
    private (double Low, double High) Widen(Chart chart, double low, double high)
    {
        bool valuesStandHere = _isHorizontal == chart.Series.Any(series => series is BarSeries { Horizontal: true });
        if (valuesStandHere && IsLog) return (Math.Floor(low + 1e-9), Math.Ceiling(high - 1e-9));
        if (valuesStandHere) return (Math.Floor(low / _step + 1e-9) * _step, Math.Ceiling(high / _step - 1e-9) * _step);
        double room = chart.Series.Any(series => series is PointSeries { Style: PointStyle.Scatter } or PointSeries { ShowMarkers: true }) ? (high - low) * 0.03 : 0;
        double column = chart.Series.Any(series => series is BarSeries) ? ColumnWidth * 0.6 : 0;
        return (low - Math.Max(room, column), high + Math.Max(room, column));
    }

    /// <summary>Of columns over time: four fifths of the smallest distance between two of them, in whichever series they stand.</summary>
    public double ColumnWidth { get; private set; } = 0.8;

    private double WidthOfColumns(Chart chart)
    {
        double[] places = [.. chart.Series.OfType<BarSeries>().SelectMany(series => Places(series.Keys)).Distinct().Order()];
        return 0.8 * places.Zip(places.Skip(1), (first, second) => second - first).DefaultIfEmpty(1).Min();
    }

    /// <summary>Notes and reference lines must be inside, too.</summary>
    private IEnumerable<double> Extra(Chart chart)
    {
        IEnumerable<Coordinate> coordinates = chart.Lines.Select(line => _isHorizontal ? line.X : line.Y).OfType<Coordinate>();
        if (_isHorizontal) coordinates = coordinates.Concat(chart.Notes.Select(note => note.X));
        foreach (Coordinate coordinate in coordinates)
        {
            if (coordinate.Value.Kind != Kind)
                throw new ArgumentException($"A note or line stands at one of {Values.Describe(coordinate.Value.Kind)}, but the {(_isHorizontal ? "horizontal" : "vertical")} axis has {Values.Describe(Kind)}.");
            if (Kind == ValueKind.Text && !_index.ContainsKey(coordinate.Value.Texts[0]))
                throw new ArgumentException($"A note or line stands at a name that the axis does not have. The axis has: {string.Join(", ", Names.Take(10))}{(Names.Count > 10 ? ", …" : "")}.");
            yield return Places(coordinate.Value)[0];
        }
        if (!_isHorizontal && Kind == ValueKind.Number)
            foreach (Note note in chart.Notes) yield return Place(note.Y);
    }
}
