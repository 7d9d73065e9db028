using System.Text.Json;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

public class GroupedContributionsTests
{
    private static readonly ContributionGroup[] Speck =
        [.. GoldFile.Usenet.GetProperty("groups").EnumerateArray().Select(group => new ContributionGroup(
            group[0].GetInt64(), group[1].ValueKind == JsonValueKind.Null ? null : group[1].GetInt64(), group[2].GetInt64()))];

    private static readonly Community Usenet = new("Usenet, 1987", "readers", "articles", "wrote", Source: "D. Speck, news.misc, 5 June 1987");

    private static double Gold(string name) => GoldFile.Usenet.GetProperty(name).GetDouble();

    [Fact]
    public void Usenet_1987_is_bounded_as_worked_out_outside()
    {
        var usenet = GroupedContributions.Of(Speck, 18_350, Usenet);
        Assert.Equal(Gold("readers"), usenet.People);
        Assert.Equal(Gold("posters"), usenet.Contributors);
        Assert.Equal(Gold("entries"), usenet.Contributions!.Value);
        Assert.Equal(Gold("exact_1_to_5"), usenet.Groups.Take(6).Sum(group => group.Content.High));
        Assert.Equal(new Bounds(Gold("sixto9_min"), Gold("sixto9_max")), usenet.Groups[6].Content);
        Assert.Equal(new Bounds(Gold("ten_plus_min"), Gold("ten_plus_max")), usenet.Groups[7].Content);
        Assert.Equal(new Bounds(Gold("rest"), Gold("rest")), usenet.AtLeast(6).Content);
        Assert.Equal(Gold("share_348_min"), usenet.AtLeast(10).ContentShare.Low, 1e-15);
        Assert.Equal(Gold("share_348_max"), usenet.AtLeast(10).ContentShare.High!.Value, 1e-15);
        Assert.Equal(0.512, usenet.AtLeast(6).ContentShare.Low, 3);
        Assert.Equal(0.00173, usenet.AtLeast(10).PeopleShare, 5);
        Assert.Equal(0.00362, usenet.AtLeast(6).PeopleShare, 5);
    }

    [Fact]
    public void Author_s_own_figure_lies_within_the_bounds()
    {
        // Speck counts 691 people for half of the articles.
        Bounds half = GroupedContributions.Of(Speck, 18_350).ElephantFactor!.Value;
        Assert.InRange(691, half.Low, half.High!.Value);
    }

    [Fact]
    public void Sentence_and_table_speak_of_bounds()
    {
        var usenet = GroupedContributions.Of(Speck, 18_350, Usenet);
        Assert.Equal("The 348 readers with 10 or more, 0.17 % of 200,843, wrote between 32.6 % and 38.8 % of 18,350 articles.", usenet.Sentence);
        Golden.Matches("grouped-table.txt", usenet.ToTable().ToString());
    }

    [Fact]
    public void Extreme_tables_fit_the_classes_and_the_total()
    {
        var usenet = GroupedContributions.Of(Speck, 18_350);
        foreach (ContributionCounts counts in (ContributionCounts[])[usenet.MostEqual!, usenet.MostUnequal!])
        {
            Assert.Equal(18_350, counts.Contributions);
            foreach (ContributionGroup group in Speck)
                Assert.Equal(group.People, counts.Frequencies.Where(one => one.Count >= group.From && one.Count <= (group.To ?? long.MaxValue)).Sum(one => one.People));
        }
    }

    [Fact]
    public void Every_table_that_fits_lies_between_the_extremes()
    {
        // All tables of 2 people with 0 to 3 and 2 with 4 to 9 that add up to 15.
        ContributionGroup[] groups = [new(0, 3, 2), new(4, 9, 2)];
        var grouped = GroupedContributions.Of(groups, 15);
        var options = new ParticipationOptions { Bootstrap = new() { Replicates = 100 } };
        var fitting = from a in Enumerable.Range(0, 4)
                      from b in Enumerable.Range(0, 4)
                      from c in Enumerable.Range(4, 6)
                      from d in Enumerable.Range(4, 6)
                      where a + b + c + d == 15
                      select Participation.Measure(ContributionCounts.Of([a, b, c, d]), 4, options: options);
        Participation[] all = [.. fitting];
        Assert.Equal(grouped.Gini, new(all.Min(one => one.Gini.Value!.Value), all.Max(one => one.Gini.Value!.Value)));
        Assert.Equal(grouped.Top1, new(all.Min(one => one.Top1.Content.Value!.Value), all.Max(one => one.Top1.Content.Value!.Value)));
        Assert.Equal(grouped.ElephantFactor, new(all.Min(one => one.ElephantFactor.People.Value!.Value), all.Max(one => one.ElephantFactor.People.Value!.Value)));
    }

    [Fact]
    public void Without_a_total_classes_are_bounded_and_measures_are_not()
    {
        var open = GroupedContributions.Of([new(1, 2, 10), new(3, null, 2)]);
        Assert.Null(open.Gini);
        Assert.Equal(new Bounds(6, null), open.AtLeast(3).Content);
        Assert.Equal(new Bounds(6 / 26.0, 1), open.AtLeast(3).ContentShare);
        var closed = GroupedContributions.Of([new(1, 2, 10), new(3, 5, 2)]);
        Assert.Equal(new Bounds(6 / 26.0, 10 / 20.0), closed.AtLeast(3).ContentShare);
    }

    [Fact]
    public void Exact_counts_give_exact_values()
    {
        var exact = GroupedContributions.Of([new(1, 1, 3), new(5, 5, 1)], 8);
        Participation counted = Participation.Measure(ContributionCounts.Of([1, 1, 1, 5]));
        Assert.Equal(new Bounds(counted.Gini.Value!.Value, counted.Gini.Value!.Value), exact.Gini);
    }

    [Fact]
    public void Tables_that_cannot_be_are_refused_with_what_is_wrong()
    {
        Assert.StartsWith("The classes 1 to 5 and 5 to 9 overlap; only the last class may be open.", Assert.Throws<ArgumentException>(() => GroupedContributions.Of([new(1, 5, 1), new(5, 9, 1)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => GroupedContributions.Of([new(1, null, 1), new(5, 9, 1)]));
        Assert.Throws<ArgumentException>(() => GroupedContributions.Of([new(5, 4, 1)]));
        Assert.Throws<ArgumentException>(() => GroupedContributions.Of([]));
        Assert.StartsWith("The classes hold between 2 and 6 contributions, so 7 cannot be their total", Assert.Throws<ArgumentOutOfRangeException>(() => GroupedContributions.Of([new(1, 3, 2)], 7)).Message, StringComparison.Ordinal);
        Assert.StartsWith("No class begins at 7", Assert.Throws<ArgumentOutOfRangeException>(() => GroupedContributions.Of(Speck).AtLeast(7)).Message, StringComparison.Ordinal);
    }
}
