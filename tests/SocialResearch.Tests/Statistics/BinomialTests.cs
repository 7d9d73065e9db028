using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class BinomialTests
{
    [Theory]
    [InlineData(5, 0.3)]
    [InlineData(40, 0.2)]
    [InlineData(40, 0.5)]
    [InlineData(60, 0.8)]
    [InlineData(1_000, 0.004)]
    [InlineData(1_000, 0.03)]
    [InlineData(100_000, 0.4)]
    public void Drawn_frequencies_follow_the_exact_probabilities(long trials, double probability)
    {
        const int draws = 200_000;
        var random = new SeededRandom(42);
        var observed = new Dictionary<long, int>();
        for (int i = 0; i < draws; i++)
        {
            long k = Binomial.Draw(trials, probability, random);
            Assert.InRange(k, 0, trials);
            observed[k] = observed.GetValueOrDefault(k) + 1;
        }

        // Chi-square over cells with at least ten expected; the rest in one cell.
        double chi = 0, restExpected = draws;
        int cells = 0, restObserved = draws;
        for (long k = 0; k <= trials; k++)
        {
            double expected = draws * Math.Exp(LogProbability(trials, k, probability));
            if (expected < 10) continue;
            int seen = observed.GetValueOrDefault(k);
            chi += (seen - expected) * (seen - expected) / expected;
            restExpected -= expected;
            restObserved -= seen;
            cells++;
        }
        if (restExpected > 1) chi += (restObserved - restExpected) * (restObserved - restExpected) / restExpected;
        // Wilson and Hilferty: chi-square to a normal deviate; five standard deviations is once in three million.
        double z = (Math.Cbrt(chi / cells) - (1 - 2.0 / (9 * cells))) / Math.Sqrt(2.0 / (9 * cells));
        Assert.True(z < 5, $"chi-square {chi:F1} over {cells} cells");
    }

    [Fact]
    public void Thousands_of_millions_of_trials_keep_mean_and_spread()
    {
        const long trials = 5_000_000_000;
        const double p = 0.25;
        var random = new SeededRandom(3);
        double[] scaled = [.. Enumerable.Range(0, 20_000).Select(_ => (Binomial.Draw(trials, p, random) - trials * p) / Math.Sqrt(trials * p * (1 - p)))];
        Assert.InRange(scaled.Average(), -0.03, 0.03);
        Assert.InRange(scaled.Average(x => x * x), 0.95, 1.05);
    }

    [Fact]
    public void Certain_outcomes_need_no_chance()
    {
        var random = new SeededRandom(1);
        Assert.Equal(0, Binomial.Draw(0, 0.5, random));
        Assert.Equal(0, Binomial.Draw(10, 0, random));
        Assert.Equal(10, Binomial.Draw(10, 1, random));
    }

    [Fact]
    public void Stirling_tail_joins_its_table_smoothly()
    {
        double x = 1.0 / (16 * 16);
        double series = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - x / 1680) * x) * x) / 16;
        Assert.Equal(series, Binomial.StirlingTail(15), 12);
    }

    private static double LogProbability(long n, long k, double p) =>
        LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k) + k * Math.Log(p) + (n - k) * Math.Log(1 - p);

    private static readonly double[] LogFactorials = Cumulate();

    private static double[] Cumulate()
    {
        var logs = new double[100_001];
        for (int i = 2; i < logs.Length; i++) logs[i] = logs[i - 1] + Math.Log(i);
        return logs;
    }

    private static double LogFactorial(long n) => LogFactorials[n];
}
