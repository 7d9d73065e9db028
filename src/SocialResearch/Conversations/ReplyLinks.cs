namespace SocialResearch.Conversations;

/// <summary>Who answers whom, as places in a conversation; walks without recursion, however deep a chain is.</summary>
internal sealed class ReplyLinks
{
    public const int None = PostColumns.NoParent, Unselected = -2, OutsideData = -3, Itself = -4;

    private readonly int[] _firstReply, _nextReply;

    public ReplyLinks(Conversation conversation)
    {
        int n = conversation.Count;
        Parent = GC.AllocateUninitializedArray<int>(n);
        _nextReply = GC.AllocateUninitializedArray<int>(n);
        (Depth, Root) = (Filled(n), Filled(n));
        // Behind the posts stand two more lists: the roots, and the posts that answer themselves.
        _firstReply = Filled(n + 2);
        for (int place = 0; place < n; place++) Parent[place] = ParentOf(conversation, place);
        // From the last to the first, so that the lists keep the order of the posts.
        for (int place = n - 1; place >= 0; place--)
        {
            int parent = Parent[place], list = parent >= 0 ? parent : parent == Itself ? n + 1 : n;
            _nextReply[place] = _firstReply[list];
            _firstReply[list] = place;
        }
        Roots = new int[PostsWith(None) + PostsWith(Unselected) + PostsWith(OutsideData)];
        for (int i = 0, root = _firstReply[n]; root != None; root = _nextReply[root]) Roots[i++] = root;
        Order = Descend();
        CyclePosts = CountCycles();
    }

    /// <summary>The place of the parent, or one of the constants.</summary>
    public int[] Parent { get; }

    /// <summary>Level below the root; −1 for posts in or below a cycle, which have no root.</summary>
    public int[] Depth { get; }

    /// <summary>The root above; −1 in or below a cycle.</summary>
    public int[] Root { get; }

    /// <summary>Posts without a parent here, in the order of the posts.</summary>
    public int[] Roots { get; }

    /// <summary>The posts that have a root, tree by tree and in each level by level.</summary>
    public int[] Order { get; }

    /// <summary>Posts that are, by way of others, their own parent; those that answer themselves included.</summary>
    public int CyclePosts { get; }

    /// <summary>How many posts have one of the constants instead of the place of a parent.</summary>
    public int PostsWith(int parent) => Parent.AsSpan().Count(parent);

    /// <summary>How many posts have a reply.</summary>
    public int PostsWithReply => Parent.Length - _firstReply.AsSpan(0, Parent.Length).Count(None);

    public bool HasReply(int place) => _firstReply[place] != None;

    /// <summary>The first direct reply; −1 when there is none.</summary>
    public int FirstReply(int place) => _firstReply[place];

    /// <summary>The reply to the same post that follows a reply; −1 behind the last.</summary>
    public int NextReply(int reply) => _nextReply[reply];

    public IEnumerable<int> RepliesTo(int place)
    {
        for (int reply = _firstReply[place]; reply != None; reply = _nextReply[reply]) yield return reply;
    }

    private static int ParentOf(Conversation conversation, int place)
    {
        int row = conversation.RowAt(place), parent = conversation.Columns.Parents[row];
        // What is rare is asked first: whether a post is a reply or a root is as good as a coin, and a wrong guess costs the processor more than all the rest.
        if (parent < PostColumns.NoParent) return OutsideData;
        if (parent == row) return Itself;
        if (conversation.HoldsAll) return parent;
        if (parent == PostColumns.NoParent) return None;
        return conversation.PlaceOf(parent) is >= 0 and var found ? found : Unselected;
    }

    private static int[] Filled(int length)
    {
        int[] places = GC.AllocateUninitializedArray<int>(length);
        places.AsSpan().Fill(None);
        return places;
    }

    private int[] Descend()
    {
        int[] order = GC.AllocateUninitializedArray<int>(Parent.Length);
        int end = 0;
        foreach (int root in Roots)
        {
            int next = end;
            order[end++] = root;
            (Depth[root], Root[root]) = (0, root);
            for (; next < end; next++)
            {
                int above = order[next];
                for (int reply = _firstReply[above]; reply != None; reply = _nextReply[reply])
                {
                    (Depth[reply], Root[reply]) = (Depth[above] + 1, root);
                    order[end++] = reply;
                }
            }
        }
        return end == order.Length ? order : order[..end];
    }

    private int CountCycles()
    {
        // Each walk upwards carries its own number: meeting it again closes a cycle, meeting another's ends the walk.
        if (Order.Length == Parent.Length) return 0;
        var walk = new int[Parent.Length];
        int cyclePosts = 0;
        for (int start = 0; start < Parent.Length; start++)
        {
            if (Depth[start] >= 0) continue;
            int at = start;
            while (at >= 0 && walk[at] == 0)
            {
                walk[at] = start + 1;
                at = Parent[at];
            }
            if (at == Itself) cyclePosts++;
            if (at < 0 || walk[at] != start + 1) continue;
            int first = at;
            do
            {
                cyclePosts++;
                at = Parent[at];
            }
            while (at != first);
        }
        return cyclePosts;
    }
}
