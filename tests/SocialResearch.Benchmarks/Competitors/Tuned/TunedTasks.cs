using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Posts;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>The tasks written for these files and nothing else: what the machine can do, and the floor of ours.</summary>
/// <remarks>Random numbers, binomial draws and the zeta function are those of the library; what surrounds them is not.</remarks>
internal static class TunedTasks
{
    public static void Run(string csv, IReadOnlySet<string> tasks)
    {
        var posts = new TunedPosts();
        TaskClock.Run("T1", () =>
        {
            // Let go of before it is loaded again, see TaskClock.
            posts = new();
            posts = TunedPosts.Load(csv);
            long likes = 0;
            foreach (int count in posts.Likes.AsSpan(0, posts.Count)) likes += Math.Max(0, count);
            return new() { ["posts"] = posts.Count, ["authors"] = posts.AuthorNames.Count, ["likes"] = likes };
        });
        if (tasks.Contains("T2")) TaskClock.Run("T2", () => TunedParticipation.Of(posts));
        if (tasks.Contains("T3")) TaskClock.Run("T3", () => TunedMentions.Of(posts, GeneratedTexts.Brands));
        if (tasks.Contains("T3m")) TaskClock.Run("T3m", () => TunedMentions.Of(posts, ManyNames.All));
        if (tasks.Contains("T4")) TaskClock.Run("T4", () => TunedReplies.Of(posts));
        if (tasks.Contains("T5"))
        {
            int[] days = Days(posts);
            TaskClock.Run("T5", () => TunedBursts.Of(days));
        }
        if (tasks.Contains("T6")) TaskClock.Run("T6", () => TunedTail.Of(posts));
    }

    private static int[] Days(TunedPosts posts)
    {
        int first = posts.Seconds[0] / 86_400;
        int[] days = new int[posts.Seconds[posts.Count - 1] / 86_400 - first + 1];
        for (int i = 0; i < posts.Count; i++) days[posts.Seconds[i] / 86_400 - first]++;
        return days;
    }

    /// <summary>The distinct counts of posts by author, upwards, and how many people have each.</summary>
    public static (long[] Values, long[] People) Histogram(TunedPosts posts)
    {
        int[] counts = new int[posts.AuthorNames.Count];
        for (int i = 0; i < posts.Count; i++) counts[posts.Authors[i]]++;
        int most = 0;
        foreach (int count in counts) most = Math.Max(most, count);
        int[] people = new int[most + 1];
        foreach (int count in counts) people[count]++;
        int distinct = 0;
        foreach (int some in people) distinct += some > 0 ? 1 : 0;
        (long[] values, long[] of) = (new long[distinct], new long[distinct]);
        for (int count = 0, at = 0; count <= most; count++)
            if (people[count] > 0) (values[at], of[at++]) = (count, people[count]);
        return (values, of);
    }
}
