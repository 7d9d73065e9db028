namespace SocialResearch.Scraping;

/// <summary>A connection that keeps every byte sent and received, so that the archive holds what was really said.</summary>
/// <param name="connection">Where the bytes go and come from.</param>
/// <param name="limit">Bytes received after which it breaks: headers and chunks without end count as well.</param>
internal sealed class WireTap(Stream connection, long limit) : Stream
{
    private readonly MemoryStream _sent = new(), _received = new();

    public byte[] Sent => _sent.ToArray();

    public byte[] Received => _received.ToArray();

    /// <summary>Whether more came than is kept.</summary>
    public bool IsFull { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Keep(buffer.Span[..read]);
        return read;
    }

    public override int Read(Span<byte> buffer)
    {
        int read = connection.Read(buffer);
        Keep(buffer[..read]);
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _sent.Write(buffer.Span);
        await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _sent.Write(buffer);
        connection.Write(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    public override void Flush() => connection.Flush();
    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        IsFull = _received.Length + bytes.Length > limit;
        if (IsFull) throw new IOException("The answer is larger than allowed.");
        _received.Write(bytes);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }
}
