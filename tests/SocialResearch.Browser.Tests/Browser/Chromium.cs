using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocialResearch.Browser.Tests.Browser;

/// <summary>A headless Chromium with one fresh profile, driven over its DevTools protocol.</summary>
/// <remarks>
/// A client of our own: Playwright would bring 135 MB into every output folder and a Node process, for the dozen commands
/// that these tests need.
/// </remarks>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private readonly Process _process;
    private readonly string _profile;
    private readonly DevTools _tools;

    private Chromium(Process process, string profile, DevTools tools) => (_process, _profile, _tools) = (process, profile, tools);

    /// <summary>Starts the browser, or skips the test that asks for it.</summary>
    public static async Task<Chromium> StartAsync()
    {
        (string? program, string whyMissing) = Find(Environment.GetEnvironmentVariable("SOCIALRESEARCH_CHROMIUM"), Environment.GetEnvironmentVariable("PATH"));
        Assert.SkipWhen(program is null, whyMissing);
        string profile = Directory.CreateTempSubdirectory("sr-chromium-").FullName;
        var start = new ProcessStartInfo(program!) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string flag in (string[])
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--remote-debugging-port=0", "--force-color-profile=srgb",
            $"--user-data-dir={profile}", "about:blank",
        ]) start.ArgumentList.Add(flag);
        // The sandbox refuses to run as root, as continuous integration does.
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root") start.ArgumentList.Insert(0, "--no-sandbox");

        Process process = Process.Start(start)!;
        try
        {
            var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data?.Split("DevTools listening on ") is [_, string found]) address.TrySetResult(new Uri(found));
            };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            return new Chromium(process, profile, await DevTools.ConnectAsync(await address.Task.WaitAsync(TimeSpan.FromSeconds(60))));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The browser to use, or why there is none and what to do about it.</summary>
    /// <param name="named">What SOCIALRESEARCH_CHROMIUM says.</param>
    /// <param name="path">Where else to look.</param>
    public static (string? Program, string WhyMissing) Find(string? named, string? path)
    {
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? (named, "") : (null, $"SOCIALRESEARCH_CHROMIUM names {named}, which does not exist. Correct it, or clear it to search the PATH.");
        string suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        string? found = (path ?? "").Split(Path.PathSeparator).SelectMany(folder => Names.Select(name => Path.Combine(folder, name + suffix))).FirstOrDefault(File.Exists);
        return (found, found is null ? $"No Chromium found: none of {string.Join(", ", Names)} is on the PATH. Install one (on Debian: sudo apt-get install chromium) or name it in SOCIALRESEARCH_CHROMIUM." : "");
    }

    /// <summary>Opens an empty page.</summary>
    public async Task<Page> NewPageAsync()
    {
        JsonNode target = await _tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        JsonNode session = await _tools.SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        return await Page.AttachAsync(_tools, session["sessionId"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        // A helper of the browser may still hold a file for a moment; what stays lies in the temporary folder.
        try { Directory.Delete(_profile, recursive: true); }
        catch (IOException) { }
        catch (UnauthorizedAccessException) { }
    }
}

/// <summary>Commands and events over one socket.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> _open = [];
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _reading = Task.CompletedTask;
    private int _last;

    /// <summary>Raised with session, method and parameters.</summary>
    public event Action<string?, string, JsonNode>? Event;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        tools._reading = Task.Run(tools.ReadAsync);
        return tools;
    }

    public async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id = Interlocked.Increment(ref _last);
        lock (_open) _open[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null) message["sessionId"] = session;
        await _sending.WaitAsync();
        try { await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None); }
        finally { _sending.Release(); }
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) break;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                Handle(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
        catch (WebSocketException) { }
        catch (OperationCanceledException) { }
        lock (_open)
            foreach (TaskCompletionSource<JsonNode> waiting in _open.Values) waiting.TrySetException(new IOException("The browser has gone."));
    }

    private void Handle(JsonNode message)
    {
        if (message["id"] is null)
        {
            Event?.Invoke(message["sessionId"]?.GetValue<string>(), message["method"]!.GetValue<string>(), message["params"]!);
            return;
        }
        TaskCompletionSource<JsonNode>? answer;
        lock (_open) _open.Remove(message["id"]!.GetValue<int>(), out answer);
        if (message["error"] is { } error) answer?.TrySetException(new InvalidOperationException(error.ToJsonString()));
        else answer?.TrySetResult(message["result"]!);
    }
}
