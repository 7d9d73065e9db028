using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>How a kernel is started.</summary>
/// <param name="ConnectionFile">The file in which the front end says where to listen.</param>
/// <param name="Worker">How the process for the cells is started.</param>
/// <param name="Scripts">Scripts that outputs may ask for.</param>
public sealed record KernelOptions(string ConnectionFile, WorkerOptions Worker, IReadOnlyList<PageScript> Scripts);

/// <summary>A Jupyter kernel for C#: the embedded engine behind Jupyter's messaging protocol.</summary>
/// <remarks>
/// Requests of the shell channel are worked on one after the other; control requests (interrupt, shutdown) meanwhile. Each
/// request publishes busy, then what it shows, then idle, all with its header as parent; the reply goes out before idle.
/// </remarks>
public sealed partial class JupyterKernel : IDisposable
{
    /// <summary>The version of Jupyter's messaging protocol spoken here.</summary>
    public const string ProtocolVersion = "5.4";

    private readonly KernelChannels _channels;
    private readonly KernelSession _session;
    private readonly PageScriptCarrier _scripts;
    private readonly ExecutionHistory _history = new();
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _running = new();
    private CancellationTokenSource? _cell;
    private int _count;

    private JupyterKernel(KernelOptions options)
    {
        _scripts = new PageScriptCarrier(options.Scripts);
        _session = new KernelSession(options.Worker);
        try
        {
            _channels = new KernelChannels(ConnectionFile.Load(options.ConnectionFile), input => _session.Answer(input.Text("value")));
        }
        catch
        {
            _session.Dispose();
            throw;
        }
    }

    /// <summary>Serves until a front end asks for the end, the process that started the kernel is gone, or the caller cancels.</summary>
    /// <exception cref="NotebookException">The connection file is missing, damaged or unsafe, or its ports are taken.</exception>
    public static async Task RunAsync(KernelOptions options, CancellationToken cancellation)
    {
        JupyterKernel kernel;
        try
        {
            kernel = new JupyterKernel(options);
        }
        catch (Exception e) when (e is System.Net.Sockets.SocketException or ArgumentOutOfRangeException)
        {
            throw new NotebookException($"The kernel cannot listen where it is asked to: {e.Message}", options.ConnectionFile, "Restart the kernel; the front end then chooses other ports.", e);
        }
        using (kernel)
        {
            // Jupyter before 5.4 interrupts by signal; a terminal does with Ctrl+C.
            using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                kernel.Interrupt();
            });
            await kernel.ServeAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the worker and closes the sockets.</summary>
    public void Dispose()
    {
        _session.Dispose();
        _channels.Dispose();
        _cell?.Dispose();
    }

    private async Task ServeAsync(CancellationToken cancellation)
    {
        _channels.PublishStatus("starting", request: null);
        _ = ServeRequestsAsync();
        _ = ServeUrgentAsync();
        using CancellationTokenRegistration cancelled = cancellation.Register(() => _end.TrySetResult());
        using var orphaned = ParentProcess.Watch(() => _end.TrySetResult());
        await _end.Task.ConfigureAwait(false);
        Interrupt();
        await _channels.FinishAsync().ConfigureAwait(false);
    }

    private async Task ServeRequestsAsync()
    {
        try
        {
            await foreach (JupyterMessage request in _channels.Requests.ReadAllAsync().ConfigureAwait(false))
            {
                int unwanted = 0;
                if (request.Type == "execute_request")
                {
                    unwanted = await ExecuteAsync(request).ConfigureAwait(false);
                }
                else
                {
                    _channels.PublishStatus("busy", request);
                    await AnswerAsync(request).ConfigureAwait(false);
                }
                _channels.PublishStatus("idle", request);
                await AbortAsync(unwanted).ConfigureAwait(false);
            }
        }
        catch (Exception e) // A mistake of ours must end the kernel: a front end notices that, a deaf one it does not.
        {
            _end.TrySetException(e);
        }
    }

    private async Task ServeUrgentAsync()
    {
        await foreach (JupyterMessage request in _channels.Urgent.ReadAllAsync().ConfigureAwait(false))
        {
            _channels.PublishStatus("busy", request);
            if (request.Type == "interrupt_request") Interrupt();
            if (Answer(request) is { } content) _channels.ReplyUrgently(request, content);
            _channels.PublishStatus("idle", request);
            if (request.Type == "shutdown_request") _end.TrySetResult();
        }
    }

