using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Statistics;

public class DistributionTests
{
    [Fact]
    public void Gamma_distribution_is_that_of_R()
    {
        Near(Numbers("pgamma"), [GammaDistribution.Cumulative(0.5, 0.3), GammaDistribution.Cumulative(2.5, 3), GammaDistribution.Cumulative(30, 40), GammaDistribution.Cumulative(1000, 900)], 1e-12);
        Near(Numbers("qgamma"), [GammaDistribution.Quantile(1, 0.025), GammaDistribution.Quantile(19, 0.975), GammaDistribution.Quantile(250, 0.5)], 1e-12);
        Near(Math.Log(3_628_800), GammaDistribution.LogGamma(11), 1e-14);
        Near(Math.Log(Math.Sqrt(Math.PI)), GammaDistribution.LogGamma(0.5), 1e-14);
    }

    [Fact]
    public void Students_t_is_that_of_R()
    {
        Near(Numbers("pt"), [StudentT.Cumulative(-1.3, 3), StudentT.Cumulative(2.1, 8.7), StudentT.Cumulative(0.4, 120)], 1e-12);
        Near(Numbers("qt975"), [StudentT.Reach(0.95, 1), StudentT.Reach(0.95, 4), StudentT.Reach(0.95, 7.5), StudentT.Reach(0.95, 200)], 1e-12);
    }

    [Fact]
    public void Exact_interval_of_a_count_is_that_of_poisson_test()
    {
        double[] counts = Numbers("poisson_counts"), low = Numbers("poisson_low"), high = Numbers("poisson_high");
        Interval[] ours = [.. counts.Select(count => EventCounts.Garwood((long)count).Interval!)];
        Near(low, ours.Select(interval => interval.Low), 1e-10);
        Near(high, ours.Select(interval => interval.High), 1e-10);
    }

    [Fact]
    public void Exact_interval_holds_the_truth_at_least_as_often_as_it_promises()
    {
        // Brute force: the probability of all counts whose interval holds the mean.
        foreach (double mean in new[] { 0.3, 1.7, 4.0, 9.5, 30 })
        {
            double covered = 0, mass = Math.Exp(-mean);
            for (int x = 0; x < 150; mass *= mean / ++x)
                if (EventCounts.Garwood(x, 0.9).Interval is { } i && i.Low <= mean && mean <= i.High) covered += mass;
            Assert.InRange(covered, 0.9, 1);
        }
    }

    [Theory]
    [InlineData("newcombe_56_70_48_80", 56, 70, 48, 80)]
    [InlineData("newcombe_37_120_61_140", 37, 120, 61, 140)]
    [InlineData("newcombe_0_15_3_40", 0, 15, 3, 40)]
    public void Difference_of_two_shares_is_newcombes(string gold, int x1, int n1, int x2, int n2)
    {
        Estimate difference = Proportions.Newcombe((x1, n1), (x2, n2));
        Near(Numbers(gold), [difference.Value!.Value, difference.Interval!.Low, difference.Interval.High], 1e-10);
    }

    [Fact]
    public void Difference_with_nobody_on_one_side_is_undefined() => Assert.NotNull(Proportions.Newcombe((0, 0), (1, 2)).WhyUndefined);

    [Fact]
    public void Quantiles_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaDistribution.Quantile(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Reach(0.95, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentT.Reach(95, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => EventCounts.Garwood(-1));
    }
}
