using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>How a bootstrap interval is made.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many samples are drawn; default 1,000, at least 100. More makes the ends steadier, not the data better.</summary>
    public int Replicates { get; init; } = 1_000;

    /// <summary>Where the random numbers start; default 1. The same seed gives the same interval, always and everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Nominal coverage as a share; default 0.95, between 0.5 and 0.999.</summary>
    public double Level { get; init; } = 0.95;

    internal void Check()
    {
        if (Replicates < 100)
            throw new ArgumentOutOfRangeException(nameof(Replicates), Replicates, "A percentile interval needs at least 100 replicates.");
        if (!(Level is >= 0.5 and <= 0.999))
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "A level is a share between 0.5 and 0.999: write 0.95 for 95 %.");
    }
}

/// <summary>Computes statistics of a histogram; writes NaN where one is undefined for this sample.</summary>
/// <param name="people">How many people have the first, second, … distinct value.</param>
/// <param name="statistics">Receives the statistics.</param>
internal delegate void HistogramStatistics(ReadOnlySpan<long> people, Span<double> statistics);

/// <summary>The bootstrap over people, drawn on the histogram of their counts.</summary>
/// <remarks>
/// Drawing n people with replacement and counting how often each distinct value was drawn is one multinomial draw. A million
/// people with 700 distinct counts cost 700 binomial draws a sample instead of a million, with exactly the same distribution.
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13 (percentile interval).
/// </remarks>
internal sealed class HistogramBootstrap
{
    private readonly double[][] _ascending;
    private readonly BootstrapOptions _options;

    private HistogramBootstrap(double[][] ascending, BootstrapOptions options) => (_ascending, _options) = (ascending, options);

    public static HistogramBootstrap Run(ReadOnlySpan<long> people, int statistics, BootstrapOptions options, HistogramStatistics compute)
    {
        options.Check();
        var random = new SeededRandom(options.Seed);
        var drawn = new long[people.Length];
        var values = new double[statistics];
        var samples = new double[statistics][];
        for (int s = 0; s < statistics; s++) samples[s] = new double[options.Replicates];
        for (int r = 0; r < options.Replicates; r++)
        {
            Multinomial.Draw(people, drawn, random);
            compute(drawn, values);
            for (int s = 0; s < statistics; s++) samples[s][r] = values[s];
        }
        return new([.. samples.Select(sample => sample.Where(double.IsFinite).Order().ToArray())], options);
    }

    /// <summary>Samples in which the statistic was undefined; they are left out of its interval.</summary>
    public int Undefined(int statistic) => _options.Replicates - _ascending[statistic].Length;

    /// <summary>The percentile interval of one statistic; null when it was undefined in more than half of the samples.</summary>
    public Interval? Percentile(int statistic)
    {
        double[] sample = _ascending[statistic];
        if (sample.Length < _options.Replicates / 2) return null;
        double tail = (1 - _options.Level) / 2;
        string left = Undefined(statistic) == 0 ? "" : FormattableString.Invariant($", {Undefined(statistic):N0} of them undefined and left out");
        string method = string.Create(CultureInfo.InvariantCulture,
            $"percentile bootstrap over people, {_options.Replicates:N0} replicates{left}, seed {_options.Seed}, quantile type 7");
        return new(Quantiles.Type7(sample, tail), Quantiles.Type7(sample, 1 - tail), _options.Level, method);
    }
}
