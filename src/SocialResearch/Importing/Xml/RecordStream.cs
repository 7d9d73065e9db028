namespace SocialResearch.Importing.Xml;

/// <summary>A file read once from front to back, which stops when a single record outgrows all sense: readers hold one record in memory.</summary>
internal sealed class RecordStream(Stream inner) : ForwardStream
{
    /// <summary>64 MiB. The longest posts known are below 1 MiB.</summary>
    public const long Limit = 64L << 20;

    private long _read;

    /// <summary>A new record begins.</summary>
    public void Begin() => _read = 0;

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        _read += read;
        return _read <= Limit ? read : throw new InvalidDataException("One record is larger than 64 MiB.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
