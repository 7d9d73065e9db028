using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 1L)]
    [InlineData(1, 1L)]
    [InlineData(100, 1_000L)]
    [InlineData(20_000, 1L)]
    [InlineData(20_000, 5_000L)]
    [InlineData(20_000, long.MaxValue)]
    public void Numbers_come_out_as_comparing_sorts_them(int count, long range)
    {
        var random = new SeededRandom(7);
        List<long> numbers = [.. Enumerable.Range(0, count).Select(_ => (long)random.NextBits() % range)];
        long[] expected = [.. numbers];
        Array.Sort(expected);

        Assert.Equal(expected, RadixSort.Ascending(numbers));
    }

    [Fact]
    public void The_largest_and_the_smallest_number_there_are_stand_at_the_ends()
    {
        List<long> numbers = [.. Enumerable.Range(0, 5_000).Select(i => (i % 3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => 0L })];

        long[] sorted = RadixSort.Ascending(numbers);

        Assert.Equal((long.MinValue, 0L, long.MaxValue), (sorted[0], sorted[2_500], sorted[^1]));
    }
}
