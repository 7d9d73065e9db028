using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class NormalTailTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 0.8964569799691268)]
    [InlineData(0.5, 0.6156903441929259)]
    [InlineData(1, 0.4275835761558070)]
    [InlineData(2, 0.2553956763105058)]
    [InlineData(5, 0.11070463773306863)]
    [InlineData(10, 0.0561409927438226)]
    [InlineData(100, 0.005641613782989433)]
    public void Scaled_complementary_error_function_has_its_tabled_values(double x, double expected) =>
        Assert.Equal(1, NormalTail.Erfcx(x) / expected, 2e-15);

    /// <summary>The asymptotic series 1/(x√π)·(1 − 1/(2x²) + 3/(4x⁴) − 15/(8x⁶) + …), on both sides of where the rule loses its pole.</summary>
    [Theory]
    [InlineData(6.2)]
    [InlineData(6.2831)]
    [InlineData(6.2832)]
    [InlineData(6.5)]
    [InlineData(40)]
    [InlineData(1e5)]
    [InlineData(1e12)]
    public void Beyond_six_it_follows_its_asymptotic_series(double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; n < 36 && Math.Abs(term) > 1e-17; n++) sum += term *= -(2 * n - 1) / (2 * x * x);
        Assert.Equal(1, NormalTail.Erfcx(x) * x * Math.Sqrt(Math.PI) / sum, 1e-14);
    }

    [Fact]
    public void Series_and_rule_meet_without_a_step() =>
        Assert.Equal(NormalTail.Erfcx(0.5 - 1e-15), NormalTail.Erfcx(0.5), 1e-14);

    [Theory]
    [InlineData(1.959963984540054, 0.05)]
    [InlineData(-2.575829303548901, 0.01)]
    [InlineData(0, 1)]
    public void Two_sided_p_is_that_of_every_table(double z, double p) => Assert.Equal(p, NormalTail.TwoSided(z), 1e-15);

    [Theory]
    [InlineData(3.841458820694124, 0.05)]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    public void Chi_square_of_one_degree_is_that_of_every_table(double value, double p) => Assert.Equal(p, NormalTail.ChiSquare1(value), 1e-15);

    [Fact]
    public void Logarithm_holds_far_to_the_left()
    {
        Assert.Equal(900 + Math.Log(2), NormalTail.LogErfcx(-30), 1e-12);
        Assert.Equal(Math.Log(2 * Math.Exp(1) - NormalTail.Erfcx(1)), NormalTail.LogErfcx(-1), 1e-14);
    }
}
