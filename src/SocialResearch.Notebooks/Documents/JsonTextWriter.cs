using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Writes JSON as Python's <c>json</c> does with <c>ensure_ascii=False</c>, in the layout of a given style.</summary>
/// <remarks>Own, because System.Text.Json escapes emoji under every encoder and so would rewrite half of a notebook.</remarks>
internal sealed class JsonTextWriter(Stream stream, JsonStyle style) : IDisposable
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private readonly StreamWriter text = new(stream, new UTF8Encoding(false), 4096, leaveOpen: true);
    private int depth;
    private bool empty = true;
    private bool afterName;

    public JsonStyle Style => style;

    public void StartObject() => Start('{');
    public void EndObject() => End('}');
    public void StartArray() => Start('[');
    public void EndArray() => End(']');

    public void Name(string name)
    {
        BeforeItem();
        Quote(name);
        text.Write(style.SpaceAfterColon ? ": " : ":");
        afterName = true;
    }

    public void String(string value)
    {
        BeforeItem();
        Quote(value);
    }

    public void Number(int? value)
    {
        BeforeItem();
        text.Write(value?.ToString(CultureInfo.InvariantCulture) ?? "null");
    }

    /// <summary>Copies a value that has not changed; its own line breaks must be of this style.</summary>
    public void Raw(ReadOnlySpan<byte> value)
    {
        BeforeItem();
        text.Flush();
        stream.Write(value);
    }

    /// <summary>A text as the array of its lines.</summary>
    public void Lines(string value)
    {
        StartArray();
        foreach (string line in LineArray.Split(value)) String(line);
        EndArray();
    }

    public void Node(JsonNode? node)
    {
        switch (node)
        {
            case null:
                BeforeItem();
                text.Write("null");
                break;
            case JsonObject members:
                StartObject();
                foreach (var (name, value) in members)
                {
                    Name(name);
                    Node(value);
                }

                EndObject();
                break;
            case JsonArray items:
                StartArray();
                foreach (var item in items) Node(item);
                EndArray();
                break;
            default:
                // Numbers from a file keep their text here: ToJsonString writes the raw characters.
                if (node.GetValueKind() == JsonValueKind.String) String(JsonString.Read(node));
                else
                {
                    BeforeItem();
                    text.Write(node.ToJsonString());
                }

                break;
        }
    }

    public void EndOfFile()
    {
        if (style.FinalNewLine) text.Write(style.NewLine);
    }

    public void Dispose() => text.Dispose();

    private void Start(char bracket)
    {
        BeforeItem();
        text.Write(bracket);
        depth++;
        empty = true;
    }

    private void End(char bracket)
    {
        depth--;
        if (!empty) BreakLine();
        text.Write(bracket);
        empty = false;
    }

    private void BeforeItem()
    {
        if (afterName)
        {
            afterName = false;
            empty = false;
            return;
        }

        if (!empty) text.Write(style.Indent is null && style.SpaceAfterColon ? ", " : ",");
        if (depth > 0) BreakLine();
        empty = false;
    }

    private void BreakLine()
    {
        if (style.Indent is null) return;
        text.Write(style.NewLine);
        for (int i = 0; i < depth; i++) text.Write(style.Indent);
    }

    private void Quote(ReadOnlySpan<char> value)
    {
        text.Write('"');
        for (int next; (next = value.IndexOfAny(Escaped)) >= 0; value = value[(next + 1)..])
        {
            text.Write(value[..next]);
            text.Write(value[next] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\f' => "\\f",
                '\b' => "\\b",
                char control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            });
        }

        text.Write(value);
        text.Write('"');
    }
}
