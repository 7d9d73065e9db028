using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>Ids of posts: eight bytes each while all of them are numbers, as on most networks; texts from the first on that is none.</summary>
internal sealed class IdColumn
{
    // One of the two is empty.
    private ulong[] _numbers = new ulong[16];
    private Utf8Column? _texts;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all so far are numbers.</summary>
    public bool AreNumbers => _texts is null;

    /// <summary>Appends one.</summary>
    public void Add(in HashedText id)
    {
        if (_texts is null && !id.IsNumber) Write();
        if (_texts is null)
        {
            if (Count == _numbers.Length) Array.Resize(ref _numbers, Count * 2);
            _numbers[Count] = id.Key.Low;
        }
        else _texts.Add(id.Bytes);
        Count++;
    }

    /// <summary>The one at a place; a new string each time.</summary>
    public string this[int place] => _texts is null ? _numbers[place].ToString(CultureInfo.InvariantCulture) : _texts[place]!;

    /// <summary>Whether the one at a place is this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(int place, in HashedText id) => _texts is null ? _numbers[place] == id.Key.Low && id.IsNumber : _texts.Is(place, id.Bytes);

    /// <summary>Fetches what tells where the one at a place stands, which of a number is all.</summary>
    public void Fetch(int place)
    {
        if (_texts is not null) _texts.FetchStart(place);
        else if (place < Count) NearMemory.Fetch(ref _numbers[place]);
    }

    /// <summary>Fetches its text, once that is there.</summary>
    public void FetchText(int place) => _texts?.FetchText(place);

    /// <inheritdoc cref="Utf8Column.Reserve"/>
    public void Reserve(int count)
    {
        if (_texts is not null) _texts.Reserve(count);
        else if (count > _numbers.Length) Array.Resize(ref _numbers, count);
    }

    /// <inheritdoc cref="Utf8Column.Trim"/>
    public void Trim()
    {
        if (_texts is not null) _texts.Trim();
        else if (_numbers.Length - Count > _numbers.Length / 16) Array.Resize(ref _numbers, Count);
    }

    /// <summary>Makes all numbers so far texts.</summary>
    private void Write()
    {
        _texts = new();
        _texts.Reserve(_numbers.Length);
        Span<byte> digits = stackalloc byte[TextKey.MostBytes];
        foreach (ulong number in _numbers.AsSpan(0, Count)) _texts.Add(digits[..TextKey.Write(number, TextKey.Numbers, digits)]);
        _numbers = [];
    }
}
