using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SocialResearch.Conversations;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Storing;

/// <summary>The posts of one part on their way into the tables of a shared conversation: numbers and pseudonyms, neither texts nor ids nor addresses.</summary>
internal sealed class SharedPosts
{
    private readonly Conversation _part;
    private readonly PostColumns _columns;
    private readonly ReplyLinks _links;
    private readonly long _number;
    private readonly HashSet<int> _duplicates;
    private readonly TimeAxis? _days;

    public SharedPosts(Conversation part, long number, TimeZoneInfo zone)
    {
        (_part, _columns, _links, _number) = (part, part.Columns, new(part), number);
        _duplicates = [.. part.Columns.Duplicates];
        DateTimeOffset first = DateTimeOffset.MaxValue, last = DateTimeOffset.MinValue;
        for (int place = 0; place < part.Count; place++)
        {
            if (TimeAt(place) is not { } time || !IsExact(time)) continue;
            if (time.Utc < first) first = time.Utc;
            if (time.Utc > last) last = time.Utc;
        }
        _days = first > last ? null : TimeAxis.Over(first, last, TimeBin.Day, zone);
    }

    /// <summary>Orphans that no other part can hold the parent of, because neither channel nor thread says where to look.</summary>
    public long Unlinkable { get; private set; }

    public void Write(DbTransaction transaction, BrandMatcher? brands, IProgress<double>? progress, CancellationToken cancellation)
    {
        const int PostsBetweenReports = 10_000;
        using var posts = new RowInsert(transaction, "posts", DbType.Int64, DbType.Int64, DbType.String, DbType.String, DbType.String, DbType.Int64, DbType.Int64);
        using var replies = new RowInsert(transaction, "replies", DbType.Int64, DbType.Int64, DbType.String, DbType.Int64);
        using var mentions = new RowInsert(transaction, "mentions", DbType.Int64, DbType.String);
        for (int place = 0; place < _part.Count; place++)
        {
            if (place % PostsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)place / _part.Count);
            }
            int row = _part.RowAt(place);
            long key = KeyOf(row);
            string? author = _columns.Authors[row];
            PostTime? time = TimeAt(place);
            long? ticks = time?.Utc.UtcTicks - DateTimeOffset.UnixEpoch.Ticks;
            posts.Add(key, _links.Parent(place) == ReplyLinks.None ? 1L : 0L, author, ((AuthorRole)_columns.Roles[row]).ToString(), time?.Precision.ToString(), DayOf(time), ticks);
            if (ParentOf(place, row) is { } parent) replies.Add(parent, key, author, time is { } known && IsExact(known) ? ticks : null);
            if (brands is null || _columns.Texts[row] is not { } text) continue;
            foreach (string brand in brands.Find(text).Select(mention => mention.Brand.Name).Distinct()) mentions.Add(key, brand);
        }
        foreach (RowInsert table in (RowInsert[])[posts, replies, mentions]) table.Complete();
    }

    private PostTime? TimeAt(int place) => _columns.Time(_part.RowAt(place));

    private static bool IsExact(PostTime time) => time.Precision is TimePrecision.Second or TimePrecision.Minute;

    private long? DayOf(PostTime? known) => known is not { } time || time.Precision == TimePrecision.Relative ? null
        : (IsExact(time) ? _days!.DayOf(time.Utc.UtcTicks) : time.Day()).DayNumber - SharedConversation.FirstDay.DayNumber;

    private long? ParentOf(int place, int row)
    {
        if (_links.Parent(place) is ReplyLinks.None or ReplyLinks.Itself) return null;
        if (_columns.Parents[row] is >= 0 and var parent) return KeyOf(parent);
        if (IsPlaceKnown(row)) return Key(_columns.Channels[row], _columns.Threads[row], _columns.Parent(row));
        Unlinkable++;
        return Key("nowhere", Whole(_number), Whole(row), null, null);
    }

    /// <summary>
    /// The number of a post. By the rule of <see cref="ParentLookup"/> an id means the same post in every part when channel and thread are the
    /// same and one of them is known; otherwise it means something in its own source only. Repeated ids are never found as parents.
    /// </summary>
    private long KeyOf(int row) => _columns.Ids[row] is not { Length: > 0 } id || _duplicates.Contains(row) ? Key("row", Whole(_number), Whole(row), null, null)
        : IsPlaceKnown(row) ? Key(_columns.Channels[row], _columns.Threads[row], id)
        : Key("source", Whole(_number), Whole(_columns.SourceOf[row]), id);

    private bool IsPlaceKnown(int row) => _columns.Channels.Code(row) >= 0 || _columns.Threads.Code(row) >= 0;

    private static string Whole(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>64 bits of the SHA-256 of some words. Two of a million posts get the same with a probability of 3 in 100 million; the second is then refused.</summary>
    private static long Key(params ReadOnlySpan<string?> words)
    {
        int size = 0;
        foreach (string? word in words) size += sizeof(int) + (word?.Length ?? 0) * sizeof(char);
        Span<byte> bytes = size <= 1_024 ? stackalloc byte[size] : new byte[size], rest = bytes;
        foreach (string? word in words)
        {
            // The lengths tell (ab, c) from (a, bc), and nothing from an empty word.
            BinaryPrimitives.WriteInt32LittleEndian(rest, word?.Length ?? -1);
            ReadOnlySpan<byte> letters = MemoryMarshal.AsBytes(word.AsSpan());
            letters.CopyTo(rest[sizeof(int)..]);
            rest = rest[(sizeof(int) + letters.Length)..];
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }
}
