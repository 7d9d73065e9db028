using System.Text;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Participations;

namespace SocialResearch.Cli;

/// <summary>A result as one page that opens by double-click, on the same template as the pages of notebooks.</summary>
internal static class MeasurePage
{
    public static void Write(string path, Participation measured, ContributionTail? tail)
    {
        string[] chart = measured.Lorenz is null ? [] : [measured.LorenzChart().ToHtml()];
        // A doubt about the counts is one about both results; it stands once.
        string[] shape = tail is null ? [] : [(tail with { Caveats = [.. tail.Caveats.Except(measured.Caveats)] }).ToHtml()];
        Write(path, measured.Community, [measured.ToHtml(), .. chart, .. shape]);
    }

    public static void Write(string path, GroupedContributions measured) => Write(path, measured.Community, [measured.ToHtml()]);

    private static void Write(string path, Community community, IReadOnlyList<string> outputs)
    {
        NotebookCell shown = NotebookCell.Code("");
        shown.SetOutputs([.. outputs.Select(Html)]);
        NotebookDocument page = NotebookDocument.Create(community.Name, NotebookCell.Markdown($"# Who contributes to {Literal(community.Name)}?"), shown);
        HtmlPage.Write(path, page, new()
        {
            Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)],
            Origin = $"from {community.Source}; every caveat is explained in docs/caveats.md of the project",
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
