using System.Buffers;

namespace SocialResearch.Importing.Mail;

/// <summary>Reads a file line by line as bytes: its encoding can change from one record to the next.</summary>
internal sealed class ByteLines(Stream stream)
{
    /// <summary>16 MiB. What a line holds beyond this is passed over, not stored; <see cref="TooLong"/> says so.</summary>
    public const int Longest = 16 << 20;

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _next, _length;

    /// <summary>The number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line read last, with its line end.</summary>
    public ReadOnlySpan<byte> Line => _line.WrittenSpan;

    /// <summary>Whether the line read last is longer than is kept of it.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Reads the next line; false at the end.</summary>
    public bool Read()
    {
        _line.ResetWrittenCount();
        TooLong = false;
        bool any = false;
        while (_next < _length || Fill())
        {
            any = true;
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_next, _length - _next);
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> piece = end < 0 ? rest : rest[..(end + 1)];
            _next += piece.Length;
            int kept = Math.Min(piece.Length, Longest - _line.WrittenCount);
            TooLong |= kept < piece.Length;
            _line.Write(piece[..kept]);
            if (end >= 0) break;
        }
        if (any) Number++;
        return any;
    }

    private bool Fill()
    {
        _next = 0;
        _length = stream.Read(_buffer);
        return _length > 0;
    }
}
