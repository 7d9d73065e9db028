using System.Collections.Frozen;

namespace SocialResearch.Text.Matching;

/// <summary>One pass over one text.</summary>
internal ref struct MentionSearch
{
    /// <summary>A compound has at least so many letters behind the name, and the name one more.</summary>
    private const int ShortestRest = 3;

    private static readonly string[] s_endings = ["s", "es", "n", "en", "er"];

    private readonly FoldedText _text;
    private readonly PatternTrie _trie;
    private readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>>? _handles;
    private readonly IReadOnlyList<Brand> _brands;
    private readonly FoldedRoom _room;
    private int _count;
    private bool _hasName;

    public MentionSearch(FoldedText text, PatternTrie trie, FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>>? handles, IReadOnlyList<Brand> brands)
    {
        _text = text;
        _room = text.Room;
        (_trie, _handles, _brands) = (trie, handles, brands);
    }

    public ChosenName[] Run()
    {
        ReadOnlySpan<char> letters = _text.Letters;
        Place[] places = _text.Places;
        for (int i = 0; i < letters.Length; i++)
        {
            if ((places[i] & (Place.Boundary | Place.Closed)) != Place.Boundary) continue;
            if (places[i].Has(Place.HandleSign)) LookUpHandle(i);
            int node = _trie.Root(letters[i]);
            for (int end = i + 1; node > 0; end++)
            {
                (int from, int to) = _trie.At(node);
                for (int pattern = from; pattern < to; pattern++) TryEnd(_trie[pattern], i, end);
                if (end == letters.Length || (places[end] & (Place.Wide | Place.Closed)) != 0) break;
                node = _trie.Child(node, letters[end]);
            }
        }
        return _hasName ? MentionChoice.Of(_room.Found, _count, _brands) : MentionChoice.None;
    }

    private void LookUpHandle(int sign)
    {
        int start = _text.StartOf(sign), end = Addresses.EndOfHandle(_text.Text, start);
        if (_handles is not { } handles || !handles.TryGetValue(_text.Text[(start + 1)..end], out int[]? owners)) return;
        foreach (int brand in owners) Add(new(null, brand, start, end, MentionForm.Handle, IsInAddress: false));
    }

    private void TryEnd(NamePattern pattern, int from, int end)
    {
        Place[] places = _text.Places;
        if (!places[end - 1].Has(Place.Last)) return;
        for (int i = from + 1; i < end; i++)
        {
            if ((places[i] & (Place.Joint | Place.Apostrophe)) == Place.Joint && !pattern.Joints[i - from]) return;
        }
        int stop = end;
        MentionForm form = pattern.IsDeclined ? MentionForm.Inflected : MentionForm.Word;
        if (pattern.Role == PatternRole.Hashtag)
        {
            if (!IsWholeHashtag(from, end)) return;
        }
        else if (IsBoundary(end))
        {
            if (IsGenitive(end)) (form, stop) = (MentionForm.Inflected, end + 1);
            else if (places[from].Has(Place.Hyphen) || (end < _text.Count && places[end].Has(Place.Hyphen))) form = MentionForm.Compound;
        }
        else if (EndOfEnding(pattern, end) is var inflected and > 0) (form, stop) = (MentionForm.Inflected, inflected);
        else if (places[end].Has(Place.Upper) && places[end - 1].Has(Place.Lower)) form = MentionForm.Compound;
        else if (IsClosedCompound(pattern, end)) form = MentionForm.ClosedCompound;
        else return;
        if (places[from].Has(Place.Hashtag)) form = MentionForm.Hashtag;
        bool inAddress = IsInAddress(pattern, from, stop);
        if (inAddress && !pattern.IsMention) return;
        Add(new(pattern, pattern.Brand, _text.StartOf(from), _text.EndOf(stop - 1), form, inAddress));
    }

    private readonly bool IsBoundary(int letter) => letter >= _text.Count || _text.Places[letter].Has(Place.Boundary);

    private readonly bool IsWholeHashtag(int from, int end) => from > 0 && _text.Letters[from - 1] == '#' && _text.Places[from].Has(Place.Hashtag)
        && (end == _text.Count || !_text.Places[end].Has(Place.Hashtag));

    /// <summary>Whether 's follows.</summary>
    private readonly bool IsGenitive(int end) =>
        end < _text.Count && _text.Places[end].Has(Place.Apostrophe) && _text.Letters[end] == 's' && _text.Places[end].Has(Place.Last) && IsBoundary(end + 1);

    /// <summary>Where the word ends when only an ending follows the name; 0 otherwise.</summary>
    private readonly int EndOfEnding(NamePattern pattern, int end)
    {
        foreach (string ending in s_endings)
        {
            if (ending != "s" && !pattern.TakesPlural) continue;
            int stop = end + ending.Length;
            if (stop > _text.Count || !_text.Letters[end..stop].SequenceEqual(ending) || !IsBoundary(stop) || !_text.Places[stop - 1].Has(Place.Last)) continue;
            if (ending.Length == 1 || !_text.Places[end + 1].Has(Place.Boundary)) return stop;
        }
        return 0;
    }

    private readonly bool IsClosedCompound(NamePattern pattern, int end)
    {
        if (pattern.Role > PatternRole.Exclusion || !_brands[pattern.Brand].ClosedCompounds || pattern.Letters.Length <= ShortestRest || end + ShortestRest > _text.Count) return false;
        for (int i = end; i < end + ShortestRest; i++)
        {
            if (_text.Places[i].Has(Place.Boundary) || !char.IsLetter(_text.Letters[i])) return false;
        }
        return true;
    }

    /// <summary>Whether a name stands in a web address; a name such as booking.com, and nothing around it, is no address.</summary>
    private readonly bool IsInAddress(NamePattern pattern, int from, int stop)
    {
        if ((_text.Places[from] & Place.Address) == 0 || _brands[pattern.Brand].InAddresses) return false;
        bool isAlone = (from == 0 || HasGap(from) || !_text.Places[from - 1].Has(Place.Address)) && (stop == _text.Count || HasGap(stop) || !_text.Places[stop].Has(Place.Address));
        return !(pattern.HasStop && isAlone);
    }

    private readonly bool HasGap(int before) => (_text.Places[before] & (Place.Joint | Place.Wide)) != 0;

    private void Add(FoundName found)
    {
        if (_count == _room.Found.Length) _room.GrowFound();
        _room.Found[_count++] = found;
        _hasName |= found.IsMention;
    }
}

/// <summary>A pattern found in a text, before it is settled whether it counts.</summary>
/// <param name="Pattern">The pattern; null for a handle.</param>
/// <param name="Brand">The place of its brand.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Form">How it stands there.</param>
/// <param name="IsInAddress">Whether it stands in a web address.</param>
internal readonly record struct FoundName(NamePattern? Pattern, int Brand, int Start, int End, MentionForm Form, bool IsInAddress)
{
    public bool IsMention => Pattern is null || Pattern.IsMention;
}
