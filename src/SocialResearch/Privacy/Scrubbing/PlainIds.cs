using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Proves of most ids at a glance that they lead to nobody: numbers, and letters with digits. What it cannot prove is looked at in full.</summary>
internal static class PlainIds
{
    /// <summary>Whether the scrubber surely finds nothing in the id, nor in its parts between hyphens and underscores.</summary>
    /// <remarks>
    /// Without signs it can find only numbers. A telephone number at the beginning of a word begins with 0 where nothing announces it and no
    /// group follows; one inside a word is none. An account begins with two capitals and a digit.
    /// </remarks>
    public static bool Holds(ReadOnlySpan<byte> id)
    {
        int end = EndOfWord(id);
        if (end < 0) return id.IsEmpty || (id[0] != '0' && !MayBeAccount(id));
        while (IsWord(id[..end]))
        {
            if (id[end] is not ((byte)'-' or (byte)'_')) return false;
            id = id[(end + 1)..];
            end = EndOfWord(id);
            if (end < 0) return id.IsEmpty || IsWord(id);
        }
        return false;
    }

    /// <summary>Whether it is a letter or digit of ASCII.</summary>
    /// <remarks>Here, because this is compiled ahead of time with what calls it; what the framework has for it is compiled when a file is read.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetterOrDigit(byte sign) => (uint)((sign | 0x20) - 'a') <= 'z' - 'a' || (uint)(sign - '0') <= 9;

    /// <summary>The place of the first byte that is neither letter nor digit; −1 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfWord(ReadOnlySpan<byte> text)
    {
        int at = 0;
        while (at <= text.Length - Vector128<byte>.Count)
        {
            uint others = LettersAndDigits(Vector128.Create(text[at..])).ExtractMostSignificantBits() ^ 0xFFFF;
            if (others != 0) return at + BitOperations.TrailingZeroCount(others);
            at += Vector128<byte>.Count;
            // The last sixteen overlap with those before.
            if (at < text.Length) at = Math.Min(at, text.Length - Vector128<byte>.Count);
        }
        for (; at < text.Length; at++)
            if (!IsLetterOrDigit(text[at])) return at;
        return -1;
    }

    /// <summary>All bits of the letters and digits of ASCII among sixteen signs.</summary>
    /// <remarks>Put into its callers: ahead of time nothing is compiled that hands a vector over.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LettersAndDigits(Vector128<byte> signs) =>
        Vector128.LessThanOrEqual((signs | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)('z' - 'a')))
        | Vector128.LessThanOrEqual(signs - Vector128.Create((byte)'0'), Vector128.Create((byte)9));

    /// <summary>A part that begins with a digit may be a group of a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWord(ReadOnlySpan<byte> part) => !part.IsEmpty && !char.IsAsciiDigit((char)part[0]) && !MayBeAccount(part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeAccount(ReadOnlySpan<byte> part) => part is [>= (byte)'A' and <= (byte)'Z', >= (byte)'A' and <= (byte)'Z', >= (byte)'0' and <= (byte)'9', ..];
}
