using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class RarefyingTests
{
    private static readonly long[] Values = [1, 2, 5, 40], People = [10, 4, 2, 1];

    [Fact]
    public void Expected_authors_are_those_of_hurlberts_formula_counted_with_binomial_coefficients()
    {
        // 68 contributions, 7 drawn.
        double Missed(int x) => Choose(68 - x, 7) / Choose(68, 7);
        double expected = 10 * (1 - Missed(1)) + 4 * (1 - Missed(2)) + 2 * (1 - Missed(5)) + 1 - Missed(40);
        Assert.Equal(expected, Rarefying.ExpectedAuthors(Values, People, 7), 12);
    }

    [Fact]
    public void All_contributions_have_all_authors_one_has_one_and_more_never_have_fewer()
    {
        Assert.Equal(17, Rarefying.ExpectedAuthors(Values, People, 68), 12);
        Assert.Equal(1, Rarefying.ExpectedAuthors(Values, People, 1), 12);
        double[] expected = [.. Enumerable.Range(0, 69).Select(m => Rarefying.ExpectedAuthors(Values, People, m))];
        Assert.All(expected.Zip(expected.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    public void Draws_hold_as_many_as_asked_for_and_on_average_as_many_authors_as_expected()
    {
        double authors = 0;
        Rarefying.Contributions(Values, People, [7, 30, 68], 20_000, new(5), (size, values, people) =>
        {
            Assert.Equal(size switch { 0 => 7, 1 => 30, _ => 68 }, values.ToArray().Zip(people.ToArray(), (value, number) => value * number).Sum());
            if (size == 0) authors += Rarefying.Sum(people) / 20_000.0;
            if (size == 2) Assert.Equal(People, people.ToArray());
        });
        // The standard error of the mean is below 0.01.
        Assert.Equal(Rarefying.ExpectedAuthors(Values, People, 7), authors, 0.05);
    }

    [Fact]
    public void People_are_drawn_whole()
    {
        double most = 0;
        Rarefying.People(Values, People, [3], 10_000, new(5), (_, values, people) =>
        {
            Assert.Equal(3, Rarefying.Sum(people));
            Assert.All(values.ToArray(), value => Assert.Contains(value, Values));
            if (values[^1] == 40) most += 1 / 10_000.0;
        });
        Assert.Equal(3 / 17.0, most, 0.02);
    }

    private static double Choose(int n, int k) => k > n ? 0 : Enumerable.Range(0, k).Aggregate(1.0, (product, i) => product * (n - i) / (i + 1));
}
