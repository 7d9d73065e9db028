using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class ProportionsTests
{
    [Fact]
    public void Wilsons_interval_is_that_of_rs_prop_test()
    {
        Estimate share = Proportions.Wilson(37, 120);
        Assert.Equal(37 / 120.0, share.Value);
        Assert.Equal(0.23272737, share.Interval!.Low, 8);
        Assert.Equal(0.39582998, share.Interval.High, 8);
        Assert.Equal(0.20388330, Proportions.Wilson(0, 15).Interval!.High, 8);
    }

    [Fact]
    public void Nobody_and_everybody_have_an_interval_that_ends_at_the_border()
    {
        Assert.Equal(0, Proportions.Wilson(0, 7).Interval!.Low);
        Assert.Equal(1, Proportions.Wilson(7, 7).Interval!.High);
        Assert.Equal(1 - Proportions.Wilson(0, 7).Interval!.High, Proportions.Wilson(7, 7).Interval!.Low, 14);
    }

    [Fact]
    public void A_share_of_nobody_is_undefined() => Assert.Equal("nobody came", Proportions.Wilson(0, 0, whyUndefined: "nobody came").WhyUndefined);

    [Fact]
    public void More_successes_than_people_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(3, 2));

    [Theory]
    [InlineData(0.5, 0.6744897501960817)]
    [InlineData(0.95, 1.959963984540054)]
    [InlineData(0.99, 2.5758293035489004)]
    [InlineData(0.999, 3.2905267314918945)]
    public void Normal_deviates_are_those_of_the_tables(double level, double z) => Assert.Equal(z, NormalDistribution.TwoSided(level), 12);
}
