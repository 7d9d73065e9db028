using SocialResearch.Evidence;
using static SocialResearch.Tests.Evidence.EvidenceGold;

namespace SocialResearch.Tests.Evidence;

public class CostTests
{
    private static Money Eur(decimal amount) => new(amount, "EUR");

    private static CostSheet Sheet { get; } = CostSheet.Of(
    [
        new("promoted posts", "media", CostKind.Upkeep, Eur(600)) { Month = new(2026, 1, 1) },
        CostItem.Work("moderation", "staff", CostKind.Upkeep, 10, Eur(40)) with { Month = new(2026, 1, 1) },
        CostItem.Work("moderation", "staff", CostKind.Upkeep, 12.5m, Eur(40)) with { Month = new(2026, 2, 1) },
        new("launch film", "content", CostKind.SetUp, Eur(1_000)),
    ]);

    [Fact]
    public void Euros_and_dollars_are_not_added()
    {
        string message = Assert.Throws<CurrencyException>(() => Eur(1) + new Money(1, "USD")).Message;
        Assert.Equal("USD cannot be added to or compared with EUR. Convert one of them first, and write down the rate and its day: a rate of today makes last year's costs wrong.", message);
        Assert.Throws<CurrencyException>(() => Eur(1) < new Money(1, "USD"));
        Assert.Throws<CurrencyException>(() => CostSheet.Of([new("a", null, CostKind.SetUp, Eur(1)), new("b", null, CostKind.SetUp, new(1, "CHF"))]));
        Assert.Throws<ArgumentException>(() => new Money(1, "Euro"));
        Assert.Equal(new Money(3, "eur"), Eur(1) + Eur(2));
    }

    [Fact]
    public void Hours_times_rate_is_a_cost()
    {
        Assert.Equal(Eur(400), CostItem.Work("moderation", "staff", CostKind.Upkeep, 10, Eur(40)).Amount);
        Assert.Equal("moderation: 400 EUR (10 h), upkeep", CostItem.Work("moderation", "staff", CostKind.Upkeep, 10, Eur(40)).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => CostItem.Work("x", null, CostKind.Upkeep, -1, Eur(1)));
    }

    [Fact]
    public void Set_up_stands_apart_from_upkeep()
    {
        Assert.Equal((Eur(2_500), Eur(1_000), Eur(1_500), Eur(600), 22.5m), (Sheet.Total, Sheet.SetUp, Sheet.Upkeep, Sheet.Media, Sheet.Hours));
        Assert.Equal([(new DateOnly(2026, 1, 1), Eur(1_000)), (new DateOnly(2026, 2, 1), Eur(500))], Sheet.UpkeepByMonth);
    }

    [Fact]
    public void Missing_is_named_and_is_not_zero()
    {
        Assert.Equal(["agency", "tools", "tracking", "incentives", "overhead"], Sheet.Missing.Select(category => category.Name));
        Assert.Equal(3.0 / 8, Sheet.Completeness);
        Assert.StartsWith("The campaign cost at least 2,500 EUR: 1,000 EUR once and 1,500 EUR of upkeep, 22.5 working hours among them; not counted: agency,", Sheet.Sentence, StringComparison.Ordinal);
        Assert.Equal("SR120", Assert.Single(Sheet.Caveats).Code);
        // An item of zero is an answer.
        CostSheet answered = CostSheet.Of([.. Sheet.Items, .. CostChecklist.All.Select(category => new CostItem("none", category.Name, CostKind.SetUp, Eur(0)))]);
        Assert.Empty(answered.Missing);
        Assert.Empty(answered.Caveats);
        Assert.StartsWith("The campaign cost 2,500 EUR:", answered.Sentence, StringComparison.Ordinal);
        Assert.Throws<InsufficientDataException>(() => CostSheet.Of([]));
    }

