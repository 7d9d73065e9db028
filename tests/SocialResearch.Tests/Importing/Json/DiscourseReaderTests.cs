using SocialResearch.Conversations;
using SocialResearch.Importing.Json;

namespace SocialResearch.Tests.Importing.Json;

public sealed class DiscourseReaderTests
{
    private readonly RecordedSink _topic = JsonFixtures.Read("discourse/topic.json");

    [Fact]
    public void Post_numbers_give_the_tree_and_null_answers_the_topic()
    {
        Assert.Equal(["700/1", "700/2", "700/4", "700/5"], _topic.Posts.Select(post => post.Id));
        Assert.Equal([null, "700/1", "700/1", "700/2"], _topic.Posts.Select(post => post.Parent));
        Assert.All(_topic.Posts, post => Assert.Equal("700", post.Thread));
    }

    [Fact]
    public void Staff_system_and_deleted_accounts_are_told_apart()
    {
        Assert.Equal([AuthorRole.Unknown, AuthorRole.Staff, AuthorRole.Bot, AuthorRole.Anonymous], _topic.Posts.Select(post => post.Role));
        Assert.Equal(["31", "2", "-1", null], _topic.Posts.Select(post => post.Author));
    }

    [Fact]
    public void Cooked_html_becomes_text_without_the_words_of_others()
    {
        Assert.Equal("Mein Ofen “glüht”.\n\neins\nzwei", _topic["700/1"].Text);
        Assert.Equal("Bitte ausschalten.", _topic["700/2"].Text);
        Assert.Contains(_topic.Assumptions, sentence => sentence.StartsWith("Quoted passages", StringComparison.Ordinal));
    }

    [Fact]
    public void Declared_counts_are_compared_with_what_is_there()
    {
        Assert.Equal(7, _topic.Declared["posts_count of the topics"]);
        Assert.Equal(7, _topic.Declared["posts listed in post_stream.stream"]);
        Assert.Contains(_topic.Assumptions, sentence => sentence.StartsWith("The forum lists 7 posts and the file holds 5", StringComparison.Ordinal));
    }

    [Fact]
    public void Likes_are_action_two_and_unknown_where_the_list_is_missing() =>
        Assert.Equal([3, 0, null, null], _topic.Posts.Select(post => post.Reactions.Likes));

    [Fact]
    public void Reads_and_replies_are_kept() => Assert.Equal(new Reactions(3, 1, null, 40), _topic["700/1"].Reactions);

    [Fact]
    public void Notices_of_the_forum_are_no_posts() => Assert.Equal(3, Assert.Single(_topic.Rejects).Line);

    [Fact]
    public void Several_topics_one_a_line_are_read()
    {
        string line = File.ReadAllText(JsonFixtures.PathOf("discourse/topic.json")).ReplaceLineEndings(" ");
        RecordedSink sink = JsonFixtures.ReadText(new DiscourseReader(), $"{line}\n{line}\n{{}}");
        Assert.Equal(8, sink.Posts.Count);
        Assert.Equal(14, sink.Declared["posts_count of the topics"]);
        Assert.Equal(new Reject(3, "the record has no post_stream with posts"), sink.Rejects[^1]);
    }
}
