using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Metrics;

namespace SocialResearch.Tests.Importing.Analytics;

public sealed class MetaTests
{
    [Fact]
    public void Posts_of_a_page_are_the_brands_and_their_reactions_are_read()
    {
        ImportedConversation import = Exports.Fixture("meta-posts", "facebook.csv");
        Post post = import.Conversation[0];
        Assert.Equal(("122158000000000011", "61571000000001", AuthorRole.Brand, "Nordwind Cycles"), (post.Id, post.Author, post.Role, post.Channel));
        Assert.Equal("Our new lock is here. 🔒\nIt resists pens.", post.Text);
        Assert.Equal(new Reactions(44, 9, 4, 1_234), post.Reactions);
        Assert.Equal("2026-10-01 09:05", post.Time.ToString());
        Assert.Equal(new Reactions(0, 0, 0, 0), import.Conversation[2].Reactions);
    }

    [Fact]
    public void What_is_no_reaction_is_a_figure_of_the_post()
    {
        ImportedConversation import = Exports.Fixture("meta-posts", "facebook.csv");
        Assert.Equal([987, 8_120, 0], import.Values("reach"));
        Assert.Equal([120, null, 0], import.Values("clicks"));
        Assert.Equal([1_001, 900, 0], import.Values("other clicks"));
        MetricReading reach = import.Metrics.Of("reach").Readings[0];
        Assert.Equal(("122158000000000011", "Photos", "since 2026-10-01", MetricUnit.People, 2), (reach[MetricReading.Post], reach["post type"], reach.Period.ToString(), reach.Unit, reach.Row));
        Assert.DoesNotContain("Is share", import.Metrics.Names);
    }

    [Fact]
    public void Posts_under_one_damaged_id_stay_apart_and_are_named_by_their_link()
    {
        ImportedConversation import = Exports.Fixture("meta-posts", "damaged.csv");
        Assert.Equal(["https://www.facebook.com/reel/900000000000021", "https://www.facebook.com/nordwindcycles/posts/pfbid0B22"], import.Conversation.Select(post => post.Id));
        Assert.Equal(["Nordwind Cycles"], import.Conversation.Select(post => post.Author).Distinct());
        Assert.Contains("SR075", import.Codes());
        Assert.Contains("Post ids were damaged by a spreadsheet in 2 rows", import.Assumed());
        Assert.EndsWith("and there is no link", import.Report().Source.Rejects.Single().Reason);
        Assert.Equal([100, 200], import.Values("reach"));
    }

    [Fact]
    public void Ids_that_a_spreadsheet_has_rounded_to_the_same_digits_stay_apart_too()
    {
        ImportedConversation import = Exports.Text("Post ID,Permalink,Publish time,Reach\n122158000000000000,https://www.facebook.com/a,2026-10-01 10:00,1\n122158000000000000,https://www.facebook.com/b,2026-10-01 11:00,2\n");
        Assert.Equal(["122158000000000000", "https://www.facebook.com/b"], import.Conversation.Select(post => post.Id));
        Assert.Equal([1, 2], import.Values("reach"));
    }

    [Fact]
    public void A_post_that_is_there_twice_counts_once_with_its_figures()
    {
        ImportedConversation import = Exports.Text("Post ID,Permalink,Publish time,Reach\n12,https://www.facebook.com/a,2026-10-01 10:00,1\n12,https://www.facebook.com/a,2026-10-01 10:00,1\n");
        Assert.Equal([1], import.Values("reach"));
        Assert.Equal("its identifier was there before, in row 2", import.Report().Source.Rejects.Single().Reason);
    }

    [Fact]
    public void An_export_broken_down_by_days_is_one_post_with_figures_by_day()
    {
        ImportedConversation import = Exports.Fixture("meta-posts", "instagram-by-day.csv");
        Assert.Equal(default, Assert.Single(import.Conversation).Reactions);
        Assert.Equal(["2026-10-03", "2026-10-14"], import.Periods());
        Assert.Equal([12_400, 400], import.Values("views"));
        Assert.Equal(2, import.Report().Source.RowsAccepted);
        Assert.DoesNotContain("nordwindcycles", import.Conversation.ToString());
    }

