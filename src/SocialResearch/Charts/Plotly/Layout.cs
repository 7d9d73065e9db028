using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>Everything around the traces.</summary>
public sealed record Layout
{
    /// <summary>Height in pixels; the width follows the page.</summary>
    public double? Height { get; init; }

    /// <summary>Whether the width follows the page.</summary>
    public bool Autosize { get; init; } = true;

    /// <summary>Room around the plot.</summary>
    public Margin? Margin { get; init; }

    /// <summary>The font of all texts that have none of their own.</summary>
    public Font? Font { get; init; }

    /// <summary>The horizontal axis.</summary>
    public Axis? Xaxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public Axis? Yaxis { get; init; }

    /// <summary>Texts placed on the drawing.</summary>
    public IReadOnlyList<Annotation>? Annotations { get; init; }

    /// <summary>Lines and areas placed on the drawing.</summary>
    public IReadOnlyList<Shape>? Shapes { get; init; }

    /// <summary>Whether there is a legend.</summary>
    public bool Showlegend { get; init; }

    /// <summary>Where the legend stands.</summary>
    public Legend? Legend { get; init; }

    /// <summary>How bars at one place stand: "group", "overlay" or "relative".</summary>
    public string? Barmode { get; init; }

    /// <summary>White between places, as a share of one.</summary>
    public double? Bargap { get; init; }

    /// <summary>What a pointer finds: "closest", "x" or "x unified".</summary>
    public string? Hovermode { get; init; }

    /// <summary>Look of the pointer's label.</summary>
    public HoverLabel? Hoverlabel { get; init; }

    /// <summary>What dragging does; "false" leaves the finger to the page, so that a phone still scrolls.</summary>
    public bool? Dragmode { get; init; }

    /// <summary>Background of the whole drawing.</summary>
    [JsonPropertyName("paper_bgcolor")]
    public string? PaperBgcolor { get; init; }

    /// <summary>Background of the plot.</summary>
    [JsonPropertyName("plot_bgcolor")]
    public string? PlotBgcolor { get; init; }
}

/// <summary>Room around the plot in pixels: left, right, top, bottom.</summary>
public sealed record Margin(double L, double R, double T, double B)
{
    /// <summary>plotly's own widening; off, because it moves what was laid out.</summary>
    public bool Autoexpand { get; init; }

    /// <summary>Room between plot and axis.</summary>
    public double Pad { get; init; }
}

/// <summary>An axis.</summary>
public sealed record Axis
{
    /// <summary>"linear", "log" or "date".</summary>
    public string? Type { get; init; }

    /// <summary>Both ends; powers of ten on a log axis, texts on a date axis.</summary>
    public DataArray? Range { get; init; }

    /// <summary>"array": the ticks are given.</summary>
    public string? Tickmode { get; init; }

    /// <summary>Where the ticks stand.</summary>
    public DataArray? Tickvals { get; init; }

    /// <summary>What they say.</summary>
    public DataArray? Ticktext { get; init; }

    /// <summary>Angle of the tick texts.</summary>
    public double? Tickangle { get; init; }

    /// <summary>"outside", "inside" or "".</summary>
    public string? Ticks { get; init; }

    /// <summary>Length of the tick marks in pixels.</summary>
    public double? Ticklen { get; init; }

    /// <summary>Colour of the tick marks.</summary>
    public string? Tickcolor { get; init; }

    /// <summary>Font of the tick texts.</summary>
    public Font? Tickfont { get; init; }

    /// <summary>Pixels between the axis and the tick texts.</summary>
    public double? Ticklabelstandoff { get; init; }

    /// <summary>Whether tick texts are drawn.</summary>
    public bool? Showticklabels { get; init; }

    /// <summary>Whether grid lines are drawn.</summary>
    public bool? Showgrid { get; init; }

    /// <summary>Colour of the grid lines.</summary>
    public string? Gridcolor { get; init; }

    /// <summary>Whether the line through zero is drawn.</summary>
    public bool? Zeroline { get; init; }

    /// <summary>Colour of the line through zero.</summary>
    public string? Zerolinecolor { get; init; }

