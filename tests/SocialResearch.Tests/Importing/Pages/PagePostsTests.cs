using SocialResearch.Conversations;
using SocialResearch.Importing.Pages;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Importing.Pages;

public sealed class PagePostsTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Article_is_the_first_post_and_comments_answer_it_or_each_other()
    {
        PostDraft[] posts = [.. PagePosts.Of(Page("wordpress-de", "https://backstube.example/2009/04/brot"), "page", s_berlin)];
        Assert.Equal(["page", "page#li-comment-11", "page#li-comment-12", "page#li-comment-14"], posts.Select(post => post.Id));
        Assert.Equal([null, "page", "page#li-comment-11", "page"], posts.Select(post => post.Parent));
        Assert.All(posts, post => Assert.Equal("page", post.Thread));
        Assert.Equal(new PostTime(new DateTimeOffset(2009, 4, 14, 14, 29, 0, TimeSpan.Zero), TimePrecision.Second), posts[1].Time);
        Assert.Equal(TimePrecision.Day, posts[0].Time!.Value.Precision);
    }

    [Fact]
    public void Opening_post_of_a_thread_is_what_the_others_answer()
    {
        PostDraft[] posts = [.. PagePosts.Of(Page("phpbb-de", "http://rad.example/viewtopic.php?t=9"), "t9", s_berlin)];
        Assert.Equal(["t9#p31", "t9#p32", "t9#p33"], posts.Select(post => post.Id));
        Assert.Equal([null, "t9#p31", "t9#p31"], posts.Select(post => post.Parent));
        // Without a zone of its own the page's clock is that of the reader's choice: summer time in Berlin.
        Assert.Equal(new PostTime(new DateTimeOffset(2013, 5, 5, 8, 20, 0, TimeSpan.Zero), TimePrecision.Minute), posts[0].Time);
    }

    private static WebPage Page(string name, string address) =>
        PageExtractor.Extract(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Scraping", "Fixtures", "pages", name + ".html")), new Uri(address));
}
