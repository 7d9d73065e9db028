using System.Diagnostics.CodeAnalysis;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>How the running cell is told to stop: loops hear it at their next turn, a top-level await at once.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A late interrupt may still cancel an old source; without a timer there is nothing to dispose of.")]
internal sealed class CellStop
{
    private CancellationTokenSource _source = new();

    /// <summary>Cancelled when the running cell is to stop.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>A new cell has come: what stopped earlier ones does not concern it.</summary>
    public void Begin()
    {
        LoopChecks.Reset();
        _source = new CancellationTokenSource();
    }

    /// <summary>Stops the cell that came last.</summary>
    public void Request()
    {
        LoopChecks.RequestStop();
        // Cancelling runs continuations inline; the caller must stay free to hear the next message. The source is this cell's:
        // when the thread pool comes to it late, the next one must not be stopped.
        ThreadPool.QueueUserWorkItem(source => source.Cancel(), _source, preferLocal: false);
    }
}
