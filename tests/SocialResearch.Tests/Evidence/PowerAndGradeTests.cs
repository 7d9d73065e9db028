using SocialResearch.Evidence;
using SocialResearch.Statistics;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Evidence;

public class PowerAndGradeTests
{
    private static readonly DateOnly s_first = new(2026, 1, 5);

    private static OutcomeSeries Alternating(int n) => new("shop", "orders", "week", [.. Enumerable.Range(0, n).Select(t => s_first.AddDays(7 * t))], [.. Enumerable.Range(0, n).Select(t => 100.0 + (t % 2 == 0 ? 5 : -5))]);

    [Fact]
    public void Before_and_after_of_independent_weeks_has_the_textbook_power()
    {
        // Neighbours that go opposite ways are taken as independent: ρ is cut at zero. s = 5·√(20/19).
        DesignPower power = DesignPower.Of(Alternating(20), after: 10, StudyDesign.BeforeAfter);
        double s = 5 * Math.Sqrt(20.0 / 19);
        Assert.Equal(0, power.Autocorrelation);
        Near((NormalDistribution.TwoSided(0.95) + NormalDistribution.Quantile(0.8)) * s * Math.Sqrt(1.0 / 20 + 1.0 / 10), power.Detectable.Value!.Value, 1e-10);
        Near(power.Detectable.Value.Value / 100, power.DetectableShare.Value!.Value, 1e-10);
    }

    [Fact]
    public void A_trend_that_must_be_guessed_hides_larger_effects_than_a_mean()
    {
        DesignPower mean = DesignPower.Of(Alternating(20), after: 10, StudyDesign.BeforeAfter), trend = DesignPower.Of(Alternating(20), after: 10);
        Assert.True(trend.Detectable.Value > 1.5 * mean.Detectable.Value);
    }

    [Fact]
    public void Longer_campaigns_and_more_regions_see_smaller_effects()
    {
        SimulatedCampaign campaign = SimulatedCampaign.Make(new() { Effect = 0 });
        OutcomePanel history = OutcomePanel.Of("orders", PanelStep.Week, [.. campaign.Orders.Periods.Take(36)],
            [.. campaign.Orders.Regions.Select((region, i) => (region, (IReadOnlyList<double>)[.. campaign.Orders.Values[i].Take(36)]))]);
        DesignPower power = DesignPower.Of(history, treated: 4, after: 24);
        double found = power.Detectable.Value!.Value;
        Assert.True(DesignPower.Of(history, 4, 8).Detectable.Value > found);
        Assert.Equal(24, power.PeriodsFor(found + 1e-9));
        Assert.True(power.RegionsFor(found / 2) > 12);
        Assert.Null(power.PeriodsFor(found / 50));
        Assert.InRange(power.Autocorrelation, 0.3, 0.7);
        Assert.InRange(power.Deviation, 7, 11);
    }

    [Fact]
    public void An_effect_as_large_as_the_detectable_one_is_found_about_as_often_as_promised()
    {
        SimulatedCampaignOptions options = new() { ClicksADay = 0, Autocorrelation = 0.5 };
        DesignPower power = DesignPower.Of(OutcomePanel.Of("orders", PanelStep.Week, [.. SimulatedCampaign.Make(options).Orders.Periods.Take(36)],
            [.. SimulatedCampaign.Make(options with { Effect = 0 }).Orders.Values.Select((values, i) => ($"R{i}", (IReadOnlyList<double>)[.. values.Take(36)]))]), 4, 24) with
        { Deviation = options.Noise, Autocorrelation = 0.5 };
        double effect = power.Detectable.Value!.Value;
        int found = Enumerable.Range(0, 400).Count(seed =>
        {
            SimulatedCampaign campaign = SimulatedCampaign.Make(options with { Seed = (ulong)seed, Effect = effect });
            return DifferenceInDifferences.Measure(campaign.Orders, campaign.Treated, campaign.Launch).Effect.Interval!.Low > 0;
        });
        Assert.InRange(found / 400.0, 0.74, 0.87);
    }

    [Fact]
    public void One_region_a_side_has_no_power_that_could_be_stated()
    {
        OutcomePanel panel = OutcomePanel.Of("orders", PanelStep.Week, Alternating(8).Periods, ("A", Alternating(8).Values), ("B", Alternating(8).Values));
        Assert.Contains("at least three in all", DesignPower.Of(panel, 1, 8).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Grade_is_the_design_less_every_rule_that_bites()
    {
        SimulatedCampaign campaign = SimulatedCampaign.Make(new() { Effect = 40 });
        DifferenceInDifferences effect = DifferenceInDifferences.Measure(campaign.Orders, campaign.Treated, campaign.Launch);
        Assert.All(effect.Checks, check => Assert.True(check.Holds));
        EvidenceGrade whole = EvidenceGrade.Of(effect, "of all orders in 12 regions");
        Assert.Equal(('B', 'B'), (whole.Grade, whole.Best));
        Assert.Equal("Evidence grade B: difference-in-differences allows B at best, and nothing takes from it.", whole.Sentence);
        // Without a denominator, with four kinds of cost missing, and with a break-even inside the interval: three down.
        EvidenceGrade poor = EvidenceGrade.Of(effect, null, campaign.Costs, breakEven: effect.Total.Value);
        Assert.Equal('E', poor.Grade);
        Assert.Equal(["denominator", "costs", "interval"], poor.Reasons.Where(reason => reason.TakesGrade).Select(reason => reason.Rule));
        Assert.Equal('E', EvidenceGrade.Of(BeforeAfter.Measure(campaign.Orders.Total(campaign.Treated), campaign.Launch), null, campaign.Costs).Grade);
        Assert.Equal('C', EvidenceGrade.Of(effect with { Design = StudyDesign.Randomised }, "of all orders", campaign.Costs, effect.Total.Value).Grade);
    }

    [Fact]
    public void Every_effect_and_every_return_carries_its_grade()
    {
        SimulatedCampaign campaign = SimulatedCampaign.Make();
        DifferenceInDifferences effect = DifferenceInDifferences.Measure(campaign.Orders, campaign.Treated, campaign.Launch);
        Assert.Equal('B', effect.Grade.Grade);
        Assert.Equal("101,159 orders of 12 regions", effect.Denominator);
        Assert.Contains("Evidence grade B.", effect.ToTable().Caption, StringComparison.Ordinal);
        CampaignReturn roi = CampaignReturn.Measure(ReturnInputs.Of(effect, InputRange.Triangular(18, 22, 25), campaign.Costs), 1_000);
        // Costs are missing, and the interval holds what it takes to pay.
        Assert.Equal('D', roi.Grade.Grade);
        AnswersCompared answers = AnswersCompared.Of(new(BeforeAfter.Measure(campaign.Orders.Total(campaign.Treated), campaign.Launch)), new(effect, roi));
        Assert.Equal(["D", "D"], answers.ToTable().Rows.Select(row => row[5]));
    }

    [Fact]
    public void Attributed_sales_are_graded_e_whatever_their_interval()
    {
        SimulatedCampaign campaign = SimulatedCampaign.Make();
        AttributedSales sales = AttributedSales.Measure(campaign.OrdersOverLinks, campaign.Orders.Total(), campaign.Launch);
        Assert.Equal('E', EvidenceGrade.Of(sales, "of all orders").Grade);
    }
}
