using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace SocialResearch.Importing.Json;

/// <summary>Walks through a JSON document of any size with memory for the largest record in it.</summary>
/// <remarks>Structure is passed token by token, records are read whole. The buffer grows while a record does not fit.</remarks>
internal sealed class JsonWindow(Stream stream, string name)
{
    /// <summary>Posts are kilobytes; what is larger is another kind of file, or an attack.</summary>
    public const int LargestRecord = 64 << 20;

    /// <summary>Trees of replies nest two levels a reply; chains of a thousand replies exist.</summary>
    public static readonly JsonReaderOptions Options = new() { MaxDepth = 8192 };

    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end;
    private bool _final;
    private JsonReaderState _state = new(Options);

    /// <summary>The token read last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>The name of the property read last.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How many halves of characters were replaced so far.</summary>
    public int Mended { get; private set; }

    /// <summary>Goes to the next token; false at the end of the document.</summary>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            if (Attempt(ref reader))
            {
                if (Mend(reader.BytesConsumed)) continue;
                Token = reader.TokenType;
                if (Token == JsonTokenType.PropertyName) Name = reader.GetString()!;
                Pass(ref reader);
                return true;
            }
            if (_final) return false;
            Fill();
        }
    }

    /// <summary>Reads the next value whole; null when the object or array ends instead. The caller disposes it.</summary>
    public JsonDocument? ReadValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
            if (Attempt(ref reader))
            {
                if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    Token = reader.TokenType;
                    Pass(ref reader);
                    return null;
                }
                if (TryParse(ref reader, out JsonDocument? value))
                {
                    if (Mend(reader.BytesConsumed))
                    {
                        value.Dispose();
                        continue;
                    }
                    Token = reader.TokenType;
                    Pass(ref reader);
                    return value;
                }
            }
            if (_final) throw Broken(new JsonException("The document ends early.", null, null, null));
            Fill();
        }
    }

    /// <summary>Passes over the next value, however large, without keeping it.</summary>
    public void Skip()
    {
        int depth = 0;
        do
        {
            if (!Read()) return;
            if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray) depth++;
            else if (Token is JsonTokenType.EndObject or JsonTokenType.EndArray) depth--;
        }
        while (depth > 0);
    }

    /// <summary>Enters the next value when it is an object or array; any other value is passed over.</summary>
    public bool Enter(JsonTokenType kind)
    {
        if (!Read()) return false;
        if (Token == kind) return true;
        if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray) LeaveHere();
        return false;
    }

    /// <summary>Goes to the next property of the object that was entered; false when the object ends.</summary>
    public bool NextProperty() => Read() && Token == JsonTokenType.PropertyName;

    private void LeaveHere()
    {
        for (int depth = 1; depth > 0 && Read();)
        {
            if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray) depth++;
            else if (Token is JsonTokenType.EndObject or JsonTokenType.EndArray) depth--;
        }
    }

    private bool Attempt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException broken)
        {
            throw Broken(broken);
        }
    }

    private bool TryParse(ref Utf8JsonReader reader, [NotNullWhen(true)] out JsonDocument? value)
    {
        try
        {
            return JsonDocument.TryParseValue(ref reader, out value);
        }
        catch (JsonException broken)
        {
            throw Broken(broken);
        }
    }

    /// <summary>Checks what was just read; true when it was changed and must be read again.</summary>
    private bool Mend(long length)
    {
        Span<byte> json = _buffer.AsSpan(_start, (int)length);
        if (!Utf8.IsValid(json))
            throw new ImportException("The file is not UTF-8 text.", name, "Export it again, or save it as UTF-8 in a text editor.");
        int mended = LoneSurrogates.Mend(json);
        Mended += mended;
        return mended > 0;
    }

    private void Pass(ref Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LargestRecord)
            {
                throw new ImportException("A single record of the file is larger than 64 MiB.", name,
                    "Export fewer items at a time; a post is never that large.");
            }
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        int read = JsonFile.ReadSome(stream, _buffer.AsSpan(_end), name);
        _end += read;
        _final = read == 0;
    }

    private ImportException Broken(JsonException broken)
    {
        string where = broken.LineNumber is long line && broken.BytePositionInLine is long at
            ? string.Create(CultureInfo.InvariantCulture, $"{name}, line {line + 1}, byte {at + 1} of that line")
            : name;
        if (IsTooDeep())
        {
            return new("The JSON is nested deeper than any conversation.", where, "Export it again; if it stays so, the file was made by something else than the named service.", broken);
        }
        return new("The JSON is broken, or ends before it is complete.", where,
            "Nothing of the file was kept. Download or export it again; if it was edited by hand, mend the place named.", broken);
    }

    /// <summary>Walks to the error again: the exception does not say in a readable way whether it is one of depth.</summary>
    private bool IsTooDeep()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _final, _state);
        try
        {
            while (reader.Read()) { }
        }
        catch (JsonException)
        {
        }
        // A container that was just opened does not count itself.
        return reader.CurrentDepth >= Options.MaxDepth - 1;
    }
}
