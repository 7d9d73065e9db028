using SocialResearch.Benchmarks.Comparing;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Ids to rows, rows of parents, depth from above, lags sorted.</summary>
internal static class TunedReplies
{
    public static Answers Of(TunedPosts posts)
    {
        int size = 1;
        while (size < 2 * posts.Count) size *= 2;
        int[] rows = new int[size];
        int Slot(long id) => (int)((ulong)(id * -7046029254386353131L) >> 32) & (size - 1);
        for (int i = 0; i < posts.Count; i++)
        {
            int slot = Slot(posts.Ids[i]);
            while (rows[slot] > 0) slot = (slot + 1) & (size - 1);
            rows[slot] = i + 1;
        }
        int[] parents = new int[posts.Count], depths = new int[posts.Count], lags = new int[posts.Count];
        int replies = 0, deepest = 0;
        for (int i = 0; i < posts.Count; i++)
        {
            parents[i] = -1;
            if (posts.Parents[i] == 0) continue;
            int slot = Slot(posts.Parents[i]);
            while (rows[slot] > 0 && posts.Ids[rows[slot] - 1] != posts.Parents[i]) slot = (slot + 1) & (size - 1);
            parents[i] = rows[slot] - 1;
            lags[replies++] = posts.Seconds[i] - posts.Seconds[parents[i]];
        }
        var open = new Stack<int>();
        long sum = 0;
        for (int i = 0; i < posts.Count; i++)
        {
            int at = i;
            for (; parents[at] >= 0 && depths[at] == 0; at = parents[at]) open.Push(at);
            while (open.TryPop(out int below)) depths[below] = depths[parents[below]] + 1;
            (sum, deepest) = (sum + depths[i], Math.Max(deepest, depths[i]));
        }
        Array.Sort(lags, 0, replies);
        double Quantile(double p)
        {
            double at = (replies - 1) * p;
            return lags[(int)at] + (at - (int)at) * (lags[Math.Min((int)at + 1, replies - 1)] - lags[(int)at]);
        }
        return OurTasks.Lags(replies, deepest, (double)sum / posts.Count, [.. OurTasks.LagParts.Select(Quantile)]);
    }
}
