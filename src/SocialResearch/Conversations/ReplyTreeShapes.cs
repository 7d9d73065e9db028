namespace SocialResearch.Conversations;

/// <summary>Measures each tree: posts, depth, width, authors.</summary>
internal static class ReplyTreeShapes
{
    public static IReadOnlyList<TreeShape> Of(Conversation conversation, ReplyLinks links)
    {
        var shapes = new TreeShape[links.Roots.Length];
        // The last tree, from 1, in which an author was met.
        int[] metIn = new int[conversation.Columns.Authors.Distinct];
        int at = 0;
        for (int tree = 0; tree < shapes.Length; tree++)
        {
            int root = links.Roots[tree], begin = at, level = 0, onLevel = 0, width = 0, authors = 0;
            for (; at < links.Order.Length && links.Root[links.Order[at]] == root; at++)
            {
                int place = links.Order[at];
                onLevel = links.Depth[place] == level ? onLevel + 1 : 1;
                level = links.Depth[place];
                width = Math.Max(width, onLevel);
                if (conversation.Columns.Authors.Code(conversation.RowAt(place)) is not (>= 0 and var author) || metIn[author] == tree + 1) continue;
                metIn[author] = tree + 1;
                authors++;
            }
            shapes[tree] = new(conversation[root], links.Parent[root] == ReplyLinks.None, at - begin, level, width, authors);
        }
        return shapes;
    }
}

/// <summary>Measures how long replies took.</summary>
internal static class ReplyTreeLags
{
    public static ReplyLags All(ReplyLinks links, long[] exact)
    {
        var lags = new List<long>();
        int inexact = 0;
        for (int place = 0; place < exact.Length; place++)
        {
            if (links.Parent[place] is not (>= 0 and var parent)) continue;
            if (Lag(exact[parent], exact[place]) is { } lag) lags.Add(lag);
            else inexact++;
        }
        return new(lags, inexact);
    }

    public static ReplyLags First(Conversation conversation, ReplyLinks links, long[] exact, bool othersOnly)
    {
        CodeColumn authors = conversation.Columns.Authors;
        var lags = new List<long>();
        int inexact = 0;
        foreach (int root in links.Roots)
        {
            if (links.Parent[root] != ReplyLinks.None) continue;
            int asker = authors.Code(conversation.RowAt(root));
            long? first = null;
            for (int reply = links.FirstReply(root); reply >= 0; reply = links.NextReply(reply))
            {
                if (othersOnly && asker >= 0 && authors.Code(conversation.RowAt(reply)) == asker) continue;
                if (Lag(exact[root], exact[reply]) is not { } lag) inexact++;
                else if (first is null || lag < first) first = lag;
            }
            if (first is { } found) lags.Add(found);
        }
        return new(lags, inexact);
    }

    private static long? Lag(long parent, long reply) => parent == PostColumns.NoNumber || reply == PostColumns.NoNumber ? null : reply - parent;

    /// <summary>The times that are known to the minute or better, as ticks.</summary>
    public static long[] ExactTicks(Conversation conversation)
    {
        PostColumns columns = conversation.Columns;
        long[] ticks = new long[conversation.Count];
        for (int place = 0; place < ticks.Length; place++)
        {
            int row = conversation.RowAt(place);
            ticks[place] = (TimePrecision)columns.Precisions[row] is TimePrecision.Second or TimePrecision.Minute ? columns.Ticks[row] : PostColumns.NoNumber;
        }
        return ticks;
    }
}
