using System.Collections;
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
    /// <param name="ticks">The lags.</param>
    /// <param name="withoutExactTimes">Replies without one.</param>
    internal ReplyLags(SortedOnDemand ticks, int withoutExactTimes) =>
        (Seconds, Negative, WithoutExactTimes) = (new AscendingSeconds(ticks), ticks.Negative, withoutExactTimes);

    /// <summary>Lags that were counted elsewhere, such as in a database.</summary>
    internal static ReplyLags OfTicks(IEnumerable<(long Ticks, int Replies)> counts, int withoutExactTimes)
    {
        long[] lags = [.. counts.SelectMany(count => Enumerable.Repeat(count.Ticks, count.Replies))];
        return new(SortedOnDemand.Of(lags), withoutExactTimes);
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

    /// <summary>A quantile in seconds, type 7 as in <see cref="Quantiles.Type7(ReadOnlySpan{double}, double)"/>.</summary>
    /// <param name="p">The part of the replies, 0 to 1.</param>
    public Estimate Quantile(double p) => Seconds.Count == 0 ? Nothing : Estimate.Of(Quantiles.Type7(Seconds, p));

    /// <summary>Equal when all lags are.</summary>
    public bool Equals(ReplyLags? other) => other is not null && WithoutExactTimes == other.WithoutExactTimes && Seconds.SequenceEqual(other.Seconds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seconds.Count, WithoutExactTimes);

    /// <summary>Kept as ticks, so that milliseconds come out as exactly as they went in, and sorted as far as somebody asks: of millions of lags mostly two or three quantiles.</summary>
    private sealed class AscendingSeconds(SortedOnDemand ticks) : IReadOnlyList<double>
    {
        public int Count => ticks.Count;

        public double this[int index] => OfTicks(ticks[index]);

        public IEnumerator<double> GetEnumerator()
        {
            double[] seconds = new double[Count];
            ReadOnlySpan<long> ascending = ticks.All;
            for (int i = 0; i < seconds.Length; i++) seconds[i] = OfTicks(ascending[i]);
            return ((IEnumerable<double>)seconds).GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private static double OfTicks(long number) => (double)number / TimeSpan.TicksPerSecond;
    }
}