    /// <summary>Says that a cell is run, and runs it; tells how many of the requests that wait are not to run, because it failed.</summary>
    private async Task<int> ExecuteAsync(JupyterMessage request)
    {
        string code = request.Text("code");
        bool silent = request.Flag("silent", false), stored = !silent && request.Flag("store_history", true);
        if (stored) _count++;
        // Before the first word of this cell goes out: who reads it may interrupt at once.
        using var stop = new CancellationTokenSource();
        lock (_running) _cell = stop;
        void Announce()
        {
            _channels.PublishStatus("busy", request);
            if (!silent) _channels.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = _count }, request);
        }

        if (NameToExplain().Match(code) is { Success: true } help)
        {
            Announce();
            JsonArray pages = await CodeQuestions.PageAsync(_session, help.Groups["name"].Value).ConfigureAwait(false);
            _channels.Reply(request, new JsonObject { ["status"] = "ok", ["execution_count"] = _count, ["payload"] = pages, ["user_expressions"] = new JsonObject() });
            return 0;
        }

        string cell = JupyterMessage.TextOf(request.Metadata["cellId"]) ?? code;
        _scripts.Begin(cell);
        var publisher = new CellPublisher(
            (type, content) =>
            {
                if (!silent) _channels.Publish(type, content, request);
            },
            data => _scripts.Carry(data, cell));
        bool mayAsk = request.Flag("allow_stdin", true);
        var message = new ExecuteMessage(code, stored ? FormattableString.Invariant($"Cell {_count}") : "Cell")
        {
            MayAsk = mayAsk,
            Expressions = (request.Content["user_expressions"] as JsonObject)?.ToDictionary(item => item.Key, item => JupyterMessage.TextOf(item.Value) ?? ""),
        };
        Task<CellResult> running;
        var order = new Lock();
        lock (order)
        {
            // The worker begins while the front end is told so; what the cell says waits until that is out.
            running = _session.ExecuteAsync(message, said =>
            {
                lock (order)
                {
                    if (said is not AskMessage ask) publisher.Take(said);
                    else if (!_channels.Ask(request, ask.Prompt, ask.IsPassword)) _session.Answer(null);
                }
            }, stop.Token);
            Announce();
        }
        CellResult result = await running.ConfigureAwait(false);

        publisher.End(result.Result, result.Error, _count);
        if (stored) _history.Add(_count, code, (string?)result.Result?["text/plain"]);
        // Counted before the reply: who has read that can have meant what he sends next.
        int unwanted = result.Error is not null && request.Flag("stop_on_error", true) ? _channels.Requests.Count : 0;
        _channels.Reply(request, ExecuteReply(result));
        return unwanted;
    }

    private JsonObject ExecuteReply(CellResult result)
    {
        if (result.Error is { } error)
        {
            JsonObject failure = CellPublisher.ErrorContent(error);
            failure["status"] = "error";
            failure["execution_count"] = _count;
            return failure;
        }
        var expressions = new JsonObject();
        foreach ((string name, ExpressionValue value) in result.Expressions ?? new Dictionary<string, ExpressionValue>())
        {
            JsonObject entry = value.Error is { } wrong ? CellPublisher.ErrorContent(wrong) : new() { ["data"] = value.Data?.DeepClone(), ["metadata"] = new JsonObject() };
            entry["status"] = value.Error is null ? "ok" : "error";
            expressions[name] = entry;
        }
        return new() { ["status"] = "ok", ["execution_count"] = _count, ["payload"] = new JsonArray(), ["user_expressions"] = expressions };
    }

    // The front end sent them together with the cell that failed; their author did not expect them to run after a failure.
    private async Task AbortAsync(int count)
    {
        for (; count > 0 && _channels.Requests.TryRead(out JupyterMessage? request); count--)
        {
            _channels.PublishStatus("busy", request);
            if (request.Type == "execute_request") _channels.Reply(request, new JsonObject { ["status"] = "aborted" });
            else await AnswerAsync(request).ConfigureAwait(false);
            _channels.PublishStatus("idle", request);
        }
    }

    private async Task AnswerAsync(JupyterMessage request)
    {
        JsonObject? content = request.Type switch
        {
            "complete_request" => await CodeQuestions.CompleteAsync(_session, request).ConfigureAwait(false),
            "inspect_request" => await CodeQuestions.InspectAsync(_session, request).ConfigureAwait(false),
            "is_complete_request" => await CodeQuestions.CheckAsync(_session, request).ConfigureAwait(false),
            "history_request" => new JsonObject { ["status"] = "ok", ["history"] = _history.Find(request) },
            _ => Answer(request),
        };
        if (content is not null) _channels.Reply(request, content);
        // Widgets talk through comms, which nothing here speaks: the other side is told so.
        if (request.Type == "comm_open") _channels.Publish("comm_close", new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() }, request);
        if (request.Type == "shutdown_request") _end.TrySetResult();
    }

    private static JsonObject? Answer(JupyterMessage request) => request.Type switch
    {
        "kernel_info_request" => KernelInfo(),
        "comm_info_request" => new() { ["status"] = "ok", ["comms"] = new JsonObject() },
        "interrupt_request" => new() { ["status"] = "ok" },
        "shutdown_request" => new() { ["status"] = "ok", ["restart"] = request.Flag("restart", false) },
        _ => null,
    };

    private static JsonObject KernelInfo() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = ProtocolVersion,
        ["implementation"] = "social-research",
        ["implementation_version"] = typeof(JupyterKernel).Assembly.GetName().Version!.ToString(3),
        ["language_info"] = NotebookDocument.LanguageInfo(),
        ["banner"] = "C# with SocialResearch. A last line without a semicolon is shown; #!import, #r and #!time work as in the notebooks of the project.",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(),
        ["supported_features"] = new JsonArray(),
    };

    // "Participation.Measure?" asks what that is, as in other kernels; it is no C#.
    [GeneratedRegex(@"^\s*(?<name>[\p{L}_][\w.]*)\?\s*$")]
    private static partial Regex NameToExplain();

    private void Interrupt()
    {
        CancellationTokenSource? cell;
        lock (_running) cell = _cell;
        try
        {
            cell?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended at this moment.
        }
    }
}
