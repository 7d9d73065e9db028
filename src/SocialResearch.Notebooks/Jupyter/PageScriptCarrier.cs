using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Notebooks.Jupyter;

/// <summary>Lets the first output that asks for a script bring it along, so that charts draw in any front end, also offline.</summary>
/// <remarks>
/// A saved notebook keeps the script in one place only. When the cell that holds it is run again its old outputs go, so the new
/// ones bring the script anew.
/// </remarks>
internal sealed class PageScriptCarrier(IReadOnlyList<PageScript> scripts)
{
    private readonly Dictionary<string, string> _carriers = [];

    /// <summary>A cell starts: what it carried before is gone from the notebook.</summary>
    /// <param name="cell">What the front end calls the cell; its code when it says nothing.</param>
    public void Begin(string cell)
    {
        foreach (string script in _carriers.Where(carrier => carrier.Value == cell).Select(carrier => carrier.Key).ToList()) _carriers.Remove(script);
    }

    /// <summary>The output, with the scripts in front that it needs and no cell has brought yet.</summary>
    public JsonObject Carry(JsonObject data, string cell)
    {
        if (data["text/html"] is not JsonValue value || JsonString.Read(value) is not { } html) return data;
        IEnumerable<string> missing = PageScripts.Needed(html).Where(name => scripts.Any(script => script.Name == name) && _carriers.TryAdd(name, cell));
        string tags = string.Concat(missing.ToList().Select(name => PageScripts.Tag(scripts.First(script => script.Name == name))));
        if (tags.Length > 0) data["text/html"] = tags + html;
        return data;
    }
}
