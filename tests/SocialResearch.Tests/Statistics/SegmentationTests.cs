using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public sealed class SegmentationTests
{
    private static readonly Arbitrary<(int[] Values, int Penalty, int Length, SegmentCost Cost)> Any = (
        from values in Gen.OneOf(Gen.Choose(0, 6), Gen.Elements(0, 0, 0, 40), Gen.Choose(20, 30)).ArrayOf(11)
        from penalty in Gen.Choose(0, 300)
        from length in Gen.Choose(1, 4)
        from cost in Gen.Elements(Enum.GetValues<SegmentCost>())
        select (values, penalty, length, cost)).ToArbitrary();

    [Fact]
    public void It_costs_as_little_as_the_best_of_all_ways_to_cut() => Prop.ForAll(Any, given =>
    {
        double[] values = [.. given.Values.Select(value => (double)value)];
        double penalty = given.Penalty / 10.0;
        double found = Segmentation.Total(values, Segmentation.Pelt(values, penalty, given.Length, given.Cost), penalty, given.Cost);
        double least = Enumerable.Range(0, 1 << (values.Length - 1)).Select(code => Enumerable.Range(1, values.Length - 1).Where(place => (code >> (place - 1) & 1) == 1).ToArray())
            .Where(changes => changes.Prepend(0).Zip(changes.Append(values.Length), (from, to) => to - from).All(length => length >= given.Length))
            .Min(changes => Segmentation.Total(values, changes, penalty, given.Cost));
        return Math.Abs(found - least) < 1e-9;
    }).Holds(150);

    [Fact]
    public void Segments_are_as_long_as_asked_for_and_long_series_are_cut_as_by_optimal_partitioning() => Prop.ForAll(
        (from values in Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(10, 60)).ArrayOf(90) from length in Gen.Choose(1, 20) select (values, length)).ToArbitrary(), given =>
    {
        double[] values = [.. given.values.Select(value => (double)value)];
        IReadOnlyList<int> changes = Segmentation.Pelt(values, 12, given.length);
        return changes.Prepend(0).Zip(changes.Append(values.Length), (from, to) => to - from).All(length => length >= given.length)
            && Math.Abs(Segmentation.Total(values, changes, 12, SegmentCost.Poisson) - OptimalPartitioning(values, 12, given.length)) < 1e-9;
    }).Holds(60);

    /// <summary>Jackson and others 2005, without any pruning.</summary>
    private static double OptimalPartitioning(double[] values, double penalty, int length)
    {
        double[] best = [-penalty, .. Enumerable.Repeat(double.PositiveInfinity, values.Length)];
        for (int end = length; end <= values.Length; end++)
            best[end] = Enumerable.Range(0, end - length + 1).Min(from => best[from] + Segmentation.Total(values.AsSpan(from..end), [], 0, SegmentCost.Poisson) + penalty);
        return best[^1];
    }

    [Fact]
    public void A_step_is_found_where_it_is_and_constant_series_have_none()
    {
        Assert.Equal([20], Segmentation.Pelt([.. Enumerable.Repeat(4.0, 20), .. Enumerable.Repeat(9.0, 15)], 2 * Math.Log(35)));
        Assert.Equal([20], Segmentation.Pelt([.. Enumerable.Repeat(1e9, 20), .. Enumerable.Repeat(1e9 + 3, 15)], 10, cost: SegmentCost.SquaredError));
        Assert.Empty(Segmentation.Pelt([.. Enumerable.Repeat(4.0, 40)], 1));
        Assert.Empty(Segmentation.Pelt([.. Enumerable.Repeat(0.0, 40)], 1));
        Assert.Empty(Segmentation.Pelt([], 1));
        Assert.Empty(Segmentation.Pelt([7], 1));
    }

    [Fact]
    public void Numbers_that_are_no_counts_are_refused_where_counts_are_asked_for()
    {
        Assert.Throws<ArgumentException>(() => Segmentation.Pelt([1, -1, 2], 1));
        Assert.Throws<ArgumentException>(() => Segmentation.Pelt([1, double.NaN, 2], 1, cost: SegmentCost.SquaredError));
        Assert.Throws<ArgumentOutOfRangeException>(() => Segmentation.Pelt([1, 2], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Segmentation.Pelt([1, 2], 1, 0));
    }
}
