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

    /// <summary>The shape of a log that nginx 1.22 wrote for requests of curl under many names; addresses and times are made up.</summary>
    private static string Nginx => Path.Combine(Repository.PathOf("tests", "SocialResearch.Tests", "Importing", "Logs"), "nginx-combined.log");

    [Fact]
    public void A_log_of_nginx_is_read_line_by_line_and_people_in_apps_stay()
    {
        ClickTable clicks = ClickTable.Load(Nginx, s_berlin, "/go/");
        Assert.Equal(42, clicks.Sources[0].RowsRead);
        // A hand-shake of TLS and an empty request are no requests.
        Assert.Equal([41L, 42], clicks.Sources[0].Rejects.Select(reject => reject.Line));
        // Firefox, Safari, Chrome with a log-in, two names with signs that the server escapes, IPv6, a phone called Cubot, and people in Instagram, Facebook, Pinterest and Viber.
        Assert.Equal(11, clicks.Clicks);
        Assert.Equal(new Dictionary<ClickRule, long> { [ClickRule.NoGet] = 2, [ClickRule.NoAgent] = 1, [ClickRule.Preview] = 9, [ClickRule.Bot] = 15 }, clicks.Excluded.ToDictionary(left => left.Rule, left => left.Clicks));
        // After 23 h of UTC it is the next day in Berlin.
        Assert.Equal("2026-03-29 to 2026-03-29", clicks.Period);
        Assert.Equal("2026-03-28 to 2026-03-28", ClickTable.Load(Nginx, TimeZoneInfo.Utc, "/go/").Period);
        Assert.Equal(new UtmTags("forum", "social", "Frühling 26", null, null), clicks.Rows.Select(row => row.Tags).OfType<UtmTags>().Distinct().Single());
        Assert.DoesNotContain("anna", $"{clicks}{clicks.ToTable()}{string.Join(' ', clicks.Rows)}", StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 14; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36", null)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 [Pinterest/iOS]", null)]
    [InlineData("Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)", null)]
    [InlineData("Opera/9.80 (Windows NT 6.1) Presto/2.12.388 Version/12.18", null)]
    [InlineData("Mozilla/5.0 (compatible; Yahoo! Slurp)", ClickRule.Bot)]
    [InlineData("Mozilla/4.0 (compatible; ms-office; MSOffice 16)", ClickRule.Bot)]
    [InlineData("ChatGPT-User/1.0", ClickRule.Bot)]
    [InlineData("facebookcatalog/1.0", ClickRule.Bot)]
    [InlineData("Pinterest/0.2 (+https://www.pinterest.example/bot.html)", ClickRule.Preview)]
    [InlineData("Mozilla/5.0 (Macintosh) AppleWebKit/601.2.4 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0", ClickRule.Preview)]
    public void Programs_are_told_from_people_by_what_they_call_themselves(string agent, ClickRule? rule) => Assert.Equal(rule, ClickRules.Of("GET", 302, agent));

    [Fact]
    public void Addresses_and_numbers_where_a_region_was_looked_for_are_no_region_and_not_kept()
    {
        const string Noon = "02/Mar/2026:12:00:00 +0100";
        ClickTable clicks = Load(
            Line("192.0.2.1", Noon, "GET /go/a HTTP/1.1", extra: " \"203.0.113.7, 10.0.0.1\"") + Line("192.0.2.2", Noon, "GET /go/a HTTP/1.1", extra: " \"2001:db8::7\"")
            + Line("192.0.2.3", Noon, "GET /go/a HTTP/1.1", extra: " 0.003") + Line("192.0.2.4", Noon, "GET /go/a HTTP/1.1", extra: @" ""Nieder\xC3\xB6sterreich"""));
        Assert.Equal(["Niederösterreich", null], clicks.ByRegion().Select(region => region.Region));
        Assert.Equal(["SR136", "SR059"], clicks.Caveats.Select(caveat => caveat.Code));
        Assert.DoesNotContain("203.0.113", $"{clicks}{clicks.ToTable()}{string.Join(' ', clicks.Rows)}", StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_in_front_first_lines_cut_off_and_letters_the_server_has_escaped_are_read()
    {
        string whole = Line("192.0.2.1", "02/Mar/2026:12:00:00 +0100", @"GET /go/a?utm_source=B\xC3\xA4ren&utm_term=\""x\"" HTTP/1.1", extra: "");
        ClickTable clicks = Load("illa/5.0 (X11)\"\n" + "shop.example:443 " + whole, regionField: null);
        Assert.Equal(1, clicks.Clicks);
        Assert.Equal(1, Assert.Single(clicks.Sources[0].Rejects).Line);
        Assert.Equal("Bären / \"x\"", clicks.Rows[0].Tags!.ToString());
        Assert.Equal(1, Load(Line("2001:db8::6", "02/Mar/2026:12:00:00 +0100", "GET /go/a HTTP/1.1"), regionField: null).Clicks);
    }

    private static ClickTable Export(string text)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        try
        {
            return ClickTable.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_report_of_GA4_gives_sessions_of_the_days_its_comments_name_with_all_its_doubts()
    {
        ClickTable clicks = ClickTable.Load(Reading.Fixture("ga4", "traffic.csv"));
        Assert.Equal((1_400, "2026-10-01 to 2026-10-31"), (clicks.Clicks, clicks.Period));
        Assert.Equal([("Germany", 1_300d), ("Austria", 40), ("(other)", 60)], clicks.ByRegion().Select(region => (region.Region!, region.Clicks.Value!.Value)).OrderByDescending(region => region.Item1 == "Germany").ThenBy(region => region.Item2));
        Assert.Equal((new UtmTags("facebook", "paid", "herbst2026", null, null), 340L), (clicks.OfCampaign("herbst2026").Rows[0].Tags, clicks.OfCampaign("herbst2026").Clicks));
        Assert.Equal(["SR006", "SR070", "SR071", "SR072", "SR122"], clicks.Caveats.Select(caveat => caveat.Code));
        Assert.Equal([(new DateOnly(2026, 10, 1), 1_400L)], clicks.ByMonth);
    }

    [Fact]
    public void Days_of_two_months_counted_as_one_belong_to_no_month() => Assert.Empty(Export(
        "# ----------------------------------------\n# Traffic acquisition\n# Start date: 20260915\n# End date: 20261014\nSession source / medium,Country,Sessions\nforum / social,Germany,\"1,410\"\n").ByMonth);

    [Fact]
    public void Newer_German_headers_percent_signs_and_a_comment_at_the_end_are_read()
    {
        ClickTable clicks = Export("# ----------------------------------------\n# Neu generierte Zugriffe: Sitzung – primäre Channelgruppe (Standard-Channelgruppe)\n# Konto: Nordwind\n# ----------------------------------------\n#\n# Alle Nutzer\n# Startdatum: 20261001\n# Enddatum: 20261031\n"
            + "Sitzung – primäre Channelgruppe (Standard-Channelgruppe);Landingpage + Abfragestring;Land;Sitzungen;Sitzungen mit Interaktionen;Engagement-Rate;Durchschnittliche Interaktionsdauer pro Sitzung\n"
            + "Organic Social;/schloss?utm_source=forum&utm_campaign=herbst;Deutschland;1.200;700;58,3%;12\n(other);(other);Österreich;59;40;67,8%;83\nGesamtsumme;;;1.259;740;58,8 %;15\n# Ende\n");
        Assert.Equal((1_259, "2026-10-01 to 2026-10-31"), (clicks.Clicks, clicks.Period));
        Assert.Equal(["Deutschland", "Österreich"], clicks.ByRegion().Select(region => region.Region));
        Assert.Equal(1_200, clicks.OfCampaign("herbst").Clicks);
        Assert.Contains("SR071", clicks.Caveats.Select(caveat => caveat.Code));
        Assert.DoesNotContain("SR072", clicks.Caveats.Select(caveat => caveat.Code));
    }

    [Theory]
    [InlineData("Session primary channel group (Default channel group),Country,Sessions\nOrganic Social,Germany,\"1,410\"\n")]
    [InlineData("# Start date: 20261001\n# End date: 20261031\nSession manual source / medium,Country,Sessions\nforum / social,Germany,1410\n")]
    [InlineData("Date + hour (YYYYMMDDHH),Country,Session campaign,Sessions\n2026100109,Germany,herbst,1400\n2026100110,Germany,herbst,10\n")]
    [InlineData("First user source / medium,Country,Sessions,New users\nforum / social,Germany,\"1,410\",12\n")]
    public void Reports_with_other_dimensions_are_read_too(string report) => Assert.Equal(("Germany", 1_410d), Export(report).ByRegion().Select(region => (region.Region!, region.Clicks.Value!.Value)).Single());

    [Theory]
    [InlineData("Bitlink,Long URL,Title,Created,Total Clicks,Campaign\nhttps://bit.ly/3xYz12,https://shop.example/a?utm_campaign=herbst,Seite A,2026-10-01,\"1,180\",herbst\nbit.ly/abc,https://shop.example/b,Seite B,2026-10-02,20,\n")]
    [InlineData("\uFEFFlink,long_url,title,created_at,tags,archived,clicks\nbit.ly/1,https://shop.example/a?utm_campaign=herbst,A,2026-10-01T08:00:00+0000,\"a, b\",false,1180\nbit.ly/2,https://shop.example/b,B,2026-10-02T08:00:00+0000,,false,20\n")]
    [InlineData("Bitlink;Ziel-URL;Titel;Erstellt;Klicks insgesamt\nbit.ly/1;https://shop.example/a?utm_campaign=herbst;A;01.10.2026;1.180\nbit.ly/2;https://shop.example/b;B;02.10.2026;20\n")]
    public void Exports_of_bitly_are_clicks_with_the_tags_of_their_targets(string export)
    {
        ClickTable clicks = Export(export);
        Assert.Equal((1_200, 1_180), (clicks.Clicks, clicks.OfCampaign("herbst").Clicks));
        Assert.Contains("SR069", clicks.Caveats.Select(caveat => caveat.Code));
    }
}
