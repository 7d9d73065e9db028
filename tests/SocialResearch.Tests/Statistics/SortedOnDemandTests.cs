using FsCheck.Fluent;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class SortedOnDemandTests
{
    [Theory]
    [InlineData(1L)]
    [InlineData(40L)]
    [InlineData(1_000_000L)]
    [InlineData(long.MaxValue)]
    public void Every_rank_in_any_order_is_that_of_the_sorted_numbers(long range)
    {
        var random = new SeededRandom(11);
        long[] numbers = [.. Enumerable.Range(0, 3_000).Select(_ => (long)random.NextBits() % range), long.MaxValue, -long.MaxValue];
        var sorted = SortedOnDemand.Of(numbers);
        int[] ranks = [.. Enumerable.Range(0, numbers.Length).OrderBy(_ => random.NextBits())];

        long[] found = [.. ranks.Select(rank => sorted[rank])];

        Array.Sort(numbers);
        Assert.Equal(ranks.Select(rank => numbers[rank]), found);
        Assert.Equal(numbers, sorted.All);
        Assert.Equal(numbers.Count(number => number < 0), sorted.Negative);
    }

    [Fact]
    public void Numbers_of_all_sizes_come_out_as_comparing_sorts_them_whether_few_are_asked_for_before_or_none() => Prop.ForAll(
        Gen.Choose(-63, 63).SelectMany(bits => Gen.Choose(0, 1_000).Select(rest => Math.Sign(bits) * (1L << Math.Abs(bits) - 1) + rest)).ListOf().Select(list => list.Where(number => number > long.MinValue).ToArray()).ToArbitrary(),
        numbers =>
        {
            long[] expected = [.. numbers.Order()];
            SortedOnDemand asked = SortedOnDemand.Of(numbers), unasked = SortedOnDemand.Of(numbers);
            bool isMedian = numbers.Length == 0 || asked[numbers.Length / 2] == expected[numbers.Length / 2];
            return isMedian && asked.All.SequenceEqual(expected) && unasked.All.SequenceEqual(expected);
        }).Holds();

    [Fact]
    public void What_does_not_count_is_not_there()
    {
        var sorted = new SortedOnDemand();
        foreach (long number in (long[])[3, -5, 1, 8]) sorted.Announce(number, number > 0 ? SortedOnDemand.Counts : 0);
        sorted.MakeRoom();
        foreach (long number in (long[])[3, -5, 1, 8]) sorted.Add(number, number > 0 ? SortedOnDemand.Counts : 0);

        Assert.Equal((3, 0), (sorted.Count, sorted.Negative));
        Assert.Equal([1, 3, 8], sorted.All.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted[3]);
    }
}
