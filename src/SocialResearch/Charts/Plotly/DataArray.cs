using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SocialResearch.Charts.Plotly;

/// <summary>A list of numbers or texts, or a table of them, as plotly reads it. What is not a number becomes a gap.</summary>
[JsonConverter(typeof(DataArrayConverter))]
public sealed class DataArray
{
    private DataArray(IReadOnlyList<object?> items) => Items = items;

    internal IReadOnlyList<object?> Items { get; }

    /// <summary>Numbers; NaN and the infinities are written as null, which plotly leaves out.</summary>
    public static DataArray Of(IEnumerable<double> numbers) => new([.. numbers.Select(Finite)]);

    /// <summary>Lengths of whiskers. plotly reads null as zero here and would draw a whisker of no length; a word it leaves out.</summary>
    internal static DataArray OfLengths(IEnumerable<double> lengths) => new([.. lengths.Select(length => Finite(length) ?? "none")]);

    /// <summary>Texts, such as hover labels, already escaped.</summary>
    public static DataArray Of(IEnumerable<string> texts) => new([.. texts]);

    /// <summary>Instants, written in UTC without an offset, as plotly's date axes expect.</summary>
    public static DataArray Of(IEnumerable<DateTime> instants) =>
        new([.. instants.Select(instant => (object)instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture))]);

    /// <summary>Rows of a table, such as the cells of a heatmap.</summary>
    public static DataArray Of(IEnumerable<DataArray> rows) => new([.. rows]);

    /// <summary>Numbers.</summary>
    public static implicit operator DataArray(double[] numbers) => Of(numbers);

    /// <summary>Texts.</summary>
    public static implicit operator DataArray(string[] texts) => Of(texts);

    private static object? Finite(double number) => double.IsFinite(number) ? number : null;
}

internal sealed class DataArrayConverter : JsonConverter<DataArray>
{
    public override DataArray Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Figures are written, not read.");

    public override void Write(Utf8JsonWriter writer, DataArray value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (object? item in value.Items)
        {
            switch (item)
            {
                case null: writer.WriteNullValue(); break;
                case double number: DrawnNumber.Write(writer, number); break;
                case string text: writer.WriteStringValue(text); break;
                case DataArray row: Write(writer, row, options); break;
            }
        }
        writer.WriteEndArray();
    }
}
