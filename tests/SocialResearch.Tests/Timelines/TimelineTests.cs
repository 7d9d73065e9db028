using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

public sealed class TimelineTests
{
    private const string Berlin = "Europe/Berlin";

    private static Conversation Of(params PostTime?[] times) => Conversation.Of(times.Select((time, i) => new PostDraft { Id = $"{i}", Time = time }));

    private static Conversation Of(params string[] instants) => Of([.. instants.Select(instant => (PostTime?)Drafts.At(instant))]);

    private static string[] Starts(Timeline timeline, string format = "yyyy-MM-dd HH:mm zzz") =>
        [.. timeline.Bins.Select(bin => bin.Start.ToString(format, System.Globalization.CultureInfo.InvariantCulture))];

    private static int[] Counts(Timeline timeline) => [.. timeline.Bins.Select(bin => bin.Posts)];

    [Fact]
    public void The_day_on_which_clocks_go_forward_has_23_hours_and_no_hour_from_two()
    {
        Timeline hours = Timeline.Measure(Of("2024-03-31T00:30:00Z", "2024-03-31T01:00:00Z"), TimeBin.Hour, Berlin, "2024-03-31", "2024-03-31");
        Assert.Equal(23, hours.Bins.Count);
        Assert.Equal(["00:00 +01:00", "01:00 +01:00", "03:00 +02:00", "04:00 +02:00"], Starts(hours, "HH:mm zzz")[..4]);
        // 00:30 in UTC is half past one, 01:00 is three o'clock already.
        Assert.Equal([0, 1, 1, 0], Counts(hours)[..4]);

        Timeline days = Timeline.Measure(Of("2024-03-30T23:00:00Z", "2024-03-31T21:59:59Z", "2024-03-31T22:00:00Z"), TimeBin.Day, Berlin);
        Assert.Equal(["2024-03-31 00:00 +01:00", "2024-04-01 00:00 +02:00"], Starts(days));
        Assert.Equal([2, 1], Counts(days));
        Assert.Equal(TimeSpan.FromHours(23), days.Bins[0].End - days.Bins[0].Start);
    }

    [Fact]
    public void The_day_on_which_clocks_go_back_has_25_hours_and_two_from_two()
    {
        Timeline hours = Timeline.Measure(Of("2024-10-27T00:30:00Z", "2024-10-27T01:10:00Z", "2024-10-27T01:59:59Z"), TimeBin.Hour, Berlin, "2024-10-27", "2024-10-27");
        Assert.Equal(25, hours.Bins.Count);
        Assert.Equal(["01:00 +02:00", "02:00 +02:00", "02:00 +01:00", "03:00 +01:00"], Starts(hours, "HH:mm zzz")[1..5]);
        Assert.Equal([0, 1, 2, 0], Counts(hours)[1..5]);
        Assert.All(hours.Bins, bin => Assert.Equal(TimeSpan.FromHours(1), bin.End - bin.Start));

        Timeline day = Timeline.Measure(Of("2024-10-26T22:00:00Z", "2024-10-27T22:59:59Z"), TimeBin.Day, Berlin);
        Assert.Equal([2], Counts(day));
        Assert.Equal(TimeSpan.FromHours(25), day.Bins[0].End - day.Bins[0].Start);
    }

    [Fact]
    public void A_week_across_New_Year_is_one_week_of_the_year_that_has_its_Thursday()
    {
        Timeline weeks = Timeline.Measure(Of("2020-12-27T22:59:59Z", "2020-12-27T23:00:00Z", "2021-01-03T22:59:59Z", "2021-01-03T23:00:00Z"), TimeBin.Week, Berlin);
        Assert.Equal([1, 2, 1], Counts(weeks));
        Assert.Equal(["2020-12-21", "2020-12-28", "2021-01-04"], Starts(weeks, "yyyy-MM-dd"));
        Assert.Equal("2020-W52 to 2021-W01", weeks.Period);
        Assert.Contains("most in 2020-W53 (2)", weeks.Sentence);
    }

