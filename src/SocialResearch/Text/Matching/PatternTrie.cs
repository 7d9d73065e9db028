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

    public PatternTrie(IEnumerable<NamePattern> patterns)
    {
        _sorted = [.. patterns.OrderBy(pattern => pattern.Letters, StringComparer.Ordinal)];
        List<char> letters = ['\0'];
        List<int> children = [], ends = [];
        var open = new Queue<(int From, int To, int Depth)>([(0, _sorted.Length, 0)]);
        while (open.TryDequeue(out (int From, int To, int Depth) node))
        {
            children.Add(letters.Count);
            int from = node.From;
            while (from < node.To && _sorted[from].Letters.Length == node.Depth) from++;
            ends.Add(node.From);
            ends.Add(from);
            while (from < node.To)
            {
                char letter = _sorted[from].Letters[node.Depth];
                int to = from + 1;
                while (to < node.To && _sorted[to].Letters[node.Depth] == letter) to++;
                letters.Add(letter);
                open.Enqueue((from, to, node.Depth + 1));
                from = to;
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
        int from = _children[node], at = _letters.AsSpan(from, _children[node + 1] - from).IndexOf(letter);
        return at < 0 ? 0 : from + at;
    }

    /// <summary>The patterns that end at a node.</summary>
    public ReadOnlySpan<NamePattern> At(int node) => _sorted.AsSpan(_patterns[2 * node].._patterns[2 * node + 1]);
}
