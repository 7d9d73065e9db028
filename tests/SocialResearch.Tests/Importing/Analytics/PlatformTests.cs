using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing.Analytics;

public sealed class PlatformTests
{
    private const string Overview = "\"Date\",\"Video Views\",\"Profile Views\"\n";

    [Fact]
    public void LinkedIn_posts_stand_below_a_description_and_forget_who_posted_them()
    {
        ImportedConversation import = Exports.Fixture("linkedin-posts", "posts.csv");
        Post post = import.Conversation[0];
        Assert.Equal(("7380000000000000001", "the page of the export", AuthorRole.Brand, "2026-10-01"), (post.Id, post.Author, post.Role, post.Time.ToString()));
        Assert.Equal(new Reactions(88, 7, 12, 3_420), post.Reactions);
        Assert.Equal([0.0383, 0.0092], import.Values("click-through rate"));
        Assert.Equal([null, "Herbst 2026"], import.Metrics.Of("clicks").Readings.Select(reading => reading["campaign"]));
        Assert.Contains("Posted by", import.Report().UnusedColumns);
        Assert.Contains("The file does not name the page", import.Assumed());
        Assert.DoesNotContain("Erika", import.Metrics.ToTable().ToString());
    }

    [Fact]
    public void German_LinkedIn_posts_have_decimal_commas()
    {
        ImportedConversation import = Exports.Fixture("linkedin-posts", "german.csv");
        Assert.Equal([3_420], import.Values("impressions"));
        Assert.Equal([0.0383], import.Values("click-through rate"));
        Assert.Equal([0.0696], import.Values("engagement rate"));
    }

    [Fact]
    public void Organic_sponsored_and_total_figures_are_three_metrics_so_that_none_counts_twice()
    {
        ImportedConversation import = Exports.Fixture("linkedin-days", "metrics.csv");
        Assert.Equal([150, 200], import.Values("impressions"));
        Assert.Equal([50, 0], import.Values("impressions (sponsored)"));
        Assert.Equal([0.02, null], import.Values("engagement rate (sponsored)"));
        Assert.Equal([80, 150], import.Values("unique impressions (organic)"));
        Assert.Equal([1_100, 90], Exports.Fixture("linkedin-days", "german.csv").Values("impressions (organic)"));
    }

