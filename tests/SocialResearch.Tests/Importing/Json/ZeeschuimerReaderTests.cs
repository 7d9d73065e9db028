using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class ZeeschuimerReaderTests
{
    [Fact]
    public void Of_several_captures_the_latest_is_kept_and_the_others_are_rejected()
    {
        RecordedSink sink = JsonFixtures.Read("zeeschuimer/tiktok-comments.ndjson");
        Assert.Equal([2, 4, 5], sink.Rows.Select(row => row.Row));
        Assert.Equal(new Reject(1, "an older capture of a post that was captured again; row 4 is kept"), Assert.Single(sink.Rejects));
        Assert.Equal(8, sink["7300000000000000001"].Reactions.Likes);
    }

    [Fact]
    public void The_order_of_capture_counts_and_not_the_order_of_lines()
    {
        string[] lines = File.ReadAllLines(JsonFixtures.PathOf("zeeschuimer/tiktok-comments.ndjson"));
        RecordedSink sink = JsonFixtures.ReadText(new ZeeschuimerReader(), string.Join('\n', lines.Reverse()));
        Assert.Equal(8, sink["7300000000000000001"].Reactions.Likes);
        Assert.Equal(5, Assert.Single(sink.Rejects).Line);
    }

    [Fact]
    public void Comments_of_TikTok_keep_their_tree_and_blanks_are_not_zero()
    {
        RecordedSink sink = JsonFixtures.Read("zeeschuimer/tiktok-comments.ndjson");
        PostDraft first = sink["7300000000000000001"], second = sink["7300000000000000002"], third = sink["7300000000000000003"];
        Assert.All(sink.Posts, post => Assert.Equal("7290000000000000001", post.Thread));
        Assert.Null(first.Parent);
        Assert.Equal(first.Id, second.Parent);
        Assert.Equal(second.Id, third.Parent);
        Assert.Equal("6800000000000000001", first.Author);
        Assert.Equal(("de", null, null), (first.Language, second.Language, third.Language));
        Assert.Equal(new Reactions(12, null), second.Reactions);
        Assert.Equal(new Reactions(0, null), third.Reactions);
        Assert.Equal("Freitag \U0001F968", second.Text);
        Assert.Equal(new PostTime(DateTimeOffset.FromUnixTimeSeconds(1717230600), TimePrecision.Second), second.Time);
    }

    [Fact]
    public void Flattened_posts_of_TikTok_and_X_are_read_and_retweets_and_other_platforms_rejected()
    {
        RecordedSink sink = JsonFixtures.Read("zeeschuimer/mixed-flat.ndjson");
        Assert.Equal(new Reactions(120, 4, 7, 4100), sink["7290000000000000001"].Reactions);
        PostDraft tweet = sink["1796000000000000001"];
        Assert.Equal("Brot & Butter <3", tweet.Text);
        Assert.Equal(("1795000000000000009", "1795000000000000009", "55"), (tweet.Parent, tweet.Thread, tweet.Author));
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T12:15:09Z"), tweet.Time!.Value.Utc);
        Assert.Equal(new Reactions(4, 0, 1, 2104), tweet.Reactions);
        Assert.Equal(("Lang und ungekürzt", null), (sink["1796000000000000002"].Text, sink["1796000000000000002"].Language));
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T21:15:09Z"), sink["1796000000000000002"].Time!.Value.Utc);
        Assert.Equal([new(4, "a retweet: somebody else's post passed on"), new Reject(5, "captures from parler.com cannot be read yet")], sink.Rejects);
    }

    [Fact]
    public void Addresses_do_without_the_names_that_stand_in_them()
    {
        foreach (string fixture in (string[])["zeeschuimer/tiktok-comments.ndjson", "zeeschuimer/mixed-flat.ndjson"])
            Assert.All(JsonFixtures.Read(fixture).Posts, post => Assert.DoesNotMatch("amsel|brotzeit|@", post.Url));
    }

    [Fact]
    public void A_file_from_an_unknown_platform_names_it()
    {
        ImportException error = Assert.Throws<ImportException>(() =>
            JsonFixtures.ReadText(new ZeeschuimerReader(), """{"item_id":"1","source_platform":"parler.com","timestamp_collected":1,"data":{"id":"1"}}"""));
        Assert.Equal("Captures from parler.com cannot be read yet.", error.What);
        error = Assert.Throws<ImportException>(() =>
            JsonFixtures.ReadText(new ZeeschuimerReader(), """{"item_id":"1","source_platform":"anna@example.org","timestamp_collected":1,"data":{"id":"1"}}"""));
        Assert.DoesNotContain("anna", error.Message);
    }

    [Fact]
    public void Authors_written_as_a_name_in_the_page_are_read_too()
    {
        RecordedSink sink = JsonFixtures.ReadText(new ZeeschuimerReader(),
            """{"item_id":"1","source_platform":"tiktok.com","timestamp_collected":1,"data":{"id":"1","desc":"a","createTime":"1717230000","author":"krume","nickname":"K","statsV2":{"diggCount":"5"}}}""");
        Assert.Equal(("krume", 5L), (sink.Posts.Single().Author, sink.Posts.Single().Reactions.Likes));
    }
}
