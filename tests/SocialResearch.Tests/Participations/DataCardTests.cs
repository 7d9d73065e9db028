using SocialResearch.Importing;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

public class DataCardTests
{
    private static readonly string[] Required = ["**What a row is.**", "**Source.**", "**Licence.**", "**How made.**", "**Period and population.**", "**Limits.**", "**Privacy.**"];

    public static TheoryData<string> Sets => [.. new[] { "participation", "timelines" }
        .SelectMany(room => Directory.GetDirectories(Repository.PathOf("data", room)).Select(folder => $"{room}/{Path.GetFileName(folder)}")).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Sets))]
    public void Every_data_set_has_a_complete_card_with_the_fingerprint_of_each_file(string set)
    {
        string folder = Repository.PathOf("data", set), card = File.ReadAllText(Path.Combine(folder, "CARD.md"));
        Assert.All(Required, heading => Assert.Contains(heading, card, StringComparison.Ordinal));
        foreach (string file in Directory.GetFiles(folder, "*.csv"))
        {
            string sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
            Assert.Contains($"`{Path.GetFileName(file)}`", card, StringComparison.Ordinal);
            Assert.Contains(sha, card, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("author_counts.csv", 512, 6_267)]
    [InlineData("author_counts_ips_merged.csv", 116, 6_267)]
    [InlineData("author_counts_registered_humans.csv", 109, 4_913)]
    public void Wiki_tables_hold_what_their_card_says(string file, long people, long edits)
    {
        ContributionCounts counts = ContributionCounts.Load(Repository.PathOf("data", "participation", "wikia_de_undertale", file));
        Assert.Equal((people, edits), (counts.Contributors, counts.Contributions));
        Assert.Empty(counts.Provenance!.Rejects);
    }
}