    [Fact]
    public void German_headers_dates_and_thousands_are_read()
    {
        ImportedConversation import = Exports.Fixture("meta-posts", "german.csv");
        Assert.Equal(new Reactions(440, 90, 41, 12_340), import.Conversation[0].Reactions);
        Assert.Equal("2026-10-01 09:05", import.Conversation[0].Time.ToString());
        Assert.Equal([null, 2], import.Values("other clicks"));
        Assert.Equal([1_200, 15], import.Values("clicks"));
    }

    [Fact]
    public void German_days_have_followers_reach_and_shares_and_a_dash_is_no_zero()
    {
        ImportedConversation import = Exports.Fixture("meta-days", "german.csv");
        Assert.Empty(import.Conversation);
        Assert.Equal(["2026-10-01", "2026-10-02", "2026-10-03"], import.Periods());
        Assert.Equal([1_500, 1_502, 1_510], import.Values("followers"));
        Assert.Equal([12_000, null, 0], import.Values("reach"));
        Assert.Equal([0.012, 0.03, null], import.Values("engagement rate"));
        Assert.Equal("3 of 3 rows of german.csv (meta-days) became 9 figures; they are of 2026-10-01 to 2026-10-03, in days as the source cuts them.", import.Report().Sentence);
    }

    [Fact]
    public void English_days_have_the_month_first_and_money_its_currency()
    {
        ImportedConversation import = Exports.Fixture("meta-days", "english.csv");
        Assert.Equal("The dates in Date have the month first: some have a second number above 12.", import.Assumed());
        Assert.Equal([1_204.5, 0.75, 1], import.Values("earnings"));
        Assert.Equal("USD", import.Metrics.Of("earnings").Readings[0].Currency);
        Assert.Contains("SR073", import.Codes());
    }

    [Fact]
    public void Days_that_fit_both_orders_are_read_as_the_language_writes_them_and_it_is_said()
    {
        const string Rows = "Date,Facebook reach\n10/02/2026,1\n";
        ImportedConversation import = Exports.Text(Rows);
        Assert.Equal(["2026-10-02"], import.Periods());
        Assert.Equal("The dates in Date fit both orders; they were read with the month first, because such exports with English headers are American. Say DayOrder if it is the other way round.", import.Assumed());
        Assert.Equal(["2026-02-10"], Exports.Text(Rows, new() { DayOrder = DayOrder.DayFirst }).Periods());
        Assert.Equal(["2026-02-10"], Exports.Text("Datum;Seiten-Follower\n10/02/2026;1\n").Periods());
    }

    [Fact]
    public void A_metric_of_its_own_file_has_the_name_of_its_title_line()
    {
        ImportedConversation import = Exports.Fixture("meta-metric", "reach.csv");
        Assert.Equal([120, 98, 0], import.Values("reach"));
        Assert.Equal("Primary", import.Metrics.Readings[0].Header);
        Assert.Equal(4, import.Metrics.Readings[0].Row);
        Assert.Equal([3, null], Exports.Fixture("meta-metric", "follows-german.csv").Values("follows"));
    }

    [Fact]
    public void The_second_header_of_the_older_Insights_is_no_row()
    {
        ImportedConversation import = Exports.Fixture("facebook-insights", "posts.csv");
        Assert.Equal(2, import.Report().Source.RowsRead);
        Assert.Equal(new Reactions(null, 5, 29, 19_057), import.Conversation[1].Reactions);
        Assert.Equal("61571000000001", import.Conversation[0].Author);
        Assert.Equal("2014-10-14 15:30:00", import.Conversation[1].Time.ToString());
        Assert.Equal([178, 1_457], import.Values("engaged users"));
        Assert.Equal(new Reactions(79, 4, 17, 5_091), Exports.Fixture("facebook-insights", "german.csv").Conversation[0].Reactions);
    }

    [Fact]
    public void CrowdTangle_has_pages_of_others_thousands_zones_and_an_odd_header()
    {
        ImportedConversation import = Exports.Fixture("crowdtangle", "pages.csv");
        Post post = import.Conversation[0];
        Assert.Equal(("61571000000001", AuthorRole.Unknown, "Nordwind Cycles", "2021-07-06 20:45:20"), (post.Author, post.Role, post.Channel, post.Time.ToString()));
        Assert.Equal([1_403, 12], import.Values("interactions"));
        Assert.Equal([-1.35, 2.1], import.Values("overperforming score"));
        Assert.Equal([15_620, null], import.Values("followers"));
        Assert.Equal([null, 65], import.Values("duration"));
        Assert.Contains("User Name", import.Report().UnusedColumns);
    }
}
