using System.Text.Json.Nodes;
using SocialResearch.Cases;
using SocialResearch.Charts;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Charts;

public sealed class CaseChartsTests
{
    private static readonly CaseStudies s_studies = CaseStudies.Load(Repository.PathOf("data", "cases"));

    private static readonly CaseSource s_source = new("a page", "https://example.org/", Verification.Read);

    [Fact]
    public void Titles_say_what_the_records_say()
    {
        Assert.Equal("First answer after 2 to 4 days; where people talked, after at most 322 days", s_studies["kryptonite_2004"].TimelineChart().Title);
        Assert.Equal("Noticed after at most 4 days, not after 91 days", s_studies["kryptonite_2004"].LagChart(s_studies.Claims).Title);
        Assert.Equal("First answer to anybody after about 0 days, answer where people talked after 2 days; claimed 2 days", s_studies["dominos_2009"].LagChart(s_studies.Claims).Title);
        Assert.Equal("Answer where people talked within a week in 2 of 8 cases; 3 cases have none documented", s_studies.LagChart(Milestone.ChannelResponse).Title);
        Assert.Equal("In 5 of 8 cases an answer stood where people talked, sooner or later", s_studies.ChannelChart().Title);
        Assert.Equal("At least 13 % of the views came before the answer where people talked", s_studies["dominos_2009"].VolumeChart("video_views_cum").Title);
        Assert.Equal("At most 23 % of the views came before the first answer", s_studies["united_2009"].VolumeChart("video_views_cum").Title);
    }

    [Fact]
    public void A_timeline_has_more_than_twenty_rows_and_a_heading_for_each_lane()
    {
        string figure = s_studies["kryptonite_2004"].TimelineChart().ToFigure(800).ToJson();
        foreach (string heading in (string[])["Customers and blogs (9 events)", "Media (4 events)", "Company (10 events)"]) Assert.Contains(heading, figure, StringComparison.Ordinal);
        Assert.Equal(23, s_studies["kryptonite_2004"].TimelineChart().Table.Rows.Count);
    }

