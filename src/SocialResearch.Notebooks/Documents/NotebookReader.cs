using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SocialResearch.Notebooks.Documents;

/// <summary>Finds the cells in a notebook file and checks that the file is one we can work with.</summary>
internal static class NotebookReader
{
    public static (RawObject Top, List<NotebookCell> Cells) Read(NotebookSource source)
    {
        var bytes = source.Bytes.Span;
        if (!Utf8.IsValid(bytes))
        {
            throw new NotebookException("The notebook is not UTF-8 text.", source.Where(FirstInvalid(bytes)),
                "Save it as UTF-8, or take an earlier copy of the notebook.");
        }

        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        try
        {
            return ReadTop(source, bytes, mark);
        }
        catch (JsonException error)
        {
            throw source.Broken("The notebook is not valid JSON.", Offset(bytes, error), error);
        }
    }

    private static (RawObject Top, List<NotebookCell> Cells) ReadTop(NotebookSource source, ReadOnlySpan<byte> bytes, int mark)
    {
        // Offsets of the reader must be offsets of the file, so a byte order mark is blanked rather than cut off.
        var reader = mark == 0
            ? new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = NotebookSource.MaxDepth })
            : new Utf8JsonReader((byte[])[.. "   "u8, .. bytes[mark..]], new JsonReaderOptions { MaxDepth = NotebookSource.MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw NotANotebook(source);
        List<NotebookCell>? cells = null;
        var top = RawObject.Read(ref reader, source, (string name, ref Utf8JsonReader at) =>
        {
            if (name != "cells") return false;
            cells = ReadCells(source, ref at);
            return true;
        });
        reader.Read();
        CheckFormat(source, top);
        if (cells is null) throw NotANotebook(source);
        if (top.Has("metadata") && top.Get("metadata") is not JsonObject)
            throw Wrong(source, "The metadata of the notebook", "an object", top.Offset("metadata"));
        return (top, cells);
    }

    private static List<NotebookCell> ReadCells(NotebookSource source, ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Wrong(source, "The list of cells", "an array", (int)reader.TokenStartIndex);
        var cells = new List<NotebookCell>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            int start = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartObject) throw Wrong(source, "A cell", "an object", start);
            var members = RawObject.Read(ref reader, source, (string name, ref Utf8JsonReader at) =>
            {
                if (name == "outputs") CheckOutputs(source, at);
                return false;
            });
            cells.Add(ReadCell(source, members, start, source.Bytes[start..(int)reader.BytesConsumed]));
        }

        return cells;
    }

    private static NotebookCell ReadCell(NotebookSource source, RawObject members, int start, ReadOnlyMemory<byte> raw)
    {
        var kind = (members.Get("cell_type") as JsonValue)?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw Wrong(source, "The cell_type of a cell", "\"code\", \"markdown\" or \"raw\"", members.Offset("cell_type", start)),
        };
        if (!IsText(members.Get("source"))) throw Wrong(source, "The source of a cell", "a text or an array of texts", members.Offset("source", start));
        if (members.Has("metadata") && members.Get("metadata") is not JsonObject)
            throw Wrong(source, "The metadata of a cell", "an object", members.Offset("metadata"));
        if (members.Get("id") is { } id && id.GetValueKind() != JsonValueKind.String)
            throw Wrong(source, "The id of a cell", "a text", members.Offset("id"));
        if (members.Get("execution_count") is { } count && !(count is JsonValue number && number.TryGetValue(out int _)))
            throw Wrong(source, "The execution_count of a cell", "a whole number or null", members.Offset("execution_count"));
        return new(kind, members, raw);
    }

    // The reader is a copy: the caller skips the value itself. Only the shape is checked, not megabytes of content.
    private static void CheckOutputs(NotebookSource source, Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw Wrong(source, "The list of outputs", "an array", (int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                throw Wrong(source, "An output", "an object", (int)reader.TokenStartIndex);
            reader.Skip();
        }
    }

    private static bool IsText(JsonNode? node) => node switch
    {
        JsonValue value => value.GetValueKind() == JsonValueKind.String,
        JsonArray lines => lines.All(line => line?.GetValueKind() == JsonValueKind.String),
        _ => false,
    };

    private static void CheckFormat(NotebookSource source, RawObject top)
    {
        if (top.Get("nbformat") is not JsonValue value || !value.TryGetValue(out int format)) throw NotANotebook(source);
        int at = top.Offset("nbformat");
        if (format < 4)
        {
            throw new NotebookException($"The notebook is in the old format nbformat {format}; formats 4.0 to 4.5 can be read.", source.Where(at),
                "Convert it with: jupyter nbconvert --to notebook --nbformat 4 FILE.");
        }

        if (format > 4)
        {
            throw new NotebookException($"The notebook is in the newer format nbformat {format}; formats 4.0 to 4.5 can be read.", source.Where(at),
                "Save it as nbformat 4 in the program that wrote it.");
        }

        if (top.Get("nbformat_minor") is not JsonValue minor || !minor.TryGetValue(out int _))
            throw Wrong(source, "The nbformat_minor of the notebook", "a whole number", top.Offset("nbformat_minor"));
    }

    private static NotebookException Wrong(NotebookSource source, string what, string expected, int offset) =>
        source.Broken($"{what} must be {expected}.", offset);

    private static NotebookException NotANotebook(NotebookSource source) =>
        new("The file is not a Jupyter notebook: it has no nbformat and cells.", source.Where(0),
            "Check that it is the .ipynb file you meant.");

    private static int Offset(ReadOnlySpan<byte> bytes, JsonException error)
    {
        int offset = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--) offset += bytes[offset..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(offset + (error.BytePositionInLine ?? 0), bytes.Length);
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int valid = 0;
        while (System.Text.Rune.DecodeFromUtf8(bytes[valid..], out _, out int length) == System.Buffers.OperationStatus.Done) valid += length;
        return valid;
    }
}
