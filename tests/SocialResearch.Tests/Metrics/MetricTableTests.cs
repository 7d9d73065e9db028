using SocialResearch.Metrics;

namespace SocialResearch.Tests.Metrics;

public sealed class MetricTableTests
{
    private static readonly DateOnly s_first = new(2026, 10, 1);

    private static MetricReading Reading(string name, double? value, MetricPeriod? period = null, string? country = null, MetricUnit unit = MetricUnit.Count, string? currency = null, long row = 1) =>
        new(period ?? MetricPeriod.Day(s_first), country is null ? new Dictionary<string, string>() : new() { ["country"] = country }, name, name, value, unit) { Currency = currency, Row = row };

    [Fact]
    public void A_sum_leaves_blanks_out_and_counts_them()
    {
        MetricTotal total = new MetricTable([Reading("clicks", 3, row: 1), Reading("clicks", null, row: 2), Reading("clicks", 0, row: 3)]).By().Totals.Single();
        Assert.Equal((3, 3, 1), (total.Total.Value, total.Readings, total.Blank));
        Assert.Equal("All figures are blank.", new MetricTable([Reading("clicks", null)]).By().Totals.Single().Total.WhyUndefined);
    }

    [Theory]
    [InlineData(MetricUnit.Stock, "A level such as followers is not added up: take the figure of one day.")]
    [InlineData(MetricUnit.Share, "Shares are not added up: take the counts they were made of.")]
    [InlineData(MetricUnit.Average, "Averages are not added up: they would need their weights.")]
    public void What_cannot_be_added_says_why(MetricUnit unit, string why)
    {
        MetricTotals totals = new MetricTable([Reading("x", 1, unit: unit), Reading("x", 2, MetricPeriod.Day(s_first.AddDays(1)), unit: unit)]).By();
        Assert.Equal((null, why), (totals.Totals.Single().Total.Value, totals.Totals.Single().Total.WhyUndefined));
        Assert.Contains(why, totals.ToHtml());
    }

    [Fact]
    public void A_single_level_is_itself_in_its_group() =>
        Assert.Equal([10, 12], new MetricTable([Reading("followers", 10, unit: MetricUnit.Stock), Reading("followers", 12, MetricPeriod.Day(s_first.AddDays(1)), unit: MetricUnit.Stock)]).By("day").Totals.Select(total => total.Total.Value));

    [Fact]
    public void Days_and_longer_periods_are_not_added_to_each_other() =>
        Assert.StartsWith("Figures of days and of other periods", new MetricTable([Reading("clicks", 1), Reading("clicks", 2, MetricPeriod.Month(s_first))]).By().Totals.Single().Total.WhyUndefined);

    [Fact]
    public void A_sum_of_people_is_an_upper_limit_and_a_figure_that_is_there_twice_is_named()
    {
        MetricTotals totals = new MetricTable([Reading("reach", 5, unit: MetricUnit.People), Reading("reach", 7, unit: MetricUnit.People, row: 2)]).By();
        Assert.Equal(["SR076", "SR078"], totals.Caveats.Select(caveat => caveat.Code));
        Assert.Empty(new MetricTable([Reading("clicks", 5), Reading("clicks", 7, MetricPeriod.Day(s_first.AddDays(1)))]).By().Caveats);
    }

    [Fact]
    public void Money_of_two_currencies_is_two_sums() =>
        Assert.Equal([("EUR", 5d), ("USD", 7)], new MetricTable([Reading("cost", 5, unit: MetricUnit.Money, currency: "EUR"), Reading("cost", 7, unit: MetricUnit.Money, currency: "USD")]).By().Totals.Select(total => (total.Currency!, total.Total.Value!.Value)));

    [Fact]
    public void Sums_by_month_and_country_come_in_the_order_of_time()
    {
        var table = new MetricTable([Reading("clicks", 1, MetricPeriod.Day(new(2026, 11, 2)), "DE"), Reading("clicks", 2, country: "DE"), Reading("clicks", 4, MetricPeriod.Day(s_first.AddDays(3)), "DE"), Reading("clicks", 8)]);
        Assert.Equal(["2026-10 DE 6", "2026-10 ? 8", "2026-11 DE 1"], table.By("month", "country").Totals.Select(total => $"{total.Group[0]} {total.Group[1] ?? "?"} {total.Total.Value}"));
    }

    [Fact]
    public void Between_keeps_what_certainly_lies_within_and_says_what_it_left_out()
    {
        var table = new MetricTable([Reading("clicks", 1), Reading("clicks", 2, MetricPeriod.Month(s_first)), Reading("clicks", 3, MetricPeriod.Lifetime(s_first)), Reading("clicks", 4, MetricPeriod.Day(new(2026, 9, 1)))]);
        MetricTable kept = table.Between("2026-10-01", "2026-10-30");
        Assert.Equal([1], kept.Readings.Select(reading => reading.Value));
        Assert.EndsWith("Selected: from 2026-10-01 to 2026-10-30, 2 of a longer or unknown period left out (1 kept).", kept.Sentence);
        Assert.Throws<ArgumentException>(() => table.Between("2026-10-30", "2026-10-01"));
    }

    [Fact]
    public void An_unknown_name_or_dimension_is_refused_with_those_there_are()
    {
        var table = new MetricTable([Reading("clicks", 1, country: "DE")]);
        Assert.StartsWith("There is no metric \"reach\". Metrics are: clicks.", Assert.Throws<ArgumentException>(() => table.Of("reach")).Message);
        Assert.StartsWith("No figure has a dimension \"region\". Dimensions are: country.", Assert.Throws<ArgumentException>(() => table.By("region")).Message);
        Assert.Equal([1], table.Of("CLICKS").In("country", "de").Readings.Select(reading => reading.Value));
    }

    [Fact]
    public void The_table_shows_a_row_as_the_file_has_it_and_no_address_of_a_person()
    {
        var page = new Dictionary<string, string> { ["landing page"] = "/thanks?mail=erika@muster.example" };
        var table = new MetricTable([new(MetricPeriod.Day(s_first), page, "sessions", "Sessions", 1, MetricUnit.Count), new(MetricPeriod.Day(s_first), page, "engagement rate", "Engagement rate", null, MetricUnit.Share)]);
        Assert.Equal(["2026-10-01", "/thanks?mail=[e-mail]", "1", "–"], table.ToTable().Rows.Single());
        Assert.Equal("2 figures of 2 metrics (sessions, engagement rate), 2026-10-01 to 2026-10-01 in days as the source cuts them. 1 of them is blank, which is not zero.", table.ToString());
    }

    [Fact]
    public void No_figures_are_no_figures_everywhere()
    {
        Assert.Equal("No figures.", MetricTable.Empty.ToString());
        Assert.NotEmpty(MetricTable.Empty.ToHtml() + MetricTable.Empty.By().ToHtml() + MetricTable.Empty.Of("reach").By("country").ToHtml());
    }
}
