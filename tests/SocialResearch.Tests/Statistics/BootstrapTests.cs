using FsCheck;
using FsCheck.Fluent;
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
            Multinomial.Draw(people, drawn, new SeededRandom(seed));
            return drawn.Sum() == people.Sum() && drawn.All(group => group >= 0);
        }).Holds();

    [Fact]
    public void Multinomial_means_are_the_group_sizes()
    {
        long[] people = [500, 30, 1, 1], drawn = new long[4], sums = new long[4];
        var random = new SeededRandom(5);
        for (int r = 0; r < 20_000; r++)
        {
            Multinomial.Draw(people, drawn, random);
            for (int i = 0; i < 4; i++) sums[i] += drawn[i];
        }
        for (int i = 0; i < 4; i++) Assert.InRange(sums[i] / 20_000.0, people[i] - 0.25, people[i] + 0.25);
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
}
