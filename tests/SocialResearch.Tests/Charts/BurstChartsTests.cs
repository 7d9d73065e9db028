using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Tests.Timelines;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Charts;

public sealed class BurstChartsTests
{
    private static readonly int[] s_wave = [2, 3, 2, 3, 2, 2, 3, 60, 90, 50, 40, 12, 4, 3, 2, 3, 2, 2, 3, 2, 3, 2];

    private static TimelineEvent Event(int day, string text) => new(Counted.FirstDay.AddDays(day), text);

    [Fact]
    public void Bursts_are_shaded_from_their_first_to_their_last_day_and_the_title_says_how_much_they_hold()
    {
        Chart chart = Bursts.Measure(Counted.Whole(s_wave)).BurstChart();
        Assert.Equal("81 % of posts came in 1 burst; most on 2023-01-10 (90)", chart.Title);
        Shape shade = Assert.Single(chart.ToFigure(800).Layout.Shapes!);
        Assert.Equal(7 / 22.0, shade.X0, 6);
        Assert.Equal(11 / 22.0, shade.X1, 6);
        Assert.Equal("No burst: no day stands out from how posts scatter anyway", Bursts.Measure(Counted.Whole(2, 3, 2, 3, 2, 3)).BurstChart().Title);
    }

    [Fact]
    public void Three_events_stand_by_name_and_more_by_numbers_that_the_table_explains()
    {
        Bursts bursts = Bursts.Measure(Counted.Whole(s_wave));
        Assert.Contains(bursts.BurstChart([Event(7, "Video erscheint")]).ToFigure(800).Layout.Annotations!, note => note.Text == "Video erscheint");
        Chart many = bursts.BurstChart([Event(9, "Zweite Meldung"), Event(7, "Video erscheint"), Event(9, "Rückruf"), Event(12, "Ende"), Event(40, "später")]);
        string[] texts = [.. many.ToFigure(800).Layout.Annotations!.Select(note => note.Text)];
        Assert.Contains("1", texts);
        Assert.Contains("2, 3", texts);
        Assert.DoesNotContain("Rückruf", texts);
        Assert.Equal(["1", "2023-01-09", "Video erscheint", "60"], many.Table.Rows[0]);
        Assert.Equal(["5", "2023-02-11", "später", "outside"], many.Table.Rows[4]);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(560)]
    [InlineData(800)]
    public void Numbers_of_two_dozen_events_hang_on_their_own_lines_and_on_no_other_number(int width)
    {
        Layout layout = SampleCharts.All["bursts"].ToFigure(width).Layout;
        Annotation[] numbers = [.. layout.Annotations!.Where(note => note.Text.Length > 0 && note.Text.All(c => char.IsAsciiDigit(c) || c is ',' or ' ' or '–') && note.Xanchor == "center")];
        Assert.True(numbers.Length > 12);
        Assert.All(numbers, number => Assert.Contains(layout.Shapes!, line => line.Type == "line" && Math.Abs(line.X0 - number.X) < 0.001));
        Assert.Equal(numbers.Length, numbers.Select(number => (number.X, number.Y)).Distinct().Count());
    }

    [Fact]
    public void Without_a_cycle_without_posts_and_without_a_mention_there_is_nothing_to_draw()
    {
        Assert.Throws<InsufficientDataException>(() => LifeCycle.Measure(Counted.Whole(2, 3, 2, 3, 2, 3)).LifeCycleChart());
        Assert.Throws<InsufficientDataException>(() => Bursts.Measure(Counted.Whole(0, 0)).BurstChart());
        Assert.Throws<InsufficientDataException>(() => ChangePoints.Measure(Counted.Whole(0, 0)).LevelChart());
        Assert.Throws<InsufficientDataException>(() => CumulativeReach.Measure(Counted.Posts([]), TimeBin.Day, "UTC").ReachChart());
    }

    [Fact]
    public void A_phase_keeps_its_colour_where_another_is_missing()
    {
        static Dictionary<string, string?> Colours(params int[] counts) => LifeCycle.Measure(Counted.Whole(counts)).LifeCycleChart().ToFigure(800).Data.OfType<BarTrace>()
            .Where(bars => bars.Name is not null).ToDictionary(bars => bars.Name!, bars => bars.Marker?.Color);
        Dictionary<string, string?> all = Colours(0, 0, 0, 0, 0, 0, 0, 12, 20, 30, 50, 80, 100, 90, 60, 30, 15, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), spike = Colours([.. Enumerable.Repeat(1, 15), 100, .. Enumerable.Repeat(1, 15)]);
        Assert.Equal(["start", "growth", "peak", "decay", "afterlife", "not in this wave"], all.Keys);
        Assert.Equal(["peak", "afterlife", "not in this wave"], spike.Keys);
        Assert.All(spike, phase => Assert.Equal(all[phase.Key], phase.Value));
    }

    [Fact]
    public void One_day_alone_is_drawn()
    {
        Timeline one = Counted.Open(5);
        Assert.NotEmpty(Bursts.Measure(one).BurstChart().ToHtml());
        Assert.NotEmpty(ChangePoints.Measure(one).LevelChart().ToHtml());
        Assert.NotEmpty(CumulativeReach.Measure(Counted.Posts([5]), TimeBin.Day, "UTC").ReachChart().ToHtml());
    }

    [Fact]
    public void The_brand_is_coloured_the_others_are_grey_and_a_week_without_a_mention_is_a_gap()
    {
        Chart chart = SampleCharts.All["voices"];
        Assert.Equal(["Marke 1", "Marke 3", "Süßwaren Müller"], chart.Series.OfType<PointSeries>().Select(line => line.Name));
        Assert.Equal([Palette.Grey, Palette.Grey, Palette.Blue], chart.Series.OfType<PointSeries>().Select(line => line.Color));
        Assert.Contains(chart.Series.OfType<PointSeries>().First().Y.Numbers, double.IsNaN);
        Assert.Equal(2, chart.Series.OfType<BandSeries>().Count());
    }
}
