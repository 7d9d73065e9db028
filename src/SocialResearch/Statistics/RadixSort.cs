using System.Buffers;
using System.Runtime.InteropServices;

namespace SocialResearch.Statistics;

/// <summary>Sorts whole numbers digit by digit, from the last to the first: for a million of them several times faster than comparing.</summary>
internal static class RadixSort
{
    /// <summary>Of fewer numbers the digits cost more than comparing; of many, few large digits cost less than many small ones.</summary>
    private const int WorthDigits = 256, WorthLargeDigits = 4_096;

    /// <summary>Puts numbers in ascending order where they stand.</summary>
    public static void Sort(Span<long> numbers)
    {
        if (numbers.Length < WorthDigits)
        {
            numbers.Sort();
            return;
        }
        int digitBits = numbers.Length < WorthLargeDigits ? 8 : 11, digits = 1 << digitBits, mask = digits - 1;
        long least = long.MaxValue, most = long.MinValue;
        foreach (long number in numbers) (least, most) = (Math.Min(least, number), Math.Max(most, number));
        // As distances from the least there are no signs, and few digits where numbers lie together.
        ulong range = (ulong)most - (ulong)least;
        long[] rented = ArrayPool<long>.Shared.Rent(numbers.Length);
        Span<long> from = numbers, to = rented.AsSpan(0, numbers.Length);
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
        ArrayPool<long>.Shared.Return(rented);
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
