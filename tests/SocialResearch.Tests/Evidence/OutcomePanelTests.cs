using SocialResearch.Evidence;
using SocialResearch.Metrics;

namespace SocialResearch.Tests.Evidence;

public class OutcomePanelTests
{
    private static MetricTable Days(DateOnly from, int days, params string[] regions) => new([.. Enumerable.Range(0, days).SelectMany(day => regions.Select((region, r) =>
        new MetricReading(MetricPeriod.Day(from.AddDays(day)), new Dictionary<string, string> { ["region"] = region }, "orders", "Bestellungen", 10 * (r + 1), MetricUnit.Count)))]);

    [Fact]
    public void Days_become_whole_weeks_from_monday_and_broken_ones_are_left_out()
    {
        // From a Thursday: three days, two whole weeks, two days.
        OutcomePanel panel = OutcomePanel.Of(Days(new(2026, 1, 1), 19, "Süd", "Nord"), "orders");
        Assert.Equal([new(2026, 1, 5), new DateOnly(2026, 1, 12)], panel.Periods);
        Assert.Equal(["Nord", "Süd"], panel.Regions);
        Assert.Equal([140.0, 140], panel.Values[0]);
        Assert.StartsWith("1 week is in the data only in part", Assert.Single(OutcomePanel.Of(Days(new(2026, 1, 5), 19, "a"), "orders").Caveats).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_lie_seven_days_apart_are_weeks()
    {
        var table = new MetricTable([.. Enumerable.Range(0, 3).Select(week => new MetricReading(MetricPeriod.Day(new DateOnly(2026, 1, 5).AddDays(7 * week)), new Dictionary<string, string>(), "orders", "orders", 70 + week, MetricUnit.Count))]);
        Assert.Equal([70.0, 71, 72], OutcomePanel.Of(table, "orders", by: null).Total().Values);
    }

    [Fact]
    public void A_missing_day_is_refused_and_not_taken_for_zero()
    {
        MetricTable table = Days(new(2026, 1, 5), 21, "Nord", "Süd").Where(reading => reading["region"] == "Nord" || reading.Period.First != new DateOnly(2026, 1, 14));
        string message = Assert.Throws<InsufficientDataException>(() => OutcomePanel.Of(table, "orders")).Message;
        Assert.Equal("Süd has no figure of orders for all days of the week from 2026-01-12. Add the missing rows (a day without any is a row with 0), or leave the region out with Where.", message);
    }

    [Fact]
    public void Months_are_cut_by_the_calendar() =>
        Assert.Equal([310.0, 280], OutcomePanel.Of(Days(new(2026, 1, 1), 62, "a"), "orders", step: PanelStep.Month).Values[0]);

    [Fact]
    public void A_simulated_campaign_is_what_its_formula_says_when_nothing_varies()
    {
        SimulatedCampaign campaign = SimulatedCampaign.Make(new() { Noise = 0, CommonNoise = 0, Trend = 0, Season = 0, Level = 100, Regions = 4, Treated = 1, Weeks = 6, LaunchWeek = 3, Effect = 10 });
        Assert.Equal(["Region 02"], campaign.Treated);
        Assert.Equal([92.0, 92, 92, 102, 102, 102], campaign.Orders.Values[1]);
        Assert.Equal([75.0, 75, 75, 75, 75, 75], campaign.Orders.Values[0]);
        Assert.Equal(30, campaign.TrueExtra);
        Assert.Equal(30 * 20 / (double)campaign.Costs.Total.Amount - 1, campaign.TrueReturn(20));
    }
}
