using System.Collections.Frozen;

namespace SocialResearch.Text.Matching;

/// <summary>Says of most texts without names that there is none, at a fraction of the cost of looking for them.</summary>
/// <remarks>
/// Of each name four letters that follow each other within one of its words are looked for, those that are rarest in German and English, and
/// up to four more before them; of shorter words all. Wherever a name can be found, its letters follow each other in the text too when blanks and hyphens end a run,
/// apostrophes and what nobody sees are passed over, and each character is taken as what it is folded to (<see cref="LetterFolding"/>). A text with a character that
/// only the folding of whole text elements understands may hold anything. So a "no" is certain, and a "perhaps" is looked into by
/// <see cref="MentionSearch"/>: results do not depend on this class. The cost does not grow with the number of names.
/// </remarks>
internal sealed class NameGlimpse
{
    private const int Letters = 4, Most = 8, FilterBits = 16, Common = 0x250;

    /// <summary>Above all letters: what takes more than one step.</summary>
    private const ushort PassedOver = 256, Several = 257, At = 258, Unknown = 259;

    /// <summary>From frequent to rare.</summary>
    private const string Frequent = "enrtisadhlouscmgkpfbwvyzjxq";

    private static readonly ushort[] s_codes = [.. Enumerable.Range(0, Common).Select(character => CodeOf((char)character))];

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly FrozenDictionary<uint, Run[]> _runs;
    private readonly uint[] _masks;
    private readonly bool _hasHandles;

    /// <summary>Letters that follow each other, one byte each, the last in the lowest byte.</summary>
    private readonly record struct Run(ulong Letters, int Length)
    {
        /// <summary>The last four of them, or all.</summary>
        public uint End => (uint)Letters & Mask(Math.Min(Length, NameGlimpse.Letters));
    }

    /// <param name="patterns">Everything that can make a mention.</param>
    /// <param name="hasHandles">Whether handles can too.</param>
    public NameGlimpse(IEnumerable<NamePattern> patterns, bool hasHandles)
    {
        Run[] runs = [.. patterns.Select(RarestOf).Distinct()];
        _runs = runs.GroupBy(run => run.End).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _masks = [.. runs.Select(run => Mask(Math.Min(run.Length, Letters))).Distinct().OrderDescending()];
        foreach (uint end in _runs.Keys) _filter[Slot(end) >> 6] |= 1UL << (int)(Slot(end) & 63);
        _hasHandles = hasHandles;
    }

    /// <summary>Whether a text may hold a name; false is certain.</summary>
    public bool MayHold(ReadOnlySpan<char> text)
    {
        ulong window = 0;
        ReadOnlySpan<ushort> codes = s_codes;
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            ushort code = character < codes.Length ? codes[character] : CodeBeyond(text, ref i);
            if (code < PassedOver)
            {
                window = (window << 8) | code;
                if (Holds(window)) return true;
            }
            else if (code == Several)
            {
                LetterFolding.TryFind(character, out FoldedLetter letter);
                foreach (char one in (ReadOnlySpan<char>)[letter.First, letter.Second, letter.Third])
                {
                    if (one == '\0') break;
                    window = (window << 8) | Code(one);
                    if (Holds(window)) return true;
                }
            }
            else if (code == Unknown || (code == At && _hasHandles)) return true;
            else if (code == At) window = (window << 8) | '@';
        }
        return false;
    }

    private bool Holds(ulong window)
    {
        foreach (uint mask in _masks)
        {
            uint end = (uint)window & mask, slot = Slot(end);
            if ((_filter[slot >> 6] >> (int)(slot & 63) & 1) != 0 && EndsRun(window, end)) return true;
        }
        return false;
    }

    private bool EndsRun(ulong window, uint end)
    {
        if (!_runs.TryGetValue(end, out Run[]? runs)) return false;
        foreach (Run run in runs)
            if (((window ^ run.Letters) << (64 - 8 * run.Length)) == 0) return true;
        return false;
    }

    private static uint Mask(int letters) => uint.MaxValue >> (8 * (Letters - letters));

    private static uint Slot(uint end) => (end * 0x9E3779B1) >> (32 - FilterBits);

    /// <summary>A letter as one byte, never 0; different letters of other scripts may share one.</summary>
    private static byte Code(char letter) => (byte)(letter < 128 ? letter : 128 | letter);

    private static ushort CodeOf(char character)
    {
        LetterFolding.TryFind(character, out FoldedLetter letter);
        return letter.Kind switch
        {
            LetterKind.Blank or LetterKind.Hyphen => 0,
            LetterKind.Apostrophe or LetterKind.Unseen => PassedOver,
            _ => character == '@' ? At : letter.Count != 1 ? Several : Code(letter.First),
        };
    }

    /// <summary>Dashes, quotes and the usual pictures are known; everything else may be half of something.</summary>
    private static ushort CodeBeyond(ReadOnlySpan<char> text, ref int at)
    {
        char character = text[at];
        if (character == '€') return Code(character);
        if (LetterFolding.TryFind(character, out _)) return CodeOf(character);
        // Pictures from U+1F300 to U+1FAFF but the tones of skin; what joins them to others is unknown itself.
        if (at + 1 >= text.Length || !char.IsSurrogatePair(character, text[at + 1])) return Unknown;
        int picture = char.ConvertToUtf32(character, text[at + 1]);
        if (picture is not (>= 0x1F300 and < 0x1F3FB or > 0x1F3FF and < 0x1FB00)) return Unknown;
        at++;
        return Code((char)0xFF);
    }

    private static Run RarestOf(NamePattern pattern)
    {
        Run best = default;
        int rarest = -1;
        for (int from = 0, to; from < pattern.Letters.Length; from = to)
        {
            for (to = from + 1; to < pattern.Letters.Length && !pattern.Joints[to];) to++;
            int length = Math.Min(Letters, to - from);
            for (int end = from + length; end <= to; end++)
            {
                int rare = pattern.Letters.AsSpan(end - length, length).ToArray().Sum(RarityOf);
                if (rare <= rarest) continue;
                ulong letters = 0;
                int first = Math.Max(from, end - Most);
                foreach (char letter in pattern.Letters.AsSpan(first, end - first)) letters = (letters << 8) | Code(letter);
                (rarest, best) = (rare, new(letters, end - first));
            }
        }
        return best;
    }

    private static int RarityOf(char letter) => 10 + (Frequent.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? place : Frequent.Length);
}
