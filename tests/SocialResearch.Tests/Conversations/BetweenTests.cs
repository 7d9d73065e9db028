using SocialResearch.Conversations;

namespace SocialResearch.Tests.Conversations;

public class BetweenTests
{
    private static readonly TimeZoneInfo Vienna = TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna");

    private static Conversation Of(params PostTime?[] times) => Conversation.Of(times.Select((time, i) => new PostDraft { Id = $"{i}", Time = time }));

    private static string[] Ids(Conversation talk) => [.. talk.Select(post => post.Id)];

    [Fact]
    public void Days_are_in_whole_from_the_first_to_the_last() =>
        Assert.Equal(["1", "2"], Ids(Of(
            Drafts.At("2014-12-31T23:59:59.9999999Z"), Drafts.At("2015-01-01T00:00:00Z"), Drafts.At("2015-12-31T23:59:59.9999999Z"), Drafts.At("2016-01-01T00:00:00Z"))
            .Between("2015-01-01", "2015-12-31")));

    [Fact]
    public void An_evening_in_UTC_is_the_next_day_in_Vienna()
    {
        Conversation talk = Of(Drafts.At("2024-05-01T23:30:00Z"));
        Assert.Empty(talk.Between("2024-05-02", "2024-05-02"));
        Assert.Single(talk.Between("2024-05-02", "2024-05-02", Vienna));
        Assert.Contains("days in Europe/Vienna", talk.Between("2024-05-02", "2024-05-02", Vienna).Selection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_on_which_clocks_are_set_back_has_25_hours() =>
        Assert.Equal(25, Of([.. Enumerable.Range(0, 72).Select(hour => (PostTime?)new PostTime(new DateTimeOffset(2024, 10, 26, 0, 0, 0, TimeSpan.Zero).AddHours(hour), TimePrecision.Second))])
            .Between("2024-10-27", "2024-10-27", Vienna).Count);

    [Fact]
    public void A_day_whose_midnight_clocks_skip_begins_when_they_land()
    {
        // On 2018-11-04 clocks in São Paulo went from 00:00 to 01:00, which is 03:00 in UTC.
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
        Assert.Equal(["1"], Ids(Of(Drafts.At("2018-11-04T02:59:59Z"), Drafts.At("2018-11-04T03:00:00Z")).Between("2018-11-04", "2018-11-04", zone)));
    }

    [Theory]
    [InlineData("-10:00")]
    [InlineData("-05:00")]
    [InlineData("+00:00")]
    [InlineData("+02:00")]
    [InlineData("+05:30")]
    [InlineData("+13:00")]
    public void A_post_of_which_only_the_day_is_known_belongs_to_that_day_in_every_zone(string offset)
    {
        Conversation talk = Of(Drafts.At($"2024-05-01T00:00:00{offset}", TimePrecision.Day));
        Assert.Single(talk.Between("2024-05-01", "2024-05-01"));
        Assert.Single(talk.Between("2024-05-01", "2024-05-01", Vienna));
        Assert.Empty(talk.Between("2024-04-01", "2024-04-30"));
        Assert.Equal("2024-05-01", talk[0].Time.ToString());
    }

    [Fact]
    public void A_month_is_kept_when_it_lies_within_as_a_whole()
    {
        Conversation talk = Of(Drafts.At("2024-02-01T00:00:00+01:00", TimePrecision.Month), Drafts.At("2024-03-01T00:00:00+01:00", TimePrecision.Month));
        Assert.Equal(["0"], Ids(talk.Between("2024-02-01", "2024-02-29")));
        Assert.Empty(talk.Between("2024-02-01", "2024-02-28"));
        Assert.Equal(
            "1 of 2 posts: from 2024-01-01 to 2024-03-15, days in UTC, 1 of which only the month is known left out.",
            talk.Between("2024-01-01", "2024-03-15").Selection.ToString());
        Assert.Equal("2024-03", talk[1].Time.ToString());
    }

    [Fact]
    public void Instants_are_half_open_and_coarse_times_must_lie_within_as_a_whole()
    {
        DateTimeOffset from = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), noon = from.AddHours(12);
        Conversation talk = Of(
            Drafts.At("2024-05-01T00:00:00Z"), Drafts.At("2024-05-01T12:00:00Z"), Drafts.At("2024-05-01T00:00:00Z", TimePrecision.Day), Drafts.At("2024-05-01T06:00:00Z", TimePrecision.Relative));
        Assert.Equal(["0", "3"], Ids(talk.Between(from, noon)));
        Assert.Equal(["0", "1", "2", "3"], Ids(talk.Between(from, from.AddDays(1))));
        Assert.Equal("from 2024-05-01 00:00:00+00:00 to before 2024-05-01 12:00:00+00:00", talk.Between(from, noon).Selection.Steps[0].Sentence);
    }

    [Fact]
    public void Windows_up_to_the_ends_of_the_calendar_hold_everything_with_a_time()
    {
        Conversation talk = Of(null, new PostTime(DateTimeOffset.MinValue, TimePrecision.Second), new PostTime(DateTimeOffset.MaxValue, TimePrecision.Day), Drafts.At("2024-05-01T00:00:00Z", TimePrecision.Month));
        Assert.Equal(["1", "3"], Ids(talk.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
        Assert.Equal(["1", "2", "3"], Ids(talk.Between("0001-01-01", "9999-12-31", Vienna)));
    }

    [Theory]
    [InlineData("31.12.2015", "\"31.12.2015\" is no day. Write year, month and day as in 2015-12-31.")]
    [InlineData("2015-02-30", "\"2015-02-30\" is no day. Write year, month and day as in 2015-12-31.")]
    [InlineData("2014-12-31", "The last day, 2014-12-31, lies before the first, 2015-01-01. Exchange them.")]
    public void What_is_no_day_is_refused_with_a_remedy(string to, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Of().Between("2015-01-01", to)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_end_before_the_beginning_is_refused() =>
        Assert.Throws<ArgumentException>(() => Of().Between(DateTimeOffset.UnixEpoch.AddSeconds(1), DateTimeOffset.UnixEpoch));
}
