using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing.Delimited;

public sealed class FourCatPostsTests
{
    private static (Dictionary<string, PostDraft> Posts, ImportReport Report) Read(string name)
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Reading.File(Reading.Fixture("4cat", name));
        Assert.Equal("4cat", report.Format);
        return (posts, report);
    }

    [Fact]
    public void Bluesky_replies_find_their_parent_although_addresses_differ()
    {
        (Dictionary<string, PostDraft> posts, _) = Read("bluesky.csv");
        Assert.Equal(("3kaaa", "3kaaa", "<did:plc:bbbb>", "en"), (posts["3kbbb"].Parent, posts["3kbbb"].Thread, posts["3kbbb"].Author, posts["3kbbb"].Language));
        Assert.Null(posts["3kaaa"].Language);
    }

    [Fact]
    public void Bluesky_s_reversed_times_are_read_and_blank_counts_are_missing()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("bluesky.csv");
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 10, 5, 0, TimeSpan.Zero), posts["3kbbb"].Time!.Value.Utc);
        Assert.Equal(new Reactions(null, 0, 0), posts["3kbbb"].Reactions);
        Assert.Equal(new Reactions(4, 1, null), posts["3kaaa"].Reactions);
        Assert.DoesNotContain(report.Assumptions, sentence => sentence.Contains("zone", StringComparison.Ordinal));
    }

    [Fact]
    public void Telegram_numbers_anew_in_every_chat_and_a_chat_is_no_thread()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("telegram.csv");
        Assert.Equal(["teahouse-1", "teahouse-2", "coffeehouse-1"], posts.Keys);
        Assert.Equal(("teahouse-1", "teahouse", null, AuthorRole.Bot), (posts["teahouse-2"].Parent, posts["teahouse-2"].Channel, posts["teahouse-2"].Thread, posts["teahouse-2"].Role));
        Assert.Equal(posts["teahouse-1"].Author, posts["coffeehouse-1"].Author);
        Assert.Equal(0, report.Duplicates);
    }

    [Fact]
    public void The_zoneless_text_is_not_used_where_the_Unix_time_is_there() =>
        Assert.Equal(10, Read("telegram.csv").Posts["teahouse-1"].Time!.Value.Utc.Hour);

    [Fact]
    public void Replies_of_X_have_no_parent_and_the_report_says_so()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("x.csv");
        Assert.Null(posts["1898000000000000002"].Parent);
        Assert.Equal("1898000000000000001", posts["1898000000000000002"].Thread);
        Assert.Contains("Replies of which the export does not name the answered post: 1; they stand in their thread without a parent.", report.Assumptions);
    }

    [Fact]
    public void Redacted_authors_are_nobody()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("x.csv");
        Assert.All(posts.Values, post => Assert.Equal((null, AuthorRole.Anonymous), (post.Author, post.Role)));
        Assert.Contains(report.Caveats, caveat => caveat.Code == "SR009");
    }

    [Fact]
    public void Times_of_LinkedIn_are_estimates()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("linkedin.csv");
        Assert.Equal(TimePrecision.Relative, posts["71"].Time!.Value.Precision);
        Assert.Equal(("<tea-gmbh>", new Reactions(12, 1)), (posts["71"].Author, posts["71"].Reactions));
        Assert.Contains(report.Caveats, caveat => caveat.Code == "SR022");
    }

    [Fact]
    public void A_comment_on_a_comment_of_TikTok_answers_it_and_the_thread_is_the_video()
    {
        Dictionary<string, PostDraft> posts = Read("tiktok-comments.csv").Posts;
        Assert.Equal(("501", "400"), (posts["502"].Parent, posts["502"].Thread));
        Assert.Equal((null, "400"), (posts["501"].Parent, posts["501"].Thread));
    }

    [Fact]
    public void The_CSV_of_Zeeschuimer_is_read_and_its_minus_ones_and_zero_times_are_missing()
    {
        Dictionary<string, PostDraft> posts = Read("zeeschuimer-instagram.csv").Posts;
        Assert.Equal((new Reactions(412, 9), "<77>"), (posts["DLaug1"].Reactions, posts["DLaug1"].Author));
        Assert.Equal((null, new Reactions(null, null, null, 88)), (posts["DPart3"].Time, posts["DPart3"].Reactions));
    }

    [Fact]
    public void Posts_with_a_title_read_as_title_and_text()
    {
        PostDraft post = Read("imgur.csv").Posts["im1"];
        Assert.Equal(("Mein erster Sauerteig\n\nTag 7", new Reactions(40, 6, null, 900)), (post.Text, post.Reactions));
        PostDraft video = Read("douyin.csv").Posts["7400000000000000001"];
        Assert.Equal(("面包", "<90000000000000001>", new Reactions(12000, 300, 40)), (video.Text, video.Author, video.Reactions));
    }

    [Fact]
    public void Of_two_times_the_one_that_names_its_zone_is_used()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("truth-social.csv");
        Assert.Equal(8, posts["116000000000000001"].Time!.Value.Utc.Hour);
        Assert.Equal("<1001>", posts["116000000000000001"].Author);
        Assert.DoesNotContain(report.Assumptions, sentence => sentence.Contains("zone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://x.com/amsel/status/1898000000000000002", "https://x.com/i/web/status/1898000000000000002")]
    [InlineData("https://www.tiktok.com/@amsel/video/729", "https://m.tiktok.com/v/729.html")]
    [InlineData("https://www.threads.com/@amsel/post/DTh1", "https://www.threads.com/t/DTh1")]
    [InlineData("https://bsky.app/profile/amsel.example/post/3kaaa", null)]
    [InlineData("https://truthsocial.com/@amsel/116", null)]
    [InlineData("https://gab.com/amsel/posts/112", null)]
    [InlineData("https://www.instagram.com/p/DLaug1", "https://www.instagram.com/p/DLaug1")]
    [InlineData("https://www.linkedin.com/feed/update/urn:li:activity:71", "https://www.linkedin.com/feed/update/urn:li:activity:71")]
    [InlineData(null, null)]
    public void Addresses_lose_the_name_of_their_author(string? address, string? without) => Assert.Equal(without, NamelessAddress.Of(address));

    [Fact]
    public void Likes_that_a_platform_hides_are_unknown_although_a_number_stands_there() =>
        Assert.Equal(new Reactions(null, 2), Reading.Text("id,thread_id,body,timestamp,author,likes_hidden,num_likes,num_comments,unix_timestamp\n1,1,x,2026-01-01 00:00:00,a,yes,3,2,1767225600\n").Posts["1"].Reactions);
}
