namespace SocialResearch.Text.Matching;

/// <summary>What the characters of a text in UTF-8 are to a search for runs of letters (<see cref="LetterRun"/>), each in one number.</summary>
/// <remarks>0 is what ends a run: blanks and hyphens. From 1 to 255 it is a folded letter, above it one of the constants.</remarks>
internal static class LetterCodes
{
    /// <summary>Apostrophes and what nobody sees.</summary>
    public const ushort PassedOver = 256;

    /// <summary>Folded to several letters: ä, ß, æ.</summary>
    public const ushort Several = 257;

    /// <summary>What only the folding of whole text elements understands.</summary>
    public const ushort Unknown = 258;

    /// <summary>The usual pictures, which stand for themselves.</summary>
    public const ushort Picture = byte.MaxValue;

    private static readonly ushort[] s_common = Common();

    /// <summary>Of the character that begins at a place.</summary>
    /// <param name="text">Texts in UTF-8 without damage.</param>
    /// <param name="at">The place, which is moved behind the character.</param>
    /// <param name="character">The character where it is a common one.</param>
    public static ushort Next(ReadOnlySpan<byte> text, ref int at, out char character)
    {
        int first = text[at], length = first switch { < 0xC0 => 1, < 0xE0 => 2, < 0xF0 => 3, < 0xF8 => 4, _ => 1 };
        // The byte that stands for "no text" ends a run.
        int value = length == 1 ? first < 128 ? first : ' ' : first & (0x7F >> length);
        length = Math.Min(length, text.Length - at);
        foreach (byte next in text.Slice(at + 1, length - 1)) value = value << 6 | next & 0x3F;
        at += length;
        character = value <= char.MaxValue ? (char)value : '\uFFFF';
        return Of(value);
    }

    /// <summary>Of a character. Dashes, quotes and the usual pictures are known; everything else beyond Latin letters may be half of something.</summary>
    public static ushort Of(int character) => character switch
    {
        < LetterFolding.Common => s_common[character],
        '€' => LetterRun.Code('€'),
        // Pictures but the tones of skin; what joins them to others is unknown itself.
        >= 0x1F300 and < 0x1F3FB or > 0x1F3FF and < 0x1FB00 => Picture,
        <= char.MaxValue when LetterFolding.TryFind((char)character, out FoldedLetter letter) => Of(letter),
        _ => Unknown,
    };

    private static ushort Of(in FoldedLetter letter) => letter.Kind switch
    {
        LetterKind.Blank or LetterKind.Hyphen => 0,
        LetterKind.Apostrophe or LetterKind.Unseen => PassedOver,
        _ => letter.Count != 1 ? Several : LetterRun.Code(letter.First),
    };

    private static ushort[] Common()
    {
        var codes = new ushort[LetterFolding.Common];
        for (int i = 0; i < codes.Length; i++)
        {
            LetterFolding.TryFind((char)i, out FoldedLetter letter);
            codes[i] = Of(letter);
        }
        return codes;
    }
}
