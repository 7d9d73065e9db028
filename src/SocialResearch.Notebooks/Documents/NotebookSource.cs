using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Documents;

/// <summary>The bytes a notebook was read from, and how to speak of a place in them.</summary>
internal sealed class NotebookSource(ReadOnlyMemory<byte> bytes, string place)
{
    /// <summary>Deep enough for any output seen; a hostile file must not exhaust the stack.</summary>
    public const int MaxDepth = 256;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public JsonStyle Style { get; } = JsonStyle.Detect(bytes.Span);

    private static JsonDocumentOptions Options => new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public JsonNode? ParseNode(ReadOnlyMemory<byte> raw) => Parse(raw, part => JsonNode.Parse(part.Span, documentOptions: Options));

    public JsonDocument ParseDocument(ReadOnlyMemory<byte> raw) => Parse(raw, part => JsonDocument.Parse(part, Options));

    private T Parse<T>(ReadOnlyMemory<byte> raw, Func<ReadOnlyMemory<byte>, T> parse)
    {
        try
        {
            return parse(raw);
        }
        catch (JsonException error)
        {
            throw Broken("This part of the notebook cannot be read.", OffsetOf(raw), error);
        }
    }

    public NotebookException Broken(string what, int offset, Exception? inner = null) =>
        new(what, Where(offset), "Open the file in an editor and mend that line, or take an earlier copy of the notebook.", inner);

    /// <summary>File, line and column; the column counts bytes, as JSON parsers do.</summary>
    public string Where(int offset)
    {
        var before = bytes.Span[..offset];
        int line = before.Count((byte)'\n') + 1;
        int column = offset - (before.LastIndexOf((byte)'\n') + 1) + 1;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place}, line {line}, column {column}");
    }

    /// <summary>Where a slice of this file begins.</summary>
    public int OffsetOf(ReadOnlyMemory<byte> slice) =>
        MemoryMarshal.TryGetArray(slice, out var part) && MemoryMarshal.TryGetArray(bytes, out var whole)
            ? part.Offset - whole.Offset : 0;
}
