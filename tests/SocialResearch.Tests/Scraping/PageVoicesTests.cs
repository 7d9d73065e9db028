using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>Which comments the writer of a page, or the organisation behind it, wrote. The page is made up.</summary>
public sealed class PageVoicesTests
{
    private static WebPage Page(string author, string publisher, params ReadOnlySpan<string> comments) => PageExtractor.Extract(
        $$"""<html lang="en"><head><title>A lock | Workshop</title><script type="application/ld+json">{"@type":"BlogPosting","headline":"A lock","author":{"@type":"Thing","name":"{{author}}"}{{publisher}}}</script></head><body><article><h1>A lock</h1><div class="entry-content"><p>For two weeks the new lock hung on my bicycle, and every morning it opened without a key.</p></div></article><div id="comments"><ol class="commentlist">{{string.Concat(comments)}}</ol></div></body></html>""",
        new("https://workshop.example/lock"));

    private static string Comment(int id, string author, string names = "", string inner = "") =>
        $"""<li class="comment {names}" id="comment-{id}"><cite class="fn {inner}">{author}</cite> <a href="#comment-{id}">April {10 + id}, 2013 at 16:29</a><div class="comment-content">How long does the battery last, number {id}?</div></li>""";

    [Fact]
    public void Comment_of_the_pages_writer_is_known_by_its_class_or_by_the_name()
    {
        WebPage page = Page("Hazel Ohm", "", Comment(1, "hazel_admin", "bypostauthor"), Comment(2, "hazel ohm"), Comment(3, "Otto"), Comment(4, "Hazel", inner: "blog-author"));
        Assert.Equal([true, true, false, true], page.Comments.Select(comment => comment.IsByPageAuthor));
        Assert.All(page.Comments, comment => Assert.False(comment.IsByPublisher));
    }

    [Fact]
    public void Publisher_speaks_where_the_markup_names_it_and_a_comment_has_its_name()
    {
        string publisher = ",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Kranich Locks\"}";
        WebPage page = Page("Hazel Ohm", publisher, Comment(1, "Kranich Locks"), Comment(2, "Otto"));
        Assert.Equal(("Kranich Locks", false), (page.Publisher, page.IsByPublisher));
        Assert.Equal([true, false], page.Comments.Select(comment => comment.IsByPublisher));
        Assert.True(Page("Kranich Locks", publisher, Comment(1, "Otto")).IsByPublisher);
        Assert.Null(Page("Kranich Locks", "", Comment(1, "Otto")).Publisher);
    }
}
