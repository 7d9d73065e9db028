using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Participations;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Charts;

public sealed class SensitivityChartsTests
{
    private static readonly SensitivityOptions Quick = new() { Participation = new() { Bootstrap = new() { Replicates = 100 } }, SampleDraws = 40 };

    private static readonly Community Site = new("the site", "registered people", "posts", "wrote", "2018", "data dump");

    private static ParticipationSensitivity Of(long? population) => ParticipationSensitivity.Measure(GoldFile.Data("se_qc_contributors"), population, Site, Quick);

    [Fact]
    public void The_title_says_whether_the_verdict_depends_on_the_choice()
    {
        Assert.Equal("From 71 % to 74 %, but whatever the choice 90-9-1 is contradicted", Of(3_460).Chart().Title);
        Assert.Equal("The top 1 % made from 12 % to 28 %, depending on the choice", Of(null).Chart().Title);
    }

    [Fact]
    public void Choices_that_do_not_apply_are_not_drawn_but_named_with_the_reason()
    {
        Chart chart = Of(3_460).Chart();
        ScatterTrace dots = Assert.IsType<ScatterTrace>(Assert.Single(chart.ToFigure(800).Data));
        Assert.Equal(4, dots.X!.Items.Count);
        Assert.Equal("n = 5,082 posts of 3,460 registered people; 2018; data dump. 15 choices do not apply; see the table.", chart.Source);
        Assert.Contains(chart.Table.Rows, row => row[0] == "bots out" && row[4] == "not applicable: counts do not say in which role anybody wrote");
        Assert.Contains(chart.Table.Rows, row => row[0] == "baseline" && row[1] == "71.2 %" && row[4] == "contradicted by the top 1 %, the next 9 %");
    }

    [Fact]
    public void The_claim_is_drawn_only_where_it_can_be_tested()
    {
        Assert.Equal(2, Of(3_460).Chart().Lines.Count);
        Assert.Equal("baseline", Assert.Single(Of(null).Chart().Lines).Label);
    }

    [Fact]
    public void Its_words_carry_every_share() =>
        Assert.StartsWith("Dot chart of the share of the top 1 % under 4 choices where baseline has 71.2 %, one-post authors out has 7", Of(3_460).Chart().Alt, StringComparison.Ordinal);

    [Fact]
    public void Dots_stand_in_rows_from_above_with_whiskers_and_do_not_start_at_zero()
    {
        Chart chart = Chart.Dots(new[] { "a", "b" }, new[] { 10.0, 12 }, low: new[] { 9.0, 11 }, high: new[] { 11.0, double.NaN });
        Figure figure = chart.ToFigure(800);
        Assert.Equal([1.5, -0.5], figure.Layout.Yaxis!.Range!.Items.Select(end => Math.Round((double)end!, 1)));
        Assert.True((double)figure.Layout.Xaxis!.Range!.Items[0]! > 5);
        Assert.NotNull(Assert.IsType<ScatterTrace>(Assert.Single(figure.Data)).ErrorX);
        Assert.StartsWith("Dot chart", chart.Alt, StringComparison.Ordinal);
        Assert.Null(figure.Layout.Barmode);
    }

    [Theory]
    [InlineData(0.71, 0.9)]
    [InlineData(0.5, 0.52)]
    [InlineData(0.02, 0.98)]
    public void Names_of_upright_lines_stand_above_the_first_row_and_apart(double one, double other)
    {
        foreach (int width in (int[])[320, 390, 560, 900])
        {
            Chart chart = Chart.Dots(new[] { "baseline", "bots out", "windows of thirty days" }, new[] { 0.5, 0.3, 0.7 }, low: new[] { 0.01, 0.2, 0.6 }, high: new[] { 0.99, 0.4, 0.8 })
                .WithXAxis("Share", (0, 1), percent: true).WithReferenceLine(x: one, label: "baseline").WithReferenceLine(x: other, label: "claim 90 %");
            var frame = new Frame(chart, width);
            double[] middles = [.. chart.ToFigure(width).Layout.Annotations!.Where(note => note.Text is "baseline" or "claim 90 %" && note.Bgcolor is not null).Select(note => (double)note.Y! * frame.PlotHeight)];
            Assert.Equal(2, middles.Length);
            Assert.All(middles, middle => Assert.InRange(middle - 9, frame.Pixels(0, 0).Y + 9, frame.PlotHeight));
        }
    }

    [Fact]
    public void A_name_of_several_lines_stands_above_the_first_row_too()
    {
        Chart chart = Chart.Dots(new[] { "a", "b" }, new[] { 0.5, 0.3 }, low: new[] { 0.01, 0.2 }, high: new[] { 0.99, 0.4 })
            .WithXAxis("Share", (0, 1), percent: true).WithReferenceLine(x: 0.5, label: "average of the trade in Germany in 2012");
        var frame = new Frame(chart, 320);
        Annotation name = Assert.Single(chart.ToFigure(320).Layout.Annotations!, note => note.Text.StartsWith("average", StringComparison.Ordinal));
        int lines = name.Text.Split("<br>").Length;
        Assert.InRange(lines, 2, 4);
        Assert.InRange((double)name.Y! * frame.PlotHeight - lines * 9, frame.Pixels(0, 0).Y + 5, frame.PlotHeight);
    }

    [Fact]
    public void Many_named_lines_leave_half_of_a_low_chart_to_its_rows()
    {
        Chart chart = Chart.Dots(new[] { "a", "b" }, new[] { 0.5, 0.3 }) with { Height = 240 };
        for (int i = 1; i < 20; i++) chart = chart.WithReferenceLine(x: i / 20.0, label: $"line {i}");
        var frame = new Frame(chart, 900);
        Assert.InRange(frame.Pixels(0, 0).Y, frame.PlotHeight / 4, frame.PlotHeight / 2);
        Assert.InRange(frame.Pixels(0, 1).Y, 1, frame.PlotHeight / 4);
    }
}
