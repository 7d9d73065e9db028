using SocialResearch.Conversations;

namespace SocialResearch.Tests.Importing.Json;

public sealed class MastodonReaderTests
{
    private readonly RecordedSink _outbox = JsonFixtures.Read("mastodon/outbox.json");
    private readonly RecordedSink _statuses = JsonFixtures.Read("mastodon/statuses.json");

    [Fact]
    public void Public_posts_of_an_outbox_are_read_and_all_else_is_rejected_with_its_reason()
    {
        Assert.Equal(["dorf.example/112000000000000001", "dorf.example/112000000000000003"], _outbox.Posts.Select(post => post.Id));
        Assert.Equal(
        [
            new(2, "a boost: somebody else's post passed on"),
            new(4, "the post is not public: it went to followers or to single people"),
            new Reject(5, "the activity creates no post"),
        ], _outbox.Rejects);
    }

    [Fact]
    public void What_the_outbox_declares_and_lacks_is_said()
    {
        Assert.Equal(5, _outbox.Declared["totalItems of the outbox"]);
        Assert.Contains(_outbox.Assumptions, sentence => sentence.StartsWith("An outbox holds only its owner's posts", StringComparison.Ordinal));
    }

    [Fact]
    public void Html_becomes_text_with_the_warning_above_it()
    {
        Assert.Equal("Brot & Käse.\nMehr: https://brot.example/lang\n\nEnde", _outbox.Posts[0].Text);
        Assert.Equal("Essen\n\n@specht gern", _outbox.Posts[1].Text);
        Assert.Equal("Wetter\n\nRegen", _statuses.Posts[1].Text);
    }

    [Fact]
    public void Ids_and_parents_name_servers_and_no_people()
    {
        Assert.Equal("stadt.example/112000000000000009", _outbox.Posts[1].Parent);
        Assert.All(_outbox.Posts.Concat(_statuses.Posts), post => Assert.DoesNotMatch("amsel|specht", $"{post.Id} {post.Parent} {post.Thread} {post.Url} {post.Channel}"));
    }

    [Fact]
    public void A_person_links_across_archive_and_API() => Assert.Equal(_outbox.Posts[0].Author, _statuses.Posts[0].Author);

    [Fact]
    public void Statuses_keep_tree_roles_language_and_null_counts()
    {
        Assert.Equal(["112000000000000011", "112000000000000012"], _statuses.Posts.Select(post => post.Id));
        Assert.Equal("112000000000000011", _statuses.Posts[1].Parent);
        Assert.Equal((AuthorRole.Unknown, AuthorRole.Bot), (_statuses.Posts[0].Role, _statuses.Posts[1].Role));
        Assert.Equal(("de", null, "de"), (_statuses.Posts[0].Language, _statuses.Posts[1].Language, _outbox.Posts[0].Language));
        Assert.Equal(new Reactions(5, 1, 0), _statuses.Posts[0].Reactions);
        Assert.Equal(new Reactions(null, 0, null), _statuses.Posts[1].Reactions);
        Assert.Equal(DateTimeOffset.Parse("2024-05-31T10:00:00.123Z"), _statuses.Posts[0].Time!.Value.Utc);
    }

    [Fact]
    public void Boosts_and_private_statuses_are_rejected_and_counts_are_one_servers()
    {
        Assert.Equal([3, 4], _statuses.Rejects.Select(reject => reject.Line));
        Assert.Contains(_statuses.Assumptions, sentence => sentence.Contains("one server"));
    }

    [Fact]
    public void Likes_of_an_archive_are_addresses_and_no_posts()
    {
        RecordedSink likes = JsonFixtures.ReadText(new SocialResearch.Importing.Json.MastodonReader(),
            """{"@context":"https://www.w3.org/ns/activitystreams","id":"likes.json","type":"OrderedCollection","orderedItems":["https://dorf.example/users/anna/statuses/1","https://stadt.example/users/b/statuses/2"]}""");
        Assert.Empty(likes.Posts);
        Assert.Equal(2, likes.Rejects.Count(reject => reject.Reason == "the activity creates no post"));
    }

    [Fact]
    public void An_outbox_that_is_whole_is_not_reported_as_short_because_boosts_are_set_aside() =>
        Assert.Equal(_outbox.Declared["totalItems of the outbox"], _outbox.Found["totalItems of the outbox"]);
}
