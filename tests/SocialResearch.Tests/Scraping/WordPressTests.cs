using System.Text.RegularExpressions;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed partial class WordPressTests
{
    [Fact]
    public async Task Every_post_and_every_comment_of_a_real_blog_comes_into_the_archive()
    {
        Assert.SkipWhen(WordPressSite.Missing is not null, WordPressSite.Missing ?? "");
        await using WordPressSite site = await WordPressSite.StartAsync();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("archives ");
        try
        {
            string archive = Path.Combine(folder.FullName, "blog.warc.gz");
            CrawlReport report = await Crawl.ToArchiveAsync([site.Root + "/"], archive, new()
            {
                Follow = Follow.Feed | Follow.Comments,
                Reader = new() { Contact = "a@example.org", AllowHttp = true, AllowPrivate = true, Clock = new JumpingClock(), Timeout = JumpingClock.Limit },
            });
            Assert.Empty(report.Missing);
            string[] pages = [.. PageArchive.Pages(archive).Select(page => page.Text)];
            Assert.Contains("<html lang=\"de-DE\"", pages[0], StringComparison.Ordinal);
            for (int post = 1; post <= 3; post++)
            {
                Assert.Contains(pages, page => page.Contains($"<p>Beitrag {post} über schöne Größen.</p>", StringComparison.Ordinal));
                for (int number = 1; number <= 14; number++) Assert.Contains(pages, page => page.Contains($"<p>Kommentar {number} zu Beitrag {post}, schön!</p>", StringComparison.Ordinal));
            }
            Assert.Equal(42, pages.SelectMany(page => CommentId().Matches(page)).Select(match => match.Value).Distinct().Count());
            // The newest comments stand on the post itself, the others on a page of their own.
            Assert.Contains(PageArchive.Pages(archive), page => page.Address.Contains("cpage=1", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("id=\"comment-[0-9]+\"")]
    private static partial Regex CommentId();
}
