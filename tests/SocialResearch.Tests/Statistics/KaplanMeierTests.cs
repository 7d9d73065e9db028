using FsCheck.Fluent;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class KaplanMeierTests
{
    private static KaplanMeier Curve(double[] events, double[] censored) =>
        KaplanMeier.Of([.. events.Select(time => new Wait(time, true)), .. censored.Select(time => new Wait(time, false))]);

    [Fact]
    public void Hours_to_an_answer_give_the_curve_computed_elsewhere()
    {
        KaplanMeier curve = Curve([1, 2, 2, 4, 7, 9, 12], [3, 5, 24, 24, 24]);
        Assert.Equal([0.91666667, 0.75, 0.65625, 0.546875, 0.4375, 0.328125], curve.Steps.Where(step => step.Events > 0).Select(step => Math.Round(step.Survival, 8)));
        Assert.Equal(9, curve.Median);
        Assert.Equal((12, 7), (curve.People, curve.Events));
        Assert.Equal(0.65625, curve.At(5).Value!.Value, 12);
        Assert.Equal(1, curve.At(0.5).Value);
    }

    [Fact]
    public void Whoever_is_censored_at_the_time_of_an_event_was_waiting_for_it()
    {
        // Of four, one returns and one is lost at 2: the return counts against four, not three.
        KaplanMeier curve = Curve([2, 5], [2, 7]);
        Assert.Equal([(4L, 0.75), (2L, 0.375), (1L, 0.375)], curve.Steps.Select(step => (step.AtRisk, step.Survival)));
        Assert.Equal((1L, 1L), (curve.Steps[0].Events, curve.Steps[0].Censored));
    }

    [Fact]
    public void Without_censoring_it_is_the_share_that_is_left()
    {
        KaplanMeier curve = Curve([1, 2, 3, 4], []);
        Assert.Equal([0.75, 0.5, 0.25, 0], curve.Steps.Select(step => step.Survival));
        Assert.Equal(2, curve.Median);
        Assert.Null(curve.Steps[^1].Interval);
        Assert.Equal(0, curve.At(100).Value);
    }

    [Fact]
    public void Intervals_are_greenwoods_on_the_log_log_scale()
    {
        // By hand at the first return: S = 11/12, variance of log S = 1/(12·11).
        Interval interval = Curve([1, 2, 2, 4, 7, 9, 12], [3, 5, 24, 24, 24]).Steps[0].Interval!;
        double theta = 1.959963984540054 * Math.Sqrt(1 / 132.0) / Math.Log(12 / 11.0);
        Assert.Equal(Math.Pow(11 / 12.0, Math.Exp(theta)), interval.Low, 12);
        Assert.Equal(Math.Pow(11 / 12.0, Math.Exp(-theta)), interval.High, 12);
    }

    [Fact]
    public void Weeks_in_remission_have_the_published_curve_and_band()
    {
        // Freireich et al. (1963), Blood 21: the 21 patients on 6-mercaptopurine; band as printed by Stata's sts list (from memory).
        KaplanMeier curve = Curve([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
        SurvivalStep[] steps = [.. curve.Steps.Where(step => step.Events > 0)];
        Assert.Equal([0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], steps.Select(step => Math.Round(step.Survival, 4)));
        Assert.Equal([0.6197, 0.5631, 0.5032, 0.4316, 0.3675, 0.2678, 0.1881], steps.Select(step => Math.Round(step.Interval!.Low, 4)));
        Assert.Equal([0.9516, 0.9228, 0.8894, 0.8491, 0.8049, 0.7468, 0.6801], steps.Select(step => Math.Round(step.Interval!.High, 4)));
        Assert.Equal((23, 13, null), (curve.Median, curve.MedianLow, curve.MedianHigh));
    }

    [Fact]
    public void The_ends_of_the_medians_interval_are_where_the_band_crosses_one_half_or_are_not_reached()
    {
        KaplanMeier curve = Curve([1, 2, 2, 4, 7, 9, 12], [3, 5, 24, 24, 24]);
        Assert.Equal(curve.Steps.First(step => step.Interval?.Low <= 0.5).Time, curve.MedianLow);
        Assert.Null(curve.MedianHigh);
    }

    [Fact]
    public void When_nobody_comes_back_nothing_is_known_but_that()
    {
        KaplanMeier curve = Curve([], [3, 8]);
        Assert.Null(curve.Median);
        Assert.Equal(1, curve.At(8).Value);
        Assert.Equal("Nobody was watched for that long.", curve.At(9).WhyUndefined);
        Assert.Equal("Nobody was watched.", Curve([], []).At(1).WhyUndefined);
    }

    [Fact]
    public void A_clock_that_runs_backwards_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Curve([-1], []));

    [Fact]
    public void The_curve_starts_at_one_never_rises_and_stays_inside_its_band() => Prop.ForAll(
        Gen.Choose(0, 30).Zip(Gen.Elements(true, false)).NonEmptyListOf().ToArbitrary(), waits =>
        {
            var curve = KaplanMeier.Of(waits.Select(wait => new Wait(wait.Item1, wait.Item2)));
            double[] survival = [1, .. curve.Steps.Select(step => step.Survival)];
            return survival.Zip(survival.Skip(1)).All(pair => pair.Second <= pair.First)
                && curve.Steps.All(step => step.Survival is >= 0 and <= 1 && (step.Interval is null || (step.Interval.Low <= step.Survival && step.Survival <= step.Interval.High)))
                && curve.Steps.Sum(step => step.Events + step.Censored) == waits.Count
                && curve.Steps[0].AtRisk == waits.Count;
        }).Holds();
}
