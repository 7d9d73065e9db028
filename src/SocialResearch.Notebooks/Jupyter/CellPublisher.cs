using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Publishes what a cell shows, as it comes; console text in pieces large enough to be worth a message.</summary>
/// <param name="publish">Sends one message that belongs to the cell.</param>
/// <param name="scripts">Brings scripts to outputs that ask for them.</param>
internal sealed class CellPublisher(Action<string, JsonObject> publish, Func<JsonObject, JsonObject> scripts) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(30);

    private readonly StringBuilder _text = new();
    private readonly Lock _publishing = new();
    private Timer? _timer;
    private string _stream = "";
    private long _characters;
    private bool _waits;

    /// <summary>Takes what the worker says about the running cell.</summary>
    public void Take(WorkerMessage message)
    {
        lock (_publishing)
        {
            switch (message)
            {
                case StreamMessage stream:
                    Write(stream.Name, stream.Text);
                    break;
                case DisplayMessage display:
                    Flush();
                    var transient = new JsonObject();
                    if (display.DisplayId is { } id) transient["display_id"] = id;
                    publish(display.IsUpdate ? "update_display_data" : "display_data", Bundle(display.Data, ("transient", transient)));
                    break;
                case ClearMessage clear:
                    Flush();
                    publish("clear_output", new JsonObject { ["wait"] = clear.Wait });
                    break;
            }
        }
    }

    /// <summary>The cell has ended with this.</summary>
    public void End(JsonObject? result, CellError? error, int number)
    {
        lock (_publishing)
        {
            Flush();
            if (_characters > OutputCollector.MostStreamCharacters)
                publish("stream", new JsonObject { ["name"] = "stderr", ["text"] = OutputCollector.CutNote(_characters) });
            if (result is not null) publish("execute_result", Bundle(result, ("execution_count", number)));
            if (error is not null) publish("error", ErrorContent(error));
        }
    }

    /// <summary>An error in the three parts Jupyter knows.</summary>
    public static JsonObject ErrorContent(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)JsonValue.Create(line))]),
    };

    public void Dispose()
    {
        lock (_publishing) _timer?.Dispose();
    }

    private void Write(string name, string text)
    {
        long room = OutputCollector.MostStreamCharacters - _characters;
        _characters += text.Length;
        if (room <= 0) return;
        if (_stream != name) Flush();
        _stream = name;
        _text.Append(text.Length <= room ? text : text[..(int)room]);
        if (_text.Length > 64 * 1024)
        {
            Flush();
        }
        else if (!_waits)
        {
            _waits = true;
            _timer ??= new Timer(_ => { lock (_publishing) Flush(); });
            _timer.Change(s_patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Flush()
    {
        _waits = false;
        if (_text.Length == 0) return;
        publish("stream", new JsonObject { ["name"] = _stream, ["text"] = _text.ToString() });
        _text.Clear();
    }

    private JsonObject Bundle(JsonObject data, (string Name, JsonNode Value) more) =>
        new() { ["data"] = scripts((JsonObject)data.DeepClone()), ["metadata"] = new JsonObject(), [more.Name] = more.Value };
}
