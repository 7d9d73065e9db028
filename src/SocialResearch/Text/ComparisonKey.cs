using System.Globalization;
using System.Text;

namespace SocialResearch.Text;

/// <summary>The form in which two texts are compared: texts that readers take for the same word have the same key.</summary>
/// <remarks>
/// NFKC, then lower case by the invariant culture, then ß as ss, and where asked for ä, ö, ü as ae, oe, ue. Umlauts are folded
/// in one direction only, so that Müller and Mueller meet; ae is never read as ä. Known collisions: Maße and Masse, and with
/// umlauts folded words such as Poet and pöt. Keys are for comparing, never for showing: ½ becomes 1⁄2.
/// </remarks>
public static class ComparisonKey
{
    /// <summary>The key of a text.</summary>
    /// <param name="text">Any text; halves of surrogate pairs, and U+FFFE, count as U+FFFD.</param>
    /// <param name="foldUmlauts">Whether ä equals ae, ö equals oe and ü equals ue.</param>
    public static string Of(string text, bool foldUmlauts = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Lower case can bring forth what NFKC would compose or take apart, hence twice: the key of a key is the key.
        string key = Nfkc(Nfkc(WellFormedText.Of(text)).ToLowerInvariant()).Replace("ß", "ss", StringComparison.Ordinal);
        return foldUmlauts
            ? key.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal)
            : key;
    }

    /// <summary>Whether the key of a text holds the key of a word as a whole word.</summary>
    /// <remarks>A word ends where no letter, digit or combining mark follows: "Bahn" is in "Bahn-Chef" and "#bahn", not in "Bahnhof".</remarks>
    internal static bool HoldsWord(string textKey, string wordKey)
    {
        for (int at = 0; (at = textKey.IndexOf(wordKey, at, StringComparison.Ordinal)) >= 0; at++)
        {
            int end = at + wordKey.Length;
            bool begins = at == 0 || !(IsInWord(FirstOf(wordKey)) && IsInWord(LastOf(textKey.AsSpan(0, at))));
            bool ends = end == textKey.Length || !IsMark(FirstOf(textKey.AsSpan(end))) && !(IsInWord(LastOf(wordKey)) && IsInWord(FirstOf(textKey.AsSpan(end))));
            if (begins && ends) return true;
        }
        return false;
    }

    private static string Nfkc(string text) => text.Normalize(NormalizationForm.FormKC);

    private static Rune FirstOf(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out Rune first, out _);
        return first;
    }

    private static Rune LastOf(ReadOnlySpan<char> text)
    {
        Rune.DecodeLastFromUtf16(text, out Rune last, out _);
        return last;
    }

    private static bool IsInWord(Rune rune) => Rune.IsLetterOrDigit(rune) || IsMark(rune);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
