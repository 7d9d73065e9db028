using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using System.Threading.Channels;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>One connection that speaks ZMTP 3.0, the wire protocol of ZeroMQ, without encryption (mechanism NULL).</summary>
/// <remarks>
/// Nothing is believed before it has arrived: a frame that claims to be huge costs no memory until its bytes are here, and one
/// beyond <see cref="LargestMessage"/> ends the connection. Sending never waits for the other side.
/// </remarks>
internal sealed class ZmtpPeer : IDisposable
{
    /// <summary>A message longer than this is a broken stream: notebooks hold no cell of that size.</summary>
    public const int LargestMessage = 64 * 1024 * 1024;

    /// <summary>What may wait for a peer that does not read; what comes after is dropped for it, as ZeroMQ's publishers do.</summary>
    public const long MostWaiting = 256L * 1024 * 1024;

    private const int MostFrames = 4096;
    private const byte More = 1, Long = 2, Command = 4;

    private readonly Stream _stream;
    private readonly PipeReader _reader;
    // Whoever sends also hands the bytes to the operating system, as long as that takes them at once: nothing waits for a thread.
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });
    private readonly Task _writing;
    private long _waiting;

    private ZmtpPeer(Stream stream, PipeReader reader, IReadOnlyDictionary<string, byte[]> properties)
    {
        _stream = stream;
        _reader = reader;
        Identity = properties.GetValueOrDefault("Identity", []);
        _writing = WriteAsync();
    }

    /// <summary>The name the peer gave itself; empty when it gave none.</summary>
    public byte[] Identity { get; set; }

    /// <summary>Greets the other side and shakes hands.</summary>
    /// <param name="stream">The connection, which the peer takes over.</param>
    /// <param name="ownType">Our kind of socket, such as <c>ROUTER</c>.</param>
    /// <param name="acceptedTypes">The kinds that may talk to ours.</param>
    /// <param name="ownIdentity">Our own name; empty for none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ZmtpException">The other side speaks something else.</exception>
    public static async Task<ZmtpPeer> GreetAsync(
        Stream stream, string ownType, IReadOnlyList<string> acceptedTypes, byte[] ownIdentity, CancellationToken cancellation)
    {
        byte[] greeting = new byte[64];
        greeting[0] = 0xFF;
        greeting[9] = 0x7F;
        greeting[10] = 3; // Version 3.0: peers then send subscriptions as plain messages.
        "NULL"u8.CopyTo(greeting.AsSpan(12));
        await stream.WriteAsync(greeting, cancellation).ConfigureAwait(false);

        PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true, bufferSize: 16 * 1024));
        byte[] theirs = await TakeAsync(reader, 64, cancellation).ConfigureAwait(false) ?? throw new ZmtpException("ended within its greeting");
        if (theirs[0] != 0xFF || theirs[9] != 0x7F || theirs[10] < 3) throw new ZmtpException("does not speak ZMTP 3");
        if (!theirs.AsSpan(12, 20).TrimEnd((byte)0).SequenceEqual("NULL"u8)) throw new ZmtpException("asks for a security mechanism");

        await stream.WriteAsync(Ready(ownType, ownIdentity), cancellation).ConfigureAwait(false);
        (byte flags, byte[] body) = await ReadFrameAsync(reader, 64 * 1024, cancellation).ConfigureAwait(false) ?? throw new ZmtpException("ended within its handshake");
        if (flags != Command || !body.AsSpan().StartsWith("\u0005READY"u8)) throw new ZmtpException("does not say READY");
        IReadOnlyDictionary<string, byte[]> properties = Properties(body.AsSpan(6));
        string type = Encoding.ASCII.GetString(properties.GetValueOrDefault("Socket-Type", []));
        if (!acceptedTypes.Contains(type)) throw new ZmtpException($"is of type '{type}', which does not talk to {ownType}");
        return new ZmtpPeer(stream, reader, properties);
    }

    /// <summary>Waits for the next whole message; null when the connection has ended. Half a message is no message.</summary>
    /// <exception cref="ZmtpException">The other side broke the protocol.</exception>
    public async Task<IReadOnlyList<byte[]>?> ReceiveAsync(CancellationToken cancellation)
    {
        var frames = new List<byte[]>();
        long size = 0;
        while (await ReadFrameAsync(_reader, LargestMessage - size, cancellation).ConfigureAwait(false) is var (flags, body))
        {
            if ((flags & Command) != 0)
            {
                if (Answer(body) is { } subscription) return [subscription];
                continue;
            }
            size += body.Length;
            frames.Add(body);
            if (frames.Count > MostFrames) throw new ZmtpException("sends a message of too many frames");
            if ((flags & More) == 0) return frames;
        }
        return null;
    }

    /// <summary>Sends a message, all frames or none.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        byte[] message = new byte[frames.Sum(frame => frame.Length + (frame.Length > 255 ? 9 : 2))];
        int at = 0;
        for (int i = 0; i < frames.Count; i++) at = WriteFrame(message, at, i < frames.Count - 1 ? More : (byte)0, frames[i]);
        Enqueue(message);
    }

    /// <summary>Sends no more and waits until what was sent has gone out.</summary>
    public Task FinishAsync()
    {
        _outgoing.Writer.TryComplete();
        return _writing;
    }

    public void Dispose()
    {
        _outgoing.Writer.TryComplete();
        _stream.Dispose();
    }

    private void Enqueue(byte[] message)
    {
        if (Interlocked.Add(ref _waiting, message.Length) > MostWaiting || !_outgoing.Writer.TryWrite(message))
            Interlocked.Add(ref _waiting, -message.Length);
    }

    private async Task WriteAsync()
    {
        try
        {
            await foreach (byte[] message in _outgoing.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                await _stream.WriteAsync(message).ConfigureAwait(false);
                Interlocked.Add(ref _waiting, -message.Length);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _outgoing.Writer.TryComplete(); // The reading side sees the same end and takes the peer away.
        }
    }

    // A ping is answered; a subscription by command (ZMTP 3.1) becomes the message it was in 3.0; the rest is not for us.
    private byte[]? Answer(ReadOnlySpan<byte> command)
    {
        if (command.StartsWith("\u0004PING"u8) && command.Length >= 7)
        {
            byte[] pong = [.. "\u0004PONG"u8, .. command[7..]];
            byte[] frame = new byte[pong.Length + 2];
            if (pong.Length <= 255)
            {
                WriteFrame(frame, 0, Command, pong);
                Enqueue(frame);
            }
        }
        if (command.StartsWith("\u0009SUBSCRIBE"u8)) return [1, .. command[10..]];
        return command.StartsWith("\u0006CANCEL"u8) ? [0, .. command[7..]] : null;
    }

    private static async ValueTask<(byte Flags, byte[] Body)?> ReadFrameAsync(PipeReader reader, long most, CancellationToken cancellation)
    {
        if (await TakeAsync(reader, 2, cancellation).ConfigureAwait(false) is not [var flags, var first]) return null;
        if ((flags & ~(More | Long | Command)) != 0 || (flags & (More | Command)) == (More | Command)) throw new ZmtpException("sends a frame with unknown flags");
        ulong length = first;
        if ((flags & Long) != 0)
        {
            if (await TakeAsync(reader, 7, cancellation).ConfigureAwait(false) is not { } rest) return null;
            length = BinaryPrimitives.ReadUInt64BigEndian([first, .. rest]);
        }
        if (length > (ulong)Math.Max(0, most)) throw new ZmtpException("sends a message that is too long");
        return await TakeAsync(reader, (int)length, cancellation).ConfigureAwait(false) is { } body ? ((byte)(flags & ~Long), body) : null;
    }

    private static async ValueTask<byte[]?> TakeAsync(PipeReader reader, int count, CancellationToken cancellation)
    {
        if (count == 0) return [];
        ReadResult read = await reader.ReadAtLeastAsync(count, cancellation).ConfigureAwait(false);
        if (read.Buffer.Length < count) return null;
        byte[] bytes = read.Buffer.Slice(0, count).ToArray();
        reader.AdvanceTo(read.Buffer.GetPosition(count));
        return bytes;
    }

    private static int WriteFrame(Span<byte> target, int at, byte flags, ReadOnlySpan<byte> body)
    {
        if (body.Length > 255)
        {
            target[at] = (byte)(flags | Long);
            BinaryPrimitives.WriteInt64BigEndian(target[(at + 1)..], body.Length);
            at += 9;
        }
        else
        {
            target[at] = flags;
            target[at + 1] = (byte)body.Length;
            at += 2;
        }
        body.CopyTo(target[at..]);
        return at + body.Length;
    }

    private static byte[] Ready(string type, byte[] identity)
    {
        byte[] body = [.. "\u0005READY"u8, .. Property("Socket-Type", Encoding.ASCII.GetBytes(type)), .. Property("Identity", identity)];
        byte[] frame = new byte[body.Length + (body.Length > 255 ? 9 : 2)];
        WriteFrame(frame, 0, Command, body);
        return frame;
    }

    private static byte[] Property(string name, byte[] value)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        return [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. length, .. value];
    }

    private static Dictionary<string, byte[]> Properties(ReadOnlySpan<byte> bytes)
    {
        var properties = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        while (bytes.Length > 0)
        {
            int name = bytes[0];
            if (bytes.Length < 1 + name + 4) throw new ZmtpException("sends properties that end too soon");
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(1 + name)..]);
            int start = 1 + name + 4;
            if (length > (uint)(bytes.Length - start)) throw new ZmtpException("sends properties that end too soon");
            properties[Encoding.ASCII.GetString(bytes[1..(1 + name)])] = bytes.Slice(start, (int)length).ToArray();
            bytes = bytes[(start + (int)length)..];
        }
        return properties;
    }
}

/// <summary>The other side of a connection does not keep to the protocol; the connection is closed and nothing else happens.</summary>
internal sealed class ZmtpException(string what) : Exception($"The peer {what}.");
