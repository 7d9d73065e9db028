using SocialResearch.Charts;
using SocialResearch.Charts.Plotly;
using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Charts;

public sealed class TimelineChartsTests
{
    private static Timeline Days(int days, string? until = null) => Timeline.Measure(
        Conversation.Of([
            .. Enumerable.Range(0, days).Where(day => day % 7 != 3).SelectMany(day => Enumerable.Range(0, 1 + day % 5).Select(post => new PostDraft
            {
                Id = $"{day}-{post}",
                Time = new(new DateTimeOffset(2012, 3, 12, 9 + post, 0, 0, TimeSpan.Zero).AddDays(day), TimePrecision.Minute),
            })),
            new() { Id = "march", Time = Drafts.At("2012-03-01T00:00:00Z", TimePrecision.Month) },
        ]), TimeBin.Day, "Europe/Berlin", to: until);

    [Fact]
    public void The_title_is_the_finding_and_the_caption_says_what_is_incomplete_and_not_placed()
    {
        Chart chart = Days(5).VolumeChart();
        Assert.Equal("Most posts in one day: 5 of 11 (2012-03-16); 1 day has none", chart.Title);
        Assert.Equal(
            "n = 11 posts, 2012-03-12 to 2012-03-16, time zone Europe/Berlin; source not stated. Incomplete, hatched: 2012-03-12, 2012-03-16. Not placed: 1 post known only to the month.",
            chart.Source);
        Assert.Equal("Columns of 11 posts by day, 2012-03-12 to 2012-03-16: at most 5 (2012-03-16), none in 1 of 5 days.", chart.Alt);
        Assert.Contains(chart.Table.Rows, row => row.SequenceEqual(["2012-03-15", "0", "whole"]));
        Assert.Contains(chart.Table.Rows, row => row.SequenceEqual(["2012-03-16", "5", "in part"]));
    }

    [Fact]
    public void Where_several_days_have_as_many_none_of_them_is_called_the_busiest() =>
        Assert.Equal("No day has more than 5 posts of 26; 1 day has none", Days(10).VolumeChart().Title);

    [Fact]
    public void Incomplete_days_are_hatched_and_nothing_else_is()
    {
        string first = Days(5).VolumeChart().ToHtml();
        Assert.Contains("\"shape\":\"/\"", first, StringComparison.Ordinal);
        Assert.Contains("\"barmode\":\"overlay\"", first, StringComparison.Ordinal);
    }

    [Fact]
    public void Incomplete_days_are_as_wide_as_the_others()
    {
        Figure figure = Days(12).VolumeChart().ToFigure(700);
        Assert.Equal(2, figure.Data.Count);
        Assert.Equal(["0.8"], figure.Data.SelectMany(trace => System.Text.Json.JsonSerializer.SerializeToElement(((BarTrace)trace).Width).EnumerateArray())
            .Select(width => (width.GetDouble() / 86_400_000).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)).Distinct());
    }

    [Fact]
    public void Where_clocks_go_back_the_caption_says_that_an_hour_stands_over_another()
    {
        Conversation talk = Conversation.Of([new() { Id = "1", Time = Drafts.At("2024-10-27T00:30:00Z") }, new() { Id = "2", Time = Drafts.At("2024-10-27T01:30:00Z") }]);
        Assert.EndsWith("Clocks went back: 1 hour stands over another that they showed before.", Timeline.Measure(talk, TimeBin.Hour, "Europe/Berlin").VolumeChart().Source, StringComparison.Ordinal);
        Assert.DoesNotContain("Clocks", Timeline.Measure(talk, TimeBin.Hour, "UTC").VolumeChart().Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_stand_where_local_clocks_say()
    {
        // 22:30 in UTC is half past midnight of the next day in Berlin, and the column of that day stands at its date.
        Timeline timeline = Timeline.Measure(Conversation.Of([new() { Id = "1", Time = Drafts.At("2012-04-14T22:30:00Z") }]), TimeBin.Day, "Europe/Berlin");
        Assert.Contains("\"x\":[\"2012-04-15\"]", timeline.VolumeChart().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_timeline_keeps_its_peaks_in_the_table()
    {
        Timeline days = Days(900);
        Assert.All(days.VolumeChart().Table.Rows, row => Assert.Equal("5", row[1]));
        Assert.Contains("60 busiest of 899 days", days.VolumeChart().Table.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_little_or_too_much_for_a_chart_is_told_with_what_to_do()
    {
        Timeline none = Timeline.Measure(Conversation.Of([new() { Id = "1" }]), TimeBin.Day, "UTC");
        Assert.Equal("A chart over time needs posts; none can be placed by day. Widen the selection, or measure by longer bins.", Assert.Throws<InsufficientDataException>(() => none.VolumeChart()).Message);
        Assert.StartsWith("2,001 days are more than a chart can show (2,000).", Assert.Throws<ArgumentException>(() => Days(2_001).VolumeChart()).Message, StringComparison.Ordinal);
    }
}
