using SocialResearch.Cases;

namespace SocialResearch.Tests.Cases;

public sealed class CaseTimeTests
{
    [Theory]
    [InlineData("2004", CasePrecision.Year, "2004-01-01", "2004-12-31")]
    [InlineData("2004-02", CasePrecision.Month, "2004-02-01", "2004-02-29")]
    [InlineData("2004-09-12", CasePrecision.Day, "2004-09-12", "2004-09-12")]
    [InlineData("2004-09-14T16:50-07:00", CasePrecision.Minute, "2004-09-14", "2004-09-14")]
    [InlineData("2009-04-13T23:00", CasePrecision.Hour, "2009-04-13", "2009-04-13")]
    [InlineData("2004-11-01", CasePrecision.Month, "2004-11-01", "2004-11-30")]
    [InlineData("2004-09", CasePrecision.Approximate, "2004-09-01", "2004-09-30")]
    public void A_time_is_the_stretch_that_the_source_allows(string written, CasePrecision precision, string first, string last)
    {
        CaseTime time = CaseTime.Parse(written, precision);
        Assert.Equal((DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd")), (time.FirstDay, time.LastDay));
    }

    [Theory]
    [InlineData("2004-09", CasePrecision.Day)]
    [InlineData("2004", CasePrecision.Month)]
    [InlineData("2004-09-12", CasePrecision.Minute)]
    [InlineData("12.09.2004", CasePrecision.Day)]
    [InlineData("2004-02-30", CasePrecision.Day)]
    [InlineData("", CasePrecision.Day)]
    public void A_precision_that_is_not_written_is_refused(string written, CasePrecision precision) => Assert.Throws<FormatException>(() => CaseTime.Parse(written, precision));

    [Fact]
    public void Two_days_leave_open_the_hours_around_them()
    {
        CaseLag lag = Lag(("2004-09-12", MilestoneReading.Dated), ("2004-09-16", MilestoneReading.Dated));
        Assert.Equal(new CaseRange(4, 4), lag.Days);
        Assert.Equal(new CaseRange(72, 120), lag.Hours);
        Assert.Equal("4 days", lag.ToString());
    }

    [Fact]
    public void A_bound_from_above_says_nothing_about_below()
    {
        CaseLag lag = Lag(("2004-09-12", MilestoneReading.Dated), ("2004-09-16", MilestoneReading.AtLatest));
        Assert.Equal(new CaseRange(0, 4), lag.Days);
        Assert.Equal(0, lag.Hours!.Value.Low);
    }

    [Fact]
    public void Sources_that_differ_widen_the_range() =>
        Assert.Equal(new CaseRange(1, 5), Lag(("2004-09-12", MilestoneReading.Dated), ("2004-09-13", MilestoneReading.Claimed), ("2004-09-17", MilestoneReading.Dated)).Days);

    [Fact]
    public void A_series_that_ends_before_the_answer_gives_no_share()
    {
        var series = new CaseSeries("views_cum", "views", [Point("2009-04-13", 10), Point("2009-04-14", 20)]);
        Assert.Null(series.ShareBefore(CaseTime.Parse("2009-04-14", CasePrecision.Day)));
        Assert.Equal(new CaseRange(0, 0.5), series.ShareBefore(CaseTime.Parse("2009-04-12", CasePrecision.Day)));
    }

    [Fact]
    public void A_series_with_mixed_units_gives_no_share() =>
        Assert.Null(new CaseSeries("reads_cum", "reads", [Point("2009-04-13", 10), Point("2009-04-15", 20) with { Unit = "visitors" }]).ShareBefore(CaseTime.Parse("2009-04-14", CasePrecision.Day)));

    private static readonly CaseSource s_source = new("a page", "https://example.org/", Verification.Read);

    private static CasePoint Point(string day, double value) => new(CaseTime.Parse(day, CasePrecision.Day), value, "views", s_source);

    private static CaseLag Lag((string Day, MilestoneReading Reading) start, params (string Day, MilestoneReading Reading)[] noticed)
    {
        CaseMilestone Read(Milestone milestone, (string Day, MilestoneReading Reading) row)
        {
            CaseTime time = CaseTime.Parse(row.Day, CasePrecision.Day);
            return new(milestone, row.Reading, time, new("x-1", time, CaseActor.Company, "somebody", "press", CaseEventKind.Response, "something", null, null, s_source), "");
        }
        return CaseLag.Between([Read(Milestone.Start, start)], Milestone.Noticed, [.. noticed.Select(row => Read(Milestone.Noticed, row))]);
    }
}
