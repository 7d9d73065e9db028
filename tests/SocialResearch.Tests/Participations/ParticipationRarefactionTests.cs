using FsCheck.Fluent;
using SocialResearch.Participations;

namespace SocialResearch.Tests.Participations;

public class ParticipationRarefactionTests
{
    private static NamedCounts Community(string vector) => new(vector, GoldFile.Data(vector));

    [Fact]
    public void At_full_size_it_is_the_community_itself()
    {
        RarefactionCurve curve = ParticipationRarefaction.Measure([Community("se_qc_contributors")], draws: 20).Curves[0];
        Assert.Equal(0.786967, curve.Full.Gini.Value!.Value, 6);
        Assert.Equal(402, curve.Full.Contributors.Value!.Value, 9);
        Assert.Null(curve.Full.Gini.Interval);
        Assert.Equal(curve.Full, curve.AtCommonSize);
    }

    [Fact]
    public void Communities_are_compared_at_the_size_of_the_smallest()
    {
        ParticipationRarefaction result = ParticipationRarefaction.Measure([Community("r_help_1997_1999"), Community("wikia_de_undertale_all")], draws: 40);
        Assert.Equal(4_129, result.At);
        Assert.Equal(result.Curves[0].Full, result.Curves[0].AtCommonSize);
        Assert.True(result.Curves[1].AtCommonSize.Gini.Value < result.Curves[1].Full.Gini.Value);
        Assert.StartsWith("Reduced to 4,129 contributions each, the Gini coefficient is wikia_de_undertale_all 0.8", result.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("The order of the communities stays the same.", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_two_communities_can_change()
    {
        // Sixty people with a hundred posts each look equal until few of the posts are seen; one post or two cannot fall further.
        var dense = new NamedCounts("dense", ContributionCounts.Of(Enumerable.Repeat(100L, 60)));
        var thin = new NamedCounts("thin", ContributionCounts.Of([.. Enumerable.Repeat(1L, 60), .. Enumerable.Repeat(2L, 20)]));
        ParticipationRarefaction result = ParticipationRarefaction.Measure([dense, thin], draws: 60);
        Assert.True(result.OrderChanges);
        Assert.Contains("The order of the communities is another at the same size.", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void People_are_drawn_with_all_that_they_contributed_and_silent_ones_too()
    {
        RarefactionCurve curve = ParticipationRarefaction.Measure(
            [new("site", GoldFile.Data("se_qc_contributors"), 3_460)], RarefiedBy.People, at: 1_000, draws: 100).Curves[0];
        Assert.Equal(1_000 * 402 / 3_460.0, curve.AtCommonSize.Contributors.Value!.Value, 9);
        Assert.Equal(1_000 * 5_082 / 3_460.0, curve.AtCommonSize.Contributions.Value!.Value, 9);
        Assert.Equal(0.975249, curve.Full.Gini.Value!.Value, 6);
        Assert.InRange(curve.AtCommonSize.Gini.Value!.Value, 0.94, 0.99);
    }

    [Fact]
    public void More_contributions_never_have_fewer_expected_authors() => Prop.ForAll(
        Gen.Choose(1, 60).NonEmptyListOf().ToArbitrary(), counts =>
        {
            var community = new NamedCounts("any", ContributionCounts.Of(counts.Select(count => (long)count)));
            double[] authors = [.. ParticipationRarefaction.Measure([community], draws: 20).Curves[0].Points.Select(point => point.Contributors.Value!.Value)];
            return authors.Zip(authors.Skip(1)).All(pair => pair.Second >= pair.First - 1e-9) && Math.Abs(authors[^1] - counts.Count) < 1e-9;
        }).Holds(40);

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        string Table(ulong seed) => ParticipationRarefaction.Measure([Community("se_qc_contributors")], at: 500, draws: 30, seed: seed).ToTable().ToString();
        Assert.Equal(Table(3), Table(3));
        Assert.NotEqual(Table(3), Table(4));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ParticipationRarefaction.Measure([new("a", ContributionCounts.Of([3, 2]))], at: 6));
        Assert.Equal("Nobody in a contributed anything, so nothing can be drawn. Leave the community out, or measure another period or selection.",
            Assert.Throws<InsufficientDataException>(() => ParticipationRarefaction.Measure([new("a", ContributionCounts.Of([0]))])).Message);
    }
}
