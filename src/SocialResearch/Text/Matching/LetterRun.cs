using System.Numerics;

namespace SocialResearch.Text.Matching;

/// <summary>Folded letters that follow each other within one word of a name, one byte each, the last in the lowest byte: at most eight.</summary>
/// <remarks>The bit that tells capitals from small letters is always set, so that texts need no folding to be compared; a few signs then look alike.</remarks>
internal readonly record struct LetterRun(ulong Letters)
{
    private const int Most = 8, AtEnd = 4;

    /// <summary>From frequent to rare in German and English.</summary>
    private const string Frequent = "enrtisadhlouscmgkpfbwvyzjxq";

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
        LetterRun? apart = RarestOf(pattern, apart: true);
        isApart = apart is not null;
        return apart ?? RarestOf(pattern, apart: false)!.Value;
    }

    /// <summary>The run whose last four letters are the rarest; null when none is as asked.</summary>
    /// <param name="pattern">The name.</param>
    /// <param name="apart">Whether no part of it may come from ä, ö, ü or ß, so that those need not be looked at.</param>
    private static LetterRun? RarestOf(NamePattern pattern, bool apart)
    {
        LetterRun? best = null;
        int rarest = -1;
        string name = pattern.Letters;
        for (int from = 0, to; from < name.Length; from = to)
        {
            for (to = from + 1; to < name.Length && !pattern.Joints[to];) to++;
            int length = Math.Min(AtEnd, to - from);
            for (int end = from + length; end <= to; end++)
            {
                int first = Math.Max(from, end - Most), rare = 0;
                if (apart)
                {
                    while (first < end - length && !IsApart(name, first, end)) first++;
                    if (!IsApart(name, first, end)) continue;
                }
                foreach (char letter in name.AsSpan(end - length, length)) rare += RarityOf(letter);
                if (rare <= rarest) continue;
                ulong letters = 0;
                foreach (char letter in name.AsSpan(first, end - first)) letters = (letters << 8) | Code(letter);
                (rarest, best) = (rare, new(letters));
            }
        }
        return best;
    }

    private static bool IsApart(string name, int first, int end)
    {
        if (name[first] is 'e' or 's' || name[end - 1] is 'a' or 'o' or 'u' or 's') return false;
        for (int i = first + 1; i < end; i++)
            if ((name[i] == 'e' && name[i - 1] is 'a' or 'o' or 'u') || (name[i] == 's' && name[i - 1] == 's')) return false;
        return true;
    }

    private static int RarityOf(char letter) => 10 + (Frequent.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? place : Frequent.Length);
}
