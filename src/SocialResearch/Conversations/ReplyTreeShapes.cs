namespace SocialResearch.Conversations;

/// <summary>Measures each tree: posts, depth, width, authors.</summary>
internal static class ReplyTreeShapes
{
    public static IReadOnlyList<TreeShape> Of(Conversation conversation, ReplyLinks links)
    {
        var shapes = new TreeShape[links.Roots.Length];
        var authors = new HashSet<int>();
        int at = 0;
        for (int tree = 0; tree < shapes.Length; tree++)
        {
            int root = links.Roots[tree], begin = at, level = 0, onLevel = 0, width = 0;
            authors.Clear();
            for (; at < links.Order.Length && links.Root[links.Order[at]] == root; at++)
            {
                int place = links.Order[at];
                onLevel = links.Depth[place] == level ? onLevel + 1 : 1;
                level = links.Depth[place];
                width = Math.Max(width, onLevel);
                if (conversation.Columns.Authors.Code(conversation.RowAt(place)) is >= 0 and var author) authors.Add(author);
            }
            shapes[tree] = new(conversation[root], links.Parent[root] == ReplyLinks.None, at - begin, level, width, authors.Count);
        }
        return shapes;
    }
}

/// <summary>Measures how long replies took.</summary>
internal static class ReplyTreeLags
{
    public static ReplyLags All(Conversation conversation, ReplyLinks links)
    {
        var lags = new List<double>();
        int inexact = 0;
        for (int place = 0; place < conversation.Count; place++)
        {
            if (links.Parent[place] is not (>= 0 and var parent)) continue;
            if (Lag(conversation, parent, place) is { } lag) lags.Add(lag);
            else inexact++;
        }
        return new([.. lags], inexact);
    }

    public static ReplyLags First(Conversation conversation, ReplyLinks links, bool othersOnly)
    {
        CodeColumn authors = conversation.Columns.Authors;
        var lags = new List<double>();
        int inexact = 0;
        foreach (int root in links.Roots.Where(root => links.Parent[root] == ReplyLinks.None))
        {
            int asker = authors.Code(conversation.RowAt(root));
            double? first = null;
            foreach (int reply in links.RepliesTo(root))
            {
                if (othersOnly && asker >= 0 && authors.Code(conversation.RowAt(reply)) == asker) continue;
                if (Lag(conversation, root, reply) is not { } lag) inexact++;
                else if (first is null || lag < first) first = lag;
            }
            if (first is { } found) lags.Add(found);
        }
        return new([.. lags], inexact);
    }

    // From ticks, so that milliseconds come out as exactly as they went in.
    private static double? Lag(Conversation conversation, int parent, int reply) =>
        ExactTicks(conversation, parent) is { } from && ExactTicks(conversation, reply) is { } to ? (double)(to - from) / TimeSpan.TicksPerSecond : null;

    private static long? ExactTicks(Conversation conversation, int place) =>
        conversation.Columns.Time(conversation.RowAt(place)) is { Precision: TimePrecision.Second or TimePrecision.Minute } time ? time.Utc.UtcTicks : null;
}
