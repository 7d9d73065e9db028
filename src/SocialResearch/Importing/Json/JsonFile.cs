using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SocialResearch.Importing.Json;

/// <summary>How records lie in a JSON file.</summary>
internal enum JsonLayout
{
    /// <summary>One object, which holds the records somewhere inside.</summary>
    Object,

    /// <summary>One array of records.</summary>
    Array,

    /// <summary>One record a line (NDJSON).</summary>
    Lines,
}

/// <summary>A record and where it stands: its line, or its number in a document. Valid until the next one is read.</summary>
internal readonly record struct JsonRecord(JsonElement Value, long Row);

/// <summary>Opens a JSON file and deals out its records one at a time.</summary>
internal static class JsonFile
{
    /// <summary>Finds the layout from the beginning of the file.</summary>
    public static JsonLayout LayoutOf(PostSource source)
    {
        using Stream stream = Open(source);
        var head = new byte[1 << 16];
        int previous = 0, first = 0;
        bool lineEnded = false;
        // One long line without an end is a document that nobody indented.
        for (long seen = 0; seen < JsonWindow.LargestRecord;)
        {
            int read = ReadSome(stream, head, source.Name);
            if (read == 0) break;
            seen += read;
            foreach (byte here in head.AsSpan(0, read))
            {
                if (here is (byte)' ' or (byte)'\t' or (byte)'\r') continue;
                if (here == (byte)'\n')
                {
                    lineEnded |= first != 0;
                    continue;
                }
                if (first == 0)
                {
                    if (here == (byte)'[') return JsonLayout.Array;
                    first = here;
                }
                if (lineEnded) return here == (byte)'{' && previous == '}' || first != '{' ? JsonLayout.Lines : JsonLayout.Object;
                previous = here;
            }
        }
        return first is '{' or 0 ? JsonLayout.Object : JsonLayout.Lines;
    }

    /// <summary>Opens a document to walk through.</summary>
    /// <returns>The window and the stream below it, which the caller disposes.</returns>
    public static (JsonWindow Window, Stream Stream) Walk(PostSource source)
    {
        Stream stream = Open(source);
        return (new JsonWindow(stream, source.Name), stream);
    }

    /// <summary>All records of a file of lines or of an array; of an object the object itself. What is no object is rejected.</summary>
    public static IEnumerable<JsonRecord> Records(PostSource source, IPostSink sink) => Records(source, sink, LayoutOf(source));

    private static IEnumerable<JsonRecord> Records(PostSource source, IPostSink sink, JsonLayout layout)
    {
        using Stream stream = Open(source);
        int mended = 0;
        if (layout == JsonLayout.Lines)
        {
            var lines = new LineWindow(stream, source.Name);
            while (lines.Read())
            {
                JsonDocument? document = null;
                string? fault = lines.TooLong ? "the line is longer than 64 MiB" : null;
                fault ??= ReadLine(lines, ref mended, out document);
                using (document)
                {
                    if (fault is not null) sink.Reject(lines.Number, fault);
                    else if (document is not null) yield return new(document.RootElement, lines.Number);
                }
            }
        }
        else
        {
            var window = new JsonWindow(stream, source.Name);
            if (layout == JsonLayout.Array) window.Read();
            for (long row = 1; window.ReadValue() is { } value; row++)
            {
                using (value)
                {
                    if (value.RootElement.ValueKind == JsonValueKind.Object) yield return new(value.RootElement, row);
                    else sink.Reject(row, "the record is no JSON object");
                }
                if (layout == JsonLayout.Object) break;
            }
            // What stands behind the end makes the file as a whole doubtful; the parser says where.
            while (window.Read()) { }
            mended = window.Mended;
        }
        SayMended(mended, sink);
    }

    /// <summary>States how many half characters were replaced: nothing is repaired silently.</summary>
    public static void SayMended(int mended, IPostSink sink)
    {
        if (mended > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{mended} half character(s), such as an emoji cut in two, were read as the replacement character U+FFFD."));
    }

    /// <summary>Reads what is there; a disk or share that fails in the middle is an error of the file.</summary>
    public static int ReadSome(Stream stream, Span<byte> buffer, string name)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (IOException broken)
        {
            throw Unreadable(name, broken);
        }
    }

    private static string? ReadLine(LineWindow lines, ref int mended, out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(lines.Line)) return "the line is no UTF-8 text";
        mended += LoneSurrogates.Mend(lines.Line);
        var reader = new Utf8JsonReader(lines.Line, JsonWindow.Options);
        try
        {
            document = JsonDocument.ParseValue(ref reader);
            if (reader.Read() || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                document.Dispose();
                document = null;
                return "the line holds no JSON object";
            }
            return null;
        }
        catch (JsonException broken)
        {
            document?.Dispose();
            document = null;
            return string.Create(CultureInfo.InvariantCulture, $"the JSON of the line is broken at byte {(broken.BytePositionInLine ?? 0) + 1}");
        }
    }

    /// <summary>Opens the file as UTF-8 without a byte order mark.</summary>
    private static Stream Open(PostSource source)
    {
        ZstdFile.Refuse(source.Path);
        FileStream stream = SourceFile.Open(source.Path);
        try
        {
            Span<byte> head = stackalloc byte[3];
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
            // PowerShell's > writes UTF-16; what is redirected there is still JSON.
            Encoding? wide = head.StartsWith<byte>([0xFF, 0xFE]) ? Encoding.Unicode : head.StartsWith<byte>([0xFE, 0xFF]) ? Encoding.BigEndianUnicode : null;
            stream.Position = wide is not null ? 2 : head.SequenceEqual<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
            return wide is null ? stream : Encoding.CreateTranscodingStream(stream, wide, Encoding.UTF8);
        }
        catch (IOException broken)
        {
            stream.Dispose();
            throw Unreadable(source.Name, broken);
        }
    }

    private static ImportException Unreadable(string name, IOException broken) => new("The file could not be read to its end.", name, "Copy it to this computer and try again.", broken);
}
