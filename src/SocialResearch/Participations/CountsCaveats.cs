using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>The doubts that belong to the counts, whatever is measured on them.</summary>
internal static class CountsCaveats
{
    public static IEnumerable<Caveat> Of(ContributionCounts counts, Community community)
    {
        if (community.IsSample)
            yield return new("SR005", "The contributions are a sample. Sampling posts makes people look more equal than they are.");
        if (counts.Sources.Sum(file => (long)file.Rejects.Count) is > 0 and var rejects)
        {
            string read = counts.Sources.Count == 1 ? "the file was read; see the table of the counts" : $"{Count(counts.Sources.Count)} files were read";
            yield return new("SR006", $"{Count(rejects)} of {Count(counts.Sources.Sum(file => file.RowsRead))} rows were set aside when {read}.");
        }
        if (counts.WithoutAuthor > 0)
            yield return new("SR009", $"{Count(counts.WithoutAuthor)} of {Count(counts.WithoutAuthor + counts.Contributions)} posts have no known author and are left out: they may be the work of few people or of many.");
    }
}
