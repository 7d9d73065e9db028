using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Scraping;
using SocialResearch.Tests.Importing;

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
            IsWhole(Reading.AsWritten([archive]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every comment once, and every second one as the answer of the one before.</summary>
    private static void IsWhole(ImportedConversation import)
    {
        Post[] comments = [.. import.Conversation.Where(post => post.Text.StartsWith("Kommentar ", StringComparison.Ordinal))];
        Assert.Equal(42, comments.Length);
        for (int post = 1; post <= 3; post++)
        {
            Post article = import.Conversation.First(one => one.Text.Contains($"Beitrag {post} über schöne Größen.", StringComparison.Ordinal) && one.Id == comments.First(comment => comment.Text == Words(1)).Thread);
            for (int number = 1; number <= 14; number++)
            {
                Post comment = comments.Single(one => one.Text == Words(number));
                Assert.Equal(($"Käthe {number}", $"2026-04-{number:00}"), (comment.Author, comment.Time!.Value.ToString()[..10]));
                Assert.Equal(number % 2 == 1 ? article.Id : comments.Single(one => one.Text == Words(number - 1)).Id, comment.Parent);
            }

            string Words(int number) => $"Kommentar {number} zu Beitrag {post}, schön!";
        }
        Assert.DoesNotContain(import.Reports[0].Caveats, caveat => caveat.Code is "SR027" or "SR028");
    }

    [GeneratedRegex("id=\"comment-[0-9]+\"")]
    private static partial Regex CommentId();
}
