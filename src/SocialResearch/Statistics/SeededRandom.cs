using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>Random numbers that are the same for the same seed, on every machine and in every version of .NET.</summary>
/// <remarks>
/// <c>System.Random</c> may change its algorithm between versions, and every interval would then move without a reason.
/// This is xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 2021),
/// its state filled from the seed by SplitMix64 as its authors advise; period 2^256 − 1.
/// </remarks>
internal sealed class SeededRandom
{
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUnit() => Unit(NextBits());

    /// <summary>Draws places of a list with replacement and counts what stands there.</summary>
    /// <remarks>The same as drawing with <see cref="NextUnit"/>, but the state stays in the processor from one draw to the next.</remarks>
    public void CountDraws(int[] list, long draws, Span<long> counts)
    {
        (ulong a, ulong b, ulong c, ulong d) = (_a, _b, _c, _d);
        for (; draws > 0; draws--) counts[list[(int)(Unit(Next(ref a, ref b, ref c, ref d)) * list.Length)]]++;
        (_a, _b, _c, _d) = (a, b, c, d);
    }

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

    // Of a number with a sign the processor makes a double in one step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Unit(ulong bits) => (long)(bits >> 11) * (1.0 / (1UL << 53));

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
