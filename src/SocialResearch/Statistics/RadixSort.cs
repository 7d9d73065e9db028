namespace SocialResearch.Statistics;

/// <summary>Sorts whole numbers digit by digit, from the last to the first: for a million of them several times faster than comparing.</summary>
internal static class RadixSort
{
    private const int DigitBits = 11, Digits = 1 << DigitBits;

    /// <summary>Of fewer numbers the digits cost more than comparing.</summary>
    private const int WorthDigits = 4_096;

    public static long[] Ascending(List<long> numbers)
    {
        long[] sorted = [.. numbers];
        if (sorted.Length < WorthDigits)
        {
            Array.Sort(sorted);
            return sorted;
        }
        long least = long.MaxValue, most = long.MinValue;
        foreach (long number in sorted) (least, most) = (Math.Min(least, number), Math.Max(most, number));
        // As distances from the least there are no signs, and few digits where numbers lie together.
        ulong range = (ulong)most - (ulong)least;
        long[] other = new long[sorted.Length];
        int[] places = new int[Digits];
        for (int shift = 0; shift < 64 && range >> shift > 0; shift += DigitBits)
        {
            Array.Clear(places);
            foreach (long number in sorted) places[Digit(number)]++;
            for (int digit = 0, place = 0; digit < Digits; digit++) (places[digit], place) = (place, place + places[digit]);
            foreach (long number in sorted) other[places[Digit(number)]++] = number;
            (sorted, other) = (other, sorted);

            int Digit(long number) => (int)(((ulong)number - (ulong)least) >> shift) & (Digits - 1);
        }
        return sorted;
    }
}
