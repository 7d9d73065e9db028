using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Scraping;

/// <summary>The doubts that fetching leaves, each raised only where it applies.</summary>
internal static class ScrapeCaveats
{
    public static IReadOnlyList<Caveat> Of(CrawlReport report)
    {
        var caveats = new List<Caveat>();
        int refused = report.Missing.Count(missing => missing.Reason == ScrapeFailure.Robots);
        caveats.AddRange(Missing(refused, report.Missing.Count - refused, "see the table"));
        if (report.Waiting > 0 || report.Elsewhere > 0)
            caveats.Add(new("SR097", $"{Count(report.Waiting, "known page was", "known pages were")} not read yet and {Count(report.Elsewhere, "link", "links")} to other sites not followed: the archive is a part of what is there."));
        if (report.Reserved > 0) caveats.Add(new("SR099", $"{Count(report.Reserved, "page reserves", "pages reserve")} text and data mining to the owner; outside of scientific research a licence is needed."));
        return caveats;
    }

    public static IReadOnlyList<Caveat> Of(ArchiveReport report)
    {
        List<Caveat> caveats = [.. Missing(report.Refused.Count, report.Failed.Count, "PageArchive.Check names them")];
        if (report.Rejects.Count + report.Cut > 0)
            caveats.Add(new("SR098", $"{Count(report.Rejects.Count, "piece", "pieces")} of the archive cannot be read and {Count(report.Cut, "answer is", "answers are")} not whole; what was in them is missing."));
        return caveats;
    }

    private static IEnumerable<Caveat> Missing(int refused, int failed, string where)
    {
        if (refused > 0) yield return new("SR095", $"{Count(refused, "page was", "pages were")} not read because a robots.txt asks for it. What is said there is missing from every figure.");
        if (failed > 0) yield return new("SR096", $"{Count(failed, "page", "pages")} could not be read; {where}. Pages fail for reasons, so those read are no random choice.");
    }
}
