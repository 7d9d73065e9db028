using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class TailModelTests
{
    private static readonly (string Name, double Xmin, ICountModel Model)[] s_models =
    [
        ("power law", 1, new DiscretePowerLaw(1, 2.2)),
        ("power law", 30, new DiscretePowerLaw(30, 4.7)),
        ("cut-off, weak", 1, new TruncatedPowerLaw(1, 1.6, 1e-3)),
        ("cut-off, strong", 5, new TruncatedPowerLaw(5, 0.3, 0.4)),
        ("cut-off, rising first", 2, new TruncatedPowerLaw(2, -2.5, 0.05)),
        ("log-normal, cut left of its mode", 1, DiscreteLogNormal.Of(1, 2, 0.5)),
        ("log-normal, cut right of its mode", 4, DiscreteLogNormal.Of(4, -3, 1.5)),
        ("log-normal, narrow", 1, DiscreteLogNormal.Of(1, 3, 0.1)),
        ("stretched exponential", 1, new StretchedExponential(1, 0.9, 0.4)),
        ("exponential", 3, new DiscreteExponential(3, 0.08)),
        ("rounded Pareto", 2, new BinnedPareto(2, 1.7)),
    ];

    public static TheoryData<int> Models => [.. Enumerable.Range(0, s_models.Length)];

    [Theory, MemberData(nameof(Models))]
    public void Mass_and_survival_tell_the_same(int index)
    {
        (string name, double xmin, ICountModel model) = s_models[index];
        Assert.Equal(1, model.Survival(xmin), 1e-13);
        double left = 1;
        for (double x = xmin; x < xmin + 400; x++)
        {
            left -= Math.Exp(model.LogMass(x));
            Assert.True(Math.Abs(left - model.Survival(x + 1)) < 2e-13, $"{name} at {x}: {left} and {model.Survival(x + 1)}");
        }
    }

    [Theory]
    [InlineData(1, 2.5, 0.001)]
    [InlineData(1, 1.1, 0.01)]
    [InlineData(40, 0, 0.002)]
    [InlineData(3, -4, 0.2)]
    [InlineData(3, -4, 0.3)]
    [InlineData(1, 30, 1e-4)]
    [InlineData(1000, 2, 3)]
    public void Norm_of_the_cut_off_is_the_sum_it_stands_for(double x, double alpha, double rate)
    {
        double sum = 0;
        for (int k = 0; k < 60_000; k++) sum += Math.Exp(-alpha * Math.Log((x + k) / x) - rate * k);
        Assert.Equal(1, TruncatedPowerLaw.Norm(x, alpha, rate) / sum, 1e-12);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-9)]
    [InlineData(1e-6)]
    public void Weak_cut_off_ends_in_the_power_law(double rate) =>
        Assert.Equal(1, TruncatedPowerLaw.Norm(3, 3.5, rate) / HurwitzZeta.Scaled(3.5, 3), 4 * rate + 1e-13);

    /// <summary>P(X = 3) for μ = 1, σ = 1 from 1 on, from a table of the normal distribution: ln 2.5, ln 3.5 and ln ½ in standard units.</summary>
    [Fact]
    public void Log_normal_is_the_difference_of_normal_tails()
    {
        double Tail(double z) => z >= 0 ? NormalTail.TwoSided(z) / 2 : 1 - NormalTail.TwoSided(z) / 2;
        double expected = (Tail(Math.Log(2.5) - 1) - Tail(Math.Log(3.5) - 1)) / Tail(Math.Log(0.5) - 1);
        Assert.Equal(expected, Math.Exp(DiscreteLogNormal.Of(1, 1, 1).LogMass(3)), 1e-14);
    }

    [Fact]
    public void Log_normal_runs_into_the_rounded_Pareto()
    {
        // Slope (ln y₀ − μ)/σ² = 1.2 with σ → ∞.
        foreach (double sigma in (double[])[1e3, 1e5, 1e7])
        {
            DiscreteLogNormal model = DiscreteLogNormal.Of(4, Math.Log(3.5) - 1.2 * sigma * sigma, sigma);
            var edge = new BinnedPareto(4, 1.2);
            foreach (double x in (double[])[4, 5, 70, 1e6])
                Assert.Equal(edge.LogMass(x), model.LogMass(x), 100 / (sigma * sigma) + 1e-9);
        }
    }

    /// <summary>Simpson's rule over the density, for bins on both sides of the switch between the two ways of integrating.</summary>
    [Theory]
    [InlineData(0.5, 0.8)]
    [InlineData(-4, 2.5)]
    [InlineData(3, 0.3)]
    public void Narrow_bins_and_wide_ones_are_integrated_alike(double mu, double sigma)
    {
        DiscreteLogNormal model = DiscreteLogNormal.Of(1, mu, sigma);
        double Density(double u) => Math.Exp(-(u - mu) * (u - mu) / (2 * sigma * sigma));
        double Integral(double x)
        {
            double from = Math.Log(x - 0.5), step = (Math.Log(x + 0.5) - from) / 2_000, sum = 0;
            for (int i = 0; i <= 2_000; i++) sum += (i is 0 or 2_000 ? 1 : i % 2 == 1 ? 4 : 2) * Density(from + i * step);
            return sum * step / 3;
        }
        for (int x = 2; x < 60; x++)
            Assert.Equal(1, Math.Exp(model.LogMass(x) - model.LogMass(20)) * Integral(20) / Integral(x), 1e-10);
    }

    [Fact]
    public void Exponential_has_the_rate_that_its_mean_demands()
    {
        TailBins tail = Bins(2, (2, 5), (3, 3), (7, 2));
        Assert.Equal(Math.Log(1 + 10 / 13.0), DiscreteExponential.Fit(tail).Rate, 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Fits_are_summits(long xmin)
    {
        TailBins tail = Bins(xmin, (xmin, 300), (xmin + 1, 240), (xmin + 2, 190), (xmin + 4, 150), (xmin + 9, 60), (xmin + 20, 8));
        BinnedPareto edge = BinnedPareto.Fit(tail);
        DiscreteLogNormal logNormal = DiscreteLogNormal.Fit(tail, edge)!;
        double best = tail.LogLikelihood(logNormal);
        foreach ((double mu, double sigma) in Around(logNormal.Mu, logNormal.Sigma))
            Assert.True(tail.LogLikelihood(DiscreteLogNormal.Of(xmin, mu, sigma)) <= best + 1e-9);

        double alpha = DiscretePowerLaw.Estimate(xmin, CountHistogramOf(tail).LogSums[0] / tail.Total);
        TruncatedPowerLaw cut = TruncatedPowerLaw.Fit(tail, new(xmin, alpha))!;
        best = tail.LogLikelihood(cut);
        Assert.True(best > tail.LogLikelihood(new DiscretePowerLaw(xmin, alpha)));
        foreach ((double a, double rate) in Around(cut.Alpha, cut.Rate))
            Assert.True(tail.LogLikelihood(new TruncatedPowerLaw(xmin, a, rate)) <= best + 1e-9);

        double slope = edge.Slope;
        best = tail.LogLikelihood(edge);
        foreach (double factor in (double[])[0.99, 1.01]) Assert.True(tail.LogLikelihood(new BinnedPareto(xmin, slope * factor)) < best);
    }

    private static IEnumerable<(double, double)> Around(double x, double y) =>
        from dx in (double[])[-1e-3, 0, 1e-3] from dy in (double[])[-1e-3, 0, 1e-3] select (x + dx * Math.Abs(x), y * (1 + dy));

    private static TailBins Bins(double xmin, params (long, long)[] people) => new(CountHistogram.Of(people), 0, xmin);

    private static CountHistogram CountHistogramOf(TailBins tail) => CountHistogram.Of(tail.Values.Zip(tail.People, (value, people) => ((long)value, people)));
}
