using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class CrawlTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives ");
    private readonly JumpingClock _clock = new();
    private TestSite _site = null!;

    private string Archive => Path.Combine(_folder.FullName, "pages.warc.gz");

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private CrawlOptions Following(Follow follow, int maxPages = 100) => new()
    {
        Follow = follow,
        MaxPages = maxPages,
        Reader = new() { Contact = "https://hochschule.example/forschung", AllowHttp = true, AllowPrivate = true, Clock = _clock, Timeout = JumpingClock.Limit },
    };

    private Task<CrawlReport> Crawled(CrawlOptions options, params IEnumerable<string> paths) => Crawl.ToArchiveAsync(paths.Select(_site.Url), Archive, options);

    private string[] Pages => [.. PageArchive.Read(Archive).Where(page => page.IsPage).Select(page => new Uri(page.Address).PathAndQuery)];

    private void Chain(int length)
    {
        for (int i = 1; i <= length; i++) _site.Page($"/seite/{i}", $"<p>Seite {i}</p>", i == length ? "" : $"<link rel=\"next\" href=\"{i + 1}\">");
    }

    [Fact]
    public async Task Only_what_is_given_is_read_unless_links_are_asked_for()
    {
        Chain(3);
        CrawlReport report = await Crawled(Following(Follow.Nothing), "/seite/1", "/seite/1#unten");
        Assert.Equal(["/seite/1"], Pages);
        Assert.Equal((1, 0, 0, 2), (report.Pages, report.Waiting, report.Missing.Count, report.Requests));
        Assert.Null(report.Comments);
    }

    [Fact]
    public async Task Next_pages_are_followed_in_their_order_and_circles_end()
    {
        Chain(4);
        _site.Page("/seite/4", "<a rel=next href='/seite/1'>weiter</a>");
        CrawlReport report = await Crawled(Following(Follow.Next), "/seite/1");
        Assert.Equal(["/seite/1", "/seite/2", "/seite/3", "/seite/4"], Pages);
        Assert.Equal((4, 5), (report.Pages, report.Requests));
        Assert.Contains("via: " + _site.Url("/seite/1"), WarcFiles.Read(Archive).Where(record => record.Type == "metadata").Select(record => System.Text.Encoding.UTF8.GetString(record.Block).Trim()));
    }

    [Fact]
    public async Task Comment_pages_are_found_by_relation_address_and_place()
    {
        _site.Page("/beitrag", """
            <link rel="replies" href="/beitrag/antworten">
            <a href="/beitrag/comment-page-2/#comments">Ältere Kommentare</a> <a href="/beitrag?cpage=3">3</a>
            <div class="comments-pagination"><ul><li><a href="/k4">4</a></li></ul></div>
            <a href="/anderer-beitrag">lesen</a><a rel="next" href="/n">weiter</a><a href="?replytocom=7">Antworten</a>
            """);
        foreach (string path in (string[])["/beitrag/antworten", "/beitrag/comment-page-2/", "/beitrag?cpage=3", "/k4"]) _site.Page(path, "<p>Kommentar</p>");
        CrawlReport report = await Crawled(Following(Follow.Comments) with { CountComments = page => page.Text.Contains("Kommentar<", StringComparison.Ordinal) ? 2 : 0 }, "/beitrag");
        Assert.Equal(["/beitrag", "/beitrag/antworten", "/beitrag/comment-page-2/", "/beitrag?cpage=3", "/k4"], Pages);
        Assert.Equal(8, report.Comments);
    }

    [Fact]
    public async Task Feeds_are_found_and_their_entries_read()
    {
        _site.Page("/", "<p>Start</p>", "<link rel=alternate type='application/rss+xml' href=/feed><link rel='alternate' type='application/atom+xml' href='/atom'>")
            .Text("/feed", $"<?xml version='1.0'?><rss><channel><link>{_site.Url("/kanal")}</link><item><title>A</title><link> {_site.Url("/a")} </link></item><item><link><![CDATA[/b?x=1&y=2]]></link></item></channel></rss>", "application/rss+xml")
            .Text("/atom", "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='/atom'/><entry><link rel='edit' href='/e'/><link href='/c'/></entry></feed>", "application/atom+xml");
        foreach (string path in (string[])["/a", "/b?x=1&y=2", "/c"]) _site.Page(path, "<p>Beitrag</p>");
        CrawlReport report = await Crawled(Following(Follow.Feed), "/");
        Assert.Equal(["/", "/a", "/b?x=1&y=2", "/c"], Pages);
        Assert.Equal((4, 2, 0), (report.Pages, report.Others, report.Missing.Count));
    }

    [Fact]
    public async Task Sitemaps_are_found_in_robots_txt_through_an_index_and_packed()
    {
        var packed = new MemoryStream();
        using (var packing = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, true))
            packing.Write(System.Text.Encoding.UTF8.GetBytes($"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{_site.Url("/b")}</loc></url></urlset>"));
        _site.Text("/robots.txt", $"Sitemap: {_site.Url("/index.xml")}\n")
            .Text("/index.xml", $"<sitemapindex><sitemap><loc>{_site.Url("/s1.xml")}</loc></sitemap><sitemap><loc>{_site.Url("/s2.xml.gz")}</loc></sitemap></sitemapindex>", "text/xml")
            .Text("/s1.xml", $"<urlset><url><loc>{_site.Url("/a")}</loc><image><loc>{_site.Url("/bild")}</loc></image></url></urlset>", "text/xml")
            .Bytes("/s2.xml.gz", packed.ToArray(), "application/gzip")
            .Page("/", "Start").Page("/a", "A").Page("/b", "B");
        CrawlReport report = await Crawled(Following(Follow.Sitemap), "/");
        Assert.Equal(["/", "/a", "/b"], Pages);
        Assert.Equal((3, 3), (report.Pages, report.Others));
    }

    [Fact]
    public async Task Without_a_named_sitemap_the_usual_place_is_tried_and_its_absence_is_no_failure()
    {
        _site.Page("/", "Start");
        CrawlReport report = await Crawled(Following(Follow.Sitemap), "/");
        Assert.Equal((1, 0, 1), (report.Pages, report.Missing.Count, _site.Count("/sitemap.xml")));
    }

    [Fact]
    public async Task A_broken_feed_gives_what_stands_before_the_break_and_is_reported()
    {
        _site.Text("/feed", $"<rss><channel><item><link>{_site.Url("/a")}</link></item><item><link>{_site.Url("/b")}", "application/rss+xml").Page("/a", "A");
        CrawlReport report = await Crawled(Following(Follow.Feed), "/feed");
        Assert.Equal(["/a"], Pages);
        Assert.Equal((ScrapeFailure.Damaged, _site.Url("/feed")), (report.Missing.Single().Reason, report.Missing.Single().Address));
    }

    [Fact]
    public async Task Other_hosts_and_pages_that_ask_for_it_are_not_followed()
    {
        _site.Page("/", "<a rel=next href='https://anderswo.example/'>weiter</a><a rel=next href='/still'>weiter</a>")
            .Page("/still", "<a rel=next href='/nie'>weiter</a>", "<meta name=ROBOTS content='noindex, NOFOLLOW'><meta name='tdm-reservation' content='1'>");
        CrawlReport report = await Crawled(Following(Follow.Next), "/");
        Assert.Equal(["/", "/still"], Pages);
        Assert.Equal((1, 1), (report.Elsewhere, report.Reserved));
        Assert.Equal(["SR097", "SR099"], report.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public async Task Failures_and_refusals_are_told_with_their_reasons_and_noted_in_the_archive_once()
    {
        _site.Text("/robots.txt", "User-agent: *\nDisallow: /intern\n").Page("/a", "A");
        for (int run = 0; run < 2; run++)
        {
            CrawlReport report = await Crawled(Following(Follow.Nothing), "/a", "/weg", "/intern/x");
            Assert.Equal([(_site.Url("/weg"), ScrapeFailure.Status), (_site.Url("/intern/x"), ScrapeFailure.Robots)], report.Missing.Select(missing => (missing.Address, missing.Reason)));
            Assert.Equal(["SR095", "SR096"], report.Caveats.Select(caveat => caveat.Code));
            Assert.Contains("holds 1 page and 0 other answers, " + run + " of these from earlier runs; 1 refused by robots.txt, 1 failed, 0 waiting", report.Sentence, StringComparison.Ordinal);
        }
        Assert.Equal(2, WarcFiles.Read(Archive).Count(record => record.Type == "metadata"));
        Assert.Equal(1, _site.Count("/weg"));
    }

    [Fact]
    public async Task A_crawl_goes_on_where_its_limit_stopped_it_and_asks_nothing_twice()
    {
        Chain(9);
        CrawlReport first = await Crawled(Following(Follow.Next, 4), "/seite/1");
        Assert.Equal((4, 1, "SR097"), (first.Pages, first.Waiting, first.Caveats.Single().Code));
        CrawlReport second = await Crawled(Following(Follow.Next), "/seite/1");
        Assert.Equal((9, 4, 5, 0), (second.Pages, second.FromArchive, second.Requests, second.Waiting));
        long length = new FileInfo(Archive).Length;
        CrawlReport third = await Crawled(Following(Follow.Next), "/seite/1");
        Assert.Equal((9, 9, 0, length), (third.Pages, third.FromArchive, third.Requests, new FileInfo(Archive).Length));
        Assert.All(_site.All.GroupBy(asked => asked.Path), asked => Assert.Single(asked));
    }

    [Fact]
    public async Task A_stop_leaves_a_whole_archive_and_a_report()
    {
        Chain(9);
        using var stop = new CancellationTokenSource();
        _site.On("/seite/5", async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        CrawlReport report = await Crawl.ToArchiveAsync([_site.Url("/seite/1")], Archive, Following(Follow.Next), cancellation: stop.Token);
        Assert.Equal((4, 1, true), (report.Pages, report.Waiting, report.WasStopped));
        Assert.Equal(4, Pages.Length);
        WarcFiles.Read(Archive);
    }

    [Fact]
    public async Task Cut_anywhere_the_archive_is_completed_and_no_page_that_was_whole_is_asked_for_again()
    {
        Chain(5);
        await Crawled(Following(Follow.Next), "/seite/1");
        byte[] full = File.ReadAllBytes(Archive);
        var random = new Random(5);
        for (int run = 0; run < 25; run++)
        {
            File.WriteAllBytes(Archive, full[..random.Next(1, full.Length)]);
            string[] before = [.. PageArchive.Read(Archive).Select(page => page.Address)];
            int asked = _site.All.Count;
            CrawlReport report = await Crawled(Following(Follow.Next), "/seite/1");
            Assert.Equal(5, report.Pages);
            Assert.Equal(["/seite/1", "/seite/2", "/seite/3", "/seite/4", "/seite/5"], Pages);
            Assert.Empty(_site.All.Skip(asked).Select(request => _site.Url(request.Path)).Intersect(before));
            WarcFiles.Read(Archive);
        }
    }

    [Fact]
    public async Task A_page_made_to_harm_is_stored_and_leads_nowhere()
    {
        _site.Page("/tief", string.Concat(Enumerable.Repeat("<div>", 100_000)) + "<a rel=next href=/nie>weiter</a>")
            .Page("/viele", string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<a href='/x{i}'>x</a>")) + "<a rel=next href='javascript:alert(1)'>x</a><a rel=next href='http://127.0.0.1:99999999/'>x</a>");
        CrawlReport report = await Crawled(Following(Follow.Next), "/tief", "/viele");
        Assert.Equal((2, 0, 0), (report.Pages, report.Waiting, report.Missing.Count));
    }

    [Fact]
    public async Task A_seed_that_moved_brings_its_new_host_along()
    {
        // The same server under two names.
        _site.Redirect("/alt", _site.Url("/neu").Replace("127.0.0.1", "localhost", StringComparison.Ordinal))
            .Page("/neu", "<a rel=next href='/zwei'>weiter</a>").Page("/zwei", "zwei");
        CrawlOptions options = Following(Follow.Next);
        await Crawled(options with { Reader = options.Reader with { Resolve = (_, _) => Task.FromResult<System.Net.IPAddress[]>([System.Net.IPAddress.Loopback]) } }, "/alt");
        Assert.Equal(["/neu", "/zwei"], Pages);
    }
}
