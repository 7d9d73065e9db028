using System.Globalization;
using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

public class NumberTextTests
{
    [Theory]
    [InlineData(0.614, "61 %")]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.996, "99.6 %")]
    [InlineData(0.0532, "5.3 %")]
    [InlineData(0.0996, "10 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.00042, "0.04 %")]
    [InlineData(0.0000001, "<0.01 %")]
    [InlineData(-0.25, "−25 %")]
    [InlineData(1.5, "150 %")]
    [InlineData(double.NaN, "–")]
    public void Shares_are_written_as_per_cent_with_a_no_break_space(double share, string text) =>
        Assert.Equal(text.Replace(' ', '\u00a0'), NumberText.Percent(share));

    [Theory]
    [InlineData(12480, "12,480")]
    [InlineData(3.14159, "3.14")]
    [InlineData(1234.4, "1,234")]
    [InlineData(0.000123, "0.000123")]
    [InlineData(-7, "−7")]
    [InlineData(0, "0")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Numbers_keep_three_meaningful_digits(double number, string text) => Assert.Equal(text, NumberText.Number(number));

    [Fact]
    public void A_german_reader_gets_a_comma() =>
        Assert.Equal("5,3\u00a0%", NumberText.Percent(0.053, culture: CultureInfo.GetCultureInfo("de-DE")));

    [Theory]
    [InlineData(0.3, false, 0.5)]
    [InlineData(2.1, false, 2.5)]
    [InlineData(2.1, true, 5)]
    [InlineData(0.3, true, 1)]
    [InlineData(13, true, 20)]
    [InlineData(230, false, 250)]
    public void Steps_are_round(double atLeast, bool whole, double step) => Assert.Equal(step, Ticks.Step(atLeast, whole), 12);

    [Fact]
    public void Months_are_marked_with_the_year_where_it_begins() => Assert.Equal(
        ["Nov|2019", "Dec", "Jan|2020", "Feb"],
        Ticks.Calendar(new DateTime(2019, 11, 1), new DateTime(2020, 2, 20), 6, CultureInfo.InvariantCulture).Select(tick => string.Join('|', tick.Lines)));

    [Fact]
    public void A_thinned_curve_keeps_its_ends_and_its_shape()
    {
        double[] x = [.. Enumerable.Range(0, 100_001).Select(i => i / 100_000.0)], y = [.. x.Select(p => Math.Pow(p, 40))];
        (double[] thinX, double[] thinY) = CurveThinning.Thin(x, y, 400);
        Assert.InRange(thinX.Length, 200, 400);
        Assert.Equal((0, 0, 1, 1), (thinX[0], thinY[0], thinX[^1], thinY[^1]));
        Assert.All(thinX.Zip(thinY), point => Assert.Equal(Math.Pow(point.First, 40), point.Second, 12));
        Assert.All(thinX.Zip(thinY).Zip(thinX.Skip(1).Zip(thinY.Skip(1))), step =>
            Assert.InRange(Math.Sqrt(Math.Pow(step.Second.First - step.First.First, 2) + Math.Pow(step.Second.Second - step.First.Second, 2)), 0, 0.02));
    }

    [Fact]
    public void A_short_curve_is_left_alone() => Assert.Equal([1, 2, 3], CurveThinning.Thin([1, 2, 3], [1, 4, 9], 3).X);
}
