using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class SeededRandomTests
{
    [Fact]
    public void Published_sequence_of_xoshiro256_starstar_is_reproduced()
    {
        // State 1, 2, 3, 4: the first values of the authors' C program, as the rand_xoshiro crate tests them too.
        var random = new SeededRandom(1, 2, 3, 4);
        ulong[] drawn = [.. Enumerable.Range(0, 6).Select(_ => random.NextBits())];
        Assert.Equal([11520UL, 0UL, 1509978240UL, 1215971899390074240UL, 1216172134540287360UL, 607988272756665600UL], drawn);
    }

    [Fact]
    public void Published_sequence_of_SplitMix64_is_reproduced()
    {
        ulong state = 1234567;
        ulong[] drawn = [.. Enumerable.Range(0, 3).Select(_ => SeededRandom.SplitMix64(ref state))];
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], drawn);
    }

    [Fact]
    public void Same_seed_gives_same_numbers_and_another_seed_others()
    {
        double[] First(ulong seed)
        {
            var random = new SeededRandom(seed);
            return [.. Enumerable.Range(0, 20).Select(_ => random.NextUnit())];
        }
        Assert.Equal(First(7), First(7));
        Assert.NotEqual(First(7), First(8));
        Assert.All(First(0), unit => Assert.InRange(unit, 0, 1));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    [InlineData(1_000, 4)]
    [InlineData(5_000_000, 4)]
    [InlineData(1_000, 1)]
    [InlineData(1_000, 3)]
    [InlineData(1_000, 5)]
    public void Counted_draws_are_the_integer_parts_of_units_times_the_length(int length, int streams)
    {
        int[] list = [.. Enumerable.Range(0, length).Select(place => place * 7 % 1_000)];
        SeededRandom[] Start() => [.. Enumerable.Range(0, streams).Select(number => SeededRandom.Stream(9, (ulong)number))];
        SeededRandom[] counted = Start(), expected = Start();
        long[][] counts = [.. counted.Select(_ => new long[1_000])];
        // A different number for each, one of them zero: what all draw is counted in another way than the rest.
        for (int round = 0; round < 2; round++) SeededRandom.CountDraws(list, counted, [.. counted.Select((_, i) => round == 0 ? 20 + 3L * i : 5L * i)], counts);
        for (int i = 0; i < streams; i++)
        {
            var drawn = new long[1_000];
            for (int draw = 0; draw < 20 + 8 * i; draw++) drawn[list[(int)(expected[i].NextUnit() * length)]]++;
            Assert.Equal(drawn, counts[i]);
            Assert.Equal(expected[i].NextBits(), counted[i].NextBits());
        }
    }
}
