using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class BlueskyReaderTests
{
    private readonly RecordedSink _thread = JsonFixtures.Read("bluesky/thread.json");

    [Fact]
    public void A_thread_keeps_its_tree_and_counts_what_it_does_not_show()
    {
        Assert.Equal(["3kaaa", "3kbbb"], _thread.Posts.Select(post => post.Id));
        Assert.Equal(("3kaaa", "3kaaa"), (_thread["3kbbb"].Parent, _thread["3kbbb"].Thread));
        Assert.Equal("3kaaa", _thread["3kaaa"].Thread);
        Assert.Equal(
        [
            new(3, "the service did not find the post: deleted or hidden"),
            new Reject(4, "the service withholds the post: somebody blocked somebody"),
        ], _thread.Rejects);
        Assert.Contains(_thread.Assumptions, sentence => sentence.StartsWith("1 branch(es) of the thread are cut off", StringComparison.Ordinal));
    }

    [Fact]
    public void A_device_that_is_ahead_of_the_server_is_not_believed()
    {
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T10:10:00Z"), _thread["3kbbb"].Time!.Value.Utc);
        Assert.Contains(_thread.Assumptions, sentence => sentence.StartsWith("1 post(s) bear a time of the author's device more than a day after", StringComparison.Ordinal));
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T10:00:00Z"), _thread["3kaaa"].Time!.Value.Utc);
    }

    [Fact]
    public void An_early_device_time_is_kept_and_stated_and_a_repost_is_no_post_of_its_own()
    {
        RecordedSink feed = JsonFixtures.Read("bluesky/feed.json");
        Assert.Equal(2019, feed.Posts.Single().Time!.Value.Utc.Year);
        Assert.Contains(feed.Assumptions, sentence => sentence.StartsWith("1 post(s) bear a time of the author's device more than a day before", StringComparison.Ordinal));
        Assert.Equal(new Reject(2, "a repost: somebody else's post passed on"), Assert.Single(feed.Rejects));
    }

    [Fact]
    public void Records_are_read_with_and_without_the_address_that_names_their_author()
    {
        RecordedSink records = JsonFixtures.Read("bluesky/records.ndjson");
        Assert.Equal(["3kfff", "row-2"], records.Posts.Select(post => post.Id));
        Assert.Equal(("did:plc:amsel000", null), (records.Posts[0].Author, records.Posts[1].Author));
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T10:00:00Z"), records.Posts[0].Time!.Value.Utc);
        Assert.Equal(new Reject(3, "the record is no post"), Assert.Single(records.Rejects));
        Assert.Null(records.Posts[0].Reactions.Likes);
    }

    [Fact]
    public void Authors_are_their_lasting_identifier_and_stand_nowhere_else()
    {
        Assert.Equal("did:plc:amsel000", _thread["3kaaa"].Author);
        Assert.All(_thread.Posts, post => Assert.DoesNotMatch("did:|amsel|specht", $"{post.Id} {post.Parent} {post.Thread} {post.Url}"));
        Assert.Equal(new Reactions(9, 3, 1), _thread["3kaaa"].Reactions);
        Assert.Equal("de", _thread["3kaaa"].Language);
    }

    [Fact]
    public void A_chain_of_a_thousand_replies_is_read_without_a_deep_stack()
    {
        static string Node(int at) => $$$"""{"$type":"app.bsky.feed.defs#threadViewPost","post":{"uri":"at://did:plc:a/app.bsky.feed.post/k{{{at}}}","author":{"did":"did:plc:a"},"record":{"$type":"app.bsky.feed.post","text":"{{{at}}}","createdAt":"2024-05-31T10:00:00Z"}},"replies":[""";
        string thread = "{\"thread\":" + string.Concat(Enumerable.Range(0, 1000).Select(Node)) + string.Concat(Enumerable.Repeat("]}", 1000)) + "}";
        RecordedSink sink = JsonFixtures.ReadText(new BlueskyReader(), thread);
        Assert.Equal(1000, sink.Posts.Count);
        Assert.Equal(1000, sink.Rows[^1].Row);
    }

    [Fact]
    public void A_single_view_written_over_several_lines_is_read()
    {
        RecordedSink sink = JsonFixtures.ReadText(new BlueskyReader(), "{\n\"uri\":\"at://did:plc:a/app.bsky.feed.post/k\",\n\"author\":{\"did\":\"did:plc:a\"},\n\"record\":{\"text\":\"x\"}}");
        Assert.Equal("x", sink.Posts.Single().Text);
    }
}
