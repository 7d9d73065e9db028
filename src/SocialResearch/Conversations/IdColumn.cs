using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>Ids of posts: eight bytes each while all of them are numbers, as on most networks; texts from the first on that is none.</summary>
internal sealed class IdColumn
{
    // One of the two is empty.
    private ulong[] _numbers = new ulong[16];
    private Utf8Column? _texts;

    // How many places a number is worth if they grow evenly, and from how many ids on that is found out again.
    private double _rate;
    private int _rateUntil;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether all so far are numbers.</summary>
    public bool AreNumbers => _texts is null;

    /// <summary>Whether all so far are numbers and each is greater than the one before: then <see cref="PlaceOf"/> finds them.</summary>
    public bool AreAscending { get; private set; } = true;

    /// <summary>Appends one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in HashedText id)
    {
        if (_texts is null && !id.IsNumber) Write();
        if (_texts is null)
        {
            if (Count == _numbers.Length) Array.Resize(ref _numbers, Count * 2);
            _numbers[Count] = id.Key.Low;
            if (Count > 0 && _numbers[Count - 1] >= id.Key.Low) AreAscending = false;
            if (Count >= _rateUntil) (_rate, _rateUntil) = (Count / (id.Key.Low - _numbers[0] + 1.0), Count + Count / 64 + 1);
        }
        else _texts.Add(id.Bytes);
        Count++;
    }

    /// <summary>The one at a place; a new string each time.</summary>
    public string this[int place] => _texts is null ? _numbers[place].ToString(CultureInfo.InvariantCulture) : _texts[place]!;

    /// <summary>Whether the one at a place is this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Is(int place, in HashedText id) => _texts is null ? _numbers[place] == id.Key.Low && id.IsNumber : _texts.Is(place, id.Bytes);

    /// <summary>What the one at a place is looked up by.</summary>
    public TextKey KeyAt(int place)
    {
        if (_texts is null) return TextKey.Of(_numbers[place]);
        byte[]? rented = null;
        TextKey key = TextKey.Of(_texts.Bytes(place, ref rented));
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return key;
    }

    /// <summary>The place of an id while they are ascending; −1 when it is not there.</summary>
    /// <remarks>Looks first where it stood if they grew evenly (Peterson 1957), and from there in steps that double, so that no gap makes the search long.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PlaceOf(in HashedText id)
    {
        ulong number = id.Key.Low;
        if (!id.IsNumber || !IsBetween(number)) return -1;
        int low = Near(number), high = low;
        for (int step = 1; low > 0 && _numbers[low] > number; step *= 2) (low, high) = (Math.Max(0, low - step), low);
        for (int step = 1; high < Count - 1 && _numbers[high] < number; step *= 2) (low, high) = (high, Math.Min(Count - 1, high + step));
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) / 2);
            if (_numbers[middle] < number) low = middle + 1;
            else high = middle;
        }
        return _numbers[low] == number ? low : -1;
    }

    /// <summary>Fetches the memory in which the search for an id will begin, while they are ascending.</summary>
    public void FetchNear(in TextKey key)
    {
        if (key.High == TextKey.Numbers && IsBetween(key.Low)) NearMemory.Fetch(ref _numbers[Near(key.Low)]);
    }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBetween(ulong number) => Count > 0 && number >= _numbers[0] && number <= _numbers[Count - 1];

    /// <summary>Where a number between the first and the last would stand if they grew evenly, or nearly there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Near(ulong number) => (int)Math.Min(Count - 1, (number - _numbers[0]) * _rate);

    /// <summary>Makes all numbers so far texts.</summary>
    private void Write()
    {
        AreAscending = false;
        _texts = new();
        _texts.Reserve(_numbers.Length);
        Span<byte> digits = stackalloc byte[TextKey.MostBytes];
        foreach (ulong number in _numbers.AsSpan(0, Count)) _texts.Add(digits[..TextKey.Write(number, TextKey.Numbers, digits)]);
        _numbers = [];
    }
}
