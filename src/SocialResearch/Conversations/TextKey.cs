using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SocialResearch.Conversations;

/// <summary>What a text is told from others by: a number up to 2⁶³ − 1 as it is usually written, or a text of up to fifteen bytes, has all of itself in it.</summary>
/// <remarks>
/// Most networks number their posts, and most names are short: whether two are the same is seen without a look at the memory where they stand. The hash multiplies two words of 64 bits
/// and folds the product, as wyhash does; <see cref="HashCode"/> takes few bytes at a time, which was a tenth of the reading of a table. It begins with
/// a number that is another one in each run of the program, so that nobody can write a file whose ids all meet in one place. No result depends on it.
/// </remarks>
/// <param name="low">The number, or the first eight bytes.</param>
/// <param name="high">The other bytes; in the uppermost one their number, or what kind it is.</param>
/// <param name="hash">Where it belongs in a table: evenly spread.</param>
internal readonly struct TextKey(ulong low, ulong high, uint hash)
{
    private const ulong First = 0xA076_1D64_78BD_642F, Second = 0xE703_7ED1_A0B4_28DB, None = ulong.MaxValue;

    /// <summary>How many bytes <see cref="Write"/> takes room for.</summary>
    public const int MostBytes = 19;

    private const int Inside = 15, LengthBits = 56;

    /// <summary>The upper half of numbers, and of texts that do not fit.</summary>
    public const ulong Numbers = 0x80UL << LengthBits, Long = 0x81UL << LengthBits;

    /// <summary>Where hashes begin in this run of the program.</summary>
    public static ulong Seed { get; } = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    public ulong Low { get; } = low;

    public ulong High { get; } = high;

    public uint Hash { get; } = hash;

    /// <summary>The key; the same for the same text as long as the program runs.</summary>
    // Not put into its callers, of which there are many, with all that is put into it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TextKey Of(ReadOnlySpan<byte> text)
    {
        Make(text, Seed, out TextKey key);
        return key;
    }

    /// <summary>The same for whoever asks often: the number is not looked for each time, and the key is written where it shall stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="seed"><see cref="Seed"/>.</param>
    /// <param name="key">Its key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Make(ReadOnlySpan<byte> text, ulong seed, out TextKey key)
    {
        ulong low = Number(text), high = Numbers;
        if (low == None && text.Length > Inside)
        {
            key = new(0, Long, HashOf(text, seed));
            return;
        }
        if (low == None) low = Letters(text, out high);
        key = new(low, high, Mixed(low, high, seed));
    }

    /// <summary>The key of a number up to 2⁶³ − 1.</summary>
    public static TextKey Of(ulong number) => new(number, Numbers, Mixed(number, Numbers, Seed));

    /// <summary>Writes a text that is not long.</summary>
    /// <param name="low">Of its key.</param>
    /// <param name="high">Of its key.</param>
    /// <param name="into">Room for <see cref="MostBytes"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Write(ulong low, ulong high, Span<byte> into)
    {
        if (high == Numbers)
        {
            low.TryFormat(into, out int digits, default, CultureInfo.InvariantCulture);
            return digits;
        }
        BinaryPrimitives.WriteUInt64LittleEndian(into, low);
        BinaryPrimitives.WriteUInt64LittleEndian(into[8..], high);
        return (int)(high >> LengthBits);
    }

    /// <summary>A text that fits: its first eight bytes, and the others with their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Letters(ReadOnlySpan<byte> text, out ulong high)
    {
        high = (ulong)text.Length << LengthBits;
        if (text.Length >= 8)
        {
            if (text.Length > 8) high |= Word(text[^8..]) >> (8 * (16 - text.Length));
            return Word(text);
        }
        if (text.Length >= 4) return Half(text) | Half(text[^4..]) << (8 * (text.Length - 4));
        ulong few = 0;
        for (int i = text.Length - 1; i >= 0; i--) few = few << 8 | text[i];
        return few;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mixed(ulong low, ulong high, ulong seed) => (uint)Fold(Fold(low ^ First, high ^ seed) ^ Second, seed | 1);

    private static uint HashOf(ReadOnlySpan<byte> text, ulong seed)
    {
        ulong hash = seed ^ (uint)text.Length;
        for (ReadOnlySpan<byte> rest = text; rest.Length > 16; rest = rest[16..]) hash = Fold(Word(rest) ^ First, Word(rest[8..]) ^ hash);
        return (uint)Fold(Fold(Word(text[^16..]) ^ First, Word(text[^8..]) ^ hash) ^ Second, seed | 1);
    }

    /// <summary>The number that a text is; none where it is not written as usual, because 7 and 07 are two ids.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Number(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > MostBytes || (uint)(text[0] - '0') > 9 || (text[0] == '0' && text.Length > 1)) return None;
        ulong number = 0;
        for (; text.Length >= 8; text = text[8..])
        {
            ulong digits = Word(text) - 0x3030_3030_3030_3030;
            // What is below 0 or above 9 sets one of the upper bits of its byte.
            if (((digits | (digits + 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0) != 0) return None;
            // Each two digits, then each four, then all eight.
            digits = digits * 10 + (digits >> 8);
            number = number * 100_000_000 + ((digits & 0x0000_00FF_0000_00FF) * 0x000F_4240_0000_0064 + ((digits >> 16) & 0x0000_00FF_0000_00FF) * 0x0000_2710_0000_0001 >> 32);
        }
        foreach (byte sign in text)
        {
            uint digit = (uint)(sign - '0');
            if (digit > 9) return None;
            number = number * 10 + digit;
        }
        return number <= long.MaxValue ? number : None;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong a, ulong b) =>
        // Both halves in registers: what the framework has writes the lower one to memory and reads it again.
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b) ^ (a * b) : Math.BigMul(a, b, out ulong low) ^ low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Half(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt32LittleEndian(text);
}
