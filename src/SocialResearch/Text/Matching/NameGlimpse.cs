using System.Buffers;
using System.Collections.Frozen;

namespace SocialResearch.Text.Matching;

/// <summary>Says where in a text names may stand, at a fraction of the cost of looking for them; of most texts that there is none.</summary>
/// <remarks>
/// Of each name a run of letters within one of its words is looked for (<see cref="LetterRun"/>). Wherever a name can be found, its run
/// stands in the text too when blanks and hyphens end a run, apostrophes and what nobody sees are passed over, and each character is taken
/// as what it is folded to (<see cref="LetterFolding"/>). A text with a character that only the folding of whole text elements understands may hold anything.
/// So "nowhere" is certain, and everything else is looked into by <see cref="MentionSearch"/>: results do not depend on this class.
/// <para>Texts in which every character stands for itself are searched many characters at a time, as long as the names are few; the others letter
/// by letter, at a cost that does not grow with the number of names.</para>
/// </remarks>
internal sealed class NameGlimpse
{
    private const int FilterBits = 16, Common = 0x250;

    /// <summary>More names than so many are not searched for many characters at a time.</summary>
    private const int FewRuns = 64;

    /// <summary>Above all letters: what takes more than one step.</summary>
    private const ushort PassedOver = 256, Several = 257, At = 258, Unknown = 259;

    private static readonly ushort[] s_codes = [.. Enumerable.Range(0, Common).Select(character => CodeOf((char)character))];
    private static readonly SearchValues<char> s_simple = SearchValues.Create([.. Enumerable.Range(0, 128).Select(character => (char)character).Where(character => s_codes[character] < PassedOver)]);

    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly FrozenDictionary<uint, LetterRun[]> _runs;
    private readonly uint[] _masks;
    private readonly SearchValues<string>? _few;
    private readonly bool _hasHandles, _areUmlautsApart;

    /// <param name="patterns">Everything that can make a mention.</param>
    /// <param name="hasHandles">Whether handles can too.</param>
    public NameGlimpse(IReadOnlyCollection<NamePattern> patterns, bool hasHandles)
    {
        LetterRun[] runs = [.. patterns.Select(pattern => LetterRun.RarestOf(pattern, apart: false)!.Value).Distinct()];
        _runs = runs.GroupBy(run => run.End).ToFrozenDictionary(group => group.Key, group => group.ToArray());
        _masks = [.. runs.Select(run => run.EndMask).Distinct().OrderDescending()];
        foreach (uint end in _runs.Keys) _filter[Slot(end) >> 6] |= 1UL << (int)(Slot(end) & 63);
        _hasHandles = hasHandles;
        if (runs.Length > FewRuns) return;
        LetterRun?[] apart = [.. patterns.Select(pattern => LetterRun.RarestOf(pattern, apart: true)).Distinct()];
        _areUmlautsApart = !apart.Contains(null);
        LetterRun[] few = _areUmlautsApart ? [.. apart.Select(run => run!.Value)] : runs;
        if (few.All(run => run.IsAscii)) _few = SearchValues.Create([.. few.Select(run => run.ToString())], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first and the last place at which a run of a name stands, in its first or last word; null when there is none; the whole text when nobody can say.</summary>
    public (int First, int Last)? Places(ReadOnlySpan<char> text)
    {
        if (_few is not null && IsSimple(text))
        {
            int first = text.IndexOfAny(_few);
            if (first < 0) return null;
            int last = first;
            while (text[(last + 1)..].IndexOfAny(_few) is var step and >= 0) last += 1 + step;
            return (first, last);
        }
        return LetterByLetter(text);
    }

    /// <summary>Whether every character stands for itself: ASCII but for apostrophes, and what is no part of any run.</summary>
    private bool IsSimple(ReadOnlySpan<char> text)
    {
        for (int i = 0; text[i..].IndexOfAnyExcept(s_simple) is var step and >= 0; i++)
        {
            i += step;
            ushort code = CodeAt(text, ref i);
            bool isApart = code is 0 or (> 127 and < PassedOver) || (code == At && !_hasHandles)
                || (code == Several && _areUmlautsApart && text[i] is 'ä' or 'ö' or 'ü' or 'ß' or 'Ä' or 'Ö' or 'Ü');
            if (!isApart) return false;
        }
        return true;
    }

    private (int First, int Last)? LetterByLetter(ReadOnlySpan<char> text)
    {
        ulong window = 0;
        int first = -1, last = -1;
        for (int i = 0; i < text.Length; i++)
        {
            ushort code = CodeAt(text, ref i);
            if (code < PassedOver)
            {
                window = (window << 8) | code;
                if (EndsRun(window)) (first, last) = (first < 0 ? i : first, i);
            }
            else if (code == Several)
            {
                LetterFolding.TryFind(text[i], out FoldedLetter letter);
                foreach (char one in (ReadOnlySpan<char>)[letter.First, letter.Second, letter.Third])
                {
                    if (one == '\0') break;
                    window = (window << 8) | LetterRun.Code(one);
                    if (EndsRun(window)) (first, last) = (first < 0 ? i : first, i);
                }
            }
            else if (code == Unknown || (code == At && _hasHandles)) return (0, text.Length);
            else if (code == At) window = (window << 8) | '@';
        }
        return first < 0 ? null : (first, last);
    }

    private bool EndsRun(ulong window)
    {
        foreach (uint mask in _masks)
        {
            uint end = (uint)window & mask, slot = Slot(end);
            if ((_filter[slot >> 6] >> (int)(slot & 63) & 1) == 0 || !_runs.TryGetValue(end, out LetterRun[]? runs)) continue;
            foreach (LetterRun run in runs)
                if (run.Ends(window)) return true;
        }
        return false;
    }

    private static uint Slot(uint end) => (end * 0x9E3779B1) >> (32 - FilterBits);

    private static ushort CodeAt(ReadOnlySpan<char> text, ref int at) => text[at] < s_codes.Length ? s_codes[text[at]] : CodeBeyond(text, ref at);

    private static ushort CodeOf(char character)
    {
        LetterFolding.TryFind(character, out FoldedLetter letter);
        return letter.Kind switch
        {
            LetterKind.Blank or LetterKind.Hyphen => 0,
            LetterKind.Apostrophe or LetterKind.Unseen => PassedOver,
            _ => character == '@' ? At : letter.Count != 1 ? Several : LetterRun.Code(letter.First),
        };
    }

    /// <summary>Dashes, quotes and the usual pictures are known; everything else may be half of something.</summary>
    private static ushort CodeBeyond(ReadOnlySpan<char> text, ref int at)
    {
        char character = text[at];
        if (character == '€') return LetterRun.Code(character);
        if (LetterFolding.TryFind(character, out _)) return CodeOf(character);
        // Pictures from U+1F300 to U+1FAFF but the tones of skin; what joins them to others is unknown itself.
        if (at + 1 >= text.Length || !char.IsSurrogatePair(character, text[at + 1])) return Unknown;
        int picture = char.ConvertToUtf32(character, text[at + 1]);
        if (picture is not (>= 0x1F300 and < 0x1F3FB or > 0x1F3FF and < 0x1FB00)) return Unknown;
        at++;
        return byte.MaxValue;
    }
}
