using System.Numerics;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads separated text as <see cref="DelimitedText"/> does, by the same rules, over the bytes of a file in UTF-8.</summary>
/// <remarks>
/// Of large tables most time went into characters and objects that nobody keeps. Here a field is a part of the block that was read; only one with
/// doubled quotation marks is copied. Where fields may end is marked for all bytes that were read; then only these places are visited.
/// The fingerprint of the file is taken from the same blocks while they are near the processor.
/// </remarks>
internal sealed class Utf8Rows : IDisposable
{
    /// <summary>How many records are split before the first of them is used.</summary>
    public const int BatchSize = 32;

    private const int BlockSize = 1 << 18;

    private readonly FileStream _file;
    private readonly string _name;
    private readonly byte _separator;
    private readonly bool _isPresumed;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _buffer = new byte[BlockSize + FieldMarks.Size];
    private FieldMarks[] _marks = new FieldMarks[BlockSize / FieldMarks.Size + 1];
    private byte[] _unescaped = new byte[1 << 12];

    // Fields of all records of the batch. Their places count from where the batch begins, because the buffer moves under it.
    private Field[] _fields = new Field[BatchSize * 16];
    private readonly Record[] _records = new Record[BatchSize];
    private int _fieldCount, _recordCount, _current, _firstField;
    private int _batch, _record, _next, _filled, _sound, _unescapedLength, _lastNul = -1;
    private long _line = 1, _begin;

    // The header comes alone, so that batches are of rows.
    private int _most = 1;
    private string? _fault;
    private bool _isOpen;

    /// <summary>Opens the file.</summary>
    /// <param name="path">A file in UTF-8 without damage.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="mark">Bytes of the byte order mark.</param>
    /// <param name="linesAbove">Lines before the header.</param>
    /// <param name="isPresumed">Whether nobody has looked for damage yet.</param>
    /// <exception cref="StartOverException">There is some, also where <see cref="Read"/> comes to it.</exception>
    public Utf8Rows(string path, byte separator, int mark, int linesAbove, bool isPresumed = false)
    {
        _isPresumed = isPresumed;
        _file = SourceFile.Open(path, path);
        _name = Path.GetFileName(path);
        _separator = separator;
        if (Peek() >= 0) _next += mark;
        for (int line = 0; line < linesAbove; line++)
        {
            while (Peek() is not (< 0 or '\r' or '\n')) _batch = Math.Min(++_next, _sound);
            if (Peek() >= 0) EndLine();
        }
    }

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public long Line => _records[_current].Line;

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public string? Fault => _records[_current].Fault;

    /// <summary>As of <see cref="DelimitedText"/>.</summary>
    public bool EndedInsideQuotes => _records[_current].IsOpen;

    /// <summary>Bytes of the file.</summary>
    public long Length => _file.Length;

    /// <summary>Bytes of the file up to the end of the record read last.</summary>
    public long At => _file.Position - (_filled - _batch - _records[_current].End);

    /// <summary>How many fields the record read last has.</summary>
    public int Count => _records[_current].Fields;

    /// <summary>Where the record read last stands in its batch, from 0.</summary>
    public int Place => _current;

    /// <summary>How many records can be read before a new batch is split, the one read last included.</summary>
    public int Left => _recordCount - _current;

