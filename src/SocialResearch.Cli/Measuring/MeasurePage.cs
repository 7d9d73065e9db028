using System.Text;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;

namespace SocialResearch.Cli.Measuring;

/// <summary>A result as one page that opens by double-click, on the same template as the pages of notebooks.</summary>
internal static class MeasurePage
{
    /// <summary>Writes the page.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="name">What was measured.</param>
    /// <param name="question">What it was asked.</param>
    /// <param name="source">Where the data come from.</param>
    /// <param name="outputs">The answers, as HTML.</param>
    public static void Write(string path, string name, string question, string source, IReadOnlyList<string> outputs)
    {
        NotebookCell shown = NotebookCell.Code("");
        shown.SetOutputs([.. outputs.Select(Html)]);
        NotebookDocument page = NotebookDocument.Create(name, NotebookCell.Markdown($"# {Literal(question)}"), shown);
        HtmlPage.Write(path, page, new()
        {
            Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)],
            Origin = $"from {source}; every caveat is explained in docs/caveats.md of the project",
        });
        Console.Error.WriteLine($"Wrote {Path.GetFullPath(path)}");
    }

    private static DisplayOutput Html(string html) => new(MimeBundle.OfText(("text/html", html)));

    /// <summary>The text itself in Markdown, whatever signs it has: names of files have underscores.</summary>
    private static string Literal(string text)
    {
        var literal = new StringBuilder();
        foreach (char c in text) literal.Append(char.IsAscii(c) && char.IsPunctuation(c) || char.IsSymbol(c) && char.IsAscii(c) ? "\\" : "").Append(char.IsControl(c) ? ' ' : c);
        return literal.ToString();
    }
}
