namespace SocialResearch.Text.Matching;

/// <summary>Cuts out of a text what decides about the names between two places.</summary>
/// <remarks>
/// It begins at a single blank after a sign or letter and ends before a blank, with as many blanks on each side as a name and a
/// phrase around it can bridge. Addresses, hashtags, handles and gaps end at blanks, so inside everything reads as it does in the whole text.
/// </remarks>
internal static class Surroundings
{
    private const byte Blank = (byte)' ';

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

    private static bool IsCut(ReadOnlySpan<byte> text, int at) => text[at] == Blank && at + 1 < text.Length && IsPlain(text[at - 1]) && IsPlain(text[at + 1]);

    /// <summary>Letters, digits and full stops of ASCII, which end a gap.</summary>
    private static bool IsPlain(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'.' or (byte)',';
}