    /// <summary>A field of the record read last; overwritten by the next batch.</summary>
    public ReadOnlySpan<byte> this[int field]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Cell(_firstField + field);
    }

    /// <summary>A field of a record further on in the batch; empty where that has none.</summary>
    /// <param name="ahead">How many records further.</param>
    /// <param name="field">The field.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Ahead(int ahead, int field) => field < _records[_current + ahead].Fields ? Cell(_records[_current + ahead].FirstField + field) : default;

    /// <summary>The fingerprint of the file, once all of it is read.</summary>
    public string Sha256()
    {
        while (Fill()) (_batch, _next) = (_sound, _filled);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>Reads the next record; false at the end. Empty lines are passed over.</summary>
    /// <exception cref="ImportException">A field or a record is longer than any can be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read()
    {
        if (_current + 1 < _recordCount) _current++;
        else if (!SplitBatch()) return false;
        _firstField = _records[_current].FirstField;
        return true;
    }

    private bool SplitBatch()
    {
        (_batch, _current, _recordCount, _fieldCount, _unescapedLength) = (_next, 0, 0, 0, 0);
        while (_recordCount < _most && _next - _batch < BlockSize / 4 && Split()) { }
        _most = BatchSize;
        return _recordCount > 0;
    }

    private bool Split()
    {
        while (Peek() is '\r' or '\n')
        {
            EndLine();
            if (_recordCount == 0) _batch = _next;
            else if (_next - _batch > BlockSize / 4) return false;
        }
        if (Peek() < 0) return false;
        _record = _next - _batch;
        int first = _fieldCount;
        (_fault, _begin, _isOpen) = (null, _line, false);
        while (!ReadUsual())
        {
            if (Peek() == '"') ReadQuoted();
            else ReadPlain();
            if (Peek() != _separator) break;
            _next++;
        }
        if (_next - _batch - _record > DelimitedText.MaxFieldLength) RefuseEndless(first);
        if (_lastNul >= _batch + _record && _buffer.AsSpan(_batch + _record, _next - _batch - _record).IndexOf((byte)0) >= 0) _fault = "the row holds NUL characters";
        if (Peek() >= 0) EndLine();
        _records[_recordCount++] = new(first, _fieldCount - first, _begin, _fault, _isOpen, _next - _batch);
        return true;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
    }

    /// <summary>Reads fields as most of them are: plain, or quoted without quotation marks within. Ends before one that is not or that goes on beyond what was read.</summary>
    /// <returns>Whether the last one was the last of its line.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadUsual()
    {
        // Kept here, not in the object: each step waits for the one before.
        int next = _next, count = _fieldCount, batch = _batch, at = next / FieldMarks.Size;
        Field[] fields = _fields;
        FieldMarks[] marks = _marks;
        byte[] buffer = _buffer;
        byte separator = _separator, sign = separator;
        for (ulong ends = marks[at].Ends & (ulong.MaxValue << next); sign == separator && count < fields.Length; ends &= ends - 1)
        {
            while (ends == 0) ends = marks[++at].Ends;
            int start = next, end = at * FieldMarks.Size + BitOperations.TrailingZeroCount(ends), length = end - start;
            sign = buffer[end];
            if (sign == '"' && length == 0)
            {
                long lineFeeds = 0;
                end = FieldMarks.Quote(marks, ++start, ref lineFeeds);
                length = end - start;
                sign = buffer[end++] == '"' ? buffer[end] : FieldMarks.Beyond;
                at = end / FieldMarks.Size;
                ends = marks[at].Ends & (ulong.MaxValue << end);
                if (sign == separator || sign is (byte)'\n' or (byte)'\r') _line += lineFeeds;
            }
            if (sign != separator && sign is not ((byte)'\n' or (byte)'\r')) break;
            fields[count++] = new(start - batch, length);
            next = sign == separator ? end + 1 : end;
        }
        (_next, _fieldCount) = (next, count);
        return sign is (byte)'\n' or (byte)'\r';
    }

    private void ReadPlain()
    {
        int start = _next - _batch;
        TakePlain();
        Add(start, _next - _batch - start);
    }

    private void TakePlain()
    {
        while (Peek() >= 0)
        {
            _next = FieldMarks.End(_marks, _next);
            if (_next == _filled) continue;
            if (_buffer[_next] != '"') return;
            _fault = "a quotation mark stands inside a field that is not quoted";
            _next++;
        }
    }

    private void ReadQuoted()
    {
        int start = ++_next - _batch, copy = -1;
        while (true)
        {
            if (Peek() < 0)
            {
                _isOpen = true;
                return;
            }
            _next = FieldMarks.Quote(_marks, _next, ref _line);
            if (_next == _filled) continue;
            _next++;
            if (Peek() != '"') break;
            // One quotation mark for each two, so what is between them is copied.
            if (copy < 0) copy = _unescapedLength;
            Copy(start, _next);
            start = ++_next - _batch;
        }
        if (copy < 0) Add(start, _next - 1 - _batch - start);
        else
        {
            Copy(start, _next - 1);
            Add(~copy, _unescapedLength - copy);
        }
        if (Peek() is < 0 or '\r' or '\n' || Peek() == _separator) return;
        _fault = "text follows a closing quotation mark";
        TakePlain();
    }

    private void Add(int start, int length)
    {
        if (_fieldCount == _fields.Length) Array.Resize(ref _fields, _fieldCount * 2);
        _fields[_fieldCount++] = new(start, length);
    }

    private void Copy(int start, int end)
    {
        ReadOnlySpan<byte> part = _buffer.AsSpan((_batch + start)..end);
        if (_unescapedLength + part.Length > _unescaped.Length) Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + part.Length));
        part.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += part.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndLine()
    {
        int c = Peek();
        _next++;
        if (c == '\r' && Peek() == '\n') _next++;
        _line++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Peek() => _next < _filled || Fill() ? _buffer[_next] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Cell(int field)
    {
        ref readonly Field part = ref _fields[field];
        return part.Start >= 0 ? _buffer.AsSpan(_batch + part.Start, part.Length) : _unescaped.AsSpan(~part.Start, part.Length);
    }

    /// <summary>Reads on behind what there is of the batch; false at the end of the file.</summary>
    private bool Fill()
    {
        int kept = _filled - _batch, room = _buffer.Length - FieldMarks.Size, unmarked = _filled;
        if (kept - _record > 3L * DelimitedText.MaxRecordLength) throw Endless();
        if (_batch > 0 || kept == room)
        {
            if (kept > room / 2) room *= 2;
            byte[] into = room < _buffer.Length ? _buffer : new byte[room + FieldMarks.Size];
            if (into != _buffer) _marks = new FieldMarks[room / FieldMarks.Size + 1];
            _buffer.AsSpan(_batch, kept).CopyTo(into);
            (_buffer, _next, _filled, _sound, _lastNul, _batch, unmarked) = (into, _next - _batch, kept, _sound - _batch, _lastNul - _batch, 0, 0);
        }
        int read = _file.Read(_buffer, _filled, room - _filled);
        _hash.AppendData(_buffer, _filled, read);
        _filled += read;
        // Before anything of it is handed on.
        int whole = _filled - _sound;
        if (_isPresumed && !TextForm.IsUtf8(_buffer.AsSpan(_sound, whole), isLast: read == 0, out whole)) throw new StartOverException();
        _sound += whole;
        _buffer.AsSpan(_filled, FieldMarks.Size).Fill(FieldMarks.Beyond);
        if (FieldMarks.Set(_buffer, _marks, unmarked, _filled, _separator)) _lastNul = _buffer.AsSpan(0, _filled).LastIndexOf((byte)0);
        return read > 0;
    }

    /// <summary>The limits are in characters, as of <see cref="DelimitedText"/>.</summary>
    private void RefuseEndless(int first)
    {
        long sum = _fieldCount - first;
        for (int i = first; i < _fieldCount; i++)
        {
            int length = Encoding.UTF8.GetCharCount(Cell(i));
            sum += length;
            if (length > DelimitedText.MaxFieldLength || sum > DelimitedText.MaxRecordLength) throw Endless();
        }
    }

    private ImportException Endless() => DelimitedText.Endless(_name, _begin);

    /// <param name="Start">Where it begins, counted from the batch; one that was copied has the complement of its place among the copies.</param>
    /// <param name="Length">Its bytes.</param>
    private readonly record struct Field(int Start, int Length);

    private readonly record struct Record(int FirstField, int Fields, long Line, string? Fault, bool IsOpen, int End);
}
