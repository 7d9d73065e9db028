using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads separated text as <see cref="DelimitedText"/> does, by the same rules, over the bytes of a file in UTF-8.</summary>
/// <remarks>
/// Of large tables most time went into characters and objects that nobody keeps. Here a field is a part of the block that was read; only one with
/// doubled quotation marks is copied. The fingerprint of the file is taken from the same blocks, on another thread.
/// </remarks>
internal sealed class Utf8Rows : IDisposable
{
    private const int BlockSize = 1 << 20;

    private readonly FileStream _file;
    private readonly string _name;
    private readonly byte _separator;
    private readonly SearchValues<byte> _plainEnds;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private Task _hashing = Task.CompletedTask;
    private byte[] _buffer = new byte[BlockSize];
    private byte[] _unescaped = new byte[1 << 12];
    private Field[] _fields = new Field[16];

    // Places in the buffer. Fields count from where the record begins, because the buffer moves under a record that goes on.
    private int _record, _next, _filled, _unescapedLength;
    private long _line = 1;

    /// <summary>Opens the file.</summary>
    /// <param name="path">A file in UTF-8 without damage.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="mark">Bytes of the byte order mark.</param>
    /// <param name="linesAbove">Lines before the header.</param>
    public Utf8Rows(string path, byte separator, int mark, int linesAbove)
    {
        _file = SourceFile.Open(path, path);
        _name = Path.GetFileName(path);
        _separator = separator;
        _plainEnds = SearchValues.Create([separator, (byte)'"', (byte)'\r', (byte)'\n']);
        if (Peek() >= 0) _next += mark;
        for (int line = 0; line < linesAbove; line++)
        {
            while (Peek() is not (< 0 or '\r' or '\n')) _record = ++_next;
            if (Peek() >= 0) EndLine();
        }
    }

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public long Line { get; private set; }

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public string? Fault { get; private set; }

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public bool EndedInsideQuotes { get; private set; }

    /// <summary>How many fields the record read last has.</summary>
    public int Count { get; private set; }

    /// <summary>A field of the record read last; overwritten by the next one.</summary>
    public ReadOnlySpan<byte> this[int field] => _fields[field] switch
    {
        { IsUnescaped: true } copy => _unescaped.AsSpan(copy.Start, copy.Length),
        var part => _buffer.AsSpan(_record + part.Start, part.Length),
    };

    /// <summary>The fingerprint of the file, once all of it is read.</summary>
    public string Sha256()
    {
        while (Fill()) _record = _next = _filled;
        _hashing.Wait();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>Reads the next record; false at the end. Empty lines are passed over.</summary>
    /// <exception cref="ImportException">A field or a record is longer than any can be.</exception>
    public bool Read()
    {
        _record = _next;
        while (Peek() is '\r' or '\n') EndLine();
        if (Peek() < 0) return false;
        _record = _next;
        (Count, Fault, Line, _unescapedLength) = (0, null, _line, 0);
        while (true)
        {
            if (Peek() == '"') ReadQuoted();
            else ReadPlain();
            if (Peek() != _separator) break;
            _next++;
        }
        if (_next - _record > DelimitedText.MaxFieldLength) RefuseEndless();
        if (_buffer.AsSpan(_record.._next).Contains((byte)0)) Fault = "the row holds NUL characters";
        if (Peek() >= 0) EndLine();
        return true;
    }

    public void Dispose()
    {
        _hashing.Wait();
        _hash.Dispose();
        _file.Dispose();
    }

    private void ReadPlain()
    {
        int start = _next - _record;
        TakePlain();
        Add(start, _next - _record - start);
    }

    private void TakePlain()
    {
        while (true)
        {
            int at = _buffer.AsSpan(_next.._filled).IndexOfAny(_plainEnds);
            _next = at < 0 ? _filled : _next + at;
            if (at < 0 ? !Fill() : _buffer[_next] != '"') return;
            if (at < 0) continue;
            Fault = "a quotation mark stands inside a field that is not quoted";
            _next++;
        }
    }

    private void ReadQuoted()
    {
        int start = ++_next - _record;
        bool isEscaped = false;
        while (true)
        {
            int at = _buffer.AsSpan(_next.._filled).IndexOf((byte)'"');
            _next = at < 0 ? _filled : _next + at + 1;
            if (at < 0 && !Fill())
            {
                EndedInsideQuotes = true;
                return;
            }
            if (at < 0) continue;
            if (Peek() != '"') break;
            isEscaped = true;
            _next++;
        }
        ReadOnlySpan<byte> content = _buffer.AsSpan((_record + start)..(_next - 1));
        _line += content.Count((byte)'\n');
        if (isEscaped) AddUnescaped(content);
        else Add(start, content.Length);
        if (Peek() is < 0 or '\r' or '\n' || Peek() == _separator) return;
        Fault = "text follows a closing quotation mark";
        TakePlain();
    }

    private void Add(int start, int length, bool isUnescaped = false)
    {
        if (Count == _fields.Length) Array.Resize(ref _fields, Count * 2);
        _fields[Count++] = new(start, length, isUnescaped);
    }

    /// <summary>Copies a field with one quotation mark for each two.</summary>
    private void AddUnescaped(ReadOnlySpan<byte> content)
    {
        int start = _unescapedLength;
        if (start + content.Length > _unescaped.Length) Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, start + content.Length));
        while (content.IndexOf((byte)'"') is >= 0 and var mark)
        {
            content[..(mark + 1)].CopyTo(_unescaped.AsSpan(_unescapedLength));
            _unescapedLength += mark + 1;
            content = content[(mark + 2)..];
        }
        content.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += content.Length;
        Add(start, _unescapedLength - start, isUnescaped: true);
    }

    private void EndLine()
    {
        int c = Peek();
        _next++;
        if (c == '\r' && Peek() == '\n') _next++;
        _line++;
    }

    private int Peek() => _next < _filled || Fill() ? _buffer[_next] : -1;

    /// <summary>Reads on behind what there is of the record; false at the end of the file.</summary>
    private bool Fill()
    {
        _hashing.Wait();
        int kept = _filled - _record;
        if (kept > 3L * DelimitedText.MaxRecordLength) throw Endless();
        if (_record > 0 || kept == _buffer.Length)
        {
            byte[] into = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            _buffer.AsSpan(_record, kept).CopyTo(into);
            (_buffer, _next, _filled, _record) = (into, _next - _record, kept, 0);
        }
        int read = _file.Read(_buffer, _filled, _buffer.Length - _filled), from = _filled;
        if (read == 0) return false;
        _filled += read;
        byte[] block = _buffer;
        _hashing = Task.Run(() => _hash.AppendData(block, from, read));
        return true;
    }

    /// <summary>The limits are in characters, as of <see cref="DelimitedText"/>.</summary>
    private void RefuseEndless()
    {
        long sum = Count;
        for (int i = 0; i < Count; i++)
        {
            int length = Encoding.UTF8.GetCharCount(this[i]);
            sum += length;
            if (length > DelimitedText.MaxFieldLength || sum > DelimitedText.MaxRecordLength) throw Endless();
        }
    }

    private ImportException Endless() => DelimitedText.Endless(_name, Line);

    private readonly record struct Field(int Start, int Length, bool IsUnescaped);
}
