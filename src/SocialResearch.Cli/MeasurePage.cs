using System.Text;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Participations;

namespace SocialResearch.Cli;

/// <summary>A result as one page that opens by double-click, on the same template as the pages of notebooks.</summary>
internal static class MeasurePage
{
    public static void Write(string path, Participation measured)
    {
        NotebookCell shown = NotebookCell.Code("");
        string chart = measured.Lorenz is null ? "" : measured.LorenzChart().ToHtml();
        shown.SetOutputs([Html(measured.ToHtml()), .. chart.Length == 0 ? [] : new[] { Html(chart) }]);
        NotebookDocument page = NotebookDocument.Create(measured.Community.Name, NotebookCell.Markdown($"# Who contributes to {Literal(measured.Community.Name)}?"), shown);
        HtmlPage.Write(path, page, new()
        {
            Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)],
            Origin = $"from {measured.Community.Source}; every caveat is explained in docs/caveats.md of the project",
        });
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
