using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Privacy;

namespace SocialResearch.Tests.Privacy;

public sealed class TextScrubberTests
{
    [Theory]
    [InlineData("@DB_Bahn Danke!", "[handle] Danke!")]
    [InlineData(".@anna, RT @ben: via (@cem_87).", ".[handle], RT [handle]: via ([handle]).")]
    [InlineData("Danke@anna", "Danke[handle]")]
    [InlineData("@anna@plausch.example schrieb", "[handle] schrieb")]
    [InlineData("@anna.bsky.social und ben.bsky.social", "[handle] und [handle]")]
    [InlineData("u/anna_x und /u/ben-y, nicht und/oder", "[handle] und [handle], nicht und/oder")]
    [InlineData("＠anna", "[handle]")]
    [InlineData("@a\u0308nne", "[handle]")]
    [InlineData("'anna.o'neil+x@mail.example.org'.", "'[e-mail]'.")]
    [InlineData("mailto:anna@example.org?subject=x", "mailto:[e-mail]?subject=x")]
    [InlineData("anna (at) example (dot) org, ben [ät] example.de, cem(at)example(punkt)de", "[e-mail], [e-mail], [e-mail]")]
    [InlineData("Mail: 4711@example.org", "Mail: [e-mail]")]
    public void Handles_and_addresses(string text, string expected) => Scrubs(text, expected);

    [Theory]
    [InlineData("https://x.com/anna/status/1?s=20.", "[profile].")]
    [InlineData("(https://www.facebook.com/anna.kruse)", "([profile])")]
    [InlineData("https://www.facebook.com/story.php?id=7&x=1", "[profile]")]
    [InlineData("facebook.com/anna, www.instagram.com/anna/ t.me/anna", "[profile], [profile] [profile]")]
    [InlineData("https://mobile.twitter.com/anna", "[profile]")]
    [InlineData("https://www.reddit.com/user/anna/", "[profile]")]
    [InlineData("https://www.youtube.com/@anna", "[profile]")]
    [InlineData("https://www.youtube.com/channel/UCx7", "[profile]")]
    [InlineData("https://anna.tumblr.com/post/7", "[profile]")]
    [InlineData("https://medium.com/%40anna/x", "[profile]")]
    [InlineData("https://de.wikipedia.org/wiki/Benutzer:Anna", "[profile]")]
    [InlineData("https://forum.example.org/memberlist.php?mode=viewprofile&u=7", "[profile]")]
    [InlineData("https://example.org/~anna/", "[profile]")]
    [InlineData("https://example.org/danke?email=anna%40example.org", "[profile]")]
    [InlineData("https://github.com/anna", "[profile]")]
    [InlineData("ftp://anna:geheim@ftp.example.org/a", "ftp://[handle]@ftp.example.org/a")]
    [InlineData("http://203.0.113.7:8080/a", "http://[address]:8080/a")]
    [InlineData("http://[2001:db8::77]:80/a", "http://[address]:80/a")]
    [InlineData("[Anna](https://x.com/anna)", "[Anna]([profile])")]
    public void Links_to_people(string text, string expected) => Scrubs(text, expected);

