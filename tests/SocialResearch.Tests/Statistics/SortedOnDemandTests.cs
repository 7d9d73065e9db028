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
        var sorted = new SortedOnDemand(new NumbersInMemory(numbers));
        int[] ranks = [.. Enumerable.Range(0, numbers.Length).OrderBy(_ => random.NextBits())];

        long[] found = [.. ranks.Select(rank => sorted[rank])];

        Array.Sort(numbers = [.. numbers]);
        Assert.Equal(ranks.Select(rank => numbers[rank]), found);
        Assert.Equal(numbers, sorted.All());
        Assert.Equal(numbers.Count(number => number < 0), sorted.Negative);
    }

    [Fact]
    public void Numbers_of_all_sizes_come_out_as_comparing_sorts_them_whether_few_are_asked_for_before_or_none() => Prop.ForAll(
        Gen.Choose(-63, 63).SelectMany(bits => Gen.Choose(0, 1_000).Select(rest => Math.Sign(bits) * (1L << Math.Abs(bits) - 1) + rest)).ListOf().Select(list => list.Where(number => number > long.MinValue).ToArray()).ToArbitrary(),
        numbers =>
        {
            long[] expected = [.. numbers.Order()];
            SortedOnDemand asked = new(new NumbersInMemory(numbers)), unasked = new(new NumbersInMemory(numbers));
            bool isMedian = numbers.Length == 0 || asked[numbers.Length / 2] == expected[numbers.Length / 2];
            return isMedian && asked.All().SequenceEqual(expected) && unasked.All().SequenceEqual(expected);
        }).Holds();

    [Fact]
    public void Numbers_are_read_once_for_all_ranks_that_are_announced_and_after_two_more_times_never_again()
    {
        var source = new InBlocks([.. Enumerable.Range(1, 10_000)]);
        var sorted = new SortedOnDemand(source);
        Assert.Equal((10_000, 1), (sorted.Count, source.Readings));

        sorted.Ask([0, 5_000, 9_999]);
        Assert.Equal([1, 5_001, 10_000], new[] { 0, 5_000, 9_999 }.Select(rank => sorted[rank]));
        Assert.Equal(2, source.Readings);
        Assert.Equal(101, sorted[100]);
        Assert.Equal(3, source.Readings);
        Assert.Equal(1_001, sorted[1_000]);
        Assert.Equal(4, source.Readings);

        Assert.Equal(Enumerable.Range(1, 10_000).Select(number => (long)number), Enumerable.Range(0, 10_000).Select(rank => sorted[rank]));
        Assert.Equal(Enumerable.Range(1, 10_000).Select(number => (long)number), sorted.All());
        Assert.Equal(4, source.Readings);
    }

    [Fact]
    public void Rank_outside_is_refused()
    {
        var sorted = new SortedOnDemand(new NumbersInMemory(new long[] { 3, 1, 8 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => sorted.Ask([0, 3]));
    }

    /// <summary>Counts how often it is read.</summary>
    private sealed class InBlocks(int[] numbers) : INumberSource
    {
        public int Readings { get; private set; }

        public ReadOnlySpan<long> Next(ref int position, Span<long> room)
        {
            if (position == 0) Readings++;
            int count = Math.Min(room.Length, numbers.Length - position);
            for (int i = 0; i < count; i++) room[i] = numbers[position++];
            return room[..count];
        }
    }
}
