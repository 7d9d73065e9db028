using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Metrics;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Importing.Analytics;

public sealed class WebTests
{
    [Fact]
    public void A_report_of_GA4_is_of_the_days_its_comments_name()
    {
        ImportedConversation import = Exports.Fixture("ga4", "traffic.csv");
        Assert.Equal(["2026-10-01 to 2026-10-31"], import.Periods());
        Assert.Equal([1_000, 300, 40, 60], import.Values("sessions"));
        Assert.Equal([12.5, 4, 0, 0], import.Values("key events"));
        Assert.Equal([1_234.5, 200, 0, 0], import.Values("revenue"));
        MetricReading first = import.Metrics.Of("sessions").Readings[1];
        Assert.Equal(("facebook / paid", "herbst2026", "Germany"), (first["source/medium"], first["campaign"], first["country"]));
    }

    [Fact]
    public void Figures_of_one_row_stay_one_row()
    {
        MetricTable figures = Exports.Fixture("ga4", "traffic.csv").Metrics;
        Assert.Equal(4, figures.ToTable().Rows.Count);
        Assert.Equal(4, figures.Readings.Select(reading => reading.Dimensions).Distinct().Count());
    }

    [Fact]
    public void The_row_of_totals_is_set_aside_and_shows_what_is_missing()
    {
        ImportedConversation import = Exports.Fixture("ga4", "traffic.csv");
        Assert.Equal(new Reject(15, "it holds totals of the other rows, which would count twice"), import.Report().Source.Rejects.Single());
        Assert.Equal("SR006 SR070 SR071 SR072", import.Codes());
        Assert.Contains("sessions: total 1,410, rows 1,400", import.Metrics.Caveats[^1].Sentence);
        Assert.Equal(1_400, import.Metrics.Of("sessions").By().Totals.Single().Total.Value);
    }

    [Fact]
    public void Totals_are_known_by_their_name_too_and_German_figures_are_read()
    {
        ImportedConversation import = Exports.Fixture("ga4", "german.csv");
        Assert.Equal([1_000, 40], import.Values("sessions"));
        Assert.Equal([0.64, 0.25], import.Values("engagement rate"));
        Assert.Equal([1_234.5, 0], import.Values("revenue"));
        Assert.Equal(["Deutschland", "Österreich"], import.Metrics.Of("sessions").Readings.Select(reading => reading["country"]));
        Assert.Equal("SR006 SR070", import.Codes());
    }

    [Fact]
    public void Rows_of_events_repeat_their_sessions_and_it_is_said()
    {
        ImportedConversation import = Exports.Fixture("ga4", "hours.csv");
        Assert.Equal(["2026-10-01 09 h", "2026-10-02 13 h"], import.Periods());
        Assert.Contains("SR074", import.Codes());
        Assert.Equal(3, import.Metrics.In("event", "session_start").Between("2026-10-01", "2026-10-01").Of("sessions").By().Totals.Single().Total.Value);
        Assert.Equal("/lock?utm_source=newsletter&utm_campaign=herbst2026", import.Metrics.Readings[0]["landing page"]);
    }

    [Fact]
    public void Of_several_tables_in_one_file_charts_that_name_no_metric_are_set_aside()
    {
        ImportedConversation import = Exports.Fixture("ga4", "report.csv");
        Assert.Equal(["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-01 to 2026-10-03"], import.Periods());
        Assert.Equal([30, 12], import.Values("views"));
        Assert.Equal([13L, 14L], import.Report().Source.Rejects.Select(reject => reject.Line));
        Assert.All(import.Report().Source.Rejects, reject => Assert.Equal("it belongs to the chart of a report that does not say what it counts", reject.Reason));
    }

    [Fact]
    public void Links_of_bitly_have_clicks_that_hold_those_of_programs_and_forget_who_made_them()
    {
        ImportedConversation import = Exports.Fixture("bitly", "links.csv");
        Assert.Equal([118, 0], import.Values("link clicks"));
        Assert.Equal("bit.ly/nordwind-1", import.Metrics.Readings[0]["link"]);
        Assert.Equal("SR023 SR069", import.Codes());
        Assert.Contains("Created By", import.Report().UnusedColumns);
        Assert.Equal([1_180], Exports.Fixture("bitly", "german.csv").Values("link clicks"));
    }

    [Fact]
    public void Two_hundred_rows_of_bitly_are_probably_not_all()
    {
        string Rows(int count) => "Bitlink,Long URL,Clicks\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"bit.ly/{i},https://x.example/{i},{i}\n"));
        Assert.Contains("SR079", Exports.Text(Rows(200)).Codes());
        Assert.DoesNotContain("SR079", Exports.Text(Rows(199)).Codes());
    }

    [Fact]
    public void Clicks_by_day_and_country_can_be_summed_by_either_and_blank_is_no_zero()
    {
        MetricTable table = Exports.Fixture("bitly", "countries.csv").Metrics;
        Assert.Equal([("Germany", 100d, 1), ("Austria", 7, 0)], table.By("country").Totals.Select(total => (total.Group[0]!, total.Total.Value!.Value, total.Blank)));
        Assert.Equal([("2026-10-01", (double?)107), ("2026-10-02", null)], table.By("day").Totals.Select(total => (total.Group[0]!, total.Total.Value)));
    }