    /// <summary>Whether the axis itself is drawn.</summary>
    public bool? Showline { get; init; }

    /// <summary>Colour of the axis.</summary>
    public string? Linecolor { get; init; }

    /// <summary>Whether the reader cannot stretch the axis.</summary>
    public bool? Fixedrange { get; init; }

    /// <summary>Whether the axis makes its own room; off, see <see cref="Margin"/>.</summary>
    public bool? Automargin { get; init; }
}

/// <summary>The legend.</summary>
public sealed record Legend
{
    /// <summary>"h" for a row, "v" for a column.</summary>
    public string? Orientation { get; init; }

    /// <summary>Left end.</summary>
    public double? X { get; init; }

    /// <summary>Height.</summary>
    public double? Y { get; init; }

    /// <summary>What <see cref="X"/> measures.</summary>
    public string? Xref { get; init; }

    /// <summary>What <see cref="Y"/> measures.</summary>
    public string? Yref { get; init; }

    /// <summary>Which end stands at <see cref="X"/>.</summary>
    public string? Xanchor { get; init; }

    /// <summary>Which end stands at <see cref="Y"/>.</summary>
    public string? Yanchor { get; init; }

    /// <summary>Font of the names.</summary>
    public Font? Font { get; init; }

    /// <summary>Width of one entry.</summary>
    public double? Entrywidth { get; init; }

    /// <summary>What a click does; false for nothing, because a hidden series would contradict title and table.</summary>
    public bool? Itemclick { get; init; }

    /// <summary>What a double click does.</summary>
    public bool? Itemdoubleclick { get; init; }
}

/// <summary>A text on the drawing.</summary>
public sealed record Annotation(string Text)
{
    /// <summary>"paper" for shares of the plot, "x" for the axis.</summary>
    public string Xref { get; init; } = "paper";

    /// <summary>"paper" for shares of the plot, "y" for the axis.</summary>
    public string Yref { get; init; } = "paper";

    /// <summary>Horizontal place.</summary>
    public double X { get; init; }

    /// <summary>Vertical place.</summary>
    public double Y { get; init; }

    /// <summary>Which part of the text stands at <see cref="X"/>.</summary>
    public string? Xanchor { get; init; }

    /// <summary>Which part of the text stands at <see cref="Y"/>.</summary>
    public string? Yanchor { get; init; }

    /// <summary>Pixels to the right.</summary>
    public double? Xshift { get; init; }

    /// <summary>Pixels upwards.</summary>
    public double? Yshift { get; init; }

    /// <summary>Whether an arrow leads to the place.</summary>
    public bool Showarrow { get; init; }

    /// <summary>How the lines of the text stand: "left", "center" or "right".</summary>
    public string? Align { get; init; }

    /// <summary>Font of the text.</summary>
    public Font? Font { get; init; }

    /// <summary>Colour behind the text.</summary>
    public string? Bgcolor { get; init; }

    /// <summary>White around the text in pixels.</summary>
    public double? Borderpad { get; init; }
}

/// <summary>A line or rectangle on the drawing.</summary>
/// <param name="Type">"line" or "rect".</param>
/// <param name="X0">Left end.</param>
/// <param name="X1">Right end.</param>
/// <param name="Y0">Lower end.</param>
/// <param name="Y1">Upper end.</param>
public sealed record Shape(string Type, double X0, double X1, double Y0, double Y1)
{
    /// <summary>What the horizontal ends measure.</summary>
    public string Xref { get; init; } = "paper";

    /// <summary>What the vertical ends measure.</summary>
    public string Yref { get; init; } = "paper";

    /// <summary>The line.</summary>
    public Stroke? Line { get; init; }

    /// <summary>The fill of a rectangle.</summary>
    public string? Fillcolor { get; init; }

    /// <summary>"below" or "above" the traces.</summary>
    public string? Layer { get; init; }
}

/// <summary>Look of the label that a pointer shows.</summary>
public sealed record HoverLabel(string? Bgcolor = null, string? Bordercolor = null, Font? Font = null, string? Align = null);
