using System.Buffers.Binary;

namespace SocialResearch.Conversations;

/// <summary>A number for a text in a table in memory, evenly spread; different texts may have the same.</summary>
/// <remarks>
/// It multiplies two words of 64 bits and folds the product, as wyhash does; <see cref="HashCode"/> takes few bytes at a time, which was a tenth
/// of the reading of a table. It begins with a number that is another one in each run of the program, so that nobody can write a file whose
/// ids all meet in one place. No result depends on it.
/// </remarks>
internal static class TextHash
{
    private const ulong First = 0xA076_1D64_78BD_642F, Second = 0xE703_7ED1_A0B4_28DB;

    private static readonly ulong s_seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    /// <summary>The number; the same for the same text as long as the program runs.</summary>
    public static uint Of(ReadOnlySpan<byte> text)
    {
        ulong seed = s_seed, hash = seed ^ (uint)text.Length;
        for (; text.Length > 16; text = text[16..]) hash = Fold(Word(text) ^ First, Word(text[8..]) ^ hash);
        (ulong a, ulong b) = text.Length >= 8 ? (Word(text), Word(text[^8..]))
            : text.Length >= 4 ? (Half(text), Half(text[^4..]))
            : text.IsEmpty ? (0UL, 0UL)
            : (((ulong)text[0] << 16) | ((ulong)text[text.Length / 2] << 8) | text[^1], 0UL);
        return (uint)Fold(Fold(a ^ First, b ^ hash) ^ Second, seed | 1);
    }

    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out ulong low) ^ low;

    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong Half(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);
}
