using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Participations;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Charts;

public sealed class TailChartsTests
{
    private static readonly Community Site = new("the site", "people", "posts", "wrote", "2018", "data dump");

    private static ContributionTail Tail(string data) => ContributionTail.Measure(GoldFile.Data(data), Site, new() { Replicates = 100 });

    [Fact]
    public void The_title_says_what_the_test_says_and_never_more()
    {
        ContributionTail tail = Tail("se_qc_contributors");
        Assert.Equal(TailFinding.OtherModelBetter, tail.Finding);
        Assert.Equal("A power law is not rejected for the 209 most active, but a power law with exponential cut-off fits better", tail.RankSizeChart().Title);
    }

    [Fact]
    public void Points_are_the_people_from_all_of_them_to_the_most_active_one()
    {
        ContributionTail tail = Tail("se_qc_contributors");
        ScatterTrace people = tail.RankSizeChart().ToFigure(800).Data.OfType<ScatterTrace>().First();
        Assert.Equal((1.0, 402.0), (Convert.ToDouble(people.X!.Items[0]), Convert.ToDouble(people.Y!.Items[0])));
        Assert.Equal((405.0, 1.0), (Convert.ToDouble(people.X.Items[^1]), Convert.ToDouble(people.Y.Items[^1])));
    }

    [Fact]
    public void Both_axes_are_logarithmic_and_the_start_of_the_tail_is_marked()
    {
        Chart chart = Tail("se_qc_contributors").RankSizeChart();
        Layout layout = chart.ToFigure(800).Layout;
        Assert.Equal(("log", "log"), (layout.Xaxis!.Type, layout.Yaxis!.Type));
        Assert.Equal("the tail begins at 3", Assert.Single(chart.Lines).Label);
    }

    [Fact]
    public void The_table_sets_people_beside_models_and_shows_no_row_of_fewer_than_five_people()
    {
        Chart chart = Tail("se_qc_contributors").RankSizeChart();
        Assert.Equal(["at least", "people", "power law", "log-normal", "power law with exponential cut-off", "stretched exponential", "exponential"], chart.Table.Columns.Select(column => column.Name));
        Assert.Equal(["3", "209", "209.0"], chart.Table.Rows[0].Take(3));
        Assert.All(chart.Table.Rows, row => Assert.True(int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture) >= 5));
    }

    [Fact]
    public void The_source_line_gives_the_p_and_the_border_beside_it() => Assert.Matches(
        @"^n = 402 people who contributed, 209 of them in the tail; 2018; data dump\. Power law: p = 0\.\d{3} of 100 bootstrap samples, rejected below 0\.1\.$",
        Tail("se_qc_contributors").RankSizeChart().Source!);

    [Fact]
    public void Tens_of_thousands_of_people_make_no_larger_page() => Assert.True(Tail("r_all_lists").RankSizeChart().ToHtml().Length < 120_000);

    [Fact]
    public void Where_nothing_varies_there_is_no_chart_but_the_reason()
    {
        ContributionTail flat = ContributionTail.Measure(ContributionCounts.OfFrequencies([new(2, 60)]), Site);
        InsufficientDataException thrown = Assert.Throws<InsufficientDataException>(() => flat.RankSizeChart());
        Assert.Contains("All contributors made the same number", thrown.Message, StringComparison.Ordinal);
    }
}
