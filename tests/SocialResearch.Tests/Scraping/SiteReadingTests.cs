using SocialResearch.Scraping;

namespace SocialResearch.Tests.Scraping;

/// <summary>A site, a clock that jumps, and an archive of its own for each test.</summary>
public abstract class SiteReadingTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("archives ");
    private protected readonly JumpingClock _clock = new();
    private protected TestSite _site = null!;

    private protected string Archive => Path.Combine(_folder.FullName, "pages.warc.gz");

    private protected PoliteReaderOptions Options => new() { Contact = "forschung@hochschule.example", AllowHttp = true, AllowPrivate = true, Clock = _clock, Timeout = JumpingClock.Limit };

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected async Task<ArchivedPage> Read(string path, PoliteReaderOptions? options = null)
    {
        using var reader = PoliteReader.Open(Archive, options ?? Options);
        return await reader.ReadAsync(_site.Url(path));
    }

    private protected async Task<ScrapeException> Fail(string path, PoliteReaderOptions? options = null) => await Assert.ThrowsAsync<ScrapeException>(() => Read(path, options));
}
