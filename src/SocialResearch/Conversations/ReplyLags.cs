using System.Runtime.InteropServices;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Conversations;

/// <summary>How long replies took, in seconds, from the fastest to the slowest.</summary>
/// <remarks>
/// Only pairs of posts count whose times are both known to the minute or better. A reply that seems to be older than what it
/// answers comes from a wrong clock; it stays in, so that nobody sees better clocks than there are, and is counted.
/// </remarks>
public sealed record ReplyLags
{
    /// <param name="ticks">The lags; they are left in another order.</param>
    /// <param name="withoutExactTimes">Replies without one.</param>
    internal ReplyLags(Span<long> ticks, int withoutExactTimes)
    {
        // From ticks, so that milliseconds come out as exactly as they went in.
        RadixSort.Sort(ticks);
        double[] seconds = GC.AllocateUninitializedArray<double>(ticks.Length);
        for (int i = 0; i < seconds.Length; i++) seconds[i] = (double)ticks[i] / TimeSpan.TicksPerSecond;
        (Seconds, WithoutExactTimes) = (seconds, withoutExactTimes);
        Negative = seconds.TakeWhile(lag => lag < 0).Count();
    }

    /// <summary>Lags that were counted elsewhere, such as in a database.</summary>
    internal static ReplyLags OfTicks(IEnumerable<(long Ticks, int Replies)> counts, int withoutExactTimes)
    {
        var lags = new List<long>();
        foreach ((long ticks, int replies) in counts) lags.AddRange(Enumerable.Repeat(ticks, replies));
        return new(CollectionsMarshal.AsSpan(lags), withoutExactTimes);
    }

    /// <summary>All lags, ascending.</summary>
    public IReadOnlyList<double> Seconds { get; }

    /// <summary>Replies left out because one of the two times is unknown or coarser than a minute.</summary>
    public int WithoutExactTimes { get; }

    /// <summary>Lags below zero: wrong clocks.</summary>
    public int Negative { get; }

    /// <summary>The lag that half of the replies did not exceed, in seconds.</summary>
    public Estimate Median => Quantile(0.5);

    /// <summary>The arithmetic mean in seconds; one late reply moves it, so quote the median.</summary>
    public Estimate Mean => Seconds.Count == 0 ? Nothing : Estimate.Of(Seconds.Average());

    private static Estimate Nothing => Estimate.Undefined("There is no reply whose time and whose parent's time are known to the minute.");

    /// <summary>A quantile in seconds, type 7 as in <see cref="Quantiles.Type7"/>.</summary>
    /// <param name="p">The part of the replies, 0 to 1.</param>
    public Estimate Quantile(double p) => Seconds.Count == 0 ? Nothing : Estimate.Of(Quantiles.Type7((double[])Seconds, p));

    /// <summary>Equal when all lags are.</summary>
    public bool Equals(ReplyLags? other) => other is not null && WithoutExactTimes == other.WithoutExactTimes && Seconds.SequenceEqual(other.Seconds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seconds.Count, WithoutExactTimes);
}
