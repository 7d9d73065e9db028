using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>An archive that is being written: what is in it is known, what comes is appended.</summary>
/// <remarks>
/// Answer and question go to the disk in one piece before anything is made of them. When the program is killed in between, the
/// half-written record is found and cut off at the next opening, and everything before it is whole. One program writes at a time.
/// </remarks>
internal sealed class ArchiveSession : IDisposable
{
    /// <summary>A tail longer than any record of ours is not ours to cut.</summary>
    private const long LongestTail = 64 << 20;

    private readonly FileStream _lock, _file, _reading;
    private readonly ArchiveIndex _index = new();
    private readonly Dictionary<string, Stored> _latest = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _notes = [];
    private readonly Lock _gate = new();
    private readonly Func<WarcRecord> _introduction;
    private string? _introductionId;

    private ArchiveSession(FileStream locked, FileStream file, FileStream reading, Func<WarcRecord> introduction) =>
        (_lock, _file, _reading, _introduction) = (locked, file, reading, introduction);

    /// <summary>What was cut off when the archive was opened, as a sentence; null when it was whole.</summary>
    public string? Notice { get; private set; }

    /// <summary>The place of an answer that need not be asked for again, and what tells whether it still holds. The body of an answer "not changed" is in an earlier record.</summary>
    private sealed record Stored(long Offset, string? Id, DateTimeOffset Date, (string? Id, DateTimeOffset Date) Body, string? Tag, string? Modified);

