using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class PreciseTests
{
    [Theory]
    [InlineData(1, 0.541324854612918)] // ln(e − 1)
    [InlineData(-1, -0.458675145387082)] // ln(1 − 1/e)
    [InlineData(2, 1.16143936157120)] // ln((e² − 1)/2)
    [InlineData(0, 0)]
    public void Logarithm_of_the_mean_growth_is_known_at_whole_numbers(double x, double expected) =>
        Assert.Equal(expected, Precise.LogExpm1Over(x), 1e-13);

    [Fact]
    public void Logarithm_of_the_mean_growth_forwards_less_that_backwards_is_the_exponent_on_both_sides_of_every_switch()
    {
        // (e^x − 1)/x over (1 − e^−x)/x is e^x.
        foreach (double x in new[] { 1e-12, 1e-4, 0.0099, 0.0101, 0.05, 0.0999999, 0.1, 0.1000001, 0.5, 3, 40, 700 })
            Assert.Equal(1, (Precise.LogExpm1Over(x) - Precise.LogExpm1Over(-x)) / x, 1e-14);
        double below = Precise.LogExpm1Over(Math.BitDecrement(0.1)), at = Precise.LogExpm1Over(0.1);
        Assert.Equal(below, at, 1e-15);
    }
}
