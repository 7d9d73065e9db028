using System.Buffers;

namespace SocialResearch.Importing;

/// <summary>Gathers the lines of one record, up to a size that no post has.</summary>
internal sealed class RecordBuffer
{
    private const int Limit = 64 << 20;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The line on which the record begins.</summary>
    public long Row { get; private set; }

    /// <summary>Whether it outgrew 64 MiB; what came after is not held.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>What was gathered.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Forgets the record and begins the next.</summary>
    public void Begin(long row)
    {
        _bytes.ResetWrittenCount();
        (Row, TooLarge) = (row, false);
    }

    /// <summary>Adds a line.</summary>
    public void Add(ReadOnlySpan<byte> line)
    {
        TooLarge |= _bytes.WrittenCount + line.Length > Limit;
        if (!TooLarge) _bytes.Write(line);
    }
}
