namespace SocialResearch.Scraping;

/// <summary>Collects, record by record, which addresses an archive does not have and why.</summary>
internal sealed class ArchiveMissing
{
    private enum Fate { Read, Moved, Failed, Refused }

    private readonly Dictionary<string, Fate> _fates = new(StringComparer.Ordinal);

    /// <summary>Addresses that a robots.txt refuses.</summary>
    public IReadOnlyList<string> Refused => Those(Fate.Refused);

    /// <summary>Addresses that gave an error or nothing.</summary>
    public IReadOnlyList<string> Failed => Those(Fate.Failed);

    /// <summary>Takes the next record; the last word about an address counts, but what was once read is there.</summary>
    public void Add(WarcRecord record)
    {
        if (record.Target is not { } address || FateOf(record) is not { } fate) return;
        Fate? before = _fates.TryGetValue(address, out Fate known) ? known : null;
        if (before == Fate.Read) return;
        // Where an address moved to, an error stands under the new address.
        if (before == Fate.Moved && record.Outcome == nameof(ScrapeFailure.Status)) return;
        if (fate == Fate.Failed && before is null && record.Outcome.Length == 0 && IsOnTheWay(address)) return;
        _fates[address] = fate;
    }

    private static Fate? FateOf(WarcRecord record)
    {
        if (record.Outcome is { Length: > 0 } outcome) return outcome == nameof(ScrapeFailure.Robots) ? Fate.Refused : Fate.Failed;
        if (record.Type is not ("response" or "revisit")) return null;
        if (record["WARC-Truncated"] is not null) return Fate.Failed;
        if (record.Type == "revisit") return Fate.Read;
        return HttpMessage.Parse(record.Block) switch
        {
            { Status: >= 300 and < 400 } => Fate.Moved,
            { Status: < 300, IsWhole: true } => Fate.Read,
            _ => Fate.Failed,
        };
    }

    /// <summary>Places that are only looked at to find pages; that they are not there is the rule.</summary>
    private static bool IsOnTheWay(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.AbsolutePath is "/robots.txt" or "/sitemap.xml";

    private List<string> Those(Fate fate) => [.. _fates.Where(one => one.Value == fate).Select(one => one.Key)];
}
