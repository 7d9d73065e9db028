using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Xml;

namespace SocialResearch.Tests.Importing.Xml;

public sealed class StackExchangeReaderTests
{
    private static readonly StackExchangeReader s_reader = new();

    private static RecordedSink Folder() => ReaderRuns.Read(s_reader, ReaderRuns.Fixture("stack-exchange"));

    [Fact]
    public void Questions_answers_and_comments_form_one_tree()
    {
        RecordedSink sink = Folder();
        Assert.Equal(["1", "2", "3", "5", "7", "comment-1", "comment-2", "comment-3", "comment-4"], sink.Posts.Select(post => post.Id));
        Assert.Equal(("1", null), (sink["1"].Thread, sink["1"].Parent));
        Assert.Equal(("1", "1"), (sink["2"].Thread, sink["2"].Parent));
        Assert.Equal(("1", "1"), (sink["comment-1"].Thread, sink["comment-1"].Parent));
        // The comment names only the answer; the question comes from Posts.xml.
        Assert.Equal(("1", "2"), (sink["comment-2"].Thread, sink["comment-2"].Parent));
    }

    [Fact]
    public void A_comment_on_a_deleted_post_stays_and_is_an_orphan() => Assert.Equal("99", Folder()["comment-4"].Parent);

    [Fact]
    public void Html_becomes_text_and_the_title_stands_above_the_question()
    {
        RecordedSink sink = Folder();
        Assert.StartsWith("Wein & Essig\n", sink["1"].Text, StringComparison.Ordinal);
        Assert.Contains("Der Wein schmeckt nach Essig.", sink["1"].Text, StringComparison.Ordinal);
        Assert.Equal("Luft fern halten.", sink["2"].Text);
        Assert.DoesNotContain(sink.Posts, post => post.Text.Contains('<', StringComparison.Ordinal));
    }

    [Fact]
    public void Times_without_z_are_utc_whatever_the_zone_and_however_many_digits()
    {
        RecordedSink sink = Folder();
        Assert.Equal(DateTimeOffset.Parse("2019-03-01T09:00:00.123Z", null), sink["1"].Time!.Value.Utc);
        Assert.Equal(DateTimeOffset.Parse("2019-03-01T10:30:00Z", null), sink["2"].Time!.Value.Utc);
        Assert.Equal(DateTimeOffset.Parse("2019-03-01T11:00:00.5Z", null), sink["3"].Time!.Value.Utc);
        Assert.Equal(DateTimeOffset.Parse("2019-03-01T12:00:00.0000001Z", null), sink["comment-2"].Time!.Value.Utc);
        Assert.Null(sink["7"].Time);
        Assert.Contains(sink.Assumptions, sentence => sentence.Contains("UTC", StringComparison.Ordinal));
    }

    [Fact]
    public void Deleted_people_are_nobody_and_the_site_itself_is_a_bot()
    {
        RecordedSink sink = Folder();
        Assert.Equal(("10", AuthorRole.Person), (sink["1"].Author, sink["1"].Role));
        Assert.Equal((null, AuthorRole.Anonymous), (sink["3"].Author, sink["3"].Role));
        Assert.Equal((null, AuthorRole.Anonymous), (sink["comment-3"].Author, sink["comment-3"].Role));
        Assert.Equal(("-1", AuthorRole.Bot), (sink["5"].Author, sink["5"].Role));
    }

    [Fact]
    public void A_missing_count_is_not_zero()
    {
        RecordedSink sink = Folder();
        Assert.Equal(new Reactions(5, 2, null, 120), sink["1"].Reactions);
        Assert.Equal(new Reactions(-1), sink["2"].Reactions);
        Assert.Equal(default, sink["comment-3"].Reactions);
    }

    [Fact]
    public void Rows_that_are_no_posts_are_set_aside_with_file_line_and_reason() => Assert.Equal(
    [
        new Reject(6, "Posts.xml: post of type 5 (1 is a question, 2 an answer; the others are texts of the site)"),
        new Reject(8, "Posts.xml: CreationDate is no date"),
        new Reject(9, "Posts.xml: Id is missing or no whole number"),
        new Reject(7, "Comments.xml: PostId is missing or no whole number"),
    ], Folder().Rejects);

    [Fact]
    public void What_the_dump_declares_is_compared_with_what_is_there()
    {
        RecordedSink sink = Folder();
        Assert.Equal(2, sink.Declared["answers (AnswerCount of the questions)"]);
        Assert.Equal(2, sink.Declared["comments (CommentCount of the posts)"]);
        Assert.Contains(sink.Assumptions, sentence => sentence.StartsWith("Users.xml lists 3 registered people.", StringComparison.Ordinal));
        Assert.Contains(sink.Assumptions, sentence => sentence.Contains("declare 2 comments and the file holds 4", StringComparison.Ordinal));
        Assert.DoesNotContain(sink.Assumptions, sentence => sentence.Contains("answers and the file", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_nothing_is_made_of_are_named() =>
        Assert.Equal(["AcceptedAnswerId", "ContentLicense", "OwnerDisplayName", "Tags", "UserDisplayName"], Folder().Unused.Order());

    [Fact]
    public void Posts_alone_can_be_read_and_the_missing_comments_are_said()
    {
        string posts = ReaderRuns.Fixture("stack-exchange", "Posts.xml");
        Assert.True(ReaderRuns.Recognises(s_reader, posts));
        RecordedSink sink = ReaderRuns.Read(s_reader, posts);
        Assert.Equal(5, sink.Rows.Count);
        Assert.Contains(sink.Assumptions, sentence => sentence.StartsWith("Comments.xml was not read", StringComparison.Ordinal));
    }

    [Fact]
    public void The_folder_is_recognised_by_its_listing()
    {
        Assert.True(s_reader.Recognises(new("folder: Badges.xml\nfolder: Posts.xml\n")));
        Assert.False(s_reader.Recognises(new("folder: BlogPosts.xml\n")));
        Assert.False(s_reader.Recognises(new("<posts><post/></posts>")));
    }

    [Fact]
    public void A_folder_without_posts_says_what_to_unpack()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        var error = Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, folder));
        Directory.Delete(folder);
        Assert.Equal("The folder holds no Posts.xml.", error.What);
        Assert.Contains("7z x", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_comments_bring_only_import_errors()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        File.Copy(ReaderRuns.Fixture("stack-exchange", "Posts.xml"), Path.Combine(folder, "Posts.xml"));
        byte[] comments = File.ReadAllBytes(ReaderRuns.Fixture("stack-exchange", "Comments.xml"));
        for (int cut = 0; cut < comments.Length; cut += 7)
        {
            File.WriteAllBytes(Path.Combine(folder, "Comments.xml"), comments[..cut]);
            Assert.Throws<ImportException>(() => ReaderRuns.Read(s_reader, folder));
        }
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Declared_answers_are_compared_with_answers_and_not_with_all_posts()
    {
        ImportReport report = Reading.File(Reading.Fixture("stack-exchange")).Report;
        DeclaredCount answers = Assert.Single(report.Declared, declared => declared.What.StartsWith("answers", StringComparison.Ordinal));
        Assert.True(answers.Found < report.Source.RowsAccepted);
        Assert.Equal(Folder().Posts.Count(post => post.Parent is not null && !post.Id.StartsWith("comment-", StringComparison.Ordinal)), answers.Found);
    }
}
