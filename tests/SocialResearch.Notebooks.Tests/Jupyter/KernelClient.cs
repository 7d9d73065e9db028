using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Export;
using SocialResearch.Notebooks.Jupyter;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>A front end in a few lines, with a kernel of its own: sees every message, in the order in which it comes.</summary>
internal sealed class KernelClient : IAsyncDisposable
{
    public const string Key = "a key of the test";

    private static readonly string[] s_channels = ["shell", "control", "stdin", "iopub", "hb"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("k-");
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, ZmtpPeer> _peers = [];
    private readonly JupyterWire _wire = new(Encoding.UTF8.GetBytes(Key));
    private Task _kernel = Task.CompletedTask;

    /// <summary>The end of the kernel.</summary>
    public Task Ended => _kernel;

    public string Folder => _folder.FullName;

    public static async Task<KernelClient> StartAsync(params IReadOnlyList<PageScript> scripts)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The kernel's sockets are files here.");
        var client = new KernelClient();
        string file = Path.Combine(client.Folder, "connection.json");
        await File.WriteAllTextAsync(file, new JsonObject
        {
            ["transport"] = "ipc",
            ["ip"] = Path.Combine(client.Folder, "s"),
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = 1,
            ["control_port"] = 2,
            ["stdin_port"] = 3,
            ["iopub_port"] = 4,
            ["hb_port"] = 5,
        }.ToJsonString());
        client._kernel = JupyterKernel.RunAsync(new KernelOptions(file, Engine.Worker, scripts), client._stop.Token);
        for (int i = 0; i < s_channels.Length; i++)
        {
            string type = s_channels[i] switch { "iopub" => "SUB", "hb" => "REQ", _ => "DEALER" };
            client._peers[s_channels[i]] = await ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(client.Folder, $"s-{i + 1}")), type, "front end"u8.ToArray());
        }
        client._peers["iopub"].Send([[1]]);
        Assert.Equal("iopub_welcome", (await client.NextAsync("iopub")).Type);
        return client;
    }

    public static async Task<ZmtpPeer> ConnectAsync(EndPoint address, string type, byte[] identity)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, address is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        await socket.ConnectAsync(address);
        return await ZmtpPeer.GreetAsync(new NetworkStream(socket, ownsSocket: true), type, ["ROUTER", "REP", "XPUB", "PUB"], identity, new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
    }

    public ZmtpPeer Peer(string channel) => _peers[channel];

    /// <summary>Sends a request and returns its id.</summary>
    public string Send(string channel, string type, JsonObject content, JsonObject? metadata = null)
    {
        IReadOnlyList<byte[]> frames = Signed(type, content, metadata, out string id);
        _peers[channel].Send(frames);
        return id;
    }

    /// <summary>Sends a request whose content and metadata are written by hand.</summary>
    public void SendRaw(string channel, string type, string content, string metadata)
    {
        List<byte[]> frames = [.. Signed(type, [], null, out _)];
        (frames[4], frames[5]) = (Encoding.UTF8.GetBytes(metadata), Encoding.UTF8.GetBytes(content));
        Sign(frames);
        _peers[channel].Send(frames);
    }

    /// <summary>The frames of a request; their signature is right.</summary>
    public IReadOnlyList<byte[]> Signed(string type, JsonObject content, JsonObject? metadata, out string id)
    {
        var frames = _wire.Write(type, content, null).ToList();
        id = (string)JsonNode.Parse(frames[2])!["msg_id"]!;
        if (metadata is null) return frames;
        frames[4] = JsonSerializer.SerializeToUtf8Bytes(metadata);
        Sign(frames);
        return frames;
    }

    private static void Sign(List<byte[]> frames)
    {
        byte[] signed = [.. frames[2], .. frames[3], .. frames[4], .. frames[5]];
        frames[1] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), signed)));
    }

    /// <summary>The next message of a channel; its signature is right.</summary>
    public async Task<Said> NextAsync(string channel)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        IReadOnlyList<byte[]> frames = await _peers[channel].ReceiveAsync(patience.Token) ?? throw new InvalidOperationException("The kernel hung up.");
        JupyterMessage message = _wire.Read([], frames) ?? throw new InvalidOperationException("A message is not signed as it should be.");
        int at = frames.ToList().FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        return new(message.Type, message.Content, JsonNode.Parse(frames[at + 3])!.AsObject());
    }

    /// <summary>Sends a request on the shell channel, and gathers its reply and what is published about it.</summary>
    public async Task<Exchange> AskAsync(string type, JsonObject content, JsonObject? metadata = null)
    {
        string id = Send("shell", type, content, metadata);
        IReadOnlyList<Said> news = await NewsOfAsync(id);
        Said reply = await NextAsync("shell");
        Assert.Equal(id, reply.ParentId);
        return new(reply, news);
    }

    public Task<Exchange> RunAsync(string code, params IEnumerable<(string Name, JsonNode Value)> more)
    {
        var content = new JsonObject { ["code"] = code };
        foreach ((string name, JsonNode value) in more) content[name] = value;
        return AskAsync("execute_request", content);
    }

    /// <summary>Everything that is published until the request is done; news of others are left out.</summary>
    public async Task<IReadOnlyList<Said>> NewsOfAsync(string id)
    {
        var news = new List<Said>();
        do
        {
            Said said = await NextAsync("iopub");
            if (said.ParentId == id) news.Add(said);
        }
        while (news.LastOrDefault() is not { Type: "status" } last || (string?)last.Content["execution_state"] != "idle");
        return news;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _kernel.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (ZmtpPeer peer in _peers.Values) peer.Dispose();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A message as it came.</summary>
internal sealed record Said(string Type, JsonObject Content, JsonObject Parent)
{
    public string? ParentId => (string?)Parent["msg_id"];

    public string? this[string name] => (string?)Content[name];
}

/// <summary>A request's reply and what was published about it.</summary>
internal sealed record Exchange(Said Reply, IReadOnlyList<Said> News)
{
    public IEnumerable<string> Types => News.Select(said => said.Type == "status" ? said["execution_state"]! : said.Type);

    public string Stream(string name) => string.Concat(News.Where(said => said.Type == "stream" && said["name"] == name).Select(said => said["text"]));

    public string? Result(string mimeType = "text/plain") => (string?)News.SingleOrDefault(said => said.Type == "execute_result")?.Content["data"]?[mimeType];
}
