using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Outputs from and to the shape they have in the file.</summary>
internal static class OutputJson
{
    public static CellOutput Read(JsonElement json)
    {
        string type = Text(json, "output_type");
        return type switch
        {
            "stream" => new StreamOutput(Text(json, "name"), Text(json, "text")),
            "display_data" => new DisplayOutput(Bundle(json), Metadata(json)),
            "execute_result" => new ResultOutput(Bundle(json), Count(json), Metadata(json)),
            "error" => new ErrorOutput(Text(json, "ename"), Text(json, "evalue"), Traceback(json)),
            _ => new UnknownOutput(type, JsonObject.Create(json.Clone())!),
        };
    }

    /// <summary>The text of a node that is a string or an array of lines; null when it is neither.</summary>
    public static string? Joined(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonString.Read(value),
        JsonArray lines when lines.All(line => line?.GetValueKind() == JsonValueKind.String) =>
            string.Concat(lines.Select(line => JsonString.Read(line!))),
        _ => null,
    };

    /// <summary>Writes an output with its members in nbformat's order.</summary>
    public static void Write(JsonTextWriter writer, CellOutput output)
    {
        if (output is UnknownOutput unknown)
        {
            writer.Node(unknown.Content);
            return;
        }

        writer.StartObject();
        switch (output)
        {
            case StreamOutput stream:
                Member(writer, "name", stream.Name);
                Member(writer, "output_type", "stream");
                writer.Name("text");
                writer.Lines(stream.Text);
                break;
            case DisplayOutput display:
                Bundle(writer, display.Data);
                Metadata(writer, display.Metadata);
                Member(writer, "output_type", "display_data");
                break;
            case ResultOutput result:
                Bundle(writer, result.Data);
                writer.Name("execution_count");
                writer.Number(result.ExecutionCount);
                Metadata(writer, result.Metadata);
                Member(writer, "output_type", "execute_result");
                break;
            case ErrorOutput error:
                Member(writer, "ename", error.Name);
                Member(writer, "evalue", error.Value);
                Member(writer, "output_type", "error");
                writer.Name("traceback");
                writer.StartArray();
                foreach (string line in error.Traceback) writer.String(line);
                writer.EndArray();
                break;
        }

        writer.EndObject();
    }

    private static void Member(JsonTextWriter writer, string name, string value)
    {
        writer.Name(name);
        writer.String(value);
    }

    private static void Metadata(JsonTextWriter writer, JsonObject? metadata)
    {
        writer.Name("metadata");
        writer.Node(metadata ?? []);
    }

    private static void Bundle(JsonTextWriter writer, MimeBundle bundle)
    {
        writer.Name("data");
        writer.StartObject();
        foreach (var (type, node) in bundle.OrderBy(form => form.Key, StringComparer.Ordinal))
        {
            writer.Name(type);
            if (IsSplit(type) && bundle.Text(type) is { } text) writer.Lines(text);
            else writer.Node(node);
        }

        writer.EndObject();
    }

    // nbformat splits texts and these two, and leaves pictures and the like as one string.
    private static bool IsSplit(string type) =>
        type.StartsWith("text/", StringComparison.Ordinal) || type is "application/javascript" or "image/svg+xml";

    private static bool IsJson(string type) =>
        type == "application/json" || (type.StartsWith("application/", StringComparison.Ordinal) && type.EndsWith("+json", StringComparison.Ordinal));

    private static MimeBundle Bundle(JsonElement json)
    {
        if (!json.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object) throw Wrong("data", "an object");
        return new(data.EnumerateObject().Select(form => KeyValuePair.Create(form.Name, Form(form.Name, form.Value))));
    }

    private static JsonNode? Form(string type, JsonElement content) =>
        !IsJson(type) && Joined(content) is { } text ? JsonValue.Create(text) : Node(content);

    private static JsonNode? Node(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(content.Clone()),
        JsonValueKind.Array => JsonArray.Create(content.Clone()),
        _ => JsonValue.Create(content.Clone()),
    };

    private static JsonObject? Metadata(JsonElement json) =>
        json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object ? JsonObject.Create(metadata.Clone()) : null;

    private static string Text(JsonElement json, string name) =>
        (json.TryGetProperty(name, out var value) ? Joined(value) : null) ?? throw Wrong(name, "a text");

    // Elements, not nodes: a million lines of output must not become a million objects.
    private static string? Joined(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return JsonString.Read(value);
        if (value.ValueKind != JsonValueKind.Array) return null;
        var text = new StringBuilder();
        foreach (var line in value.EnumerateArray())
        {
            if (line.ValueKind != JsonValueKind.String) return null;
            text.Append(JsonString.Read(line));
        }

        return text.ToString();
    }

    private static int? Count(JsonElement json)
    {
        if (!json.TryGetProperty("execution_count", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) ? count : throw Wrong("execution_count", "a whole number or null");
    }

    private static IReadOnlyList<string> Traceback(JsonElement json) =>
        json.TryGetProperty("traceback", out var lines) && lines.ValueKind == JsonValueKind.Array && Joined(lines) is not null
            ? [.. lines.EnumerateArray().Select(JsonString.Read)] : throw Wrong("traceback", "an array of texts");

    private static FormatException Wrong(string member, string expected) => new($"The member \"{member}\" of an output must be {expected}.");
}
