using SocialResearch.Evidence;
using SocialResearch.Results;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Evidence;

public class EffectTests
{
    private static readonly DateOnly s_first = new(1978, 1, 1);

    private static OutcomeSeries Seatbelts { get; } = new("Great Britain", "deaths", "month",
        [.. Numbers("its_y").Select((_, t) => s_first.AddMonths(t))], Numbers("its_y"));

    private static readonly DateOnly s_law = s_first.AddMonths((int)Number("its_start"));

    private static OutcomePanel Panel { get; } = OutcomePanel.Of("orders", PanelStep.Week, [.. Enumerable.Range(0, 14).Select(t => new DateOnly(2026, 1, 5).AddDays(7 * t))],
        [.. Enumerable.Range(1, 6).Select(g => ($"R{g}", (IReadOnlyList<double>)Numbers($"did_y{g}")))]);

    private static readonly DateOnly s_launch = new DateOnly(2026, 1, 5).AddDays(56);

    private static double Error(Estimate estimate, double freedom) => (estimate.Interval!.High - estimate.Value!.Value) / SocialResearch.Statistics.StudentT.Reach(0.95, freedom);

    [Fact]
    public void Segmented_regression_is_that_of_R()
    {
        InterruptedTimeSeries its = InterruptedTimeSeries.Measure(Seatbelts, s_law, lag: 3);
        double[] gold = Numbers("its_since"), errors = Numbers("its_nw3"), mean = Numbers("its_mean_effect");
        Near(gold[1..], [its.Trend.Value!.Value, its.Step0.Value!.Value, its.TrendChange.Value!.Value]);
        Near(errors[1..], [Error(its.Trend, 80), Error(its.Step0, 80), Error(its.TrendChange, 80)]);
        Near(mean, [its.Effect.Value!.Value, Error(its.Effect, 80)]);
        Near(Number("its_dw"), its.DurbinWatson.Value!.Value);
        Near(mean[0] * 23, its.Total.Value!.Value);
        Assert.Contains(its.Caveats, caveat => caveat.Code == "SR128");
    }

