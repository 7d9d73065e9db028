using SocialResearch.Participations;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Participations;

public class ParticipationTests
{
    private static readonly Community Quantum = new("Quantum Computing Stack Exchange", "registered people", "posts", "wrote");

    [Fact]
    public void With_a_population_the_sentence_speaks_about_everybody()
    {
        Participation measured = Participation.Measure(GoldFile.Data("se_qc_contributors"), population: 3_460, Quantum);
        Assert.Equal("The top 1 % of 3,460 registered people wrote 71.2 % (95 % interval 63–79 %) of 5,082 posts.", measured.ToString());
    }

    [Fact]
    public void Without_one_the_sentence_says_which_question_it_answered()
    {
        Participation measured = Participation.Measure(GoldFile.Data("se_qc_contributors"), community: Quantum with { Period = "March to September 2018" });
        Assert.Equal("Of the 402 registered people who contributed at least once, the top 1 % wrote 27.7 % (95 % interval 23–36 %) of 5,082 posts, March to September 2018.", measured.Sentence);
        Assert.Null(measured.Population);
        Assert.Null(measured.Silent);
        Assert.Null(measured.SilentShare.Value);
        Assert.Equal("The population is unknown, and with it the people who stayed silent.", measured.SilentShare.WhyUndefined);
    }

    [Fact]
    public void Whole_people_are_named_in_the_sentence()
    {
        Participation measured = Participation.Measure(GoldFile.Data("se_qc_contributors"), 3_460, Quantum, new() { Rounding = GroupRounding.Ceil });
        Assert.StartsWith("The top 1 % (here 35) of 3,460 registered people wrote 71.3 %", measured.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_holds_every_value_with_its_definition() => Golden.Matches(
        "participation-table.txt",
        Participation.Measure(GoldFile.Data("se_qc_contributors"), 3_460, Quantum with { Period = "12 March to 1 September 2018", Source = "public data dump" }).ToTable().ToString());

    [Fact]
    public void Zeros_are_silent_members_and_make_the_population_known()
    {
        Participation measured = Participation.Measure(ContributionCounts.Of([0, 0, 0, 1]));
        Assert.Equal(4, measured.Population);
        Assert.Equal(1, measured.Contributors);
        Assert.Equal(3, measured.Silent);
        Assert.Equal(0.75, measured.Gini.Value);
        Assert.Equal(1, measured.GiniCorrected.Value);
        Assert.Contains(measured.Caveats, caveat => caveat.Code == "SR007");
        Assert.Contains(measured.Caveats, caveat => caveat.Code == "SR008");
    }

    [Fact]
    public void Zeros_are_part_of_a_stated_population_not_added_to_it()
    {
        Participation measured = Participation.Measure(ContributionCounts.Of([0, 0, 3]), population: 10);
        Assert.Equal(10, measured.People);
        Assert.Equal(9, measured.Silent);
        Assert.DoesNotContain(measured.Caveats, caveat => caveat.Code == "SR007");
    }

    [Fact]
    public void One_person_has_shares_but_no_corrected_Gini_and_no_interval()
    {
        Participation measured = Participation.Measure(ContributionCounts.Of([7]));
        Assert.Equal(0, measured.Gini.Value);
        Assert.Null(measured.GiniCorrected.Value);
        Assert.Equal("With one person n − 1 is zero.", measured.GiniCorrected.WhyUndefined);
        Assert.Null(measured.Gini.Interval);
        Assert.Equal("Of the 1 people who contributed at least once, the top 1 % made 1.0 % of 7 contributions.", measured.Sentence);
    }

    [Fact]
    public void Nobody_contributing_is_undefined_with_a_reason()
    {
        Participation measured = Participation.Measure(ContributionCounts.Of([0, 0]), population: 10);
        Assert.Equal("None of the 10 people contributed anything: shares and the Gini coefficient are undefined.", measured.Sentence);
        Assert.Null(measured.Gini.Value);
        Assert.Null(measured.Lorenz);
        Assert.Equal("Nobody contributed anything, and a share of nothing is undefined.", measured.Top1.Content.WhyUndefined);
        Assert.Equal(1, measured.SilentShare.Value);
        Assert.Equal(10, Participation.Measure(ContributionCounts.Of([]), population: 10).Silent);
    }

    [Fact]
    public void Nobody_at_all_is_refused_with_a_remedy()
    {
        var error = Assert.Throws<InsufficientDataException>(() => Participation.Measure(ContributionCounts.Of([])));
        Assert.Equal("Participation needs at least one person; the counts hold none. Check the file or the selection, or state the population if everybody stayed silent.", error.Message);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-5)]
    public void A_population_smaller_than_its_contributors_is_refused(long population)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Participation.Measure(ContributionCounts.Of([1, 2, 3]), population));
        Assert.StartsWith(
            "The population is smaller than the 3 people in the counts. It holds everybody who could have contributed, so also all who did: "
            + "count again, or leave it out to measure those who contributed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ContributionCounts.Of([1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContributionCounts.OfFrequencies([new(1, -1)]));
    }

    [Fact]
    public void Counts_too_large_to_add_up_are_refused_rather_than_wrapped() =>
        Assert.Throws<OverflowException>(() => ContributionCounts.Of([long.MaxValue, 1]));

