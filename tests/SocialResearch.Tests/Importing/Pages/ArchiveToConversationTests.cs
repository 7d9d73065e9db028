using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Importing.Pages;
using SocialResearch.Scraping;
using SocialResearch.Tests.Scraping;

namespace SocialResearch.Tests.Importing.Pages;

/// <summary>From a server to an archive, and with the server gone from the archive to a conversation.</summary>
public sealed class ArchiveToConversationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives ");

    private string Archive => Path.Combine(_folder.FullName, "pages.warc.gz");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Archive_gives_the_posts_of_its_pages_when_the_server_is_gone()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        string[] names = ["wordpress-de", "blogger-threaded-de", "typepad-en", "unknown-system-de", "disqus-static-en"];
        var expected = new List<PostDraft>();
        await using (TestSite site = await TestSite.StartAsync())
        {
            using PoliteReader reader = PoliteReader.Open(Archive, new() { Contact = "a@example.org", AllowHttp = true, AllowPrivate = true, Clock = new JumpingClock(), Timeout = JumpingClock.Limit });
            foreach (string name in names)
            {
                // Without the addresses that the pages call their own, which are not those of this server.
                string html = File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Scraping", "Fixtures", "pages", name + ".html"));
                site.Bytes($"/{name}", System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8");
                Uri address = new(site.Url($"/{name}"));
                await reader.ReadAsync(address.ToString());
                WebPage page = PageExtractor.Extract(html, address);
                expected.AddRange(PagePosts.Of(page, PageKey.Of(page, address, out bool isLater)!, berlin, isLater));
            }
        }

        ImportedConversation import = Reading.AsWritten([Archive], new() { Zone = berlin });
        Assert.True(expected.Count >= 15);
        Assert.Equal(expected.Select(post => (post.Id, post.Thread, post.Parent, post.Author, post.Time, post.Text)), import.Conversation.Select(post => (post.Id, post.Thread, post.Parent, post.Author, post.Time, post.Text)));
        Assert.Equal(names.Length, import.Reports[0].Contents.Single(part => part.What == "pages read").Count);
        Assert.Equal(expected.Count, Conversation.Load(Archive).Count);
    }
}
