using SocialResearch.Charts;

namespace SocialResearch.Tests.Charts;

public sealed class TicksTests
{
    [Theory]
    [InlineData(1, 1000, 5, new double[] { 1, 10, 100, 1000 })]
    [InlineData(1, 100, 8, new double[] { 1, 2, 5, 10, 20, 50, 100 })]
    [InlineData(1, 1e6, 4, new double[] { 1, 100, 1e4, 1e6 })]
    [InlineData(30, 60, 5, new double[] { 30, 40, 50, 60 })]
    [InlineData(120, 180, 4, new double[] { 120, 140, 160, 180 })]
    [InlineData(2.1, 99, 4, new double[] { 5, 10, 20, 50 })]
    [InlineData(0.012, 0.018, 4, new double[] { 0.012, 0.014, 0.016, 0.018 })]
    public void A_logarithmic_axis_has_round_marks(double low, double high, int atMost, double[] marks) =>
        Assert.Equal(marks, Ticks.OfLog(low, high, atMost).Select(mark => Math.Round(mark, 9)));

    [Fact]
    public void Every_logarithmic_axis_with_room_for_three_marks_has_two_inside()
    {
        foreach (double low in (double[])[0.003, 0.7, 1, 9.9, 37, 512])
            foreach (double factor in (double[])[1.1, 1.5, 2, 3, 7, 10, 42, 99, 1000, 1e7])
                for (int atMost = 3; atMost <= 9; atMost++)
                {
                    IReadOnlyList<double> marks = Ticks.OfLog(low, low * factor, atMost);
                    Assert.True(marks.Count >= 2, $"{low} to {low * factor}, at most {atMost}: {string.Join(", ", marks)}");
                    Assert.All(marks, mark => Assert.InRange(mark, low * 0.999999, low * factor * 1.000001));
                }
    }
}
