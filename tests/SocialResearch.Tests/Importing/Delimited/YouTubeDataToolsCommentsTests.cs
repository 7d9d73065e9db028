using SocialResearch.Conversations;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing.Delimited;

public sealed class YouTubeDataToolsCommentsTests
{
    private static (Dictionary<string, PostDraft> Posts, ImportReport Report) Read(string name) => Reading.File(Reading.Fixture("youtube-data-tools", name));

    [Fact]
    public void Replies_hang_below_their_comment_which_is_the_thread()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("comments.csv");
        Assert.Equal("youtube-data-tools", report.Format);
        Assert.Equal(("UgxA1", "UgxA1"), (posts["UgxA1.r1"].Parent, posts["UgxA1.r1"].Thread));
        Assert.Equal((null, "UgxA1"), (posts["UgxA1"].Parent, posts["UgxA1"].Thread));
    }

    [Fact]
    public void Quotation_marks_are_read_as_PHP_writes_them()
    {
        Dictionary<string, PostDraft> posts = Read("comments.csv").Posts;
        Assert.Equal("He said \"hi\" and left", posts["UgxA1"].Text);
        Assert.Equal(@"a path C:\temp\", posts["UgxA1.r1"].Text);
        Assert.Equal("quoted \\\"so\\\" again\nand a second line", posts["UgxA1.r2"].Text);
    }

    [Fact]
    public void People_with_one_name_and_two_channels_are_two()
    {
        Dictionary<string, PostDraft> posts = Read("comments.csv").Posts;
        Assert.Equal(("<UCaaa>", "<UCbbb>"), (posts["UgxA1"].Author, posts["UgxA1.r1"].Author));
    }

    [Fact]
    public void The_blank_reply_count_of_a_reply_is_no_zero() => Assert.Equal(new Reactions(), Read("comments.csv").Posts["UgxA1.r2"].Reactions);

    [Fact]
    public void A_reply_to_nothing_is_set_aside_and_the_missing_zone_is_said()
    {
        ImportReport report = Read("comments.csv").Report;
        Assert.Equal(new Reject(6, "isReply says that it is a reply and isReplyTo does not say to what"), report.Source.Rejects.Single());
        Assert.Contains("Times without a zone in publishedAt: 4; read as UTC.", report.Assumptions);
    }

    [Fact]
    public void A_pseudonymised_file_is_read_by_TAB_and_called_what_it_is()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("pseudonymised.tab");
        Assert.Equal(posts.Values.First().Id, posts.Values.Last().Parent);
        Assert.Contains(report.Assumptions, sentence => sentence.StartsWith("The file was pseudonymised by a plain SHA-1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_videos_has_channels_as_authors_and_blank_likes_are_unknown()
    {
        (Dictionary<string, PostDraft> posts, ImportReport report) = Read("videos.csv");
        PostDraft video = posts["dQw-brot_01"];
        Assert.Equal(("<UCbrot1>", "dQw-brot_01", "Laugen \"richtig\" drehen\n\nMehr dazu im Laden.", "de"), (video.Author, video.Thread, video.Text, video.Language));
        Assert.Equal(new Reactions(120, 4, null, 4100), video.Reactions);
        Assert.Equal(new Reactions(null, null, null, 77), posts["dQw-brot_02"].Reactions);
        Assert.Equal("2026-05-30 08:00:00", video.Time!.Value.ToString());
        Assert.DoesNotContain(report.Assumptions, sentence => sentence.Contains("zone", StringComparison.Ordinal));
    }
}
