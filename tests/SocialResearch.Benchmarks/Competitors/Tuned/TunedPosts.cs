using System.Buffers.Text;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>The posts of a generated file as columns in arrays. It reads this kind of file and no other, and trusts it.</summary>
internal sealed class TunedPosts
{
    private byte[] _field = new byte[1 << 16];

    public int Count { get; private set; }

    public long[] Ids = new long[1024], Parents = new long[1024];
    public int[] Authors = new int[1024], Threads = new int[1024], Seconds = new int[1024], Likes = new int[1024];

    public ByteColumn Texts { get; } = new();

    public ByteColumn Urls { get; } = new();

    public ByteNumbers AuthorNames { get; } = new();

    public ByteNumbers ThreadNames { get; } = new();

    public static TunedPosts Load(string path)
    {
        var posts = new TunedPosts();
        using FileStream file = File.OpenRead(path);
        byte[] buffer = new byte[1 << 20];
        int length = 0;
        bool isHeader = true;
        while (true)
        {
            int read = file.Read(buffer, length, buffer.Length - length);
            length += read;
            if (length == 0) break;
            int done = 0, last = LastRecord(buffer.AsSpan(0, length));
            if (isHeader)
            {
                done = buffer.AsSpan().IndexOf((byte)'\n') + 1;
                isHeader = false;
            }
            while (done < last) done += posts.Record(buffer.AsSpan(done, last - done));
            buffer.AsSpan(done, length - done).CopyTo(buffer);
            length -= done;
            if (read == 0) break;
        }
        return posts;
    }

    /// <summary>Where the last whole record ends; a record ends with a line end after an even number of quotes.</summary>
    private static int LastRecord(ReadOnlySpan<byte> buffer)
    {
        // An address of this file holds no quote, and no text ends a line with one.
        int end = buffer.Length;
        while ((end = buffer[..end].LastIndexOf((byte)'\n')) >= 0)
        {
            int before = buffer[..end].LastIndexOf(",https://forum.example/"u8);
            if (before < 0) return 0;
            if (!buffer[(before + 1)..end].ContainsAny((byte)'\n', (byte)'"')) return end + 1;
        }
        return 0;
    }

    private int Record(ReadOnlySpan<byte> line)
    {
        if (Count == Ids.Length) Grow();
        int at = 0, i = Count++;
        _ = Utf8Parser.TryParse(Plain(line, ref at), out Ids[i], out _);
        Threads[i] = ThreadNames.Of(Plain(line, ref at));
        _ = Utf8Parser.TryParse(Plain(line, ref at), out Parents[i], out _);
        Authors[i] = AuthorNames.Of(Plain(line, ref at));
        Seconds[i] = Time(Plain(line, ref at));
        Texts.Add(line[at] == '"' ? Quoted(line, ref at) : Plain(line, ref at));
        Urls.Add(Plain(line, ref at));
        int end = line[at..].IndexOf((byte)'\n');
        Likes[i] = Utf8Parser.TryParse(line.Slice(at, end), out int likes, out _) ? likes : -1;
        return at + end + 1;
    }

    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> line, ref int at)
    {
        ReadOnlySpan<byte> field = line.Slice(at, line[at..].IndexOf((byte)','));
        at += field.Length + 1;
        return field;
    }

    private ReadOnlySpan<byte> Quoted(ReadOnlySpan<byte> line, ref int at)
    {
        int written = 0;
        at++;
        while (true)
        {
            int part = line[at..].IndexOf((byte)'"');
            if (written + part + 1 > _field.Length) Array.Resize(ref _field, 2 * (written + part + 1));
            line.Slice(at, part).CopyTo(_field.AsSpan(written));
            (written, at) = (written + part, at + part + 2);
            if (line[at - 1] != '"') return _field.AsSpan(0, written);
            _field[written++] = (byte)'"';
        }
    }

    private static readonly long s_epoch = DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;

    private static int Time(ReadOnlySpan<byte> time)
    {
        static int Two(ReadOnlySpan<byte> t, int at) => (t[at] - '0') * 10 + t[at + 1] - '0';
        var day = new DateTime(Two(time, 0) * 100 + Two(time, 2), Two(time, 5), Two(time, 8));
        return (int)(day.Ticks / TimeSpan.TicksPerSecond - s_epoch) + Two(time, 11) * 3600 + Two(time, 14) * 60 + Two(time, 17);
    }

    private void Grow()
    {
        int size = 2 * Count;
        Array.Resize(ref Ids, size);
        Array.Resize(ref Parents, size);
        Array.Resize(ref Authors, size);
        Array.Resize(ref Threads, size);
        Array.Resize(ref Seconds, size);
        Array.Resize(ref Likes, size);
    }
}
