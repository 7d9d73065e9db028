namespace SocialResearch.Scraping;

/// <summary>Reads pages and what they lead to into an archive.</summary>
/// <remarks>
/// The archive is the only state. A crawl goes its way anew each time and takes from the archive what is there; so after it was
/// stopped or killed, the same call goes on where it was, and after its end the same call asks for nothing.
/// Links are followed only on the hosts of the given addresses; pages are taken in the order in which they were found.
/// </remarks>
public static class Crawl
{
    /// <summary>Reads the addresses and what they lead to.</summary>
    /// <param name="addresses">Where to begin.</param>
    /// <param name="archive">A file that ends in <c>.warc.gz</c>; it is continued when it exists.</param>
    /// <param name="options">Who asks, what is followed, and how much.</param>
    /// <param name="progress">Told each time an address is taken up.</param>
    /// <param name="cancellation">Stops the crawl; the report then says what it had.</param>
    /// <exception cref="ScrapeException">There is no contact, an address is none, or the archive cannot be written. Pages that cannot be read are in the report.</exception>
    public static async Task<CrawlReport> ToArchiveAsync(
        IEnumerable<string> addresses, string archive, CrawlOptions options, IProgress<CrawlProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxPages);
        Uri[] seeds = [.. addresses.Select(WebAddress.Parse)];
        using var reader = PoliteReader.Open(archive, options.Reader);
        var run = new Run(reader, options, seeds);
        long begin = options.Reader.Clock.GetTimestamp();
        bool wasStopped = false;
        try
        {
            await run.ToEndAsync(progress, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            wasStopped = true;
        }
        return run.Report(Path.GetFileName(archive), wasStopped, options.Reader.Clock.GetElapsedTime(begin));
    }

    private sealed class Run(PoliteReader reader, CrawlOptions options, Uri[] seeds)
    {
        private readonly Queue<(PageLinks.Link Link, string? Via, bool IsGuess)> _waiting = new();
        private readonly HashSet<string> _known = new(StringComparer.Ordinal), _answers = new(StringComparer.Ordinal), _elsewhere = new(StringComparer.Ordinal);
        private readonly HashSet<string> _hosts = new(seeds.Select(seed => seed.IdnHost), StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _seeds = new(seeds.Select(seed => seed.AbsoluteUri), StringComparer.Ordinal);
        private readonly List<MissingPage> _missing = [];
        private int _taken, _done, _pages, _others, _fromArchive, _reserved, _comments;
        private bool _isUnderWay;

        public async Task ToEndAsync(IProgress<CrawlProgress>? progress, CancellationToken cancellation)
        {
            foreach (Uri seed in seeds) Wait(new(seed, PageLinks.LinkKind.Page), null);
            if (options.Follow.HasFlag(Follow.Sitemap))
            {
                foreach (Uri origin in seeds.Select(seed => new Uri(WebAddress.Origin(seed))).Distinct()) await FindSitemapsAsync(origin, cancellation).ConfigureAwait(false);
            }
            while (_taken < options.MaxPages && _waiting.TryDequeue(out var next))
            {
                _isUnderWay = true;
                progress?.Report(new(next.Link.Address.AbsoluteUri, _done, Math.Min(options.MaxPages, _done + 1 + _waiting.Count)));
                await TakeAsync(next.Link, next.Via, next.IsGuess, cancellation).ConfigureAwait(false);
                _isUnderWay = false;
                _done++;
            }
        }

        public CrawlReport Report(string archive, bool wasStopped, TimeSpan duration) => new()
        {
            Archive = archive,
            Pages = _pages,
            Others = _others,
            FromArchive = _fromArchive,
            Comments = options.CountComments is null ? null : _comments,
            Requests = reader.Requests,
            Missing = _missing,
            Waiting = _waiting.Count + (_isUnderWay ? 1 : 0),
            Elsewhere = _elsewhere.Count,
            Reserved = _reserved,
            WasStopped = wasStopped,
            Duration = duration,
            Notice = reader.Notice,
        };

        private async Task TakeAsync(PageLinks.Link link, string? via, bool isGuess, CancellationToken cancellation)
        {
            int before = reader.Requests;
            try
            {
                ArchivedPage answer = await reader.ReadAsync(link.Address, via, cancellation).ConfigureAwait(false);
                _taken++;
                // The owner of an address says by a redirect where the page lives.
                if (_seeds.Contains(link.Address.AbsoluteUri)) _hosts.Add(new Uri(answer.Address).IdnHost);
                _known.Add(answer.Address);
                if (_answers.Add(answer.Address)) Take(answer, link.Kind, reader.Requests == before);
            }
            catch (ScrapeException missing) when (missing.Reason != ScrapeFailure.Request)
            {
                if (missing.Reason is not (ScrapeFailure.Robots or ScrapeFailure.Address)) _taken++;
                if (isGuess && missing.Reason is ScrapeFailure.Status or ScrapeFailure.Robots) return;
                Miss(link.Address.AbsoluteUri, missing.Reason, missing.What, missing.Remedy);
            }
        }

        private void Take(ArchivedPage answer, PageLinks.LinkKind kind, bool wasStored)
        {
            if (wasStored) _fromArchive++;
            if (!answer.IsPage) _others++;
            else
            {
                _pages++;
                if (PageLinks.IsReserved(answer)) _reserved++;
                _comments += options.CountComments?.Invoke(answer) ?? 0;
            }
            bool isList = !answer.IsPage && (kind != PageLinks.LinkKind.Page || answer.MediaType.EndsWith("xml", StringComparison.Ordinal));
            if (isList && (options.Follow & (Follow.Feed | Follow.Sitemap)) != 0)
            {
                IReadOnlyList<PageLinks.Link> listed = FeedLinks.Read(answer, out bool isWhole);
                foreach (PageLinks.Link found in listed) Wait(found, answer.Address);
                if (!isWhole) Miss(answer.Address, ScrapeFailure.Damaged, "The feed or sitemap is broken; the entries before the break were used.", "Tell the owner of the site.");
            }
            else if (answer.IsPage && options.Follow != Follow.Nothing)
            {
                foreach (PageLinks.Link found in PageLinks.Of(answer, options.Follow)) Wait(found, answer.Address);
            }
        }

        private async Task FindSitemapsAsync(Uri origin, CancellationToken cancellation)
        {
            IReadOnlyList<string> named;
            try
            {
                named = await reader.SitemapsAsync(origin, cancellation).ConfigureAwait(false);
            }
            catch (ScrapeException missing) when (missing.Reason != ScrapeFailure.Request)
            {
                // The pages of the site will say the same of themselves.
                return;
            }
            Uri[] sitemaps = [.. named.Select(name => WebAddress.TryNormal(name, origin, out Uri? sitemap) ? sitemap : null).OfType<Uri>()];
            foreach (Uri sitemap in sitemaps) Wait(new(sitemap, PageLinks.LinkKind.Sitemap), null);
            if (sitemaps.Length == 0) Wait(new(new Uri(origin, "/sitemap.xml"), PageLinks.LinkKind.Sitemap), null, isGuess: true);
        }

        private void Wait(PageLinks.Link link, string? via, bool isGuess = false)
        {
            if (!_hosts.Contains(link.Address.IdnHost)) _elsewhere.Add(link.Address.AbsoluteUri);
            else if (_known.Add(link.Address.AbsoluteUri)) _waiting.Enqueue((link, via, isGuess));
        }

        private void Miss(string address, ScrapeFailure reason, string what, string remedy)
        {
            _missing.Add(new(address, reason, what, remedy));
            reader.Note(address, reason.ToString());
        }
    }
}
