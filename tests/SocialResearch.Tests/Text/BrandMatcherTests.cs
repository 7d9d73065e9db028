using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public class BrandMatcherTests
{
    private static readonly Dictionary<string, Brand> s_brands = new()
    {
        ["Deutsche Bahn"] = Brand.Named("Deutsche Bahn") with
        {
            Aliases = ["Bahn"],
            Products = ["BahnCard"],
            Handles = ["@DB_Bahn"],
            Hashtags = ["#zugausfall"],
            Rules = [ContextRule.For("DB") with { With = ["Zug", "verpasster Anschluss"], Without = ["Dezibel", "lauter als erlaubt"] }],
            Exclusions = ["freie Bahn", "S-Bahn"],
        },
        ["Domino's"] = Brand.Named("Domino's"),
        ["Dominos"] = Brand.Named("Dominos"),
        ["Kryptonite"] = Brand.Named("Kryptonite") with { ClosedCompounds = true, Exclusions = ["Kryptonitehandel"] },
        ["Kryptonit"] = Brand.Named("Kryptonite") with { Aliases = ["Kryptonit"], Exclusions = ["Supermans Kryptonit"] },
        ["Müller"] = Brand.Named("Müller"),
        ["Mueller"] = Brand.Named("Mueller"),
        ["Groß & Söhne"] = Brand.Named("Groß & Söhne"),
        ["Nestlé"] = Brand.Named("Nestlé"),
        ["H&M"] = Brand.Named("H&M"),
        ["booking.com"] = Brand.Named("booking.com"),
        ["Dr. Oetker"] = Brand.Named("Dr. Oetker"),
        ["Post"] = Brand.Named("Post"),
        ["Sparkasse"] = Brand.Named("Sparkasse"),
        ["Apple"] = Brand.Named("Apple") with { Exclusions = ["Apple pie"] },
        ["Gap"] = Brand.Named("Gap") with { Exclusions = ["Gap year"] },
        ["Adobe"] = Brand.Named("Adobe"),
        ["Neue Deutsche Welle"] = Brand.Named("Neue Deutsche Welle"),
        ["Süddeutscher Rundfunk"] = Brand.Named("Süddeutscher Rundfunk"),
        ["1&1"] = Brand.Named("1&1"),
        ["I😀you"] = Brand.Named("I😀you"),
        ["Οδυσσεύς"] = Brand.Named("Οδυσσεύς"),
        ["Linked"] = Brand.Named("Adobe") with { InAddresses = true },
    };

    [Theory]
    // Names as words, with every ending.
    [InlineData("Deutsche Bahn", "Die Deutsche Bahn AG fährt.", "Deutsche Bahn")]
    [InlineData("Deutsche Bahn", "der Deutschen Bahn zuliebe", "Deutschen Bahn")]
    [InlineData("Deutsche Bahn", "ein deutsches Bahn-Ticket", "deutsches Bahn")]
    [InlineData("Deutsche Bahn", "DEUTSCHE BAHN und deutsche bahn", "DEUTSCHE BAHN|deutsche bahn")]
    [InlineData("Deutsche Bahn", "Deutsche\nBahn, Deutsche\u00A0Bahn, Deutsche  Bahn", "Deutsche\nBahn|Deutsche\u00A0Bahn|Deutsche  Bahn")]
    [InlineData("Deutsche Bahn", "Er ist Deutsche. Bahn fährt sie gern.", "Bahn")]
    [InlineData("Deutsche Bahn", "Deutsche\n\nBahn", "Bahn")]
    [InlineData("Deutsche Bahn", "Bahnhof, Autobahn, bahnen, Bahnen, anbahnend", "")]
    [InlineData("Deutsche Bahn", "die Bahn's und die ‚Bahn‘", "Bahn's|Bahn")]
    [InlineData("Deutsche Bahn", "Bahn-Chef, Ex-Bahn-Chef, Bahn–Tochter", "Bahn|Bahn|Bahn")]
    [InlineData("Deutsche Bahn", "BahnCard und Bahncard, zwei BahnCards", "BahnCard|Bahncard|BahnCards")]
    [InlineData("Deutsche Bahn", "„Bahn“ (Bahn) Bahn! …Bahn, Bahn/Bus", "Bahn|Bahn|Bahn|Bahn|Bahn")]
    [InlineData("Sparkasse", "die Sparkassen, der Sparkasse, Sparkassenkunde", "Sparkassen|Sparkasse")]
    [InlineData("Post", "Post, Posts; Posten, Poster, Postes, Pöste", "Post|Posts")]
    [InlineData("Neue Deutsche Welle", "zur Neuen Deutschen Welle", "Neuen Deutschen Welle")]
    [InlineData("Süddeutscher Rundfunk", "des Süddeutschen Rundfunks; beim suedeutschen Rundfunk", "Süddeutschen Rundfunks")]
    [InlineData("Adobe", "adobes Schriften, Adobe’s, Adobern, Xadobe", "adobes|Adobe’s")]
    [InlineData("I😀you", "so I😀you, i😀you and I you", "I😀you|i😀you")]
    [InlineData("Adobe", "adobebraun, Glasadobe, Adobe2024", "")]
    [InlineData("Dr. Oetker", "Dr. Oetker, Dr Oetker, Dr.Oetker, dr-oetker", "Dr. Oetker|Dr Oetker|Dr.Oetker|dr-oetker")]
    // Apostrophes, hyphens, blanks.
    [InlineData("Domino's", "Domino's Domino’s Domino´s Domino`s Dominoʼs", "Domino's|Domino’s|Domino´s|Domino`s|Dominoʼs")]
    [InlineData("Domino's", "Dominos, DOMINOS, Domino s", "Dominos|DOMINOS|Domino s")]
    [InlineData("Domino's", "ein Domino, viele Dominosteine, Domino", "")]
    [InlineData("Dominos", "Domino's, Dominos’ Pizza", "Domino's|Dominos")]
    [InlineData("Kryptonite", "Kryptonite-Schloss, Kryptonite Schloss, KryptoniteSchloss", "Kryptonite|Kryptonite|Kryptonite")]
    [InlineData("Kryptonite", "Kryptoniteschloss, kryptoniteschlösser", "Kryptonite|kryptonite")]
    [InlineData("Kryptonite", "Kryptonitehandel, Kryptonitehandels", "")]
    [InlineData("Kryptonite", "Kryptoniteab, Antikryptonite, Kryptonit", "")]
    [InlineData("Kryptonit", "Das Kryptonit hält, Supermans Kryptonit nicht.", "Kryptonit")]
    [InlineData("Kryptonit", "Kryptonite und Kryptonits", "Kryptonite|Kryptonits")]
    [InlineData("H&M", "H&M, H & M, h&m, H&amp;M, HM, H.M", "H&M|H & M|h&m")]
    [InlineData("1&1", "1&1 und 11&1 und 1&12", "1&1")]
    [InlineData("Groß & Söhne", "Gross & Soehne, GROẞ&SÖHNE, Gros & Söhne", "Gross & Soehne|GROẞ&SÖHNE")]
    // Umlauts, accents, forms of Unicode.
    [InlineData("Müller", "Müller Mueller MÜLLER Mu\u0308ller Muller", "Müller|Mueller|MÜLLER|Mu\u0308ller")]
    [InlineData("Mueller", "Müller, Müllers", "Müller|Müllers")]
    [InlineData("Nestlé", "Nestle NESTLÉ Nestle\u0301 Nestlè", "Nestle|NESTLÉ|Nestle\u0301|Nestlè")]
    [InlineData("Adobe", "Ａｄｏｂｅ und Ado\u00ADbe und a\u200Ddobe", "Ａｄｏｂｅ|Ado\u00ADbe|a\u200Ddobe")]
    [InlineData("Adobe", "Ado\u0308be, Adobe\u20DD", "")]
    [InlineData("Οδυσσεύς", "ΟΔΥΣΣΕΎΣ, οδυσσεύς", "ΟΔΥΣΣΕΎΣ|οδυσσεύς")]
    [InlineData("Adobe", "Adobe😀Adobe 👨‍👩‍👧Adobe", "Adobe|Adobe|Adobe")]
    // Hashtags, handles, addresses.
    [InlineData("Deutsche Bahn", "#DeutscheBahn #deutschebahn #Deutsche_Bahn", "DeutscheBahn|deutschebahn|Deutsche_Bahn")]
    [InlineData("Deutsche Bahn", "#IchLiebeDeutscheBahn #BahnStreik #Bahn2020", "DeutscheBahn|Bahn|Bahn")]
    [InlineData("Deutsche Bahn", "#bahnstreik #bahnhof #Autobahn #autoBAHN", "BAHN")]
    [InlineData("Deutsche Bahn", "#Zugausfall, zugausfall, #zugausfallen, #KeinZugausfall", "Zugausfall")]
    [InlineData("Deutsche Bahn", "@DB_Bahn, @db_bahn: .@DB_Bahn? ＠DB_Bahn", "@DB_Bahn|@db_bahn|@DB_Bahn|＠DB_Bahn")]
    [InlineData("Deutsche Bahn", "@DB_Bahner @Bahn @Bahn_Chef @DB_Bahn.Danke", "")]
    [InlineData("Deutsche Bahn", "danke@DB_Bahn", "@DB_Bahn")]
    [InlineData("Deutsche Bahn", "bahn@example.com service@bahn.de die-bahn@example.com", "")]
    [InlineData("Deutsche Bahn", "https://example.com/Bahn?x=Bahn www.bahn.de bahn.de/reise HTTP://BAHN", "")]
    [InlineData("Deutsche Bahn", "Bahn https://t.co/x Bahn", "Bahn|Bahn")]
    [InlineData("Linked", "https://www.adobe.com/de und kontakt@adobe.com", "adobe")]
    [InlineData("booking.com", "booking.com ist teuer, Booking.Com! https://booking.com/hotel", "booking.com|Booking.Com")]
    // Rules and exclusions.
    [InlineData("Deutsche Bahn", "Mit der DB im Zug", "DB")]
    [InlineData("Deutsche Bahn", "Mit der DB in Zügen und zugeben", "")]
    [InlineData("Deutsche Bahn", "DB: verpasste Anschlüsse; DB: verpasster Anschluss", "DB|DB")]
    [InlineData("Deutsche Bahn", "Die DB ist da", "")]
    [InlineData("Deutsche Bahn", "Deutsche Bahn (DB)", "Deutsche Bahn|DB")]
    [InlineData("Deutsche Bahn", "Der Zug hat 80 Dezibel, sagt die DB", "")]
    [InlineData("Deutsche Bahn", "Der Zug ist lauter als erlaubt: DB", "")]
    [InlineData("Deutsche Bahn", "freie Bahn für alle, freier Bahn, S-Bahn, S-Bahnen, S–Bahn", "")]
    [InlineData("Deutsche Bahn", "freie Bahn-Plätze der Bahn", "Bahn")]
    [InlineData("Apple", "Apple pie, Apple pies, apple-pie und Apple", "Apple")]
    [InlineData("Gap", "Gap Year, Gaps, GAP", "Gaps|GAP")]
    [InlineData("Gap", "Singapur, gapen, Gapper, Gap-Jacke", "Gap")]
    // Nothing to find.
    [InlineData("Adobe", "", "")]
    [InlineData("Adobe", "\uD800 \uDC00adobe\uD83D \0", "adobe")]
    public void A_text_has_the_mentions_that_a_reader_would_mark(string brand, string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), new BrandMatcher(s_brands[brand]).Find(text).Select(mention => mention.Text));

    [Theory]
    [InlineData("Bahn", MentionForm.Word)]
    [InlineData("der Deutschen Bahn", MentionForm.Inflected)]
    [InlineData("BahnCards", MentionForm.Inflected)]
    [InlineData("Bahn-Chef", MentionForm.Compound)]
    [InlineData("BahnChef", MentionForm.Compound)]
    [InlineData("#BahnChef", MentionForm.Hashtag)]
    [InlineData("@DB_Bahn", MentionForm.Handle)]
    public void A_mention_says_how_the_name_stands_there(string text, MentionForm form) =>
        Assert.Equal(form, Assert.Single(new BrandMatcher(s_brands["Deutsche Bahn"]).Find(text)).Form);

    [Theory]
    [InlineData("Die DB ist da", WithheldReason.NoContext)]
    [InlineData("DB Zug Dezibel", WithheldReason.OtherMeaning)]
    [InlineData("freie Bahn", WithheldReason.Excluded)]
    [InlineData("www.bahn.de", WithheldReason.Address)]
    public void What_is_withheld_says_why(string text, WithheldReason reason)
    {
        var matcher = new BrandMatcher(s_brands["Deutsche Bahn"]);
        BrandMention mention = Assert.Single(matcher.Explain(text, "p7"));
        Assert.Equal((reason, false), (mention.Withheld, mention.Counts));
        Assert.Empty(matcher.Find(text));
        Assert.Contains("of post p7 does not count for Deutsche Bahn: ", mention.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanations_say_where_and_why_and_quote_no_more_than_the_name() => Golden.Matches("brand-explanations.txt", string.Join("\n",
        new[] { "Anna fährt mit der Deutschen Bahn", "Annas Bahn-Chef", "#BahnChef Anna", "Anna: @DB_Bahn", "Anna, DB", "Annas freie Bahn", "anna.bahn.de", "Anna, DB 8 Dezibel" }
            .SelectMany(text => new BrandMatcher(s_brands["Deutsche Bahn"]).Explain(text, "p7")).Select(mention => mention.Explanation)));

    [Fact]
    public void Brands_share_words_and_each_has_its_own_mentions()
    {
        var matcher = new BrandMatcher(Brand.Named("Deutsche Bank"), Brand.Named("Bank"), Brand.Named("Bank Holding"));
        Assert.Equal(["Deutsche Bank:Deutsche Bank", "Bank:Bank", "Bank Holding:Bank Holding"],
            matcher.Find("die Deutsche Bank Holding").Select(mention => $"{mention.Brand.Name}:{mention.Text}"));
    }

    [Fact]
    public void The_longest_name_counts_once_where_names_of_a_brand_overlap()
    {
        Brand brand = Brand.Named("Bahn") with { Aliases = ["Deutsche Bahn", "Bahn AG", "Deutsche Bahn AG"] };
        Assert.Equal(["Deutsche Bahn AG"], new BrandMatcher(brand).Find("Deutsche Bahn AG").Select(mention => mention.Text));
    }

    [Fact]
    public void One_matcher_serves_many_threads()
    {
        var matcher = new BrandMatcher([.. s_brands.Values.DistinctBy(brand => brand.Name)]);
        string[] texts = [.. Enumerable.Range(0, 2_000).Select(i => $"{i} Deutsche Bahn, H&M {(i % 3 == 0 ? "Apple" : "pie")} @DB_Bahn DB Zug")];
        int[] once = [.. texts.Select(text => matcher.Find(text).Count)], together = new int[texts.Length];
        Parallel.For(0, texts.Length, i => together[i] = matcher.Find(texts[i]).Count);
        Assert.Equal(once, together);
    }

    [Fact]
    public void A_text_without_names_takes_no_memory()
    {
        var matcher = new BrandMatcher(s_brands["Deutsche Bahn"]);
        string text = "Schöne Grüße aus der Straßenbahn – bahnbrechend, wie immer! https://example.com/x @jemand " + new string('ß', 500);
        Assert.Empty(matcher.Find(text));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) matcher.Find(text);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
