using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialResearch.Importing;

/// <summary>Sees from the bytes of a text what <see cref="WrittenText"/> and the search for damage would find in it, which is nothing in most texts.</summary>
internal static class Utf8Text
{
    private const int Seen = 32, Window = Seen + 2;

    /// <summary>Whether the text surely has the form of every post and no sign of damage. No white space stands around it.</summary>
    /// <remarks>
    /// Beyond ASCII it knows what is composed by itself and most frequent: letters and signs below U+0300, punctuation, currencies, emoji.
    /// Ahead of time it is compiled like this; a search for a set of values is not, and every import waits for it.
    /// </remarks>
    /// <param name="text">Valid UTF-8.</param>
    public static bool IsClean(ReadOnlySpan<byte> text)
    {
        if (text.Length < Window) return IsShortClean(text);
        ref byte bytes = ref MemoryMarshal.GetReference(text);
        int last = text.Length - Window;
        // The last of them once more together with those before.
        for (int at = 0; ; at = Math.Min(at + Seen, last))
        {
            if (!AreClean(ref Unsafe.Add(ref bytes, at))) return false;
            if (at == last) break;
        }
        // Two more bytes, which are no more than a letter of a text that was looked at before.
        return (IsPlain(text[^1]) && IsPlain(text[^2])) || IsClean(text[^2..]);
    }

    /// <summary>The same of a text that is made longer by blanks. Apart, because a method with room on the stack looks at its end whether that was kept.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsShortClean(ReadOnlySpan<byte> text)
    {
        Span<byte> longer = stackalloc byte[Window + 2];
        longer.Fill((byte)' ');
        text.CopyTo(longer);
        return IsClean(longer);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(byte sign) => sign is (>= (byte)' ' and < 0x7F) or (byte)'\n' or (byte)'\t';

    /// <summary>The same of each sign that begins among 32 bytes; two more are looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreClean(ref byte bytes)
    {
        Vector256<byte> first = Vector256.LoadUnsafe(ref bytes), clean = Vector256.LessThan(first - Number(' '), Number(0x7F - ' ')) | Is(first, '\n') | Is(first, '\t');
        Vector256<byte> second = Vector256.LoadUnsafe(ref bytes, 1), third = Vector256.LoadUnsafe(ref bytes, 2);
        // What follows the first byte of a sign was judged with it.
        clean |= Vector256.LessThan(first - Number(0x80), Number(0x40));
        // C1 controls are left alone, Ã and â begin the signs of a wrong encoding, Â (C3 82) too.
        clean |= Vector256.AndNot(Vector256.LessThan(first - Number(0xC2), Number(10)), Is(first, 0xC3) & (Is(second, 0x82) | Is(second, 0x83) | Is(second, 0xA2)));
        // U+2000 and U+2001 have other forms, U+2028 and U+2029 end lines.
        Vector256<byte> punctuation = Vector256.AndNot(Is(second, 0x80), Vector256.LessThan(third, Number(0x82)) | Is(third, 0xA8) | Is(third, 0xA9));
        clean |= Is(first, 0xE2) & (punctuation | Is(second, 0x82));
        clean |= Is(first, 0xF0) & Is(second, 0x9F);
        return clean == Vector256<byte>.AllBitsSet;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> signs, int sign) => Vector256.Equals(signs, Number(sign));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Number(int sign) => Vector256.Create((byte)sign);
}
