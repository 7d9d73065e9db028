using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>The five sockets of a kernel, and what goes through them: requests in, replies to who asked, news to everybody.</summary>
internal sealed class KernelChannels : IDisposable
{
    private readonly JupyterWire _wire;
    private readonly ZmtpSocket _shell, _control, _stdin, _heartbeat;
    private readonly Publisher _news;
    // A request that finds the kernel idle is worked on where it arrives, until it waits for the worker.
    private readonly Channel<JupyterMessage> _requests = Channel.CreateUnbounded<JupyterMessage>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
    private readonly Channel<JupyterMessage> _urgent = Channel.CreateUnbounded<JupyterMessage>();

    public KernelChannels(ConnectionFile connection, Action<JupyterMessage> onInput)
    {
        _wire = new JupyterWire(connection.Key);
        _news = new Publisher(connection.IoPub, Welcome);
        _heartbeat = ZmtpSocket.Echo(connection.Heartbeat);
        _shell = Listen(connection.Shell, message => _requests.Writer.TryWrite(message));
        _control = Listen(connection.Control, message => _urgent.Writer.TryWrite(message));
        _stdin = Listen(connection.Stdin, onInput);

        ZmtpSocket Listen(System.Net.EndPoint address, Action<JupyterMessage> take) => ZmtpSocket.Router(address, (peer, frames) =>
        {
            if (_wire.Read(peer.Identity, frames) is { } message) take(message);
        });
    }

    /// <summary>Requests in the order they came.</summary>
    public ChannelReader<JupyterMessage> Requests => _requests.Reader;

    /// <summary>Requests that do not wait for a running cell.</summary>
    public ChannelReader<JupyterMessage> Urgent => _urgent.Reader;

    /// <summary>Tells everybody something that belongs to a request; null for what belongs to none.</summary>
    public void Publish(string type, JsonObject content, JupyterMessage? request) =>
        _news.Send([Encoding.ASCII.GetBytes($"kernel.{type}"), .. _wire.Write(type, content, request?.Header)]);

    /// <summary>Tells everybody whether the kernel works on a request.</summary>
    public void PublishStatus(string state, JupyterMessage? request) => Publish("status", new JsonObject { ["execution_state"] = state }, request);

    /// <summary>Answers a request of the shell channel.</summary>
    public void Reply(JupyterMessage request, JsonObject content) => Reply(_shell, request, content);

    /// <summary>Answers a request of the control channel.</summary>
    public void ReplyUrgently(JupyterMessage request, JsonObject content) => Reply(_control, request, content);

    /// <summary>Asks the front end whose request is being worked on; false when it does not listen.</summary>
    public bool Ask(JupyterMessage request, string prompt, bool isPassword)
    {
        if (_stdin.Find(request.Route[0]) is not { } peer) return false;
        peer.Send(_wire.Write("input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isPassword }, request.Header));
        return true;
    }

    /// <summary>Waits a moment until the last words are out, and closes.</summary>
    public Task FinishAsync()
    {
        TimeSpan patience = TimeSpan.FromSeconds(1);
        _heartbeat.Dispose();
        return Task.WhenAll(_news.FinishAsync(patience), _shell.FinishAsync(patience), _control.FinishAsync(patience), _stdin.FinishAsync(patience));
    }

    public void Dispose()
    {
        _news.Dispose();
        foreach (ZmtpSocket socket in (ZmtpSocket[])[_shell, _control, _stdin, _heartbeat]) socket.Dispose();
    }

    private void Reply(ZmtpSocket socket, JupyterMessage request, JsonObject content)
    {
        string type = request.Type.EndsWith("_request", StringComparison.Ordinal) ? request.Type[..^"_request".Length] + "_reply" : request.Type + "_reply";
        socket.Find(request.Route[0])?.Send([.. request.Route.Skip(1), .. _wire.Write(type, content, request.Header)]);
    }

    // Protocol 5.4: a new listener hears that it hears, so that it need not guess when news begin.
    private void Welcome(ZmtpPeer peer, byte[] topic)
    {
        var content = new JsonObject { ["subscription"] = Encoding.UTF8.GetString(topic) };
        peer.Send([Encoding.ASCII.GetBytes("kernel.iopub_welcome"), .. _wire.Write("iopub_welcome", content, parent: null)]);
    }
}
