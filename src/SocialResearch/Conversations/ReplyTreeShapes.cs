namespace SocialResearch.Conversations;

/// <summary>Measures each tree: posts, depth, width, authors; and how many posts stand on each level of all of them.</summary>
internal sealed class ReplyTreeShapes
{
    private readonly List<int> _levels = [], _completeLevels = [];

    public ReplyTreeShapes(Conversation conversation, ReplyLinks links)
    {
        CodeColumn authors = conversation.Columns.Authors;
        var trees = new TreeShape[links.Roots.Length];
        // The last tree, from 1, in which an author was met.
        int[] metIn = new int[authors.Distinct], order = links.Order, depths = links.Depth;
        int at = 0;
        for (int tree = 0; tree < trees.Length; tree++)
        {
            int root = links.Roots[tree], begin = at, level = 0, onLevel = 0, width = 0, people = 0;
            bool isComplete = links.Parent[root] == ReplyLinks.None;
            if (!links.HasReply(root))
            {
                // As most are.
                Add(0, 1, isComplete);
                trees[tree] = new(conversation[root], isComplete, 1, 0, 1, authors.Code(conversation.RowAt(root)) >= 0 ? 1 : 0);
                at++;
                continue;
            }
            do
            {
                int place = order[at++], author = authors.Code(conversation.RowAt(place));
                if (depths[place] > level)
                {
                    Add(level, onLevel, isComplete);
                    (level, onLevel) = (level + 1, 0);
                }
                onLevel++;
                width = Math.Max(width, onLevel);
                if (author < 0 || metIn[author] == tree + 1) continue;
                metIn[author] = tree + 1;
                people++;
            }
            while (at < order.Length && depths[order[at]] > 0);
            Add(level, onLevel, isComplete);
            trees[tree] = new(conversation[root], isComplete, at - begin, level, width, people);
        }
        Trees = trees;
    }

    /// <summary>Every tree, in the order of their roots.</summary>
    public IReadOnlyList<TreeShape> Trees { get; }

    /// <summary>Posts on each level.</summary>
    public IReadOnlyList<int> Levels => _levels;

    /// <summary>Posts on each level of the trees that have a true root.</summary>
    public IReadOnlyList<int> CompleteLevels => _completeLevels;

    private void Add(int level, int posts, bool isComplete)
    {
        Add(_levels, level, posts);
        if (isComplete) Add(_completeLevels, level, posts);
    }

    private static void Add(List<int> levels, int level, int posts)
    {
        if (level == levels.Count) levels.Add(0);
        levels[level] += posts;
    }
}

/// <summary>Measures how long replies took.</summary>
internal static class ReplyTreeLags
{
    public static ReplyLags All(ReplyLinks links, long[] exact, int replies)
    {
        long[] lags = GC.AllocateUninitializedArray<long>(replies);
        int count = 0, inexact = 0;
        for (int place = 0; place < exact.Length; place++)
        {
            if (links.Parent[place] is not (>= 0 and var parent)) continue;
            if (TryLag(exact[parent], exact[place], out long lag)) lags[count++] = lag;
            else inexact++;
        }
        return new(lags.AsSpan(0, count), inexact);
    }

    /// <summary>The earliest direct reply to each root, by whomever and by others.</summary>
    public static (ReplyLags ByAnybody, ReplyLags ByOthers) First(Conversation conversation, ReplyLinks links, long[] exact, int rootsWithReply)
    {
        CodeColumn authors = conversation.Columns.Authors;
        long[] byAnybody = GC.AllocateUninitializedArray<long>(rootsWithReply), byOthers = GC.AllocateUninitializedArray<long>(rootsWithReply);
        int anybodies = 0, others = 0, inexact = 0, inexactByOthers = 0;
        foreach (int root in links.Roots)
        {
            int reply = links.FirstReply(root);
            if (reply < 0 || links.Parent[root] != ReplyLinks.None) continue;
            int asker = authors.Code(conversation.RowAt(root));
            long first = long.MaxValue, firstByOthers = long.MaxValue;
            for (; reply >= 0; reply = links.NextReply(reply))
            {
                bool isOther = asker < 0 || authors.Code(conversation.RowAt(reply)) != asker;
                if (!TryLag(exact[root], exact[reply], out long lag))
                {
                    inexact++;
                    if (isOther) inexactByOthers++;
                    continue;
                }
                first = Math.Min(first, lag);
                if (isOther) firstByOthers = Math.Min(firstByOthers, lag);
            }
            if (first < long.MaxValue) byAnybody[anybodies++] = first;
            if (firstByOthers < long.MaxValue) byOthers[others++] = firstByOthers;
        }
        return (new(byAnybody.AsSpan(0, anybodies), inexact), new(byOthers.AsSpan(0, others), inexactByOthers));
    }

    private static bool TryLag(long parent, long reply, out long lag)
    {
        lag = reply - parent;
        return parent != PostColumns.NoNumber && reply != PostColumns.NoNumber;
    }

    /// <summary>The times that are known to the minute or better, as ticks.</summary>
    public static long[] ExactTicks(Conversation conversation)
    {
        PostColumns columns = conversation.Columns;
        long[] ticks = GC.AllocateUninitializedArray<long>(conversation.Count);
        for (int place = 0; place < ticks.Length; place++)
        {
            int row = conversation.RowAt(place);
            ticks[place] = (TimePrecision)columns.Precisions[row] is TimePrecision.Second or TimePrecision.Minute ? columns.Ticks[row] : PostColumns.NoNumber;
        }
        return ticks;
    }
}
