using System.Collections.Concurrent;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Display;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Hears the host and runs its cells, one at a time, on a thread of their own.</summary>
internal sealed class WorkerLoop(WorkerChannel channel)
{
    // Unwinding a deep recursion costs more the larger the stack: 0.2 s at 8 MiB, 27 s at 64 MiB (measured).
    private const int CellStackBytes = 8 * 1024 * 1024;

    private readonly BlockingCollection<ExecuteMessage> _cells = [];
    private volatile CellExecutor? _executor;

    public void Run()
    {
        CellDisplay.Send = (data, displayId, isUpdate) => channel.Send(new DisplayMessage(data, displayId, isUpdate));
        Console.SetOut(new ConsoleStream(text => channel.Send(new StreamMessage("stdout", text))));
        Console.SetError(new ConsoleStream(text => channel.Send(new StreamMessage("stderr", text))));
        new Thread(RunCells, CellStackBytes) { Name = "cells", IsBackground = true }.Start();

        while (channel.Receive() is { } message)
        {
            if (message is ExecuteMessage cell) _cells.Add(cell);
            if (message is InterruptMessage) _executor?.Interrupt();
        }
        // The host is gone: whatever a cell is doing, nobody is waiting for it.
        Environment.Exit(0);
    }

    private void RunCells()
    {
        using Stream output = Console.OpenStandardOutput(), error = Console.OpenStandardError();
        _executor = new CellExecutor();
        channel.Send(new ReadyMessage());
        foreach (ExecuteMessage cell in _cells.GetConsumingEnumerable())
        {
            DoneMessage done = _executor.Execute(cell.Code, cell.CellName);
            // Marks the end of what native code and child processes wrote during this cell.
            output.WriteByte(0);
            error.WriteByte(0);
            channel.Send(done);
        }
    }
}
