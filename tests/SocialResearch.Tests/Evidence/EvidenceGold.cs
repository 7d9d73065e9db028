using System.Text.Json;

namespace SocialResearch.Tests.Evidence;

/// <summary>What R computed: Gold/evidence.R writes Gold/evidence.json.</summary>
internal static class EvidenceGold
{
    private static readonly Lazy<JsonDocument> s_file = new(() => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Evidence", "Gold", "evidence.json"))));

    public static double[] Numbers(string name) => [.. s_file.Value.RootElement.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    public static double Number(string name) => Numbers(name).Single();

    public static void Near(double expected, double actual, double relative = 1e-9) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(1, Math.Abs(expected)), FormattableString.Invariant($"expected {expected:R}, was {actual:R}"));

    public static void Near(double[] expected, IEnumerable<double> actual, double relative = 1e-9)
    {
        double[] all = [.. actual];
        Assert.Equal(expected.Length, all.Length);
        for (int i = 0; i < expected.Length; i++) Near(expected[i], all[i], relative);
    }
}
