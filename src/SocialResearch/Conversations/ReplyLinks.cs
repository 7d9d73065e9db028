namespace SocialResearch.Conversations;

/// <summary>Who answers whom, as places in a conversation; walks without recursion, however deep a chain is.</summary>
internal sealed class ReplyLinks
{
    public const int None = PostColumns.NoParent, Unselected = -2, OutsideData = -3, Itself = -4;

    private readonly Conversation _conversation;

    // The places of the parents in a selection; of all posts the column of parents has them.
    private readonly int[]? _above;

    // How many posts have each of the constants, by the constant without its sign.
    private readonly int[] _with = new int[-Itself + 1];

    // Made when they are asked for: the lists of replies, the posts tree by tree, levels.
    private Lists? _lists;
    private Forest? _forest;
    private ReplyLevels? _levels;

    public ReplyLinks(Conversation conversation)
    {
        _conversation = conversation;
        bool hasPlaces = conversation.HoldsAll && conversation.Columns.Parents.Values.Length >= conversation.Count;
        if (!hasPlaces) _above = Selected();
        ReadOnlySpan<int> parents = Above;
        for (int place = 0; place < parents.Length; place++)
        {
            // What is rare is asked, never whether a post is a reply or a root: that is as good as a coin, and a wrong guess costs the processor more than all the rest.
            int parent = parents[place];
            if (parent < None || parent == place) _with[-Parent(place)]++;
            _with[-None] -= parent >> 31;
        }
        _with[-None] -= _with[-OutsideData] + _with[-Unselected];
    }

    /// <summary>The place of each parent, which is its own of a post that answers itself; <see cref="None"/>; or less where the parent is not here.</summary>
    public ReadOnlySpan<int> Above => _above ?? _conversation.Columns.Parents.Values[.._conversation.Count];

    /// <summary>The place of the parent, or one of the constants.</summary>
    public int Parent(int place) => Above[place] is var parent && parent == place ? Itself
        : parent >= None ? parent
        : _conversation.Columns.Parents[_conversation.RowAt(place)] < None ? OutsideData
        : Unselected;

    /// <summary>Levels below the roots.</summary>
    public ReplyLevels Levels => _levels ??= new(Above);

    /// <summary>The root above; −1 in or below a cycle.</summary>
    public int[] Root => Trees.Root;

    /// <summary>Posts without a parent here, in the order of the posts.</summary>
    public int[] Roots => Trees.Roots;

    /// <summary>The posts that have a root, tree by tree and in each level by level.</summary>
    public int[] Order => Trees.Order;

    /// <summary>How many posts have one of the constants instead of the place of a parent.</summary>
    public int PostsWith(int parent) => _with[-parent];

    /// <summary>How many posts have another one here as their parent.</summary>
    public int Replies => _conversation.Count - _with.Sum();

    /// <summary>How many posts have a reply.</summary>
    public int PostsWithReply => Answers.Posts;

    /// <summary>How many posts without parent have one.</summary>
    public int RootsWithReply => Answers.Roots;

    private Lists Answers => _lists ??= List();

    private Forest Trees => _forest ??= Descend();

    public bool HasReply(int place) => Answers.First[place] != None;

    /// <summary>The first direct reply; −1 when there is none.</summary>
    public int FirstReply(int place) => Answers.First[place];

    /// <summary>The reply to the same post that follows a reply; −1 behind the last.</summary>
    public int NextReply(int reply) => Answers.Next[reply];

    public IEnumerable<int> RepliesTo(int place)
    {
        for (int reply = FirstReply(place); reply != None; reply = NextReply(reply)) yield return reply;
    }

    private int[] Selected()
    {
        int[] above = GC.AllocateUninitializedArray<int>(_conversation.Count);
        for (int place = 0; place < above.Length; place++)
        {
            int parent = _conversation.Columns.Parents[_conversation.RowAt(place)];
            above[place] = parent < 0 ? parent : _conversation.PlaceOf(parent) is >= 0 and var found ? found : Unselected;
        }
        return above;
    }

    private Lists List()
    {
        ReadOnlySpan<int> parents = Above;
        int n = parents.Length;
        int[] next = GC.AllocateUninitializedArray<int>(n), first = GC.AllocateUninitializedArray<int>(n + 2);
        first.AsSpan().Fill(None);
        // Behind the posts stand two more lists, the roots and the posts that answer themselves. From the last to the first, so that the lists keep the order of the posts.
        for (int place = n - 1; place >= 0; place--)
        {
            int parent = parents[place], list = parent == place ? n + 1 : parent >= 0 ? parent : n;
            next[place] = first[list];
            first[list] = place;
        }
        int posts = 0, roots = 0;
        for (int place = 0; place < n; place++)
        {
            if (first[place] == None) continue;
            posts++;
            if (parents[place] == None) roots++;
        }
        return new(first, next, posts, roots);
    }

    private Forest Descend()
    {
        (int[] first, int[] following, _, _) = Answers;
        int n = _conversation.Count;
        int[] roots = new int[PostsWith(None) + PostsWith(Unselected) + PostsWith(OutsideData)];
        int[] order = GC.AllocateUninitializedArray<int>(n), above = GC.AllocateUninitializedArray<int>(n);
        above.AsSpan().Fill(None);
        int end = 0, trees = 0;
        for (int root = first[n]; root != None; root = following[root])
        {
            roots[trees++] = root;
            int next = end;
            order[end++] = root;
            above[root] = root;
            for (; next < end; next++)
            {
                for (int reply = first[order[next]]; reply != None; reply = following[reply])
                {
                    above[reply] = root;
                    order[end++] = reply;
                }
            }
        }
        return new(roots, end == order.Length ? order : order[..end], above);
    }

    private sealed record Lists(int[] First, int[] Next, int Posts, int Roots);

    private sealed record Forest(int[] Roots, int[] Order, int[] Root);
}
