using System.Text;

namespace SocialResearch.Importing;

/// <summary>Reads comma, semicolon or TAB separated text by RFC 4180, strictly, one record at a time.</summary>
/// <remarks>Holds one record in memory, whatever the size of the file. Quoted fields may span lines.</remarks>
internal sealed class DelimitedText(TextReader text, char separator)
{
    private readonly char[] _buffer = new char[1 << 16];
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private int _next, _length;
    private long _line = 1;

    /// <summary>The line on which the record read last begins; the first is 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the quoting of the record read last; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when the text ended inside quotation marks: everything after <see cref="Line"/> was swallowed.</summary>
    public bool EndedInsideQuotes { get; private set; }

    /// <summary>The fields of the record read last; the list is used again for the next one.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Reads the next record; false at the end. Empty lines are passed over.</summary>
    public bool Read()
    {
        while (Peek() is '\r' or '\n') EndLine();
        if (Peek() < 0) return false;
        _fields.Clear();
        Fault = null;
        Line = _line;
        while (true)
        {
            if (Peek() == '"') ReadQuoted();
            else ReadPlain();
            _fields.Add(_field.ToString());
            _field.Clear();
            if (Peek() != separator) break;
            _next++;
        }
        if (Peek() >= 0) EndLine();
        return true;
    }

    private void ReadPlain()
    {
        for (int c = Peek(); c >= 0 && c != separator && c is not ('\r' or '\n'); c = Peek())
        {
            if (c == '"') Fault = "a quotation mark stands inside a field that is not quoted";
            _field.Append((char)c);
            _next++;
        }
    }

    private void ReadQuoted()
    {
        _next++;
        while (true)
        {
            int c = Peek();
            if (c < 0)
            {
                EndedInsideQuotes = true;
                return;
            }
            _next++;
            if (c == '"')
            {
                if (Peek() != '"') break;
                _next++;
            }
            else if (c == '\n')
            {
                _line++;
            }
            _field.Append((char)c);
        }
        int after = Peek();
        if (after < 0 || after == separator || after is '\r' or '\n') return;
        Fault = "text follows a closing quotation mark";
        ReadPlain();
    }

    /// <summary>Takes one line end: CR LF, LF, or the CR of old spreadsheets.</summary>
    private void EndLine()
    {
        int c = Peek();
        _next++;
        if (c == '\r' && Peek() == '\n') _next++;
        _line++;
    }

    private int Peek()
    {
        if (_next == _length)
        {
            _length = text.Read(_buffer);
            _next = 0;
            if (_length == 0) return -1;
        }
        return _buffer[_next];
    }
}
