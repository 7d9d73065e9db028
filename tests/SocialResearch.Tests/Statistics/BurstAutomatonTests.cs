using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public sealed class BurstAutomatonTests
{
    private static readonly double[] s_documented = [0, 10, 20, 30, 40, 41, 42, 43, 44, 45, 46, 47, 57, 67, 77, 87];

    [Fact]
    public void The_example_of_the_R_package_has_its_one_burst_within_the_whole()
    {
        // bursts::kleinberg(offsets, s = 2, gamma = 1): level 1 from 0 to 87, level 2 from 40 to 47.
        BurstStretch burst = Assert.Single(BurstAutomaton.OfTimes(s_documented));
        Assert.Equal((1, 40.0, 47.0), (burst.Level, s_documented[burst.First], s_documented[burst.Last]));
    }

    [Fact]
    public void Bursts_within_bursts_are_listed_after_those_around_them()
    {
        // One event an hour, then one a minute, and in the middle of that one a second.
        double[] times = [.. Enumerable.Range(0, 40).Select(i => i * 3600.0), .. Enumerable.Range(1, 40).Select(i => 39 * 3600.0 + i * 60), .. Enumerable.Range(1, 40).Select(i => 39 * 3600.0 + 2400 + i), .. Enumerable.Range(1, 40).Select(i => 39 * 3600.0 + 2440 + i * 60)];
        IReadOnlyList<BurstStretch> bursts = BurstAutomaton.OfTimes(times);
        Assert.Equal(Enumerable.Range(1, bursts.Count), bursts.Select(burst => burst.Level));
        Assert.Equal((39, 159), (bursts[0].First, bursts[0].Last));
        Assert.Equal((79, 119), (bursts[^1].First, bursts[^1].Last));
        Assert.All(bursts.Zip(bursts.Skip(1)), pair => Assert.True(pair.First.First <= pair.Second.First && pair.First.Last >= pair.Second.Last));
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 5.0 })]
    [InlineData(new[] { 5.0, 9.0 })]
    [InlineData(new[] { 0.0, 10, 20, 30, 40, 50 })]
    public void Nothing_one_event_and_a_clock_have_no_burst(double[] times) => Assert.Empty(BurstAutomaton.OfTimes(times));

    [Fact]
    public void Equal_times_are_refused_with_what_to_do() =>
        Assert.StartsWith("Times 2 and 3 are equal or do not ascend. Sort them and merge equal ones, or count events in bins.", Assert.Throws<ArgumentException>(() => BurstAutomaton.OfTimes([1, 2, 2])).Message, StringComparison.Ordinal);

    private static readonly Arbitrary<(int[] Gaps, int Scale, int Gamma)> Gaps = (
        from gaps in Gen.Choose(1, 30).ArrayOf(7) from scale in Gen.Choose(12, 40) from gamma in Gen.Choose(1, 30) select (gaps, scale, gamma)).ToArbitrary();

    [Fact]
    public void The_path_costs_as_little_as_the_best_of_all_paths() => Prop.ForAll(Gaps, given =>
    {
        double rise = given.Gamma / 10.0, scale = given.Scale / 10.0;
        double Cost(int step, int state) => Math.Pow(scale, state) * given.Gaps[step] / 12 - state * Math.Log(scale);
        byte[] found = BurstAutomaton.Cheapest(given.Gaps.Length, 3, rise, Cost);
        double least = Enumerable.Range(0, (int)Math.Pow(3, given.Gaps.Length)).Min(code => Total([.. Enumerable.Range(0, given.Gaps.Length).Select(i => (byte)(code / (int)Math.Pow(3, i) % 3))]));
        return Math.Abs(Total(found) - least) < 1e-9;

        double Total(byte[] path) => path.Select((state, i) => Cost(i, state) + Math.Max(0, state - (i == 0 ? 0 : path[i - 1])) * rise).Sum();
    }).Holds(60);

    [Fact]
    public void Moving_all_times_and_changing_their_unit_moves_no_burst() => Prop.ForAll(Gaps, given =>
    {
        double[] times = [0, .. given.Gaps.Select((_, i) => (double)given.Gaps.Take(i + 1).Sum())];
        BurstStretch[] found = [.. BurstAutomaton.OfTimes(times)];
        return found.SequenceEqual(BurstAutomaton.OfTimes([.. times.Select(time => time + 4096)])) && found.SequenceEqual(BurstAutomaton.OfTimes([.. times.Select(time => time * 64)]));
    }).Holds();

    [Fact]
    public void Counts_far_above_the_others_are_a_burst_and_its_level_says_how_far()
    {
        // 100 posts in 20 days are 5 a day; 20 a day are s² of that, 40 s³.
        long[] counts = [.. Enumerable.Repeat(2L, 16), 20, 40, 4, 4];
        Assert.Equal([new(1, 16, 17), new(2, 16, 17), new(3, 17, 17)], BurstAutomaton.OfCounts(counts));
        Assert.Empty(BurstAutomaton.OfCounts(counts, gamma: 60));
    }

    [Fact]
    public void With_totals_a_day_on_which_everybody_wrote_more_is_no_burst()
    {
        long[] totals = [.. Enumerable.Repeat(1_000L, 10), 10_000, .. Enumerable.Repeat(1_000L, 10)], same = [.. totals.Select(total => total / 50)];
        Assert.Empty(BurstAutomaton.OfCounts(same, totals));
        Assert.Equal(10, Assert.Single(BurstAutomaton.OfCounts(same), burst => burst.Level == 1).First);
        same[3] = 90;
        Assert.Equal((3, 3), BurstAutomaton.OfCounts(same, totals)[0] is var burst ? (burst.First, burst.Last) : default);
    }

    [Fact]
    public void With_very_large_totals_the_binomial_finds_what_the_Poisson_finds() => Prop.ForAll(Gen.Choose(0, 30).ArrayOf(25).ToArbitrary(), counts =>
    {
        long[] seen = [.. counts.Select(count => (long)count)];
        return BurstAutomaton.OfCounts(seen).SequenceEqual(BurstAutomaton.OfCounts(seen, [.. seen.Select(_ => 1_000_000_000L)]));
    }).Holds();

    [Fact]
    public void Series_without_a_rate_above_another_have_no_burst()
    {
        Assert.Empty(BurstAutomaton.OfCounts([]));
        Assert.Empty(BurstAutomaton.OfCounts([0, 0, 0]));
        Assert.Empty(BurstAutomaton.OfCounts([7]));
        Assert.Empty(BurstAutomaton.OfCounts([3, 4], [3, 4]));
    }

    [Fact]
    public void Parameters_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BurstAutomaton.OfTimes(s_documented, scale: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurstAutomaton.OfTimes(s_documented, scale: 1.0001));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurstAutomaton.OfTimes(s_documented, gamma: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurstAutomaton.OfCounts([1, 2], states: 1));
        Assert.Throws<ArgumentException>(() => BurstAutomaton.OfCounts([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => BurstAutomaton.OfCounts([1, 2], [1, 1]));
    }
}
