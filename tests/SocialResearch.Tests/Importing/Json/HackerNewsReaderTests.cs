using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class HackerNewsReaderTests
{
    private readonly RecordedSink _items = JsonFixtures.Read("hacker-news/items.ndjson");
    private readonly RecordedSink _tree = JsonFixtures.Read("hacker-news/tree.json");

    [Fact]
    public void The_story_is_found_by_walking_up_even_when_it_comes_later()
    {
        Assert.All(_items.Posts.Where(post => post.Id != "4000006"), post => Assert.Equal("4000001", post.Thread));
        Assert.Null(_items["4000006"].Thread);
        Assert.Equal("3999999", _items["4000006"].Parent);
        Assert.Equal("4000002", _items["4000003"].Parent);
    }

    [Fact]
    public void Deleted_items_stay_in_the_thread_without_author_and_dead_ones_are_rejected()
    {
        Assert.Equal((null, AuthorRole.Anonymous, ""), (_items["4000004"].Author, _items["4000004"].Role, _items["4000004"].Text));
        Assert.Equal([5, 7], _items.Rejects.Select(reject => reject.Line));
        Assert.StartsWith("the item is dead", _items.Rejects[0].Reason);
        Assert.Equal("the line holds no JSON object", _items.Rejects[1].Reason);
    }

    [Fact]
    public void Html_becomes_text_below_the_title()
    {
        Assert.Equal("Show HN: A bread clock\n\nIt rings.\n\nTwice & loud", _items["4000001"].Text);
        Assert.Equal("> Why?\n\nBecause time.", _items["4000003"].Text);
    }

    [Fact]
    public void Scores_and_declared_replies_are_kept_and_missing_ones_are_null()
    {
        Assert.Equal(new Reactions(57, 3), _items["4000001"].Reactions);
        Assert.Equal(new Reactions(), _items["4000002"].Reactions);
    }

    [Fact]
    public void A_tree_is_read_from_top_to_bottom()
    {
        Assert.Equal([("5000001", null, 1L), ("5000002", "5000001", 2), ("5000003", "5000002", 3)], _tree.Rows.Select(row => (row.Post.Id, row.Post.Parent, row.Row)));
        Assert.Equal(AuthorRole.Anonymous, _tree["5000003"].Role);
        Assert.All(_tree.Posts, post => Assert.Equal("5000001", post.Thread));
    }

    [Fact]
    public void Kids_nested_as_items_name_their_parent_by_standing_in_it()
    {
        RecordedSink sink = JsonFixtures.ReadText(new HackerNewsReader(), """[{"id":1,"by":"a","time":1,"type":"story","kids":[{"id":2,"by":"b","time":2,"type":"comment","kids":[3]}]},{"id":3,"by":"c","time":3,"type":"comment","parent":2}]""");
        Assert.Equal([null, "1", "2"], sink.Posts.Select(post => post.Parent));
        Assert.All(sink.Posts, post => Assert.Equal("1", post.Thread));
    }

    [Fact]
    public void A_circle_of_parents_ends()
    {
        RecordedSink sink = JsonFixtures.ReadText(new HackerNewsReader(), """[{"id":1,"by":"a","parent":2},{"id":2,"by":"a","parent":1},{"id":3,"by":"a","parent":3}]""");
        Assert.All(sink.Posts, post => Assert.Null(post.Thread));
    }
}
