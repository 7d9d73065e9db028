using System.Buffers;
using System.Globalization;

namespace SocialResearch.Text.Matching;

/// <summary>Marks what is no running text: web addresses, e-mail addresses, @handles.</summary>
/// <remarks>
/// A web address has a scheme, begins with <c>www.</c>, or is a host with a common ending (<c>bahn.de</c>). An @ after a letter makes an
/// e-mail address when a full stop stands in what follows, otherwise a handle that somebody wrote without a blank.
/// </remarks>
internal static class Addresses
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create(":.@");
    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t\r\n\u00A0<>\"„“”|");

    /// <summary>The longest host there can be; a bound, so that no text made to confuse takes more than linear time.</summary>
    private const int LongestHost = 253;

    private static readonly string[] s_hosts = ["de", "com", "net", "org", "eu", "at", "ch", "info", "io", "uk", "tv", "fr", "nl"];

    public static void Mark(in FoldedText text)
    {
        ReadOnlySpan<char> letters = text.Letters;
        for (int i = 0; i < letters.Length && letters[i..].IndexOfAny(s_signs) is var step and >= 0; i++)
        {
            i += step;
            if (text.Places[i].Has(Place.Closed) || text.Places[i].Has(Place.Address)) continue;
            if (letters[i] == '@') MarkHandle(text, i);
            else if (letters[i] == ':') MarkUrl(text, i);
            else MarkHost(text, i);
        }
    }

    /// <summary>The end of the handle whose @ stands at a place of the text: letters, digits, _, and full stops or @ between them.</summary>
    public static int EndOfHandle(ReadOnlySpan<char> text, int sign)
    {
        int end = sign + 1;
        while (end < text.Length && (IsOfHandle(text[end]) || (text[end] is '.' or '@' && end > sign + 1 && end + 1 < text.Length && IsOfHandle(text[end + 1])))) end++;
        return end;
    }

    // Marks too: ú may be written as two characters.
    private static bool IsOfHandle(char character) => char.IsLetterOrDigit(character) || character == '_' || char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static void MarkHandle(in FoldedText text, int sign)
    {
        int end = EndOfHandle(text.Text, text.StartOf(sign));
        if (end == text.StartOf(sign) + 1) return;
        bool isMail = IsAdjacent(text, sign) && text.Places[sign - 1].Has(Place.Word) && text.Text[text.StartOf(sign)..end].Contains('.');
        text.Mark(sign, isMail ? sign + 1 : sign, Place.Closed);
        if (isMail) text.Mark(BeginOfHost(text, sign), sign, Place.Closed);
        else text.Mark(sign, sign + 1, Place.HandleSign);
        text.Mark(sign + 1, LetterAt(text, sign + 1, end), Place.Closed);
    }

    private static void MarkUrl(in FoldedText text, int colon)
    {
        if (colon + 2 >= text.Count || text.Letters[colon + 1] != '/' || text.Letters[colon + 2] != '/' || !IsAdjacent(text, colon + 1) || !IsAdjacent(text, colon + 2)) return;
        int start = colon;
        while (start > 0 && IsAdjacent(text, start) && text.Places[start - 1].Has(Place.Word) && !text.Places[start - 1].Has(Place.Address)) start--;
        MarkTo(text, start, EndOfAddress(text.Text, text.StartOf(colon)));
    }

    private static void MarkHost(in FoldedText text, int stop)
    {
        if (!IsAdjacent(text, stop) || !text.Places[stop - 1].Has(Place.Word)) return;
        int end = stop + 1;
        while (end < text.Count && end - stop <= 5 && IsAdjacent(text, end) && text.Places[end].Has(Place.Word)) end++;
        bool isHost = false;
        foreach (string host in s_hosts) isHost |= text.Letters[(stop + 1)..end].SequenceEqual(host);
        isHost &= end == text.Count || !text.Places[end].Has(Place.Hyphen);
        // Where it begins is looked for last: a full stop between letters is mostly no host.
        bool mayBeWww = stop >= 3 && text.Letters[(stop - 3)..stop] is "www" && end > stop + 1;
        if (!isHost && !mayBeWww) return;
        int begin = BeginOfHost(text, stop);
        bool isWww = mayBeWww && begin == stop - 3;
        if (!isHost && !isWww) return;
        bool goesOn = isWww || (end < text.Count && IsAdjacent(text, end) && text.Letters[end] is '/' or ':');
        MarkTo(text, begin, goesOn ? EndOfAddress(text.Text, text.StartOf(stop)) : text.EndOf(end - 1));
    }

    private static int BeginOfHost(in FoldedText text, int before)
    {
        int begin = before;
        while (begin > 0 && before - begin < LongestHost && (IsAdjacent(text, begin) || text.Places[begin].Has(Place.Hyphen))
            && (text.Places[begin - 1].Has(Place.Word) || text.Letters[begin - 1] is '.' or '+')
            && (text.Places[begin - 1] & (Place.Closed | Place.Address)) == 0) begin--;
        return begin;
    }

    /// <summary>Whether a letter follows the one before it without a gap.</summary>
    private static bool IsAdjacent(in FoldedText text, int letter) => letter > 0 && letter < text.Count && (text.Places[letter] & (Place.Joint | Place.Wide)) == 0;

    private static int EndOfAddress(ReadOnlySpan<char> text, int from) => text[from..].IndexOfAny(s_ends) is var length and >= 0 ? from + length : text.Length;

    private static void MarkTo(in FoldedText text, int from, int end) => text.Mark(from, LetterAt(text, from, end), Place.Address);

    /// <summary>The first letter from a given one on that begins at a place of the text or behind it.</summary>
    private static int LetterAt(in FoldedText text, int from, int end)
    {
        while (from < text.Count && text.StartOf(from) < end) from++;
        return from;
    }
}
