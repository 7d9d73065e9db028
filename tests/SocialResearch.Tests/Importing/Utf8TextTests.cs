using System.Text;
using FsCheck.Fluent;
using SocialResearch.Importing;

namespace SocialResearch.Tests.Importing;

/// <summary>What a glance at the bytes of a text says, the long way must say too.</summary>
public sealed class Utf8TextTests
{
    private static readonly string[] s_strange =
    [
        "\u0007", "\u007F", "\r", "\0", "Ã", "Â", "â", "Ã¼", "\uFFFD", "\u0301", "e\u0301", "\u2000", "\u2001", "\u2028", "\u2029", "\u212A", "\u3000", "かな", "\u0340", "\u1E9B\u0323", "\U0002F800", "\uFFFE",
    ];

    private static readonly string[] s_usual = ["\n", "\t", "ä", "ö", "ü", "ß", "é", "č", "\u0085", "–", "…", "„", "“", "€", "😀", "🎉", "\u00A0", "½", "ˋ"];

    [Fact]
    public void A_text_that_is_let_through_is_left_alone_by_the_cleaning_and_shows_no_damage() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            string text = Mixed(random, random.Next(3) == 0 ? s_strange : s_usual);
            return !Utf8Text.IsClean(Encoding.UTF8.GetBytes(text)) || (WrittenText.Clean(text) == text && !ImportSink.LooksDamaged(text));
        }).Holds(20_000);

    [Fact]
    public void Usual_texts_are_let_through_wherever_their_signs_stand()
    {
        foreach ((byte[] text, string place) in Everywhere(s_usual)) Assert.True(Utf8Text.IsClean(text), place);
        Assert.True(Utf8Text.IsClean([]));
    }

    [Fact]
    public void Strange_signs_are_seen_wherever_they_stand()
    {
        foreach ((byte[] text, string place) in Everywhere(s_strange)) Assert.False(Utf8Text.IsClean(text), place);
    }

    private static IEnumerable<(byte[] Text, string Place)> Everywhere(string[] signs)
    {
        foreach (string sign in signs)
            for (int before = 0; before < 100; before++)
                for (int after = 0; after < 40; after += 13)
                    yield return (Encoding.UTF8.GetBytes($"{new string('a', before)}{sign}{new string('b', after)}"), $"{sign} after {before}");
    }

    private static string Mixed(Random random, string[] signs)
    {
        var text = new StringBuilder("a");
        for (int i = random.Next(12); i > 0; i--) text.Append('x', random.Next(20)).Append(signs[random.Next(signs.Length)]);
        return text.Append('z', random.Next(3)).ToString().Trim();
    }
}
