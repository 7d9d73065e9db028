using System.Buffers.Binary;

namespace SocialResearch.Conversations;

/// <summary>What stands for a text in a table in memory: the text itself up to eleven bytes, which most names and many ids have, else a hash.</summary>
/// <remarks>
/// The hash multiplies two words of 64 bits and folds the product, as wyhash does; <see cref="HashCode"/> takes few bytes at a time, which was a tenth
/// of the reading of a table. Both begin with a number that is another one in each run of the program, so that nobody can write a file whose
/// ids all meet in one place. No result depends on it.
/// </remarks>
internal readonly record struct TextKey
{
    private const int Longest = 11;
    private const ulong First = 0xA076_1D64_78BD_642F, Second = 0xE703_7ED1_A0B4_28DB;

    private static readonly ulong s_seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    /// <summary>The first eight bytes, or a hash.</summary>
    public ulong Low { get; private init; }

    /// <summary>The other three bytes and how many there are, or a hash.</summary>
    public uint High { get; private init; }

    /// <summary>Whether no other text has this key.</summary>
    public bool IsExact => High >> 24 != 0;

    /// <summary>Where a table begins to look.</summary>
    public uint Slot => (uint)Fold(Low ^ Second, High ^ s_seed);

    /// <summary>The key; the same for the same text as long as the program runs.</summary>
    public static TextKey Of(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest) return new() { Low = Hash(text), High = 0 };
        uint length = ((uint)text.Length + 1) << 24;
        return text.Length switch
        {
            >= 8 => new() { Low = Word(text), High = length | (uint)(Word(text[^8..]) >> 8 * (16 - text.Length) & 0xFF_FFFF) },
            >= 4 => new() { Low = ((ulong)Half(text[^4..]) << 32) | Half(text), High = length },
            > 0 => new() { Low = ((ulong)text[0] << 16) | ((ulong)text[text.Length / 2] << 8) | text[^1], High = length },
            _ => new() { High = length },
        };
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = s_seed ^ (uint)text.Length;
        for (; text.Length > 16; text = text[16..]) hash = Fold(Word(text) ^ First, Word(text[8..]) ^ hash);
        (ulong a, ulong b) = text.Length >= 8 ? (Word(text), Word(text[^8..]))
            : text.Length >= 4 ? (Half(text), Half(text[^4..]))
            : (((ulong)text[0] << 16) | ((ulong)text[text.Length / 2] << 8) | text[^1], 0UL);
        return Fold(Fold(a ^ First, b ^ hash) ^ Second, s_seed | 1);
    }

    private static ulong Fold(ulong a, ulong b) => Math.BigMul(a, b, out ulong low) ^ low;

    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ulong Half(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);
}
