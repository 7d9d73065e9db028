using SocialResearch.Evidence;
using SocialResearch.Statistics;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Evidence;

public class CampaignReturnTests
{
    private const int Draws = 100_000;

    private static ReturnInputs Inputs(InputRange extra, InputRange? margin = null, InputRange? setUp = null, InputRange? upkeep = null) => new(
        new("extra orders", extra, "test", true), new("margin of one sale", margin ?? InputRange.Exactly(20), "test", true),
        new("set-up cost", setUp ?? InputRange.Exactly(1_000), "test", true), new("upkeep cost", upkeep ?? InputRange.Exactly(3_000), "test", true), "EUR")
    { Periods = 8 };

    // A quantile of n draws lies about √(p(1−p)/n)/density from the truth; 1.5 % of the spread is more than five of that everywhere used here.
    private static void Close(double expected, double actual, double spread) => Assert.InRange(actual, expected - 0.015 * spread, expected + 0.015 * spread);

    [Fact]
    public void Normal_sales_give_a_normal_return()
    {
        CampaignReturn roi = CampaignReturn.Measure(Inputs(InputRange.Normal(250, 40)), Draws);
        double mean = 250 * 20 / 4_000.0 - 1, sd = 40 * 20 / 4_000.0;
        foreach (ReturnQuantile quantile in roi.Quantiles) Close(mean + sd * NormalDistribution.Quantile(quantile.Probability), quantile.Return, 4 * sd);
        Close(NormalDistribution.Cumulative(mean / sd), roi.ProbabilityPositive, 1);
        Assert.Equal(200, roi.BreakEven);
    }

    [Fact]
    public void Log_normal_sales_times_log_normal_margin_is_log_normal()
    {
        CampaignReturn roi = CampaignReturn.Measure(Inputs(InputRange.LogNormal(200, 1.5), InputRange.LogNormal(20, 1.3)), Draws);
        double sigma = Math.Sqrt(Math.Pow(Math.Log(1.5), 2) + Math.Pow(Math.Log(1.3), 2)) / NormalDistribution.TwoSided(0.95);
        foreach (ReturnQuantile quantile in roi.Quantiles) Close(Math.Exp(sigma * NormalDistribution.Quantile(quantile.Probability)) - 1, quantile.Return, 1);
        Close(0.5, roi.ProbabilityPositive, 1);
    }

    [Fact]
    public void Uniform_and_triangular_sales_give_uniform_and_triangular_returns()
    {
        CampaignReturn uniform = CampaignReturn.Measure(Inputs(InputRange.Uniform(100, 300)), Draws), triangular = CampaignReturn.Measure(Inputs(InputRange.Triangular(100, 150, 300)), Draws);
        foreach (ReturnQuantile quantile in uniform.Quantiles) Close((100 + 200 * quantile.Probability) / 200 - 1, quantile.Return, 1);
        // P(X > 200) of the triangle from 100 over 150 to 300: (300 − 200)² / (200 · 150) = 1/3.
        Close(1.0 / 3, triangular.ProbabilityPositive, 1);
        Close((300 - Math.Sqrt(0.5 * 200 * 150)) / 200 - 1, triangular.Return.Value!.Value, 1);
    }

    [Fact]
    public void Quantiles_of_the_ranges_are_those_of_their_formulas()
    {
        Near([100, 150, 300], [InputRange.Triangular(100, 150, 300).Quantile(1e-15), InputRange.Triangular(100, 150, 300).Quantile(0.25), InputRange.Triangular(100, 150, 300).Quantile(1 - 1e-15)], 1e-6);
        Near([50, 200], [InputRange.LogNormal(100, 2).Quantile(0.025), InputRange.LogNormal(100, 2).Quantile(0.975)], 1e-12);
        Assert.Equal(100, InputRange.LogNormal(100, 2).Median);
        Assert.Equal(5, InputRange.Triangular(5, 5, 5).Quantile(0.3));
    }

    [Fact]
    public void Same_seed_gives_the_same_numbers_and_another_gives_others()
    {
        ReturnInputs inputs = Inputs(InputRange.Normal(250, 40));
        Assert.Equal(CampaignReturn.Measure(inputs, 500).Return.Value, CampaignReturn.Measure(inputs, 500).Return.Value);
        Assert.NotEqual(CampaignReturn.Measure(inputs, 500).Return.Value, CampaignReturn.Measure(inputs, 500, seed: 2).Return.Value);
    }

    [Fact]
    public void Tornado_moves_one_input_at_a_time_the_strongest_first()
    {
        CampaignReturn roi = CampaignReturn.Measure(Inputs(InputRange.Uniform(100, 300), InputRange.Uniform(18, 22)), 200);
        Assert.Equal(["extra orders", "margin of one sale", "set-up cost", "upkeep cost"], roi.Tornado.Select(bar => bar.Input));
        // Extra sales at 110 and 290 with a margin of 20 on a cost of 4,000.
        Near([110, 290, -0.45, 0.45], [roi.Tornado[0].Low, roi.Tornado[0].High, roi.Tornado[0].AtLow, roi.Tornado[0].AtHigh], 1e-12);
        Near([0, 0], [roi.Tornado[2].AtLow, roi.Tornado[2].AtHigh], 1e-12);
    }

    [Fact]
    public void Fan_starts_at_the_set_up_cost_and_ends_at_what_is_left()
    {
        CampaignReturn roi = CampaignReturn.Measure(Inputs(InputRange.Normal(250, 40)), 1_000);
        Assert.Equal(9, roi.Course.Count);
        Assert.Equal(new FanPoint(0, -1_000, -1_000, -1_000, -1_000, -1_000), roi.Course[0]);
        Near([roi.Net.Value!.Value, roi.Net.Interval!.Low, roi.Net.Interval.High], [roi.Course[8].Median, roi.Course[8].Low95, roi.Course[8].High95], 1e-9);
    }

    [Fact]
    public void Costs_that_may_be_nothing_are_refused()
    {
        Assert.Contains("return of nothing is undefined", Assert.Throws<ArgumentException>(() => CampaignReturn.Measure(Inputs(InputRange.Exactly(1), upkeep: InputRange.Normal(100, 200)))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => CampaignReturn.Measure(Inputs(InputRange.Exactly(1), null, InputRange.Exactly(0), InputRange.Exactly(0))));
    }

    [Fact]
    public void Ranges_the_wrong_way_round_are_refused()
    {
        Assert.Throws<ArgumentException>(() => InputRange.Uniform(3, 2));
        Assert.Throws<ArgumentException>(() => InputRange.Triangular(1, 5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputRange.Normal(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputRange.LogNormal(0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputRange.LogNormal(1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => InputRange.Exactly(double.NaN));
    }

    [Fact]
    public void What_was_stated_and_not_measured_is_called_so()
    {
        ReturnInputs inputs = Inputs(InputRange.Normal(250, 40)) with { Margin = new("margin of one sale", InputRange.Uniform(10, 20), "a guess of the shop", false) };
        CampaignReturn roi = CampaignReturn.Measure(inputs, 200);
        Assert.StartsWith("Margin of one sale was stated, not measured", Assert.Single(roi.Caveats).Sentence, StringComparison.Ordinal);
        Assert.Contains("a guess of the shop", roi.ToTable().ToString(), StringComparison.Ordinal);
    }
}
