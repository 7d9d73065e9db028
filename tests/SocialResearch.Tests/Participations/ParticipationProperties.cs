using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

public class ParticipationProperties
{
    private static readonly ParticipationOptions Quick = new() { Bootstrap = new() { Replicates = 100 } };

    /// <summary>Up to 40 people, a few of them very active, at least one of them at all.</summary>
    private static readonly Arbitrary<long[]> People = Gen.Frequency(
            (5, Gen.Choose(0, 5).Select(x => (long)x)), (2, Gen.Choose(6, 60).Select(x => (long)x)), (1, Gen.Choose(61, 100_000).Select(x => (long)x)))
        .NonEmptyListOf().Select(list => list.Take(40).ToArray()).Where(counts => counts.Sum() > 0).ToArbitrary();

    private static Participation Measure(IEnumerable<long> counts, GroupRounding rounding = GroupRounding.Fractional)
    {
        long[] all = [.. counts];
        return Participation.Measure(ContributionCounts.Of(all), all.Length, options: Quick with { Rounding = rounding });
    }

    private static double Gini(IEnumerable<long> counts) => Measure(counts).Gini.Value!.Value;

    [Fact]
    public void Gini_agrees_with_the_naive_definition_over_all_pairs() => Holds(counts =>
    {
        double differences = counts.Sum(x => counts.Sum(y => (double)Math.Abs(x - y)));
        return Math.Abs(Gini(counts) - differences / (2.0 * counts.Length * counts.Sum())) < 1e-12;
    });

    [Fact]
    public void Gini_lies_between_zero_and_its_upper_bound() =>
        Holds(counts => Gini(counts) is >= 0 and var gini && gini <= 1 - 1.0 / counts.Length + 1e-15);

    [Fact]
    public void Equal_shares_give_exactly_zero() => Prop.ForAll(
        Gen.Choose(1, 1_000).ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(),
        (people, each) => Gini(Enumerable.Repeat((long)each, people)) == 0).Holds();

    [Fact]
    public void Scaling_all_counts_changes_nothing() => Holds(counts =>
        Math.Abs(Gini(counts) - Gini(counts.Select(x => x * 7))) < 1e-14
        && Math.Abs(Measure(counts).Top1.Content.Value!.Value - Measure(counts.Select(x => x * 7)).Top1.Content.Value!.Value) < 1e-14);

    [Fact]
    public void Copying_the_whole_population_changes_nothing_in_the_population_form() => Holds(counts =>
        Math.Abs(Gini(counts) - Gini(counts.Concat(counts).Concat(counts))) < 1e-13
        && Math.Abs(Measure(counts).Top1.Content.Value!.Value - Measure(counts.Concat(counts)).Top1.Content.Value!.Value) < 1e-13);

    [Fact]
    public void Giving_from_the_most_to_the_least_active_lowers_Gini() => Holds(counts =>
    {
        long[] sorted = [.. counts.Order()];
        if (sorted[^1] - sorted[0] < 2) return true;
        double before = Gini(sorted);
        sorted[0]++;
        sorted[^1]--;
        return Gini(sorted) < before;
    });

    [Fact]
    public void Adding_silent_people_raises_Gini_and_the_top_share() => Holds(counts =>
    {
        Participation before = Measure(counts), after = Measure(counts.Concat(Enumerable.Repeat(0L, 25)));
        return after.Gini.Value > before.Gini.Value && after.Top1.Content.Value >= before.Top1.Content.Value;
    });

    [Fact]
    public void Lorenz_curve_is_convex_and_never_above_the_diagonal() => Holds(counts =>
    {
        IReadOnlyList<LorenzPoint> points = Measure(counts).Lorenz!.Points;
        double[] slopes = [.. points.Zip(points.Skip(1), (from, to) => (to.Content - from.Content) / (to.People - from.People))];
        return points[0] == new LorenzPoint(0, 0) && points[^1] == new LorenzPoint(1, 1)
            && points.All(point => point.Content <= point.People + 1e-15)
            && slopes.Zip(slopes.Skip(1)).All(pair => pair.First <= pair.Second + 1e-9);
    });

    [Fact]
    public void Shares_of_all_groups_sum_to_one_under_every_rule() => Holds(counts => Enum.GetValues<GroupRounding>().All(rule =>
    {
        Participation measured = Measure(counts, rule);
        GroupShare[] groups = [measured.Top1, measured.Next9, measured.Rest90];
        return Math.Abs(groups.Sum(group => group.Content.Value!.Value) - 1) < 1e-12
            && Math.Abs(groups.Sum(group => group.People) - counts.Length) < 1e-9
            && groups.All(group => group.Content.Value >= 0);
    }));

