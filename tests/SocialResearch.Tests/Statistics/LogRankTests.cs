using FsCheck.Fluent;
using SocialResearch.Statistics;
using SocialResearch.Tests.Dialogues;

namespace SocialResearch.Tests.Statistics;

public class LogRankTests
{
    /// <summary>Remission in weeks of leukaemia patients, with 6-MP and with a placebo; Freireich et al., Blood 21, 1963, from memory.</summary>
    public static readonly Wait[] Treated = [.. Waits("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+")];

    public static readonly Wait[] Placebo = [.. Waits("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23")];

    private static IEnumerable<Wait> Waits(string weeks) => weeks.Split(' ').Select(week =>
        new Wait(double.Parse(week.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), !week.EndsWith('+')));

    [Fact]
    public void It_gives_what_survdiff_of_R_gives()
    {
        LogRank test = LogRank.Of(Treated, Placebo);
        Assert.Equal(DialogueGold.Value("logrank.chisq"), test.ChiSquare!.Value, 10);
        Assert.Equal(DialogueGold.Value("logrank.p"), test.P.Value!.Value, 14);
        Assert.Equal(DialogueGold.Value("logrank.expected1"), test.First.Expected, 10);
        Assert.Equal((21L, 9L, 21L, 21L), (test.First.People, test.First.Observed, test.Second.People, test.Second.Observed));
        Assert.Equal(30, test.First.Expected + test.Second.Expected, 10);
    }

    [Fact]
    public void Two_of_two_by_hand()
    {
        // At 1: two of four at risk are in the first group, E 1/2, V 1/4. At 2: one of three, E 1/3, V 2/9. At 3 nobody of the first is left.
        LogRank test = LogRank.Of([new(1, true), new(2, true)], [new(3, true), new(4, false)]);
        Assert.Equal(5 / 6.0, test.First.Expected, 12);
        Assert.Equal((2 - 5 / 6.0) * (2 - 5 / 6.0) / (1 / 4.0 + 2 / 9.0), test.ChiSquare!.Value, 12);
    }

    [Fact]
    public void Groups_that_never_were_watched_together_cannot_be_compared()
    {
        LogRank test = LogRank.Of([new(1, true)], []);
        Assert.Null(test.ChiSquare);
        Assert.StartsWith("Nothing happened while people of both groups", test.P.WhyUndefined, StringComparison.Ordinal);
    }

    [Fact]
    public void Exchanging_the_groups_or_the_unit_of_time_changes_nothing() =>
        Prop.ForAll(Gen.Choose(0, 12).SelectMany(time => Gen.Elements(true, false).Select(happened => new Wait(time, happened))).ListOf().ToArbitrary(),
            Gen.Choose(0, 12).SelectMany(time => Gen.Elements(true, false).Select(happened => new Wait(time, happened))).ListOf().ToArbitrary(),
            (first, second) =>
            {
                double? one = LogRank.Of(first, second).ChiSquare, other = LogRank.Of(second, first).ChiSquare;
                double? days = LogRank.Of(first.Select(wait => wait with { Time = wait.Time / 24 }), second.Select(wait => wait with { Time = wait.Time / 24 })).ChiSquare;
                return (one is null && other is null && days is null) || (Math.Abs(one!.Value - other!.Value) < 1e-9 && Math.Abs(one.Value - days!.Value) < 1e-9);
            }).Holds();

    [Fact]
    public void A_group_against_itself_shows_no_difference() => Assert.Equal(0, LogRank.Of(Treated, Treated).ChiSquare!.Value, 12);
}
