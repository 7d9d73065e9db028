namespace SocialResearch.Conversations;

/// <summary>Numbers of one kind, one a post; takes no memory before the first post that has one.</summary>
/// <param name="missing">What stands for "the source does not say".</param>
internal sealed class ValueColumn<T>(T missing) where T : unmanaged, IEquatable<T>
{
    private T[]? _values;

    /// <summary>Sets the value of a post; posts come in order, and those left out are missing.</summary>
    public void Set(int index, T value)
    {
        if (value.Equals(missing) && (_values is null || index >= _values.Length)) return;
        if (_values is null || index >= _values.Length)
        {
            int before = _values?.Length ?? 0;
            Array.Resize(ref _values, Math.Max(Math.Max(16, before * 2), index + 1));
            _values.AsSpan(before).Fill(missing);
        }
        _values[index] = value;
    }

    /// <summary>The value of a post.</summary>
    public T this[int index] => _values is not null && index < _values.Length ? _values[index] : missing;

    /// <summary>Gives back what growing took in advance.</summary>
    public void Trim(int count)
    {
        if (_values is not null && _values.Length > count) Array.Resize(ref _values, count);
    }
}

/// <summary>Texts that repeat, such as authors and channels: each kept once, a number a post.</summary>
internal sealed class CodeColumn
{
    private readonly ValueColumn<int> _codes = new(None);
    private readonly List<string> _texts = [];
    private Dictionary<string, int>? _index = new(StringComparer.Ordinal);

    /// <summary>The code of a post whose source does not say.</summary>
    public const int None = -1;

    /// <summary>The different texts, in the order in which they came first; a code is a place in it.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public void Set(int index, string? text)
    {
        if (text is null) return;
        if (!_index!.TryGetValue(text, out int code))
        {
            code = _texts.Count;
            _texts.Add(text);
            _index.Add(text, code);
        }
        _codes.Set(index, code);
    }

    public int Code(int index) => _codes[index];

    public string? this[int index] => _codes[index] is >= 0 and var code ? _texts[code] : null;

    /// <summary>The codes of those of the texts that occur.</summary>
    public HashSet<int> CodesOf(IEnumerable<string> texts)
    {
        HashSet<string> wanted = new(texts, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, _texts.Count).Where(code => wanted.Contains(_texts[code]))];
    }

    /// <summary>Ends the adding: the index from text to code is let go.</summary>
    public void Trim(int count)
    {
        _codes.Trim(count);
        _texts.TrimExcess();
        _index = null;
    }
}
