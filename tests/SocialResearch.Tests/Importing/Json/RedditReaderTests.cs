using SocialResearch.Conversations;

namespace SocialResearch.Tests.Importing.Json;

public sealed class RedditReaderTests
{
    private readonly RecordedSink _comments = JsonFixtures.Read("reddit/comments.ndjson");
    private readonly RecordedSink _submissions = JsonFixtures.Read("reddit/submissions.ndjson");

    [Fact]
    public void Ids_bear_their_kind_so_that_parents_are_found_across_both_files()
    {
        Assert.Equal(["t3_1d50001", "t3_1d50002", "t3_1d50003"], _submissions.Posts.Select(post => post.Id));
        PostDraft first = _comments["t1_l5a0001"];
        Assert.Equal(("t3_1d50001", "t3_1d50001"), (first.Parent, first.Thread));
        Assert.Equal("t1_l5a0001", _comments["t1_l5a0002"].Parent);
        Assert.Equal("t3_1d50001", _submissions["t3_1d50001"].Thread);
        Assert.Null(_submissions["t3_1d50001"].Parent);
    }

    [Fact]
    public void Times_are_read_as_number_string_and_fraction() =>
        Assert.Equal([1717230000, 1717230060, 1717230120], _comments.Posts.Take(3).Select(post => post.Time!.Value.Utc.ToUnixTimeSeconds()));

    [Fact]
    public void Deleted_authors_do_not_become_one_person_and_their_posts_stay_in_the_thread()
    {
        foreach (string id in (string[])["t1_l5a0002", "t1_l5a0003"])
            Assert.Equal((null, AuthorRole.Anonymous, ""), (_comments[id].Author, _comments[id].Role, _comments[id].Text));
        Assert.Contains(_comments.Assumptions, sentence => sentence.StartsWith("2 post(s) were deleted or removed", StringComparison.Ordinal));
        Assert.Equal("t1_l5a0002", _comments["t1_l5a0005"].Parent);
    }

    [Fact]
    public void What_was_deleted_after_archiving_is_forgotten_too()
    {
        PostDraft gone = _comments["t1_l5a0006"];
        Assert.Equal((null, AuthorRole.Anonymous, ""), (gone.Author, gone.Role, gone.Text));
        Assert.Contains(_comments.Assumptions, sentence => sentence.StartsWith("1 post(s) were deleted after", StringComparison.Ordinal));
    }

    [Fact]
    public void Programs_and_moderators_are_told_apart()
    {
        Assert.Equal(AuthorRole.Bot, _comments["t1_l5a0004"].Role);
        Assert.Equal(AuthorRole.Staff, _comments["t1_l5a0005"].Role);
        Assert.Equal(AuthorRole.Unknown, _comments["t1_l5a0001"].Role);
    }

    [Fact]
    public void A_score_that_is_null_or_hidden_is_no_score()
    {
        Assert.Equal([14, null, 2, null, -5], _comments.Posts.Take(5).Select(post => post.Reactions.Likes));
        Assert.Contains(_comments.Assumptions, sentence => sentence.Contains("36 hours"));
    }

    [Fact]
    public void The_entities_of_plain_text_become_characters() => Assert.Equal("Mein Sauerteig > eurer & das ist so", _comments["t1_l5a0001"].Text);

    [Fact]
    public void A_submission_reads_as_title_and_text()
    {
        Assert.Equal("Sauerteig\n\nWie haltet ihr es?", _submissions["t3_1d50001"].Text);
        Assert.Equal("Link", _submissions["t3_1d50002"].Text);
        Assert.Equal(6, _submissions["t3_1d50001"].Reactions.Replies);
        Assert.Equal(("brot", "https://www.reddit.com/r/brot/comments/1d50001/sauerteig/"), (_submissions["t3_1d50001"].Channel, _submissions["t3_1d50001"].Url));
    }

    [Fact]
    public void A_persons_own_page_is_no_channel() =>
        Assert.Equal((null, null), (_submissions["t3_1d50003"].Channel, _submissions["t3_1d50003"].Url));

    [Fact]
    public void A_parent_that_is_a_number_is_no_parent() => Assert.Null(_comments["t1_c1"].Parent);

    [Fact]
    public void Cut_lines_and_records_without_id_are_rejected_with_their_line() => Assert.Equal([8, 9], _comments.Rejects.Select(reject => reject.Line));

    [Fact]
    public void Fields_not_read_are_named() => Assert.Superset(new HashSet<string> { "author_fullname", "controversiality" }, _comments.Unused);
}
