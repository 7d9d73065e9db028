using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Scraping;

/// <summary>A file of everything that servers answered, in the format of web archives (WARC): an analysis can be repeated from it years later, without a network.</summary>
/// <example><code>var pages = PageArchive.Read("archive.warc.gz").Where(page => page.IsPage);</code></example>
public static class PageArchive
{
    /// <summary>Bytes of one body, unpacked, beyond which it is cut when read.</summary>
    internal const int BodyLimit = 64 << 20;

    /// <summary>Every answer in the archive in the order of the file, one in memory at a time: pages, feeds, redirects, errors, robots.txt.</summary>
    /// <remarks>Where a server said that nothing has changed, the page comes with the body it had before. Damaged records are left out; <see cref="Check"/> counts them.</remarks>
    /// <param name="path">A <c>.warc.gz</c> or <c>.warc</c> file, of this or another tool.</param>
    /// <exception cref="ScrapeException">The file cannot be opened or is no web archive.</exception>
    public static IEnumerable<ArchivedPage> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream file = WarcReader.Open(path);
        using FileStream earlier = WarcReader.Open(path);
        var index = new ArchiveIndex();
        foreach (WarcReader.Entry entry in WarcReader.Read(file))
        {
            if (entry.Record is not { } record) continue;
            index.Add(entry);
            if (Page(record, index, earlier) is { } page) yield return page;
        }
    }

    /// <summary>Each page of the archive once, as it was last seen well: whole and in HTML.</summary>
    /// <param name="path">A <c>.warc.gz</c> or <c>.warc</c> file.</param>
    /// <exception cref="ScrapeException">The file cannot be opened or is no web archive.</exception>
    public static IEnumerable<ArchivedPage> Pages(string path)
    {
        var last = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (ArchivedPage page in Read(path))
            if (page.IsPage && !(last.TryGetValue(page.Address, out DateTimeOffset seen) && seen > page.FetchedAt)) last[page.Address] = page.FetchedAt;
        // Two answers of the same moment would be the same page twice.
        return Read(path).Where(page => page.IsPage && last.TryGetValue(page.Address, out DateTimeOffset seen) && seen == page.FetchedAt && last.Remove(page.Address));
    }

    /// <summary>Reads the whole archive and says what is in it and what is damaged.</summary>
    /// <param name="path">A <c>.warc.gz</c> or <c>.warc</c> file.</param>
    /// <exception cref="ScrapeException">The file cannot be opened or is no web archive.</exception>
    public static ArchiveReport Check(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream file = WarcReader.Open(path);
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var rejects = new List<ArchiveReject>();
        var missing = new ArchiveMissing();
        int cut = 0;
        foreach (WarcReader.Entry entry in WarcReader.Read(file))
        {
            if (entry.Record is not { } record)
            {
                rejects.Add(new(entry.Offset, entry.End - entry.Offset, entry.Reason!));
                continue;
            }
            kinds[record.Type] = kinds.GetValueOrDefault(record.Type) + 1;
            if (record["WARC-Truncated"] is not null) cut++;
            missing.Add(record);
        }
        return new(Path.GetFileName(path), [.. kinds.Select(kind => (kind.Key, kind.Value))], rejects, cut) { Refused = missing.Refused, Failed = missing.Failed };
    }

    /// <summary>The answer that a record holds; null when it holds none.</summary>
    internal static ArchivedPage? Page(WarcRecord record, ArchiveIndex index, FileStream file)
    {
        if (record.Target is not { } address || record.Date is not { } date || HttpMessage.Parse(record.Block) is not { } message) return null;
        if (record.Type == "response")
        {
            ReadOnlyMemory<byte> body = ContentCoding.Unpack(message.Payload, message.Header("Content-Encoding"), BodyLimit, out ScrapeFailure? problem);
            problem ??= record["WARC-Truncated"] switch { null => message.IsWhole ? null : ScrapeFailure.Damaged, "length" => ScrapeFailure.TooLarge, _ => ScrapeFailure.Damaged };
            return new(address, date, message.Status, message.Headers, body) { Problem = problem };
        }
        if (record.Type != "revisit") return null;
        if (index.Original(record) is not { } place || WarcReader.At(file, place.Offset, place.Id) is not { } original || Page(original, index, file) is not { } page)
            return new(address, date, message.Status, message.Headers, default) { Problem = ScrapeFailure.Damaged };
        // A 304 has no kind of content of its own.
        IReadOnlyList<KeyValuePair<string, string>> headers = message.Header("Content-Type") is null ? page.Headers : message.Headers;
        return page with { Address = address, FetchedAt = date, Status = message.Status, Headers = headers, UnchangedSince = page.FetchedAt };
    }
}

/// <summary>What an archive holds.</summary>
/// <param name="FileName">The file, without its folder.</param>
/// <param name="Records">How many records of each kind.</param>
/// <param name="Rejects">What could not be read.</param>
/// <param name="Cut">Answers that were stored incomplete, because they were too large or broke off.</param>
public sealed record ArchiveReport(string FileName, IReadOnlyList<(string Kind, int Count)> Records, IReadOnlyList<ArchiveReject> Rejects, int Cut)
{
    /// <summary>Addresses that were left alone because a robots.txt asks for it; only archives of this program note them.</summary>
    public IReadOnlyList<string> Refused { get; init; } = [];

    /// <summary>Addresses that gave nothing but errors and broken answers, and those that never answered where the archive notes them; robots.txt and /sitemap.xml are only looked at on the way and do not count.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>Doubts that the state of the archive leaves.</summary>
    public IReadOnlyList<Caveat> Caveats => ScrapeCaveats.Of(this);

    /// <summary>One sentence.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{FileName}: {string.Join(", ", Records.Select(kind => $"{Wording.Count(kind.Count)} {kind.Kind}"))}; {Wording.Count(Rejects.Count, "damaged piece", "damaged pieces")}, {Wording.Count(Cut, "answer", "answers")} not whole.");
}

/// <summary>A piece of an archive that could not be read.</summary>
/// <param name="Offset">The byte of the file at which it begins.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Reason">Why.</param>
public sealed record ArchiveReject(long Offset, long Length, string Reason);