    [Fact]
    public void Cost_of_a_click_divides_by_the_exact_interval_of_the_count()
    {
        CostPerAction each = CostPerAction.Measure("click", 18, Eur(900));
        double low = Numbers("poisson_low")[3], high = Numbers("poisson_high")[3];
        Near([50, 900 / high, 900 / low], [each.Each.Value!.Value, each.Each.Interval!.Low, each.Each.Interval.High], 1e-10);
        Assert.Equal("One click cost 50.0 EUR (95 % interval 31.6 to 84.4): 900 EUR for 18 clicks. Evidence grade E: a description, no effect.", each.Sentence);
        Assert.Contains("SR123", CostPerAction.Measure("contact", 4, Eur(900)).Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Cost_of_no_click_is_undefined_and_at_least_something()
    {
        CostPerAction none = CostPerAction.Measure("click", 0, Eur(900));
        Assert.Null(none.Each.Value);
        Assert.Equal("There was no click; one costs at least 244 EUR (95 %). Evidence grade E: a description, no effect.", none.Sentence);
        Assert.Contains("undefined", none.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tempting_cost_of_a_click_stands_beside_the_whole_one()
    {
        ClickTable clicks = ClickTable.Of([new(new(2026, 1, 5), "Wien", null, 100)], [new(ClickRule.Bot, 50)]);
        CostPerAction each = CostPerAction.Measure(clicks, Sheet);
        Assert.Equal((25, 4), (each.Each.Value, each.Naive!.Value.Value));
        Assert.EndsWith("The tempting answer (advertising alone by every opening) is 4.00 EUR a click; it assumes that nobody worked for it and no program opened a link.", each.Sentence, StringComparison.Ordinal);
        // The sheet has upkeep of February too, and clicks of January only.
        Assert.Equal(["SR120", "SR121", "SR086"], each.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Upkeep_of_a_click_that_doubles_every_month_is_a_trend_of_a_hundred_per_cent()
    {
        DateOnly[] months = [.. Enumerable.Range(0, 5).Select(m => new DateOnly(2025, 11, 1).AddMonths(m))];
        CostSheet costs = CostSheet.Of(months.Select(month => new CostItem("posts", "media", CostKind.Upkeep, Eur(800)) { Month = month }));
        ClickTable clicks = ClickTable.Of(months.Select((month, m) => new ClickRow(month.AddDays(3), null, null, 1_600 >> m)));
        UpkeepTrend trend = UpkeepTrend.Measure(clicks, costs);
        Near(1, trend.ChangeAMonth.Value!.Value);
        Assert.Equal("rising", trend.Direction);
        Assert.Equal([0.5, 1, 2, 4, 8], trend.Months.Select(month => month.Each.Value!.Value));
    }

    [Fact]
    public void A_few_months_on_a_line_are_no_surer_than_their_clicks()
    {
        // 20, 18, 16, 14 clicks a month: a smooth course, and well within chance.
        DateOnly[] months = [.. Enumerable.Range(0, 4).Select(m => new DateOnly(2026, 1, 1).AddMonths(m))];
        CostSheet costs = CostSheet.Of(months.Select(month => new CostItem("posts", "media", CostKind.Upkeep, Eur(100)) { Month = month }));
        UpkeepTrend trend = UpkeepTrend.Measure(ClickTable.Of(months.Select((month, m) => new ClickRow(month, null, null, 20 - 2 * m))), costs);
        Assert.Equal("neither clearly falling nor rising", trend.Direction);
        double error = Math.Sqrt((2.25 / 20 + 0.25 / 18 + 0.25 / 16 + 2.25 / 14) / 25);
        Near(Math.Exp(Math.Log(1 + trend.ChangeAMonth.Value!.Value) + SocialResearch.Statistics.StudentT.Reach(0.95, 2) * error) - 1, trend.ChangeAMonth.Interval!.High);
    }

    [Fact]
    public void Months_with_costs_or_clicks_only_are_named()
    {
        UpkeepTrend trend = UpkeepTrend.Measure(ClickTable.Of([new(new(2026, 1, 9), null, null, 10), new(new(2026, 3, 9), null, null, 10)]), Sheet);
        Assert.Equal([new(2026, 2, 1), new DateOnly(2026, 3, 1)], trend.LeftOut);
        Assert.Null(trend.ChangeAMonth.Value);
        Assert.Contains("it takes four", trend.Sentence, StringComparison.Ordinal);
    }
}
