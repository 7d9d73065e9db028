using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SocialResearch.Statistics;

/// <summary>Sorts whole numbers digit by digit, from the last to the first: for a million of them several times faster than comparing.</summary>
/// <remarks>A few thousand, such as the replicates of a bootstrap, are dealt out once by their leading bits; then each stands near its place.</remarks>
internal static class RadixSort
{
    /// <summary>Of fewer numbers the digits cost more than comparing; of many, few large digits cost less than many small ones.</summary>
    private const int WorthDigits = 256, WorthLargeDigits = 4_096;

    /// <summary>With more numbers in one place, bringing each to its own costs more than the digits.</summary>
    private const int MostTogether = 64;

    /// <summary>Puts numbers in ascending order where they stand.</summary>
    public static void Sort(Span<long> numbers)
    {
        if (numbers.Length < WorthDigits)
        {
            numbers.Sort();
            return;
        }
        long least = long.MaxValue, most = long.MinValue;
        foreach (long number in numbers) (least, most) = (Math.Min(least, number), Math.Max(most, number));
        // As distances from the least there are no signs, and few digits where numbers lie together.
        ulong range = (ulong)most - (ulong)least;
        long[] rented = ArrayPool<long>.Shared.Rent(numbers.Length);
        if (numbers.Length >= WorthLargeDigits || !TryDealOut(numbers, rented.AsSpan(0, numbers.Length), least, range))
            SortDigits(numbers, rented.AsSpan(0, numbers.Length), least, range);
        ArrayPool<long>.Shared.Return(rented);
    }

    private static bool TryDealOut(Span<long> numbers, Span<long> dealt, long least, ulong range)
    {
        // About as many places as numbers.
        int bits = BitOperations.Log2((uint)numbers.Length) + 1, shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(range) - bits), together = 0;
        Span<int> places = stackalloc int[1 << bits];
        places.Clear();
        foreach (long number in numbers) places[(int)(((ulong)number - (ulong)least) >> shift)]++;
        for (int i = 0, place = 0; i < places.Length; i++)
        {
            together = Math.Max(together, places[i]);
            (places[i], place) = (place, place + places[i]);
        }
        if (together > MostTogether) return false;
        foreach (long number in numbers) dealt[places[(int)(((ulong)number - (ulong)least) >> shift)]++] = number;
        for (int i = 0; i < dealt.Length; i++)
        {
            long number = dealt[i];
            int at = i;
            for (; at > 0 && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
            numbers[at] = number;
        }
        return true;
    }

    private static void SortDigits(Span<long> numbers, Span<long> to, long least, ulong range)
    {
        int digitBits = numbers.Length < WorthLargeDigits ? 8 : 11, digits = 1 << digitBits, mask = digits - 1;
        Span<long> from = numbers;
        Span<int> places = stackalloc int[digits];
        for (int shift = 0; shift < 64 && range >> shift > 0; shift += digitBits)
        {
            places.Clear();
            foreach (long number in from) places[(int)(((ulong)number - (ulong)least) >> shift) & mask]++;
            for (int digit = 0, place = 0; digit < digits; digit++) (places[digit], place) = (place, place + places[digit]);
            foreach (long number in from) to[places[(int)(((ulong)number - (ulong)least) >> shift) & mask]++] = number;
            Span<long> sorted = to;
            to = from;
            from = sorted;
        }
        if (from != numbers) from.CopyTo(numbers);
    }

    /// <summary>Puts doubles in ascending order where they stand; none may be NaN.</summary>
    public static void Sort(Span<double> numbers)
    {
        // The bits of positive doubles rise as they do; those of negative ones fall until all but the sign are turned.
        Span<long> bits = MemoryMarshal.Cast<double, long>(numbers);
        foreach (ref long number in bits) number = Turned(number);
        Sort(bits);
        foreach (ref long number in bits) number = Turned(number);
    }

    private static long Turned(long bits) => bits ^ (long)((ulong)(bits >> 63) >> 1);
}
