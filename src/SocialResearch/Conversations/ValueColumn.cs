using System.Runtime.CompilerServices;

namespace SocialResearch.Conversations;

/// <summary>Numbers of one kind, one a post; takes no memory before the first post that has one.</summary>
/// <param name="missing">What stands for "the source does not say".</param>
internal sealed class ValueColumn<T>(T missing) where T : unmanaged, IEquatable<T>
{
    private T[] _values = [];
    private int _reserved;

    /// <summary>Sets the value of a post; posts come in order, and those left out are missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int index, T value)
    {
        T[] values = _values;
        if ((uint)index < (uint)values.Length) values[index] = value;
        else if (!value.Equals(missing)) SetBeyond(index, value);
    }

    /// <summary>The value of a post.</summary>
    public T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            T[] values = _values;
            return (uint)index < (uint)values.Length ? values[index] : missing;
        }
    }

    /// <summary>The values of the first posts, for whoever goes through all of them; all behind these have the one that stands for "the source does not say".</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>The same, to be changed.</summary>
    public Span<T> Changeable => _values;

    /// <summary>Takes room for so many posts at once where the column is used; growing step by step copies and takes twice the memory.</summary>
    public void Reserve(int count)
    {
        _reserved = count;
        if (_values.Length > 0) Grow(count);
    }

    /// <summary>Gives back what growing took in advance, unless it is little.</summary>
    public void Trim(int count)
    {
        if (_values.Length - count > _values.Length / 16) Array.Resize(ref _values, count);
    }

    private void SetBeyond(int index, T value)
    {
        Grow(Math.Max(Math.Max(16, index + 1), Math.Max(_values.Length * 2, _reserved)));
        _values[index] = value;
    }

    private void Grow(int length)
    {
        int before = _values.Length;
        if (length <= before) return;
        Array.Resize(ref _values, length);
        if (!missing.Equals(default)) _values.AsSpan(before).Fill(missing);
    }
}
