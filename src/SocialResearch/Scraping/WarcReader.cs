using System.Globalization;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>Reads the records of a web archive from front to back, ours and those of other tools.</summary>
/// <remarks>
/// Taken as they come: versions 0.17 to 1.1, packed record by record or not at all, line ends with or without carriage return, folded
/// header lines, kinds of records that are not known. Set aside, with place and reason: what is damaged, and what is larger than 256 MiB.
/// </remarks>
internal static class WarcReader
{
    private const int HeadLimit = 1 << 16;

    /// <summary>A record with its place, or the reason why it is none.</summary>
    /// <param name="Offset">The byte of the file at which the record, or the packed piece it stands in, begins.</param>
    /// <param name="End">The byte behind it.</param>
    /// <param name="Record">The record; null when it was set aside.</param>
    /// <param name="Reason">Why it was set aside.</param>
    internal readonly record struct Entry(long Offset, long End, WarcRecord? Record, string? Reason);

    /// <summary>Opens a file that other programs may go on writing.</summary>
    /// <exception cref="ScrapeException">It cannot be opened or is no web archive.</exception>
    public static FileStream Open(string path)
    {
        string name = Path.GetFileName(path);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new ScrapeException(ScrapeFailure.Request, "The archive cannot be opened.", name, "Check that the file exists and that you may read it.", closed);
        }
        if (file.Length == 0 || IsPacked(file) || StartsLikeWarc(file)) return file;
        file.Dispose();
        throw NoArchive(name);
    }

    public static ScrapeException NoArchive(string name, Exception? inner = null) => new(ScrapeFailure.Request, "The file is no web archive (WARC).", name,
        "Give a file that ends in .warc.gz or .warc, as social-research scrape, wget --warc-file and archiving services write it.", inner);

    /// <summary>All records and all that was set aside.</summary>
    public static IEnumerable<Entry> Read(FileStream file, long from = 0) => IsPacked(file) ? ReadPacked(file, from) : ReadPlain(file, from);

    /// <summary>The one record at a place.</summary>
    public static WarcRecord? At(FileStream file, long offset, string? id = null) =>
        Read(file, offset).TakeWhile(entry => entry.Offset == offset).FirstOrDefault(entry => id is null || entry.Record?.Id == id).Record;

    private static IEnumerable<Entry> ReadPacked(FileStream file, long from)
    {
        foreach (GzipMembers.Member member in GzipMembers.Read(file, from))
        {
            if (member.Content is not { } content)
            {
                yield return new(member.Offset, member.End, null, member.End == file.Length ? "it breaks off, is damaged or too large" : "it is damaged or too large");
                continue;
            }
            int at = 0;
            while ((at = Begin(content, at)) < content.Length)
            {
                Entry entry = Parse(content.AsMemory(at), out int length);
                yield return entry with { Offset = member.Offset, End = member.End };
                if (length == 0) break;
                at += length;
            }
        }
    }

    private static IEnumerable<Entry> ReadPlain(FileStream file, long from)
    {
        while (from < file.Length)
        {
            byte[] head = new byte[(int)Math.Min(HeadLimit, file.Length - from)];
            file.Position = from;
            file.ReadExactly(head);
            int skip = Begin(head, 0);
            from += skip;
            if (skip == head.Length) continue;
            long size = Size(head.AsSpan(skip));
            if (size is < 0 or > GzipMembers.Limit || from + size > file.Length)
            {
                long next = NextPlain(file, from + 1);
                yield return new(from, next, null, size < 0 ? "it has no readable header" : size > GzipMembers.Limit ? "it is too large" : "it breaks off");
                from = next;
                continue;
            }
            byte[] bytes = new byte[size];
            file.Position = from;
            file.ReadExactly(bytes);
            Entry entry = Parse(bytes, out int length);
            yield return entry with { Offset = from, End = from + Math.Max(1, length) };
            from += Math.Max(1, length);
        }
    }

    /// <summary>One record at the beginning of the bytes.</summary>
    private static Entry Parse(ReadOnlyMemory<byte> bytes, out int length)
    {
        length = 0;
        if (Head(bytes.Span, out int block) is not { } fields) return new(0, 0, null, "it has no readable header");
        var record = new WarcRecord(fields, default);
        if (!long.TryParse(record["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long size)) return new(0, 0, null, "it does not say its length");
        if (block + size > bytes.Length) return new(0, 0, null, "it breaks off");
        length = block + (int)size;
        record = record with { Block = bytes.Slice(block, (int)size) };
        if (record.Type.Length == 0 || record.Id is null || record.Date is null) return new(0, 0, null, "it lacks its type, its identifier or its date");
        return record.IsIntact ? new(0, 0, record, null) : new(0, 0, null, "its content is not what its digest says");
    }

    private static List<KeyValuePair<string, string>>? Head(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (!bytes.StartsWith("WARC/"u8)) return null;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, HeadLimit)];
        int crlf = head.IndexOf("\r\n\r\n"u8), lf = head.IndexOf("\n\n"u8);
        if (crlf < 0 && lf < 0) return null;
        length = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf + 2;
        return HttpMessage.Fields(Encoding.UTF8.GetString(head[..length]).ReplaceLineEndings("\n").Split('\n').AsSpan(1));
    }

    private static long Size(ReadOnlySpan<byte> head) =>
        Head(head, out int length) is { } fields && long.TryParse(HttpMessage.Find(fields, "Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out long size) ? length + size : -1;

    private static int Begin(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)'\r' or (byte)'\n') at++;
        return at;
    }

    private static long NextPlain(FileStream file, long from)
    {
        byte[] block = new byte[HeadLimit];
        while (from < file.Length)
        {
            file.Position = from;
            int length = file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            int found = block.AsSpan(0, length).IndexOf("\nWARC/"u8);
            if (found >= 0) return from + found + 1;
            if (length < block.Length) break;
            from += length - 6;
        }
        return file.Length;
    }

    private static bool IsPacked(FileStream file) => Starts(file, [0x1F, 0x8B]);

    public static bool StartsLikeWarc(FileStream file) => Starts(file, "WARC/"u8);

    private static bool Starts(FileStream file, ReadOnlySpan<byte> with)
    {
        Span<byte> start = stackalloc byte[8];
        file.Position = 0;
        int length = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length].StartsWith(with);
    }
}
