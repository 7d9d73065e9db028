using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>The worker behind a kernel: warm before the first cell, replaced when it is lost.</summary>
internal sealed class KernelSession(WorkerOptions options) : IDisposable
{
    private Task<WorkerProcess> _worker = WorkerProcess.StartAsync(options);

    /// <summary>Runs one cell. It may run as long as it likes; who wants it to end cancels it.</summary>
    public async Task<CellResult> ExecuteAsync(ExecuteMessage cell, Action<WorkerMessage> onMessage, CancellationToken cancellation)
    {
        WorkerProcess worker = await _worker.ConfigureAwait(false);
        CellResult result = await worker.ExecuteAsync(cell, onMessage, Timeout.InfiniteTimeSpan, cancellation).ConfigureAwait(false);
        if (result.WorkerIsGone)
        {
            worker.Dispose();
            _worker = WorkerProcess.StartAsync(options, CancellationToken.None);
        }
        return result;
    }

    /// <summary>Asks about code that is being written; null when no worker is there to answer.</summary>
    public async Task<TAnswer?> AskAsync<TAnswer>(WorkerMessage question)
        where TAnswer : WorkerMessage =>
        await (await _worker.ConfigureAwait(false)).AskAsync(question, CancellationToken.None).ConfigureAwait(false) as TAnswer;

    /// <summary>Gives the running cell the line it waits for.</summary>
    public void Answer(string? line)
    {
        if (_worker.IsCompletedSuccessfully) _worker.Result.Answer(line);
    }

    public void Dispose()
    {
        if (_worker.IsCompletedSuccessfully) _worker.Result.Dispose();
    }
}
