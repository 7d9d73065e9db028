using SocialResearch.Evidence;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

public class RedirectLogTests
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private const string Browser = "\"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0\"";

    private static ClickTable Load(string text, TimeZoneInfo? zone = null, string under = "/go/", int? regionField = 1)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.log");
        File.WriteAllText(path, text);
        try
        {
            return ClickTable.Load(path, zone ?? s_berlin, under, regionField);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Line(string address, string time, string request, int status = 302, string agent = Browser, string extra = " \"AT-9\"") =>
        $"{address} - - [{time}] \"{request}\" {status} 0 \"-\" {agent}{extra}\n";

    [Fact]
    public void Each_rule_takes_out_its_kind_and_people_stay()
    {
        const string Noon = "02/Mar/2026:12:00:00 +0100";
        ClickTable clicks = Load(
            Line("192.0.2.1", Noon, "GET /go/a?utm_source=forum&utm_medium=social&utm_campaign=Fr%C3%BChling+26 HTTP/1.1")
            + Line("192.0.2.1", "02/Mar/2026:12:00:07 +0100", "GET /go/a?utm_source=forum&utm_medium=social&utm_campaign=Fr%C3%BChling+26 HTTP/1.1")
            + Line("192.0.2.1", "02/Mar/2026:12:05:00 +0100", "GET /go/a?utm_source=forum&utm_medium=social&utm_campaign=Fr%C3%BChling+26 HTTP/1.1", extra: " \"-\"")
            + Line("192.0.2.2", Noon, "HEAD /go/a HTTP/1.1") + Line("192.0.2.3", Noon, "GET /go/a HTTP/1.1", 404) + Line("192.0.2.4", Noon, "GET /go/a HTTP/1.1", agent: "\"-\"")
            + Line("192.0.2.5", Noon, "GET /go/a HTTP/1.1", agent: "\"WhatsApp/2.23 A\"") + Line("192.0.2.6", Noon, "GET /go/a HTTP/1.1", agent: "\"Mozilla/5.0 (compatible; Googlebot/2.1)\"")
            + Line("192.0.2.7", Noon, "GET /about HTTP/1.1"));
        Assert.Equal(2, clicks.Clicks);
        Assert.Equal(8, clicks.Unfiltered);
        Assert.Equal(Enum.GetValues<ClickRule>().ToDictionary(rule => rule, _ => 1L), clicks.Excluded.ToDictionary(left => left.Rule, left => left.Clicks));
        Assert.Equal(new UtmTags("forum", "social", "Frühling 26", null, null), clicks.Rows[0].Tags);
        Assert.Equal([null, "AT-9"], clicks.Rows.Select(row => row.Region).Order());
        Assert.Equal(["SR121", "SR136"], clicks.Caveats.Select(caveat => caveat.Code));
        Assert.Equal(2, clicks.OfCampaign("frühling 26").Clicks);
        Assert.Equal("2 clicks, 2026-03-02 to 2026-03-02, from 1 region; 6 of 8 openings (75.0 %) were left out as programs, previews or repeats.", clicks.Sentence);
    }

    [Fact]
    public void Days_are_those_of_the_zone_that_was_given()
    {
        string late = Line("192.0.2.1", "02/Mar/2026:23:30:00 +0000", "GET /go/a HTTP/1.1");
        Assert.Equal(new DateOnly(2026, 3, 3), Load(late).Rows[0].Day);
        Assert.Equal(new DateOnly(2026, 3, 2), Load(late, TimeZoneInfo.Utc).Rows[0].Day);
    }

    [Fact]
    public void Common_format_without_agents_is_read_and_only_its_fields_are_judged()
    {
        ClickTable clicks = Load("192.0.2.1 - - [02/Mar/2026:12:00:00 +0100] \"GET /go/a HTTP/1.1\" 302 0\n192.0.2.1 - - [02/Mar/2026:12:00:01 +0100] \"HEAD /go/a HTTP/1.1\" 302 0\n");
        Assert.Equal((1, 2), (clicks.Clicks, clicks.Unfiltered));
        Assert.Null(clicks.Rows[0].Region);
    }

    [Fact]
    public void Lines_that_cannot_be_read_are_set_aside_with_their_number_and_no_address_is_kept()
    {
        ClickTable clicks = Load(Line("192.0.2.1", "02/Mar/2026:12:00:00 +0100", "GET /go/a HTTP/1.1") + "truncated li\n" + Line("192.0.2.9", "31/Feb/2026:12:00:00 +0100", "GET /go/a HTTP/1.1") + Line("192.0.2.9", "02/Mar/2026:12:00:00 +0100", "\\x16\\x03"));
        Assert.Equal([2L, 3, 4], clicks.Sources[0].Rejects.Select(reject => reject.Line));
        Assert.Equal(4, clicks.Sources[0].RowsRead);
        Assert.DoesNotContain("192.0.2", $"{clicks}{clicks.ToTable()}{string.Join(' ', clicks.Sources[0].Rejects)}", StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_a_person_in_a_tag_is_covered() => Assert.Equal("[e-mail]",
        Load(Line("192.0.2.1", "02/Mar/2026:12:00:00 +0100", "GET /go/a?utm_content=anna.kruse%40example.org HTTP/1.1")).Rows[0].Tags!.Content);

    [Fact]
    public void A_log_without_a_zone_and_a_log_of_something_else_are_refused_with_a_remedy()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.log");
        File.WriteAllText(path, Line("192.0.2.1", "02/Mar/2026:12:00:00 +0100", "GET /about HTTP/1.1"));
        try
        {
            Assert.Contains("Say whose days", Assert.Throws<ArgumentException>(() => ClickTable.Load(path)).Message, StringComparison.Ordinal);
            Assert.Contains("no request for a link under /go/", Assert.Throws<ImportException>(() => ClickTable.Load(path, s_berlin, "/go/")).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("https://x.example/?utm_source=a&utm_medium=b", "a / b")]
    [InlineData("/go?UTM_Campaign=M%C3%A4rz&utm_campaign=April#utm_term=x", "März")]
    [InlineData("?utm_source=&utm_content=gr%C3%BC%C3%9Fe+an+alle", "grüße an alle")]
    [InlineData("/go?source=a", null)]
    [InlineData("/go", null)]
    [InlineData(null, null)]
    public void Tags_of_an_address_are_read(string? address, string? tags) => Assert.Equal(tags, UtmTags.Parse(address)?.ToString());

    [Fact]
    public void Totals_of_an_export_are_clicks_that_cannot_be_filtered()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, "Datum;Land;Linkklicks\n2026-03-02;Deutschland;1.200\n2026-03-03;Österreich;300\n2026-03-03;;7\n");
        try
        {
            ClickTable clicks = ClickTable.Load(path);
            Assert.Equal(1_507, clicks.Clicks);
            Assert.False(clicks.IsFiltered);
            Assert.Equal(["Deutschland", "Österreich", null], clicks.ByRegion().Select(region => region.Region));
            Assert.Contains("SR122", clicks.Caveats.Select(caveat => caveat.Code));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
