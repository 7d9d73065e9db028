using System.Globalization;

namespace SocialResearch.Importing;

/// <summary>How a program writes quotation marks inside quoted fields.</summary>
internal enum Quoting
{
    /// <summary>Doubled, by RFC 4180.</summary>
    Doubled,

    /// <summary>Doubled, but left single behind a backslash, as PHP's fputcsv does.</summary>
    DoubledOrBackslash,
}

/// <summary>Reads separated text strictly, one record at a time.</summary>
/// <remarks>Holds one record in memory, whatever the size of the file. Quoted fields may span lines.</remarks>
/// <param name="text">The text.</param>
/// <param name="separator">What stands between fields.</param>
/// <param name="name">The file's name, for messages.</param>
/// <param name="quoting">How quotation marks are written inside quoted fields.</param>
/// <param name="firstLine">The line on which the text begins, where something above it was passed over.</param>
internal sealed class DelimitedText(TextReader text, char separator, string name, Quoting quoting = Quoting.Doubled, long firstLine = 1)
{
    /// <summary>No field is longer, in UTF-16 units: the longest novels fit; beyond, a quotation mark was never closed or the file is no table.</summary>
    public const int MaxFieldLength = 1 << 22;

    /// <summary>No record is longer, separators included.</summary>
    public const int MaxRecordLength = 1 << 24;

    private const int FirstPart = 1 << 10, Part = 1 << 16;

    // No set of values: searching for one is compiled when it is called, and every import waits for it.
    private readonly string _plainEnds = $"{separator}\"\r\n", _quotedEnds = quoting == Quoting.Doubled ? "\"\n" : "\"\n\\";
    // Many texts are one line that may be a header; more room is taken where that goes on.
    private char[] _buffer = new char[FirstPart];
    private readonly List<int> _ends = [];
    private char[] _record = new char[1 << 10];
    private int _length, _next, _filled;
    private long _line = firstLine;
    private string[]? _fields;

    /// <summary>The line on which the record read last begins; the first is 1.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the record read last; null when nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>True when the text ended inside quotation marks: everything after <see cref="Line"/> was swallowed.</summary>
    public bool EndedInsideQuotes { get; private set; }

    /// <summary>How many fields the record read last has.</summary>
    public int Count => _ends.Count;

    /// <summary>A field of the record read last; overwritten by the next one.</summary>
    public ReadOnlySpan<char> this[int field] => _record.AsSpan((field == 0 ? 0 : _ends[field - 1]).._ends[field]);

    /// <summary>All fields of the record read last.</summary>
    public IReadOnlyList<string> Fields
    {
        get
        {
            if (_fields is null)
            {
                _fields = new string[Count];
                for (int i = 0; i < _fields.Length; i++) _fields[i] = this[i].ToString();
            }
            return _fields;
        }
    }

    /// <summary>Reads the next record; false at the end. Empty lines are passed over.</summary>
    /// <exception cref="ImportException">A field or a record is longer than any can be.</exception>
    public bool Read()
    {
        while (Peek() is '\r' or '\n') EndLine();
        if (Peek() < 0) return false;
        _ends.Clear();
        _length = 0;
        _fields = null;
        Fault = null;
        Line = _line;
        while (true)
        {
            if (Peek() == '"') ReadQuoted();
            else ReadPlain();
            _ends.Add(_length);
            Append([]); // A line of nothing but separators grows too.
            if (Peek() != separator) break;
            _next++;
        }
        if (Peek() >= 0) EndLine();
        if (_record.AsSpan(0, _length).Contains('\0')) Fault = "the row holds NUL characters";
        return true;
    }

    /// <summary>What is said of a record that is longer than any can be.</summary>
    public static ImportException Endless(string name, long line) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The row is longer than any row can be ({MaxFieldLength:N0} characters a field, {MaxRecordLength:N0} a row)."),
            string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}"),
            "Probably a quotation mark is opened there and never closed: close it, or check that the file is a table with one row a line.");

    private void ReadPlain()
    {
        while (Peek() >= 0)
        {
            int at = TakeUntil(_plainEnds);
            if (at < 0) continue;
            if (_buffer[_next] != '"') return;
            Fault = "a quotation mark stands inside a field that is not quoted";
            TakeOne();
        }
    }

    private void ReadQuoted()
    {
        _next++;
        while (true)
        {
            if (Peek() < 0)
            {
                EndedInsideQuotes = true;
                return;
            }
            if (TakeUntil(_quotedEnds) < 0) continue;
            if (_buffer[_next] == '\n')
            {
                _line++;
                TakeOne();
            }
            else if (_buffer[_next] == '\\')
            {
                TakeOne();
                if (Peek() != '"') continue;
                _next++;
                // A text that ends in a backslash looks the same as a mark behind one, but for what follows.
                if (IsEndOfField()) return;
                Append("\"");
            }
            else
            {
                _next++;
                if (Peek() != '"') break;
                TakeOne();
            }
        }
        if (IsEndOfField()) return;
        Fault = "text follows a closing quotation mark";
        ReadPlain();
    }

    private bool IsEndOfField() => Peek() is < 0 or '\r' or '\n' || Peek() == separator;

    private void TakeOne()
    {
        Append(_buffer.AsSpan(_next, 1));
        _next++;
    }

    /// <summary>Takes what stands in the buffer up to one of the characters; negative when none of them stands in it.</summary>
    private int TakeUntil(string ends)
    {
        ReadOnlySpan<char> rest = _buffer.AsSpan(_next.._filled);
        int at = rest.IndexOfAny(ends);
        Append(at < 0 ? rest : rest[..at]);
        _next += at < 0 ? rest.Length : at;
        return at;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        int begin = _ends.Count == 0 ? 0 : _ends[^1];
        if (_length - begin + part.Length > MaxFieldLength || _length + _ends.Count + part.Length > MaxRecordLength)
            throw Endless(name, Line);
        if (_length + part.Length > _record.Length) Array.Resize(ref _record, Math.Max(_record.Length * 2, _length + part.Length));
        part.CopyTo(_record.AsSpan(_length));
        _length += part.Length;
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
        if (_next == _filled)
        {
            if (_filled == FirstPart && _buffer.Length < Part) _buffer = new char[Part];
            _filled = text.Read(_buffer);
            _next = 0;
            if (_filled == 0) return -1;
        }
        return _buffer[_next];
    }
}
