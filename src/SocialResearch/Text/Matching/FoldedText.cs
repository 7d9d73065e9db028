using System.Globalization;

namespace SocialResearch.Text.Matching;

/// <summary>What is known about a folded letter and its place in the text.</summary>
[Flags]
internal enum Place : ushort
{
    None = 0,

    /// <summary>Part of a word, not a sign.</summary>
    Word = 1 << 0,
    Upper = 1 << 1,
    Lower = 1 << 2,
    Digit = 1 << 3,

    /// <summary>The first and the last letter that a text element was folded to.</summary>
    First = 1 << 4,
    Last = 1 << 5,

    /// <summary>A word, or a part of a hashtag, begins here, or the one before ends.</summary>
    Boundary = 1 << 6,

    /// <summary>Only an apostrophe stands before.</summary>
    Apostrophe = 1 << 7,

    /// <summary>One hyphen stands before, and nothing else.</summary>
    Hyphen = 1 << 8,

    /// <summary>A gap before that may stand between two words of a name: one separator or a few blanks.</summary>
    Joint = 1 << 9,

    /// <summary>A gap that no name bridges.</summary>
    Wide = 1 << 10,
    Hashtag = 1 << 11,

    /// <summary>Of an address of the web.</summary>
    Address = 1 << 12,

    /// <summary>Of a @handle or e-mail address: no name is looked for.</summary>
    Closed = 1 << 13,

    /// <summary>The @ of a handle.</summary>
    HandleSign = 1 << 14,
}

internal static class PlaceParts
{
    /// <summary>Whether a part is known of a letter; <see cref="Enum.HasFlag"/> takes memory unless it is compiled well.</summary>
    public static bool Has(this Place place, Place part) => (place & part) != 0;

    /// <summary>The case of a character, or that it is a digit.</summary>
    public static Place Of(char character) => char.IsUpper(character) ? Place.Upper : char.IsLower(character) ? Place.Lower : char.IsDigit(character) ? Place.Digit : Place.None;
}

