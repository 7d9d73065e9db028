using System.Collections.Concurrent;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Worker.Display;

/// <summary>What a cell reads from the console: lines a person types into the front end, or the end of the input where nobody is.</summary>
internal sealed class CellInput(Action<WorkerMessage> send) : TextReader
{
    private BlockingCollection<string?> _lines = [];
    private CancellationToken _stop;
    private bool _mayAsk;
    private string _rest = "";

    /// <summary>A cell starts.</summary>
    /// <param name="mayAsk">Somebody is there to answer.</param>
    /// <param name="stop">Ends a waiting cell.</param>
    public void Begin(bool mayAsk, CancellationToken stop)
    {
        _lines = [];
        (_mayAsk, _stop, _rest) = (mayAsk, stop, "");
    }

    /// <summary>The host hands in a line.</summary>
    public void Supply(string? line) => _lines.Add(line);

    public override string? ReadLine()
    {
        if (_rest.Length > 0)
        {
            string line = _rest.TrimEnd('\n');
            _rest = "";
            return line;
        }
        if (!_mayAsk) return null;
        send(new AskMessage("", IsPassword: false));
        return _lines.Take(_stop);
    }

    public override int Read()
    {
        int next = Peek();
        if (next >= 0) _rest = _rest[1..];
        return next;
    }

    public override int Peek()
    {
        if (_rest.Length == 0 && ReadLine() is { } line) _rest = line + "\n";
        return _rest.Length == 0 ? -1 : _rest[0];
    }
}
