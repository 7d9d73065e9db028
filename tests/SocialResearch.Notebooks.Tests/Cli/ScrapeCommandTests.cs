using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using SocialResearch.Tests.Scraping;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class ScrapeCommandTests : IAsyncLifetime
{
    private readonly CommandLine _project = new();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _project.Dispose();
    }

    private Process Start(params IEnumerable<string> arguments) => _project.Start(["scrape", "--out", "seiten.warc.gz", "--contact", "a@example.org", "--allow-http", "--allow-private", "--pause", "0", .. arguments]);

    private async Task<Finished> Scrape(params IEnumerable<string> arguments)
    {
        using Process process = Start(arguments);
        return await Finished.OfAsync(process);
    }

    private void Chain(int length)
    {
        for (int i = 1; i <= length; i++) _site.Page($"/{i}", $"<p>Größe {i}</p>", i == length ? "" : $"<link rel=next href=\"/{i + 1}\">");
    }

    [Fact]
    public async Task Pages_become_an_archive_with_a_report_of_what_is_missing_and_why()
    {
        Chain(3);
        _site.Text("/robots.txt", "User-agent: *\nDisallow: /intern\n");
        Finished scrape = await Scrape("--follow", "next", _site.Url("/1"), _site.Url("/weg"), _site.Url("/intern"));
        Assert.Equal(0, scrape.ExitCode);
        Assert.Contains("seiten.warc.gz holds 3 pages with 0 comments and 0 other answers, 0 of these from earlier runs; 1 refused by robots.txt, 1 failed, 0 waiting; 5 requests in ", scrape.Output, StringComparison.Ordinal);
        Assert.Contains("The server answered with status 404.", scrape.Output, StringComparison.Ordinal);
        Assert.Contains("SR095: 1 page was not read because a robots.txt asks for it.", scrape.Output, StringComparison.Ordinal);
        Assert.Contains($"1 of 3: {_site.Url("/1")}", scrape.Error, StringComparison.Ordinal);
        Assert.Equal(5, WarcFiles.Read(_project.In("seiten.warc.gz")).Count(record => record.Type == "response"));
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_where_it_was_with_nothing_lost_and_nothing_fetched_twice()
    {
        Chain(8);
        var reached = new TaskCompletionSource();
        bool held = false;
        RequestDelegate fifth = async context =>
        {
            if (!held)
            {
                held = true;
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                context.Abort();
                return;
            }
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<link rel=next href='/6'><p>Größe 5</p>");
        };
        _site.On("/5", fifth);
        using (Process process = Start("--follow", "next", _site.Url("/1")))
        {
            Task<Finished> finished = Finished.OfAsync(process);
            await Task.WhenAny(reached.Task, finished);
            Assert.True(reached.Task.IsCompleted, reached.Task.IsCompleted ? "" : (await finished).Error);
            process.Kill();
            await finished;
        }
        Finished again = await Scrape("--follow", "next", _site.Url("/1"));
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("holds 8 pages with 0 comments and 0 other answers, 4 of these from earlier runs; 0 refused by robots.txt, 0 failed, 0 waiting; 4 requests", again.Output, StringComparison.Ordinal);
        // The fifth was under way when the program was killed, and never arrived.
        Assert.Equal(["/5"], _site.All.GroupBy(asked => asked.Path).Where(asked => asked.Count() > 1).Select(asked => asked.Key));
        Assert.All(Enumerable.Range(1, 4), i => Assert.Equal(1, _site.Count($"/{i}")));
        Assert.Equal(9, WarcFiles.Read(_project.In("seiten.warc.gz")).Count(record => record.Type == "response"));

        Finished third = await Scrape("--follow", "next", _site.Url("/1"));
        Assert.Contains("8 of these from earlier runs", third.Output, StringComparison.Ordinal);
        Assert.Contains(" 0 requests in ", third.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_imported_like_any_export_with_what_it_lacks_and_who_speaks_for_the_brand()
    {
        _site.Page("/1", """
            <article><h1>Ein Schloss</h1><div class="entry-content"><p>Zwei Wochen lang hing das neue Schloss an meinem Rad, und es ging jeden Morgen ohne Schlüssel auf.</p></div></article>
            <div id="comments"><h3>3 Kommentare</h3><ol class="commentlist"><li class="comment" id="comment-1"><cite class="fn">Anna Lind</cite> <time datetime="2013-04-14T16:29:00+02:00">14. April 2013</time><div class="comment-content"><p>Wie lange hält der Akku?</p></div></li>
            <li class="comment" id="comment-2"><cite class="fn">Kranich-Team</cite> <time datetime="2013-04-15T09:00:00+02:00">15. April 2013</time><div class="comment-content"><p>@Anna Lind: Einen Monat.</p></div></li></ol></div>
            """);
        await Scrape(_site.Url("/1"), _site.Url("/weg"));
        using Process process = _project.Start(["import", "seiten.warc.gz", "--out", "talk.db", "--brand", "kranich-team, niemand"]);
        Finished import = await Finished.OfAsync(process);
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Contains("3 of 3 rows of seiten.warc.gz (web-pages) became posts", import.Output, StringComparison.Ordinal);
        Assert.Matches(@"posts by accounts named as the brand's +1\s", import.Output);
        Assert.Contains("SR027: 1 of 3 comments that pages say they have were not found", import.Output, StringComparison.Ordinal);
        Assert.Contains("SR096: 1 page could not be read", import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna Lind", import.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_tells_what_there_is_and_how_to_go_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no signal to send.");
        Chain(3);
        var reached = new TaskCompletionSource();
        _site.On("/2", async context =>
        {
            reached.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using Process process = Start("--follow", "next", _site.Url("/1"));
        Task<Finished> finished = Finished.OfAsync(process);
        await Task.WhenAny(reached.Task, finished);
        using (Process signal = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await signal.WaitForExitAsync();
        Finished stopped = await finished;
        Assert.Equal(130, stopped.ExitCode);
        Assert.Contains("holds 1 page with 0 comments and 0 other answers, 0 of these from earlier runs; 0 refused by robots.txt, 0 failed, 1 waiting (stopped)", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("Stopped. The same command goes on from here.", stopped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_contact_nothing_is_asked()
    {
        using Process process = _project.Start(["scrape", "--out", "a.warc.gz", _site.Url("/1")]);
        Finished refused = await Finished.OfAsync(process);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("Pages are fetched only by somebody who can be reached, and the contact is missing or is none. Give your e-mail address", refused.Error);
        Assert.Empty(_site.All);
        Assert.False(File.Exists(_project.In("a.warc.gz")));
    }
}