    [Fact]
    public void Days_of_TikTok_get_their_year_from_a_dated_line_and_cross_New_Year()
    {
        ImportedConversation import = Exports.Fixture("tiktok-days", "Overview.csv");
        Assert.Equal(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"], import.Periods());
        Assert.Equal([120, null, 300, 90], import.Values("video views"));
        Assert.Contains("The first row was taken to be of 2026, because a line above the header names 2027-01-02; the rows pass New Year, so they reach from 2026 to 2027.", import.Assumed());
        Assert.Equal([583, -3], Exports.Fixture("tiktok-days", "FollowerHistory.csv").Values("followers change"));
        Assert.Equal([null, 120], Exports.Fixture("tiktok-days", "Viewers.csv").Values("viewers"));
        Assert.Equal(["2026-09-30", "2026-10-01"], Exports.Fixture("tiktok-days", "german.csv").Periods());
    }

    [Fact]
    public void The_year_that_is_said_is_that_of_the_first_row_in_either_direction()
    {
        var said = new ImportOptions { Year = 2026 };
        Assert.Equal(["2026-12-31", "2027-01-01"], Exports.Text(Overview + "December 31,1,1\nJanuary 1,2,2\n", said).Periods());
        Assert.Equal(["2026-01-01", "2025-12-31"], Exports.Text(Overview + "1. Januar,1,1\n31. Dezember,2,2\n", said).Periods());
        Assert.Equal(["2026-12-31", "2027-01-01"], Exports.Text("Datum;Videoaufrufe;Profilaufrufe\n31.12.;1;1\n01.01.;2;2\n", said).Periods());
    }

    [Fact]
    public void Without_a_year_the_file_is_refused_and_the_remedy_names_the_option()
    {
        string message = Assert.Throws<ImportException>(() => Exports.Text(Overview + "August 31,1,1\n")).Message;
        Assert.Equal("The days in Date have no year. Where: export.csv, line 1. Say of which year the first row is: Year = 2026, or --year 2026 on the command line. The years of the others follow from their order.", message);
    }

    [Fact]
    public void February_29_exists_only_in_leap_years()
    {
        const string Rows = "February 28,1,1\nFebruary 29,2,2\nMarch 1,3,3\n";
        Assert.Equal(["2028-02-28", "2028-02-29", "2028-03-01"], Exports.Text(Overview + Rows, new() { Year = 2028 }).Periods());
        Assert.Equal(new Reject(3, "Date is a day that 2026 does not have"), Exports.Text(Overview + Rows, new() { Year = 2026 }).Report().Source.Rejects.Single());
    }

    [Fact]
    public void TikTok_videos_have_id_and_account_from_their_link_and_clocks_as_seconds()
    {
        ImportedConversation import = Exports.Fixture("tiktok-videos", "content.csv");
        Assert.Equal(["7400000000000000001", "7400000000000000002"], import.Conversation.Select(post => post.Id));
        Assert.Equal("nordwindcycles", import.Conversation[1].Author);
        Assert.Equal(new Reactions(null, 0, 1, 640), import.Conversation[1].Reactions);
        Assert.Equal([45_000, null], import.Values("play time"));
        Assert.Equal([12, 3.5], import.Values("average watch time"));
        Assert.Equal([0.31, 0.095], import.Values("watched in full"));
        Assert.Equal("Rösten", Exports.Fixture("tiktok-videos", "german.csv").Conversation[0].Text);
    }

    [Fact]
    public void Audience_tables_of_TikTok_are_shares_without_days()
    {
        ImportedConversation import = Exports.Text("\"Top territories\",\"Distribution\"\n\"DE\",\"0.852\"\n\"AT\",\"12 %\"\n");
        Assert.Equal([0.852, 0.12], import.Values("distribution"));
        Assert.Equal("The file does not say over which days its figures were counted.", import.Assumed());
    }

    [Fact]
    public void Tweets_have_zones_decimals_of_counts_and_dashes_where_nothing_was_promoted()
    {
        ImportedConversation import = Exports.Fixture("x-posts", "tweets.csv");
        Assert.Equal("2026-10-01 10:30", import.Conversation[1].Time.ToString());
        Assert.Equal(("nordwindcycles", new Reactions(19, 2, 4, 1_200)), (import.Conversation[0].Author, import.Conversation[0].Reactions));
        Assert.Equal([8, 0], import.Values("link clicks"));
        Assert.Equal([null, null], import.Values("impressions (promoted)"));
        Assert.Equal("1840000000000000011", Exports.Fixture("x-posts", "content.csv").Conversation[0].Id);
        ImportedConversation german = Exports.Fixture("x-posts", "german.csv");
        Assert.Equal([40], german.Values("engagements"));
        Assert.Equal([0.033], german.Values("engagement rate"));
    }

    [Fact]
    public void A_damaged_id_is_taken_from_a_link_that_still_holds_it()
    {
        ImportedConversation import = Exports.Text("Tweet id,Tweet permalink,Tweet text,time\n1.84E+18,https://twitter.com/nordwindcycles/status/1840000000000000001,Hello,2026-10-01 10:00 +0000\n");
        Assert.Equal("1840000000000000001", import.Conversation[0].Id);
        Assert.Contains("they were taken from the links", import.Assumed());
    }

    [Fact]
    public void Days_of_X_are_figures_and_no_posts()
    {
        Assert.Equal([3, 0], Exports.Fixture("x-days", "by-day.csv").Values("posts"));
        Assert.Equal([10, null], Exports.Fixture("x-days", "by-day.csv").Values("reposts"));
        Assert.Equal([12_000], Exports.Fixture("x-days", "german.csv").Values("impressions"));
        Assert.Equal(["2026-10-01", "2026-10-02"], Exports.Fixture("x-days", "account.csv").Periods());
    }

    [Fact]
    public void Rounded_counts_are_set_aside_and_not_taken_for_exact()
    {
        ImportedConversation import = Exports.Text(Overview + "2026-10-01,1.2K,1\n2026-10-02,12,1\n");
        Assert.Equal(new Reject(2, "Video Views is rounded (such as 1.2K), not a figure"), import.Report().Source.Rejects.Single());
    }
}
