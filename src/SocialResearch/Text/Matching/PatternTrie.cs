namespace SocialResearch.Text.Matching;

/// <summary>All patterns as one tree of letters. Names begin where words begin, so a search walks down from there and mostly stops at once.</summary>
/// <remarks>
/// Nodes in order of their depth: the children of a node stand together, ascending. Ten bytes and the two bounds of its patterns a node.
/// An Aho-Corasick automaton also looks for names inside words, where none counts, and its table takes states times letters; SearchValues
/// finds the next name only, not all that begin there. Both are measured in docs/performance.md.
/// </remarks>
internal sealed class PatternTrie
{
    private readonly char[] _letters;
    private readonly int[] _children, _patterns;
    private readonly int[] _roots = new int[128];
    private readonly NamePattern[] _sorted;

    public PatternTrie(NamePattern[] patterns)
    {
        _sorted = Sorted(patterns);
        List<char> letters = ['\0'];
        // Of each node the patterns that go through it; a node at a depth stands behind all above it.
        List<int> children = [], ends = [], begins = [0], stops = [_sorted.Length], depths = [0];
        for (int node = 0; node < letters.Count; node++)
        {
            int from = begins[node], stop = stops[node], depth = depths[node];
            children.Add(letters.Count);
            ends.Add(from);
            while (from < stop && _sorted[from].Letters.Length == depth) from++;
            ends.Add(from);
            for (int to; from < stop; from = to)
            {
                char letter = _sorted[from].Letters[depth];
                for (to = from + 1; to < stop && _sorted[to].Letters[depth] == letter;) to++;
                letters.Add(letter);
                begins.Add(from);
                stops.Add(to);
                depths.Add(depth + 1);
            }
        }
        children.Add(letters.Count);
        (_letters, _children, _patterns) = ([.. letters], [.. children], [.. ends]);
        for (char letter = '\0'; letter < _roots.Length; letter++) _roots[letter] = Child(0, letter);
    }

    /// <summary>The node of a first letter; 0 when no pattern begins so.</summary>
    public int Root(char letter) => letter < _roots.Length ? _roots[letter] : Child(0, letter);

    /// <summary>The node one letter further; 0 when no pattern goes on so.</summary>
    public int Child(int node, char letter)
    {
        int child = _children[node], stop = _children[node + 1];
        while (child < stop && _letters[child] < letter) child++;
        return child < stop && _letters[child] == letter ? child : 0;
    }

    /// <summary>The patterns that end at a node: from one number to before another.</summary>
    public (int From, int To) At(int node) => (_patterns[2 * node], _patterns[2 * node + 1]);

    /// <summary>A pattern by its number.</summary>
    public NamePattern this[int pattern] => _sorted[pattern];

    /// <summary>By their letters; those with the same ones as they came.</summary>
    private static NamePattern[] Sorted(NamePattern[] patterns)
    {
        int[] places = new int[patterns.Length];
        for (int i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(places, (a, b) => Compare(patterns[a].Letters, patterns[b].Letters) is var order and not 0 ? order : a - b);
        return Array.ConvertAll(places, place => patterns[place]);
    }

    // What the framework has for this is not compiled ahead, and names have few letters.
    private static int Compare(string a, string b)
    {
        int length = Math.Min(a.Length, b.Length), i = 0;
        while (i < length && a[i] == b[i]) i++;
        return i < length ? a[i] - b[i] : a.Length - b.Length;
    }
}
