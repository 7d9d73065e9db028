namespace SocialResearch.Conversations;

/// <summary>Who answers whom, as places in a conversation; walks without recursion, however deep a chain is.</summary>
internal sealed class ReplyLinks
{
    public const int None = -1, Unselected = -2, OutsideData = -3, Itself = -4;

    private readonly int[] _firstReply, _nextReply;

    public ReplyLinks(Conversation conversation)
    {
        int n = conversation.Count;
        (Parent, Depth, Root) = (new int[n], new int[n], new int[n]);
        (_firstReply, _nextReply) = (new int[n], new int[n]);
        _firstReply.AsSpan().Fill(None);
        Depth.AsSpan().Fill(-1);
        Root.AsSpan().Fill(-1);
        for (int place = 0; place < n; place++) Parent[place] = ParentOf(conversation, place);
        // From the last to the first, so that the lists of replies keep the order of the posts.
        for (int place = n - 1; place >= 0; place--)
        {
            if (Parent[place] is not (>= 0 and var parent)) continue;
            _nextReply[place] = _firstReply[parent];
            _firstReply[parent] = place;
        }
        var roots = new List<int>();
        for (int place = 0; place < n; place++)
            if (Parent[place] is None or Unselected or OutsideData) roots.Add(place);
        Roots = [.. roots];
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
        if (parent == PostColumns.NoParent) return None;
        if (parent < 0) return OutsideData;
        if (parent == row) return Itself;
        return conversation.PlaceOf(parent) is >= 0 and var found ? found : Unselected;
    }

    private int[] Descend()
    {
        var order = new int[Parent.Length];
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
        return order[..end];
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
