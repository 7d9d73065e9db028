using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>Reads fields of JSON records whose writers disagree on numbers and strings, absent and null.</summary>
/// <remarks>Of a key that stands twice the last counts, as in every browser. Nothing here throws on any JSON.</remarks>
internal static class JsonFields
{
    extension(JsonElement record)
    {
        /// <summary>The value below the names, one inside the other; an undefined element when there is none or it is null.</summary>
        public JsonElement At(params ReadOnlySpan<string> names)
        {
            foreach (string name in names)
            {
                if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(name, out record)) return default;
            }
            return record.ValueKind == JsonValueKind.Null ? default : record;
        }

        /// <summary>Whether there is an object of that name.</summary>
        public bool HasObject(string name) => record.At(name).ValueKind == JsonValueKind.Object;

        /// <summary>Whether there is an array of that name.</summary>
        public bool HasArray(string name) => record.At(name).ValueKind == JsonValueKind.Array;

        /// <summary>The elements of an array; none when it is something else.</summary>
        public IEnumerable<JsonElement> Elements(string name) => record.At(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

        /// <summary>A string as it stands; null when it is something else.</summary>
        public string? Text(params ReadOnlySpan<string> names) => record.At(names) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        /// <summary>Written words, cleaned; empty when there are none.</summary>
        public string Prose(params ReadOnlySpan<string> names) => WrittenText.Clean(record.Text(names) ?? "");

        /// <summary>An identifier, digit for digit: as a double, ids above 2^53 would become their neighbours. Null when empty.</summary>
        public string? Id(params ReadOnlySpan<string> names)
        {
            JsonElement value = record.At(names);
            string? id = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!.Trim(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
            return string.IsNullOrEmpty(id) ? null : id;
        }

        /// <summary>A whole number, also written as a string; null when absent, null, empty, broken or beyond any count.</summary>
        public long? Count(params ReadOnlySpan<string> names)
        {
            ReadOnlySpan<char> digits = record.Id(names);
            if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count)) return count;
            return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsInteger(number) && Math.Abs(number) < 1L << 53
                ? (long)number
                : null;
        }

        /// <summary>Whether the field says yes.</summary>
        public bool Flag(params ReadOnlySpan<string> names) => record.At(names).ValueKind == JsonValueKind.True;

        /// <summary>Seconds since 1970, as number or string, with or without fraction; zero stands for unknown and is none.</summary>
        public PostTime? UnixTime(params ReadOnlySpan<string> names)
        {
            return double.TryParse(record.Id(names), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 1 and < 253_402_300_800
                ? new PostTime(DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Floor(seconds) * 1000), TimePrecision.Second)
                : null;
        }

        /// <summary>An ISO 8601 time.</summary>
        /// <param name="zone">The zone of a time that names none.</param>
        /// <param name="zoneAssumed">Whether it named none.</param>
        /// <param name="names">Where it stands.</param>
        public PostTime? IsoTime(TimeZoneInfo zone, out bool zoneAssumed, params ReadOnlySpan<string> names)
        {
            zoneAssumed = false;
            // The framework also reads 10/02/2026, and nobody knows whether that is in October.
            if (WrittenTime.Iso(record.Text(names)) is not { } written) return null;
            zoneAssumed = written.Offset is null;
            return written.In(zone);
        }
    }

    /// <summary>Names the fields of a record that hold something and are not read.</summary>
    public static void LeaveUnused(this IPostSink sink, JsonElement record, IReadOnlySet<string> used)
    {
        if (record.ValueKind != JsonValueKind.Object) return;
        foreach (JsonProperty field in record.EnumerateObject())
        {
            bool empty = field.Value.ValueKind switch
            {
                JsonValueKind.Null or JsonValueKind.False => true,
                JsonValueKind.String => field.Value.ValueEquals(""u8),
                JsonValueKind.Array => field.Value.GetArrayLength() == 0,
                _ => false,
            };
            if (!empty && !used.Contains(field.Name)) sink.LeaveUnused(field.Name);
        }
    }

    /// <summary>The three characters that Reddit and X write as entities in plain text.</summary>
    public static string WithoutEscapes(this string text) => text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
}