    [Fact]
    public void Other_form_has_another_step_and_the_same_effect()
    {
        InterruptedTimeSeries since = InterruptedTimeSeries.Measure(Seatbelts, s_law), other = InterruptedTimeSeries.Measure(Seatbelts, s_law, SegmentForm.FromStart);
        Near(Numbers("its_fromstart")[2], other.Step0.Value!.Value);
        Near(since.Effect.Value!.Value, other.Effect.Value!.Value);
        Near(since.Effect.Interval!.Low, other.Effect.Interval!.Low, 1e-8);
        Near(since.TrendChange.Value!.Value, other.TrendChange.Value!.Value);
        Assert.Contains("no step", other.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Expected_course_is_the_old_line()
    {
        InterruptedTimeSeries its = InterruptedTimeSeries.Measure(Seatbelts, s_law);
        Near(Numbers("its_since")[0] + Numbers("its_since")[1] * 83, its.Course[83].Expected);
        Near(its.Effect.Value!.Value, its.Course.Where(point => point.IsAfter).Average(point => point.Observed - point.Expected));
        Assert.Equal(23, its.Course.Count(point => point.IsAfter));
    }

    [Fact]
    public void Before_and_after_is_welchs()
    {
        BeforeAfter measured = BeforeAfter.Measure(Seatbelts, s_law);
        double[] gold = Numbers("welch");
        Near(gold[..3], [measured.Effect.Value!.Value, measured.Effect.Interval!.Low, measured.Effect.Interval.High]);
    }

    [Fact]
    public void Difference_in_differences_is_the_coefficient_of_lm_with_all_four_errors()
    {
        DifferenceInDifferences With(PanelErrors errors) => DifferenceInDifferences.Measure(Panel, ["R1", "R2"], s_launch, errors);
        double effect = Number("did_effect");
        Assert.All(Enum.GetValues<PanelErrors>(), errors => Near(effect, With(errors).Effect.Value!.Value));
        Near(Number("did_se_classical"), Error(With(PanelErrors.Classical).Effect, 84 - 20));
        Near(Number("did_se_hc1"), Error(With(PanelErrors.Hc1).Effect, 84 - 20));
        Near(Number("did_se_cluster"), Error(With(PanelErrors.ClusteredByRegion).Effect, 5));
        Estimate collapsed = With(PanelErrors.CollapsedByRegion).Effect;
        Near(Numbers("did_collapsed"), [collapsed.Value!.Value, collapsed.Interval!.Low, collapsed.Interval.High]);
        Near(effect * 2 * 6, With(PanelErrors.CollapsedByRegion).Total.Value!.Value);
    }

    [Fact]
    public void Two_by_two_is_the_difference_of_the_differences_by_hand()
    {
        // 20 → 29 with, 10 → 12 without: 9 − 2 = 7.
        DateOnly[] days = [new(2026, 1, 5), new(2026, 1, 12), new(2026, 1, 19), new(2026, 1, 26)];
        OutcomePanel panel = OutcomePanel.Of("orders", PanelStep.Week, days, ("Nord", [19, 21, 28, 30]), ("Süd", [10, 10, 11, 13]));
        DifferenceInDifferences measured = DifferenceInDifferences.Measure(panel, ["nord"], days[2]);
        Assert.Equal(7, measured.Effect.Value);
        Assert.Null(measured.Effect.Interval);
        Assert.Equal(new TwoByTwo(20, 29, 10, 12), measured.Means);
        Assert.Equal(14, measured.Total.Value);
        Assert.Equal(18, measured.Naive!.Value.Value);
        Assert.Contains("SR125", measured.Caveats.Select(caveat => caveat.Code));
        Assert.Contains("(no interval)", measured.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_placebo_launch_uses_only_the_time_before()
    {
        OutcomePanel early = OutcomePanel.Of("orders", PanelStep.Week, [.. Panel.Periods.Take(8)], [.. Panel.Regions.Select((region, i) => (region, (IReadOnlyList<double>)[.. Panel.Values[i].Take(8)]))]);
        PlaceboLaunch placebo = Assert.Single(DifferenceInDifferences.Measure(Panel, ["R1", "R2"], s_launch).Placebos);
        Near(DifferenceInDifferences.Measure(early, ["R1", "R2"], placebo.Launch).Effect.Value!.Value, placebo.Effect.Value!.Value);
    }

    [Fact]
    public void Regions_that_drift_apart_before_the_launch_are_called_so()
    {
        DateOnly[] weeks = [.. Enumerable.Range(0, 20).Select(t => new DateOnly(2026, 1, 5).AddDays(7 * t))];
        double[] Line(double slope, int wobble) => [.. Enumerable.Range(0, 20).Select(t => 50 + slope * t + (t * 7 % 5 - 2) * 0.2 * wobble)];
        OutcomePanel panel = OutcomePanel.Of("orders", PanelStep.Week, weeks, ("A", Line(2, 1)), ("B", Line(2.2, -1)), ("C", Line(0.1, 1)), ("D", Line(0, 2)));
        DifferenceInDifferences measured = DifferenceInDifferences.Measure(panel, ["A", "B"], weeks[12]);
        Assert.Superset(new HashSet<string>(["SR126", "SR127"]), measured.Caveats.Select(caveat => caveat.Code).ToHashSet());
        Assert.All(measured.Checks, check => Assert.False(check.Holds));
    }

    [Fact]
    public void Synthetic_control_finds_the_mix_and_the_gap()
    {
        DateOnly[] weeks = [.. Enumerable.Range(0, 10).Select(t => new DateOnly(2026, 1, 5).AddDays(7 * t))];
        double[] a = [10, 14, 9, 16, 12, 15, 11, 13, 17, 12], b = [30, 28, 35, 31, 29, 36, 33, 30, 32, 34], c = [22, 25, 20, 23, 27, 21, 24, 26, 22, 25];
        double[] mix = [.. a.Select((value, t) => 0.25 * value + 0.75 * b[t] + (t >= 6 ? 5 : 0))];
        SyntheticControl measured = SyntheticControl.Measure(OutcomePanel.Of("orders", PanelStep.Week, weeks, ("T", mix), ("A", a), ("B", b), ("C", c)), ["T"], weeks[6]);
        Near(5, measured.Effect.Value!.Value, 1e-4);
        Near(20, measured.Total.Value!.Value, 1e-4);
        Near(0.75, measured.Weights[0].Weight, 1e-5);
        Assert.Equal("B", measured.Weights[0].Region);
        Assert.Equal(0.25, measured.PlaceboP);
        Assert.Null(measured.Effect.Interval);
    }

    [Fact]
    public void A_region_beyond_all_others_cannot_be_mixed()
    {
        DateOnly[] weeks = [.. Enumerable.Range(0, 8).Select(t => new DateOnly(2026, 1, 5).AddDays(7 * t))];
        SyntheticControl measured = SyntheticControl.Measure(OutcomePanel.Of("orders", PanelStep.Week, weeks,
            ("T", [.. weeks.Select(_ => 100.0)]), ("A", [.. weeks.Select((_, t) => 10.0 + t)]), ("B", [.. weeks.Select((_, t) => 20.0 - t)])), ["T"], weeks[5]);
        Assert.Contains("SR130", measured.Caveats.Select(caveat => caveat.Code));
        Assert.False(measured.Checks[0].Holds);
    }

    [Theory]
    [InlineData("2025-12-01", "0 weeks before")]
    [InlineData("2026-04-10", "the design needs")]
    public void A_launch_at_the_edge_is_refused_with_a_remedy(string launch, string says)
    {
        string message = Assert.Throws<InsufficientDataException>(() => DifferenceInDifferences.Measure(Panel, ["R1"], DateOnly.Parse(launch, System.Globalization.CultureInfo.InvariantCulture))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains("check the date of the launch", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_in_which_the_launch_lies_counts_as_after() =>
        Assert.Equal(7, DifferenceInDifferences.Measure(Panel, ["R1"], s_launch.AddDays(-3)).Before);

    [Fact]
    public void A_comparison_without_regions_to_compare_with_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DifferenceInDifferences.Measure(Panel, Panel.Regions, s_launch));
        Assert.Contains("Regions are: R1, R2", Assert.Throws<ArgumentException>(() => DifferenceInDifferences.Measure(Panel, ["Rhein"], s_launch)).Message, StringComparison.Ordinal);
    }
}