    [Fact]
    public void Same_seed_gives_the_same_interval_and_the_order_of_people_does_not_matter()
    {
        long[] counts = [.. Enumerable.Range(1, 300).Select(i => 1 + 9_000L / (i * i))];
        Participation first = Participation.Measure(ContributionCounts.Of(counts)), again = Participation.Measure(ContributionCounts.Of(counts));
        Participation reversed = Participation.Measure(ContributionCounts.Of(counts.Reverse()));
        Participation other = Participation.Measure(ContributionCounts.Of(counts), options: new() { Bootstrap = new() { Seed = 2 } });
        Assert.Equal(first.Top1.Content, again.Top1.Content);
        Assert.Equal(first.Top1.Content, reversed.Top1.Content);
        Assert.NotEqual(first.Top1.Content.Interval, other.Top1.Content.Interval);
    }

    [Fact]
    public void A_higher_level_gives_a_wider_interval()
    {
        ContributionCounts counts = GoldFile.Data("r_help_1997_1999");
        var narrow = Participation.Measure(counts, options: new() { Bootstrap = new() { Level = 0.8 } }).Gini.Interval!;
        var wide = Participation.Measure(counts, options: new() { Bootstrap = new() { Level = 0.99 } }).Gini.Interval!;
        Assert.True(wide.Low < narrow.Low && wide.High > narrow.High);
    }

    [Fact]
    public void Caveats_are_raised_only_where_they_apply()
    {
        string[] Codes(Participation measured) => [.. measured.Caveats.Select(caveat => caveat.Code)];
        Assert.Equal(["SR001", "SR003"], Codes(Participation.Measure(GoldFile.Data("r_all_lists"))));
        Assert.Equal(["SR001", "SR002", "SR003", "SR012"], Codes(Participation.Measure(GoldFile.Data("wikia_de_undertale_registered_humans"))));
        Assert.Equal(["SR003", "SR004"], Codes(Participation.Measure(GoldFile.Data("se_qc_contributors"), 3_460)));
        Assert.Equal(["SR003", "SR004", "SR007"], Codes(Participation.Measure(GoldFile.Data("se_qc_population"))));
        var equal = ContributionCounts.OfFrequencies([new(3, 2_000)]);
        Assert.Equal(["SR001", "SR005", "SR013"], Codes(Participation.Measure(equal, community: new(IsSample: true))));
        Assert.Equal(["SR001", "SR013"], Codes(Participation.Measure(equal)));
        Assert.Equal(["SR001"], Codes(Participation.Measure(ContributionCounts.OfFrequencies([new(3, 2_000), new(4, 1_000)]))));
    }

    [Fact]
    public void Html_shows_sentence_table_and_caveats_and_escapes_names()
    {
        string html = Participation.Measure(ContributionCounts.Of([1, 2]), community: new("<b>", "friends & foes")).ToHtml();
        Assert.Contains("friends &amp; foes", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>:", html, StringComparison.Ordinal);
        Assert.Contains("SR001", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_intervals_are_there_and_the_options_choose()
    {
        Participation bca = Participation.Measure(GoldFile.Data("se_qc_contributors"));
        Participation percentile = Participation.Measure(GoldFile.Data("se_qc_contributors"), options: new() { Bootstrap = new() { Method = IntervalMethod.Percentile } });
        Assert.Equal(bca.Gini.Uncertainty, percentile.Gini.Uncertainty);
        Assert.Equal(bca.Gini.Interval, bca.Gini.Uncertainty!.BiasCorrected);
        Assert.Equal(percentile.Gini.Interval, bca.Gini.Uncertainty.Percentile);
        Assert.StartsWith("BCa bootstrap", bca.Gini.Interval!.Method, StringComparison.Ordinal);
        Assert.StartsWith("percentile bootstrap", percentile.Gini.Interval!.Method, StringComparison.Ordinal);
        // A number of people jumps, and there the jackknife's error is known to fail.
        Assert.Null(bca.ElephantFactor.People.Uncertainty!.JackknifeError);
        Assert.NotNull(bca.Top1.Content.Uncertainty!.JackknifeError);
    }

    [Fact]
    public void Options_that_mean_nothing_are_refused()
    {
        ContributionCounts counts = ContributionCounts.Of([1, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Participation.Measure(counts, options: new() { AtkinsonAversion = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Participation.Measure(counts, options: new() { AtkinsonAversion = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Participation.Measure(counts, options: new() { Rounding = (GroupRounding)9 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Participation.Measure(counts, options: new() { Bootstrap = new() { Method = (IntervalMethod)9 } }));
    }

    [Fact]
    public void Atkinson_with_an_aversion_of_one_or_more_is_one_as_soon_as_somebody_is_silent()
    {
        double? Atkinson(double aversion, long? population) =>
            Participation.Measure(ContributionCounts.Of([1, 2, 6]), population, options: new() { AtkinsonAversion = aversion }).Indices.Atkinson.Value;
        Assert.Equal(1 - Math.Cbrt(12) / 3, Atkinson(1, null)!.Value, 12);
        Assert.Equal(1 - 3 / (1 + 0.5 + 1 / 6.0) / 3, Atkinson(2, null)!.Value, 12);
        Assert.Equal(1, Atkinson(1, 4));
        Assert.Equal(1, Atkinson(2, 4));
        Assert.InRange(Atkinson(0.5, 4)!.Value, 0.3, 0.6);
    }

    [Fact]
    public void Ten_million_people_come_to_a_result_with_intervals()
    {
        // 3,000 distinct counts, most people at the lowest: the shape of a large platform.
        var counts = ContributionCounts.OfFrequencies(Enumerable.Range(1, 3_000).Select(x => new CountFrequency(x, (long)Math.Ceiling(6_000_000.0 / x / x))));
        Assert.InRange(counts.Contributors, 9_800_000, 10_000_000);
        Endless.Guard(() => Assert.NotNull(Participation.Measure(counts, 50_000_000).Gini.Uncertainty!.BiasCorrected));
    }
}
