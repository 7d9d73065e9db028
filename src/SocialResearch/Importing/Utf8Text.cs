using System.Numerics;
using System.Runtime.Intrinsics;

namespace SocialResearch.Importing;

/// <summary>Sees from the bytes of a text what <see cref="WrittenText"/> and the search for damage would find in it, which is nothing in most texts.</summary>
internal static class Utf8Text
{
    /// <summary>Whether the text surely has the form of every post and no sign of damage. No white space stands around it.</summary>
    /// <remarks>
    /// Beyond ASCII it knows what is composed by itself and most frequent: letters and signs below U+0300, punctuation, currencies, emoji.
    /// </remarks>
    /// <param name="text">Valid UTF-8.</param>
    public static bool IsClean(ReadOnlySpan<byte> text)
    {
        while (Strange(text) is >= 0 and var at)
        {
            text = text[at..];
            int length = text[0] switch
            {
                // C1 controls are left alone, Ã and â begin the signs of a wrong encoding, Â (C3 82) too.
                0xC3 when text[1] is 0x82 or 0x83 or 0xA2 => 0,
                >= 0xC2 and <= 0xCB => 2,
                // U+2000 and U+2001 have other forms, U+2028 and U+2029 end lines.
                0xE2 when text[1] == 0x80 && text[2] is >= 0x82 and not (0xA8 or 0xA9) => 3,
                0xE2 when text[1] == 0x82 => 3,
                0xF0 when text[1] == 0x9F => 4,
                _ => 0,
            };
            if (length == 0) return false;
            text = text[length..];
        }
        return true;
    }

    /// <summary>The place of the first byte that is neither a sign of ASCII nor a line feed nor a tab; −1 when there is none.</summary>
    /// <remarks>Ahead of time it is compiled like this; a search for a set of values is not, and every import waits for it.</remarks>
    private static int Strange(ReadOnlySpan<byte> text)
    {
        int at = 0;
        for (; at <= text.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(text[at..]);
            var plain = Vector128.LessThan(bytes - Vector128.Create((byte)' '), Vector128.Create((byte)(0x7F - ' '))) | Vector128.Equals(bytes, Vector128.Create((byte)'\n')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            uint strange = plain.ExtractMostSignificantBits() ^ 0xFFFF;
            if (strange != 0) return at + BitOperations.TrailingZeroCount(strange);
        }
        if (at > 0 && at < text.Length)
        {
            // The last of them once more together with those before, which are plain.
            int last = Strange(text[^Vector128<byte>.Count..]);
            return last < 0 ? -1 : text.Length - Vector128<byte>.Count + last;
        }
        for (; at < text.Length; at++)
            if (text[at] is not ((>= (byte)' ' and < 0x7F) or (byte)'\n' or (byte)'\t')) return at;
        return -1;
    }
}
