using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

public sealed class LifeCycleTests
{
    private static (string, int, int)[] Of(LifeCycle cycle) => [.. cycle.Phases.Select(phase => (phase.Phase.ToString(), phase.First, phase.Last))];

    [Fact]
    public void One_wave_has_its_five_phases_where_the_limits_are_crossed()
    {
        // Baseline 0, height 100: 12 and 20 are above a tenth, 30 and 50 above a quarter, 80, 100 and 90 above three quarters.
        LifeCycle cycle = LifeCycle.Measure(Counted.Whole(0, 0, 0, 0, 0, 0, 0, 12, 20, 30, 50, 80, 100, 90, 60, 30, 15, 4, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        Assert.Equal([("Start", 7, 8), ("Growth", 9, 10), ("Peak", 11, 13), ("Decay", 14, 16), ("Afterlife", 17, 28)], Of(cycle));
        Assert.Equal(270, cycle.Phases[2].Posts);
        Assert.Equal("Main wave, 2023-01-09 to 2023-01-18: start 2 days, growth 2 days, peak 3 days, decay 3 days, afterlife 12 days; most on 2023-01-14 (100).", cycle.Sentence);
        Assert.Equal("Outside of bursts half of the bins are empty; a ratio to nothing is undefined.", cycle.Remains.WhyUndefined);
    }

    [Fact]
    public void A_second_top_within_the_wave_is_in_its_peak_and_another_wave_is_listed()
    {
        int[] quiet = [.. Enumerable.Repeat(2, 14)];
        LifeCycle cycle = LifeCycle.Measure(Counted.Whole([.. quiet, 60, 100, 55, 85, 40, 15, .. quiet, 80, 60, 30, .. quiet]));
        Assert.Equal((15, 17), cycle.Phases.Single(phase => phase.Phase == LifePhase.Peak) is var peak ? (peak.First, peak.Last) : default);
        Burst other = Assert.Single(cycle.Others);
        Assert.Equal(34, other.First);
        Assert.Equal(33, cycle.Phases[^1].Last);
        Assert.Equal(1, cycle.Remains.Value!.Value, 0.1);
        Assert.EndsWith("1 other burst is not part of it.", cycle.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Talk_that_goes_on_has_no_cycle()
    {
        LifeCycle cycle = LifeCycle.Measure(Counted.Whole([.. Enumerable.Range(0, 60).Select(day => 20 + day * 31 % 7)]));
        Assert.Empty(cycle.Phases);
        Assert.Equal("There is no life cycle to tell. No day stands out from how posts scatter anyway; talk that goes on has no cycle.", cycle.Sentence);
        Assert.All(cycle.ToTable().Rows, row => Assert.Equal("none", row[1]));
    }

    [Fact]
    public void A_wave_that_the_data_cut_off_is_said_to_be_cut()
    {
        LifeCycle cycle = LifeCycle.Measure(Counted.Whole([.. Enumerable.Repeat(1, 20), 30, 60, 100, 70]));
        Assert.DoesNotContain(cycle.Phases, phase => phase.Phase == LifePhase.Afterlife);
        Assert.Contains(cycle.Caveats, caveat => caveat.Code == "SR068" && caveat.Sentence.Contains("may end after", StringComparison.Ordinal));
        Assert.Equal("Observation ends with the wave, so nothing is known of an afterlife.", cycle.Remains.WhyUndefined);
    }

    [Fact]
    public void Averaging_over_bins_widens_a_peak_of_one_day()
    {
        Timeline spike = Counted.Whole([.. Enumerable.Repeat(1, 15), 100, .. Enumerable.Repeat(1, 15)]);
        Assert.Equal([("Peak", 15, 15), ("Afterlife", 16, 30)], Of(LifeCycle.Measure(spike)));
        Assert.Equal([("Peak", 14, 16), ("Afterlife", 17, 30)], Of(LifeCycle.Measure(spike, new() { Smoothing = 3 })));
    }

    [Fact]
    public void Limits_that_do_not_ascend_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LifeCycle.Measure(Counted.Whole(1, 2), new() { Growth = 0.05 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => LifeCycle.Measure(Counted.Whole(1, 2), new() { Smoothing = 2 }));
    }

    [Fact]
    public void A_brand_that_writes_each_week_is_continuous_and_one_that_writes_twice_a_year_is_campaign_like()
    {
        int[] weekly = [.. Enumerable.Range(0, 182).Select(day => day % 7 == 2 ? 3 : 0)], campaign = [.. Enumerable.Range(0, 182).Select(day => day is >= 20 and < 30 or 120 ? 6 : 0)];
        Continuity steady = Measure(weekly), rare = Measure(campaign);
        Assert.Equal((ActivityPattern.Continuous, 1.0, 0.0, 6), (steady.Pattern, steady.ActiveWeeks.Value, steady.Gini.Value, steady.LongestSilence!.Days));
        Assert.Equal(ActivityPattern.CampaignLike, rare.Pattern);
        // Weeks with posts: days 20, 21–27, 28–29 and 120.
        Assert.Equal(4 / 26.0, rare.ActiveWeeks.Value!.Value, 12);
        Assert.Equal(("2023-02-01 to 2023-05-01", 90), (rare.LongestSilence!.Period, rare.LongestSilence.Days));
        Assert.Contains(rare.Caveats, caveat => caveat.Code == "SR064");
        Assert.StartsWith("Active in 4 of 26 weeks observed whole (15 %), Gini 0.", rare.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("campaign-like, by convention.", rare.Sentence, StringComparison.Ordinal);

        static Continuity Measure(int[] counts) => Continuity.Measure(Counted.Posts(counts), "UTC", Counted.Day(0), Counted.Day(181));
    }

    [Fact]
    public void Silence_before_the_first_post_counts_only_when_observation_is_stated()
    {
        int[] late = [.. Enumerable.Repeat(0, 70), 1, .. Enumerable.Repeat(0, 5), 1];
        Assert.Equal(5, Continuity.Measure(Counted.Posts(late), "UTC").LongestSilence!.Days);
        Assert.Equal(("2023-01-02 to 2023-03-12", 70), Continuity.Measure(Counted.Posts(late), "UTC", Counted.Day(0)).LongestSilence is { } silence ? (silence.Period, silence.Days) : default);
        Continuity nothing = Continuity.Measure(Counted.Posts([]), "UTC");
        Assert.Equal((ActivityPattern.Unknown, null), (nothing.Pattern, nothing.LongestSilence));
        Assert.Equal("Continuity is undefined. No week was observed whole; state the first and the last day observed.", nothing.Sentence);
    }
}
