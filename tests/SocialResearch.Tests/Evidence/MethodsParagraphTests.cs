using SocialResearch.Conversations;
using SocialResearch.Evidence;

namespace SocialResearch.Tests.Evidence;

public class MethodsParagraphTests
{
    private static readonly SimulatedCampaign s_campaign = SimulatedCampaign.Make();

    [Fact]
    public void Paragraphs_of_all_measures_in_both_languages_are_those_looked_at()
    {
        Provenance[] file = [new("orders.csv", "0123456789abcdef0123", 720, [])];
        OutcomeSeries treated = s_campaign.Orders.Total(s_campaign.Treated) with { Sources = file };
        OutcomePanel panel = s_campaign.Orders with { Sources = file };
        DifferenceInDifferences did = DifferenceInDifferences.Measure(panel, s_campaign.Treated, s_campaign.Launch);
        EvidenceResult[] results =
        [
            CostPerAction.Measure(s_campaign.Clicks, s_campaign.Costs),
            CostPerAction.Measure("contact", 0, new(10, "EUR")),
            RateComparison.Measure(new("page A", 1_037, 12_000), new("page B", 61, 140)),
            AttributedSales.Measure(s_campaign.OrdersOverLinks, treated, s_campaign.Launch),
            BeforeAfter.Measure(treated, s_campaign.Launch),
            InterruptedTimeSeries.Measure(treated, s_campaign.Launch),
            did,
            SyntheticControl.Measure(panel, s_campaign.Treated, s_campaign.Launch),
            UpkeepTrend.Measure(s_campaign.Clicks, s_campaign.Costs),
            DesignPower.Of(panel, 4, 24),
            CampaignReturn.Measure(ReturnInputs.Of(did, InputRange.Triangular(18, 22, 25), s_campaign.Costs), 1_000) with { Period = did.Period, Sources = file },
        ];
        Golden.Matches("methods.md", string.Concat(results.Select(result =>
            $"## {result.GetType().Name}\n\n{result.Sentence}\n\n> {result.MethodsParagraph()}\n\n> {result.MethodsParagraph(TextLanguage.German)}\n\n{string.Concat(result.Caveats.Select(caveat => $"- {caveat.Code} {caveat.Sentence}\n"))}\n```\n{result.ToTable()}\n```\n\n")));
    }
}