    [Fact]
    public void Months_have_their_own_lengths_and_those_between_are_zero()
    {
        Timeline months = Timeline.Measure(Of("2023-12-31T23:00:00Z", "2024-02-29T22:59:59Z", "2024-02-29T23:00:00Z", "2024-05-01T00:00:00Z"), TimeBin.Month, Berlin);
        Assert.Equal(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"], Starts(months, "yyyy-MM"));
        Assert.Equal([1, 1, 1, 0, 1], Counts(months));
        Assert.Equal(1, months.Empty);
    }

    [Fact]
    public void The_same_posts_are_other_days_in_other_zones()
    {
        Conversation talk = Of("2024-05-01T23:30:00Z", "2024-05-02T12:00:00Z");
        Assert.Equal([1, 1], Counts(Timeline.Measure(talk, TimeBin.Day, "UTC")));
        Assert.Equal([2], Counts(Timeline.Measure(talk, TimeBin.Day, Berlin)));
    }

    [Theory]
    [InlineData("Asia/Kolkata", "2024-05-01T05:29:00Z", "10:00 +05:30")]
    [InlineData("Asia/Kathmandu", "2024-05-01T05:14:00Z", "10:00 +05:45")]
    [InlineData("America/St_Johns", "2024-05-01T05:29:00Z", "02:00 -02:30")]
    public void Hours_are_full_where_clocks_say_so_also_in_zones_of_half_hours(string zone, string instant, string start) =>
        Assert.Equal([start], Starts(Timeline.Measure(Of(instant), TimeBin.Hour, zone), "HH:mm zzz"));

    [Fact]
    public void Where_clocks_change_by_half_an_hour_half_an_hour_is_a_bin()
    {
        // Lord Howe Island, 7 April 2024: at 02:00 (+11) clocks went back to 01:30 (+10:30).
        Timeline hours = Timeline.Measure(Of("2024-04-06T14:00:00Z", "2024-04-06T15:10:00Z", "2024-04-06T15:30:00Z"), TimeBin.Hour, "Australia/Lord_Howe");
        Assert.Equal(["01:00 +11:00", "01:30 +10:30", "02:00 +10:30"], Starts(hours, "HH:mm zzz"));
        Assert.Equal([1, 1, 1], Counts(hours));
    }

    [Fact]
    public void A_day_that_begins_at_one_o_clock_begins_there()
    {
        // São Paulo, 4 November 2018: from 00:00 clocks went to 01:00, which is 03:00 in UTC.
        Timeline days = Timeline.Measure(Of("2018-11-04T02:59:59Z", "2018-11-04T03:00:00Z"), TimeBin.Day, "America/Sao_Paulo");
        Assert.Equal(["2018-11-03 00:00 -03:00", "2018-11-04 01:00 -02:00"], Starts(days));
        Assert.Equal([1, 1], Counts(days));
    }

    [Fact]
    public void Coarse_times_are_not_piled_on_the_beginning_of_their_day_or_month()
    {
        Conversation talk = Of(
            Drafts.At("2024-05-01T10:00:00Z"), Drafts.At("2024-05-03T11:20:00Z", TimePrecision.Minute), Drafts.At("2024-05-01T22:00:00Z", TimePrecision.Day),
            Drafts.At("2024-04-30T22:00:00Z", TimePrecision.Month), Drafts.At("2024-05-02T00:00:00Z", TimePrecision.Relative), null);
        (int[] Counts, UnplacedPosts Unplaced, int Untimed) By(TimeBin bin)
        {
            Timeline timeline = Timeline.Measure(talk, bin, Berlin);
            return (Counts(timeline), timeline.Unplaced, timeline.Untimed);
        }

        (int[] hours, UnplacedPosts notInHours, _) = By(TimeBin.Hour);
        Assert.Equal((2, new UnplacedPosts(1, 1, 1)), (hours.Sum(), notInHours));
        (int[] days, UnplacedPosts notInDays, int untimed) = By(TimeBin.Day);
        Assert.Equal([1, 1, 1], days);
        Assert.Equal((new UnplacedPosts(0, 1, 1), 1), (notInDays, untimed));
        (int[] months, UnplacedPosts notInMonths, _) = By(TimeBin.Month);
        Assert.Equal([4], months);
        Assert.Equal(new UnplacedPosts(0, 0, 1), notInMonths);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Los_Angeles")]
    [InlineData("Pacific/Auckland")]
    public void A_date_without_a_time_of_day_stays_the_date_that_was_written(string zone)
    {
        Timeline days = Timeline.Measure(Of(Drafts.At("2024-05-01T22:00:00Z", TimePrecision.Day)), TimeBin.Day, zone);
        Assert.Equal([new DateOnly(2024, 5, 2)], days.Bins.Select(bin => bin.Date));
        Assert.Contains(days.Caveats, caveat => caveat.Code == "SR062");
    }

    [Fact]
    public void Without_a_stated_end_the_first_and_the_last_bin_are_incomplete()
    {
        Conversation talk = Of("2024-05-01T10:00:00Z", "2024-05-02T10:00:00Z", "2024-05-02T11:00:00Z", "2024-05-04T23:00:00Z");
        Timeline open = Timeline.Measure(talk, TimeBin.Day, "UTC");
        Assert.Equal([false, true, true, false], open.Bins.Select(bin => bin.IsComplete));
        Assert.Equal(1, open.Mean.Value);

        Timeline stated = Timeline.Measure(talk, TimeBin.Day, "UTC", "2024-04-30", "2024-05-05");
        Assert.Equal([0, 1, 2, 0, 1, 0], Counts(stated));
        Assert.All(stated.Bins, bin => Assert.True(bin.IsComplete));
        Assert.DoesNotContain(stated.Caveats, caveat => caveat.Code == "SR061");

        Timeline atNoon = Timeline.Measure(talk, TimeBin.Day, TimeZoneInfo.Utc, until: new DateTimeOffset(2024, 5, 5, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal([false, true, true, true, false], atNoon.Bins.Select(bin => bin.IsComplete));
    }

    [Fact]
    public void A_month_that_reaches_into_the_time_observed_is_in_it()
    {
        Conversation talk = Of(Drafts.At("2012-02-29T23:00:00Z", TimePrecision.Month), Drafts.At("2012-04-02T10:00:00Z"));
        Timeline months = Timeline.Measure(talk, TimeBin.Month, Berlin, "2012-03-12", "2012-04-30");
        Assert.Equal([1, 1], Counts(months));
        Assert.Equal([false, true], months.Bins.Select(bin => bin.IsComplete));
        Assert.Throws<ArgumentException>(() => Timeline.Measure(talk, TimeBin.Month, Berlin, "2012-04-01", "2012-04-30"));
    }

    [Fact]
    public void What_is_not_placed_is_said_in_the_sentence_and_in_a_caveat()
    {
        Timeline timeline = Timeline.Measure(
            Of([Drafts.At("2024-05-01T10:00:00Z"), .. Enumerable.Repeat((PostTime?)Drafts.At("2024-05-01T00:00:00Z", TimePrecision.Month), 12), null]), TimeBin.Day, Berlin);
        Assert.Equal("1 post in 1 day, 2024-05-01 (Europe/Berlin): most on 2024-05-01 (1). Not placed: 12 posts known only to the month, 1 without a time.", timeline.Sentence);
        Assert.Equal(
            [
                "SR060 Not placed: 12 posts known only to the month, 1 without a time. The others are counted; these may belong to any day.",
                "SR061 2024-05-01 reaches beyond the time observed: posts may be missing there.",
            ],
            timeline.Caveats.Select(caveat => $"{caveat.Code} {caveat.Sentence}"));
    }

    [Fact]
    public void Selection_and_zone_travel_with_the_result()
    {
        Conversation talk = Of("2024-05-01T10:00:00Z", "2024-05-02T10:00:00Z", "2024-06-02T10:00:00Z").Between("2024-05-01", "2024-05-31");
        Timeline timeline = Timeline.Measure(talk, TimeBin.Day, Berlin, "2024-05-01", "2024-05-31");
        Assert.Equal((31, 2, 29), (timeline.Bins.Count, timeline.Posts, timeline.Empty));
        Assert.Equal("2 posts in 31 days, 2024-05-01 to 2024-05-31 (Europe/Berlin): 0.1 a day over the complete ones, most on 2024-05-01 (1), none in 29 days.", timeline.Sentence);
        Assert.Contains("from 2024-05-01 to 2024-05-31", timeline.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Posts_that_cannot_be_placed_at_all_leave_no_bins()
    {
        Timeline none = Timeline.Measure(Of(Drafts.At("2024-05-01T00:00:00Z", TimePrecision.Month)), TimeBin.Day, Berlin);
        Assert.Empty(none.Bins);
        Assert.Equal("None of 1 post can be placed by day. Not placed: 1 post known only to the month.", none.Sentence);
        Assert.Equal("There are no posts to place in time.", Timeline.Measure(Of(Array.Empty<string>()), TimeBin.Day, Berlin).Sentence);
        Assert.Equal([0, 0], Counts(Timeline.Measure(Of(Array.Empty<string>()), TimeBin.Day, Berlin, "2024-05-01", "2024-05-02")));
    }

    [Fact]
    public void Mistakes_are_told_with_what_to_do()
    {
        Conversation talk = Of("1024-05-01T10:00:00Z", "2024-05-03T10:00:00Z");
        string Message(Func<Timeline> measure) => Assert.ThrowsAny<ArgumentException>(measure).Message;
        Assert.Equal("\"Berlin\" is no time zone. Write it as in Europe/Berlin, America/New_York or UTC. (Parameter 'zone')", Message(() => Timeline.Measure(talk, TimeBin.Day, "Berlin")));
        Assert.Equal("From 1024 to 2024 there are more than 1,000,000 hours. Select a period with Between, or measure by larger units. (Parameter 'by')", Message(() => Timeline.Measure(talk, TimeBin.Hour, Berlin)));
        Assert.Equal("Posts from 1024-05-01 to 2024-05-03 (UTC) are not all within the time observed. Select with Between first, or correct the ends. (Parameter 'until')", Message(() => Timeline.Measure(talk, TimeBin.Day, Berlin, to: "2024-05-02")));
        Assert.EndsWith("(Parameter 'from')", Message(() => Timeline.Measure(talk, TimeBin.Day, Berlin, from: "2024-05-02")), StringComparison.Ordinal);
        Assert.StartsWith("The time observed ends before it begins.", Message(() => Timeline.Measure(talk, TimeBin.Day, Berlin, "2024-05-02", "2024-05-01")), StringComparison.Ordinal);
        Assert.StartsWith("\"1.5.2024\" is no day.", Message(() => Timeline.Measure(talk, TimeBin.Day, Berlin, "1.5.2024")), StringComparison.Ordinal);
    }
}