    [Fact]
    public void A_day_is_a_day_wide_a_month_a_month_and_an_estimate_is_broken()
    {
        CaseRecord record = Record(
            Event("a", "2009-01-01", CasePrecision.Day, "on a day"),
            Event("b", "2009-01-03", CasePrecision.Approximate, "about a day"),
            Event("c", "2009-01", CasePrecision.Month, "in a month"));
        JsonNode[] drawn = [.. JsonNode.Parse(record.TimelineChart().ToFigure(800).ToJson())!["data"]!.AsArray().Select(trace => trace!)];
        double[] Ends(bool broken) => [.. drawn.Where(trace => (string?)trace["line"]!["dash"] == (broken ? "3px,2px" : "solid")).SelectMany(trace => trace["x"]!.AsArray()).OfType<JsonNode>().Select(number => number.GetValue<double>())];
        // Place = log10(1 + days): the first day ends at log10(2), January at log10(32).
        Assert.Equal([0, Math.Log10(2), 0, Math.Log10(32)], Ends(broken: false), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([Math.Log10(3), Math.Log10(4)], Ends(broken: true), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void What_lies_before_the_first_sign_or_after_the_end_is_named_and_not_drawn()
    {
        Chart chart = s_studies["kryptonite_2004"].TimelineChart(until: new DateOnly(2004, 9, 30));
        Assert.Contains("Not drawn: 2 earlier, from 1992-10 on, 7 later, until 2007-04.", chart.Source, StringComparison.Ordinal);
        Assert.Equal(16, chart.Table.Rows.Count);
    }

    [Fact]
    public void Counts_are_no_events() =>
        Assert.DoesNotContain(s_studies["kryptonite_2004"].TimelineChart().Table.Rows, row => row[4].StartsWith("Thread visitors", StringComparison.Ordinal));

    [Fact]
    public void A_bound_has_an_open_end_and_a_date_has_none()
    {
        string bounds = s_studies["kryptonite_2004"].LagChart().ToFigure(800).ToJson();
        Assert.Contains("triangle-left-open", bounds, StringComparison.Ordinal);
        Assert.DoesNotContain("triangle-left-open", s_studies["dominos_2009"].LagChart().ToFigure(800).ToJson(), StringComparison.Ordinal);
        Assert.DoesNotContain("claimed", bounds, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_without_a_documented_lag_keep_their_row_and_say_so()
    {
        Chart chart = s_studies.LagChart(Milestone.ChannelResponse);
        Assert.Contains("Motrin 2008 (not documented)", chart.ToFigure(800).ToJson(), StringComparison.Ordinal);
        Assert.Equal(8, chart.Table.Rows.Count);
        Assert.Equal(["Motrin 2008", "", "", "", "not documented"], chart.Table.Rows.Single(row => row[0] == "Motrin 2008"));
    }

    [Fact]
    public void A_record_without_milestones_is_refused_in_words() =>
        Assert.Contains("milestones.csv", Assert.Throws<InsufficientDataException>(() => Record(Event("a", "2009-01-01", CasePrecision.Day, "x")).LagChart()).Message, StringComparison.Ordinal);

    [Fact]
    public void Points_of_different_units_are_not_drawn_on_one_scale() =>
        Assert.Contains("reads, ", Assert.Throws<ArgumentException>(() => s_studies["kryptonite_2004"].VolumeChart("forum_thread_reads_cum")).Message.Replace("visitors, reads", "reads, visitors", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Two_events_of_one_headline_keep_two_rows()
    {
        Chart chart = Record(Event("a", "2009-01-01", CasePrecision.Day, "twice"), Event("b", "2009-01-01", CasePrecision.Day, "twice")).TimelineChart();
        Assert.Equal(3, JsonNode.Parse(chart.ToFigure(800).ToJson())!["layout"]!["yaxis"]!["tickvals"]!.AsArray().Count);
    }

    [Fact]
    public void A_row_has_the_room_that_its_name_needs()
    {
        Chart chart = Record(Event("a", "2009-01-01", CasePrecision.Day, "short"), Event("b", "2009-01-02", CasePrecision.Day, string.Join(' ', Enumerable.Repeat("long", 20))), Event("c", "2009-01-03", CasePrecision.Day, "short again")).TimelineChart();
        double[] places = [.. JsonNode.Parse(chart.ToFigure(320).ToJson())!["layout"]!["yaxis"]!["tickvals"]!.AsArray().Select(place => place!.GetValue<double>())];
        // Of the heading and the rows: one line, one line, four lines, one line.
        Assert.True(places[2] - places[1] > 1.5 * (places[1] - places[0]));
        Assert.Equal(places[2] - places[1], places[3] - places[2], 1e-6);
        Assert.InRange(places[0], -0.5, 0);
        Assert.InRange(places[3], 3, 3.5);
    }

    [Fact]
    public void Hostile_headlines_leave_figures_that_plotly_knows() => Assert.All(HostileCharts.Texts, text =>
    {
        Chart chart = Record(Event("a", "2009-01-01", CasePrecision.Day, text)).TimelineChart();
        Assert.Empty(PlotlySchema.Faults(JsonNode.Parse(chart.ToFigure(560).ToJson())!));
        Assert.DoesNotContain("<script>window", chart.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", chart.ToHtml(), StringComparison.Ordinal);
    });

    private static CaseRecord Record(params CaseEvent[] events) => new(
        "x", "A case", "about", new("", "", "", []), events, [],
        [new CaseMilestone(Milestone.Start, MilestoneReading.Dated, events[0].Time, events[0], "")]);

    private static CaseEvent Event(string id, string time, CasePrecision precision, string headline) =>
        new(id, CaseTime.Parse(time, precision), CaseActor.Customer, "somebody", "forum", CaseEventKind.Trigger, headline, null, null, s_source);
}
