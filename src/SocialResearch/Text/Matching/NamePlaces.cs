using System.Numerics;
using System.Runtime.CompilerServices;

namespace SocialResearch.Text.Matching;

/// <summary>Goes through texts that lie one after the other in UTF-8 and stops at each that may hold a name.</summary>
/// <param name="names">The names.</param>
/// <param name="texts">The texts.</param>
/// <param name="starts">Where each begins, and where the last one ends, counted from anywhere.</param>
/// <param name="room">Room for marks, of any length: a bit for each byte.</param>
internal ref struct NamePlaces(NameGlimpse names, ReadOnlySpan<byte> texts, ReadOnlySpan<long> starts, Span<ulong> room)
{
    private readonly NameGlimpse _names = names;
    private readonly ReadOnlySpan<byte> _texts = texts;
    private readonly ReadOnlySpan<long> _starts = starts;
    private readonly Span<ulong> _room = room;

    private const int Together = LetterMarks.Together;

    // The marks at hand and where they begin; where in the room the next ones are; up to where everything was looked at; the text there.
    private ulong _marks;
    private int _block = -Together, _next = room.Length, _seen, _text;

    /// <summary>The place of the text among the texts.</summary>
    public int Text { get; private set; } = -1;

    /// <summary>The first place in the text at which a run of a name may stand, in its first or last word.</summary>
    public int First { get; private set; }

    /// <summary>The last such place; the length of the text, and the first 0, when nobody can say.</summary>
    public int Last { get; private set; }

    /// <summary>Finds the next text.</summary>
    // Compiled at once as well as can be: what is compiled ahead may not count zero bits in one step, and millions of texts would be over before it were replaced.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        (int stop, First, Last) = (int.MaxValue, -1, -1);
        while (_marks != 0 || FindMarks())
        {
            int place = _block + BitOperations.TrailingZeroCount(_marks);
            if (place >= stop) return true;
            _marks &= _marks - 1;
            if (place < _seen || !IsPlace(place, out bool isUnknown)) continue;
            while (EndOf(_text) <= place) _text++;
            (Text, stop) = (_text, EndOf(_text));
            int begin = StartOf(_text);
            if (First < 0) First = place - begin;
            Last = place - begin;
            if (isUnknown) (First, Last, _seen) = (0, stop - begin, stop);
        }
        return First >= 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindMarks()
    {
        do
        {
            _block += Together;
            if (_block >= _texts.Length) return false;
            if (_next == _room.Length)
            {
                _names.Marks.Mark(_texts, _block, _room);
                _next = 0;
            }
            _marks = _room[_next++];
        }
        while (_marks == 0);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPlace(int place, out bool isUnknown)
    {
        isUnknown = false;
        if (!_names.IsMarked(_texts[place])) return _names.HasRun(_texts, place);
        if (_names.IsApart(_texts, place, out isUnknown)) return false;
        if (isUnknown) return true;
        // A run ends at blanks, so a word is looked at once.
        while (EndOf(_text) <= place) _text++;
        int begin = StartOf(_text), end = EndOf(_text);
        int from = begin + _texts[begin..place].LastIndexOf((byte)' ') + 1, length = _texts[place..end].IndexOf((byte)' ');
        _seen = length < 0 ? end : place + length;
        return _names.HasRun(_texts[from.._seen], out isUnknown) || isUnknown;
    }

    private readonly int StartOf(int text) => (int)(_starts[text] - _starts[0]);

    private readonly int EndOf(int text) => (int)(_starts[text + 1] - _starts[0]);
}
