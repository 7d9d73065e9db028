using System.Collections.Concurrent;
using SocialResearch.Notebooks.Running;
using SocialResearch.Notebooks.Worker.Display;
using SocialResearch.Notebooks.Worker.Language;

namespace SocialResearch.Notebooks.Worker.Execution;

/// <summary>Hears the host and runs its cells, one at a time, on a thread of their own.</summary>
internal sealed class WorkerLoop(WorkerChannel channel)
{
    // Unwinding a deep recursion costs more the larger the stack: 0.2 s at 8 MiB, 27 s at 64 MiB (measured).
    private const int CellStackBytes = 8 * 1024 * 1024;

    // Not a BlockingCollection: that spins before it sleeps, and takes the processor from those who show what the cell gave.
    private readonly ConcurrentQueue<WorkerMessage> _requests = new();
    private readonly CellStop _stop = new();

    public void Run()
    {
        using var input = new CellInput(channel.Send);
        using var arrived = new AutoResetEvent(false);
        CellDisplay.Send = (data, displayId, isUpdate) => channel.Send(new DisplayMessage(data, displayId, isUpdate));
        CellDisplay.Clear = wait => channel.Send(new ClearMessage(wait));
        Console.SetIn(input);
        Console.SetOut(new ConsoleStream(text => channel.Send(new StreamMessage("stdout", text))));
        Console.SetError(new ConsoleStream(text => channel.Send(new StreamMessage("stderr", text))));
        new Thread(() => RunCells(input, arrived), CellStackBytes) { Name = "cells", IsBackground = true }.Start();

        while (channel.Receive() is { } message)
        {
            if (message is InterruptMessage) _stop.Request();
            else if (message is InputMessage line) input.Supply(line.Line);
            else
            {
                // From here on an interrupt is meant for this cell, whether or not its thread has come to it.
                if (message is ExecuteMessage) _stop.Begin();
                _requests.Enqueue(message);
                arrived.Set();
            }
        }
        // The host is gone: whatever a cell is doing, nobody is waiting for it.
        Environment.Exit(0);
    }

    private void RunCells(CellInput input, AutoResetEvent arrived)
    {
        using Stream output = Console.OpenStandardOutput(), error = Console.OpenStandardError();
        var executor = new CellExecutor(input, _stop);
        var code = new CodeService(executor.Chain);
        channel.Send(new ReadyMessage());
        // Questions about code wait for the cell as well: nothing compiles at the same time as something else.
        while (true)
        {
            WorkerMessage request = Next(arrived);
            if (request is not ExecuteMessage cell)
            {
                channel.Send(code.Answer(request));
                continue;
            }
            DoneMessage done = executor.Execute(cell);
            // Marks the end of what native code and child processes wrote during this cell.
            output.WriteByte(0);
            error.WriteByte(0);
            channel.Send(done);
            if (_requests.IsEmpty) executor.Chain.Prepare();
        }
    }

    private WorkerMessage Next(AutoResetEvent arrived)
    {
        WorkerMessage? request;
        while (!_requests.TryDequeue(out request)) arrived.WaitOne();
        return request;
    }
}
