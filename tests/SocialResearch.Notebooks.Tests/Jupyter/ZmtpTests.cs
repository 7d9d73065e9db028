using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SocialResearch.Notebooks.Jupyter;

namespace SocialResearch.Notebooks.Tests.Jupyter;

/// <summary>The transport under friends and enemies: whatever comes in on one connection, the others go on.</summary>
public sealed class ZmtpTests : IDisposable
{
    private readonly ZmtpSocket _router = ZmtpSocket.Router(new IPEndPoint(IPAddress.Loopback, 0), (peer, frames) => peer.Send(frames));

    public void Dispose() => _router.Dispose();

    private Task<ZmtpPeer> ConnectAsync(byte[] identity) => KernelClient.ConnectAsync(_router.Address, "DEALER", identity);

    private async Task<Socket> RawAsync(params byte[][] bytes)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_router.Address);
        foreach (byte[] part in bytes) await socket.SendAsync(part);
        return socket;
    }

    private async Task StillAnswersAsync()
    {
        using ZmtpPeer friend = await ConnectAsync([]);
        friend.Send(["still"u8.ToArray(), "there"u8.ToArray()]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Assert.Equal(["still"u8.ToArray(), "there"u8.ToArray()], await friend.ReceiveAsync(patience.Token));
    }

    // The router sees the end of a connection a moment after the other side has made it.
    private async Task ConnectionsAsync(int count)
    {
        for (int i = 0; i < 600 && _router.Connections != count; i++) await Task.Delay(100);
        Assert.Equal(count, _router.Connections);
    }

    // What a peer that does not keep to the protocol is answered with in the end: nothing more.
    private static async Task EndsAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        byte[] rest = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(rest, patience.Token) > 0) { }
        }
        catch (SocketException)
        {
            // Reset is an end too.
        }
        socket.Dispose();
    }

    private static byte[] Greeting(byte first = 0xFF, byte tenth = 0x7F, byte version = 3, string mechanism = "NULL")
    {
        byte[] greeting = new byte[64];
        (greeting[0], greeting[9], greeting[10]) = (first, tenth, version);
        Encoding.ASCII.GetBytes(mechanism, greeting.AsSpan(12));
        return greeting;
    }

    private static byte[] Ready(string type = "DEALER") => [4, (byte)(6 + 12 + 4 + type.Length), .. "\u0005READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. Encoding.ASCII.GetBytes(type)];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 3)]
    [InlineData(255, 2)]
    [InlineData(256, 2)]
    [InlineData(70_000, 3)]
    [InlineData(20_000_000, 1)]
    public async Task Messages_come_back_as_they_were_sent(int length, int frames)
    {
        using ZmtpPeer peer = await ConnectAsync("name"u8.ToArray());
        byte[][] message = [.. Enumerable.Range(0, frames).Select(i => Enumerable.Range(0, length).Select(j => (byte)(i + j)).ToArray())];
        peer.Send(message);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        Assert.Equal(message, await peer.ReceiveAsync(patience.Token));
    }

    [Fact]
    public async Task Messages_of_one_peer_keep_their_order_and_reach_nobody_else()
    {
        using ZmtpPeer a = await ConnectAsync("a"u8.ToArray()), b = await ConnectAsync("b"u8.ToArray());
        for (int i = 0; i < 500; i++)
        {
            a.Send([BitConverter.GetBytes(i)]);
            b.Send([BitConverter.GetBytes(-i)]);
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (int i = 0; i < 500; i++)
        {
            Assert.Equal([BitConverter.GetBytes(i)], await a.ReceiveAsync(patience.Token));
            Assert.Equal([BitConverter.GetBytes(-i)], await b.ReceiveAsync(patience.Token));
        }
    }

    [Fact]
    public async Task A_name_taken_anew_belongs_to_the_newer_connection()
    {
        using ZmtpPeer old = await ConnectAsync("same"u8.ToArray());
        // Each side shakes hands for itself: only an answer says that the router is done too, and knows the name from this one first.
        old.Send(["x"u8.ToArray()]);
        await old.ReceiveAsync(CancellationToken.None);
        using ZmtpPeer young = await ConnectAsync("same"u8.ToArray());
        young.Send(["x"u8.ToArray()]);
        await young.ReceiveAsync(CancellationToken.None);
        old.Dispose();
        await ConnectionsAsync(1);
        young.Send(["y"u8.ToArray()]);
        Assert.Equal(["y"u8.ToArray()], await young.ReceiveAsync(CancellationToken.None));
        Assert.NotNull(_router.Find("same"u8.ToArray()));
    }

    public static TheoryData<string, byte[]> Broken => new()
    {
        { "HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"u8.ToArray() },
        { "zeroes", new byte[200] },
        { "wrong first byte", [.. Greeting(first: 0xFE), .. Ready()] },
        { "wrong tenth byte", [.. Greeting(tenth: 0), .. Ready()] },
        { "version 2", [.. Greeting(version: 2), .. Ready()] },
        { "CURVE", [.. Greeting(mechanism: "CURVE"), .. Ready()] },
        { "wrong type", [.. Greeting(), .. Ready("SUB")] },
        { "no READY", [.. Greeting(), 4, 5, .. "hello"u8] },
        { "a message for READY", [.. Greeting(), 0, 5, .. "hello"u8] },
        { "property without end", [.. Greeting(), 4, 8, .. "\u0005READY"u8, 200, 1] },
        { "property of 4 GB", [.. Greeting(), 4, 12, .. "\u0005READY"u8, 1, (byte)'x', 255, 255, 255, 255] },
        { "unknown flags", [.. Greeting(), .. Ready(), 0x80, 1, 1] },
        { "more of a command", [.. Greeting(), .. Ready(), 5, 1, 1] },
        { "a frame of 2^63 bytes", [.. Greeting(), .. Ready(), 2, 0x80, 0, 0, 0, 0, 0, 0, 0] },
        { "a frame of 1 GB", [.. Greeting(), .. Ready(), 2, 0, 0, 0, 0, 0x40, 0, 0, 0] },
        { "too many frames", [.. Greeting(), .. Ready(), .. Enumerable.Range(0, 5000).SelectMany(_ => new byte[] { 1, 0 })] },
    };

    [Theory, MemberData(nameof(Broken))]
    public async Task Who_breaks_the_protocol_is_hung_up_on_and_the_others_go_on(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        await EndsAsync(await RawAsync(bytes));
        await StillAnswersAsync();
    }

    [Fact]
    public async Task Who_claims_much_and_sends_little_gets_no_memory()
    {
        byte[] claim = new byte[9];
        claim[0] = 2;
        BinaryPrimitives.WriteInt64BigEndian(claim.AsSpan(1), ZmtpPeer.LargestMessage);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        var claimants = new List<Socket>();
        for (int i = 0; i < 50; i++) claimants.Add(await RawAsync(Greeting(), Ready(), claim, new byte[100]));
        await StillAnswersAsync();
        long used = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.True(used < ZmtpPeer.LargestMessage, $"50 claims of 64 MiB made the router allocate {used:N0} bytes.");
        foreach (Socket claimant in claimants) claimant.Dispose();
    }

    [Fact]
    public async Task Half_a_message_is_no_message()
    {
        byte[] whole = [.. Greeting(), .. Ready(), 1, 3, 1, 2, 3, 0, 3, 4, 5, 6];
        for (int length = 0; length < whole.Length; length += 7)
        {
            Socket socket = await RawAsync(whole[..length]);
            socket.Shutdown(SocketShutdown.Send);
            await EndsAsync(socket);
        }
        await StillAnswersAsync();
    }

    [Fact]
    public async Task Bytes_that_come_one_by_one_are_a_message_too()
    {
        using Socket socket = await RawAsync();
        socket.NoDelay = true;
        foreach (byte one in (byte[])[.. Greeting(), .. Ready(), 0, 2, 7, 8]) await socket.SendAsync(new[] { one });
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var received = new List<byte>();
        byte[] part = new byte[256];
        while (received.Count < 4 || !received[^4..].SequenceEqual(new byte[] { 0, 2, 7, 8 }))
            received.AddRange(part[..await socket.ReceiveAsync(part, patience.Token)]);
    }

    [Fact]
    public async Task Random_bytes_after_a_good_beginning_harm_nobody()
    {
        var random = new Random(20061009);
        for (int i = 0; i < 200; i++)
        {
            byte[] noise = new byte[random.Next(1, 300)];
            random.NextBytes(noise);
            byte[] beginning = random.Next(3) switch { 0 => [], 1 => Greeting(), _ => [.. Greeting(), .. Ready()] };
            using Socket socket = await RawAsync(beginning, noise);
        }
        await StillAnswersAsync();
    }

    [Fact]
    public async Task A_thousand_connections_come_and_go_and_leave_nothing_behind()
    {
        for (int i = 0; i < 1000; i++)
        {
            using ZmtpPeer peer = await ConnectAsync(i % 2 == 0 ? [] : "again"u8.ToArray());
            if (i % 3 == 0) continue; // Some go without a word.
            peer.Send([BitConverter.GetBytes(i)]);
            Assert.Equal([BitConverter.GetBytes(i)], await peer.ReceiveAsync(CancellationToken.None));
        }
        await StillAnswersAsync();
        await ConnectionsAsync(0);
    }

    [Fact]
    public async Task Pings_are_answered_and_subscriptions_by_command_count()
    {
        using Socket socket = await RawAsync(Greeting(), Ready(), [4, 9, .. "\u0004PING"u8, 0, 10, (byte)'a', (byte)'b']);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var received = new List<byte>();
        byte[] part = new byte[256];
        while (!Encoding.Latin1.GetString([.. received]).Contains("\u0004PONGab", StringComparison.Ordinal))
            received.AddRange(part[..await socket.ReceiveAsync(part, patience.Token)]);

        var subscriptions = new List<string>();
        using var publisher = new Publisher(new IPEndPoint(IPAddress.Loopback, 0), (_, topic) => subscriptions.Add(Encoding.ASCII.GetString(topic)));
        using ZmtpPeer listener = await KernelClient.ConnectAsync(publisher.Address, "SUB", []);
        listener.Send([[1, (byte)'k']]);
        while (subscriptions.Count == 0) await Task.Delay(10);
        publisher.Send(["other"u8.ToArray()]);
        publisher.Send(["kernel"u8.ToArray()]);
        Assert.Equal(["kernel"u8.ToArray()], await listener.ReceiveAsync(patience.Token));
    }
}
