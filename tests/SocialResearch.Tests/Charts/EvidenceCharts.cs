using SocialResearch.Charts;
using SocialResearch.Evidence;

namespace SocialResearch.Tests.Charts;

/// <summary>Charts of cause and cost, of a simulated campaign.</summary>
internal static class EvidenceCharts
{
    private static readonly SimulatedCampaign s_campaign = SimulatedCampaign.Make();

    private static readonly OutcomeSeries s_treated = s_campaign.Orders.Total(s_campaign.Treated);

    private static readonly DifferenceInDifferences s_difference = DifferenceInDifferences.Measure(s_campaign.Orders, s_campaign.Treated, s_campaign.Launch);

    private static readonly CampaignReturn s_return = CampaignReturn.Measure(ReturnInputs.Of(s_difference, InputRange.Triangular(18, 22, 25), s_campaign.Costs, unseenCost: 0.3), 2_000);

    public static Chart Interrupted => InterruptedTimeSeries.Measure(s_treated, s_campaign.Launch).CounterfactualChart();

    public static Chart ParallelTrends => s_difference.ParallelTrendsChart();

    public static Chart Placebos => s_difference.PlaceboChart();

    public static Chart Synthetic => SyntheticControl.Measure(s_campaign.Orders, s_campaign.Treated, s_campaign.Launch).CounterfactualChart();

    public static Chart Answers => AnswersCompared.Of(
        new(AttributedSales.Measure(s_campaign.OrdersOverLinks, s_treated, s_campaign.Launch)), new(BeforeAfter.Measure(s_treated, s_campaign.Launch)),
        new(InterruptedTimeSeries.Measure(s_treated, s_campaign.Launch)), new(s_difference)).Chart(s_campaign.TrueExtra, s_return.BreakEven);

    public static Chart Fan => s_return.FanChart();

    public static Chart Tornado => s_return.TornadoChart();

    public static Chart Regions => s_campaign.Clicks.RegionChart();

    public static Chart Upkeep => UpkeepTrend.Measure(s_campaign.Clicks, s_campaign.Costs).Chart();
}
