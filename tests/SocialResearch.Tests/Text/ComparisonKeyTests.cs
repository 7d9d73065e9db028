using FsCheck.Fluent;
using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public class ComparisonKeyTests
{
    [Theory]
    [InlineData("Straße", "STRASSE")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("u\u0308ber", "Über")]
    [InlineData("ﬁnden", "FINDEN")]
    [InlineData("ＢＡＨＮ", "bahn")]
    [InlineData("INTERESSE", "interesse")]
    public void Spellings_of_one_word_have_one_key(string one, string other) =>
        Assert.Equal(ComparisonKey.Of(one), ComparisonKey.Of(other));

    [Fact]
    public void Umlauts_meet_their_transcription_only_where_asked_and_only_in_one_direction()
    {
        Assert.NotEqual(ComparisonKey.Of("Müller"), ComparisonKey.Of("Mueller"));
        Assert.Equal(ComparisonKey.Of("Müller", foldUmlauts: true), ComparisonKey.Of("MUELLER", foldUmlauts: true));
        Assert.Equal("israel aero", ComparisonKey.Of("Israel Aero", foldUmlauts: true));
    }

    [Fact]
    public void The_collisions_that_the_documentation_names_are_real() => Assert.Equal(ComparisonKey.Of("Maße"), ComparisonKey.Of("Masse"));

    [Fact]
    public void A_key_does_not_depend_on_the_culture_of_the_reader()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal("interesse", ComparisonKey.Of("INTERESSE"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_no_character_is_compared_and_not_refused()
    {
        Assert.Equal("gut \uFFFD", ComparisonKey.Of("Gut \uD83D"));
        Assert.Equal("gut \uFFFD", ComparisonKey.Of("Gut \uFFFE"));
    }

    [Theory]
    [InlineData("die #bahn fährt", "Bahn", true)]
    [InlineData("Bahn-Chef", "bahn", true)]
    [InlineData("Bahnhof", "Bahn", false)]
    [InlineData("S-Bahnen und Bahn", "Bahn", true)]
    [InlineData("autobahn", "Bahn", false)]
    [InlineData("ich mag C++!", "c++", true)]
    [InlineData("Deutsche  Bahn", "Deutsche Bahn", false)]
    [InlineData("die Deutsche Bahn AG", "deutsche bahn", true)]
    [InlineData("toll 👍🏽", "👍🏽", true)]
    [InlineData("x\u0301y x\u0301", "x", false)]
    [InlineData("𝐁ahn", "bahn", true)]
    [InlineData("𠮷Bahn", "Bahn", false)]
    public void A_word_is_whole_when_no_letter_touches_it(string text, string word, bool holds) =>
        Assert.Equal(holds, ComparisonKey.HoldsWord(ComparisonKey.Of(text, true), ComparisonKey.Of(word, true)));

    [Fact]
    public void The_key_of_a_key_is_the_key() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => text is null || ComparisonKey.Of(ComparisonKey.Of(text, true), true) == ComparisonKey.Of(text, true))
        .Holds();

    [Fact]
    public void The_key_of_the_key_of_each_letter_is_the_key()
    {
        for (int code = 0; code <= 0x10FFFF; code++)
        {
            if (code is >= 0xD800 and <= 0xDFFF) continue;
            string letter = char.ConvertFromUtf32(code), key = ComparisonKey.Of(letter);
            if (ComparisonKey.Of(key) != key) Assert.Fail($"U+{code:X4}");
        }
    }
}
