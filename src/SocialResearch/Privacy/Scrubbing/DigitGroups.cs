using System.Runtime.CompilerServices;
using static SocialResearch.Privacy.Scrubbing.Passage;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Digits in groups as people write telephone numbers, up to where the number may end.</summary>
internal ref struct DigitGroups
{
    /// <summary>More groups have only tables.</summary>
    private const int Most = 10;

    private readonly Passage _passage;
    private Room _starts, _ends;
    private bool _open;

    public DigitGroups(Passage passage, int start)
    {
        _passage = passage;
        Start = start;
        int i = start;
        for (; passage[i] is '(' or '+'; i++) _open |= passage[i] == '(';
        while (Count < Most)
        {
            int first = i;
            while (char.IsAsciiDigit(passage[i])) i++;
            if (i == first) break;
            _starts[Count] = first;
            _ends[Count++] = i;
            int next = AfterSeparator(i);
            if (next < 0) break;
            i = next;
        }
        DropWhatBelongsToTheNextWord();
    }

    /// <summary>Where the number begins, with its sign or bracket.</summary>
    public int Start { get; }

    /// <summary>How many groups.</summary>
    public int Count { get; private set; }

    /// <summary>Where the number ends.</summary>
    public readonly int End => _ends[Count - 1];

    /// <summary>All digits.</summary>
    public readonly int Digits
    {
        get
        {
            int sum = 0;
            for (int i = 0; i < Count; i++) sum += _ends[i] - _starts[i];
            return sum;
        }
    }

    /// <summary>A group; empty beyond the last.</summary>
    public readonly ReadOnlySpan<char> this[int group] => group < Count ? _passage.Text[_starts[group].._ends[group]] : default;

    /// <summary>What stands after a group and before the next.</summary>
    public readonly ReadOnlySpan<char> Separator(int group) => group + 1 < Count ? _passage.Text[_ends[group].._starts[group + 1]] : default;

    /// <summary>Ends the number before a place, at the end of a group.</summary>
    public void EndBefore(int place)
    {
        while (Count > 0 && End > place) Count--;
    }

    /// <summary>Ends the number after so many digits, but not within a group.</summary>
    public void EndAfter(int digits)
    {
        while (Count > 1 && Digits > digits) Count--;
    }

    /// <summary>Ends the number after a group, counted from 0.</summary>
    public void EndAfterGroup(int group) => Count = Math.Min(Count, group + 1);

    /// <summary>Where the next group begins; -1 when the number ends here.</summary>
    private int AfterSeparator(int i)
    {
        int at = i;
        bool blank = false, bracket = false, open = _open;
        char sign = '\0';
        for (; at - i <= 4; at++)
        {
            char c = _passage[at];
            if (IsBlank(c)) blank = true;
            // The area code may stand in brackets, nothing later; and a bracket closes only what it opened.
            else if (open ? c == ')' && Count <= 2 : c == '(' && (Count == 1 || _passage.Text[at..].StartsWith("(0)"))) (open, bracket) = (!open, true);
            else if (c is '-' or '–' or '/' or '.' && sign == '\0') sign = c;
            else break;
        }
        if (at == i || at - i > 4 || !char.IsAsciiDigit(_passage[at])) return -1;
        // A full stop ends a sentence; dots between all groups, or after the first, are a way of writing numbers.
        if (sign == '.' && (blank || (Count > 1 && Separators() != '.'))) return -1;
        int length = _ends[Count - 1] - _starts[Count - 1];
        // A long group is the number itself: "-12" after it is an extension, " 12 Uhr" is not.
        if (Count > 1 && length >= 6 && (blank || bracket || sign is '.' or '–')) return -1;
        // What is long enough already is followed by the next number, not continued: "030 23125 042 0171 39200 17".
        if (Count > 1 && blank && Digits >= (_passage[Start] == '+' ? 11 : 9) && _passage[at] == '0' && char.IsAsciiDigit(_passage[at + 1]) && char.IsAsciiDigit(_passage[at + 2])) return -1;
        _open = open;
        return at;
    }

    /// <summary>The sign that stands between the groups so far; NUL when they differ.</summary>
    private readonly char Separators()
    {
        char all = _passage[_ends[0]];
        for (int i = 0; i + 1 < Count; i++)
        {
            if (_starts[i + 1] - _ends[i] != 1 || _passage[_ends[i]] != all) return '\0';
        }
        return all;
    }

    /// <summary>"030 123 45 12:30", "030 123 45 12.5.", "030 123 45 12 %", an IP address: the last group is the next word's.</summary>
    /// <remarks>
    /// Only what is surely no beginning of another identifier may decide here. Otherwise replacing that one would change this.
    /// </remarks>
    private void DropWhatBelongsToTheNextWord()
    {
        while (Count > 0)
        {
            char next = _passage[End], after = _passage[End + 1];
            bool isPart = next == '%' || (next == '.' && char.IsAsciiDigit(after))
                || (next == ':' && (IsTime(End) || (NetworkAddresses.TryFindColons(_passage, End, out Found address) && address.Start <= _starts[Count - 1])));
            if (!isPart) return;
            Count--;
        }
    }

    private readonly bool IsTime(int colon) => char.IsAsciiDigit(_passage[colon + 1]) && char.IsAsciiDigit(_passage[colon + 2])
        && _passage[colon + 3] is var c && (c is '\0' or ',' or ')' || char.IsWhiteSpace(c));

    [InlineArray(Most)]
    private struct Room
    {
        private int _first;
    }
}
