using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>One drawn series.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ScatterTrace), "scatter")]
[JsonDerivedType(typeof(BarTrace), "bar")]
[JsonDerivedType(typeof(HeatmapTrace), "heatmap")]
public abstract record Trace
{
    /// <summary>The name in the legend.</summary>
    public string? Name { get; init; }

    /// <summary>Positions along the horizontal axis.</summary>
    public DataArray? X { get; init; }

    /// <summary>Positions along the vertical axis.</summary>
    public DataArray? Y { get; init; }

    /// <summary>What a pointer shows at each mark.</summary>
    public DataArray? Hovertext { get; init; }

    /// <summary>Which parts a pointer shows: "text" for <see cref="Hovertext"/> alone, "skip" for nothing.</summary>
    public string? Hoverinfo { get; init; }

    /// <summary>Whether the legend lists the trace.</summary>
    public bool? Showlegend { get; init; }
}

/// <summary>Lines, points and filled areas.</summary>
public sealed record ScatterTrace : Trace
{
    /// <summary>"lines", "markers" or "lines+markers".</summary>
    public string? Mode { get; init; }

    /// <summary>The line between the points.</summary>
    public Stroke? Line { get; init; }

    /// <summary>The mark at each point.</summary>
    public Marker? Marker { get; init; }

    /// <summary>"tozeroy" fills to the axis, "tonexty" to the trace before.</summary>
    public string? Fill { get; init; }

    /// <summary>Colour of the filled area.</summary>
    public string? Fillcolor { get; init; }

    /// <summary>Whether a gap in the data is bridged.</summary>
    public bool? Connectgaps { get; init; }

    /// <summary>Whiskers left and right.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }

    /// <summary>Whiskers up and down.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }

    /// <summary>Whether marks at the border are cut off.</summary>
    public bool? Cliponaxis { get; init; }
}

/// <summary>Columns and bars.</summary>
public sealed record BarTrace : Trace
{
    /// <summary>"v" for columns, "h" for bars.</summary>
    public string? Orientation { get; init; }

    /// <summary>Width of each bar in units of the axis.</summary>
    public DataArray? Width { get; init; }

    /// <summary>Fill, outline and pattern.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Text at each bar.</summary>
    public DataArray? Text { get; init; }

    /// <summary>"outside", "inside", "auto" or "none".</summary>
    public string? Textposition { get; init; }

    /// <summary>Angle of the text; 0 keeps it level.</summary>
    public double? Textangle { get; init; }

    /// <summary>Font of the text.</summary>
    public Font? Textfont { get; init; }

    /// <summary>Whether text may reach over the border of the plot.</summary>
    public bool? Cliponaxis { get; init; }

    /// <summary>Whiskers left and right.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }

    /// <summary>Whiskers up and down.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }
}

/// <summary>A grid of coloured cells.</summary>
public sealed record HeatmapTrace : Trace
{
    /// <summary>Rows of numbers.</summary>
    public DataArray? Z { get; init; }

    /// <summary>Rows of texts, shown when <see cref="Texttemplate"/> asks for them.</summary>
    public DataArray? Text { get; init; }

    /// <summary>"%{text}" writes <see cref="Text"/> into the cells.</summary>
    public string? Texttemplate { get; init; }

    /// <summary>Font of the cell texts.</summary>
    public Font? Textfont { get; init; }

    /// <summary>Colours from low to high.</summary>
    public IReadOnlyList<ColorStop>? Colorscale { get; init; }

    /// <summary>Number drawn in the lowest colour.</summary>
    public double? Zmin { get; init; }

    /// <summary>Number drawn in the highest colour.</summary>
    public double? Zmax { get; init; }

    /// <summary>Whether the scale is drawn beside the cells.</summary>
    public bool? Showscale { get; init; }

    /// <summary>White between columns, in pixels.</summary>
    public double? Xgap { get; init; }

    /// <summary>White between rows, in pixels.</summary>
    public double? Ygap { get; init; }

    /// <summary>Whether a missing cell answers the pointer.</summary>
    public bool? Hoverongaps { get; init; }
}
