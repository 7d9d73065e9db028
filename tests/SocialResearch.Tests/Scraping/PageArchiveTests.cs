using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

public sealed class PageArchiveTests : SiteReadingTests
{
    [Fact]
    public async Task What_is_in_the_archive_is_not_asked_for_again_and_needs_no_network()
    {
        _site.Page("/a", "<p>eins</p>").Redirect("/alt", "/a").On("/weg", context => { context.Response.StatusCode = 410; return Task.CompletedTask; });
        string first = (await Read("/alt")).Text;
        await Fail("/weg");
        int asked = _site.All.Count;
        await _site.DisposeAsync();
        _clock.Advance(TimeSpan.FromDays(3650));
        long length = new FileInfo(Archive).Length;
        Assert.Equal(first, (await Read("/alt")).Text);
        Assert.Equal(ScrapeFailure.Status, (await Fail("/weg")).Reason);
        Assert.Equal((asked, length), (_site.All.Count, new FileInfo(Archive).Length));
    }

    [Fact]
    public async Task A_packed_page_is_stored_packed_and_read_unpacked()
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, true)) packing.Write("<p>Größe</p>"u8);
        _site.Bytes("/a", packed.ToArray(), "text/html; charset=utf-8", ("Content-Encoding", "gzip"));
        Assert.Equal("<p>Größe</p>", (await Read("/a")).Text);
        byte[] block = WarcFiles.Read(Archive).Last(record => record.Type == "response").Block;
        Assert.True(block.AsSpan().EndsWith(packed.ToArray()));
    }

    [Fact]
    public async Task A_refresh_asks_whether_anything_has_changed_and_keeps_the_body_where_not()
    {
        _site.On("/a", async context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Sun, 01 Nov 2026 10:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "\"v1\"")
            {
                context.Response.StatusCode = 304;
                return;
            }
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<p>Größe</p>");
        });
        ArchivedPage first = await Read("/a");
        for (int i = 1; i <= 2; i++)
        {
            _clock.Advance(TimeSpan.FromDays(30));
            ArchivedPage again = await Read("/a", Options with { RefreshBefore = _clock.GetUtcNow() });
            Assert.Equal((304, "<p>Größe</p>", true, first.FetchedAt), (again.Status, again.Text, again.IsPage, again.UnchangedSince));
            Assert.True(again.FetchedAt > first.FetchedAt);
        }
        Assert.Equal("Sun, 01 Nov 2026 10:00:00 GMT", _site.All.Last(asked => asked.Path == "/a").Headers["If-Modified-Since"]);
        Assert.Equal(2, WarcFiles.Read(Archive).Count(record => record.Type == "revisit"));
        Assert.Equal(3, PageArchive.Read(Archive).Count(page => page.Text == "<p>Größe</p>"));
    }

    [Fact]
    public async Task Chunks_on_the_wire_are_in_the_archive_as_they_came()
    {
        _site.On("/a", async context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            foreach (string piece in (string[])["<p>Grö", "ße</p>"])
            {
                await context.Response.WriteAsync(piece);
                await context.Response.Body.FlushAsync();
            }
        });
        Assert.Equal("<p>Größe</p>", (await Read("/a")).Text);
        WarcFiles.Strict response = WarcFiles.Read(Archive).Last(record => record.Type == "response");
        Assert.EndsWith("\r\n0\r\n\r\n", Encoding.UTF8.GetString(response.Block));
        Assert.False(response.Fields.ContainsKey("WARC-Payload-Digest"));
    }

    [Fact]
    public async Task A_record_half_written_is_cut_off_and_everything_before_it_stays()
    {
        _site.Page("/a", "eins").Page("/b", "zwei");
        await Read("/a");
        long whole = new FileInfo(Archive).Length;
        await Read("/b");
        byte[] full = File.ReadAllBytes(Archive);
        foreach (long length in (long[])[whole + 1, whole + 2, whole + 11, whole + 200, full.Length - 1])
        {
            File.WriteAllBytes(Archive, full[..(int)length]);
            using var reader = PoliteReader.Open(Archive, Options);
            Assert.Contains("half written", reader.Notice, StringComparison.Ordinal);
            Assert.Contains("eins", (await reader.ReadAsync(_site.Url("/a"))).Text, StringComparison.Ordinal);
            Assert.Equal(1, _site.Count("/a"));
        }
        WarcFiles.Read(Archive);
    }

    [Fact]
    public void The_beginning_of_an_archive_half_written_is_no_obstacle_and_another_file_is_left_alone()
    {
        File.WriteAllBytes(Archive, [0x1F, 0x8B, 8, 0, 0, 0]);
        using (var reader = PoliteReader.Open(Archive, Options)) Assert.NotNull(reader.Notice);
        Assert.Equal(0, new FileInfo(Archive).Length);

        byte[] other = [0x1F, 0x8B, 8, 0, .. new byte[100_000]];
        File.WriteAllBytes(Archive, other);
        Assert.StartsWith("The file is no web archive", Assert.Throws<ScrapeException>(() => PoliteReader.Open(Archive, Options)).Message);
        Assert.Equal(other, File.ReadAllBytes(Archive));
    }

    [Fact]
    public void An_archive_that_is_not_packed_is_read_but_not_written_on()
    {
        string plain = "WARC/1.0\r\nWARC-Type: zukunft\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2014-01-01T00:00:00Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n";
        File.WriteAllText(Archive, plain);
        Assert.Empty(PageArchive.Check(Archive).Rejects);
        Assert.StartsWith("The archive is not packed", Assert.Throws<ScrapeException>(() => PoliteReader.Open(Archive, Options)).Message);
        Assert.Equal(plain, File.ReadAllText(Archive));
    }

    [Fact]
    public async Task A_page_whose_server_does_not_say_what_it_is_is_known_by_its_beginning()
    {
        _site.Bytes("/a", "\n<!DOCTYPE HTML><p>x"u8.ToArray(), null).Bytes("/b", "<rss>"u8.ToArray(), null);
        Assert.True((await Read("/a")).IsPage);
        Assert.False((await Read("/b")).IsPage);
    }

    [Fact]
    public void Two_programs_do_not_write_one_archive()
    {
        using var reader = PoliteReader.Open(Archive, Options);
        Assert.Contains("no other program is writing", Assert.Throws<ScrapeException>(() => PoliteReader.Open(Archive, Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_an_archive_are_each_given_once_as_last_seen_well()
    {
        int turn = 0;
        _site.Page("/b", "b").On("/a", async context =>
        {
            context.Response.StatusCode = turn == 2 ? 404 : 200;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync($"Fassung {++turn}");
        });
        await Read("/a");
        await Read("/b");
        for (int i = 0; i < 2; i++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            try
            {
                await Read("/a", Options with { RefreshBefore = _clock.GetUtcNow() });
            }
            catch (ScrapeException gone) when (gone.Reason == ScrapeFailure.Status)
            {
            }
        }
        Assert.Equal((3, 4), (turn, PageArchive.Read(Archive).Count(page => page.MediaType == "text/html")));
        Assert.Equal(["/b", "/a"], PageArchive.Pages(Archive).Select(page => new Uri(page.Address).AbsolutePath));
        Assert.Equal("Fassung 2", PageArchive.Pages(Archive).Last().Text);
    }
}
