using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialResearch.Importing.Delimited;

/// <summary>Where quotation marks, line feeds and ends of fields stand in 64 bytes, one bit a byte.</summary>
/// <param name="Ends">Separators, quotation marks and line ends.</param>
/// <param name="Quotes">Quotation marks.</param>
/// <param name="LineFeeds">Line feeds.</param>
/// <remarks>All bytes that were read are looked at in one loop, which waits for nothing; the rows are found afterwards from set bits alone.</remarks>
internal readonly record struct FieldMarks(ulong Ends, ulong Quotes, ulong LineFeeds)
{
    /// <summary>How many bytes have their bits in one of them.</summary>
    public const int Size = 64;

    /// <summary>No byte of UTF-8. Where it stands, quotation marks and fields end too, so that no search runs beyond what was read.</summary>
    public const byte Beyond = 0xFF;

    /// <summary>Marks bytes, the last 64 included in which one of them stands.</summary>
    /// <param name="bytes">As many as have marks.</param>
    /// <param name="marks">Of all bytes.</param>
    /// <param name="from">The first byte.</param>
    /// <param name="to">The last byte.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <returns>Whether one of them is NUL.</returns>
    public static bool Set(ReadOnlySpan<byte> bytes, Span<FieldMarks> marks, int from, int to, byte separator)
    {
        Vector256<byte> quote = Vector256.Create((byte)'"'), lineFeed = Vector256.Create((byte)'\n'), carriageReturn = Vector256.Create((byte)'\r'), beyond = Vector256.Create(Beyond),
            separators = Vector256.Create(separator), nuls = Vector256<byte>.Zero;
        ref byte first = ref MemoryMarshal.GetReference(bytes[..(marks.Length * Size)]);
        for (int at = from / Size; at <= to / Size; at++)
        {
            Vector256<byte> a = Vector256.LoadUnsafe(ref first, (nuint)at * Size), b = Vector256.LoadUnsafe(ref first, (nuint)at * Size + Size / 2);
            Vector256<byte> quotesA = Vector256.Equals(a, quote) | Vector256.Equals(a, beyond), quotesB = Vector256.Equals(b, quote) | Vector256.Equals(b, beyond);
            Vector256<byte> feedsA = Vector256.Equals(a, lineFeed), feedsB = Vector256.Equals(b, lineFeed);
            marks[at] = new(
                Bits(quotesA | feedsA | Vector256.Equals(a, carriageReturn) | Vector256.Equals(a, separators), quotesB | feedsB | Vector256.Equals(b, carriageReturn) | Vector256.Equals(b, separators)),
                Bits(quotesA, quotesB), Bits(feedsA, feedsB));
            nuls |= Vector256.Equals(Vector256.Min(a, b), Vector256<byte>.Zero);
        }
        return nuls != Vector256<byte>.Zero;
    }

    /// <summary>The first end of a field from a byte on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(FieldMarks[] marks, int from)
    {
        int at = from / Size;
        ulong ends = marks[at].Ends & (ulong.MaxValue << from);
        while (ends == 0) ends = marks[++at].Ends;
        return at * Size + BitOperations.TrailingZeroCount(ends);
    }

    /// <summary>The first quotation mark from a byte on.</summary>
    /// <param name="marks">Of all bytes.</param>
    /// <param name="from">The byte.</param>
    /// <param name="lineFeeds">Counts line feeds before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Quote(FieldMarks[] marks, int from, ref long lineFeeds)
    {
        int at = from / Size;
        ulong unseen = ulong.MaxValue << from, quotes = marks[at].Quotes & unseen;
        for (; quotes == 0; quotes = marks[++at].Quotes)
        {
            lineFeeds += BitOperations.PopCount(marks[at].LineFeeds & unseen);
            unseen = ulong.MaxValue;
        }
        lineFeeds += BitOperations.PopCount(marks[at].LineFeeds & unseen & (quotes - 1) & ~quotes);
        return at * Size + BitOperations.TrailingZeroCount(quotes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> a, Vector256<byte> b) => a.ExtractMostSignificantBits() | ((ulong)b.ExtractMostSignificantBits() << 32);
}
