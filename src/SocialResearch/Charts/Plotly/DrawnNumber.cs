using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>
/// Writes the numbers of a figure with ten significant digits. No eye sees more, and the digits beyond depend on the
/// machine: logarithms and sums end differently on processors with and without fused multiplication. A chart drawn from
/// the same data has to be the same bytes everywhere.
/// </summary>
internal sealed class DrawnNumber : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written, not read.");

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => Write(writer, value);

    internal static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsInteger(value)) writer.WriteNumberValue(value);
        else writer.WriteRawValue(value.ToString("G10", CultureInfo.InvariantCulture));
    }
}
