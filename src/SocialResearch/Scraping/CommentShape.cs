namespace SocialResearch.Scraping;

/// <summary>What the comments of a page have in common, learnt from themselves: where the name stands, where the words, what the template repeats.</summary>
/// <remarks>
/// For systems that no name gives away. A place is the way down from the comment: tags and classes, digits left out. Of the places
/// that most comments have, the words stand in the one that holds most of what differs, the name in a short one that is a link or bold.
/// </remarks>
internal sealed class CommentShape
{
    // What fifty comments have in common the others have too.
    private const int Enough = 50;

    private readonly PageView _view;
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private int _content, _name;

    private CommentShape(PageView view) => _view = view;

    /// <summary>Learns it.</summary>
    /// <param name="view">The page.</param>
    /// <param name="units">The comments.</param>
    /// <param name="dates">Reads dates in words.</param>
    public static CommentShape Of(PageView view, List<CommentUnit> units, PageDates dates)
    {
        var shape = new CommentShape(view);
        var starts = units.Select(unit => unit.First).ToHashSet();
        List<CommentUnit> sample = [.. units.Take(Enough)];
        shape.LearnRepeated(sample, starts);
        var places = new Dictionary<int, Place>();
        for (int i = 0; i < sample.Count; i++)
        {
            foreach ((int node, int place) in shape.Places(sample[i], starts.Contains))
            {
                if (!places.TryGetValue(place, out Place? known)) places[place] = known = new();
                shape.Note(known, node, i, dates);
            }
        }
        int most = Math.Max(2, (int)(sample.Count * 0.7));
        Place[] common = [.. places.Values.Where(place => place.Units >= most)];
        double words = common.Where(place => place.Dates < place.Units * 0.5).Select(place => place.Own).DefaultIfEmpty().Max();
        // One of several paragraphs is not all of the words.
        if (common.Any(place => place.Own >= words && place.Again > 0)) words = 0;
        // Of elements around the words and the words themselves the inner one.
        foreach ((int key, Place place) in places.OrderBy(pair => pair.Value.First))
        {
            if (place.Units >= most && place.Dates < place.Units * 0.5 && place.Again == 0 && place.Own >= words * 0.97 && words > 0) shape._content = key;
        }
        double best = 0;
        foreach ((int key, Place place) in places.OrderBy(pair => pair.Value.First))
        {
            if (place.Units < most || place.Names < place.Units * 0.8 || place.Texts.Count < 2 && sample.Count > 4) continue;
            double rank = place.Members * 2.0 / place.Units + place.Bolds * 0.8 / place.Units + place.Links * 0.8 / place.Units + place.Texts.Count * 1.0 / place.Units - place.First * 0.01;
            if (rank > best) (best, shape._name) = (rank, key);
        }
        if (best < 1.2) shape._name = 0;
        return shape;
    }

    /// <summary>The element that holds the words; -1 when comments have no such place in common.</summary>
    public int Content(CommentUnit unit, Func<int, bool> isNested) => Find(unit, _content, isNested);

    /// <summary>The element that holds the name; -1 when comments have no such place in common.</summary>
    public int Name(CommentUnit unit, Func<int, bool> isNested) => Find(unit, _name, isNested);

    /// <summary>Whether most comments say the same, numbers aside: then the template says it.</summary>
    public bool IsRepeated(string text) => text.Length < 300 && _repeated.Contains(Key(text));

    private int Find(CommentUnit unit, int wanted, Func<int, bool> isNested)
    {
        if (wanted == 0) return -1;
        foreach ((int node, int place) in Places(unit, isNested))
        {
            if (place == wanted) return node;
        }
        return -1;
    }

    private void Note(Place place, int node, int unit, PageDates dates)
    {
        if (place.Last == unit)
        {
            place.Again++;
            return;
        }
        place.Last = unit;
        place.Units++;
        if (place.Units == 1) place.First = node;
        place.Own += _view.Chars(node) - _view.LinkChars(node) * 0.5;
        if (_view.Chars(node) is < 1 or > 60)
        {
            if (_view.Chars(node) > 60 && _view.Chars(node) < 2000 && HoldsDate(node, dates)) place.Dates++;
            return;
        }
        string line = _view.Line(node);
        if (dates.First(line) is not null || PageDate.TimeOf(_view, node) is not null)
        {
            place.Dates++;
            return;
        }
        if (line.Length > 40 || CommentReader.Name(line) is not { } name || name.Contains(':') || IsRepeated(line) || line.Count(' ') > 3) return;
        place.Names++;
        place.Texts.Add(name);
        if (_view.Tag(node) == "a" || _view.LinkChars(node) >= _view.Chars(node)) place.Links++;
        if (_view.Tag(node) is "b" or "strong" or "cite" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6") place.Bolds++;
        if (CommentReader.IsMember(_view, node)) place.Members++;
    }

    private bool HoldsDate(int element, PageDates dates)
    {
        for (int node = element + 1; node < _view.End(element); node++)
        {
            if (_view.Text(node) is { Length: < 60 and > 5 } text ? text.AsSpan().ContainsAnyInRange('0', '9') && dates.First(text) is not null : PageDate.TimeOf(_view, node) is not null) return true;
        }
        return false;
    }

    private void LearnRepeated(List<CommentUnit> units, HashSet<int> starts)
    {
        if (units.Count < 3) return;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CommentUnit unit in units)
        {
            foreach (string key in PageBlock.Of(_view, unit.First, unit.End, node => node != unit.First && starts.Contains(node)).Where(block => block.Text.Length < 300).Select(block => Key(block.Text)).Distinct()) seen[key] = seen.GetValueOrDefault(key) + 1;
        }
        _repeated.UnionWith(seen.Where(pair => pair.Value >= Math.Max(3, units.Count * 0.5)).Select(pair => pair.Key));
    }

    /// <summary>The elements of a comment and the number of their place.</summary>
    private IEnumerable<(int Node, int Place)> Places(CommentUnit unit, Func<int, bool> isNested)
    {
        var open = new Stack<(int End, int Place)>();
        for (int node = unit.First; node < unit.End; node++)
        {
            while (open.TryPeek(out (int End, int Place) outer) && node >= outer.End) open.Pop();
            if (node != unit.First && isNested(node))
            {
                node = _view.End(node) - 1;
                continue;
            }
            if (_view.IsText(node)) continue;
            int above = open.TryPeek(out (int End, int Place) parent) ? parent.Place : 17;
            int place = node == unit.First ? 19 : Step(above, _view.Tag(node), _view.Attribute(node, "class"));
            open.Push((_view.End(node), place));
            if (node != unit.First) yield return (node, place);
        }
    }

    private static int Step(int above, string tag, string names)
    {
        int place = above;
        foreach (char c in tag) place = unchecked(place * 31 + c);
        place = unchecked(place * 31 + '.');
        foreach (char c in names)
        {
            if (!char.IsAsciiDigit(c)) place = unchecked(place * 31 + c);
        }
        return place == 0 ? 1 : place;
    }

    private static string Key(string text) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? '#' : c)).Replace("##", "#", StringComparison.Ordinal).Replace("##", "#", StringComparison.Ordinal);

    private sealed class Place
    {
        public int Units, Again, Last = -1, First, Dates, Names, Links, Bolds, Members;
        public double Own;

        public HashSet<string> Texts { get; } = new(StringComparer.OrdinalIgnoreCase);
    }
}
