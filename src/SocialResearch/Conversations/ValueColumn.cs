using System.Buffers;
using System.Text;

namespace SocialResearch.Conversations;

/// <summary>Numbers of one kind, one a post; takes no memory before the first post that has one.</summary>
/// <param name="missing">What stands for "the source does not say".</param>
internal sealed class ValueColumn<T>(T missing) where T : unmanaged, IEquatable<T>
{
    private T[]? _values;
    private int _reserved;

    /// <summary>Sets the value of a post; posts come in order, and those left out are missing.</summary>
    public void Set(int index, T value)
    {
        if (value.Equals(missing) && (_values is null || index >= _values.Length)) return;
        if (_values is null || index >= _values.Length) Grow(Math.Max(Math.Max(16, index + 1), Math.Max((_values?.Length ?? 0) * 2, _reserved)));
        _values![index] = value;
    }

    /// <summary>The value of a post.</summary>
    public T this[int index] => _values is not null && index < _values.Length ? _values[index] : missing;

    /// <summary>The values of the first posts, for whoever goes through all of them; all behind these have the one that stands for "the source does not say".</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>Takes room for so many posts at once where the column is used; growing step by step copies and takes twice the memory.</summary>
    public void Reserve(int count)
    {
        _reserved = count;
        if (_values is not null) Grow(count);
    }

    /// <summary>Gives back what growing took in advance, unless it is little.</summary>
    public void Trim(int count)
    {
        if (_values is not null && _values.Length - count > _values.Length / 16) Array.Resize(ref _values, count);
    }

    private void Grow(int length)
    {
        int before = _values?.Length ?? 0;
        if (length <= before) return;
        Array.Resize(ref _values, length);
        if (!missing.Equals(default)) _values.AsSpan(before).Fill(missing);
    }
}

/// <summary>Texts that repeat, such as authors and channels: each kept once, a number a post.</summary>
internal sealed class CodeColumn
{
    private readonly ValueColumn<int> _codes = new(None);
    private readonly Utf8Column _texts = new();
    private Utf8Index? _index;

    // Each made when it is asked for the first time.
    private string?[]? _strings;

    public CodeColumn() => _index = new(_texts);

    /// <summary>The code of a post whose source does not say.</summary>
    public const int None = -1;

    /// <summary>The different texts, in the order in which they came first; a code is a place in it.</summary>
    public IReadOnlyList<string> Texts => [.. Enumerable.Range(0, _texts.Count).Select(Text)];

    /// <summary>How many different texts there are.</summary>
    public int Distinct => _texts.Count;

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
    public int CodeOf(HashedText text)
    {
        Utf8Index.Walk places = _index!.All(text.Hash);
        int code = places.Next(text);
        if (code >= 0) return code;
        code = _texts.Count;
        _texts.Add(text);
        _index.Add(code, places);
        return code;
    }

    /// <inheritdoc cref="Utf8Index.Foresee"/>
    public void Foresee(ReadOnlySpan<uint> hashes) => _index?.Foresee(hashes);

    /// <summary>Takes room for so many posts.</summary>
    public void Reserve(int count) => _codes.Reserve(count);

    public int Code(int index) => _codes[index];

    /// <inheritdoc cref="ValueColumn{T}.Values"/>
    public ReadOnlySpan<int> Codes => _codes.Values;

    public string? this[int index] => _codes[index] is >= 0 and var code ? Text(code) : null;

    /// <summary>The text of a code.</summary>
    public string Text(int code) => (_strings ??= new string?[_texts.Count])[code] ??= _texts[code]!;

    /// <summary>The codes of those of the texts that occur.</summary>
    public HashSet<int> CodesOf(IEnumerable<string> texts)
    {
        HashSet<string> wanted = new(texts, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _texts.Count).Where(code => wanted.Contains(Text(code)))];
    }

    /// <summary>Ends the adding: the index from text to code is let go.</summary>
    public void Trim(int count)
    {
        _codes.Trim(count);
        _texts.Trim();
        _index = null;
    }
}