    [Theory]
    [InlineData("von 203.0.113.77.", "von [address].")]
    [InlineData("10.0.0.1-10.0.0.99", "10.0.0.1-[address]")]
    [InlineData("fe80::1ff:fe23:4567:890a: ja", "[address]: ja")]
    [InlineData("::ffff:203.0.113.9", "[address]")]
    [InlineData("00:00:5e:00:53:af", "[address]")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 bitte", "IBAN [account] bitte")]
    [InlineData("DE89370400440532013000", "[account]")]
    public void Machines_and_accounts(string text, string expected) => Scrubs(text, expected);

    [Theory]
    [InlineData("030 1234567")]
    [InlineData("030/1234567")]
    [InlineData("(030) 123 45 67")]
    [InlineData("0 30 / 12 34 56 7")]
    [InlineData("(0)30 123 45 67")]
    [InlineData("030-1234567-12")]
    [InlineData("030 12 34 56 78")]
    [InlineData("030.1234567")]
    [InlineData("0171 1234567")]
    [InlineData("0171/123 45 67")]
    [InlineData("01711234567")]
    [InlineData("0171 - 123 45 67")]
    [InlineData("+49 171 1234567")]
    [InlineData("+491711234567")]
    [InlineData("+49 (0) 30 123 45 67")]
    [InlineData("(+49) 30 1234567")]
    [InlineData("+49-30-1234567")]
    [InlineData("0049 30 1234567")]
    [InlineData("00 49 30 1234567")]
    [InlineData("+43/1/5123456")]
    [InlineData("+41 44 668 18 00")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+33 6 12 34 56 78")]
    [InlineData("+1 (212) 555-0123")]
    [InlineData("(212) 555-0123")]
    [InlineData("212-555-0123")]
    [InlineData("1-212-555-0123")]
    public void Telephone_numbers(string number)
    {
        Scrubs($"Ruf mich an: {number}.", "Ruf mich an: [phone].");
        Scrubs($"Am 3.4. unter {number} 15 Uhr", "Am 3.4. unter [phone] 15 Uhr", mayTakeTheNextNumber: true);
        Scrubs($"{number}, {number}\n2016", "[phone], [phone]\n2016");
    }

    [Theory]
    [InlineData("Tel. 12 34 56", "Tel. [phone]")]
    [InlineData("Tel.-Nr. 123456!", "Tel.-Nr. [phone]!")]
    [InlineData("Telefon: 4711-0815", "Telefon: [phone]")]
    [InlineData("Handy: 500 000", "Handy: [phone]")]
    [InlineData("Phone#: 7703743799, Tel.: 06201/10030", "Phone#: [phone], Tel.: [phone]")]
    [InlineData("Telefon: 01 577 53 42 577", "Telefon: [phone]")]
    [InlineData("tel:+4930123456", "tel:[phone]")]
    public void Announced_numbers(string text, string expected) => Scrubs(text, expected);

    /// <summary>What looks like an identifier to a careless program. Each was written for this test or shaped after a kind met in real texts.</summary>
    public static TheoryData<string> Harmless =>
    [
        "Am 01.10.2026 um 08:30 Uhr kostet es 1.234,56 € statt 0,99 €.",
        "01/10/2026, 2026-10-01, 01.10.26, 24.12., 01.01.-31.12.2015",
        "Von 08:30 bis 12:30:45 Uhr, 08.30-12.30 Uhr, 0830 bis 1215 Uhr",
        "ISBN 978-3-16-148410-0, ISBN 3-16-148410-X, ISBN 0-306-40615-2, ISBN: 0306406152",
        "§ 312 Abs. 1 Nr. 3 BGB, §§ 60d, 44b UrhG, Art. 6 Abs. 1 lit. f DSGVO",
        "Version 10.0.19041.1, v1.2.3.4, Version 2.10.0.12, Kapitel 4.2.1.3, .NET 10.0.401",
        "ICE 1601, RE 4711, S-Bahn 0815, Gleis 007, 01067 Dresden, 10115 Berlin",
        "01067 01069 01097 01099",
        "Bestellnummer 0301234567, Auftrag 0171 1234567, Ticket #0301234567, Order 00491711234567",
        "1.000.000 Fahrgäste, 2 500 000 Euro, +1.250.000, +120 000 000 €, +5,5 %, 100-200, 3,14159265",
        "std::vector<int> a::b; x = y[at] + z(at); 12::30; a:b:c",
        "und/oder, Kinder/Jugendliche, 1000 U/min, z.B./usw., c/o, w/o",
        "Bananen @2,99, @ 5 Uhr, :-@, a@b, H@se, @, @@, @ home, x@y",
        "https://www.bahn.de/angebot/sparpreis?id=4711#top und http://example.org/a_(b).",
        "https://twitter.com/search?q=bahn, https://t.co/0PgTRO6YS2, https://www.facebook.com/sharer.php?u=x",
        "https://github.com/dotnet/runtime/issues/1, https://www.instagram.com/p/Ab12/",
        "https://maps.example.org/@52.5200,13.4050,15z",
        "bahn.de, example.org/sparpreis, www.example.org, DB Vertrieb GmbH/AG",
        "Das Verhältnis 3:2, 16:9, 1:0 und 10:11:12:13",
        "Seiten 123-456, 1990-2015, 1990/91, 0-10, 007, 0,5, 0.5, 0/10",
        "Notes Traveler 9.0.1.11, pic.twitter.com/aWiVVIuGiJ",
        "Tel. am 01.10.2026, Telefon 2015-10-12",
        "8.8.8.8 und 1.1.1.1 sind Server und 300.1.2.3 ist nichts",
        "Kto. 123456789, 5000 x 3000, 123 456 789 Stück, 4 x 100 m",
        "🚆🇩🇪 Zug fällt aus 😡😡 1️⃣2️⃣3️⃣ #S21 #DB2016",
        "Straße, naïve café, o\u0308ffnen, \uD83D kaputt, \u0000\r\n\t",
        "[handle] [e-mail] [profile] [phone] [address] [account]",
        "",
    ];

    [Theory, MemberData(nameof(Harmless))]
    public void Texts_without_identifiers_stay_the_very_same(string text) => Assert.Same(text, TextScrubber.Scrub(text));

    [Fact]
    public void Scrubbing_twice_is_scrubbing_once() => Prop.ForAll(Confusing, text =>
    {
        string once = TextScrubber.Scrub(text);
        return ReferenceEquals(once, TextScrubber.Scrub(once));
    }).Holds(20_000);

    [Fact]
    public void No_planted_identifier_survives_in_any_text() => Prop.ForAll(Texts, text =>
    {
        string scrubbed = TextScrubber.Scrub(text.Planted);
        return PlantedIdentifiers.All.Where(identifier => identifier.IsRecognisable).All(identifier => !scrubbed.Contains(identifier.Core, StringComparison.OrdinalIgnoreCase));
    }).Holds(5_000);

    [Fact]
    public void Nothing_but_the_planted_identifiers_is_lost() => Prop.ForAll(Texts, text =>
        PlaceholderOrNothing(TextScrubber.Scrub(text.Planted)) == PlaceholderOrNothing(text.Marked))
        .Holds(5_000);

    /// <summary>Recall and precision on the planted set, which is ours: they say that the rules do what they claim, not how people write.</summary>
    /// <remarks>31 of 31 recognisable identifiers, no false alarm in the harmless texts. Names and bare ids (9 of the 40) are not looked for in texts.</remarks>
    [Fact]
    public void Recall_and_precision_on_the_planted_set_are_one()
    {
        PlantedIdentifier[] planted = [.. PlantedIdentifiers.All.Where(identifier => identifier.IsRecognisable)];
        int found = planted.Count(identifier => !TextScrubber.Scrub($"Hallo {identifier.Value} und Gruß").Contains(identifier.Core, StringComparison.OrdinalIgnoreCase));
        int wrong = Harmless.Count(row => !ReferenceEquals(row.Data, TextScrubber.Scrub(row.Data)));
        Assert.Equal((31, 31), (found, planted.Length));
        Assert.Equal(0, wrong);
    }

    /// <summary>Each is 400,000 characters of what a rule must look furthest for. Quadratic time would not come to an end.</summary>
    [Theory]
    [InlineData("@"), InlineData("a@"), InlineData("a.a."), InlineData("@a"), InlineData("@ab@ab."), InlineData("0"), InlineData("0 "), InlineData("030 "), InlineData("030-1")]
    [InlineData("1.2."), InlineData("10.10.10."), InlineData("a:"), InlineData("::"), InlineData("1:"), InlineData("abcd:"), InlineData("a/"), InlineData("a.de/,"), InlineData("x.com/")]
    [InlineData("http://"), InlineData("http://a"), InlineData("://"), InlineData("(at)"), InlineData("a(at)a(dot)"), InlineData("("), InlineData("(0"), InlineData("+49"), InlineData("++"), InlineData("[at")]
    [InlineData("DE89 "), InlineData("AA11A"), InlineData(".bsky.social"), InlineData("a-"), InlineData("Tel "), InlineData("https://["), InlineData("https://x.com/("), InlineData("%40/")]
    public void Long_texts_made_to_confuse_hang_nothing(string piece)
    {
        foreach (string text in new[] { Repeat(piece), Repeat(piece) + "@", "a" + Repeat(piece) + "/", Repeat(piece).Replace(" ", "", StringComparison.Ordinal) })
            Endless.Guard(() => TextScrubber.Scrub(text));

        static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, 400_000 / piece.Length));
    }

