using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SocialResearch.Statistics;

/// <summary>Random numbers that are the same for the same seed, on every machine and in every version of .NET.</summary>
/// <remarks>
/// <c>System.Random</c> may change its algorithm between versions, and every interval would then move without a reason.
/// This is xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021),
/// its state filled from the seed by SplitMix64 as its authors advise; period 2^256 − 1.
/// </remarks>
internal sealed class SeededRandom
{
    /// <summary>From so many streams draws are made at once.</summary>
    public const int AtOnce = 4;

    private ulong _a, _b, _c, _d;

    public SeededRandom(ulong seed)
    {
        _a = SplitMix64(ref seed);
        _b = SplitMix64(ref seed);
        _c = SplitMix64(ref seed);
        _d = SplitMix64(ref seed);
    }

    /// <summary>Starts from a state instead of a seed: the published test values are given by state.</summary>
    internal SeededRandom(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>A stream of its own for each number, so that work can be shared among threads in any way and give the same result.</summary>
    public static SeededRandom Stream(ulong seed, ulong number)
    {
        // Twice through the mixer: seeds next to each other would otherwise share parts of their states.
        ulong mixed = SplitMix64(ref seed) ^ number;
        return new(SplitMix64(ref mixed));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextBits() => Next(ref _a, ref _b, ref _c, ref _d);

    /// <summary>A number in [0, 1) with all 53 bits that a double can hold there.</summary>
    // Of a number with a sign the processor makes a double in one step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => (long)(NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Draws places of a list with replacement and counts what stands there, for several streams.</summary>
    /// <remarks>
    /// Each stream draws what it draws alone: the integer part of its next unit times the length, though in whole numbers. What <see cref="AtOnce"/>
    /// streams all draw is made in the parts of one register, which takes half the time.
    /// </remarks>
    /// <param name="list">The list.</param>
    /// <param name="streams">The sources of chance.</param>
    /// <param name="draws">How many places each of them draws.</param>
    /// <param name="counts">Where it is counted for each of them.</param>
    public static void CountDraws(int[] list, ReadOnlySpan<SeededRandom> streams, ReadOnlySpan<long> draws, ReadOnlySpan<long[]> counts)
    {
        long common = 0;
        if (Avx2.IsSupported && streams.Length == AtOnce)
        {
            common = Math.Min(Math.Min(draws[0], draws[1]), Math.Min(draws[2], draws[3]));
            CountCommonDraws(list, streams, common, counts);
        }
        for (int i = 0; i < streams.Length; i++) streams[i].CountDraws(list, draws[i] - common, counts[i]);
    }

    private static void CountCommonDraws(int[] list, ReadOnlySpan<SeededRandom> streams, long draws, ReadOnlySpan<long[]> counts)
    {
        (long[] first, long[] second, long[] third, long[] fourth) = (counts[0], counts[1], counts[2], counts[3]);
        Vector256<ulong> a = Vector256.Create(streams[0]._a, streams[1]._a, streams[2]._a, streams[3]._a);
        Vector256<ulong> b = Vector256.Create(streams[0]._b, streams[1]._b, streams[2]._b, streams[3]._b);
        Vector256<ulong> c = Vector256.Create(streams[0]._c, streams[1]._c, streams[2]._c, streams[3]._c);
        Vector256<ulong> d = Vector256.Create(streams[0]._d, streams[1]._d, streams[2]._d, streams[3]._d);
        Vector256<uint> length = Vector256.Create((ulong)list.Length).AsUInt32();
        for (; draws > 0; draws--)
        {
            // As in Next.
            Vector256<ulong> times5 = b + (b << 2), rotated = times5 << 7 | times5 >> 57, bits = rotated + (rotated << 3), shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = d << 45 | d >> 19;
            // As in Place, but the processor multiplies 32 bits here: the upper 21 of the 53, and the lower 32.
            Vector256<ulong> upper = Avx2.Multiply((bits >> 43).AsUInt32(), length), lower = Avx2.Multiply((bits >> 11).AsUInt32(), length);
            Vector256<int> places = ((upper + (lower >> 32)) >> 21).AsInt32();
            first[list[places.GetElement(0)]]++;
            second[list[places.GetElement(2)]]++;
            third[list[places.GetElement(4)]]++;
            fourth[list[places.GetElement(6)]]++;
        }
        for (int i = 0; i < AtOnce; i++) (streams[i]._a, streams[i]._b, streams[i]._c, streams[i]._d) = (a[i], b[i], c[i], d[i]);
    }

    // The state stays in the processor from one draw to the next.
    private void CountDraws(int[] list, long draws, long[] counts)
    {
        (ulong a, ulong b, ulong c, ulong d) = (_a, _b, _c, _d);
        for (; draws > 0; draws--) counts[list[Place(Next(ref a, ref b, ref c, ref d), list.Length)]]++;
        (_a, _b, _c, _d) = (a, b, c, d);
    }

    // The upper 53 bits as a share of all that they can be, times the length.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(ulong bits, int length) => (int)Math.BigMul(bits >> 11 << 11, (ulong)length, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Next(ref ulong a, ref ulong b, ref ulong c, ref ulong d)
    {
        ulong times5 = b * 5, result = (times5 << 7 | times5 >> 57) * 9;
        ulong shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = d << 45 | d >> 19;
        return result;
    }

    /// <summary>A number in (0, 1): for quantiles, which are infinite at both ends.</summary>
    public double NextOpenUnit() => ((NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));

    internal static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
