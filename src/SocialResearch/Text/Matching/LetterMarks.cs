using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SocialResearch.Text.Matching;

/// <summary>Marks in bytes of texts where one of some runs of letters may begin, and what must be looked at more closely: as many places at once as the processor can.</summary>
/// <remarks>
/// The runs are dealt out to eight bits of a byte. For each of the first four letters two tables of sixteen entries, one by each half of a byte, say
/// which of the eight may stand there; where a bit is left of all eight, a run may begin. Marks too many cost time and change nothing: whoever
/// asks looks into each. The method is known as Teddy (Langdale, from memory).
/// <para>Bytes that begin a character beyond ASCII are marked by themselves. Most of these characters say nothing (umlauts, dashes, pictures), and
/// looking into each cost more than all the rest, so the frequent ones are found by the same method and their marks taken away.</para>
/// </remarks>
internal sealed class LetterMarks
{
    /// <summary>Places that share a number of marks.</summary>
    public const int Together = 64;

    private const int Letters = 4, Groups = 8, Half = 16;

    /// <summary>Where the tables begin of the runs, of what is marked by itself, and of the characters that are not.</summary>
    private const int Alone = 2 * Letters, Apart = Alone + 2;

    // Each by the lower and by the upper half of a byte: four of runs, one of what is marked by itself, three of what is not.
    private readonly byte[][] _tables = [.. Enumerable.Range(0, Apart + 6).Select(_ => new byte[Half])];

    /// <param name="runs">Runs of one to four letters of ASCII, the last in the lowest byte. They are sorted.</param>
    /// <param name="alone">Of each byte, whether it is marked by itself.</param>
    /// <param name="isApart">Of a character, whether its first byte need not be marked.</param>
    public LetterMarks(Span<int> runs, bool[] alone, Func<int, bool> isApart)
    {
        runs.Sort();
        int distinct = 0;
        foreach (int run in runs)
            if (distinct == 0 || run != runs[distinct - 1]) runs[distinct++] = run;
        runs = runs[..distinct];
        for (int i = 0; i < runs.Length; i++)
        {
            int length = 4 - BitOperations.LeadingZeroCount((uint)runs[i]) / 8;
            byte group = (byte)(1 << (int)((long)i * Groups / runs.Length));
            for (int at = 0; at < Letters; at++)
            {
                if (at >= length)
                {
                    AllowAll(2 * at, group);
                    continue;
                }
                byte letter = (byte)(runs[i] >> 8 * (length - 1 - at));
                Allow(2 * at, letter, group);
                Allow(2 * at, (byte)(letter ^ 0x20), group);
            }
        }
        // Upper halves that go with the same lower halves share a bit.
        var rows = new uint[Half];
        for (int i = 0; i < alone.Length; i++)
            if (alone[i]) rows[i >> 4] |= 1u << (i & 0x0F);
        for (int i = 0; i < alone.Length; i++)
            if (alone[i]) Allow(Alone, (byte)i, (byte)(1 << Array.IndexOf(rows, rows[i >> 4]) % Groups));
        int groups = 0;
        SetApart([0xC3], 0xC0, 1, isApart, ref groups);
        SetApart([0xE2, 0x80], 0x2000, 1, isApart, ref groups);
        SetApart([0xF0, 0x9F], 0x1F000, 64, isApart, ref groups);
    }

    /// <summary>Marks the places from a given one on.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="from">The first place.</param>
    /// <param name="marks">Of each sixty-four places a bit for each, the lowest for the first. What lies beyond the texts is not marked.</param>
    // It would not be compiled ahead, because not every processor can look up, and code compiled in a hurry is a hundred times slower here.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Mark(ReadOnlySpan<byte> texts, int from, Span<ulong> marks)
    {
        // Sixty-four bytes at once (AVX-512) are slower where texts come from memory: each load would cross two of its lines.
        if (Avx2.IsSupported) Mark<Bytes32>(texts, from, marks);
        else Mark<Bytes16>(texts, from, marks);
    }

