using System.Diagnostics;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Running;

/// <summary>How notebooks are run.</summary>
/// <param name="Worker">How their processes are started.</param>
public sealed record RunOptions(WorkerOptions Worker)
{
    /// <summary>How long one cell may run. Default: five minutes.</summary>
    public TimeSpan CellTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Run cells tagged <c>live</c>, which need the network. Default: no; their stored outputs stay.</summary>
    public bool RunLive { get; init; }
}

/// <summary>Says which cell starts.</summary>
/// <param name="Cell">The code cell's number, from 1.</param>
/// <param name="Cells">How many code cells the notebook has.</param>
public sealed record CellProgress(int Cell, int Cells);

/// <summary>How a notebook ended.</summary>
public enum RunStatus
{
    /// <summary>Every cell ran, or failed where its author said it would.</summary>
    Succeeded,

    /// <summary>A cell failed; those behind it did not run.</summary>
    Failed,

    /// <summary>The user stopped the run.</summary>
    Cancelled,
}

/// <summary>A run of one notebook; the outputs are in the document.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">From the start of its worker to its last cell.</param>
/// <param name="CellsRun">Code cells that ran.</param>
/// <param name="CellsSkipped">Code cells left out because they are tagged <c>live</c> or <c>skip</c>.</param>
/// <param name="FailedCell">Number of the code cell that failed; null when none did.</param>
/// <param name="Error">Why it failed.</param>
public sealed record NotebookRun(RunStatus Status, TimeSpan Duration, int CellsRun, int CellsSkipped, int? FailedCell, CellError? Error);

/// <summary>Runs the cells of a notebook in a worker of its own and stores what they show.</summary>
public static class NotebookRunner
{
    /// <summary>Runs a notebook in place: the document's outputs are replaced as cells end, so that a stopped run keeps what was done.</summary>
    /// <exception cref="NotebookException">No worker can be started.</exception>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument notebook, RunOptions options, IProgress<CellProgress>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        NotebookCell[] cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        Task<WorkerProcess> starting = WorkerProcess.StartAsync(options.Worker, cancellation);
        foreach (NotebookCell cell in cells.Where(cell => !IsSkipped(cell, options))) cell.ClearOutputs();

        var collector = new OutputCollector();
        int ran = 0, skipped = 0;
        NotebookRun End(RunStatus status, int? failed = null, CellError? error = null) =>
            new(status, clock.Elapsed, ran, skipped, failed, error);

        WorkerProcess worker;
        try
        {
            worker = await starting.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return End(RunStatus.Cancelled);
        }
        try
        {
            for (int number = 1; number <= cells.Length; number++)
            {
                NotebookCell cell = cells[number - 1];
                if (IsSkipped(cell, options))
                {
                    cell.ExecutionCount = null; // Stored outputs stay and are marked as from an earlier run.
                    skipped++;
                    continue;
                }
                if (cancellation.IsCancellationRequested) return End(RunStatus.Cancelled);
                progress?.Report(new CellProgress(number, cells.Length));
                CellResult result = await RunCellAsync(worker, cell, number, collector, options.CellTimeout, cancellation).ConfigureAwait(false);
                ran++;
                if (result.Stopped == StopReason.Cancelled) return End(RunStatus.Cancelled, number, result.Error);
                if (result.Error is not null && !cell.HasTag("raises-exception")) return End(RunStatus.Failed, number, result.Error);
                if (result.WorkerIsGone)
                {
                    worker.Dispose();
                    worker = await WorkerProcess.StartAsync(options.Worker, cancellation).ConfigureAwait(false);
                }
            }
            return End(RunStatus.Succeeded);
        }
        finally
        {
            worker.Dispose();
        }
    }

    private static async Task<CellResult> RunCellAsync(
        WorkerProcess worker, NotebookCell cell, int number, OutputCollector collector, TimeSpan timeout, CancellationToken cancellation)
    {
        cell.ExecutionCount = number;
        collector.Begin(cell);
        CellResult result = await worker.ExecuteAsync(new ExecuteMessage(InItsLanguage(cell), $"Cell {number}"), message =>
        {
            if (message is StreamMessage stream) collector.AddStream(stream.Name, stream.Text);
            if (message is DisplayMessage display) collector.AddDisplay(display);
            if (message is ClearMessage clear) collector.Clear(clear.Wait);
        }, timeout, cancellation).ConfigureAwait(false);
        collector.End(result.Result, result.Error);
        return result;
    }

    // Notebooks of several languages name each cell's in its metadata; the engine hears it as a first line.
    private static string InItsLanguage(NotebookCell cell) =>
        cell.KernelName is null or "csharp" or "C#" or ".NET" ? cell.Source : $"#!{cell.KernelName}\n{cell.Source}";

    private static bool IsSkipped(NotebookCell cell, RunOptions options) =>
        cell.HasTag("skip") || (cell.HasTag("live") && !options.RunLive);
}
