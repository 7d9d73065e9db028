using SocialResearch.Charts;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Charts;

public sealed class PublishedChartsTests
{
    private static readonly Community Site = new("the site", "registered people", "posts", "wrote", "2018", "data dump");

    private static readonly IReadOnlyList<PublishedShare> Published = PublishedShare.Load(Repository.PathOf("data", "participation", "published", "published.csv"));

    private static Participation Of(long? population) =>
        Participation.Measure(GoldFile.Data("se_qc_contributors"), population, Site, new() { Bootstrap = new() { Replicates = 100 } });

    private static IEnumerable<string> Names(params Participation[] measured) => Participation.PublishedChart(Published, measured).Table.Rows.Select(row => row[0]);

    [Fact]
    public void Published_shares_stand_beside_communities_of_their_own_denominator_only()
    {
        Assert.Equal(["Registered people, the site", "All members, 4 digital health networks (until 2013)"], Names(Of(3_460)));
        Assert.Equal(["Contributors, the site", "Contributors, English Wikipedia (2009)"], Names(Of(null)));
    }

    [Fact]
    public void What_does_not_say_of_whom_is_left_out_and_counted()
    {
        Chart chart = Participation.PublishedChart(Published, Of(3_460), Of(null));
        Assert.DoesNotContain(chart.Table.Rows, row => row[0].Contains("Asthma", StringComparison.Ordinal));
        Assert.EndsWith("2 published shares were left out: of another denominator, or not stated of whom.", chart.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_title_is_the_finding_of_these_communities()
    {
        Assert.Equal("No top 1 % measured or published here makes 90 % of the content; the most is 74.7 %", Participation.PublishedChart(Published, Of(3_460)).Title);
        Assert.Equal("In 1 of 2 communities measured or published here the top 1 % makes 90 % of the content or more", Participation.PublishedChart(Published, Of(20_000)).Title);
        Assert.Equal("No top 1 % measured here makes 90 % of the content; the most is 27.7 %", Participation.PublishedChart([], Of(null)).Title);
    }

    [Fact]
    public void Its_table_says_how_each_published_share_was_seen() => Assert.Contains(
        Participation.PublishedChart(Published, Of(3_460)).Table.Rows, row => row.Skip(1).SequenceEqual(["74.7 %", "", "published; verified in source abstract"]));

    [Fact]
    public void Without_any_contribution_there_is_nothing_to_compare() =>
        Assert.Throws<InsufficientDataException>(() => Participation.PublishedChart(Published));
}
