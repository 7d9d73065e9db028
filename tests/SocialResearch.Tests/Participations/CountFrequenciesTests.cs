using SocialResearch.Participations;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Participations;

public sealed class CountFrequenciesTests
{
    private static IReadOnlyList<(string Class, string People)> Classes(IEnumerable<CountFrequency> frequencies, int threshold = SmallCells.UsualThreshold) =>
        [.. ContributionCounts.OfFrequencies(frequencies).Frequencies.ToClasses(threshold).ToTable().Rows.Select(row => (row[0], row[1]))];

    [Fact]
    public void Classes_double_and_the_giants_join_the_class_below() => Assert.Equal(
        [("1", "125"), ("2", "68"), ("3 to 4", "78"), ("5 to 8", "10"), ("9 or more", "9"), ("total", "290")],
        Classes([new(1, 125), new(2, 68), new(3, 52), new(4, 26), new(5, 7), new(8, 3), new(9, 6), new(17, 2), new(405, 1)]));

    [Fact]
    public void A_small_class_in_the_middle_is_hidden_with_another_that_would_give_it_away()
    {
        SmallCells shown = ContributionCounts.OfFrequencies([new(1, 40), new(2, 3), new(3, 9), new(6, 20)]).Frequencies.ToClasses();
        Assert.Equal(["40", SmallCells.Mark, SmallCells.Mark, "20", "72"], shown.ToTable().Rows.Select(row => row[1]));
        Assert.Equal("SR050", Assert.Single(shown.Caveats).Code);
    }

    [Fact]
    public void Silent_people_stay_a_class_of_their_own() =>
        Assert.Equal([("0", "50"), ("1 or more", "6"), ("total", "56")], Classes([new(0, 50), new(1, 4), new(2, 1), new(900, 1)]));

    [Fact]
    public void The_threshold_can_be_raised() =>
        Assert.Equal([("1 or more", "24"), ("total", "24")], Classes([new(1, 15), new(2, 9)], threshold: 10));

    [Fact]
    public void A_notebook_shows_no_person_alone()
    {
        var counts = ContributionCounts.Of([.. Enumerable.Repeat(1L, 30), 77, 405]);
        Assert.DoesNotContain("405", counts.Frequencies.ToString(), StringComparison.Ordinal);
        foreach (TypeFormatterRun form in new CountFrequenciesFormats().CreateTypeFormatters().Select(formatter => new TypeFormatterRun(formatter, counts.Frequencies)))
            Assert.DoesNotContain("405", form.Text, StringComparison.Ordinal);
        Assert.Equal(405, counts.Frequencies[^1].Count);
    }

    private sealed record TypeFormatterRun(object Formatter, object Value)
    {
        public string Text
        {
            get
            {
                using var writer = new StringWriter();
                ((SocialResearch.Results.TypeFormatter<CountFrequencies>)Formatter).Format(Value, writer);
                return writer.ToString();
            }
        }
    }
}
