using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>What other programs write is read here, and what is written here is whole to other programs.</summary>
public sealed partial class OtherToolsTests : IAsyncLifetime
{
    // With zlib each member ends where it ends; digests and references are computed anew.
    private const string Check = """
        import base64, hashlib, re, sys, zlib
        data = open(sys.argv[1], "rb").read()
        records, at = [], 0
        while at < len(data):
            member = zlib.decompressobj(31)
            text = member.decompress(data[at:])
            assert member.eof, "a member breaks off"
            at = len(data) - len(member.unused_data)
            head, _, rest = text.partition(b"\r\n\r\n")
            lines = head.decode("utf-8").split("\r\n")
            assert lines[0] == "WARC/1.1", lines[0]
            fields = dict(line.split(": ", 1) for line in lines[1:])
            length = int(fields["Content-Length"])
            assert rest[length:] == b"\r\n\r\n", "the length is wrong"
            digest = "sha256:" + base64.b32encode(hashlib.sha256(rest[:length]).digest()).decode()
            assert fields["WARC-Block-Digest"] == digest, "the digest is wrong"
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", fields["WARC-Date"])
            records.append(fields)
        ids = [fields["WARC-Record-ID"] for fields in records]
        assert len(set(ids)) == len(ids)
        assert all(fields.get("WARC-Concurrent-To", ids[0]) in ids for fields in records)
        print(",".join(fields["WARC-Type"] for fields in records))
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives ");
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = (await TestSite.StartAsync()).Page("/", "<p>Größe</p><a href=\"/b\">weiter</a>").Page("/b", "<p>Schluss</p>").Redirect("/alt", "/b");

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--no-warc-compression")]
    public async Task Archives_of_wget_are_read(string option)
    {
        (int exit, string output) = await Run("wget", ["-q", "--warc-file=wget", "--delete-after", .. option.Length > 0 ? [option] : Array.Empty<string>(), _site.Url("/"), _site.Url("/alt"), _site.Url("/weg")]);
        Assert.True(exit == 8, output);
        string archive = Directory.EnumerateFiles(_folder.FullName, "wget.warc*").Single();
        ArchivedPage[] pages = [.. PageArchive.Read(archive).Where(page => page.Address.StartsWith(_site.Root, StringComparison.Ordinal))];
        Assert.Equal([("/", 200), ("/alt", 301), ("/b", 200), ("/weg", 404)], pages.Select(page => (new Uri(page.Address).AbsolutePath, page.Status)));
        Assert.Contains("<p>Größe</p>", pages[0].Text, StringComparison.Ordinal);
        ArchiveReport report = PageArchive.Check(archive);
        Assert.Empty(report.Rejects);
        Assert.Equal(4, report.Records.Single(kind => kind.Kind == "response").Count);
    }

    [Fact]
    public async Task Python_finds_nothing_to_complain_about()
    {
        string archive = Path.Combine(_folder.FullName, "pages.warc.gz");
        await Crawl.ToArchiveAsync([_site.Url("/"), _site.Url("/alt")], archive, new() { Reader = new() { Contact = "a@example.org", AllowHttp = true, AllowPrivate = true, Clock = new JumpingClock(), Timeout = JumpingClock.Limit } });
        (int exit, string output) = await Run("python3", ["-c", Check, archive]);
        Assert.True(exit == 0, output);
        Assert.Equal("warcinfo,response,request,response,request,response,request,response,request", output.Trim());
    }

    /// <summary>libarchive, behind Debian's bsdtar, knows the format up to version 1.0: the same records, but no fractions of seconds. It finds ours once these two are as it knows them.</summary>
    [Fact]
    public async Task Libarchive_finds_the_answers_by_the_lengths_that_the_records_state()
    {
        string archive = Path.Combine(_folder.FullName, "pages.warc.gz"), older = Path.Combine(_folder.FullName, "older.warc");
        string[] addresses = [_site.Url("/b"), _site.Url("/weg.html")];
        await Crawl.ToArchiveAsync(addresses, archive, new() { Reader = new() { Contact = "a@example.org", AllowHttp = true, AllowPrivate = true, Clock = new JumpingClock(), Timeout = JumpingClock.Limit } });
        using (var packed = new StreamReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress), Encoding.Latin1))
            await File.WriteAllTextAsync(older, Fraction().Replace((await packed.ReadToEndAsync()).Replace("WARC/1.1\r\n", "WARC/1.0\r\n", StringComparison.Ordinal), "$1Z"), Encoding.Latin1);
        (int exit, string output) = await Run("bsdtar", ["-tvf", older]);
        Assert.True(exit == 0, output);
        int[] sizes = [.. addresses.Select(address => WarcFiles.Read(archive).Single(record => record.Type == "response" && record.Fields["WARC-Target-URI"] == address).Block.Length)];
        Assert.Equal([("b", sizes[0]), ("weg.html", sizes[1])], Listed().Matches(output).Select(line => (line.Groups[2].Value, int.Parse(line.Groups[1].ValueSpan, CultureInfo.InvariantCulture))).Where(entry => entry.Item1 != "robots.txt"));
    }

    [GeneratedRegex(@"(WARC-Date: [0-9T:-]+)\.\d+Z")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"(?m)(\d+) \w{3} +\d+ +[\d:]+ (\S+)$")]
    private static partial Regex Listed();

    private async Task<(int Exit, string Output)> Run(string program, IEnumerable<string> arguments)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await error);
        }
    }
}
