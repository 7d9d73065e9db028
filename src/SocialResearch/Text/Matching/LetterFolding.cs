using System.Globalization;
using System.Text;

namespace SocialResearch.Text.Matching;

/// <summary>What a character is to a search for names.</summary>
internal enum LetterKind : byte
{
    /// <summary>Letter, digit or mark: part of a word.</summary>
    Word,

    /// <summary>A sign that stands for itself, as the &amp; of H&amp;M.</summary>
    Sign,

    /// <summary>A blank, also a line end.</summary>
    Blank,

    /// <summary>A hyphen, dash or underscore.</summary>
    Hyphen,

    /// <summary>An apostrophe of any make, also accents and quotes used as one.</summary>
    Apostrophe,

    /// <summary>What nobody sees: soft hyphens, joiners, direction marks.</summary>
    Unseen,
}

/// <summary>Letters as names are compared by: without case, without accents, ß as ss, ä, ö, ü as ae, oe, ue.</summary>
/// <remarks>
/// Each text element by itself: NFKD, upper then lower case by the invariant culture (so that ς meets σ), then marks on Latin letters go,
/// except that two dots on a, o, u become an e; æ is ae, œ and ø are oe. A plain a never stands for ä: schon and schön, wurde and würde
/// are words of their own. Marks of other scripts stay.
/// </remarks>
internal static class LetterFolding
{
    /// <summary>No text element of any language is as long; heaps of marks are, and become U+FFFD, which no name holds.</summary>
    public const int LongestElement = 64;

    /// <summary>Letters a character may come to; U+FDFA, a whole sentence in one sign, would come to 18 and ten million of them to gigabytes.</summary>
    private const int LongestFolding = 8;

    /// <summary>Room for a folded text element.</summary>
    public const int LongestFolded = 2 * LongestElement;

    /// <summary>Characters before this one are looked up: Latin letters and what ASCII has.</summary>
    public const int Common = 0x250;

    private const int Dash = '\u2010', Dots = '\u2027';

    private static readonly FoldedLetter[] s_common = Letters(0, Common - 1), s_punctuation = Letters(Dash, Dots);
    private static readonly uint[] s_ascii = Array.ConvertAll(s_common[..128], letter => letter is { Kind: LetterKind.Word, Count: 1 } ? letter.First | (uint)letter.Place << 16 : 0);

    /// <summary>Of ASCII letters and digits the folded letter and, from bit 16 on, what is known of its place inside a word; 0 for everything else.</summary>
    public static ReadOnlySpan<uint> Ascii => s_ascii;

    /// <summary>Whether a character neither joins the one before it nor the one behind it to one text element.</summary>
    public static bool IsPlain(char character) => (character < '\u0300' && character != '\r') || character is >= (char)Dash and <= (char)Dots;

    /// <summary>The folding of a character that is a text element by itself: of Latin letters and the usual dashes and quotes.</summary>
    public static bool TryFind(char character, out FoldedLetter letter)
    {
        if (character < Common) letter = s_common[character];
        else if (character is >= (char)Dash and <= (char)Dots) letter = s_punctuation[character - Dash];
        else
        {
            letter = default;
            return false;
        }
        return true;
    }

    /// <summary>Folds a text element.</summary>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<char> element, Span<char> folded)
    {
        Span<char> decomposed = stackalloc char[LongestFolded];
        if (element.Length > LongestElement || !IsWellFormed(element) || !element.TryNormalize(decomposed, out int length, NormalizationForm.FormKD)
            || length > LongestFolding * element.Length)
        {
            folded[0] = '\uFFFD';
            return 1;
        }
        int written = 0;
        char latin = '\0';
        foreach (Rune decomposedRune in decomposed[..length].EnumerateRunes())
        {
            Rune rune = Rune.ToLowerInvariant(Rune.ToUpperInvariant(decomposedRune));
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format || written + 2 > folded.Length) continue;
            if (category == UnicodeCategory.NonSpacingMark && latin != '\0')
            {
                if (rune.Value == 0x308 && latin is 'a' or 'o' or 'u') folded[written++] = 'e';
                if (rune.Value == 0x308) latin = '·';
                continue;
            }
            latin = rune.Value < Common && Rune.IsLetter(rune) ? (char)rune.Value : '\0';
            string? pair = rune.Value switch { 'ß' => "ss", 'æ' => "ae", 'œ' or 'ø' => "oe", _ => null };
            pair?.CopyTo(folded[written..]);
            written += pair?.Length ?? rune.EncodeToUtf16(folded[written..]);
        }
        return written;
    }

    /// <summary>What a text element is, by its first character as written and as folded.</summary>
    public static LetterKind KindOf(ReadOnlySpan<char> element, ReadOnlySpan<char> folded)
    {
        if (element[0] is '\'' or '’' or '‘' or '‛' or '`' or '´' or 'ʼ' or 'ʹ' or '′' or '‵' or '＇') return LetterKind.Apostrophe;
        if (char.IsWhiteSpace(element[0])) return LetterKind.Blank;
        if (folded.IsEmpty) return LetterKind.Unseen;
        Rune.DecodeFromUtf16(folded, out Rune first, out _);
        return Rune.IsLetterOrDigit(first) ? LetterKind.Word : Rune.GetUnicodeCategory(first) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => LetterKind.Word,
            UnicodeCategory.DashPunctuation => LetterKind.Hyphen,
            _ => first.Value == '_' ? LetterKind.Hyphen : LetterKind.Sign,
        };
    }

    private static FoldedLetter[] Letters(int first, int last)
    {
        var letters = new FoldedLetter[last - first + 1];
        for (int i = 0; i < letters.Length; i++) letters[i] = FoldedLetter.Of((char)(first + i));
        return letters;
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.Contains('\uFFFE')) return false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return false;
        }
        return true;
    }
}

/// <summary>A character and what it is folded to: at most three characters.</summary>
internal readonly record struct FoldedLetter(char First, char Second, char Third, byte Count, LetterKind Kind, Place Place)
{
    public static FoldedLetter Of(char character)
    {
        Span<char> folded = stackalloc char[LetterFolding.LongestFolded];
        int count = LetterFolding.Fold([character], folded);
        return new(folded[0], folded[1], folded[2], (byte)count, LetterFolding.KindOf([character], folded[..count]), PlaceParts.Of(character) | Place.Word | Place.First | Place.Last);
    }
}
