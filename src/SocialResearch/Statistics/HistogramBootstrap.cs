using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>Computes statistics of a histogram; writes NaN where one is undefined for this sample.</summary>
/// <param name="people">How many people have the first, second, … distinct value.</param>
/// <param name="statistics">Receives the statistics.</param>
internal delegate void HistogramStatistics(ReadOnlySpan<long> people, Span<double> statistics);

/// <summary>The bootstrap over people, drawn on the histogram of their counts.</summary>
/// <remarks>
/// Drawing n people with replacement and counting how often each distinct value was drawn is one multinomial draw. A million
/// people with 700 distinct counts cost a hundred binomial draws a sample and one draw for each of the most active people, instead
/// of a million, with exactly the same distribution.
/// Each sample has a stream of chance of its own, so the result does not hang on how many threads draw.
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapters 13 (percentile) and 14 (BCa).
/// </remarks>
internal sealed class HistogramBootstrap
{
    /// <summary>Below so many draws, some hundredths of a second, threads take a fifth more of the processor to save what nobody notices.</summary>
    private const long WorthThreads = 2_000_000;

    private readonly double[][] _ascending;
    private readonly BootstrapOptions _options;

    private HistogramBootstrap(double[][] ascending, BootstrapOptions options) => (_ascending, _options) = (ascending, options);

    /// <summary>Draws the samples.</summary>
    /// <param name="people">The histogram.</param>
    /// <param name="statistics">How many statistics are computed.</param>
    /// <param name="options">Replicates, seed and level.</param>
    /// <param name="forOneThread">Makes what computes the statistics; asked once for each thread.</param>
    /// <param name="threads">At most so many threads; all processors when null.</param>
    public static HistogramBootstrap Run(
        long[] people, int statistics, BootstrapOptions options, Func<HistogramStatistics> forOneThread, int? threads = null)
    {
        options.Check();
        var resample = new Multinomial(people);
        var samples = new double[statistics][];
        for (int s = 0; s < statistics; s++) samples[s] = new double[options.Replicates];

        int blocks = (options.Replicates + SeededRandom.AtOnce - 1) / SeededRandom.AtOnce;

        Drawer Draw(int block, Drawer drawer)
        {
            int first = block * SeededRandom.AtOnce, count = Math.Min(SeededRandom.AtOnce, options.Replicates - first);
            for (int i = 0; i < count; i++) drawer.Streams[i] = SeededRandom.Stream(options.Seed, (ulong)(first + i));
            resample.Draw(resample.Total, drawer.Drawn.AsSpan(0, count), drawer.Streams.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                drawer.Compute(drawer.Drawn[i], drawer.Values);
                for (int s = 0; s < statistics; s++) samples[s][first + i] = drawer.Values[s];
            }
            return drawer;
        }

        Drawer New() => new(forOneThread(), people.Length, statistics);
        if (threads == 1 || (threads is null && (long)people.Length * options.Replicates < WorthThreads))
        {
            Drawer only = New();
            for (int block = 0; block < blocks; block++) Draw(block, only);
        }
        else
        {
            Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 }, New,
                (block, _, drawer) => Draw(block, drawer), _ => { });
        }
        return new([.. samples.Select(Ascending)], options);
    }

    // In place: new memory would cost as much as the sorting.
    private static double[] Ascending(double[] sample)
    {
        int finite = 0;
        foreach (double value in sample)
            if (double.IsFinite(value)) sample[finite++] = value;
        Array.Resize(ref sample, finite);
        RadixSort.Sort(sample);
        return sample;
    }

    /// <summary>Samples in which the statistic was undefined; they are left out of its intervals.</summary>
    public int Undefined(int statistic) => _options.Replicates - _ascending[statistic].Length;

    /// <summary>All that the samples say about a statistic; null when it was undefined in more than half of them.</summary>
    /// <param name="statistic">Which one.</param>
    /// <param name="measured">Its value in the data.</param>
    /// <param name="jackknife">What leaving people out says; without it there is no BCa interval.</param>
    /// <param name="isSmooth">Whether the jackknife's standard error can be trusted for this statistic.</param>
    public Uncertainty? Of(int statistic, double measured, Jackknife? jackknife, bool isSmooth = true)
    {
        double[] sample = _ascending[statistic];
        if (sample.Length == 0 || sample.Length < _options.Replicates / 2) return null;
        double sum = 0, spread = 0;
        foreach (double value in sample) sum += value;
        double mean = sum / sample.Length;
        foreach (double value in sample) spread += (value - mean) * (value - mean);
        double tail = (1 - _options.Level) / 2;
        return new(
            isSmooth ? jackknife?.Error : null,
            Math.Sqrt(spread / Math.Max(1, sample.Length - 1)),
            mean - measured,
            Between(sample, tail, 1 - tail, "percentile", Undefined(statistic)),
            jackknife is { } known ? BiasCorrected(sample, measured, known.Acceleration, tail, Undefined(statistic)) : null);
    }

    /// <summary>The interval that the options ask for; where BCa cannot be made, the percentile interval, whose method says so.</summary>
    public Interval Chosen(Uncertainty uncertainty) => _options.Method == IntervalMethod.Percentile
        ? uncertainty.Percentile
        : uncertainty.BiasCorrected ?? uncertainty.Percentile with { Method = uncertainty.Percentile.Method + " (BCa cannot be made here)" };

    private Interval? BiasCorrected(double[] sample, double measured, double acceleration, double tail, int undefined)
    {
        // Values that jump fall on the measured one exactly, over and over: such samples count half on either side.
        double below = 0;
        foreach (double value in sample) below += value < measured ? 1 : value == measured ? 0.5 : 0;
        below /= sample.Length;
        if (below is <= 0 or >= 1) return null;
        double lean = NormalDistribution.Quantile(below), end = NormalDistribution.Quantile(tail);
        double low = Moved(end), high = Moved(-end);
        return low < high ? Between(sample, low, high, "BCa", undefined) : null;

        double Moved(double z) => NormalDistribution.Cumulative(lean + (lean + z) / (1 - acceleration * (lean + z)));
    }

    private Interval Between(double[] sample, double low, double high, string name, int undefined)
    {
        string left = undefined == 0 ? "" : FormattableString.Invariant($", {undefined:N0} of them undefined and left out");
        string method = string.Create(CultureInfo.InvariantCulture,
            $"{name} bootstrap over people, {_options.Replicates:N0} replicates{left}, seed {_options.Seed}, quantile type 7");
        return new(Quantiles.Type7(sample, low), Quantiles.Type7(sample, high), _options.Level, method);
    }

    /// <summary>What one thread needs.</summary>
    private sealed class Drawer(HistogramStatistics compute, int values, int statistics)
    {
        public HistogramStatistics Compute { get; } = compute;

        public SeededRandom[] Streams { get; } = new SeededRandom[SeededRandom.AtOnce];

        public long[][] Drawn { get; } = [.. Enumerable.Range(0, SeededRandom.AtOnce).Select(_ => new long[values])];

        public double[] Values { get; } = new double[statistics];
    }
}
