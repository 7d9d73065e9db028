using System.IO.Compression;
using System.Text;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>Archives as other tools write them, and archives that something happened to.</summary>
public sealed class ForeignArchiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives ");

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Response(string address, string body, string version = "WARC/1.0", string lineEnd = "\r\n", string more = "", string id = "1")
    {
        string http = $"HTTP/1.1 200 OK{lineEnd}Content-Type: text/html; charset=utf-8{lineEnd}Content-Length: {Encoding.UTF8.GetByteCount(body)}{lineEnd}{lineEnd}{body}";
        return string.Join(lineEnd, version, "WARC-Type: response", $"WARC-Target-URI: {address}", "WARC-Date: 2014-03-02T10:00:00Z", $"WARC-Record-ID: <urn:uuid:{id}>",
            "Content-Type: application/http; msgtype=response") + lineEnd + more + $"Content-Length: {Encoding.UTF8.GetByteCount(http)}" + lineEnd + lineEnd + http + lineEnd + lineEnd;
    }

    private string Plain(string content)
    {
        string path = Path.Combine(_folder.FullName, "a.warc");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return path;
    }

    private static byte[] Member(string content)
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal)) packing.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    private string Packed(params IEnumerable<byte[]> pieces)
    {
        string path = Path.Combine(_folder.FullName, "a.warc.gz");
        File.WriteAllBytes(path, [.. pieces.SelectMany(piece => piece)]);
        return path;
    }

    [Theory]
    [InlineData("WARC/1.0", "\r\n")]
    [InlineData("WARC/1.1", "\r\n")]
    [InlineData("WARC/0.18", "\r\n")]
    [InlineData("WARC/1.0", "\n")]
    public void Older_versions_and_bare_line_ends_are_read(string version, string lineEnd)
    {
        string path = Plain(Response("<https://example.org/a>", "<p>Größe</p>", version, lineEnd) + Response("https://example.org/b", "<p>zwei</p>", version, lineEnd, id: "2"));
        ArchivedPage[] pages = [.. PageArchive.Read(path)];
        Assert.Equal(["https://example.org/a", "https://example.org/b"], pages.Select(page => page.Address));
        Assert.Equal(("<p>Größe</p>", 200, true), (pages[0].Text, pages[0].Status, pages[0].IsPage));
        Assert.Equal(new DateTimeOffset(2014, 3, 2, 10, 0, 0, TimeSpan.Zero), pages[0].FetchedAt);
        Assert.Empty(PageArchive.Check(path).Rejects);
    }

    [Fact]
    public void Unknown_records_and_folded_headers_are_no_obstacle()
    {
        string path = Packed(Member("WARC/1.0\r\nWARC-Type: zukunft\r\nWARC-Record-ID: <urn:x>\r\nWARC-Date: 2014-01-01T00:00:00Z\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n"),
            Member(Response("https://example.org/", "<p>da</p>", more: "X-Long: eins\r\n\tzwei\r\n")));
        Assert.Equal("https://example.org/", Assert.Single(PageArchive.Read(path)).Address);
        Assert.Equal("a.warc.gz: 1 response, 1 zukunft; 0 damaged pieces, 0 answers not whole.", PageArchive.Check(path).ToString());
    }

    [Fact]
    public void A_damaged_record_costs_itself_and_is_reported_with_its_place()
    {
        byte[] first = Member(Response("https://example.org/1", "eins")), second = Member(Response("https://example.org/2", "zwei", id: "2")), third = Member(Response("https://example.org/3", "drei", id: "3"));
        second[second.Length / 2] ^= 0xFF;
        string path = Packed(first, second, third);
        Assert.Equal(["https://example.org/1", "https://example.org/3"], PageArchive.Read(path).Select(page => page.Address));
        ArchiveReject reject = Assert.Single(PageArchive.Check(path).Rejects);
        Assert.Equal((first.Length, second.Length), (reject.Offset, reject.Length));
        Assert.Equal("SR098", Assert.Single(PageArchive.Check(path).Caveats).Code);
    }

    [Fact]
    public void A_damaged_record_that_is_not_packed_costs_itself()
    {
        string first = Response("https://example.org/1", "eins"), second = Response("https://example.org/2", "zwei", id: "2").Replace("Content-Length: 4", "Content-Length: 4", StringComparison.Ordinal);
        string broken = second.Replace("\r\nContent-Length: " + second.Split("Content-Length: ")[1].Split('\r')[0], "\r\nContent-Length: viele", StringComparison.Ordinal);
        string path = Plain(first + broken + Response("https://example.org/3", "drei", id: "3"));
        Assert.Equal(["https://example.org/1", "https://example.org/3"], PageArchive.Read(path).Select(page => page.Address));
        Assert.Equal(Encoding.UTF8.GetByteCount(first), Assert.Single(PageArchive.Check(path).Rejects).Offset);
    }

    [Fact]
    public void A_record_whose_digest_is_wrong_is_set_aside()
    {
        string path = Packed(Member(Response("https://example.org/", "x", more: "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n")));
        Assert.Empty(PageArchive.Read(path));
        Assert.Equal("its content is not what its digest says", Assert.Single(PageArchive.Check(path).Rejects).Reason);
    }

    [Fact]
    public void An_archive_packed_as_a_whole_is_read_too()
    {
        string path = Packed(Member(Response("https://example.org/1", "eins") + Response("https://example.org/2", "zwei", id: "2")));
        Assert.Equal(["eins", "zwei"], PageArchive.Read(path).Select(page => page.Text));
    }

    [Fact]
    public void A_page_seen_again_comes_with_the_body_it_had()
    {
        string revisit = Response("https://example.org/b", "", id: "9").Replace("WARC-Type: response", "WARC-Type: revisit\r\nWARC-Refers-To-Target-URI: https://example.org/a\r\nWARC-Refers-To-Date: 2014-03-02T10:00:00Z", StringComparison.Ordinal);
        ArchivedPage again = PageArchive.Read(Packed(Member(Response("https://example.org/a", "<p>alt</p>")), Member(revisit))).Last();
        Assert.Equal(("https://example.org/b", "<p>alt</p>", true), (again.Address, again.Text, again.IsPage));
        Assert.NotNull(again.UnchangedSince);
    }

    [Fact]
    public void Any_damage_is_survived_and_what_is_whole_is_read()
    {
        byte[] whole = [.. Member(Response("https://example.org/1", "eins")), .. Member(Response("https://example.org/2", "zwei", id: "2"))];
        var random = new Random(11);
        for (int run = 0; run < 300; run++)
        {
            byte[] bytes = [.. whole.Take(random.Next(30, whole.Length))];
            for (int i = 0; i < random.Next(3); i++) bytes[random.Next(20, bytes.Length)] = (byte)random.Next(256);
            string path = Packed(bytes);
            ArchiveReport report = PageArchive.Check(path);
            Assert.Equal(bytes.Length, report.Rejects.Sum(reject => reject.Length) + Good(path));
        }

        static long Good(string path)
        {
            using FileStream file = WarcReader.Open(path);
            return WarcReader.Read(file).Where(entry => entry.Record is not null).Sum(entry => entry.End - entry.Offset);
        }
    }

    [Fact]
    public void What_is_no_archive_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.csv"), "id,text\n1,a\n");
        var refused = Assert.Throws<ScrapeException>(() => PageArchive.Read(Path.Combine(_folder.FullName, "a.csv")).Count());
        Assert.StartsWith("The file is no web archive (WARC). Where: a.csv.", refused.Message);
        Assert.StartsWith("The archive cannot be opened. Where: none.warc.gz.", Assert.Throws<ScrapeException>(() => PageArchive.Check("none.warc.gz")).Message);
    }
}