    /// <summary>The same with bytes of a given width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Mark<T>(ReadOnlySpan<byte> texts, int from, Span<ulong> marks) where T : struct, IByteVector<T>
    {
        texts = texts[from..];
        // What is looked at reaches three bytes beyond the places; behind the texts stand bytes that are never marked.
        int whole = Math.Clamp((texts.Length - Letters + 1) / Together, 0, marks.Length);
        MarkWhole<T>(texts, marks[..whole]);
        if (whole == marks.Length) return;
        Span<byte> tail = stackalloc byte[2 * Together + Letters - 1];
        tail.Fill(0x80);
        texts[(whole * Together)..].CopyTo(tail);
        marks[whole..].Clear();
        MarkWhole<T>(tail, marks.Slice(whole, Math.Min(2, marks.Length - whole)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkWhole<T>(ReadOnlySpan<byte> texts, Span<ulong> marks) where T : struct, IByteVector<T>
    {
        byte[][] tables = _tables;
        T low0 = T.Table(tables[0]), high0 = T.Table(tables[1]), low1 = T.Table(tables[2]), high1 = T.Table(tables[3]);
        T low2 = T.Table(tables[4]), high2 = T.Table(tables[5]), low3 = T.Table(tables[6]), high3 = T.Table(tables[7]);
        T lowAlone = T.Table(tables[Alone]), highAlone = T.Table(tables[Alone + 1]);
        T lowA0 = T.Table(tables[Apart]), highA0 = T.Table(tables[Apart + 1]), lowA1 = T.Table(tables[Apart + 2]), highA1 = T.Table(tables[Apart + 3]);
        T lowA2 = T.Table(tables[Apart + 4]), highA2 = T.Table(tables[Apart + 5]);
        ref byte first = ref MemoryMarshal.GetReference(texts);
        for (int i = 0; i < marks.Length; i++)
        {
            ulong together = 0;
            for (int part = 0; part < Together; part += T.Count)
            {
                nuint at = (nuint)(i * Together + part);
                T a = T.Load(ref first, at), b = T.Load(ref first, at + 1), c = T.Load(ref first, at + 2), d = T.Load(ref first, at + 3);
                T la = T.Lower(a), ha = T.Upper(a), lb = T.Lower(b), hb = T.Upper(b), lc = T.Lower(c), hc = T.Upper(c);
                T run = T.Look(low0, la) & T.Look(high0, ha) & T.Look(low1, lb) & T.Look(high1, hb)
                    & T.Look(low2, lc) & T.Look(high2, hc) & T.Look(low3, T.Lower(d)) & T.Look(high3, T.Upper(d));
                T alone = T.Look(lowAlone, la) & T.Look(highAlone, ha);
                T apart = T.Look(lowA0, la) & T.Look(highA0, ha) & T.Look(lowA1, lb) & T.Look(highA1, hb) & T.Look(lowA2, lc) & T.Look(highA2, hc);
                together |= T.Bits(run | T.WhereZero(apart, alone)) << part;
            }
            marks[i] = together;
        }
    }

    /// <summary>Takes the marks away from characters of some first bytes.</summary>
    /// <param name="lead">The first bytes; one more decides.</param>
    /// <param name="first">The first character of those that begin so.</param>
    /// <param name="width">How many characters begin with the same bytes, the one that decides included.</param>
    /// <param name="isApart">Of a character, whether its first byte need not be marked.</param>
    /// <param name="groups">How many bits are taken. Characters for which none is left stay marked.</param>
    private void SetApart(ReadOnlySpan<byte> lead, int first, int width, Func<int, bool> isApart, ref int groups)
    {
        // Of each upper half of the byte that decides the lower halves; as above, those with the same ones share a bit.
        Span<ushort> rows = stackalloc ushort[4];
        for (int i = 0; i < 64; i++)
        {
            bool all = true;
            for (int k = 0; k < width; k++) all &= isApart(first + i * width + k);
            if (all) rows[i / Half] |= (ushort)(1 << i % Half);
        }
        for (int row = 0; row < rows.Length; row++)
        {
            int same = rows.IndexOf(rows[row]);
            if (rows[row] == 0 || same < row || groups == Groups) continue;
            byte group = (byte)(1 << groups++);
            for (int i = 0; i < lead.Length; i++) Allow(Apart + 2 * i, lead[i], group);
            for (int i = 0; i < 64; i++)
                if (rows[i / Half] == rows[row] && (rows[row] >> i % Half & 1) != 0) Allow(Apart + 2 * lead.Length, (byte)(0x80 + i), group);
            if (lead.Length == 1) AllowAll(Apart + 4, group);
        }
    }

    private void AllowAll(int table, byte group)
    {
        for (int half = 0; half < Half; half++) Allow(table, (byte)(half * 17), group);
    }

    private void Allow(int table, byte character, byte group)
    {
        _tables[table][character & 0x0F] |= group;
        _tables[table + 1][character >> 4] |= group;
    }
}
