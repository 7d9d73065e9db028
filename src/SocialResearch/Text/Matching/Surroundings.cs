namespace SocialResearch.Text.Matching;

/// <summary>Cuts out of a text what decides about the names between two places.</summary>
/// <remarks>
/// It begins at a blank that follows a letter or sign and ends before a blank, with as many blanks on each side as a name and a
/// phrase around it can bridge. Addresses, hashtags and handles end at blanks, and the gap before the first letter is there as a whole, so inside
/// everything reads as it does in the whole text.
/// </remarks>
internal static class Surroundings
{
    private const byte Blank = (byte)' ';

    private static readonly bool[] s_endsGap = [.. Enumerable.Range(0, 128).Select(character => EndsGap((char)character))];

    /// <param name="text">The text in UTF-8.</param>
    /// <param name="first">The first place.</param>
    /// <param name="last">The last place.</param>
    /// <param name="blanks">As many blanks as names and phrases bridge.</param>
    public static Range Of(ReadOnlySpan<byte> text, int first, int last, int blanks)
    {
        int begin = first, end = Math.Max(1, last);
        for (int left = blanks; begin > 0 && !(left <= 0 && IsCut(text, begin)); begin--)
            if (text[begin] == Blank && text[begin - 1] != Blank) left--;
        for (int left = blanks; end < text.Length && !(left <= 0 && text[end] == Blank); end++)
            if (text[end] == Blank && text[end - 1] != Blank) left--;
        return begin..end;
    }

    private static bool IsCut(ReadOnlySpan<byte> text, int at) => text[at] == Blank && text[at - 1] < s_endsGap.Length && s_endsGap[text[at - 1]];

    /// <summary>Letters, digits and signs of ASCII: all that is neither a part of a gap nor passed over.</summary>
    private static bool EndsGap(char character) => LetterFolding.TryFind(character, out FoldedLetter letter) && letter.Kind is LetterKind.Word or LetterKind.Sign;
}
