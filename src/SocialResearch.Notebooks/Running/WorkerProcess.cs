using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Running;

/// <summary>How workers are started.</summary>
/// <param name="WorkerAssembly">Full path of the worker's dll.</param>
public sealed record WorkerOptions(string WorkerAssembly)
{
    /// <summary>The folder paths in cells are read from; the notebook's own. Default: the current folder.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>The culture displayed numbers are written in. Default: invariant.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Managed memory a notebook may use, in bytes. Default: half of the machine's.</summary>
    public long MemoryLimit { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>How long an interrupted cell may take to stop before its worker is replaced. Default: 3 seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);
}

/// <summary>One worker: the process in which the cells of one notebook run.</summary>
/// <remarks>
/// A process, because nothing less contains a cell that exits, overflows its stack, blocks for ever or lets an exception escape
/// from a thread of its own: the worker goes, the host and what was shown before stay.
/// </remarks>
public sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly WorkerChannel _channel;
    private readonly NativeOutput _standardOutput;
    private readonly NativeOutput _standardError;
    private readonly TimeSpan _grace;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _variables = [];
    // Who waits for the end of a cell goes on where it is heard: another thread would have to wake up first.
    private TaskCompletionSource<DoneMessage> _done = new();
    private TaskCompletionSource<WorkerMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Action<WorkerMessage> _onMessage = _ => { };

    private WorkerProcess(Process process, WorkerChannel channel, TimeSpan grace)
    {
        _process = process;
        _channel = channel;
        _grace = grace;
        _standardOutput = new NativeOutput(process.StandardOutput.BaseStream, text => _onMessage(new StreamMessage("stdout", text)));
        // What comes here may be a crash's last words: it is kept until the cell's fate is known.
        _standardError = new NativeOutput(process.StandardError.BaseStream, onText: null);
        new Thread(Receive) { Name = "worker messages", IsBackground = true }.Start();
    }

    /// <summary>Starts a worker and waits until it has connected; it warms up while the caller goes on.</summary>
    /// <exception cref="NotebookException">The worker's program is missing or does not start.</exception>
    public static async Task<WorkerProcess> StartAsync(WorkerOptions options, CancellationToken cancellation = default)
    {
        if (!File.Exists(options.WorkerAssembly))
            throw new NotebookException("The program that runs notebooks is missing.", options.WorkerAssembly, "Build the solution: dotnet build.");

        DirectoryInfo folder = Directory.CreateTempSubdirectory("nb-");
        try
        {
            string socketPath = Path.Combine(folder.FullName, "s");
            using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(socketPath));
            listener.Listen(1);
            Process process = Process.Start(StartInfo(options, socketPath))!;
            // Nobody can answer a cell that asks: it reads the end of the input instead of waiting for ever.
            process.StandardInput.Close();
            Task<Socket> accepting = listener.AcceptAsync(cancellation).AsTask();
            Task exiting = process.WaitForExitAsync(cancellation);
            if (await Task.WhenAny(accepting, exiting).ConfigureAwait(false) == exiting)
            {
                string words = await process.StandardError.ReadToEndAsync(cancellation).ConfigureAwait(false);
                throw new NotebookException($"The program that runs notebooks ended at once: {words.Trim()}", options.WorkerAssembly, "Build the solution again: dotnet build.");
            }
            return new WorkerProcess(process, new WorkerChannel(await accepting.ConfigureAwait(false)), options.Grace);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new NotebookException("The folder for temporary files has too long a name for a socket.", folder.FullName, "Set TMPDIR to a shorter path, such as /tmp.");
        }
        finally
        {
            // Connected sockets need no name.
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="onMessage">Called for each output as it comes, on another thread.</param>
    /// <param name="timeout">How long the cell may run.</param>
    /// <param name="cancellation">Stops the cell as a timeout does.</param>
    public async Task<CellResult> ExecuteAsync(ExecuteMessage cell, Action<WorkerMessage> onMessage, TimeSpan timeout, CancellationToken cancellation)
    {
        _done = new TaskCompletionSource<DoneMessage>();
        _onMessage = onMessage;
        StopReason? reason = null;
        Task<DoneMessage> done = _done.Task;
        if (_process.HasExited || !TrySend(cell)) return Lost(null, timeout);
        try
        {
            // The engine's own start is not the cell's time.
            await _ready.Task.WaitAsync(cancellation).ConfigureAwait(false);
            await done.WaitAsync(timeout, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            reason = e is TimeoutException ? StopReason.Timeout : StopReason.Cancelled;
            TrySend(new InterruptMessage());
            await Task.WhenAny(done, Task.Delay(_grace, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (WorkerLostException)
        {
            return Lost(reason, timeout);
        }

        if (!done.IsCompletedSuccessfully)
        {
            _process.Kill(entireProcessTree: true);
            return Lost(reason, timeout);
        }
        DoneMessage message = done.Result;
        _variables.AddRange(message.Variables.Except(_variables));
        _standardOutput.WaitForMark();
        _standardError.WaitForMark();
        if (_standardError.Take() is { Length: > 0 } words) onMessage(new StreamMessage("stderr", words));
        CellError? error = message.Error;
        if (error is { WasInterrupted: true } && reason is { } why) error = StoppedError(why, timeout, "Variables of earlier cells are kept.");
        return new CellResult(message.Result, error, reason, WorkerIsGone: false) { Expressions = message.Expressions };
    }

    /// <summary>Asks about code that is being written; null when the worker has gone. Not while a cell runs.</summary>
    public async Task<WorkerMessage?> AskAsync(WorkerMessage question, CancellationToken cancellation)
    {
        _answer = new TaskCompletionSource<WorkerMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_process.HasExited || !TrySend(question)) return null;
        try
        {
            return await _answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (WorkerLostException)
        {
            return null;
        }
    }

    /// <summary>Gives the running cell the line it waits for; null ends its input.</summary>
    public void Answer(string? line) => TrySend(new InputMessage(line));

    /// <summary>Ends the worker.</summary>
    public void Dispose()
    {
        _channel.Dispose();
        // A worker leaves by itself when the connection closes; one that cannot is ended.
        if (!_process.WaitForExit(TimeSpan.FromMilliseconds(500))) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private bool TrySend(WorkerMessage message)
    {
        try
        {
            _channel.Send(message);
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false; // The receiving thread sees the same end and reports it.
        }
    }

    private void Receive()
    {
        while (_channel.Receive() is { } message)
        {
            if (message is ReadyMessage) _ready.TrySetResult();
            else if (message is DoneMessage done) _done.TrySetResult(done);
            else if (message is CompletionsMessage or InspectionMessage or CheckedMessage or ProgramMessage) _answer.TrySetResult(message);
            else _onMessage(message);
        }
        _ready.TrySetResult();
        _answer.TrySetException(new WorkerLostException());
        _done.TrySetException(new WorkerLostException());
    }

    private CellResult Lost(StopReason? reason, TimeSpan timeout)
    {
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _standardError.WaitForEnd();
        string consequence = "Its process was replaced, so variables of earlier cells are gone" + (_variables.Count == 0 ? "." : $": {Names()}.");
        if (reason is { } why) return new CellResult(null, StoppedError(why, timeout, consequence), why, WorkerIsGone: true);

        string words = _standardError.Take();
        string[] lines = [.. words.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        string first = lines.FirstOrDefault("");
        int code = _process.HasExited ? _process.ExitCode : -1;
        string what = first switch
        {
            _ when first.StartsWith("Stack overflow", StringComparison.Ordinal) => "The cell called itself without an end and overflowed the stack.",
            _ when first.StartsWith("Out of memory", StringComparison.Ordinal) => "The cell needed more memory than its limit; raise it with --memory or work on a part of the data.",
            _ when first.StartsWith("Unhandled exception", StringComparison.Ordinal) => $"An exception escaped from a thread of the cell: {first["Unhandled exception. ".Length..]}",
            _ when first.StartsWith("Process terminated", StringComparison.Ordinal) => $"The cell ended the process: {lines.ElementAtOrDefault(1) ?? first}",
            _ when code > 128 => $"The process of the cell was ended by signal {code - 128}.",
            _ => $"The cell ended the process with exit code {code}.",
        };
        IEnumerable<string> lastWords = lines.Take(8).Select(line => $"    {line}");
        return new CellResult(null, new CellError("ProcessEnded", $"{what} {consequence}", [$"{what} {consequence}", .. lastWords]), null, WorkerIsGone: true);
    }

    private string Names()
    {
        const int most = 12;
        return string.Join(", ", _variables.Take(most)) + (_variables.Count > most ? string.Create(CultureInfo.InvariantCulture, $" and {_variables.Count - most} more") : "");
    }

    private static CellError StoppedError(StopReason reason, TimeSpan timeout, string consequence)
    {
        string sentence = reason == StopReason.Timeout
            ? string.Create(CultureInfo.InvariantCulture, $"The cell ran longer than {timeout.TotalSeconds:0.##} s and was stopped. {consequence} Give it more time with --timeout, or look for a loop or a wait that never ends.")
            : $"The run was stopped during this cell. {consequence}";
        return new CellError(reason == StopReason.Timeout ? "Timeout" : "Stopped", sentence, [sentence], WasInterrupted: true);
    }

    private static ProcessStartInfo StartInfo(WorkerOptions options, string socketPath)
    {
        var start = new ProcessStartInfo(DotNetHost.Program)
        {
            ArgumentList = { options.WorkerAssembly, socketPath, options.Culture.Name },
            WorkingDirectory = options.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = options.MemoryLimit.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_TieredPGO"] = "0"; // Cells run once; counting calls for later would only cost.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private sealed class WorkerLostException : Exception;
}

/// <summary>Why a cell was told to stop.</summary>
public enum StopReason
{
    /// <summary>It ran longer than allowed.</summary>
    Timeout,

    /// <summary>The user stopped the run.</summary>
    Cancelled,
}

/// <summary>How a cell ended.</summary>
/// <param name="Result">The value of its last expression as MIME bundle; null when there is none.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
/// <param name="Stopped">Why it was told to stop; null when it ended by itself.</param>
/// <param name="WorkerIsGone">The process is lost and with it all variables.</param>
public sealed record CellResult(System.Text.Json.Nodes.JsonObject? Result, CellError? Error, StopReason? Stopped, bool WorkerIsGone)
{
    /// <summary>The values asked for with the cell; null when none were, or the cell failed.</summary>
    public IReadOnlyDictionary<string, ExpressionValue>? Expressions { get; init; }
}
