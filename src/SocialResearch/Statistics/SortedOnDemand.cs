using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>Whole numbers in ascending order, of which only those are sorted that somebody asks for.</summary>
/// <remarks>
/// All numbers are announced and then given once more: so they go to their bins at once, and of many millions no memory is written that is not kept. Sixteen bins for each
/// doubling: heavy tails fill many of them. A bin is sorted when one of its ranks is asked for, so a few quantiles cost a part of sorting all. May be asked by several threads.
/// </remarks>
internal sealed class SortedOnDemand
{
    // Of a double that is not below 1, the exponent and the first four bits behind it from here on; 0 and both signs have bins, too, and the first one is for what does not count.
    private const int BitsBehind = 48, FirstBin = 1023 << 4, Zero = (64 << 4) + 1, Bins = 2 * Zero;

    /// <summary>All bits, for a number that counts.</summary>
    public const int Counts = -1;

    private readonly Lock _turn = new();
    private readonly bool[] _isSorted = new bool[Bins];

    // How many numbers a bin has; then where its next number goes, so that in the end it is where the bin ends.
    private readonly int[] _places = new int[Bins];
    private long[] _numbers = [];

    /// <summary>Of numbers that stand somewhere.</summary>
    public static SortedOnDemand Of(ReadOnlySpan<long> numbers)
    {
        var sorted = new SortedOnDemand();
        foreach (long number in numbers) sorted.Announce(number, Counts);
        sorted.MakeRoom();
        foreach (long number in numbers) sorted.Add(number, Counts);
        return sorted;
    }

    /// <summary>How many numbers count.</summary>
    public int Count { get; private set; }

    /// <summary>How many are below zero.</summary>
    public int Negative { get; private set; }

    /// <summary>Announces a number.</summary>
    /// <param name="number">The number; not the least that there is.</param>
    /// <param name="counts"><see cref="Counts"/>, or 0 when it does not count: where that is as good as a coin, no branch may hang on it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Announce(long number, int counts) => _places[BinOf(number) & counts]++;

    /// <summary>To be called between the last number announced and the first one added.</summary>
    public void MakeRoom()
    {
        for (int bin = 1; bin < Bins; bin++)
        {
            if (bin == Zero) Negative = Count;
            (_places[bin], Count) = (Count, Count + _places[bin]);
        }
        _places[0] = Count;
        _numbers = GC.AllocateUninitializedArray<long>(Count + 1);
    }

    /// <summary>Adds a number that was announced, in any order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long number, int counts)
    {
        ref int place = ref _places[BinOf(number) & counts];
        _numbers[place] = number;
        place -= counts;
    }

    /// <summary>The number at a rank, from 0.</summary>
    public long this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(rank));
            int bin = BinAt(rank);
            lock (_turn)
            {
                if (!_isSorted[bin]) Sort(bin == 1 ? 0 : _places[bin - 1], _places[bin]);
                _isSorted[bin] = true;
                return _numbers[rank];
            }
        }
    }

    /// <summary>All of them, ascending.</summary>
    public ReadOnlySpan<long> All
    {
        get
        {
            lock (_turn)
            {
                if (_isSorted.AsSpan().Contains(false)) Sort(0, Count);
                _isSorted.AsSpan().Fill(true);
                return _numbers.AsSpan(0, Count);
            }
        }
    }

    /// <summary>The first bin that ends behind a rank.</summary>
    private int BinAt(int rank)
    {
        int low = 1, high = Bins - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_places[middle] > rank) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private void Sort(int from, int to) => RadixSort.Sort(_numbers.AsSpan(from, to - from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BinOf(long number)
    {
        long sign = number >> 63;
        int size = (int)(BitConverter.DoubleToInt64Bits((number ^ sign) - sign) >> BitsBehind) - FirstBin + 1;
        size &= ~(size >> 31);
        return Zero + (size ^ (int)sign) - (int)sign;
    }
}
