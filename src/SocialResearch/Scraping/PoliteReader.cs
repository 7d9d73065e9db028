using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Polly;
using Polly.Retry;
using SocialResearch.Statistics;

namespace SocialResearch.Scraping;

/// <summary>Fetches pages as a guest does: says who asks, keeps to robots.txt, takes one page at a time, and writes down every answer.</summary>
/// <remarks>
/// What the archive holds is not asked for again, so a notebook can be run again without the network. Every hop of a redirect is checked
/// like an address that was given. Nothing is remembered for a site between requests: no cookies, no referrer.
/// A robots.txt is kept for at most 24 hours; when it cannot be had (5xx, 429, no connection) the site is left alone, and when there is none (other 4xx) it is open.
/// </remarks>
/// <example><code>
/// using var reader = PoliteReader.Open("pages.warc.gz", new() { Contact = "me@example.org" });
/// ArchivedPage page = await reader.ReadAsync("https://example.org/beitrag");
/// </code></example>
public sealed class PoliteReader : IDisposable
{
    private const int MaxHops = 10, MaxRobotsHops = 5;
    private static readonly TimeSpan s_robotsHoldFor = TimeSpan.FromHours(24);

    private readonly PoliteReaderOptions _options;
    private readonly ArchiveSession _archive;
    private readonly AddressGuard _guard;
    private readonly ResiliencePipeline<WireExchange> _repeat;
    private readonly ConcurrentDictionary<string, HostPace> _paces = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset ReadAt)> _robots = new(StringComparer.OrdinalIgnoreCase);
    private int _requests;

    private PoliteReader(string archive, PoliteReaderOptions options)
    {
        _options = options;
        _guard = new AddressGuard(options.AllowPrivate, options.Resolve);
        _repeat = Repeating(options);
        _archive = ArchiveSession.Open(archive, () => Introduction(archive));
    }

    /// <summary>Questions that went out over the network; what came from the archive is not among them.</summary>
    public int Requests => _requests;

    /// <summary>What had to be cut off when the archive was opened, as a sentence; null when it was whole.</summary>
    public string? Notice => _archive.Notice;

    /// <summary>Opens or begins an archive.</summary>
    /// <param name="archive">A file that ends in <c>.warc.gz</c>.</param>
    /// <param name="options">Who asks, and how patiently.</param>
    /// <exception cref="ScrapeException">There is no contact, or the archive cannot be written.</exception>
    public static PoliteReader Open(string archive, PoliteReaderOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(archive);
        ArgumentNullException.ThrowIfNull(options);
        return new(archive, options.Checked());
    }

    /// <summary>The page at an address, from the archive or, if it is not there, from the web.</summary>
    /// <param name="address">As in <c>https://example.org/beitrag</c>.</param>
    /// <param name="cancellation">Stops waiting and reading.</param>
    /// <exception cref="ScrapeException">The page may not or cannot be had; the reason is in <see cref="ScrapeException.Reason"/>.</exception>
    public Task<ArchivedPage> ReadAsync(string address, CancellationToken cancellation = default) => ReadAsync(WebAddress.Parse(address), null, cancellation);

    internal async Task<ArchivedPage> ReadAsync(Uri address, string? via, CancellationToken cancellation)
    {
        ArchivedPage answer = await FollowAsync(address, MaxHops, hop => AnswerAsync(hop, via, cancellation)).ConfigureAwait(false);
        if (answer.Problem is { } problem) throw NotWhole(answer, problem);
        if (answer.Status is >= 200 and < 300 || answer.UnchangedSince is not null) return answer;
        string remedy = answer.Status switch
        {
            401 or 402 or 403 or 451 => "The site does not give this page to everybody; leave it out.",
            404 or 410 => "Check the address in a browser; the page may have moved or be gone.",
            429 or >= 500 => "The site is busy or disturbed; run the same again later, what is stored stays.",
            _ => "Check the address in a browser.",
        };
        throw new ScrapeException(ScrapeFailure.Status, string.Create(CultureInfo.InvariantCulture, $"The server answered with status {answer.Status}."), answer.Address, remedy);
    }

    /// <summary>The rules of the site that an address belongs to.</summary>
    internal async Task<RobotsRules> RobotsAsync(Uri address, CancellationToken cancellation)
    {
        string origin = WebAddress.Origin(address);
        DateTimeOffset notBefore = _options.Clock.GetUtcNow() - s_robotsHoldFor;
        if (_robots.TryGetValue(origin, out var known) && known.ReadAt > notBefore) return known.Rules;
        (RobotsRules, DateTimeOffset) read;
        try
        {
            ArchivedPage file = await FollowAsync(new Uri(origin + "/robots.txt"), MaxRobotsHops, async hop =>
            {
                CheckScheme(hop);
                return await AskAsync(hop, RobotsRules.Limit, _options.Pause, null, notBefore, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
            RobotsRules rules = file.Status switch
            {
                _ when file.UnchangedSince is not null || file.Status is >= 200 and < 300 => RobotsRules.Parse(file.Body.Span, PoliteReaderOptions.Program),
                >= 400 and < 500 and not 429 => RobotsRules.AllowAll,
                _ => RobotsRules.DisallowAll,
            };
            read = (rules, file.FetchedAt);
        }
        catch (ScrapeException circle) when (circle.Reason == ScrapeFailure.Redirects)
        {
            // After five redirects the standard takes the file as not there.
            read = (RobotsRules.AllowAll, _options.Clock.GetUtcNow());
        }
        catch (ScrapeException unreachable) when (unreachable.Reason is ScrapeFailure.NoAnswer or ScrapeFailure.Damaged)
        {
            read = (RobotsRules.DisallowAll, _options.Clock.GetUtcNow());
        }
        _robots[origin] = read;
        return read.Item1;
    }

    /// <summary>The sitemaps that a site's robots.txt names; an old one in the archive is good enough for that.</summary>
    internal async Task<IReadOnlyList<string>> SitemapsAsync(Uri address, CancellationToken cancellation)
    {
        ArchivedPage? stored = _archive.Find(new Uri(WebAddress.Origin(address) + "/robots.txt"), _options.RefreshBefore);
        RobotsRules rules = stored is { Status: 200, Problem: null } file ? RobotsRules.Parse(file.Body.Span, PoliteReaderOptions.Program) : await RobotsAsync(address, cancellation).ConfigureAwait(false);
        return rules.Sitemaps;
    }

    /// <summary>Records in the archive why a page is not there.</summary>
    internal void Note(string address, string outcome) => _archive.Note(_options.Clock.GetUtcNow(), address, outcome);

    /// <summary>Closes the archive.</summary>
    public void Dispose()
    {
        _archive.Dispose();
        foreach (HostPace pace in _paces.Values) pace.Dispose();
    }

    private static async Task<ArchivedPage> FollowAsync(Uri address, int maxHops, Func<Uri, Task<ArchivedPage>> answer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (Uri at = address; seen.Add(at.AbsoluteUri) && seen.Count <= maxHops + 1;)
        {
            ArchivedPage page = await answer(at).ConfigureAwait(false);
            if (page.Status is not (301 or 302 or 303 or 307 or 308) || page.Header("Location") is not { } location) return page;
            if (!WebAddress.TryNormal(location, at, out Uri? next))
                throw new ScrapeException(ScrapeFailure.Redirects, "The server sends the reader on to something that is no address of a page.", at.AbsoluteUri, "Check the address in a browser.");
            at = next!;
        }
        throw new ScrapeException(ScrapeFailure.Redirects, string.Create(CultureInfo.InvariantCulture, $"The server sends the reader in a circle, or on more than {maxHops} times."), address.AbsoluteUri,
            "Open the address in a browser and use the one at which it ends; sites that need cookies to let anybody in cannot be read.");
    }

    private async Task<ArchivedPage> AnswerAsync(Uri address, string? via, CancellationToken cancellation)
    {
        if (_archive.Find(address, _options.RefreshBefore) is { } stored) return stored;
        CheckScheme(address);
        RobotsRules rules;
        try
        {
            rules = await RobotsAsync(address, cancellation).ConfigureAwait(false);
        }
        catch (ScrapeException refused) when (refused.Reason == ScrapeFailure.Address)
        {
            throw new ScrapeException(refused.Reason, refused.What, address.AbsoluteUri, refused.Remedy, refused);
        }
        if (!rules.Allows(address))
        {
            throw rules.IsUnreachable
                ? new ScrapeException(ScrapeFailure.Robots, "The site's robots.txt could not be read, so nothing is known of what it allows.", address.AbsoluteUri, "Nothing was asked for. Try again later.")
                : new ScrapeException(ScrapeFailure.Robots, "The site's robots.txt asks programs not to read this page.", address.AbsoluteUri, "Leave the page out, or ask the owner of the site for permission and for the data.");
        }
        TimeSpan pause = rules.CrawlDelay > _options.Pause ? rules.CrawlDelay.Value : _options.Pause;
        if (pause > _options.LongestWait)
        {
            throw new ScrapeException(ScrapeFailure.Robots, string.Create(CultureInfo.InvariantCulture, $"The site's robots.txt asks for {pause.TotalSeconds:0} seconds between two pages."), address.AbsoluteUri,
                "Leave the site out, or allow longer waits (LongestWait in the options).");
        }
        return await AskAsync(address, _options.MaxBytes, pause, via, _options.RefreshBefore, cancellation).ConfigureAwait(false);
    }

    private async Task<ArchivedPage> AskAsync(Uri address, int limit, TimeSpan pause, string? via, DateTimeOffset? notBefore, CancellationToken cancellation)
    {
        HostPace pace = _paces.GetOrAdd(address.IdnHost, _ => new HostPace(_options.Clock));
        using IDisposable turn = await pace.EnterAsync(cancellation).ConfigureAwait(false);
        // Somebody may have asked the same while this caller waited.
        if (_archive.Find(address, notBefore) is { } stored) return stored;
        ArchivedPage? page = null;
        WireExchange exchange = await _repeat.ExecuteAsync(async token =>
        {
            await pace.PauseAsync(pause, token).ConfigureAwait(false);
            Interlocked.Increment(ref _requests);
            try
            {
                WireExchange asked = await WireExchange.AskAsync(address, Headers(address), limit, _options.Timeout, _guard, _options.TrustedRoot, _options.Clock, token).ConfigureAwait(false);
                page = asked.Message is null ? null : _archive.Append(address, asked, via);
                return asked;
            }
            finally
            {
                pace.Ended();
            }
        }, cancellation).ConfigureAwait(false);
        // Of a robots.txt that is too long the beginning counts.
        return exchange.Failure is { } failure ? throw failure : page!;
    }

    private IEnumerable<(string, string)> Headers(Uri address)
    {
        yield return ("User-Agent", _options.UserAgent);
        yield return ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5");
        yield return ("Accept-Encoding", ContentCoding.Accepted);
        (string? tag, string? modified) = _archive.Validators(address);
        if (tag is not null) yield return ("If-None-Match", tag);
        if (modified is not null) yield return ("If-Modified-Since", modified);
    }

    private void CheckScheme(Uri address)
    {
        if (address.Scheme == Uri.UriSchemeHttps || _options.AllowHttp) return;
        throw new ScrapeException(ScrapeFailure.Address, "The address is not encrypted (http): anybody on the way could change the page.", address.AbsoluteUri,
            "Use the https address; if the site has none, allow it (--allow-http, or AllowHttp in the options).");
    }

    private static ScrapeException NotWhole(ArchivedPage answer, ScrapeFailure problem) => problem == ScrapeFailure.TooLarge
        ? new(problem, "The answer is larger than a page is, packed or unpacked.", answer.Address, "It was not read to its end. Leave the address out, or allow larger answers (MaxBytes in the options).")
        : new(problem, "The answer breaks off or cannot be unpacked.", answer.Address, "Try again later, or open the address in a browser.");

    /// <summary>Again after 2, 4, 8 … seconds, each a little off by chance, or when the server says.</summary>
    private static ResiliencePipeline<WireExchange> Repeating(PoliteReaderOptions options)
    {
        var pipeline = new ResiliencePipelineBuilder<WireExchange> { TimeProvider = options.Clock };
        if (options.Retries == 0) return pipeline.Build();
        var chance = new SeededRandom(options.Seed);
        TimeSpan? Asked(WireExchange? exchange) => exchange?.RetryAfter(options.Clock.GetUtcNow());
        return pipeline.AddRetry(new RetryStrategyOptions<WireExchange>
        {
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(2),
            MaxDelay = options.LongestWait,
            UseJitter = true,
            Randomizer = () =>
            {
                lock (chance) return chance.NextUnit();
            },
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is { IsPassing: true } exchange && !(Asked(exchange) > options.LongestWait)),
            DelayGenerator = attempt => ValueTask.FromResult(Asked(attempt.Outcome.Result)),
        }).Build();
    }

    private WarcRecord Introduction(string archive) => WarcRecord.Of("warcinfo", _options.Clock.GetUtcNow(), "application/warc-fields", Encoding.UTF8.GetBytes(
        $"software: {PoliteReaderOptions.Program}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obey\r\nhttp-header-user-agent: {_options.UserAgent}\r\n"),
        ("WARC-Filename", Path.GetFileName(archive)));
}