    [Fact]
    public void Answers_of_bitlys_interface_say_when_they_were_cut_off()
    {
        ImportedConversation clicks = Exports.Fixture("bitly-api", "clicks.json");
        Assert.Equal([12, 0], clicks.Values("link clicks"));
        Assert.Equal(["2026-10-02", "2026-10-01"], clicks.Periods());
        Assert.Equal("SR079 SR069", clicks.Codes());
        ImportedConversation countries = Exports.Fixture("bitly-api", "countries.json");
        Assert.Equal(["2026-10-01 to 2026-10-30"], countries.Periods());
        Assert.Equal(["DE", "AT"], countries.Metrics.Readings.Select(reading => reading["country"]));
    }

    [Fact]
    public void A_table_of_costs_is_read_by_day_and_region_with_hours_and_currency()
    {
        ImportedConversation import = Exports.Fixture("figures", "costs.csv");
        Assert.Equal([1_250, 0, null], import.Values("cost"));
        Assert.Equal([2.5, null, 4], import.Values("hours"));
        Assert.Equal([310, 290, 305], import.Values("Besucher im Laden"));
        Assert.Equal(("EUR", MetricUnit.Money, "Nord", "Anzeigen"), (import.Metrics.Readings[0].Currency, import.Metrics.Readings[0].Unit, import.Metrics.Readings[0]["region"], import.Metrics.Readings[0]["item"]));
    }

    [Fact]
    public void Months_and_signs_of_currencies_are_read()
    {
        ImportedConversation import = Exports.Fixture("figures", "orders.csv");
        Assert.Equal(["2026-09", "2026-10"], import.Periods());
        Assert.Equal([4_310.5, 5_000], import.Values("revenue"));
        Assert.Equal("EUR", import.Metrics.Of("revenue").Readings[0].Currency);
    }

    [Fact]
    public void A_number_with_two_readings_follows_the_headers_language_and_it_is_said()
    {
        ImportedConversation german = Exports.Text("Datum;Kosten\n01.10.2026;1,234\n");
        Assert.Equal([1.234], german.Values("cost"));
        Assert.Contains("were read with a decimal comma, because the headers are German", german.Assumed());
        Assert.Equal([1.234], Exports.Text("Date,Cost\n2026-10-01,1.234\n").Values("cost"));
        // One number that has only one reading decides for all.
        ImportedConversation decided = Exports.Text("Date;Cost\n2026-10-01;1,234\n2026-10-02;12.5\n");
        Assert.Equal([1_234, 12.5], decided.Values("cost"));
        Assert.DoesNotContain("decimal", decided.Assumed());
    }

    [Fact]
    public void Headers_may_differ_in_case_blanks_dashes_colons_and_marks()
    {
        ImportedConversation import = Exports.Text("\uFEFF DATUM : ;Seiten‑Follower;ENGAGEMENT\u00A0RATE\n01.10.2026;5;1 %\n".Replace('‑', '–'));
        Assert.Equal([5], import.Values("followers"));
        Assert.Equal([0.01], import.Values("engagement rate"));
    }

    [Fact]
    public void Unknown_columns_are_figures_when_all_cells_are_numbers_and_named_as_unused_else()
    {
        ImportedConversation import = Exports.Text("Date,Clicks,Sharks,Mood,Store ID\n2026-10-01,1,7,good,12\n2026-10-02,2,,bad,12\n");
        Assert.Equal([7, null], import.Values("Sharks"));
        Assert.Equal(MetricUnit.Number, import.Metrics.Of("Sharks").Readings[0].Unit);
        Assert.Equal(["Mood", "Store ID"], import.Report().UnusedColumns);
    }

    [Fact]
    public void A_file_of_posts_is_no_table_of_figures()
    {
        ImportException error = Assert.Throws<ImportException>(() => MetricTable.Load(Reading.Fixture("csv", "forum-german.csv")));
        Assert.Equal("The file holds posts and no figures. Where: forum-german.csv. Open it with Conversation.Load, or give an export of an analytics page.", error.Message);
    }

    [Fact]
    public void A_file_of_figures_is_no_conversation_and_never_an_empty_one()
    {
        ImportException error = Assert.Throws<ImportException>(() => Conversation.Load(Reading.Fixture("figures", "costs.csv"), new() { Pseudonyms = Pseudonyms.KeepNames("a test") }));
        Assert.Equal("The file holds figures and no posts. Where: costs.csv. Open it with MetricTable.Load.", error.Message);
    }

    [Fact]
    public void A_wrong_format_says_what_it_looked_for() =>
        Assert.StartsWith("No line at the beginning of the file is a header of ga4. Where: export.csv. Looked for: comment lines", Assert.Throws<ImportException>(() => Exports.Text("a,b\n1,2\n", new() { Format = "ga4" })).Message);
}
