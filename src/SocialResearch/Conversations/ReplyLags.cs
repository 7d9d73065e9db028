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
    private readonly SortedOnDemand _ticks;

    /// <param name="ticks">The lags.</param>
    /// <param name="withoutExactTimes">Replies without one.</param>
    internal ReplyLags(SortedOnDemand ticks, int withoutExactTimes) =>
        (_ticks, Seconds, Negative, WithoutExactTimes) = (ticks, new AscendingSeconds(ticks), ticks.Negative, withoutExactTimes);

    /// <summary>Of lags in ticks.</summary>
    internal static ReplyLags OfTicks(ReadOnlyMemory<long> ticks, int withoutExactTimes) => new(new(new NumbersInMemory(ticks)), withoutExactTimes);

    /// <summary>Lags that were counted elsewhere, such as in a database.</summary>
    internal static ReplyLags OfTicks(IEnumerable<(long Ticks, int Replies)> counts, int withoutExactTimes) =>
        OfTicks(counts.SelectMany(count => Enumerable.Repeat(count.Ticks, count.Replies)).ToArray(), withoutExactTimes);

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
    public Estimate Quantile(double p) => Quantile([p])[0];

    /// <summary>Several quantiles in seconds; of many millions of lags faster than one after the other.</summary>
    /// <param name="parts">The parts of the replies, 0 to 1.</param>
    public IReadOnlyList<Estimate> Quantile(IReadOnlyList<double> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (Seconds.Count == 0) return [.. parts.Select(_ => Nothing)];
        _ticks.Ask(parts.SelectMany(p => Quantiles.Type7Places(Seconds.Count, p)));
        return [.. parts.Select(p => Estimate.Of(Quantiles.Type7(Seconds, p)))];
    }

    /// <summary>Equal when all lags are.</summary>
    public bool Equals(ReplyLags? other) => other is not null && WithoutExactTimes == other.WithoutExactTimes && Seconds.SequenceEqual(other.Seconds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Seconds.Count, WithoutExactTimes);

    /// <summary>Ticks, so that milliseconds come out as exactly as they went in; kept and sorted as far as somebody asks: of millions of lags mostly two or three quantiles.</summary>
    private sealed class AscendingSeconds(SortedOnDemand ticks) : IReadOnlyList<double>
    {
        public int Count => ticks.Count;

        public double this[int index] => OfTicks(ticks[index]);

        public IEnumerator<double> GetEnumerator()
        {
            foreach (long number in ticks.All()) yield return OfTicks(number);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private static double OfTicks(long number) => (double)number / TimeSpan.TicksPerSecond;
    }
}
