using System.Text.Json;
using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Tests.Participations;

public class PublishedValueTests
{
    private const double Exact = 1e-12;

    public static TheoryData<string> Vectors => [.. GoldFile.Vectors];

    public static TheoryData<string> HandCases => [.. GoldFile.HandCases];

    [Theory, MemberData(nameof(Vectors))]
    public void Every_value_of_R_and_numpy_is_reproduced_under_its_name(string name)
    {
        using JsonDocument ours = JsonDocument.Parse(Participation.Measure(GoldFile.Data(name), options: Quick).ToJson());
        int compared = 0;
        foreach ((string path, JsonElement gold, JsonElement our) in GoldFile.Compare(GoldFile.Inequality(name), ours.RootElement.GetProperty("inequality")))
        {
            if (path.Contains("bootstrap", StringComparison.Ordinal)) continue;
            compared++;
            Assert.Equal((path, gold.ValueKind), (path, our.ValueKind));
            if (gold.ValueKind == JsonValueKind.Null) Assert.NotEmpty(ours.RootElement.GetProperty("inequality").GetProperty("undefined").GetProperty(path).GetString()!);
            else Near(path, gold.GetDouble(), our.GetDouble());
        }
        Assert.Equal(69, compared);
    }

    [Theory, MemberData(nameof(HandCases))]
    public void Cases_worked_by_hand_are_reproduced(string name)
    {
        JsonElement gold = GoldFile.HandCase(name);
        using JsonDocument json = JsonDocument.Parse(Participation.Measure(GoldFile.Counts(gold), options: Quick).ToJson());
        JsonElement ours = json.RootElement.GetProperty("inequality");
        var names = new Dictionary<string, string>
        {
            ["gini_corrected"] = "gini_corrected_n_over_n_minus_1",
            ["palma"] = "palma_top10_over_bottom40",
            ["jackknife_se"] = "gini_jackknife_se",
        };
        foreach (JsonProperty entry in gold.EnumerateObject().Where(entry => entry.Name != "x"))
        {
            JsonElement our = ours.GetProperty(names.GetValueOrDefault(entry.Name, entry.Name));
            if (entry.Value.ValueKind == JsonValueKind.Object)
                Assert.All(GoldFile.Compare(entry.Value, our), leaf => Near(leaf.Path, leaf.Gold.GetDouble(), leaf.Ours.GetDouble()));
            else if (entry.Value.ValueKind == JsonValueKind.Null)
                Assert.Equal((entry.Name, JsonValueKind.Null), (entry.Name, our.ValueKind));
            else
                Near(entry.Name, entry.Value.GetDouble(), our.GetDouble());
        }
    }

    [Theory, MemberData(nameof(Vectors))]
    public void Bootstrap_agrees_with_one_over_rows_within_chance(string name)
    {
        Participation measured = Participation.Measure(GoldFile.Data(name), options: new() { Bootstrap = new() { Replicates = 5_000 } });
        Near(GoldFile.Inequality(name).GetProperty("gini_bootstrap"), measured.Gini.Uncertainty!);
        Near(GoldFile.Inequality(name).GetProperty("top1_fractional_bootstrap"), measured.Top1.Content.Uncertainty!);
    }

    [Fact]
    public void A_population_stated_as_a_number_gives_what_a_file_with_zeros_gives()
    {
        Participation stated = Participation.Measure(GoldFile.Data("se_qc_contributors"), population: 3_460);
        Participation listed = Participation.Measure(GoldFile.Data("se_qc_population"));
        Assert.Equal(listed.Gini, stated.Gini);
        Assert.Equal(listed.SharesByRule, stated.SharesByRule);
        Assert.Equal(listed.Indices.Hoover, stated.Indices.Hoover);
        Assert.Equal(listed.SilentShare, stated.SilentShare);
        Assert.Equal(3_058, stated.Silent);
    }