/// <summary>A text as names are looked for in it: folded letters without gaps, each with its place in the text.</summary>
/// <remarks>The room is taken and must be given back. A text element is folded as a whole, so spans never cut one.</remarks>
internal ref struct FoldedText
{
    private readonly ReadOnlySpan<char> _text;
    private readonly FoldedRoom _room;
    private char[] _letters;
    private int[] _starts, _ends;
    private Place[] _places;

    // The gap since the last letter.
    private int _separators, _blanks, _breaks;
    private LetterKind _gap;
    private bool _inHashtag;

    private FoldedText(ReadOnlySpan<char> text)
    {
        _text = text;
        _room = FoldedRoom.Take(text.Length + LetterFolding.LongestFolded);
        (_letters, _starts, _ends, _places) = (_room.Letters, _room.Starts, _room.Ends, _room.Places);
    }

    public int Count { get; private set; }

    public readonly ReadOnlySpan<char> Letters => _letters.AsSpan(0, Count);

    /// <summary>What is known of each letter; behind the last one nothing is said. No span: those of types of our own are not compiled ahead.</summary>
    public readonly Place[] Places => _places;

    public readonly ReadOnlySpan<char> Text => _text;

    /// <summary>Where in the text a letter begins.</summary>
    public readonly int StartOf(int letter) => _starts[letter];

    /// <summary>Where in the text a letter ends, exclusive.</summary>
    public readonly int EndOf(int letter) => _ends[letter];

    public static FoldedText Of(ReadOnlySpan<char> text)
    {
        var folded = new FoldedText(text);
        Span<char> buffer = stackalloc char[LetterFolding.LongestFolded];
        for (int at = 0; at < text.Length;)
        {
            if (folded.IsInsideWord && folded.AppendRun(at) is > 0 and var run)
            {
                at += run;
                continue;
            }
            char character = text[at];
            bool isJoined = at + 1 < text.Length && !LetterFolding.IsPlain(text[at + 1]);
            if (character == ' ' && !isJoined)
            {
                folded.AddBlank();
                at++;
                continue;
            }
            if (LetterFolding.IsPlain(character) && (!isJoined || text[at + 1] == '\r') && LetterFolding.TryFind(character, out FoldedLetter letter))
            {
                if (letter is { Count: 1, Kind: LetterKind.Word } && folded.IsInsideWord)
                {
                    folded.Append(letter.First, at++, letter.Place);
                    continue;
                }
                buffer[0] = letter.First;
                buffer[1] = letter.Second;
                buffer[2] = letter.Third;
                folded.Add(at, 1, buffer[..letter.Count], letter.Kind);
                at++;
                continue;
            }
            int length = StringInfo.GetNextTextElementLength(text[at..]);
            Span<char> element = buffer[..LetterFolding.Fold(text.Slice(at, length), buffer)];
            folded.Add(at, length, element, LetterFolding.KindOf(text.Slice(at, length), element));
            at += length;
        }
        Addresses.Mark(folded);
        return folded;
    }

    public readonly void Dispose() => _room.GiveBack();

    /// <summary>The room, also for what is found in the text.</summary>
    public readonly FoldedRoom Room => _room;

    /// <summary>Says of some letters what they are part of.</summary>
    internal readonly void Mark(int from, int to, Place part)
    {
        for (int i = from; i < to; i++) _places[i] |= part;
    }

    /// <summary>Whether a letter that follows has nothing to be asked: no gap before it, a letter before it, no hashtag around it, room for it.</summary>
    private readonly bool IsInsideWord => _separators == 0 && !_inHashtag && Count > 0 && Count < _letters.Length && _places[Count - 1].Has(Place.Word);

    /// <summary>Appends ASCII letters and digits from a place on, the bulk of most texts; not the last one when something joins it.</summary>
    /// <returns>How many.</returns>
    private int AppendRun(int from)
    {
        ReadOnlySpan<char> text = _text[from..];
        ReadOnlySpan<uint> ascii = LetterFolding.Ascii;
        int length = Math.Min(text.Length, _letters.Length - Count), i = 0;
        (char[] letters, int[] starts, int[] ends, Place[] places) = (_letters, _starts, _ends, _places);
        for (int to = Count; i < length && text[i] < ascii.Length && ascii[text[i]] is not 0 and var letter; i++, to++)
        {
            letters[to] = (char)(letter & 0xFF);
            places[to] = (Place)(letter >> 16);
            starts[to] = from + i;
            ends[to] = from + i + 1;
        }
        if (i > 0 && i < text.Length && !LetterFolding.IsPlain(text[i]) && text[i] != '\r') i--;
        Count += i;
        return i;
    }

    private void AddBlank()
    {
        _separators++;
        _blanks++;
        _gap = LetterKind.Blank;
        _inHashtag = false;
    }

    private void Append(char letter, int at, Place place)
    {
        _letters[Count] = letter;
        _starts[Count] = at;
        _ends[Count] = at + 1;
        _places[Count++] = place;
    }

    private void Add(int start, int length, scoped ReadOnlySpan<char> letters, LetterKind kind)
    {
        if (kind == LetterKind.Unseen) return;
        if (kind is LetterKind.Blank or LetterKind.Hyphen or LetterKind.Apostrophe)
        {
            _separators++;
            if (kind == LetterKind.Blank) _blanks++;
            if (_text[start] is '\n' or '\r' or '\u2028' or '\u2029') _breaks++;
            _gap = kind;
            // #Deutsche_Bahn is one hashtag, #Deutsche-Bahn is not.
            if (_text[start] != '_') _inHashtag = false;
            return;
        }
        if (_letters.Length < Count + letters.Length) Grow(Count + letters.Length);
        Place place = PlaceOf(start, length, kind);
        for (int i = 0; i < letters.Length; i++)
        {
            _letters[Count] = letters[i];
            _starts[Count] = start;
            _ends[Count] = start + length;
            _places[Count++] = i == 0 ? place | Place.First : place & ~(Place.Boundary | Place.Apostrophe | Place.Hyphen | Place.Joint | Place.Wide);
        }
        _places[Count - 1] |= Place.Last;
        _inHashtag = kind == LetterKind.Word ? _inHashtag : _text[start] is '#' or '＃';
        _separators = _blanks = _breaks = 0;
    }

    private readonly Place PlaceOf(int start, int length, LetterKind kind)
    {
        Place place = PlaceParts.Of(_text[start]) | (kind == LetterKind.Word ? Place.Word : Place.None);
        if (_inHashtag && kind == LetterKind.Word) place |= Place.Hashtag;
        Place before = Count == 0 ? Place.None : _places[Count - 1];
        if (_separators > 0) place |= Place.Boundary | Gap();
        else if ((before & place & Place.Word) == 0 || (place.Has(Place.Hashtag) && IsHump(before, place, start + length))) place |= Place.Boundary;
        return place;
    }

    private readonly Place Gap() => _separators == 1
        ? _gap switch { LetterKind.Apostrophe => Place.Apostrophe | Place.Joint, LetterKind.Hyphen => Place.Hyphen | Place.Joint, _ => Place.Joint }
        : _separators == _blanks && _separators <= 3 && _breaks <= 1 ? Place.Joint : Place.Wide;

    /// <summary>Whether a part of a hashtag begins: #IchLiebeBahn, #DBBahn, #Bahn2020.</summary>
    private readonly bool IsHump(Place before, Place place, int next) =>
        (place.Has(Place.Upper) && (before.Has(Place.Lower) || (before.Has(Place.Upper) && next < _text.Length && char.IsLower(_text[next]))))
        || ((before ^ place) & Place.Digit) != 0;

    private void Grow(int needed)
    {
        _room.GrowLetters(needed);
        (_letters, _starts, _ends, _places) = (_room.Letters, _room.Starts, _room.Ends, _room.Places);
    }
}
