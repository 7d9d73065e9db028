using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text.Json;

namespace SocialResearch.Notebooks.Running;

/// <summary>Length-prefixed JSON frames over a Unix domain socket.</summary>
/// <remarks>
/// A socket and not the standard streams: those belong to the cell (and to programs it starts), which may write what they like.
/// Reading blocks its thread on purpose; a busy two-core machine does not grow its thread pool in time for asynchronous pipes.
/// </remarks>
public sealed class WorkerChannel : IDisposable
{
    // A frame larger than this is a broken stream, not a message.
    private const int LargestFrame = 512 * 1024 * 1024;

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly Lock _writing = new();

    /// <summary>Takes over a connected socket.</summary>
    public WorkerChannel(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Connects to the socket file a host listens on.</summary>
    public static WorkerChannel Connect(string socketPath)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(socketPath));
        return new WorkerChannel(socket);
    }

    /// <summary>Sends one message; returns when the operating system has it. Threads may send at the same time.</summary>
    /// <exception cref="IOException">The other side is gone.</exception>
    public void Send(WorkerMessage message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, WorkerMessageJson.Default.WorkerMessage);
        // In one piece: the other side would wake up for the length alone.
        byte[] frame = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        lock (_writing) _stream.Write(frame);
    }

    /// <summary>Waits for the next message; null when the other side has gone.</summary>
    public WorkerMessage? Receive()
    {
        try
        {
            Span<byte> header = stackalloc byte[4];
            if (_stream.ReadAtLeast(header, 4, throwOnEndOfStream: false) < 4) return null;
            int length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 2 or > LargestFrame) return null;
            byte[] body = new byte[length];
            if (_stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length) return null;
            return JsonSerializer.Deserialize(body, WorkerMessageJson.Default.WorkerMessage);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            return null; // A torn connection is how a dying worker says goodbye.
        }
    }

    /// <summary>Closes the connection; a blocked <see cref="Receive"/> returns null.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _stream.Dispose();
    }
}
