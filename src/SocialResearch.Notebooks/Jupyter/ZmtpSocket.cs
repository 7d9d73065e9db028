using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>A ZeroMQ socket that listens: takes connections in, hands their messages on, finds a peer by its name.</summary>
internal sealed class ZmtpSocket : IDisposable
{
    // Front ends open one connection a channel; more than this many at once is a mistake or worse.
    private const int MostPeers = 512;

    private static readonly TimeSpan s_handshake = TimeSpan.FromSeconds(10);

    private readonly Socket _listener;
    private readonly string _type;
    private readonly string[] _acceptedTypes;
    private readonly Action<ZmtpPeer, IReadOnlyList<byte[]>> _onMessage;
    private readonly Action<ZmtpPeer>? _onGone;
    private readonly ConcurrentDictionary<string, ZmtpPeer> _peers = new();
    private readonly CancellationTokenSource _stop = new();
    private int _count, _connections;

    private ZmtpSocket(Socket listener, string type, string[] acceptedTypes, Action<ZmtpPeer, IReadOnlyList<byte[]>> onMessage, Action<ZmtpPeer>? onGone)
    {
        _listener = listener;
        Address = listener.LocalEndPoint!;
        (_type, _acceptedTypes, _onMessage, _onGone) = (type, acceptedTypes, onMessage, onGone);
        _ = AcceptAsync();
    }

    /// <summary>Connections that are open now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Where it listens, with the port the system chose when none was asked for.</summary>
    public EndPoint Address { get; }

    /// <summary>Answers each message with itself: the heartbeat.</summary>
    public static ZmtpSocket Echo(EndPoint address) =>
        new(Listen(address), "REP", ["REQ", "DEALER"], (peer, frames) => peer.Send(frames), null);

    /// <summary>Takes requests and answers the peer that sent them.</summary>
    public static ZmtpSocket Router(EndPoint address, Action<ZmtpPeer, IReadOnlyList<byte[]>> onMessage) =>
        new(Listen(address), "ROUTER", ["DEALER", "REQ", "ROUTER"], onMessage, null);

    /// <summary>Sends to whoever has subscribed; messages that come in are subscriptions.</summary>
    public static ZmtpSocket Publisher(EndPoint address, Action<ZmtpPeer, IReadOnlyList<byte[]>> onMessage, Action<ZmtpPeer> onGone) =>
        new(Listen(address), "XPUB", ["SUB", "XSUB"], onMessage, onGone);

    /// <summary>The peer of this name; null when it has gone.</summary>
    public ZmtpPeer? Find(byte[] identity) => _peers.GetValueOrDefault(Convert.ToHexString(identity));

    /// <summary>Waits a moment until everything sent has gone out; then closes.</summary>
    public async Task FinishAsync(TimeSpan patience)
    {
        Task sent = Task.WhenAll(_peers.Values.Select(peer => peer.FinishAsync()));
        await Task.WhenAny(sent, Task.Delay(patience)).ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        foreach (ZmtpPeer peer in _peers.Values) peer.Dispose();
        if (Address is UnixDomainSocketEndPoint file) File.Delete(file.ToString());
    }

    private static Socket Listen(EndPoint address)
    {
        bool isFile = address is UnixDomainSocketEndPoint;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, isFile ? ProtocolType.Unspecified : ProtocolType.Tcp);
        try
        {
            if (isFile) File.Delete(address.ToString()!);
            socket.Bind(address);
            // Nobody can connect before Listen, so there is no moment in which others may.
            if (isFile && !OperatingSystem.IsWindows()) File.SetUnixFileMode(address.ToString()!, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            socket.Listen(128);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket connection = await _listener.AcceptAsync(_stop.Token).ConfigureAwait(false);
                _ = ServeAsync(connection);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // A connection that ended before it was taken, or no handle left: the next one may be better.
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        ZmtpPeer? peer = null;
        using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            if (Interlocked.Increment(ref _connections) > MostPeers) return;
            if (connection.ProtocolType == ProtocolType.Tcp) connection.NoDelay = true;
            using (var patience = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
            {
                patience.CancelAfter(s_handshake);
                peer = await ZmtpPeer.GreetAsync(stream, _type, _acceptedTypes, [], patience.Token).ConfigureAwait(false);
            }
            // A peer without a name gets one that no peer can give itself: names beginning with zero are ours.
            if (peer.Identity.Length == 0) peer.Identity = [0, .. BitConverter.GetBytes(Interlocked.Increment(ref _count))];
            _peers[Convert.ToHexString(peer.Identity)] = peer;
            while (await peer.ReceiveAsync(_stop.Token).ConfigureAwait(false) is { } message) _onMessage(peer, message);
        }
        catch (Exception e) when (e is IOException or SocketException or ZmtpException or OperationCanceledException or ObjectDisposedException)
        {
            // Whatever went wrong concerns this connection only.
        }
        finally
        {
            if (peer is not null)
            {
                // The name may belong to a newer connection by now.
                _peers.TryRemove(KeyValuePair.Create(Convert.ToHexString(peer.Identity), peer));
                _onGone?.Invoke(peer);
                peer.Dispose();
            }
            Interlocked.Decrement(ref _connections);
        }
    }
}
