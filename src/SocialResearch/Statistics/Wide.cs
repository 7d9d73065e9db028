using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>A whole number of 128 bits with the few operations that sums over people need.</summary>
/// <remarks>
/// <see cref="Int128"/> does the same, but no code that uses it can be compiled ahead: each step would be a call, and what a notebook does once would be over
/// before the runtime replaced it by better code. Here most numbers fit into 64 bits and take the short way.
/// </remarks>
internal readonly struct Wide(long high, ulong low)
{
    private readonly long _high = high;
    private readonly ulong _low = low;

    private bool IsLong => _high == (long)_low >> 63;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Wide(long value) => new(value >> 63, (ulong)value);

    public static explicit operator double(Wide value) => value.IsLong ? (long)value._low : value.LongDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator +(Wide a, Wide b)
    {
        ulong low = a._low + b._low;
        return new(a._high + b._high + (low < a._low ? 1 : 0), low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator -(Wide a, Wide b) => new(a._high - b._high - (a._low < b._low ? 1 : 0), a._low - b._low);

    /// <summary>Of two numbers that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide Product(long a, long b) => (ulong)(a | b) >> 32 == 0 ? new(0, (ulong)(a * b)) : LongProduct((ulong)a, (ulong)b);

    /// <summary>Of two numbers that are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Wide operator *(Wide a, long b)
    {
        Wide low = (a._low | (ulong)b) >> 32 == 0 ? new(0, a._low * (ulong)b) : LongProduct(a._low, (ulong)b);
        return new(low._high + a._high * b, low._low);
    }

    /// <summary>Of two numbers that are not negative, rounded down; the result must fit into 64 bits.</summary>
    public static long operator /(Wide a, Wide b) => a.IsLong && b.IsLong ? (long)a._low / (long)b._low : a.LongQuotient(b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool operator <(Wide a, Wide b) => a._high < b._high || (a._high == b._high && a._low < b._low);

    public static bool operator >(Wide a, Wide b) => b < a;

    public static bool operator <=(Wide a, Wide b) => !(b < a);

    public static bool operator >=(Wide a, Wide b) => !(a < b);

    public bool IsZero => (_high | (long)_low) == 0;

    // Half by half, with what is carried from one to the next.
    private static Wide LongProduct(ulong a, ulong b)
    {
        ulong a0 = (uint)a, a1 = a >> 32, b0 = (uint)b, b1 = b >> 32;
        ulong low = a0 * b0, middle = a1 * b0 + (low >> 32), carried = a0 * b1 + (uint)middle;
        return new((long)(a1 * b1 + (middle >> 32) + (carried >> 32)), carried << 32 | (uint)low);
    }

    // Apart, so that those who call them can be compiled ahead.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private double LongDouble() => (double)new Int128((ulong)_high, _low);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long LongQuotient(Wide by) => (long)(new Int128((ulong)_high, _low) / new Int128((ulong)by._high, by._low));
}
