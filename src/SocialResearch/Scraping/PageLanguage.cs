using System.Collections.Frozen;
using SocialResearch.Text;

namespace SocialResearch.Scraping;

/// <summary>The language of a page: what its words show, or what it says of itself where the words are few.</summary>
internal static class PageLanguage
{
    // The commonest words that the other languages of the list do not have.
    private static readonly (string Tag, string Words)[] s_languages =
    [
        ("de", "der die das und ist nicht ein eine mit auf für von dem den des sich auch im zu wird werden bei oder nach wie wir ich"),
        ("en", "the and of to in is that it for with as was on are this be by from at have not or you his they"),
        ("fr", "le la les des et est une dans pour que qui sur avec pas du ce il au sont plus par"),
        ("es", "el los las y es una del que por para con no se su lo como más al sus este"),
        ("it", "il di che è per una con non sono della si dei nel alla anche più gli dal come"),
        ("pt", "o os as e é uma do da em que para com não se por mais dos na no ao"),
        ("nl", "het een van en is dat op te voor met niet zijn aan er ook bij maar wordt naar"),
        ("pl", "i w na z nie się że do jest to o po za jak od dla przez ale oraz są"),
    ];

    // Longer words need no look into the dictionary.
    private const int LongestCommon = 6;

    private static readonly string[] s_tags = [.. s_languages.Select(language => language.Tag)];

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> s_common = s_languages.SelectMany((language, i) => language.Words.Split(' ').Distinct().Select(word => (word, i)))
        .GroupBy(one => one.word, one => one.i).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The tag (BCP 47); null when neither words nor markup tell.</summary>
    public static string? Of(PageView view, PageHead head, string text)
    {
        string? said = LanguageTag.Of(view.Html is not { } html ? null : view.Attribute(html, "lang") is { Length: > 0 } lang ? lang : view.Attribute(html, "xml:lang"))
            ?? LanguageTag.Of(head.Meta("og:locale")) ?? LanguageTag.Of(head.Meta("content-language", "language", "dc.language"));
        int[] found = new int[s_tags.Length];
        int words = 0;
        PageWords.Read(text.AsSpan(0, Math.Min(text.Length, 4000)), word =>
        {
            words++;
            if (word.Length <= LongestCommon && s_common.TryGetValue(word, out int[]? languages)) foreach (int language in languages) found[language]++;
        });
        if (words < 20) return said;
        int hits = found.Max();
        string tag = s_tags[Array.IndexOf(found, hits)];
        if (hits < words * 0.08) return said;
        // A theme in English around a German text says en of itself.
        return said?.StartsWith(tag, StringComparison.OrdinalIgnoreCase) == true ? said : tag;
    }
}
