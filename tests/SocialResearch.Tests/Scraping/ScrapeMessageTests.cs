using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class ScrapeMessageTests
{
    [Fact]
    public async Task Messages_say_what_where_and_how_to_mend()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("archives ");
        var clock = new JumpingClock();
        var options = new PoliteReaderOptions { Contact = "a@example.org", AllowHttp = true, AllowPrivate = true, Clock = clock, Timeout = JumpingClock.Limit, Retries = 0 };
        await using TestSite site = await TestSite.StartAsync(), closed = await TestSite.StartAsync(), slow = await TestSite.StartAsync();
        TestSite Status(string path, int status) => site.On(path, context => { context.Response.StatusCode = status; return Task.CompletedTask; });
        site.Text("/robots.txt", "User-agent: *\nDisallow: /intern\n").Redirect("/kreis", "/kreis").Redirect("/datei", "file:///x").Page("/huge", "a", "", ("X-Huge", new string('x', 100_000)))
            .Page("/large", new string('x', 5000)).Truncated("/cut").Bytes("/gzip", [1, 2, 3], "text/html", ("Content-Encoding", "gzip"))
            .On("/never", async context => { clock.EndLimits(); await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); });
        Status("/404", 404);
        Status("/403", 403);
        Status("/503", 503);
        Status("/418", 418);
        closed.On("/robots.txt", context => { context.Response.StatusCode = 500; return Task.CompletedTask; });
        slow.Text("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n");

        int number = 0;
        async Task<string> Of(string address, PoliteReaderOptions with, string? archive = null)
        {
            string path = Path.Combine(folder.FullName, archive ?? $"{number++}.warc.gz");
            var failed = await Assert.ThrowsAsync<ScrapeException>(async () =>
            {
                using var reader = PoliteReader.Open(path, with);
                await reader.ReadAsync(address);
            });
            return $"{failed.Message} [{failed.Reason}]".Replace(site.Root, "https://example.org", StringComparison.Ordinal).Replace(closed.Root, "https://closed.example.org", StringComparison.Ordinal)
                .Replace(slow.Root, "https://slow.example.org", StringComparison.Ordinal);
        }

        File.WriteAllText(Path.Combine(folder.FullName, "text.warc.gz"), "id,text\n");
        (string Case, string Message)[] cases =
        [
            ("no contact", await Of(site.Root, options with { Contact = "" })),
            ("no address", await Of("ftp://user:geheim@example.org/", options)),
            ("archive with another name", await Of(site.Root, options, "pages.zip")),
            ("archive that is none", await Of(site.Root, options, "text.warc.gz")),
            ("archive in a folder that is not there", await Of(site.Root, options, "no/such/a.warc.gz")),
            ("http", await Of(site.Url("/a"), options with { AllowHttp = false })),
            ("private", await Of(site.Url("/a"), options with { AllowPrivate = false })),
            ("robots", await Of(site.Url("/intern/a"), options)),
            ("robots broken", await Of(closed.Url("/a"), options)),
            ("robots asks for an hour", await Of(slow.Url("/a"), options)),
            ("404", await Of(site.Url("/404"), options)),
            ("403", await Of(site.Url("/403"), options)),
            ("503", await Of(site.Url("/503"), options)),
            ("418", await Of(site.Url("/418"), options)),
            ("circle", await Of(site.Url("/kreis"), options)),
            ("redirect to a file", await Of(site.Url("/datei"), options)),
            ("huge headers", await Of(site.Url("/huge"), options)),
            ("too large", await Of(site.Url("/large"), options with { MaxBytes = 1000 })),
            ("breaks off", await Of(site.Url("/cut"), options)),
            ("not to be unpacked", await Of(site.Url("/gzip"), options)),
            ("never answers", await Of(site.Url("/never"), options)),
        ];
        folder.Delete(recursive: true);
        Golden.Matches("scrape-messages.md", string.Concat(cases.Select(entry => $"## {entry.Case}\n{entry.Message}\n\n")));
    }
}