    [Fact]
    public void Twenty_authors_and_180_silent_members_as_in_the_field_report()
    {
        var counts = ContributionCounts.Of([1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 9, 14, 21, 35, 60, 127]);
        Participation authors = Participation.Measure(counts), everybody = Participation.Measure(counts, population: 200);
        Assert.Equal(0.7396666667, authors.Gini.Value!.Value, 10);
        Assert.Equal(0.7785964912, authors.GiniCorrected.Value!.Value, 10);
        Assert.Equal(0.9739666667, everybody.Gini.Value!.Value, 10);
        Assert.Equal(0.9788609715, everybody.GiniCorrected.Value!.Value, 10);
        Assert.Equal(0.623333, everybody.Top1.Content.Value!.Value, 6);
        Assert.Equal(0.376667, everybody.Next9.Content.Value!.Value, 6);
        Assert.Equal(0, everybody.Rest90.Content.Value);
        Assert.Equal(0.0797556444, authors.GiniCorrected.Uncertainty!.JackknifeError!.Value, 10);
        InequalityIndices indices = authors.Indices;
        Assert.Equal(1.1050521513, indices.TheilT.Value!.Value, 10);
        Assert.Equal(1.2284005713, indices.TheilL.Value!.Value, 10);
        Assert.Equal(0.61, indices.Hoover.Value!.Value, 12);
        Assert.Equal(18.7, indices.Palma.Value!.Value, 10);
        Assert.Equal(0.2422, indices.Herfindahl.Value!.Value, 12);
        Assert.Equal(0.6311245297, indices.Entropy.Value!.Value / Math.Log(20), 10);
        Assert.Equal(0.4614548504, indices.Atkinson.Value!.Value, 10);
        Assert.Equal(0.7072395471, Participation.Measure(counts, options: new() { AtkinsonAversion = 1 }).Indices.Atkinson.Value!.Value, 10);
        Assert.Equal(2, authors.ElephantFactor.People.Value);
        Assert.Equal(0.623333, authors.TopShare(0.1)!.Value, 6);
        Assert.Equal(0.05, authors.Lorenz!.At(0.5), 12);
        GroupShares whole = authors.SharesByRule[(int)GroupRounding.Ceil];
        Assert.Equal(0.423333, whole.Top1.Content.Value!.Value, 6);
        Assert.Equal((1, 1), (whole.Top1.People, whole.Next9.People));
    }

    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    /// <summary>To 1e-12 of the value, or of 1 where the value is smaller.</summary>
    private static void Near(string path, double gold, double ours) =>
        Assert.True(Math.Abs(gold - ours) <= Exact * Math.Max(1, Math.Abs(gold)), $"{path}: {ours:R} instead of {gold:R}");

    /// <summary>
    /// Both intervals are random. The end of a 95 % percentile interval has a standard error of about 2.7 standard errors of
    /// the statistic over √B (the normal density at 2.5 % is 0.058); four of those of the difference are allowed. A standard
    /// error from B resamples is off by about 1/√(2B) of itself, more with heavy tails: a tenth is allowed, as the gold file does.
    /// </summary>
    private static void Near(JsonElement gold, Uncertainty ours)
    {
        double se = gold.GetProperty("se").GetDouble(), replicates = gold.GetProperty("B").GetDouble();
        double allowed = 4 * 2.7 * se * Math.Sqrt(1 / replicates + 1 / 5_000.0);
        Assert.Equal(gold.GetProperty("p2_5").GetDouble(), ours.Percentile.Low, allowed);
        Assert.Equal(gold.GetProperty("p97_5").GetDouble(), ours.Percentile.High, allowed);
        Assert.Equal(se, ours.BootstrapError, se / 10);
        if (gold.TryGetProperty("bias", out JsonElement bias)) Assert.Equal(bias.GetDouble(), ours.Bias, 4 * se * Math.Sqrt(1 / replicates + 1 / 5_000.0));
    }
}
