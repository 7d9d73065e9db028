using System.Globalization;
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
    public void Real_vectors_give_the_values_of_R_and_numpy(string name)
    {
        JsonElement gold = GoldFile.Vector(name);
        ContributionCounts counts = GoldFile.Data(name);
        Assert.Equal(gold.GetProperty("n").GetInt64(), counts.Rows);
        Assert.Equal(gold.GetProperty("total").GetInt64(), counts.Contributions);
        Assert.Equal(gold.GetProperty("n_zero").GetInt64(), counts.Rows - counts.Contributors);
        AgreesWith(gold, counts);
    }

    [Theory, MemberData(nameof(HandCases))]
    public void Cases_worked_by_hand_are_reproduced(string name) => AgreesWith(GoldFile.HandCase(name), GoldFile.Counts(GoldFile.HandCase(name)));

    [Theory, MemberData(nameof(Vectors))]
    public void Intervals_agree_with_a_bootstrap_over_rows_within_chance(string name)
    {
        Participation measured = Participation.Measure(GoldFile.Data(name), options: new() { Bootstrap = new() { Replicates = 5_000 } });
        Near(GoldFile.Vector(name).GetProperty("gini_bootstrap"), measured.Gini.Interval!);
        Near(GoldFile.Vector(name).GetProperty("top1_bootstrap"), measured.Top1.Content.Interval!);
    }

    [Fact]
    public void A_population_stated_as_a_number_gives_what_a_file_with_zeros_gives()
    {
        Participation stated = Participation.Measure(GoldFile.Data("se_qc_contributors"), population: 3_460);
        Participation listed = Participation.Measure(GoldFile.Data("se_qc_population"));
        Assert.Equal(listed.Gini, stated.Gini);
        Assert.Equal(listed.Top1, stated.Top1);
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
        Assert.Equal(0, everybody.Rest90.Content.Value);
    }

    /// <summary>Speck 1987 gives groups, not counts: the two most different tables that fit must bracket the published share.</summary>
    [Theory]
    [InlineData(6, "share_348_max")]
    [InlineData(9, "share_348_min")]
    public void Usenet_1987_is_bracketed_by_its_groups(long articlesOfTheSixToNine, string bound)
    {
        JsonElement gold = GoldFile.Usenet;
        long rest = gold.GetProperty("rest").GetInt64() - 379 * articlesOfTheSixToNine, equal = rest / 348;
        var counts = ContributionCounts.OfFrequencies(
        [
            new(1, 3_037), new(2, 1_056), new(3, 500), new(4, 308), new(5, 215), new(articlesOfTheSixToNine, 379),
            new(equal, 347), new(rest - 347 * equal, 1),
        ]);
        Assert.Equal(gold.GetProperty("posters").GetInt64(), counts.Contributors);
        Assert.Equal(gold.GetProperty("entries").GetInt64(), counts.Contributions);
        Participation readers = Participation.Measure(counts, population: gold.GetProperty("readers").GetInt64());
        Assert.Equal(1 - gold.GetProperty(bound).GetDouble(), readers.Lorenz!.At(1 - 348 / 200_843.0), 12);
        Assert.Equal(1 - 9_394 / 18_350.0, readers.Lorenz.At(1 - 727 / 200_843.0), 12);
    }

    private static void AgreesWith(JsonElement gold, ContributionCounts counts)
    {
        foreach ((string key, GroupRounding rounding) in GoldFile.Rules)
        {
            Participation measured = Participation.Measure(counts, options: new() { Rounding = rounding, Bootstrap = new() { Replicates = 100 } });
            Assert.Equal(gold.GetProperty("gini").GetDouble(), measured.Gini.Value!.Value, Exact);
            Assert.Equal(gold.GetProperty("gini_corrected").GetDouble(), measured.GiniCorrected.Value!.Value, Exact);
            foreach (JsonProperty point in gold.GetProperty("lorenz").EnumerateObject())
                Assert.Equal(point.Value.GetDouble(), measured.Lorenz!.At(double.Parse(point.Name, CultureInfo.InvariantCulture)), Exact);

            JsonElement shares = gold.GetProperty("shares").GetProperty(key);
            Assert.Equal(shares.GetProperty("top1").GetDouble(), measured.Top1.Content.Value!.Value, Exact);
            Assert.Equal(shares.GetProperty("next9").GetDouble(), measured.Next9.Content.Value!.Value, Exact);
            Assert.Equal(shares.GetProperty("rest90").GetDouble(), measured.Rest90.Content.Value!.Value, Exact);
            if (!shares.TryGetProperty("k1", out JsonElement k1)) continue;
            Assert.Equal(k1.GetInt64(), measured.Top1.People);
            Assert.Equal(shares.GetProperty("k10").GetInt64(), measured.Top1.People + measured.Next9.People);
            if (shares.TryGetProperty("people_top1_pct", out JsonElement people))
                Assert.Equal(people.GetDouble() / 100, measured.Top1.PeopleShare, Exact);
        }
    }

    /// <summary>
    /// Both intervals are random. The end of a 95 % percentile interval has a standard error of about 2.7 standard errors of
    /// the statistic over √B (the normal density at 2.5 % is 0.058); four of those of the difference are allowed.
    /// </summary>
    private static void Near(JsonElement gold, Interval interval)
    {
        double se = gold.GetProperty("se").GetDouble(), replicates = gold.GetProperty("replicates").GetDouble();
        double allowed = 4 * 2.7 * se * Math.Sqrt(1 / replicates + 1 / 5_000.0);
        Assert.Equal(gold.GetProperty("low").GetDouble(), interval.Low, allowed);
        Assert.Equal(gold.GetProperty("high").GetDouble(), interval.High, allowed);
    }
}
