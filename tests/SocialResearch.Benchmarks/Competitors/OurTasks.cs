using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Benchmarks.Posts;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;
using SocialResearch.Storing;
using SocialResearch.Text;
using SocialResearch.Timelines;

namespace SocialResearch.Benchmarks.Competitors;

/// <summary>The tasks as a user of the library writes them.</summary>
internal static class OurTasks
{
    public static void Run(string csv, string store, IReadOnlySet<string> tasks)
    {
        Conversation none = Conversation.Of([]), posts = none;
        TaskClock.Run("T1", () =>
        {
            // Let go of before it is loaded again, see TaskClock.
            posts = none;
            posts = Conversation.Import([csv], new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) }).Conversation;
            return new() { ["posts"] = posts.Count, ["authors"] = posts.Summary.Authors, ["likes"] = posts.Sum(post => post.Reactions.Likes ?? 0) };
        });
        if (tasks.Contains("T2")) TaskClock.Run("T2", () => Participate(posts));
        if (tasks.Contains("T3")) TaskClock.Run("T3", () => Mention(posts, GeneratedTexts.Brands));
        if (tasks.Contains("T3m")) TaskClock.Run("T3m", () => Mention(posts, ManyNames.All));
        if (tasks.Contains("T4")) TaskClock.Run("T4", () => Reply(posts));
        if (tasks.Contains("T5"))
        {
            long[] days = [.. Timeline.Measure(posts, TimeBin.Day, TimeZoneInfo.Utc).Bins.Select(bin => (long)bin.Posts)];
            TaskClock.Run("T5", () => Bursts(BurstAutomaton.OfCounts(days)));
        }
        if (tasks.Contains("T6")) TaskClock.Run("T6", () => Tail(posts));
        if (!tasks.Contains("T1s")) return;
        if (!File.Exists(store)) ConversationStore.Save(posts, store);
        posts = none;
        GC.Collect();
        TaskClock.Run("T1s", () => new() { ["posts"] = ConversationStore.Load(store).Count });
    }

    private static Answers Participate(Conversation posts)
    {
        Participation result = Participation.Measure(posts, options: new() { Rounding = GroupRounding.Ceil });
        var interval = result.Gini.Uncertainty!.Percentile;
        return new()
        {
            ["people"] = result.Contributors,
            ["gini"] = result.Gini.Value!.Value,
            ["top1"] = result.Top1.Content.Value!.Value,
            ["top10"] = result.Top1.Content.Value!.Value + result.Next9.Content.Value!.Value,
            ["lorenz50"] = result.Lorenz!.At(0.5),
            ["~low"] = interval.Low,
            ["~high"] = interval.High,
        };
    }

    private static Answers Mention(Conversation posts, IReadOnlyList<string> names)
    {
        BrandMentions found = posts.PerBrand(new BrandMatcher([.. names.Select(Brand.Named)]));
        Timeline all = Timeline.Measure(posts, TimeBin.Day, TimeZoneInfo.Utc);
        var days = new DailyCounts(names.Count);
        foreach ((BrandPosts brand, int i) in found.Brands.Select((brand, i) => (brand, i)))
        {
            if (brand.Posts.Count == 0) continue;
            Timeline line = all.Of(brand.Posts);
            for (int day = 0; day < line.Bins.Count; day++) days.Add(i, day, line.Bins[day].Posts);
        }
        return days.Answers();
    }

    private static Answers Reply(Conversation posts)
    {
        ReplyTree tree = ReplyTree.Of(posts);
        return Lags(tree.Replies, tree.Depth, tree.MeanDepth.Value!.Value, [.. tree.AllReplies.Quantile(LagParts).Select(lag => lag.Value!.Value)]);
    }

    private static Answers Tail(Conversation posts)
    {
        ContributionTail tail = ContributionTail.Measure(posts, options: new() { Replicates = 100 });
        PowerLawTail fit = tail.Tail!.PowerLaw;
        return new() { ["xmin"] = fit.From, ["alpha"] = fit.Exponent, ["distance"] = fit.Distance, ["~p"] = tail.Test!.P };
    }

    /// <summary>The quantiles of lags that everybody computes.</summary>
    public static IReadOnlyList<double> LagParts { get; } = [0.1, 0.5, 0.9, 0.99];

    public static Answers Lags(int replies, int depth, double mean, IReadOnlyList<double> quantiles) => new()
    {
        ["replies"] = replies,
        ["depth"] = depth,
        ["mean"] = mean,
        ["q10"] = quantiles[0],
        ["q50"] = quantiles[1],
        ["q90"] = quantiles[2],
        ["q99"] = quantiles[3],
    };

    public static Answers Bursts(IReadOnlyList<BurstStretch> bursts) =>
        new() { ["bursts"] = bursts.Count, ["places"] = bursts.Sum(burst => burst.Level * (3.0 * burst.First + 7.0 * burst.Last)) };
}
