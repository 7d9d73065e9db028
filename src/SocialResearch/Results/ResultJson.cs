using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SocialResearch.Results;

/// <summary>What the JSON of all results has in common.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object as text, its members written by the caller.</summary>
    public static string Object(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>The caveats as a list of codes with their sentences.</summary>
    public static void Caveats(Utf8JsonWriter json, IReadOnlyList<Caveat> caveats)
    {
        json.WriteStartArray("caveats");
        foreach (Caveat caveat in caveats)
        {
            json.WriteStartObject();
            json.WriteString("code", caveat.Code);
            json.WriteString("sentence", caveat.Sentence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
