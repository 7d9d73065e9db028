using System.Numerics;

namespace SocialResearch.Text.Matching;

/// <summary>Folded letters that follow each other within one word of a name, one byte each, the last in the lowest byte: at most eight.</summary>
/// <remarks>The bit that tells capitals from small letters is always set, so that texts need no folding to be compared; a few signs then look alike.</remarks>
internal readonly record struct LetterRun(ulong Letters)
{
    private const int Most = 8, AtEnd = 4;

    /// <summary>From frequent to rare in German and English.</summary>
    private const string Frequent = "enrtisadhloucmgkpfbwvyzjxq";

    private const byte Rarest = 36;

    private static readonly byte[] s_rarity = Rarity();

    /// <summary>How many: no letter is a zero.</summary>
    public int Length => 8 - BitOperations.LeadingZeroCount(Letters) / 8;

    /// <summary>The last four of them, or all.</summary>
    public uint End => (uint)Letters;

    public bool IsAscii => (Letters & 0x8080808080808080) == 0;

    /// <summary>Whether letters, the last in the lowest byte, end with the run.</summary>
    public bool Ends(ulong letters) => (letters ^ Letters) << (64 - 8 * Length) == 0;

    /// <summary>The bit of all letters that is set in each.</summary>
    public const ulong Small = 0x2020202020202020;

    /// <summary>A folded letter as one byte; letters beyond ASCII may share one.</summary>
    public static byte Code(char letter) => (byte)(letter < 128 ? letter | 0x20 : 128 | 0x20 | letter);

    /// <summary>The run of a name by which it is looked for, if there is one without parts that may come from ä, ö, ü or ß.</summary>
    public static LetterRun Of(NamePattern pattern, out bool isApart)
    {
        LetterRun run = RarestOf(pattern, apart: true);
        isApart = run.Letters != 0;
        return isApart ? run : RarestOf(pattern, apart: false);
    }

    /// <summary>The run whose last four letters are the rarest; none when none is as asked.</summary>
    /// <param name="pattern">The name.</param>
    /// <param name="apart">Whether no part of it may come from ä, ö, ü or ß, so that those need not be looked at.</param>
    private static LetterRun RarestOf(NamePattern pattern, bool apart)
    {
        int rarest = -1, bestFirst = 0, bestEnd = 0;
        string name = pattern.Letters;
        byte[] rarity = s_rarity;
        bool[] joints = pattern.Joints;
        for (int from = 0, to; from < name.Length; from = to)
        {
            for (to = from + 1; to < name.Length && !joints[to];) to++;
            int length = Math.Min(AtEnd, to - from), pair = from, looked = from;
            for (int end = from + length; end <= to; end++)
            {
                // The second letter of the last pair that may come from one letter: a run begins there or behind.
                while (++looked < end)
                    if (IsPair(name[looked - 1], name[looked])) pair = looked;
                looked--;
                int first = Math.Max(from, end - Most);
                if (apart)
                {
                    if (name[end - 1] is 'a' or 'o' or 'u' or 's') continue;
                    for (first = Math.Max(first, pair); first < end - length && name[first] is 'e' or 's';) first++;
                    if (first > end - length || name[first] is 'e' or 's') continue;
                }
                int rare = 0;
                for (int i = end - length; i < end; i++) rare += name[i] < rarity.Length ? rarity[name[i]] : Rarest;
                if (rare > rarest) (rarest, bestFirst, bestEnd) = (rare, first, end);
            }
        }
        ulong letters = 0;
        for (int i = bestFirst; i < bestEnd; i++) letters = (letters << 8) | Code(name[i]);
        return new(letters);
    }

    /// <summary>Whether two letters may come from one: ä, ö, ü, ß.</summary>
    private static bool IsPair(char before, char letter) => letter == 'e' ? before is 'a' or 'o' or 'u' : letter == 's' && before == 's';

    private static byte[] Rarity()
    {
        byte[] rarity = new byte[128];
        Array.Fill(rarity, Rarest);
        for (int i = 0; i < Frequent.Length; i++) rarity[Frequent[i]] = (byte)(10 + i);
        return rarity;
    }
}
