using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Text;
using SocialResearch.Text.Matching;

namespace SocialResearch.Tests.Text;

public class BrandMatcherProperties
{
    private static readonly string[] s_words = ["deutsche", "bahn", "müller", "straße", "nestlé", "db", "h&m", "gap", "year", "zug", "é", "ä", "a", "ﬁx", "ñandú", "한국", "й"];

    /// <summary>Words, what they are made of, and what stands between them.</summary>
    private static readonly Gen<string> Text = Gen.ListOf(Gen.Frequency(
        (6, Gen.Elements(s_words)), (5, Gen.Elements(" ", " ", "-", "'", "’", "_", ". ", "\n", "\n\n", "#", "@", "s", "en", "://", ".de", "\u00AD", "\u200D")),
        (1, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)))).Select(string.Concat);

    private static readonly BrandMatcher s_matcher = new(
        Brand.Named("Deutsche Bahn") with { Aliases = ["Bahn"], Handles = ["@db"], Rules = [ContextRule.For("DB") with { With = ["Zug"], Without = ["Gap"] }] },
        Brand.Named("Müller Straße"), Brand.Named("Nestlé"), Brand.Named("H&M"), Brand.Named("Gap") with { Exclusions = ["Gap Year"], ClosedCompounds = true },
        Brand.Named("Ñandú"), Brand.Named("한국"), Brand.Named("й"), Brand.Named("fix"), Brand.Named("ä"));

    [Fact]
    public void Mentions_are_the_same_in_both_normal_forms_and_in_any_case() => Prop.ForAll(Text.ToArbitrary(), text =>
    {
        // Unicode decides what is a normal form only of whole characters; an inner capital is a boundary, so case is changed as a whole.
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '?').ToLowerInvariant();
        string[] Found(string form) => [.. s_matcher.Explain(form).Select(mention => $"{mention.Brand.Name} {mention.Name} {mention.Withheld} {mention.Form}".ToLowerInvariant())];
        Assert.Equal(Found(whole.Normalize(NormalizationForm.FormC)), Found(whole.Normalize(NormalizationForm.FormD)));
        if (!text.Any(character => character > 0x24F)) Assert.Equal(Found(whole.Normalize()), Found(whole.Normalize().ToUpperInvariant()));
    }).Holds(2_000);

    [Fact]
    public void Every_mention_is_made_of_whole_text_elements_of_the_text_as_given() => Prop.ForAll(Text.ToArbitrary(), text =>
    {
        HashSet<int> borders = [.. StringInfo.ParseCombiningCharacters(text), text.Length];
        foreach (BrandMention mention in s_matcher.Explain(text))
        {
            Assert.Contains(mention.Start, borders);
            Assert.Contains(mention.Start + mention.Length, borders);
            Assert.Equal(text.Substring(mention.Start, mention.Length), mention.Text);
        }
    }).Holds(2_000);

    /// <summary>Most texts are not searched as a whole, and most that hold no name not at all; nobody may notice.</summary>
    [Fact]
    public void A_glimpse_at_the_text_changes_nothing()
    {
        BrandMatcher[] matchers =
        [
            s_matcher,
            new(Brand.Named("Deutsche Bahn") with { Aliases = ["Bahn", "Müller"], Exclusions = ["Bahn fix"] }, Brand.Named("H&M"), Brand.Named("Nestlé")),
            new(Brand.Named("Müller Straße") with { InAddresses = true }, Brand.Named("DB") with { Handles = ["@db"] }),
            new(Brand.Named("Gap year") with { ClosedCompounds = true }, Brand.Named("müller.de"), Brand.Named("Zugä"), Brand.Named("fixes")),
            new([Brand.Named("Deutsche Bahn"), Brand.Named("Nestlé"), .. Enumerable.Range(0, 80).Select(i => Brand.Named($"Name{i}x"))]),
            // One word each, so that words decide alone; a picture and a Greek letter in a name; a run that may come from an umlaut.
            new(Brand.Named("Bahn") with { Exclusions = ["Bahnfix"], ClosedCompounds = true }, Brand.Named("db") with { Hashtags = ["#db"], InAddresses = true }, Brand.Named("ae")),
            new(Brand.Named("I😀you"), Brand.Named("Müλler"), Brand.Named("Straße")),
        ];
        // Long texts of plain words, in which few places decide, and what may disturb between them.
        Gen<string> longer = Gen.ListOf(Gen.Frequency((8, Gen.Elements("und ", "der Zug, ", "heute.  ", "große ", "name7x ", "schön ", "😀 ", "it is ", "“so” – ", "don't ", "100 € ", "café ", "@db ", "I😀you ", "Zu\u00ADg ", "Ba'hn ", "Müλler ", "\n", "gut! ", "(ja) ", "\"Bahn\" ", "#Bahn ", "'so' ", "` ", "- ", "_ ", "\t", " \u0308", "´ ", "x@y.de ", "http://a.b/c ", "db-", "wirklich? ")), (2, Text))).Select(string.Concat);
        Prop.ForAll(Gen.OneOf(Text, longer).ToArbitrary(), text =>
        {
            foreach (BrandMatcher matcher in matchers) Assert.Equal(matcher.Search(text), matcher.Choose(text));
        }).Holds(3_000);
    }

    /// <summary>Texts that lie one after the other are searched together, and none may see its neighbours.</summary>
    [Fact]
    public void Texts_together_hold_names_where_each_alone_does() => Prop.ForAll(Gen.ListOf(Text).Select(texts => (string[])[.. texts]).ToArbitrary(), texts =>
    {
        byte[][] each = [.. texts.Select(Encoding.UTF8.GetBytes)];
        long[] starts = [7, .. each.Select((_, i) => 7L + each.Take(i + 1).Sum(text => text.Length))];
        byte[] together = [.. each.SelectMany(text => text)];
        foreach (int room in (int[])[1, 3])
        {
            var found = new Dictionary<int, ChosenName[]>();
            NamePlaces places = s_matcher.Places(together, starts, new ulong[room]);
            while (places.Next())
            {
                ReadOnlySpan<byte> text = each[places.Text];
                found.Add(places.Text, s_matcher.Search(Encoding.UTF8.GetString(text[s_matcher.Around(text, places)])));
            }
            for (int i = 0; i < texts.Length; i++)
                Assert.Equal(s_matcher.Search(Encoding.UTF8.GetString(each[i])).Select(name => (name.Brand, name.Withheld)), found.GetValueOrDefault(i, []).Select(name => (name.Brand, name.Withheld)));
        }
    }).Holds(1_000);

    /// <summary>Names of few letters in texts of few letters, so that they overlap in all ways, against a search that tries every place.</summary>
    [Fact]
    public void Names_are_found_where_a_search_by_hand_finds_them()
    {
        Gen<string> word = Gen.ListOf(Gen.Elements('a', 'b', 'k'), 3).Select(letters => new string([.. letters])).SelectMany(letters => Gen.Choose(1, 3).Select(length => letters[..length]));
        Gen<string> phrase = Gen.NonEmptyListOf(word).Select(words => string.Join(' ', words.Take(3)));
        var cases = from names in Gen.NonEmptyListOf(phrase) from words in Gen.ListOf(word) from signs in Gen.ListOf(Gen.Elements(" ", " ", "-", ", ", "!"), 40) select (names, text: string.Concat(words.Zip(signs, (w, s) => w + s)));
        Prop.ForAll(cases.ToArbitrary(), example =>
        {
            Brand[] brands = [.. example.names.Distinct().Select(Brand.Named)];
            string[] expected = [.. brands.SelectMany(brand => ByHand(brand.Name, example.text).Select(start => $"{brand.Name}@{start}"))];
            var matcher = new BrandMatcher(brands);
            Assert.Equal(matcher.Search(example.text), matcher.Choose(example.text));
            Assert.Equal(expected, matcher.Find(example.text).Select(mention => $"{mention.Brand.Name}@{mention.Start}"));
        }).Holds(2_000);
    }

    /// <summary>Leftmost, not overlapping: between the words of the name one blank, hyphen or nothing, around it no letter.</summary>
    private static IEnumerable<int> ByHand(string name, string text)
    {
        for (int start = 0; start < text.Length; start++)
        {
            if (start > 0 && char.IsLetter(text[start - 1])) continue;
            int at = start;
            foreach (char letter in name)
            {
                if (letter == ' ') at += at < text.Length && text[at] is ' ' or '-' ? 1 : 0;
                else if (at < text.Length && text[at] == letter) at++;
                else at = text.Length + 1;
            }
            if (at > text.Length || (at < text.Length && char.IsLetter(text[at]))) continue;
            yield return start;
            start = at - 1;
        }
    }
}
