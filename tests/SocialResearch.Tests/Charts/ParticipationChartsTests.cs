using SocialResearch.Charts;
using SocialResearch.Participations;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Charts;

public sealed class ParticipationChartsTests
{
    private static readonly Community s_site = new("Quantum Computing Stack Exchange", "registered people", "posts", "wrote", "12 March to 1 September 2018", "public data dump");

    private static Participation Site(long? population) => Participation.Measure(GoldFile.Data("se_qc_contributors"), population, s_site);

    [Fact]
    public void The_lorenz_chart_s_title_is_the_finding_of_its_own_data()
    {
        Assert.Equal("The most active 1 % wrote 71.2 % of the posts", Site(3_460).LorenzChart().Title);
        Assert.Equal("The most active 1 % wrote 27.7 % of the posts", Site(null).LorenzChart().Title);
    }

    [Fact]
    public void Its_source_line_has_n_period_source_and_the_form_of_the_gini() => Assert.Equal(
        "n = 5,082 posts of 3,460 registered people; 12 March to 1 September 2018; public data dump. Gini 0.98 (population form).",
        Site(3_460).LorenzChart().Source);

    [Fact]
    public void Its_table_and_its_words_carry_the_numbers_for_readers_who_do_not_see_it()
    {
        Chart chart = Site(3_460).LorenzChart();
        Assert.Contains(chart.Table.Rows, row => row.SequenceEqual(["90 %", "1.10 %"]));
        Assert.Contains(chart.Table.Rows, row => row.SequenceEqual(["99 %", "28.84 %"]));
        Assert.Contains("the least active 99 % 28.8 %", chart.Alt);
    }

    [Fact]
    public void A_curve_of_fifty_thousand_people_is_drawn_with_at_most_four_hundred_corners() =>
        Assert.True(Participation.Measure(GoldFile.Data("r_all_lists")).LorenzChart().ToHtml().Length < 80_000);

    [Fact]
    public void The_comparison_names_the_denominator_of_each_bar_and_sets_the_claim_first()
    {
        Chart chart = Participation.CompareChart(Site(3_460), Site(null));
        Assert.Equal("The top 1 % made between 27.7 % and 71.2 % of the content; the claim says 90 %", chart.Title);
        Assert.Equal(
            ["Everybody, by the claim", "Registered people, Quantum Computing Stack Exchange", "Contributors, Quantum Computing Stack Exchange"],
            chart.Table.Rows.Select(row => row.First(cell => cell.Contains(", ", StringComparison.Ordinal))).Distinct());
    }

    [Fact]
    public void Without_contributions_there_is_nothing_to_draw()
    {
        Participation silent = Participation.Measure(ContributionCounts.Of([0, 0, 0]));
        Assert.Equal("A Lorenz curve needs contributions; nobody made any. Measure another period or selection.", Assert.Throws<InsufficientDataException>(() => silent.LorenzChart()).Message);
        Assert.Throws<InsufficientDataException>(() => Participation.CompareChart(silent));
    }
}
