using System.Text;

namespace SocialResearch.Benchmarks.Posts;

/// <summary>Sentences without sense, of common words and names of brands that do not exist.</summary>
internal sealed class GeneratedTexts(Random random)
{
    private static readonly string[] s_german =
        "die der und ist das nicht ich es ein zu auf für mit man auch von wie so aber wenn wir noch nur schon über mehr immer würde können müssen heute wieder gestern Schloss Größe Preis Qualität Lieferung Kundendienst Erfahrung Straße Öffnungszeiten Bestellung Rückgabe natürlich günstig schön enttäuscht zuverlässig"
            .Split(' ');

    private static readonly string[] s_english =
        "the to and of a is it that for was on with you this not have they are be but what all so there out just about would know time when get really price delivery support quality order refund broken great terrible waiting lock size shipping service experience reliable disappointed cheap never always"
            .Split(' ');

    private static readonly string[] s_ends = [". ", ". ", ", ", ", ", "! ", "? ", " – ", " 😀 ", "; ", "... "];

    /// <summary>Names of brands that do not exist.</summary>
    public static IReadOnlyList<string> Brands { get; } = [.. from first in new[] { "Kryl", "Nordo", "Vesta", "Blau", "Tremo", "Alpi" } from second in new[] { "lock", "werk", "mill", "tec", "häusl" } select first + second];

    /// <summary>The next text, about 120 letters long, some of them much longer.</summary>
    public string Next(bool german)
    {
        string[] words = german ? s_german : s_english;
        int length = 4 + (int)Math.Pow(120, random.NextDouble() * random.NextDouble() * 1.1 + 0.1) + random.Next(16);
        var text = new StringBuilder(length * 7);
        int brandAt = random.Next(6) == 0 ? random.Next(length) : -1;
        for (int i = 0; i < length; i++)
        {
            string word = i == brandAt ? AsWritten(Brands[(int)Math.Pow(Brands.Count, random.NextDouble()) - 1]) : words[(int)Math.Pow(words.Length, random.NextDouble()) - 1];
            bool quoted = random.Next(60) == 0;
            if (quoted) text.Append('"');
            text.Append(word);
            if (quoted) text.Append('"');
            text.Append(i == length - 1 ? "." : random.Next(8) == 0 ? s_ends[random.Next(s_ends.Length)] : random.Next(200) == 0 ? "\n" : " ");
        }
        return text.ToString();
    }

    /// <summary>A name as people write it; one time in twenty as the end of a longer word, where it is no mention.</summary>
    private string AsWritten(string brand) => random.Next(20) switch
    {
        0 => "#" + brand,
        1 or 2 => brand.ToLowerInvariant(),
        3 => brand.ToUpperInvariant(),
        4 => "Anti" + brand.ToLowerInvariant(),
        _ => brand,
    };
}
