namespace SocialResearch.Scraping;

/// <summary>Where in an archive which answer stands.</summary>
internal sealed class ArchiveIndex
{
    private readonly Dictionary<string, (long Offset, string? Id)> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Offset, string? Id)> _byPayload = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Address, DateTimeOffset Date), (long Offset, string? Id)> _byTime = [];

    /// <summary>Notes a record.</summary>
    public void Add(WarcReader.Entry entry)
    {
        if (entry.Record is not { Type: "response" } record) return;
        (long, string?) place = (entry.Offset, record.Id);
        _byId.TryAdd(record.Id!, place);
        if (record["WARC-Payload-Digest"] is { } digest) _byPayload.TryAdd(digest, place);
        if (record is { Target: { } address, Date: { } date }) _byTime.TryAdd((address, date), place);
    }

    /// <summary>Where the answer stands to which a revisit refers: by identifier, by address and time, or by digest.</summary>
    public (long Offset, string? Id)? Original(WarcRecord revisit)
    {
        if (revisit["WARC-Refers-To"] is { } id && _byId.TryGetValue(id, out var place)) return place;
        if (revisit["WARC-Refers-To-Target-URI"]?.Trim('<', '>') is { } address && WarcRecord.ReadTime(revisit["WARC-Refers-To-Date"]) is { } date
            && _byTime.TryGetValue((address, date), out place)) return place;
        return revisit["WARC-Payload-Digest"] is { } digest && _byPayload.TryGetValue(digest, out place) ? place : null;
    }
}
