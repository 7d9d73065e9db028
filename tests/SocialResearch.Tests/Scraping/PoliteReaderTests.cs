using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Http;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class PoliteReaderTests : SiteReadingTests
{
    [Fact]
    public async Task A_page_is_read_and_stored_as_it_came_with_who_asked()
    {
        _site.Page("/a", "<p>Schöne Grüße</p>");
        ArchivedPage page = await Read("/a");
        Assert.Contains("Schöne Grüße", page.Text, StringComparison.Ordinal);
        Assert.Equal((_site.Url("/a"), 200, "text/html", true), (page.Address, page.Status, page.MediaType, page.IsPage));

        IReadOnlyDictionary<string, string> asked = _site.All.Single(request => request.Path == "/a").Headers;
        Assert.Matches(@"^SocialResearch/[0-9.]+ \(research; mailto:forschung@hochschule\.example\)$", asked["User-Agent"]);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], asked.Keys.Order());

        WarcFiles.Strict[] records = [.. WarcFiles.Read(Archive)];
        Assert.Equal(["warcinfo", "response", "request", "response", "request"], records.Select(record => record.Type));
        Assert.StartsWith("GET /a HTTP/1.1\r\nHost: 127.0.0.1:", Encoding.ASCII.GetString(records[4].Block));
        Assert.Contains("http-header-user-agent: " + asked["User-Agent"], Encoding.UTF8.GetString(records[0].Block), StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", records[3].Fields["WARC-IP-Address"]);
        Assert.Equal(page.Text, PageArchive.Read(Archive).Last().Text);
    }

    [Fact]
    public async Task Robots_txt_is_asked_first_once_and_kept_to()
    {
        _site.Text("/robots.txt", "User-agent: SocialResearch\nDisallow: /geheim\n").Page("/a", "a").Page("/geheim/b", "b").Redirect("/tür", "/geheim/b");
        using var reader = PoliteReader.Open(Archive, Options);
        await reader.ReadAsync(_site.Url("/a"));
        foreach (string path in (string[])["/geheim/b", "/tür"])
        {
            var refused = await Assert.ThrowsAsync<ScrapeException>(() => reader.ReadAsync(_site.Url(path)));
            Assert.Equal((ScrapeFailure.Robots, _site.Url("/geheim/b")), (refused.Reason, refused.Where));
        }
        Assert.Equal("/robots.txt", _site.All[0].Path);
        Assert.Equal((1, 0), (_site.Count("/robots.txt"), _site.Count("/geheim/b")));
        // After a day it is asked for again.
        _clock.Advance(TimeSpan.FromHours(24.5));
        _site.Page("/c", "c");
        await reader.ReadAsync(_site.Url("/c"));
        Assert.Equal(2, _site.Count("/robots.txt"));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(401, true)]
    [InlineData(403, true)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_a_robots_txt_a_site_is_open_and_with_a_broken_one_it_is_left_alone(int status, bool isOpen)
    {
        _site.On("/robots.txt", context => { context.Response.StatusCode = status; return Task.CompletedTask; }).Page("/a", "a");
        if (isOpen) await Read("/a");
        else Assert.StartsWith("The site's robots.txt could not be read", (await Fail("/a")).Message);
        Assert.Equal(isOpen ? 1 : 0, _site.Count("/a"));
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task A_robots_txt_may_be_five_redirects_away(int hops, bool isOpen)
    {
        _site.Page("/a", "a").Redirect("/robots.txt", "/r1");
        for (int i = 1; i < hops; i++) _site.Redirect($"/r{i}", $"/r{i + 1}");
        _site.Text($"/r{hops}", "User-agent: *\nDisallow: /\n");
        if (isOpen) await Read("/a");
        else Assert.Equal(ScrapeFailure.Robots, (await Fail("/a")).Reason);
    }

    [Fact]
    public async Task Between_two_requests_lies_the_pause_or_the_longer_one_that_the_site_asks_for()
    {
        _site.Text("/robots.txt", "User-agent: *\nCrawl-delay: 7\n").Page("/a", "a").Page("/b", "b");
        using (var reader = PoliteReader.Open(Archive, Options))
        {
            await reader.ReadAsync(_site.Url("/a"));
            await reader.ReadAsync(_site.Url("/b"));
        }
        Assert.Equal([7, 7], _clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_pause_longer_than_anybody_waits_is_a_refusal()
    {
        _site.Text("/robots.txt", "User-agent: *\nCrawl-delay: 86400\n").Page("/a", "a");
        Assert.Equal(ScrapeFailure.Robots, (await Fail("/a")).Reason);
        Assert.Equal(0, _site.Count("/a"));
    }

    [Fact]
    public async Task One_host_is_asked_one_thing_at_a_time_and_nothing_twice()
    {
        for (int i = 0; i < 6; i++) _site.Page($"/{i}", "x");
        using var reader = PoliteReader.Open(Archive, Options);
        await Task.WhenAll(Enumerable.Range(0, 18).Select(i => Task.Run(() => reader.ReadAsync(_site.Url($"/{i % 6}")))));
        Assert.Equal((1, 7), (_site.AtOnce, _site.All.Count));
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("date", 90)]
    public async Task A_server_that_says_when_to_come_back_is_believed(string after, int seconds)
    {
        string header = after == "date" ? _clock.GetUtcNow().AddSeconds(90 + 2).ToString("R") : after;
        _site.Failing("/a", [503], "<p>da</p>", ("Retry-After", header));
        Assert.Equal("<p>da</p>", (await Read("/a")).Text);
        Assert.Contains(seconds, _clock.Waits.Select(wait => (int)Math.Round(wait.TotalSeconds)));
        Assert.Equal(2, _site.Count("/a"));
        // Both answers are evidence.
        Assert.Equal([503, 200], PageArchive.Read(Archive).Where(page => page.Address == _site.Url("/a")).Select(page => page.Status));
    }

    [Fact]
    public async Task A_server_that_says_come_back_tomorrow_is_left_alone()
    {
        _site.Failing("/a", [429], "da", ("Retry-After", "86400"));
        Assert.Equal("The server answered with status 429.", (await Fail("/a")).What);
        Assert.Equal(1, _site.Count("/a"));
    }

    [Fact]
    public async Task Without_word_of_the_server_the_waits_grow_and_are_the_same_for_the_same_seed()
    {
        async Task<double[]> WaitsWith(ulong seed)
        {
            int before = _clock.Waits.Count;
            string path = $"/busy{before}";
            _site.Failing(path, [500, 502, 504], "da");
            await Read(path, Options with { Seed = seed, Pause = TimeSpan.Zero });
            return [.. _clock.Waits.Skip(before).Select(wait => wait.TotalSeconds)];
        }
        double[] first = await WaitsWith(1), same = await WaitsWith(1), other = await WaitsWith(2);
        Assert.Equal(3, first.Length);
        Assert.Equal(first, same);
        Assert.NotEqual(first, other);
        Assert.True(first.Sum() > 4, string.Join(" ", first));
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_asked_four_times()
    {
        _site.Failing("/a", [503, 503, 503, 503, 503], "da");
        Assert.Equal(ScrapeFailure.Status, (await Fail("/a")).Reason);
        Assert.Equal(4, _site.Count("/a"));
        // Not now is not no: the next run asks again.
        Assert.Equal("da", (await Read("/a")).Text);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_and_both_are_kept()
    {
        _site.Truncated("/a", times: 1);
        Assert.Contains("das Ende", (await Read("/a")).Text, StringComparison.Ordinal);
        Assert.Equal(["disconnect", null], WarcFiles.Read(Archive).Where(record => record.Type == "response" && record.Fields["WARC-Target-URI"].EndsWith("/a", StringComparison.Ordinal)).Select(record => record.Fields.GetValueOrDefault("WARC-Truncated")));
        _site.Truncated("/b");
        ScrapeException broken = await Fail("/b");
        Assert.Equal((ScrapeFailure.Damaged, 4), (broken.Reason, _site.Count("/b")));
        Assert.Equal(5, PageArchive.Check(Archive).Cut);
    }

    [Fact]
    public async Task An_answer_that_drips_for_ever_ends_with_the_time_limit()
    {
        _site.On("/a", async context =>
        {
            context.Response.ContentType = "text/html";
            // More than the connection holds, so some of it has arrived when the time is over.
            for (int i = 0; i < 12; i++)
            {
                await context.Response.WriteAsync(new string('x', 1 << 20));
                await context.Response.Body.FlushAsync();
            }
            _clock.EndLimits();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        ScrapeException late = await Fail("/a", Options with { Retries = 0 });
        Assert.Equal("The answer was not complete after 3600 seconds.", late.What);
        Assert.Equal("time", WarcFiles.Read(Archive).Last(record => record.Type == "response").Fields["WARC-Truncated"]);
    }

    [Fact]
    public async Task A_server_that_never_answers_ends_with_the_time_limit()
    {
        _site.On("/a", async context =>
        {
            _clock.EndLimits();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        Assert.Equal(ScrapeFailure.NoAnswer, (await Fail("/a", Options with { Retries = 0 })).Reason);
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_read_to_the_limit_and_said_to_be_so()
    {
        _site.Page("/a", new string('x', 300_000));
        Assert.Equal(ScrapeFailure.TooLarge, (await Fail("/a", Options with { MaxBytes = 100_000 })).Reason);
        ArchivedPage stored = PageArchive.Read(Archive).Last();
        Assert.Equal(ScrapeFailure.TooLarge, stored.Problem);
        Assert.InRange(stored.Body.Length, 90_000, 200_000);
        Assert.False(stored.IsPage);
        Assert.Equal(1, _site.Count("/a"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_refused(string coding)
    {
        var packed = new MemoryStream();
        using (Stream packing = coding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest, true) : new BrotliStream(packed, CompressionLevel.Fastest, true)) packing.Write(new byte[300 << 20]);
        _site.Bytes("/a", packed.ToArray(), "text/html", ("Content-Encoding", coding));
        Assert.Equal(ScrapeFailure.TooLarge, (await Fail("/a")).Reason);
        Assert.True(PageArchive.Read(Archive).Last().Body.Length <= 80 << 20);
    }

    [Fact]
    public async Task Headers_without_end_are_refused()
    {
        _site.Page("/a", "a", "", ("X-Huge", new string('x', 200_000)));
        Assert.Equal(ScrapeFailure.TooLarge, (await Fail("/a")).Reason);
        Assert.Equal(1, _site.Count("/a"));
    }

    [Fact]
    public async Task Chunks_of_one_byte_and_interim_answers_without_end_stop_at_the_limit()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        string root = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";
        using var end = new CancellationTokenSource();
        Task serving = Task.Run(async () =>
        {
            while (true)
            {
                using TcpClient client = await server.AcceptTcpClientAsync(end.Token);
                NetworkStream stream = client.GetStream();
                byte[] question = new byte[4096];
                // The reader hangs up in the middle; where that is seen depends on the machine.
                try
                {
                    string asked = Encoding.ASCII.GetString(question, 0, await stream.ReadAsync(question));
                    byte[] endless = [.. Enumerable.Repeat(asked.Contains("/chunks") ? "1\r\nx\r\n"u8.ToArray() : "HTTP/1.1 103 Early Hints\r\n\r\n"u8.ToArray(), 1000).SelectMany(piece => piece)];
                    await stream.WriteAsync(asked.Contains("robots") ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray()
                        : asked.Contains("/chunks") ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray() : []);
                    while (!asked.Contains("robots")) await stream.WriteAsync(endless);
                }
                catch (IOException)
                {
                }
            }
        });
        using (var reader = PoliteReader.Open(Archive, Options with { MaxBytes = 1_000_000 }))
        {
            foreach (string path in (string[])["/chunks", "/hints"])
                Assert.Equal(ScrapeFailure.TooLarge, (await Assert.ThrowsAsync<ScrapeException>(() => reader.ReadAsync(root + path))).Reason);
        }
        Assert.All(PageArchive.Read(Archive), page => Assert.True(page.Body.Length < 4_000_000));
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    [Fact]
    public async Task Redirects_are_followed_checked_and_bounded()
    {
        _site.Redirect("/1", "/2", 302).Redirect("/2", _site.Url("/3"), 308).Page("/3", "da");
        Assert.Equal(_site.Url("/3"), (await Read("/1")).Address);
        _site.Redirect("/kreis", "/kreis2").Redirect("/kreis2", "/kreis");
        Assert.Equal(ScrapeFailure.Redirects, (await Fail("/kreis")).Reason);
        for (int i = 0; i < 20; i++) _site.Redirect($"/weit{i}", $"/weit{i + 1}");
        Assert.Equal(ScrapeFailure.Redirects, (await Fail("/weit0")).Reason);
        Assert.Equal(0, _site.Count("/weit11"));
        _site.Redirect("/datei", "file:///etc/passwd");
        Assert.Equal(ScrapeFailure.Redirects, (await Fail("/datei")).Reason);
    }

    [Fact]
    public async Task A_redirect_does_not_lead_into_a_private_network()
    {
        // The name is public to the guard's eyes only because the test says so; the target is not.
        _site.Page("/a", "a");
        ScrapeException direct = await Fail("/a", Options with { AllowPrivate = false });
        Assert.Equal(ScrapeFailure.Address, direct.Reason);
        Assert.Empty(_site.All);

        PoliteReaderOptions resolving = Options with { AllowPrivate = false, Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254"), IPAddress.IPv6Loopback]) };
        using var reader = PoliteReader.Open(Archive, resolving);
        Assert.Equal(ScrapeFailure.Address, (await Assert.ThrowsAsync<ScrapeException>(() => reader.ReadAsync("http://metadata.example/latest"))).Reason);
    }

    [Fact]
    public async Task Unencrypted_addresses_are_refused_unless_asked_for()
    {
        ScrapeException refused = await Fail("/a", Options with { AllowHttp = false });
        Assert.Equal(ScrapeFailure.Address, refused.Reason);
        Assert.Contains("--allow-http", refused.Remedy, StringComparison.Ordinal);
        Assert.Empty(_site.All);
    }

    [Fact]
    public async Task A_page_in_the_wrong_encoding_is_read_right()
    {
        _site.Bytes("/a", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("<p>Größe – 5 €</p>"), "text/html; charset=utf-8");
        ArchivedPage page = await Read("/a");
        Assert.Equal("<p>Größe – 5 €</p>", page.Text);
        Assert.StartsWith("The page says it is UTF-8 and is not", page.EncodingDoubt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ich")]
    [InlineData("a@b")]
    [InlineData("me@example.org\r\nCookie: x")]
    [InlineData("me@example.org) (")]
    public void Nobody_asks_without_a_contact(string contact) =>
        Assert.StartsWith("Pages are fetched only by somebody who can be reached", Assert.Throws<ScrapeException>(() => PoliteReader.Open(Archive, Options with { Contact = contact })).Message);

    [Fact]
    public async Task Encrypted_pages_are_read_with_a_certificate_that_is_trusted_and_refused_otherwise()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using TestSite site = (await TestSite.StartAsync(certificate)).Page("/a", "<p>Größe</p>");
        Assert.StartsWith("https://", site.Root);
        PoliteReaderOptions options = Options with { AllowHttp = false, Retries = 0 };
        using (var reader = PoliteReader.Open(Archive, options)) await Assert.ThrowsAsync<ScrapeException>(() => reader.ReadAsync(site.Url("/a")));
        Assert.Empty(site.All);
        using (var reader = PoliteReader.Open(Archive, options with { TrustedRoot = certificate })) Assert.Contains("Größe", (await reader.ReadAsync(site.Url("/a"))).Text, StringComparison.Ordinal);
        // What is stored is what was said inside the encryption.
        Assert.StartsWith("HTTP/1.1 200 OK", Encoding.UTF8.GetString(WarcFiles.Read(Archive).Last(record => record.Type == "response").Block));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_with_its_address()
    {
        string gone = _site.Url("/a");
        await _site.DisposeAsync();
        using var reader = PoliteReader.Open(Archive, Options);
        var missing = await Assert.ThrowsAsync<ScrapeException>(() => reader.ReadAsync(gone));
        // Without an answer nothing is known of its robots.txt.
        Assert.Equal((ScrapeFailure.Robots, gone), (missing.Reason, missing.Where));
    }
}
