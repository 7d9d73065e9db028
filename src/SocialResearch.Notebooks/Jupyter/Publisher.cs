using System.Collections.Concurrent;
using System.Net;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Sends messages to everybody who has subscribed to their topic.</summary>
internal sealed class Publisher : IDisposable
{
    private readonly ConcurrentDictionary<ZmtpPeer, IReadOnlyList<byte[]>> _topics = new();
    private readonly ZmtpSocket _socket;
    private readonly Action<ZmtpPeer, byte[]> _onSubscribed;

    /// <param name="address">Where to listen.</param>
    /// <param name="onSubscribed">Told of each new subscription.</param>
    public Publisher(EndPoint address, Action<ZmtpPeer, byte[]> onSubscribed)
    {
        _onSubscribed = onSubscribed;
        _socket = ZmtpSocket.Publisher(address, Subscribe, peer => _topics.TryRemove(peer, out _));
    }

    /// <summary>Sends a message whose first frame is its topic.</summary>
    public void Send(IReadOnlyList<byte[]> frames)
    {
        foreach ((ZmtpPeer peer, IReadOnlyList<byte[]> topics) in _topics)
        {
            if (topics.Any(topic => frames[0].AsSpan().StartsWith(topic))) peer.Send(frames);
        }
    }

    /// <summary>Where it listens.</summary>
    public EndPoint Address => _socket.Address;

    public Task FinishAsync(TimeSpan patience) => _socket.FinishAsync(patience);

    public void Dispose() => _socket.Dispose();

    private void Subscribe(ZmtpPeer peer, IReadOnlyList<byte[]> message)
    {
        if (message is not [[var verb and (0 or 1), .. var topic]]) return;
        IReadOnlyList<byte[]> known = _topics.GetValueOrDefault(peer, []);
        _topics[peer] = verb == 1 ? [.. known, topic] : [.. known.Where(other => !other.AsSpan().SequenceEqual(topic))];
        if (verb == 1) _onSubscribed(peer, topic);
    }
}
