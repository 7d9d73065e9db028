namespace SocialResearch.Importing.Json;

/// <summary>Reads bytes line by line; a line too long for a record is passed over without being kept.</summary>
internal sealed class LineWindow(Stream stream, string name)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start, _end, _length;

    /// <summary>The line read last, without its end; empty when it was too long.</summary>
    public Span<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>Its number, as an editor counts.</summary>
    public long Number { get; private set; }

    /// <summary>Whether it exceeds what a record may be.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Goes to the next line that is not empty; false at the end.</summary>
    public bool Read()
    {
        while (Next())
        {
            if (TooLong || Line.ContainsAnyExcept((byte)' ', (byte)'\t', (byte)'\r')) return true;
        }
        return false;
    }

    private bool Next()
    {
        _start += _length + (_start + _length < _end ? 1 : 0);
        _length = 0;
        TooLong = false;
        for (int seen = 0; ;)
        {
            int end = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Number++;
                if (TooLong) _start += seen + end;
                else _length = seen + end;
                return true;
            }
            seen = _end - _start;
            if (seen >= JsonWindow.LargestRecord)
            {
                TooLong = true;
            }
            if (TooLong)
            {
                _start = _end = seen = 0;
            }
            if (Fill()) continue;
            if (seen == 0 && !TooLong) return false;
            Number++;
            _length = TooLong ? 0 : seen;
            return true;
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        int read = JsonFile.ReadSome(stream, _buffer.AsSpan(_end), name);
        _end += read;
        return read > 0;
    }
}
