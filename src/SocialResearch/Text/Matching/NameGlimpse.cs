using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SocialResearch.Text.Matching;

/// <summary>Says where in texts names may stand, at a fraction of the cost of looking for them; of most texts that there is none.</summary>
/// <remarks>
/// Of each name a run of letters within one of its words is looked for (<see cref="LetterRun"/>). Wherever a name can be found, its run
/// stands in the text too when blanks and hyphens end a run, apostrophes and what nobody sees are passed over, and each character is taken
/// as what it is folded to (<see cref="LetterCodes"/>). A text with a character that only the folding of whole text elements understands may hold anything.
/// So "nowhere" is certain, and everything else is looked into by <see cref="MentionSearch"/>: results do not depend on this class.
/// <para>A run either stands in the bytes of a text as it is, or one of its characters does not stand for itself. So the bytes of many texts are
/// searched at once (<see cref="LetterMarks"/>), and words with such a character letter by letter.</para>
/// </remarks>
internal sealed class NameGlimpse
{
    // The runs by their last letters: from the slot of those on until a free one. At most a quarter is taken.
    private readonly ulong[] _runs;
    private readonly int _shift;

    // How many last letters the runs are found by: four, and fewer where a run has fewer.
    private readonly int[] _lengths;
    private readonly bool[] _isMarked = new bool[256], _isApart = new bool[LetterFolding.Common];
    private readonly bool _areFour, _hasHandles, _areUmlautsApart = true, _areSignsApart = true, _arePicturesKnown = true;

    /// <param name="patterns">Everything that can make a mention.</param>
    /// <param name="hasHandles">Whether handles can too.</param>
    public NameGlimpse(List<NamePattern> patterns, bool hasHandles)
    {
        _hasHandles = hasHandles;
        int bits = BitOperations.Log2((uint)patterns.Count) + 3, runs = 0;
        _shift = 32 - bits;
        _runs = new ulong[1 << bits];
        int[] ascii = new int[patterns.Count];
        bool[] ends = new bool[5];
        foreach (NamePattern pattern in patterns)
        {
            LetterRun run = LetterRun.Of(pattern, out bool isApart);
            Add(run);
            ends[Math.Min(run.Length, 4)] = true;
            if (run.IsAscii) ascii[runs++] = (int)run.End;
            _areUmlautsApart &= isApart;
            _areSignsApart &= run.IsAscii;
            foreach (char letter in pattern.Letters) _arePicturesKnown &= !char.IsSurrogate(letter);
        }
        _lengths = [.. Enumerable.Range(1, 4).Where(length => ends[length])];
        _areFour = _lengths is [4];
        for (int i = 0; i < 256; i++) _isMarked[i] = i >= 0xC0 || (i < 128 && LetterCodes.Of(i) == LetterCodes.PassedOver) || (i == '@' && _hasHandles);
        for (int i = 0; i < _isApart.Length; i++) _isApart[i] = IsApart(LetterCodes.Of(i), (char)i);
        Marks = new(ascii.AsSpan(0, runs), _isMarked, character => IsApart(LetterCodes.Of(character), (char)Math.Min(character, '\uFFFF')));
    }

    /// <summary>Where something must be looked at.</summary>
    public LetterMarks Marks { get; }

    /// <summary>Whether something else than a run may make it necessary to look at a byte: a character that does not stand for itself may begin.</summary>
    public bool IsMarked(byte value) => _isMarked[value];

    /// <summary>Whether a run whose last four letters begin at a place stands in the bytes of texts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasRun(ReadOnlySpan<byte> texts, int place)
    {
        // Most marks are of letters that end no run: where no run with such an end is, nothing more is read.
        if (_areFour && place + 4 <= texts.Length && _runs[Slot(BinaryPrimitives.ReadUInt32BigEndian(texts[place..]) | unchecked((uint)LetterRun.Small))] == 0) return false;
        return EndsRun(texts, place);
    }

