using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 1L)]
    [InlineData(1, 1L)]
    [InlineData(100, 1_000L)]
    [InlineData(300, 7L)]
    [InlineData(1_000, 40_000L)]
    [InlineData(1_000, long.MaxValue)]
    [InlineData(4_095, 3_000L)]
    [InlineData(20_000, 1L)]
    [InlineData(20_000, 5_000L)]
    [InlineData(20_000, long.MaxValue)]
    public void Numbers_come_out_as_comparing_sorts_them(int count, long range)
    {
        var random = new SeededRandom(7);
        long[] numbers = [.. Enumerable.Range(0, count).Select(_ => (long)random.NextBits() % range)];
        long[] expected = [.. numbers];
        Array.Sort(expected);

        RadixSort.Sort(numbers);

        Assert.Equal(expected, numbers);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    [InlineData(20_000)]
    public void Doubles_of_both_signs_come_out_as_comparing_sorts_them(int count)
    {
        var random = new SeededRandom(8);
        double[] numbers = [double.PositiveInfinity, double.NegativeInfinity, 0, .. Enumerable.Range(0, count).Select(_ => Math.Exp(40 * (random.NextUnit() - 0.5)) * (random.NextUnit() < 0.3 ? -1 : 1))];
        double[] expected = [.. numbers];
        Array.Sort(expected);

        RadixSort.Sort(numbers);

        Assert.Equal(expected, numbers);
    }

    [Fact]
    public void Numbers_that_lie_together_but_for_one_far_away_come_out_as_comparing_sorts_them()
    {
        var random = new SeededRandom(9);
        long[] numbers = [.. Enumerable.Range(0, 1_000).Select(_ => (long)(random.NextBits() % 500)), long.MaxValue];
        long[] expected = [.. numbers];
        Array.Sort(expected);

        RadixSort.Sort(numbers);

        Assert.Equal(expected, numbers);
    }

    [Fact]
    public void The_largest_and_the_smallest_number_there_are_stand_at_the_ends()
    {
        long[] numbers = [.. Enumerable.Range(0, 5_000).Select(i => (i % 3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => 0L })];

        RadixSort.Sort(numbers);

        Assert.Equal((long.MinValue, 0L, long.MaxValue), (numbers[0], numbers[2_500], numbers[^1]));
    }
}
