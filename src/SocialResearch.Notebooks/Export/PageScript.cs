using System.Text.RegularExpressions;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>A script that outputs rely on, such as a chart library, kept out of the outputs themselves for its size.</summary>
/// <param name="Name">What an output's HTML asks for by <c>data-needs-script="Name"</c>.</param>
/// <param name="Source">The JavaScript; called only when something asks for it.</param>
public sealed record PageScript(string Name, Func<string> Source);

/// <summary>Brings scripts to the outputs that ask for them.</summary>
public static partial class PageScripts
{
    /// <summary>A copy of the notebook in which each script stands before the first output that needs it.</summary>
    /// <remarks>So the charts draw when the executed notebook is opened in Jupyter, at the price of its size.</remarks>
    /// <param name="document">The executed notebook, which is not changed.</param>
    /// <param name="scripts">The scripts there are.</param>
    /// <exception cref="NotebookException">An output needs a script that is not among them.</exception>
    public static NotebookDocument WithPageScripts(this NotebookDocument document, IReadOnlyList<PageScript> scripts)
    {
        var copy = document.Clone();
        var present = new HashSet<string>();
        foreach (var cell in copy.Cells)
        {
            var outputs = cell.Outputs.ToList();
            bool changed = false;
            for (int i = 0; i < outputs.Count; i++)
            {
                if (HtmlOf(outputs[i]) is not { } html) continue;
                string[] missing = [.. Needed(html).Where(present.Add)];
                if (missing.Length == 0) continue;
                string tags = string.Concat(missing.Select(name => Tag(Find(name, scripts, document.Place))));
                outputs[i] = outputs[i] switch
                {
                    DisplayOutput display => display with { Data = display.Data.With("text/html", tags + html) },
                    ResultOutput result => result with { Data = result.Data.With("text/html", tags + html) },
                    var other => other,
                };
                changed = true;
            }

            if (changed) cell.SetOutputs(outputs);
        }

        return copy;
    }

    /// <summary>The names of the scripts that a piece of HTML asks for, each once.</summary>
    internal static IEnumerable<string> Needed(string html) =>
        html.Contains("data-needs-script", StringComparison.Ordinal)
            ? Attribute().Matches(html).Select(match => match.Groups["name"].Value).Distinct()
            : [];

    internal static PageScript Find(string name, IReadOnlyList<PageScript> scripts, string place) =>
        scripts.FirstOrDefault(script => script.Name == name) ?? throw new NotebookException(
            $"An output needs the script \"{name}\", which is not at hand.", place,
            scripts.Count == 0 ? "Pass the script to the export." : $"Pass it to the export; it has: {string.Join(", ", scripts.Select(script => script.Name))}.");

    /// <summary>The script as an element; a text in it that looks like the element's end is written so that it is not.</summary>
    internal static string Tag(PageScript script) =>
        $"<script>{script.Source().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal)}</script>\n";

    internal static string? HtmlOf(CellOutput output) => output switch
    {
        DisplayOutput display => display.Data.Text("text/html"),
        ResultOutput result => result.Data.Text("text/html"),
        _ => null,
    };

    [GeneratedRegex("data-needs-script=\"(?<name>[^\"]+)\"", RegexOptions.None, 10_000)]
    private static partial Regex Attribute();
}