    private bool EndsRun(ReadOnlySpan<byte> texts, int place)
    {
        foreach (int length in _lengths)
            if (place + length <= texts.Length && EndsRun(Letters(texts, place + length - 1), length)) return true;
        return false;
    }

    /// <summary>Whether a character at a marked place is no part of any run and says nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsApart(ReadOnlySpan<byte> texts, int place, out bool isUnknown)
    {
        // Two bytes, in most texts that are not English: umlauts and accents.
        isUnknown = false;
        byte first = texts[place];
        int common = first is >= 0xC0 and < 0xE0 && place + 1 < texts.Length ? (first & 0x1F) << 6 | texts[place + 1] & 0x3F : LetterFolding.Common;
        return (common < _isApart.Length && _isApart[common]) || IsApartAlone(texts, place, out isUnknown);
    }

    private bool IsApartAlone(ReadOnlySpan<byte> texts, int place, out bool isUnknown)
    {
        ushort code = LetterCodes.Next(texts, ref place, out char character);
        isUnknown = IsUnknown(code, character);
        return IsApart(code, character);
    }

    private bool IsApart(ushort code, char character) => !IsUnknown(code, character) && (code == 0 || (code is > 127 and <= byte.MaxValue && _areSignsApart)
        || (code == LetterCodes.Several && _areUmlautsApart && character is 'ä' or 'ö' or 'ü' or 'ß' or 'Ä' or 'Ö' or 'Ü'));

    /// <summary>Whether a run stands in a word, letter by letter; <paramref name="isUnknown"/> when nobody can say.</summary>
    public bool HasRun(ReadOnlySpan<byte> word, out bool isUnknown)
    {
        ulong letters = 0;
        bool ends = false;
        isUnknown = false;
        for (int at = 0; at < word.Length && !isUnknown;)
        {
            ushort code = LetterCodes.Next(word, ref at, out char character);
            if (code < LetterCodes.PassedOver)
            {
                letters = (letters << 8) | code;
                ends |= EndsRun(letters);
            }
            else if (code == LetterCodes.Several)
            {
                LetterFolding.TryFind(character, out FoldedLetter several);
                foreach (char one in (ReadOnlySpan<char>)[several.First, several.Second, several.Third])
                {
                    if (one == '\0') break;
                    letters = (letters << 8) | LetterRun.Code(one);
                    ends |= EndsRun(letters);
                }
            }
            isUnknown = IsUnknown(code, character);
        }
        return ends;
    }

    private bool IsUnknown(ushort code, char character) =>
        code == LetterCodes.Unknown || (character == '@' && _hasHandles) || (code == LetterCodes.Picture && !_arePicturesKnown);

    /// <summary>The eight bytes up to a place, the last in the lowest byte.</summary>
    private static ulong Letters(ReadOnlySpan<byte> texts, int last)
    {
        if (last >= 7) return BinaryPrimitives.ReadUInt64BigEndian(texts[(last - 7)..]) | LetterRun.Small;
        ulong letters = 0;
        for (int i = 0; i <= last; i++) letters = (letters << 8) | LetterRun.Code((char)texts[i]);
        return letters;
    }

    private bool EndsRun(ulong letters)
    {
        foreach (int length in _lengths)
            if (EndsRun(letters, length)) return true;
        return false;
    }

    /// <summary>Whether letters end with a run that has so many, or four and more.</summary>
    private bool EndsRun(ulong letters, int length)
    {
        for (int slot = Slot((uint)letters & (uint.MaxValue >> (32 - 8 * length))); _runs[slot] != 0; slot = (slot + 1) & (_runs.Length - 1))
            if (new LetterRun(_runs[slot]).Ends(letters)) return true;
        return false;
    }

    private void Add(LetterRun run)
    {
        int slot = Slot(run.End);
        while (_runs[slot] != 0 && _runs[slot] != run.Letters) slot = (slot + 1) & (_runs.Length - 1);
        _runs[slot] = run.Letters;
    }

    private int Slot(uint end) => (int)((end * 0x9E3779B1) >> _shift);
}
