using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Importing;

/// <summary>The doubts that an import leaves, each raised only where it applies.</summary>
internal static class ImportCaveats
{
    public static IReadOnlyList<Caveat> Of(ImportReport report)
    {
        var caveats = new List<Caveat>();
        long posts = report.Posts, rejects = report.Source.Rejects.Count;
        long vague = report.UntimedPosts;
        for (int precision = (int)TimePrecision.Minute + 1; precision < PostTime.Precisions; precision++)
            if (report.Precisions.TryGetValue((TimePrecision)precision, out long count)) vague += count;
        if (rejects > 0)
            caveats.Add(new("SR006", $"{Count(rejects)} of {Count(report.Source.RowsRead)} rows were set aside when the file was read; see the table of the report."));
        if (report.AnonymousPosts > 0)
            caveats.Add(new("SR009", $"{Count(report.AnonymousPosts)} of {Count(posts)} posts have no known author. They count as nobody's: figures about people leave them out."));
        if (report.DamagedTexts > 0)
            caveats.Add(new("SR020", $"{Count(report.DamagedTexts)} of {Count(posts)} texts hold signs of a wrong encoding, such as Ã¼ for ü. They were not repaired; words in them will not be found."));
        if (report.Declared.Any(declared => declared.Count != declared.Found))
            caveats.Add(new("SR021", "The source states other counts than were found: " + string.Join("; ", report.Declared.Where(declared => declared.Count != declared.Found).Select(declared => $"{declared.What} {Count(declared.Count)}, found {Count(declared.Found)}")) + "."));
        if (vague > 0)
            caveats.Add(new("SR022", $"{Count(vague)} of {Count(posts)} posts have no time or one known no better than to the day; response times and hours of the day cannot be told for them."));
        if (report.Assumptions.Count > 0)
            caveats.Add(new("SR023", $"Reading the file took assumptions: {string.Join(" ", report.Assumptions)}"));
        return caveats;
    }
}
