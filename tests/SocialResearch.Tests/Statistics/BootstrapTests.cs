using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class BootstrapTests
{
    [Fact]
    public void Multinomial_draw_keeps_the_number_of_people() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), ArbMap.Default.ArbFor<ulong>(), (groups, seed) =>
        {
            long[] people = [.. groups.Get.Select(size => (long)size + 1)];
            var drawn = new long[people.Length];
            new Multinomial(people).Draw(people.Sum(), [drawn], [new(seed)]);
            return drawn.Sum() == people.Sum() && drawn.All(group => group >= 0);
        }).Holds();

    [Fact]
    public void Samples_drawn_at_once_are_those_drawn_one_by_one() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), ArbMap.Default.ArbFor<ulong>(), (groups, seed) =>
        {
            // Values that many people have and values that few have.
            long[] people = [.. groups.Get.Select(size => size % 40L + 1)];
            var resample = new Multinomial(people);
            SeededRandom[] Streams() => [.. Enumerable.Range(0, SeededRandom.AtOnce).Select(number => SeededRandom.Stream(seed, (ulong)number))];
            long[][] atOnce = [.. Streams().Select(_ => new long[people.Length])], oneByOne = [.. Streams().Select(_ => new long[people.Length])];
            resample.Draw(resample.Total, atOnce, Streams());
            foreach ((SeededRandom stream, long[] drawn) in Streams().Zip(oneByOne)) resample.Draw(resample.Total, [drawn], [stream]);
            return atOnce.Zip(oneByOne).All(pair => pair.First.SequenceEqual(pair.Second));
        }).Holds();

    [Fact]
    public void Multinomial_draws_follow_the_exact_probabilities()
    {
        // Two values that many people have, three that few have: four people drawn from 88 are one of 70 histograms.
        long[] people = [3, 50, 1, 30, 4], drawn = new long[5];
        const int draws = 200_000, four = 4;
        var random = new SeededRandom(11);
        var resample = new Multinomial(people);
        var observed = new Dictionary<string, (int Seen, double Expected)>();
        for (int r = 0; r < draws; r++)
        {
            resample.Draw(four, [drawn], [random]);
            string histogram = string.Join(' ', drawn);
            double probability = 24;
            for (int i = 0; i < people.Length; i++)
                for (int k = 1; k <= drawn[i]; k++) probability *= people[i] / 88.0 / k;
            observed[histogram] = (observed.GetValueOrDefault(histogram).Seen + 1, draws * probability);
        }
        (int Seen, double Expected)[] often = [.. observed.Values.Where(cell => cell.Expected >= 10)];
        double rest = draws - often.Sum(cell => cell.Expected);
        double chi = often.Sum(cell => Math.Pow(cell.Seen - cell.Expected, 2) / cell.Expected) + Math.Pow(draws - often.Sum(cell => cell.Seen) - rest, 2) / rest;
        // Wilson and Hilferty: chi-square to a normal deviate; five standard deviations is once in three million.
        Assert.InRange(often.Length, 30, 70);
        Assert.InRange((Math.Cbrt(chi / often.Length) - (1 - 2.0 / (9 * often.Length))) / Math.Sqrt(2.0 / (9 * often.Length)), -5, 5);
    }

    [Fact]
    public void Multinomial_means_and_spreads_are_those_of_the_group_sizes()
    {
        // Below and above the number of people from which on a binomial is drawn.
        long[] people = [500, 30, 23, 2, 1, 0, 1];
        double n = people.Sum();
        const int draws = 20_000;
        var random = new SeededRandom(12);
        var resample = new Multinomial(people);
        long[] drawn = new long[people.Length];
        double[] means = new double[people.Length], squares = new double[people.Length];
        double together = 0;
        for (int r = 0; r < draws; r++)
        {
            resample.Draw(resample.Total, [drawn], [random]);
            for (int i = 0; i < people.Length; i++) (means[i], squares[i]) = (means[i] + drawn[i] / (double)draws, squares[i] + Math.Pow(drawn[i] - people[i], 2) / draws);
            together += (drawn[0] - 500.0) * (drawn[2] - 23.0) / draws;
        }
        for (int i = 0; i < people.Length; i++)
        {
            double variance = people[i] * (1 - people[i] / n);
            Assert.InRange(means[i], people[i] - 5 * Math.Sqrt(variance / draws), people[i] + 5 * Math.Sqrt(variance / draws));
            Assert.InRange(squares[i], 0.9 * variance, 1.1 * variance);
        }
        Assert.InRange(together, -500 * 23 / n * 1.1, -500 * 23 / n * 0.9);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4)]
    public void Quantile_of_type_7_is_that_of_R(double p, double expected) =>
        Assert.Equal(expected, Quantiles.Type7([1, 2, 3, 4], p), 14);

    [Fact]
    public void Quantile_of_nothing_and_outside_of_0_to_1_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Quantiles.Type7([], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Type7([1], 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Type7([1], double.NaN));
    }

    [Fact]
    public void Interval_of_a_mean_has_the_width_that_theory_says()
    {
        // 1,000 people with 0 and 1,000 with 1: the mean has standard error 0.5 / sqrt(2000).
        var options = new BootstrapOptions { Replicates = 20_000 };
        var bootstrap = HistogramBootstrap.Run([1_000, 1_000], 1, options, () => (people, values) => values[0] = people[1] / 2_000.0);
        double width = 1.959964 * 0.5 / Math.Sqrt(2_000);
        Assert.Equal(0.5 - width, bootstrap.Of(0, 0.5, null)!.Percentile.Low, 0.0006);
        Assert.Equal(0.5 + width, bootstrap.Of(0, 0.5, null)!.Percentile.High, 0.0006);
    }

    [Fact]
    public void Undefined_samples_are_left_out_and_named()
    {
        var bootstrap = HistogramBootstrap.Run([3, 1], 1, new(), () => (people, values) => values[0] = people[1] == 0 ? double.NaN : 1);
        Assert.InRange(bootstrap.Undefined(0), 250, 380); // (3/4)^4 = 0.316
        Assert.Contains("undefined and left out", bootstrap.Of(0, 1, null)!.Percentile.Method, StringComparison.Ordinal);
        Assert.Null(HistogramBootstrap.Run([1], 1, new(), () => (_, values) => values[0] = double.NaN).Of(0, 1, null));
    }

    [Fact]
    public void Too_few_replicates_and_levels_in_percent_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => HistogramBootstrap.Run([1], 1, new() { Replicates = 99 }, () => (_, _) => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => HistogramBootstrap.Run([1], 1, new() { Level = 95 }, () => (_, _) => { }));
    }

    [Fact]
    public void Number_of_threads_changes_nothing()
    {
        long[] people = [.. Enumerable.Range(1, 300).Select(i => 1 + 3_000L / i)];
        Uncertainty Run(int? threads) => HistogramBootstrap.Run(people, 1, new(), () => (drawn, values) => values[0] = drawn[7] * 31.5 + drawn[0], threads).Of(0, 0, null)!;
        Uncertainty one = Run(1);
        Assert.Equal(one, Run(2));
        Assert.Equal(one, Run(7));
        Assert.Equal(one, Run(null));
    }

    [Fact]
    public void First_samples_of_many_are_the_samples_of_few()
    {
        // The end of 100 samples is among those of 200 with the same seed.
        var seen = new List<double>();
        HistogramBootstrap.Run([50, 50], 1, new() { Replicates = 100 }, () => (drawn, values) => seen.Add(values[0] = drawn[0]), 1);
        var more = new List<double>();
        HistogramBootstrap.Run([50, 50], 1, new() { Replicates = 200 }, () => (drawn, values) => more.Add(values[0] = drawn[0]), 1);
        Assert.Equal(seen, more.Take(100));
        Assert.NotEqual(more.Take(100), more.Skip(100));
        // A number that is no multiple of those drawn at once.
        var odd = new List<double>();
        HistogramBootstrap.Run([50, 50], 1, new() { Replicates = 103 }, () => (drawn, values) => odd.Add(values[0] = drawn[0]), 1);
        Assert.Equal(more.Take(103), odd);
    }

    [Fact]
    public void BCa_without_lean_and_acceleration_is_the_percentile_interval()
    {
        // 0 and 1 in equal parts: the mean is symmetric around 0.5, and so is the jackknife.
        long[] people = [500, 500];
        var bootstrap = HistogramBootstrap.Run(people, 1, new() { Replicates = 50_000 }, () => (drawn, values) => values[0] = drawn[1] / 1_000.0);
        Jackknife jackknife = Jackknife.Of(people, [500 / 999.0, 499 / 999.0])!.Value;
        Assert.Equal(0, jackknife.Acceleration, 1e-12);
        Assert.Equal(Math.Sqrt(0.25 / 999), jackknife.Error, 1e-12);
        Uncertainty both = bootstrap.Of(0, 0.5, jackknife)!;
        Assert.Equal(both.Percentile.Low, both.BiasCorrected!.Low, 0.0011);
        Assert.Equal(both.Percentile.High, both.BiasCorrected.High, 0.0011);
        Assert.Contains("BCa", both.BiasCorrected.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void BCa_of_a_skewed_mean_moves_towards_the_long_tail()
    {
        // Of ten people one has 10: the mean's bootstrap is right-skewed, its acceleration Σ d³ / (6·(Σ d²)^1.5) is positive.
        long[] people = [9, 1];
        Jackknife jackknife = Jackknife.Of(people, [10 / 9.0, 0])!.Value;
        double d = 1 / 9.0, squares = 9 * d * d + 1, cubes = -9 * d * d * d + 1;
        Assert.Equal(cubes / (6 * Math.Pow(squares, 1.5)), jackknife.Acceleration, 1e-12);
        var bootstrap = HistogramBootstrap.Run(people, 1, new() { Replicates = 20_000 }, () => (drawn, values) => values[0] = drawn[1]);
        Uncertainty both = bootstrap.Of(0, 1, jackknife)!;
        Assert.True(both.BiasCorrected!.High > both.Percentile.High);
    }

    [Fact]
    public void BCa_that_cannot_be_made_falls_back_and_says_so()
    {
        var options = new BootstrapOptions { Method = IntervalMethod.BCa };
        var bootstrap = HistogramBootstrap.Run([5, 5], 1, options, () => (drawn, values) => values[0] = drawn[0]);
        Uncertainty outside = bootstrap.Of(0, 99, new Jackknife(1, 0))!, noJackknife = bootstrap.Of(0, 5, null)!;
        Assert.Null(outside.BiasCorrected);
        Assert.EndsWith("(BCa cannot be made here)", bootstrap.Chosen(outside).Method, StringComparison.Ordinal);
        Assert.Equal(noJackknife.Percentile.Low, bootstrap.Chosen(noJackknife).Low);
        Assert.Null(noJackknife.JackknifeError);
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(1e-10, -6.361340902404056)]
    public void Quantiles_of_the_normal_distribution_are_those_of_tables(double probability, double expected)
    {
        Assert.Equal(expected, NormalDistribution.Quantile(probability), 1e-12);
        Assert.Equal(probability, NormalDistribution.Cumulative(expected), 1e-15);
    }
}
