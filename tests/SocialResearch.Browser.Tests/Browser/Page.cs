using System.Text.Json.Nodes;

namespace SocialResearch.Browser.Tests.Browser;

/// <summary>One page of the browser, with everything it complained about and asked the network for.</summary>
internal sealed class Page
{
    /// <summary>Says how many places for charts there are.</summary>
    public const string Charts = "String(document.querySelectorAll('.sr-drawing').length)";

    /// <summary>Says how many of them have no drawing.</summary>
    public const string UndrawnCharts = "String([...document.querySelectorAll('.sr-drawing')].filter(d => !d.querySelector('.main-svg')).length)";

    private readonly DevTools _tools;
    private readonly string _session;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];
    private TaskCompletionSource _loaded = new();

    private Page(DevTools tools, string session) => (_tools, _session) = (tools, session);

    /// <summary>Console warnings and errors, uncaught exceptions and log entries, in order.</summary>
    public IReadOnlyList<string> Complaints { get { lock (_complaints) return [.. _complaints]; } }

    /// <summary>Addresses asked for that are neither files nor part of the page.</summary>
    public IReadOnlyList<string> NetworkRequests { get { lock (_requests) return [.. _requests]; } }

    public static async Task<Page> AttachAsync(DevTools tools, string session)
    {
        var page = new Page(tools, session);
        tools.Event += page.OnEvent;
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"]) await page.SendAsync($"{domain}.enable");
        return page;
    }

    public Task SetViewportAsync(int width, int height = 900) => SendAsync("Emulation.setDeviceMetricsOverride",
        new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    public Task SetScriptsAsync(bool on) => SendAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !on });

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public Task OpenAsync(string path) => OpenAsync(new Uri(Path.GetFullPath(path)));

    /// <summary>Opens an address and waits until it is loaded.</summary>
    public async Task OpenAsync(Uri address)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        await _loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>The value of an expression; promises are awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer["exceptionDetails"] is { } failure) throw new InvalidOperationException(failure.ToJsonString());
        return answer["result"]!["value"]?.DeepClone();
    }

    public async Task<string> TextAsync(string expression) => (await EvaluateAsync(expression))!.GetValue<string>();

    /// <summary>Waits until every chart of the page is drawn.</summary>
    public Task WaitForChartsAsync() => WaitUntilAsync(
        "[...document.querySelectorAll('[data-needs-script=\"plotly\"]')].every(host => host.dataset.srDone === 'drawn')");

    public async Task WaitUntilAsync(string condition, int seconds = 30)
    {
        for (int i = 0; i < seconds * 10; i++)
        {
            if ((await EvaluateAsync(condition))!.GetValue<bool>()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException($"After {seconds} seconds not yet: {condition}. Complaints: {string.Join(" | ", Complaints)}");
    }

    /// <summary>A picture as PNG: of the whole page, or of the first element that the selector finds.</summary>
    public async Task<byte[]> ScreenshotAsync(string selector = "html")
    {
        JsonNode box = (await EvaluateAsync($"(() => {{ const r = document.querySelector({JsonValue.Create(selector)!.ToJsonString()}).getBoundingClientRect(); return {{ x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height, scale: 1 }}; }})()"))!;
        JsonNode answer = await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = true, ["clip"] = box });
        return Convert.FromBase64String(answer["data"]!.GetValue<string>());
    }

    private Task<JsonNode> SendAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);

    private void OnEvent(string? session, string method, JsonNode parameters)
    {
        if (session != _session) return;
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Runtime.consoleAPICalled" when parameters["type"]!.GetValue<string>() is "error" or "warning" or "assert":
                Complain(string.Join(' ', parameters["args"]!.AsArray().Select(argument => argument!["value"]?.ToString() ?? argument["description"]?.ToString())));
                break;
            case "Runtime.exceptionThrown":
                Complain(parameters["exceptionDetails"]!["exception"]?["description"]?.ToString() ?? parameters.ToJsonString());
                break;
            case "Log.entryAdded" when parameters["entry"]!["level"]!.GetValue<string>() is "error" or "warning":
                Complain(parameters["entry"]!["text"]!.ToString());
                break;
            case "Network.requestWillBeSent":
                string address = parameters["request"]!["url"]!.GetValue<string>();
                if (!address.StartsWith("file:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("blob:", StringComparison.Ordinal))
                    lock (_requests) _requests.Add(address);
                break;
        }
    }

    private void Complain(string text)
    {
        lock (_complaints) _complaints.Add(text);
    }
}
