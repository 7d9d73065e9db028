using System.Buffers;

namespace SocialResearch.Importing.Mail;

/// <summary>Gathers the lines of one record, up to a size that no post has.</summary>
internal sealed class RecordBuffer
{
    private const int Limit = 64 << 20;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>The line on which the record begins.</summary>
    public long Row { get; private set; }

    /// <summary>Why it cannot be used: it outgrew what is held of a record; null when it is whole.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was gathered.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Forgets the record and begins the next.</summary>
    public void Begin(long row)
    {
        _bytes.ResetWrittenCount();
        (Row, Fault) = (row, null);
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isCut">Whether it was longer.</param>
    public void Add(ReadOnlySpan<byte> line, bool isCut)
    {
        if (isCut) Fault ??= "holds a line longer than 16 MiB";
        else if (_bytes.WrittenCount + line.Length > Limit) Fault ??= "is larger than 64 MiB";
        if (Fault is null) _bytes.Write(line);
    }
}
