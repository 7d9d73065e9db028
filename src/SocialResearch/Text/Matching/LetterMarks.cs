using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SocialResearch.Text.Matching;

/// <summary>Marks in bytes of texts where one of some runs of letters may begin, and what must be looked at more closely: sixteen places at a time.</summary>
/// <remarks>
/// The runs are dealt out to eight bits of a byte. For each of the first four letters two tables of sixteen entries, one by each half of a byte, say
/// which of the eight may stand there; where a bit is left of all eight, a run may begin. Marks too many cost time and change nothing: whoever
/// asks looks into each. The method is known as Teddy (Langdale, from memory).
/// </remarks>
internal sealed class LetterMarks
{
    /// <summary>Places that are marked at once.</summary>
    public const int Step = 16;

    private const int Letters = 4, Groups = 8;

    // Two for each letter, and two for what is marked by itself: by the lower and by the upper half of the byte.
    private readonly byte[][] _tables = [.. Enumerable.Range(0, 2 * (Letters + 1)).Select(_ => new byte[Step])];

    /// <param name="runs">Runs of one to four letters of ASCII, the last in the lowest byte. They are sorted.</param>
    /// <param name="alone">Of each byte, whether it is marked by itself.</param>
    public LetterMarks(Span<int> runs, bool[] alone)
    {
        runs.Sort();
        for (int i = 0; i < runs.Length; i++)
        {
            int length = 4 - BitOperations.LeadingZeroCount((uint)runs[i]) / 8;
            byte group = (byte)(1 << (int)((long)i * Groups / runs.Length));
            for (int at = 0; at < Letters; at++)
            {
                if (at >= length)
                {
                    for (int half = 0; half < Step; half++) Allow(at, (byte)(half * 17), group);
                    continue;
                }
                byte letter = (byte)(runs[i] >> 8 * (length - 1 - at));
                Allow(at, letter, group);
                Allow(at, (byte)(letter ^ 0x20), group);
            }
        }
        // Upper halves that go with the same lower halves share a bit.
        var rows = new uint[Step];
        for (int i = 0; i < alone.Length; i++)
            if (alone[i]) rows[i >> 4] |= 1u << (i & 0x0F);
        for (int i = 0; i < alone.Length; i++)
            if (alone[i]) Allow(Letters, (byte)i, (byte)(1 << Array.IndexOf(rows, rows[i >> 4]) % Groups));
    }

    /// <summary>Marks the places from a given one on.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="from">The first place.</param>
    /// <param name="marks">Of each sixteen places a bit for each, the lowest for the first. What lies beyond the texts is not marked.</param>
    public void Mark(ReadOnlySpan<byte> texts, int from, Span<ushort> marks)
    {
        texts = texts[from..];
        // What is looked at reaches three bytes beyond the places; behind the texts stand bytes that are never marked.
        int whole = Math.Clamp((texts.Length - Letters + 1) / Step, 0, marks.Length);
        MarkWhole(texts, marks[..whole]);
        if (whole == marks.Length) return;
        Span<byte> tail = stackalloc byte[2 * Step + Letters - 1];
        tail.Fill(0x80);
        texts[(whole * Step)..].CopyTo(tail);
        marks[whole..].Clear();
        MarkWhole(tail, marks.Slice(whole, Math.Min(2, marks.Length - whole)));
    }

    // It would not be compiled ahead, because not every processor can shuffle, and code compiled in a hurry is a hundred times slower here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkWhole(ReadOnlySpan<byte> texts, Span<ushort> marks)
    {
        Vector128<byte> low0 = Vector128.Create(_tables[0]), low1 = Vector128.Create(_tables[2]), low2 = Vector128.Create(_tables[4]), low3 = Vector128.Create(_tables[6]), lowOne = Vector128.Create(_tables[8]);
        Vector128<byte> high0 = Vector128.Create(_tables[1]), high1 = Vector128.Create(_tables[3]), high2 = Vector128.Create(_tables[5]), high3 = Vector128.Create(_tables[7]), highOne = Vector128.Create(_tables[9]);
        Vector128<byte> half = Vector128.Create((byte)0x0F);
        ref byte first = ref MemoryMarshal.GetReference(texts);
        for (int i = 0; i < marks.Length; i++)
        {
            nuint at = (nuint)(i * Step);
            Vector128<byte> a = Vector128.LoadUnsafe(ref first, at), b = Vector128.LoadUnsafe(ref first, at + 1), c = Vector128.LoadUnsafe(ref first, at + 2), d = Vector128.LoadUnsafe(ref first, at + 3);
            Vector128<byte> lowA = a & half, highA = (a >>> 4) & half;
            Vector128<byte> run = Vector128.ShuffleNative(low0, lowA) & Vector128.ShuffleNative(high0, highA)
                & Vector128.ShuffleNative(low1, b & half) & Vector128.ShuffleNative(high1, (b >>> 4) & half)
                & Vector128.ShuffleNative(low2, c & half) & Vector128.ShuffleNative(high2, (c >>> 4) & half)
                & Vector128.ShuffleNative(low3, d & half) & Vector128.ShuffleNative(high3, (d >>> 4) & half);
            Vector128<byte> alone = Vector128.ShuffleNative(lowOne, lowA) & Vector128.ShuffleNative(highOne, highA);
            marks[i] = (ushort)~Vector128.Equals(run | alone, Vector128<byte>.Zero).ExtractMostSignificantBits();
        }
    }

    private void Allow(int table, byte character, byte group)
    {
        _tables[2 * table][character & 0x0F] |= group;
        _tables[2 * table + 1][character >> 4] |= group;
    }
}
