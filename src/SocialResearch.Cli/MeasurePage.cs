using System.Text;
using SocialResearch.Charts;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Export;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Timelines;

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

    public static void Write(string path, TimelineReport report, string name, string source)
    {
        var charts = new List<string>();
        // Where nothing can be drawn the sentences say so.
        if (report.Timeline.Placed > 0 && report.Timeline.Bins.Count <= MostBins)
        {
            charts.AddRange([report.Bursts.BurstChart().ToHtml(), report.ChangePoints.LevelChart().ToHtml(), report.Reach.ReachChart().ToHtml()]);
            if (report.LifeCycle.Phases.Where(phase => phase.Phase != LifePhase.Afterlife).Sum(phase => phase.Last - phase.First + 1) is > 0 and <= WidestWave) charts.Insert(1, report.LifeCycle.LifeCycleChart().ToHtml());
        }
        IEnumerable<string> parts = ((MeasureResult[])[report.Timeline, report.Bursts, report.LifeCycle, report.ChangePoints, report.Burstiness]).Select(part => (part with { Caveats = [] }).ToHtml());
        string caveats = (report.Timeline with { Caveats = report.Caveats }).ToHtml() is var html && html.IndexOf("<ul class=\"sr-caveats\">", StringComparison.Ordinal) is >= 0 and var at ? html[at..] : "";
        Write(path, name, $"When was {Literal(name)} talked about?", source, [.. charts, .. parts, caveats]);
    }

    // What charts can show; a longer wave is in the table.
    private const int MostBins = 2_000, WidestWave = 80;

    private static void Write(string path, Community community, IReadOnlyList<string> outputs) =>
        Write(path, community.Name, $"Who contributes to {Literal(community.Name)}?", community.Source, outputs);

    private static void Write(string path, string name, string title, string? source, IReadOnlyList<string> outputs)
    {
        NotebookCell shown = NotebookCell.Code("");
        shown.SetOutputs([.. outputs.Select(Html)]);
        NotebookDocument page = NotebookDocument.Create(name, NotebookCell.Markdown("# " + title), shown);
        HtmlPage.Write(path, page, new()
        {
            Scripts = [new PageScript("plotly", () => PlotlyBundle.Script)],
            Origin = $"from {source}; every caveat is explained in docs/caveats.md of the project",
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
