using System.Globalization;
using SocialResearch.Charts.Plotly;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>A chart that says what it found: title, unit, source, words for those who do not see it, and its numbers as a table.</summary>
/// <remarks>
/// Immutable: every <c>With…</c> gives a new chart. In a notebook it draws itself; in a plain program <see cref="ToString"/>
/// is what it shows in words. All texts are shown letter by letter, whoever wrote them.
/// </remarks>
/// <example>
/// <code>
/// Chart.Line(weeks, share, name: "Answered")
///     .WithTitle("Half of all questions are answered", "Share of questions with an answer, by week")
///     .WithYAxis(percent: true, range: (0, 1))
///     .WithSource("n = 12,480 questions, 2019–2021")
/// </code>
/// </example>
[TypeFormatterSource(typeof(ChartFormats), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial record Chart
{
    internal Chart(params IReadOnlyList<Series> series) => Series = series;

    internal IReadOnlyList<Series> Series { get; init; }

    /// <summary>The finding.</summary>
    public string? Title { get; init; }

    /// <summary>What is measured, and in which unit.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where the numbers come from: n, period, source, limits.</summary>
    public string? Source { get; init; }

    /// <summary>The chart in words, for readers who do not see it; written from the data unless <see cref="WithAlt"/> gave it.</summary>
    public string Alt => GivenAlt ?? AltText.Of(this);

    /// <summary>The numbers behind the drawing: as given to <see cref="WithTable"/>, else from the series.</summary>
    public Table Table => GivenTable ?? DataTable.Of(this);

    /// <summary>Decimal signs and month names; the invariant culture writes English.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    internal string? GivenAlt { get; init; }
    internal Table? GivenTable { get; init; }
    internal AxisOptions XAxis { get; init; } = new();
    internal AxisOptions YAxis { get; init; } = new();
    internal IReadOnlyList<Note> Notes { get; init; } = [];
    internal IReadOnlyList<ReferenceLine> Lines { get; init; } = [];
    internal IReadOnlyList<Shade> Shades { get; init; } = [];
    internal int? Width { get; init; }
    internal int? Height { get; init; }
    internal bool Square { get; init; }

    /// <summary>The part of the width that names of rows may take, and how many lines; null for what suits names of a few words.</summary>
    internal (double Share, int Lines)? NameRoom { get; init; }
    internal Func<Layout, Layout> Customise { get; init; } = layout => layout;

    /// <summary>Says what was found, and below it what is measured in which unit.</summary>
    public Chart WithTitle(string title, string? subtitle = null) => this with { Title = title, Subtitle = subtitle ?? Subtitle };

    /// <summary>Describes the horizontal axis as drawn.</summary>
    /// <param name="title">What it measures.</param>
    /// <param name="range">Both ends; null for the ends of the data.</param>
    /// <param name="log">Equal distances mean equal factors; zero cannot be shown.</param>
    /// <param name="percent">The numbers are shares and are written as per cent.</param>
    /// <param name="format">A .NET number format for ticks and labels, such as <c>0.00</c>.</param>
    public Chart WithXAxis(string? title = null, (double From, double To)? range = null, bool log = false, bool percent = false, string? format = null) =>
        this with { XAxis = new AxisOptions(title, range, log, percent, format) };

    /// <summary>Describes the vertical axis as drawn; parameters as in <see cref="WithXAxis"/>.</summary>
    public Chart WithYAxis(string? title = null, (double From, double To)? range = null, bool log = false, bool percent = false, string? format = null) =>
        this with { YAxis = new AxisOptions(title, range, log, percent, format) };

    /// <summary>Says below the chart where the numbers come from.</summary>
    public Chart WithSource(string source) => this with { Source = source };

    /// <summary>Says the chart in words: kind of chart, of which data, and what it shows.</summary>
    public Chart WithAlt(string alt) => this with { GivenAlt = PlotlyText.Clean(alt) };

    /// <summary>Puts this table under the chart instead of the one made from its series.</summary>
    public Chart WithTable(Table table) => this with { GivenTable = DataTable.Clean(table) };

    /// <summary>Fixes the height, and limits the width; a chart is always as wide as its place allows, up to this.</summary>
    public Chart WithSize(int? width = null, int? height = null) => this with
    {
        Width = width is null or >= 200 ? width ?? Width : throw new ArgumentOutOfRangeException(nameof(width), width, "A chart is at least 200 pixels wide."),
        Height = height is null or >= 150 ? height ?? Height : throw new ArgumentOutOfRangeException(nameof(height), height, "A chart is at least 150 pixels high."),
    };

    /// <summary>Makes both axes equally long, as for a Lorenz curve.</summary>
    public Chart WithSquareAxes() => this with { Square = true, Width = Width ?? 560 };

    /// <summary>Marks a point and writes beside it, where there is room.</summary>
    public Chart WithAnnotation(Coordinate x, double y, string text) => this with { Notes = [.. Notes, new Note(x, y, text)] };

    /// <summary>Draws a dotted line across the chart: at a height, or at a place along the horizontal axis.</summary>
    /// <exception cref="ArgumentException">Both or neither of <paramref name="x"/> and <paramref name="y"/> are given.</exception>
    public Chart WithReferenceLine(Coordinate? x = null, Coordinate? y = null, string? label = null) =>
        x is null == y is null
            ? throw new ArgumentException("A reference line stands at one x or at one y; give exactly one of the two.")
            : this with { Lines = [.. Lines, new ReferenceLine(x, y, label)] };

    /// <summary>Shades a stretch of the horizontal axis behind the drawing; say in the subtitle what the shade means.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="color">As #rrggbb, drawn pale; orange when null.</param>
    public Chart WithShade(Coordinate from, Coordinate to, string? color = null) => this with { Shades = [.. Shades, new Shade(from, to, color ?? Palette.Orange)] };

    /// <summary>Draws the line where both axes have the same value, such as the line of equality.</summary>
    public Chart WithDiagonal(string? label = null) => this with { Lines = [.. Lines, new ReferenceLine(null, null, label)] };

    /// <summary>Changes anything else in plotly's own terms; called for each width that the chart is laid out for.</summary>
    public Chart WithLayout(Func<Layout, Layout> change) => this with { Customise = layout => change(Customise(layout)) };

    /// <summary>The drawing for a width in pixels. Labels and margins are placed for exactly this width.</summary>
    public Figure ToFigure(int width) => new FigureComposer(this, width).Compose();

    /// <summary>The chart as a piece of a page: drawing, source and table. The page needs <see cref="PlotlyBundle"/> once.</summary>
    public string ToHtml() => ChartHtml.Of(this);

    /// <summary>Title and description as one readable sentence.</summary>
    public override string ToString() => Title is null ? Alt : $"{PlotlyText.Clean(Title).TrimEnd('.')}. {Alt}";
}

/// <summary>What a reader of the code says about an axis.</summary>
internal sealed record AxisOptions(string? Title = null, (double From, double To)? Range = null, bool Log = false, bool Percent = false, string? Format = null)
{
    /// <summary>Marks at these places with these words, where numbers stand for something else; null to reckon round numbers.</summary>
    public IReadOnlyList<Tick>? Given { get; init; }

    /// <summary>Names of rows that head those below them, and the colour of each.</summary>
    public IReadOnlyDictionary<string, string>? Headings { get; init; }

    /// <summary>The given marks are names that must all be read: they stand upright rather than being left out.</summary>
    public bool AreNames { get; init; }

    public string Write(double number, CultureInfo culture) =>
        Format is not null ? NumberText.Formatted(number, Format, culture)
        : Percent ? NumberText.Percent(number, culture: culture)
        : NumberText.Number(number, culture: culture);
}

internal sealed record Note(Coordinate X, double Y, string Text);

/// <summary>At one x, at one y, or, where neither is given, the diagonal.</summary>
internal sealed record ReferenceLine(Coordinate? X, Coordinate? Y, string? Label)
{
    public bool IsNamed => !string.IsNullOrWhiteSpace(Label);

    /// <summary>The label is a tag that hangs on the line itself, so that each of many close lines keeps its own.</summary>
    public bool IsTag { get; init; }
}

/// <summary>A stretch of the horizontal axis that is shaded.</summary>
internal sealed record Shade(Coordinate From, Coordinate To, string Color);