    /// <summary>Opens an archive or begins one.</summary>
    /// <param name="path">A file that ends in <c>.warc.gz</c>.</param>
    /// <param name="introduction">Makes the record that says who asked; written before the first answer.</param>
    /// <exception cref="ScrapeException">The file is something else, cannot be written, or is being written by another program.</exception>
    public static ArchiveSession Open(string path, Func<WarcRecord> introduction)
    {
        string name = Path.GetFileName(path);
        if (!name.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase))
            throw new ScrapeException(ScrapeFailure.Request, "An archive is written to a file that ends in .warc.gz.", name, "Choose such a name, as in pages.warc.gz.");
        var open = new List<FileStream>();
        try
        {
            // The system frees the lock when the program ends, however it ends; the empty file may stay.
            open.Add(new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
            open.Add(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
            open.Add(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var session = new ArchiveSession(open[0], open[1], open[2], introduction);
            session.TakeStock(name);
            return session;
        }
        catch (Exception closed)
        {
            foreach (FileStream file in open) file.Dispose();
            if (closed is not (IOException or UnauthorizedAccessException)) throw;
            throw new ScrapeException(ScrapeFailure.Request, "The archive cannot be written.", name,
                "Check that the folder exists and that no other program is writing this archive.", closed);
        }
    }

    /// <summary>The answer for an address, if it was stored at or after that time.</summary>
    public ArchivedPage? Find(Uri address, DateTimeOffset? notBefore)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue(address.AbsoluteUri, out Stored? stored) || stored.Date < notBefore) return null;
            return WarcReader.At(_reading, stored.Offset, stored.Id) is { } record ? PageArchive.Page(record, _index, _reading) : null;
        }
    }

    /// <summary>By what a server can tell that its page has not changed since it was stored.</summary>
    public (string? Tag, string? Modified) Validators(Uri address)
    {
        lock (_gate) return _latest.TryGetValue(address.AbsoluteUri, out Stored? stored) ? (stored.Tag, stored.Modified) : default;
    }

    /// <summary>Stores an answer and gives it as it will be read from the archive ever after.</summary>
    /// <param name="address">The address that was asked.</param>
    /// <param name="exchange">Question and answer; there must be one.</param>
    /// <param name="via">The page whose link led here; null when it was given.</param>
    public ArchivedPage Append(Uri address, WireExchange exchange, string? via)
    {
        lock (_gate)
        {
            HttpMessage message = exchange.Message!;
            bool isUnchanged = message.Status == 304 && _latest.ContainsKey(address.AbsoluteUri);
            (string, string?)[] common = [("WARC-Target-URI", address.AbsoluteUri), ("WARC-IP-Address", exchange.Peer?.ToString())];
            WarcRecord answer = isUnchanged
                ? WarcRecord.Of("revisit", exchange.AskedAt, "application/http;msgtype=response", exchange.Response, [.. common, .. RefersTo(address)])
                : WarcRecord.Of("response", exchange.AskedAt, "application/http;msgtype=response", exchange.Response,
                    [.. common, ("WARC-Truncated", exchange.Cut), ("WARC-Payload-Digest", message.IsChunked ? null : WarcRecord.Digest(message.Payload.Span))]);
            WarcRecord question = WarcRecord.Of("request", exchange.AskedAt, "application/http;msgtype=request", exchange.Request, [.. common, ("WARC-Concurrent-To", answer.Id)]);
            WarcRecord[] origin = via is null ? [] : [Metadata(exchange.AskedAt, address, [("via", via)], answer.Id)];
            Write([answer, question, .. origin]);
            return PageArchive.Page(answer, _index, _reading)!;
        }
    }

    /// <summary>Records why a page is not in the archive; the same once.</summary>
    public void Note(DateTimeOffset at, string address, string outcome)
    {
        lock (_gate)
        {
            if (_notes.Contains((address, outcome))) return;
            Write([Metadata(at, new Uri(address), [("outcome", outcome)], null)]);
        }
    }

    public void Dispose()
    {
        _reading.Dispose();
        _file.Dispose();
        _lock.Dispose();
    }

    private static WarcRecord Metadata(DateTimeOffset at, Uri address, IEnumerable<(string Name, string Value)> fields, string? about) =>
        WarcRecord.Of("metadata", at, "application/warc-fields", Encoding.UTF8.GetBytes(string.Concat(fields.Select(field => $"{field.Name}: {field.Value}\r\n"))),
            ("WARC-Target-URI", address.AbsoluteUri), ("WARC-Concurrent-To", about));

    private IEnumerable<(string, string?)> RefersTo(Uri address)
    {
        Stored stored = _latest[address.AbsoluteUri];
        return [("WARC-Profile", WarcRecord.NotModified), ("WARC-Refers-To", stored.Body.Id), ("WARC-Refers-To-Target-URI", address.AbsoluteUri), ("WARC-Refers-To-Date", WarcRecord.WriteTime(stored.Body.Date))];
    }

    /// <summary>One record, one member, one write to the disk for all.</summary>
    private void Write(IEnumerable<WarcRecord> records)
    {
        if (_introductionId is null)
        {
            WarcRecord first = _introduction();
            _introductionId = first.Id;
            records = records.Prepend(first);
        }
        long begin = _file.Length;
        var bytes = new MemoryStream();
        var entries = new List<WarcReader.Entry>();
        foreach (WarcRecord record in records)
        {
            WarcRecord stamped = record.Type == "warcinfo" ? record : record with { Fields = [.. record.Fields.Take(3), new("WARC-Warcinfo-ID", _introductionId!), .. record.Fields.Skip(3)] };
            long offset = begin + bytes.Length;
            using (var packing = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true)) packing.Write(stamped.ToBytes());
            entries.Add(new(offset, begin + bytes.Length, stamped, null));
        }
        try
        {
            _file.Position = begin;
            _file.Write(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
            _file.Flush(flushToDisk: true);
        }
        catch (IOException full)
        {
            _file.SetLength(begin);
            throw new ScrapeException(ScrapeFailure.Request, "The archive cannot be written any further.", Path.GetFileName(_file.Name), "Check that the disk has room, and run the same command again: what is stored is whole.", full);
        }
        foreach (WarcReader.Entry entry in entries) Take(entry);
    }

    private void TakeStock(string name)
    {
        // Packed records behind plain ones would be read by nobody.
        if (_file.Length > 0 && !StartsLikeGzip())
        {
            throw WarcReader.StartsLikeWarc(_reading)
                ? new ScrapeException(ScrapeFailure.Request, "The archive is not packed: it can be read, but not be written on.", name, "Choose another file for new pages; both can be read together.")
                : WarcReader.NoArchive(name);
        }
        long good = 0;
        bool any = false;
        foreach (WarcReader.Entry entry in WarcReader.Read(_reading))
        {
            if (entry.Record is null) continue;
            any = true;
            good = entry.End;
            Take(entry);
        }
        long tail = _file.Length - good;
        if (tail == 0) return;
        // Nothing readable is either the very beginning of an archive, or no archive at all.
        if (!any && tail > 1 << 16) throw WarcReader.NoArchive(name);
        if (tail > LongestTail)
            throw new ScrapeException(ScrapeFailure.Request, "The end of the archive is damaged.", $"{name}, byte {good.ToString(CultureInfo.InvariantCulture)}", "Choose another file for new pages; what is before the damage can still be read.");
        _file.SetLength(good);
        _file.Flush(flushToDisk: true);
        Notice = string.Create(CultureInfo.InvariantCulture, $"The last {tail} bytes of {name} were a record half written when the program was stopped; they were cut off, and that page is asked for again.");
    }

    private void Take(WarcReader.Entry entry)
    {
        WarcRecord record = entry.Record!;
        _index.Add(entry);
        if (record is { Type: "metadata", Target: { } about }) _notes.Add((about, record.Outcome));
        if (record is not { Type: "response" or "revisit", Target: { } address, Date: { } date } || HttpMessage.Parse(record.Block) is not { } message) return;
        bool isForGood = !WireExchange.IsPassingStatus(message.Status) && record["WARC-Truncated"] is null or "length" && (message.IsWhole || record["WARC-Truncated"] is "length");
        if (!isForGood) return;
        if (record.Type == "revisit")
        {
            // The earlier body stays, and what tells whether it still holds.
            if (_latest.TryGetValue(address, out Stored? before)) _latest[address] = before with { Offset = entry.Offset, Id = record.Id, Date = date, Tag = message.Header("ETag") ?? before.Tag };
            return;
        }
        bool isWhole = message.Status == 200 && record["WARC-Truncated"] is null;
        _latest[address] = new(entry.Offset, record.Id, date, (record.Id, date), isWhole ? message.Header("ETag") : null, isWhole ? message.Header("Last-Modified") : null);
    }

    private bool StartsLikeGzip()
    {
        _reading.Position = 0;
        return _reading.ReadByte() == 0x1F && _reading.ReadByte() is 0x8B or -1;
    }
}
