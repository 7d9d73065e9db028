namespace SocialResearch.Text.Matching;

/// <summary>Cuts out of a text what decides about the names between two places.</summary>
/// <remarks>
/// It begins at a single blank after a sign or letter and ends before a blank, with more words on each side than a name and a
/// phrase around it can have. Addresses, hashtags, handles and gaps end at blanks, so inside everything reads as it does in the whole text.
/// </remarks>
internal static class Surroundings
{
    private const byte Blank = (byte)' ';

    /// <param name="text">The text in UTF-8.</param>
    /// <param name="first">The first place.</param>
    /// <param name="last">The last place.</param>
    /// <param name="words">More words than names or phrases have.</param>
    public static Range Of(ReadOnlySpan<byte> text, int first, int last, int words)
    {
        int begin = first, end = Math.Max(1, last);
        for (int left = words; begin > 0 && !(left <= 0 && IsCut(text, begin)); begin--)
            if (text[begin] == Blank && text[begin - 1] != Blank) left--;
        for (int left = words; end < text.Length && !(left <= 0 && text[end] == Blank); end++)
            if (text[end] == Blank && text[end - 1] != Blank) left--;
        return begin..end;
    }

    private static bool IsCut(ReadOnlySpan<byte> text, int at) => text[at] == Blank && IsPlain(text[at - 1]) && IsPlain(text[at + 1]);

    /// <summary>Letters, digits and full stops of ASCII, which end a gap.</summary>
    private static bool IsPlain(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'.' or (byte)',';
}
