using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>Whole numbers in ascending order, of which only those are kept that somebody asks for.</summary>
/// <remarks>
/// The numbers are counted into bins, sixteen for each doubling: heavy tails fill many of them. When a rank is asked for, the numbers are read again, and those of its bin
/// are kept and sorted. Of many millions no memory is written that nobody looks at: new memory costs more than reading again. May be asked by several threads.
/// </remarks>
internal sealed class SortedOnDemand
{
    // Of a double that is not below 1, the exponent and the first four bits behind it from here on; 0 and both signs have bins, too.
    private const int BitsBehind = 48, FirstBin = 1023 << 4, Zero = 64 << 4, Bins = 2 * Zero + 1;

    /// <summary>So often a part is read; whoever goes on asking gets all that is left.</summary>
    private const int FewReadings = 2;

    /// <summary>Numbers are read in blocks that stay in the nearest memory of the processor.</summary>
    private const int Block = 1_024;

    private readonly INumberSource _source;
    private readonly Lock _turn = new();

    /// <summary>The rank behind the last number of each bin.</summary>
    private readonly int[] _ends = new int[Bins];

    /// <summary>The numbers of each bin, ascending; null as long as nobody asked.</summary>
    private readonly long[]?[] _kept = new long[Bins][];

    private int _readings;

    /// <summary>Counts the numbers of a source, which must have the same whenever it is read.</summary>
    public SortedOnDemand(INumberSource source)
    {
        _source = source;
        Span<long> room = stackalloc long[Block];
        int position = 0;
        for (ReadOnlySpan<long> numbers = source.Next(ref position, room); !numbers.IsEmpty; numbers = source.Next(ref position, room))
            foreach (long number in numbers) _ends[BinOf(number)]++;
        for (int bin = 0; bin < Bins; bin++)
        {
            if (bin == Zero) Negative = Count;
            _ends[bin] = Count += _ends[bin];
        }
    }

    /// <summary>How many numbers there are.</summary>
    public int Count { get; }

    /// <summary>How many are below zero.</summary>
    public int Negative { get; }

    /// <summary>The number at a rank, from 0.</summary>
    public long this[int rank]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(rank));
            int bin = BinAt(rank);
            if (_kept[bin] is null) Ask([rank]);
            return _kept[bin]![rank - Start(bin)];
        }
    }

    /// <summary>All of them, ascending.</summary>
    public IEnumerable<long> All()
    {
        lock (_turn) Keep(_ => true);
        return Kept();

        IEnumerable<long> Kept()
        {
            foreach (long[]? numbers in _kept)
                foreach (long number in numbers!) yield return number;
        }
    }

    /// <summary>Says what will be asked for, so that the numbers are read once for all these ranks.</summary>
    public void Ask(IEnumerable<int> ranks)
    {
        var bins = new HashSet<int>();
        foreach (int rank in ranks)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Count, nameof(ranks));
            bins.Add(BinAt(rank));
        }
        lock (_turn)
        {
            bins.RemoveWhere(bin => _kept[bin] is not null);
            if (bins.Count > 0) Keep(_readings++ < FewReadings ? bins.Contains : _ => true);
        }
    }

    private void Keep(Predicate<int> isAsked)
    {
        // What nobody asked for is written to one place over and over: a branch would cost more.
        long[] aside = [0];
        var to = new long[Bins][];
        int[] places = new int[Bins], steps = new int[Bins];
        for (int bin = 0; bin < Bins; bin++)
        {
            bool isNew = _kept[bin] is null && isAsked(bin);
            (to[bin], steps[bin]) = isNew ? (GC.AllocateUninitializedArray<long>(_ends[bin] - Start(bin)), 1) : (aside, 0);
        }
        if (!steps.Contains(1)) return;
        Span<long> room = stackalloc long[Block];
        int position = 0;
        for (ReadOnlySpan<long> numbers = _source.Next(ref position, room); !numbers.IsEmpty; numbers = _source.Next(ref position, room))
        {
            foreach (long number in numbers)
            {
                int bin = BinOf(number);
                ref int place = ref places[bin];
                to[bin][place] = number;
                place += steps[bin];
            }
        }
        for (int bin = 0; bin < Bins; bin++)
        {
            if (steps[bin] == 0) continue;
            RadixSort.Sort(to[bin]);
            _kept[bin] = to[bin];
        }
    }

    private int Start(int bin) => bin == 0 ? 0 : _ends[bin - 1];

    /// <summary>The first bin that ends behind a rank.</summary>
    private int BinAt(int rank)
    {
        int low = 0, high = Bins - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_ends[middle] > rank) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BinOf(long number)
    {
        long sign = number >> 63;
        int size = (int)(BitConverter.DoubleToInt64Bits((number ^ sign) - sign) >> BitsBehind) - FirstBin + 1;
        size &= ~(size >> 31);
        return Zero + (size ^ (int)sign) - (int)sign;
    }
}
