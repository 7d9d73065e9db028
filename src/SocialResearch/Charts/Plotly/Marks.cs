using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>A line's look.</summary>
/// <param name="Color">Colour as #rrggbb.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Dash">"solid", "dot", "dash", "longdash", "dashdot" or "longdashdot".</param>
public sealed record Stroke(string? Color = null, double? Width = null, string? Dash = null);

/// <summary>A point's or a bar's look.</summary>
public sealed record Marker
{
    /// <summary>Fill colour.</summary>
    public string? Color { get; init; }

    /// <summary>Diameter in pixels; points only.</summary>
    public double? Size { get; init; }

    /// <summary>Shape, such as "circle" or "diamond"; points only.</summary>
    public string? Symbol { get; init; }

    /// <summary>Opacity, 0 to 1.</summary>
    public double? Opacity { get; init; }

    /// <summary>Outline.</summary>
    public Stroke? Line { get; init; }

    /// <summary>Hatching over the fill; bars only.</summary>
    public Pattern? Pattern { get; init; }
}

/// <summary>Hatching.</summary>
/// <param name="Shape">"/", "\", "x", "-", "|", "+" or ".".</param>
/// <param name="Fgcolor">Colour of the hatching.</param>
/// <param name="Fillmode">"overlay" keeps the fill below; "replace", plotly's default, removes it.</param>
/// <param name="Size">Period in pixels.</param>
/// <param name="Solidity">How much of the area the hatching covers, 0 to 1.</param>
public sealed record Pattern(string Shape, string? Fgcolor = null, string Fillmode = "overlay", double? Size = null, double? Solidity = null);

/// <summary>Whiskers.</summary>
/// <param name="Array">Lengths upwards or to the right.</param>
/// <param name="Arrayminus">Lengths downwards or to the left.</param>
/// <param name="Color">Colour of the whiskers.</param>
/// <param name="Thickness">Width of the line in pixels.</param>
/// <param name="Width">Width of the end caps in pixels.</param>
public sealed record ErrorBars(DataArray Array, DataArray Arrayminus, string? Color = null, double? Thickness = null, double? Width = null)
{
    /// <summary>"data": the lengths are given, one a point.</summary>
    public string Type { get; init; } = "data";

    /// <summary>False: the two directions have lengths of their own.</summary>
    public bool Symmetric { get; init; }
}

/// <summary>A font; family and colour fall back to the layout's.</summary>
public sealed record Font(double? Size = null, string? Color = null, string? Family = null);

/// <summary>A point of a colour scale, written as plotly's pair.</summary>
/// <param name="Position">0 for the lowest number, 1 for the highest.</param>
/// <param name="Color">Colour as #rrggbb.</param>
[JsonConverter(typeof(ColorStopConverter))]
public sealed record ColorStop(double Position, string Color);

internal sealed class ColorStopConverter : JsonConverter<ColorStop>
{
    public override ColorStop Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written, not read.");

    public override void Write(Utf8JsonWriter writer, ColorStop value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        DrawnNumber.Write(writer, value.Position);
        writer.WriteStringValue(value.Color);
        writer.WriteEndArray();
    }
}
