using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

/// <summary>Burstiness, dispersion, and intervals of shares and rates.</summary>
public sealed class ScatterTests
{
    [Fact]
    public void Burstiness_of_the_documented_offsets_is_that_computed_in_R()
    {
        BurstinessValues found = BurstinessValues.Of([10, 10, 10, 10, 1, 1, 1, 1, 1, 1, 1, 10, 10, 10, 10])!;
        Assert.Equal(-0.11030497, found.Sample, 8);
        Assert.Equal(-0.10209645, found.FiniteSample, 8);
        Assert.Equal(-0.12730929, found.Population, 8);
        Assert.Equal(-0.12347175, found.FinitePopulation, 8);
    }

    [Fact]
    public void A_clock_has_minus_one_and_one_gap_among_zeros_the_most_there_can_be()
    {
        Assert.Equal(-1, BurstinessValues.Of([5, 5, 5, 5])!.Population);
        // n events, n − 1 gaps, one of them not zero: r = √(n − 2), and only A_n of one gap more would reach 1.
        Assert.InRange(BurstinessValues.Of([0, 0, 0, 0, 0, 0, 9])!.FinitePopulation, 0.8, 1);
        Assert.Null(BurstinessValues.Of([3]));
        Assert.Null(BurstinessValues.Of([0, 0]));
        Assert.Throws<ArgumentException>(() => BurstinessValues.Of([1, -1]));
    }

    [Fact]
    public void Dispersion_is_that_of_neighbours_and_hardly_sees_one_step()
    {
        // Worked by hand; with fewer than twenty pairs none is left out.
        Assert.Equal((1 + 9 + 25 + 1) / (3.0 + 7 + 5 + 1), Dispersion.OfCounts([1, 2, 5, 0, 1])!.Value, 12);
        double[] even = [.. Enumerable.Range(0, 60).Select(i => 10.0 + i % 2 * 2)], step = [.. even, .. even.Select(value => value + 90)];
        Assert.Equal(Dispersion.OfCounts(even)!.Value, Dispersion.OfCounts(step)!.Value, 0.2);
        Assert.Null(Dispersion.OfCounts([0, 0, 0]));
        Assert.Null(Dispersion.OfCounts([4]));
        Assert.Equal(2, Dispersion.OfValues([1, 3, 1, 3])!.Value);
    }

    [Fact]
    public void Goodmans_intervals_are_those_of_the_formula_coded_in_R()
    {
        // R 4.2.2: x <- c(56,72,73,59,62,87,58); N <- sum(x); A <- qchisq(1-.05/7,1); (A+2*x+c(-1,1)*sqrt(A*(A+4*x*(N-x)/N)))/(2*(N+A))
        IReadOnlyList<Estimate> found = Proportions.Simultaneous([56, 72, 73, 59, 62, 87, 58]);
        (double Low, double High)[] inR = [(0.0851672391, 0.1662614081), (0.1145329189, 0.2043725827), (0.1163952892, 0.2067275158), (0.0906056709, 0.1734748866), (0.0960773800, 0.1806550876), (0.1427491092, 0.2394159434), (0.0887890581, 0.1710741959)];
        Assert.All(found.Zip(inR), pair =>
        {
            Assert.Equal(pair.Second.Low, pair.First.Interval!.Low, 8);
            Assert.Equal(pair.Second.High, pair.First.Interval.High, 8);
        });
        Assert.Equal(1, found.Sum(share => share.Value!.Value), 12);
        Assert.All(Proportions.Simultaneous([0, 0]), share => Assert.Equal("Nothing was counted, and a share of nothing is undefined.", share.WhyUndefined));
        Assert.Empty(Proportions.Simultaneous([]));
    }

    [Fact]
    public void One_group_has_Wilsons_interval() => Assert.Equal(Proportions.Wilson(7, 7).Interval!.Low, Proportions.Simultaneous([7])[0].Interval!.Low, 12);

    [Fact]
    public void A_rate_has_the_score_interval_of_a_count()
    {
        // 18 in 7 days, by hand: (18 + 1.9207 ± 1.96·√(18 + 0.9604))/7; and nothing at all leaves 3.84/7 possible.
        Interval found = Proportions.Rate(18, 7).Interval!;
        Assert.Equal((18 + 1.920729 - 1.959964 * Math.Sqrt(18.9603647)) / 7, found.Low, 5);
        Assert.Equal((18 + 1.920729 + 1.959964 * Math.Sqrt(18.9603647)) / 7, found.High, 5);
        Assert.Equal((0, 3.841459 / 7), (Proportions.Rate(0, 7).Interval!.Low, Math.Round(Proportions.Rate(0, 7).Interval!.High * 7, 6) / 7));
        Assert.True(Proportions.Rate(18, 7, dispersion: 4).Interval!.High > found.High);
        Assert.NotNull(Proportions.Rate(0, 0).WhyUndefined);
    }
}