    [Fact]
    public void Fractional_shares_are_read_off_the_Lorenz_curve() => Holds(counts =>
    {
        Participation measured = Measure(counts);
        return Math.Abs(measured.Top1.Content.Value!.Value - (1 - measured.Lorenz!.At(0.99))) < 1e-11
            && Math.Abs(measured.Rest90.Content.Value!.Value - measured.Lorenz.At(0.90)) < 1e-11;
    });

    /// <summary>All that grows with inequality, undefined values as they are.</summary>
    private static double?[] Growing(IEnumerable<long> counts)
    {
        InequalityIndices indices = Measure(counts).Indices;
        return [indices.TheilT.Value, indices.TheilL.Value, indices.Hoover.Value, indices.Atkinson.Value, indices.Herfindahl.Value, -indices.Entropy.Value];
    }

    [Fact]
    public void Every_index_agrees_with_its_definition_written_out() => Holds(counts =>
    {
        double n = counts.Length, total = counts.Sum(), mean = total / n;
        InequalityIndices indices = Measure(counts).Indices;
        bool Near(double expected, double? actual) => Math.Abs(expected - actual!.Value) < 1e-11 * Math.Max(1, expected);
        return Near(counts.Where(x => x > 0).Sum(x => x / mean * Math.Log(x / mean)) / n, indices.TheilT.Value)
            && (counts.Contains(0) ? indices.TheilL.Value is null : Near(-counts.Sum(x => Math.Log(x / mean)) / n, indices.TheilL.Value))
            && Near(counts.Sum(x => Math.Abs(x - mean)) / (2 * total), indices.Hoover.Value)
            && Near(1 - Math.Pow(counts.Average(x => Math.Sqrt(x)), 2) / mean, indices.Atkinson.Value)
            && Near(counts.Sum(x => x / total * (x / total)), indices.Herfindahl.Value)
            && Near(-counts.Where(x => x > 0).Sum(x => x / total * Math.Log(x / total)), indices.Entropy.Value);
    });

    [Fact]
    public void Smallest_group_is_what_counting_from_the_top_gives() => Holds(counts => Measure(counts).SmallestGroups.All(group =>
    {
        long reached = 0, wanted = (long)Math.Round(group.Content * 100) * counts.Sum();
        int people = 0;
        foreach (long x in counts.OrderDescending())
        {
            if (reached * 100 >= wanted) break;
            reached += x;
            people++;
        }
        return group.People.Value == people;
    }));

    [Fact]
    public void Jackknife_is_leaving_out_each_person_once() => Holds(counts =>
    {
        if (counts.Length < 2 || counts.Count(x => x > 0) < 2) return true;
        double[] without = [.. Enumerable.Range(0, counts.Length).Select(i => Gini(counts.Where((_, j) => j != i)))];
        double error = Math.Sqrt((counts.Length - 1.0) / counts.Length * without.Sum(gini => Math.Pow(gini - without.Average(), 2)));
        return Math.Abs(error - Measure(counts).Gini.Uncertainty!.JackknifeError!.Value) < 1e-12;
    });

    [Fact]
    public void No_index_changes_when_all_counts_are_scaled() => Holds(counts =>
        Growing(counts).Zip(Growing(counts.Select(x => x * 7))).All(pair => pair.First is null ? pair.Second is null : Math.Abs(pair.First.Value - pair.Second!.Value) < 1e-10));

    [Fact]
    public void Every_index_falls_when_the_most_active_give_to_the_least() => Holds(counts =>
    {
        long[] sorted = [.. counts.Order()];
        if (sorted[^1] - sorted[0] < 2 || sorted[0] == 0) return true;
        double?[] before = Growing(sorted);
        sorted[0]++;
        sorted[^1]--;
        // Hoover stays when both are on the same side of the mean.
        return before.Zip(Growing(sorted)).All(pair => pair.Second <= pair.First + 1e-12);
    });

    [Fact]
    public void Herfindahl_times_effective_number_is_one() => Holds(counts =>
        Measure(counts).Indices is var indices && Math.Abs(indices.Herfindahl.Value!.Value * indices.EffectiveNumber.Value!.Value - 1) < 1e-14);

    [Fact]
    public void Nothing_is_ever_infinite_or_without_a_reason() => Holds(counts =>
    {
        Participation measured = Measure(counts);
        string json = measured.ToJson();
        return !json.Contains("NaN", StringComparison.Ordinal) && !json.Contains("Infinity", StringComparison.Ordinal)
            && measured.ToTable().Rows.All(row => row[1] != "undefined" || row[3].EndsWith('.'));
    });

    private static void Holds(Func<long[], bool> property) => Prop.ForAll(People, property).Holds();
}
