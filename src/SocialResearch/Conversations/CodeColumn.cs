using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace SocialResearch.Conversations;

/// <summary>Texts that repeat, such as authors and channels: each kept once, a number a post.</summary>
internal sealed class CodeColumn
{
    private readonly ValueColumn<int> _codes = new(None);

    // Of each text what its key says of it, in two halves; of a long one, in place of the lower, the place among those.
    private readonly Utf8Column _long = new();
    private ulong[] _halves = new ulong[16];
    private Utf8Index? _index = new();

    // Each made when it is asked for the first time.
    private string?[]? _strings;

    /// <summary>The code of a post whose source does not say.</summary>
    public const int None = -1;

    /// <summary>The different texts, in the order in which they came first; a code is a place in it.</summary>
    public IReadOnlyList<string> Texts => [.. Enumerable.Range(0, Distinct).Select(Text)];

    /// <summary>How many different texts there are.</summary>
    public int Distinct { get; private set; }

    /// <summary>Sets the text of a post.</summary>
    public void Set(int index, string? text)
    {
        if (text is null) return;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Set(index, CodeOf((ReadOnlySpan<byte>)buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer))));
        ArrayPool<byte>.Shared.Return(buffer);
    }

    /// <summary>Sets the code of a post.</summary>
    public void Set(int index, int code) => _codes.Set(index, code);

    /// <summary>The code of a text, which gets one now if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CodeOf(in HashedText text)
    {
        TextKey key = text.Key;
        Utf8Index index = _index!;
        Utf8Index.Walk places = index.All(key.Hash);
        while (index.Next(ref places) is >= 0 and var known)
        {
            ulong low = _halves[known * 2];
            if (_halves[known * 2 + 1] == key.High && (key.High == TextKey.Long ? _long.Is((int)low, text.Bytes) : low == key.Low)) return known;
        }
        return Enter(text, places);
    }

    private int Enter(in HashedText text, in Utf8Index.Walk to)
    {
        TextKey key = text.Key;
        int code = Distinct++;
        if (code * 2 == _halves.Length) Array.Resize(ref _halves, code * 4);
        _halves[code * 2] = key.High == TextKey.Long ? (ulong)_long.Count : key.Low;
        _halves[code * 2 + 1] = key.High;
        if (key.High == TextKey.Long) _long.Add(text.Bytes);
        _index!.Add(code, to);
        return code;
    }

    /// <summary>Fetches the slots in which the search for texts will begin.</summary>
    public void FetchSlots(ReadOnlySpan<TextKey> keys) => _index!.Fetch(keys);

    /// <summary>Fetches what the slots lead to, once they are there.</summary>
    public void FetchKeys(ReadOnlySpan<TextKey> keys)
    {
        foreach (ref readonly TextKey key in keys)
            if (_index!.Likely(key.Hash) is >= 0 and var place) NearMemory.Fetch(ref _halves[place * 2]);
    }

    /// <summary>Fetches those of the texts that are long, first where they begin.</summary>
    public void FetchLong(ReadOnlySpan<TextKey> keys, bool isFirst)
    {
        if (_long.Count == 0) return;
        foreach (ref readonly TextKey key in keys)
        {
            if (key.High != TextKey.Long || _index!.Likely(key.Hash) is not (>= 0 and var place) || _halves[place * 2 + 1] != TextKey.Long) continue;
            if (isFirst) _long.FetchStart((int)_halves[place * 2]);
            else _long.FetchText((int)_halves[place * 2]);
        }
    }

    /// <summary>Replaces what <see cref="Later"/> stands for in all posts so far.</summary>
    /// <param name="codes">The codes.</param>
    public void Settle(ReadOnlySpan<int> codes)
    {
        foreach (ref int code in _codes.Changeable)
            if (code < None) code = codes[Later(code)];
    }

    /// <summary>Stands in a column for a code that is not known yet, by a number from 0; and the other way round.</summary>
    public static int Later(int number) => None - 1 - number;

    /// <summary>A text that is short, as most are; empty when it is long.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="room">Room for <see cref="TextKey.MostBytes"/>.</param>
    public ReadOnlySpan<byte> Short(int code, Span<byte> room) => _halves[code * 2 + 1] is var high && high == TextKey.Long ? [] : room[..TextKey.Write(_halves[code * 2], high, room)];

    /// <summary>Takes room for so many posts.</summary>
    public void Reserve(int count) => _codes.Reserve(count);

    public int Code(int index) => _codes[index];

    /// <inheritdoc cref="ValueColumn{T}.Values"/>
    public ReadOnlySpan<int> Codes => _codes.Values;

    public string? this[int index] => _codes[index] is >= 0 and var code ? Text(code) : null;

    /// <summary>The text of a code.</summary>
    public string Text(int code) => (_strings ??= new string?[Distinct])[code] ??= Made(code);

    /// <summary>The codes of those of the texts that occur.</summary>
    public HashSet<int> CodesOf(IEnumerable<string> texts)
    {
        HashSet<string> wanted = new(texts, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, Distinct).Where(code => wanted.Contains(Text(code)))];
    }

    /// <summary>Ends the adding: the index from text to code is let go.</summary>
    public void Trim(int count)
    {
        _codes.Trim(count);
        _long.Trim();
        if (_halves.Length - Distinct * 2 > _halves.Length / 16) Array.Resize(ref _halves, Distinct * 2);
        _index = null;
    }

    private string Made(int code)
    {
        bool isLong = _halves[code * 2 + 1] == TextKey.Long;
        return isLong ? _long[(int)_halves[code * 2]]! : Encoding.UTF8.GetString(Short(code, stackalloc byte[TextKey.MostBytes]));
    }
}
