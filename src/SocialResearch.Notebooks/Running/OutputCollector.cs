using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Running;

/// <summary>Gathers what a cell shows into the outputs a notebook stores.</summary>
/// <remarks>One collector serves a whole notebook, because a later cell may update what an earlier one displayed.</remarks>
internal sealed class OutputCollector
{
    /// <summary>What a cell may write to the console before the rest is only counted: nobody reads more, and browsers stop.</summary>
    public const long MostStreamCharacters = 10_000_000;

    private readonly Dictionary<string, (NotebookCell Cell, int Index)> _places = [];
    private readonly StringBuilder _stream = new();
    private readonly Lock _adding = new();
    private List<CellOutput> _outputs = [];
    private NotebookCell? _cell;
    private string _streamName = "";
    private long _streamCharacters;
    private bool _ended, _clears;

    /// <summary>From now on outputs belong to this cell.</summary>
    public void Begin(NotebookCell cell)
    {
        lock (_adding)
        {
            _cell = cell;
            _ended = false;
            _outputs = [];
            _streamCharacters = 0;
            _clears = false;
        }
    }

    /// <summary>Takes away what the cell has shown so far, at once or when the next output comes.</summary>
    public void Clear(bool wait)
    {
        lock (_adding)
        {
            _clears = true;
            if (!wait) ClearIfAsked();
        }
    }

    /// <summary>Adds text of a stream; neighbouring texts of one stream become one output.</summary>
    public void AddStream(string name, string text)
    {
        lock (_adding)
        {
            long room = MostStreamCharacters - _streamCharacters;
            _streamCharacters += text.Length;
            if (room <= 0) return;
            ClearIfAsked();
            if (_streamName != name) Flush();
            _streamName = name;
            _stream.Append(text.Length <= room ? text : text[..(int)room]);
            if (_ended) Store();
        }
    }

    /// <summary>Adds a displayed value or puts it in the place of an earlier one.</summary>
    public void AddDisplay(DisplayMessage message)
    {
        lock (_adding)
        {
            if (!message.IsUpdate) ClearIfAsked();
            Flush();
            var output = new DisplayOutput(Bundle(message.Data));
            if (message.IsUpdate && message.DisplayId is { } known && _places.TryGetValue(known, out (NotebookCell Cell, int Index) place))
            {
                if (place.Cell == _cell) _outputs[place.Index] = output;
                else place.Cell.SetOutputs(place.Cell.Outputs.Select((old, i) => i == place.Index ? output : old));
                return;
            }
            if (message.DisplayId is { } id) _places[id] = (_cell!, _outputs.Count);
            _outputs.Add(output);
            if (_ended) Store();
        }
    }

    /// <summary>Ends the cell and gives it its outputs.</summary>
    public void End(JsonObject? result, CellError? error)
    {
        lock (_adding)
        {
            if (result is not null || error is not null) ClearIfAsked();
            Flush();
            if (_streamCharacters > MostStreamCharacters) _outputs.Add(new StreamOutput("stderr", CutNote(_streamCharacters)));
            if (result is not null) _outputs.Add(new ResultOutput(Bundle(result), _cell!.ExecutionCount));
            if (error is not null) _outputs.Add(new ErrorOutput(error.Name, error.Message, error.Traceback));
            _ended = true;
            Store();
        }
    }

    // A task that a cell started may write after the cell has ended; that still is the cell's output.
    private void Store()
    {
        Flush();
        _cell!.SetOutputs(_outputs);
    }

    private void ClearIfAsked()
    {
        if (!_clears) return;
        _clears = false;
        _stream.Clear();
        _outputs = [];
    }

    /// <summary>Says what was left out.</summary>
    public static string CutNote(long characters) => string.Create(CultureInfo.InvariantCulture,
        $"This cell wrote {characters / 1e6:F1} million characters; the first {MostStreamCharacters / 1_000_000} million are kept. Write large results to a file and show a summary.\n");

    private void Flush()
    {
        if (_stream.Length > 0) _outputs.Add(new StreamOutput(_streamName, _stream.ToString()));
        _stream.Clear();
        _streamName = "";
    }

    private static MimeBundle Bundle(JsonObject data) => new(data.Select(form => KeyValuePair.Create(form.Key, form.Value?.DeepClone())));
}
