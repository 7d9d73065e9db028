using System.Text;
using SocialResearch.Text;

namespace SocialResearch.Tests.Text;

public class BrandMatcherHostileTests
{
    private const int TenMillion = 10_000_000;

    private static readonly BrandMatcher s_matcher = new(Brand.Named("Deutsche Bahn") with
    {
        Aliases = ["Bahn", "a a a a a a a a a a b"],
        Handles = ["@DB_Bahn"],
        Rules = [ContextRule.For("DB") with { With = ["Zug"] }],
        Exclusions = ["freie Bahn"],
    });

    [Theory]
    [InlineData("bahn")]
    [InlineData("a ")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("@a.")]
    [InlineData("#")]
    [InlineData("a://")]
    [InlineData("www.")]
    [InlineData("de.")]
    [InlineData("'")]
    [InlineData("\u0301")]
    [InlineData("\uD83D")]
    [InlineData("ä\u0308")]
    [InlineData("ﷺ")]
    public void Millions_of_characters_of_the_same_come_to_an_end(string part)
    {
        // What is not ASCII takes ten times as long a letter.
        int length = Ascii.IsValid(part) ? TenMillion : TenMillion / 10;
        string text = new StringBuilder().Insert(0, part, length / part.Length).Append(" Bahn").ToString();
        Endless.Guard(() => Assert.Single(s_matcher.Find(text)));
    }

    [Fact]
    public void Hundreds_of_thousands_of_mentions_are_all_found()
    {
        string text = new StringBuilder().Insert(0, "DB Bahn freie Bahn @DB_Bahn ", 100_000).Append("Zug").ToString();
        Endless.Guard(() => Assert.Equal(300_000, s_matcher.Find(text).Count));
    }

    [Fact]
    public void A_hundred_thousand_brands_are_found_in_one_pass()
    {
        Brand[] brands = [.. Enumerable.Range(0, 100_000).Select(i => Brand.Named($"Marke {Name(i)} Gesellschaft"))];
        Endless.Guard(() =>
        {
            var matcher = new BrandMatcher(brands);
            Assert.Equal(["Marke " + Name(7) + " Gesellschaft", "Marke " + Name(99_999) + " Gesellschaft"],
                matcher.Find($"marke-{Name(7)}-gesellschaft, Marke {Name(99_999)} Gesellschaften und Marke keine").Select(mention => mention.Brand.Name));
        });
    }

    private static string Name(int number) => string.Concat(Enumerable.Range(0, 4).Select(digit => (char)('a' + number / (int)Math.Pow(18, digit) % 18)));
}