    /// <summary>Pieces of identifiers and what they are mistaken for, in any order and without gaps.</summary>
    private static readonly Arbitrary<string> Confusing = Gen.OneOf(
            Gen.Elements("@", "＠", "a", "anna", "ö", "_", ".", "-", "+", "/", "//", ":", "://", "::", " ", "  ", "(", ")", "[", "]", "(at)", "[at]", "(dot)", "'", ",", "\n", "#", "=", "%40", "?", "&", "€", "%",
                "0", "00", "1", "12", "030", "0171", "1234567", "49", "+49", "2001", "db8", "203.0.113.77", "10.0.", "2016", "12:30", "x.com/", "http://", "https://", "www.", "user", "de", ".org", "u/", ".bsky.social",
                "Tel. ", "Version ", "Nr. ", "ISBN ", "DE", "DE89 3704 0044 0532 0130 00", "[handle]", "[phone]", "[address]", "[profile]", "[e-mail]", "Euro", "\u00A0", "–", "…", "\u0308", "\uD83D", "😡"),
            Gen.Elements(PlantedIdentifiers.All.Select(identifier => identifier.Value).ToArray()),
            Gen.Choose(32, 126).Select(code => ((char)code).ToString()))
        .ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary();

    /// <summary>German and English words with planted identifiers between them, and the same with a mark in their place.</summary>
    private static readonly Arbitrary<(string Planted, string Marked)> Texts = Gen.OneOf(
            Gen.Elements("Der", "Zug", "hat", "wieder", "Verspätung,", "danke", "für", "nichts!", "Gleis 12", "um 08:30 Uhr", "am 01.10.2016", "kostet 19,90 €", "the", "train", "was", "late,", "thanks.", "ICE 1601", "(immer)", "§ 3 Nr. 2", "Größe", "😡", "v1.2.3", "\n")
                .Select(word => (Planted: word, Marked: word)),
            Gen.Elements(PlantedIdentifiers.All.Where(identifier => identifier.IsRecognisable).ToArray())
                .SelectMany(identifier => Gen.Elements(("", ""), ("(", ")"), ("\"", "\""), ("", "."), ("", ","), ("", "!"), ("„", "“"), (": ", ";"))
                    .Select(around => (Planted: around.Item1 + identifier.Value + around.Item2, Marked: around.Item1 + "[]" + around.Item2))))
        .ListOf().Select(pieces => (string.Join(' ', pieces.Select(piece => piece.Planted)), string.Join(' ', pieces.Select(piece => piece.Marked)))).ToArbitrary();

    /// <summary>Any placeholder as one mark; a URL that keeps its host and loses its user counts as a mark too.</summary>
    private static string PlaceholderOrNothing(string text) => System.Text.RegularExpressions.Regex.Replace(
        text.Replace("http://[handle]@example.org/ablage", "[]", StringComparison.Ordinal), @"\[(handle|e-mail|profile|phone|address|account)\]", "[]");

    private static void Scrubs(string text, string expected, bool mayTakeTheNextNumber = false)
    {
        string scrubbed = TextScrubber.Scrub(text);
        if (mayTakeTheNextNumber) expected = scrubbed.EndsWith("[phone] Uhr", StringComparison.Ordinal) ? expected.Replace(" 15 Uhr", " Uhr", StringComparison.Ordinal) : expected;
        Assert.Equal(expected, scrubbed);
        Assert.Same(scrubbed, TextScrubber.Scrub(scrubbed));
    }
}
