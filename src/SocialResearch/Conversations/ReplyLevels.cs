namespace SocialResearch.Conversations;

/// <summary>The level of each post below the root of its tree, and which posts have none because they stand in or below a cycle.</summary>
/// <remarks>
/// Most replies stand behind what they answer, so one pass from the first post to the last finds the level of each from that of its parent. What
/// stands before its parent is left to a second pass, which climbs up to a level that is known. A byte a post: of many millions, memory that is
/// written for the first time costs more than the counting.
/// </remarks>
internal sealed class ReplyLevels
{
    private const byte Deep = 252, OnPath = 253, NoLevel = 254, Unknown = 255;

    // Twice the level, and one more where the tree has no true root, so all posts of a tree are even or odd together. What a byte cannot hold stands apart.
    private readonly byte[] _codes;
    private readonly Dictionary<int, int> _deep = [];
    private readonly List<int> _posts = [];

    /// <param name="parents">See <see cref="ReplyLinks.Above"/>.</param>
    public ReplyLevels(ReadOnlySpan<int> parents)
    {
        _codes = GC.AllocateUninitializedArray<byte>(parents.Length);
        if (Descend(parents) > 0) Climb(parents);
        int[] all = new int[(_posts.Count + 1) / 2], complete = new int[all.Length];
        for (int code = 0; code < _posts.Count; code++)
        {
            all[code / 2] += _posts[code];
            if (code % 2 == 0) complete[code / 2] = _posts[code];
        }
        (Posts, CompletePosts) = (all, complete.AsSpan().TrimEnd(0).ToArray());
    }

    /// <summary>Posts on each level.</summary>
    public IReadOnlyList<int> Posts { get; }

    /// <summary>Posts on each level of the trees that have a true root.</summary>
    public IReadOnlyList<int> CompletePosts { get; }

    /// <summary>Posts that are, by way of others, their own parent; those that answer themselves included.</summary>
    public int CyclePosts { get; private set; }

    /// <summary>Posts in and below cycles.</summary>
    public int Without { get; private set; }

    /// <summary>The level of a post; −1 in or below a cycle.</summary>
    public int Of(int place) => _codes[place] switch
    {
        NoLevel => -1,
        Deep => _deep[place] / 2,
        var code => code / 2,
    };

    /// <summary>Goes through the posts once and returns how many are still without a level.</summary>
    private int Descend(ReadOnlySpan<int> parents)
    {
        byte[] codes = _codes;
        int[] posts = new int[Deep];
        int unknown = 0;
        for (int place = 0; place < parents.Length; place++)
        {
            // Whether a post is a reply or a root is as good as a coin, and a wrong guess costs the processor more than all the rest: in place of a
            // parent that is not there the first post is looked at, and what it says is wiped out.
            int parent = parents[place], isRoot = parent >> 31;
            int above = parent < place ? codes[parent & ~isRoot] & ~isRoot : Unknown;
            int code = ((above + 2) & ~isRoot) | (parent < ReplyLinks.None ? 1 : 0);
            if (code < Deep)
            {
                codes[place] = (byte)code;
                posts[code]++;
            }
            else if (above == Unknown)
            {
                codes[place] = Unknown;
                unknown++;
            }
            else Set(place, above == Deep ? _deep[parent] + 2 : code);
        }
        for (int code = 0; code < posts.Length; code++) Add(code, posts[code]);
        return unknown;
    }

    private void Climb(ReadOnlySpan<int> parents)
    {
        var path = new List<int>();
        for (int start = 0; start < parents.Length; start++)
        {
            int at = start;
            for (; _codes[at] == Unknown; at = parents[at])
            {
                _codes[at] = OnPath;
                path.Add(at);
            }
            if (path.Count == 0) continue;
            // A path ends at one of its own posts, below a cycle, or at a level.
            bool isCycle = _codes[at] == OnPath, hasLevel = _codes[at] <= Deep;
            if (isCycle) CyclePosts += path.Count - path.IndexOf(at);
            if (!hasLevel) Without += path.Count;
            int code = _codes[at] == Deep ? _deep[at] : _codes[at];
            for (int i = path.Count - 1; i >= 0; i--)
            {
                if (hasLevel) Set(path[i], code += 2);
                else _codes[path[i]] = NoLevel;
            }
            path.Clear();
        }
    }

    private void Set(int place, int code)
    {
        _codes[place] = (byte)Math.Min(code, Deep);
        if (code >= Deep) _deep[place] = code;
        Add(code, 1);
    }

    private void Add(int code, int posts)
    {
        if (posts == 0) return;
        while (_posts.Count <= code) _posts.Add(0);
        _posts[code] += posts;
    }
}
