using System.IO.Enumeration;
using System.Text.Json.Nodes;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>What was run in this session, for the arrow keys of a console.</summary>
internal sealed class ExecutionHistory
{
    private const int Session = 1;

    private readonly List<(int Number, string Code, string? Output)> _entries = [];

    public void Add(int number, string code, string? output) => _entries.Add((number, code, output));

    /// <summary>Answers a <c>history_request</c>: the last ones, a range of numbers, or those that match a pattern with <c>*</c> and <c>?</c>.</summary>
    public JsonArray Find(JupyterMessage request)
    {
        IEnumerable<(int Number, string Code, string? Output)> found = _entries;
        int most = request.Number("n", int.MaxValue);
        switch (request.Text("hist_access_type", "tail"))
        {
            case "range":
                int session = request.Number("session", 0), start = request.Number("start", 1), stop = request.Number("stop", int.MaxValue);
                // 0 is this session, -1 the one before it, which is not kept.
                found = session is 0 or Session ? found.Where(entry => entry.Number >= start && entry.Number < stop) : [];
                break;
            case "search":
                string pattern = request.Text("pattern", "*");
                found = found.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Code, ignoreCase: false));
                if (request.Flag("unique", false)) found = found.Reverse().DistinctBy(entry => entry.Code).Reverse();
                found = found.TakeLast(most);
                break;
            default:
                found = found.TakeLast(most);
                break;
        }
        bool withOutput = request.Flag("output", false);
        return [.. found.Select(entry => (JsonNode)new JsonArray(
            Session, entry.Number, withOutput ? new JsonArray(entry.Code, entry.Output) : JsonValue.Create(entry.Code)))];
    }
}
