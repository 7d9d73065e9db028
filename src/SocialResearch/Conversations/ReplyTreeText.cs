using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Conversations;

/// <summary>A <see cref="ReplyTree"/> in words.</summary>
internal static class ReplyTreeText
{
    public static Estimate NoRoot => Estimate.Undefined("There is no root: every post names a parent.");

    public static string Sentence(ReplyTree tree)
    {
        if (tree.Posts == 0) return "No posts, so no reply trees.";
        string period = tree.Period is { } days ? $", {days}" : "";
        string rate = tree.ReplyRate.Value is { } share
            ? $"Of {Count(tree.Roots, "root", "roots")} {Percent(share)} got a reply" + (tree.FirstReplies.Median.Value is { } median ? $", the median first one after {Duration(median)}" : "")
            : "No post is a root";
        List<string> posts = [$"{Count(tree.Posts, "post", "posts")} down to level {Count(tree.Depth)}"];
        if (tree.Orphans > 0) posts.Add(Count(tree.Orphans, "orphan", "orphans"));
        if (tree.InCycles > 0) posts.Add($"{Count(tree.InCycles)} in cycles");
        return $"{rate}; {string.Join(", ", posts)}{period}.";
    }

    public static Table Table(ReplyTree tree) => new(
        ["What", Column.Number("Value"), "Definition"],
        [
            ["posts", Count(tree.Posts), tree.Selection.ToString()],
            ["roots", Count(tree.Roots), "posts without parent"],
            ["replies", Count(tree.Replies), "posts whose parent is another post here"],
            ["orphans", Count(tree.Orphans), "posts whose parent is not here"],
            ["orphans by selection", Count(tree.OrphansBySelection), "those of them whose parent is in the data, but was not selected"],
            ["posts in cycles", Count(tree.InCycles), "posts that are their own parent, directly or by way of others"],
            ["posts that answer themselves", Count(tree.SelfParents), "those of them that name themselves"],
            ["posts below cycles", Count(tree.BelowCycles), "without a level"],
            ["repeated ids", Count(tree.DuplicateIds), "posts that were there before under the same id; replies hang below the first"],
            ["deepest level", Count(tree.Depth), "in trees with a true root, whose level is 0"],
            ["mean level", Written(tree.MeanDepth, value => Fixed(value, 3)), "of all posts in trees with a true root"],
            ["widest level of a tree", Count(tree.Trees.Count == 0 ? 0 : tree.Trees.Max(shape => shape.Width)), "posts on one level of one tree"],
            ["reply rate", Written(tree.ReplyRate, value => Percent(value)), "roots with at least one direct reply / roots"],
            .. Lags("first reply", tree.FirstReplies, "from a root to its earliest direct reply"),
            .. Lags("first reply by others", tree.FirstRepliesByOthers, "the same, without replies by the author of the root"),
            .. Lags("any reply", tree.AllReplies, "from a post to each direct reply"),
        ]);

    public static IReadOnlyList<Caveat> Caveats(ReplyTree tree)
    {
        var caveats = new List<Caveat>();
        if (tree.Orphans > 0 || tree.InCycles > 0)
        {
            caveats.Add(new("SR010", $"{Count(tree.Orphans, "orphan names a parent that is", "orphans name parents that are")} not here, {Count(tree.InCycles + tree.BelowCycles, "post is", "posts are")} in or below cycles. "
                + "None of them is a root, and their levels are not in the depth."));
        }
        if (tree.AllReplies.Negative > 0) caveats.Add(WrongClocks(tree.AllReplies));
        return caveats;
    }

    public static Caveat WrongClocks(ReplyLags lags) =>
        new("SR011", $"{Count(lags.Negative)} of {Count(lags.Seconds.Count)} replies seem older than what they answer: clocks were wrong. They are in the lags.");

    public static IEnumerable<IReadOnlyList<string>> Lags(string what, ReplyLags lags, string definition)
    {
        IReadOnlyList<Estimate> quantiles = lags.Quantile([0.5, 0.9]);
        return
        [
            [$"{what}, median", Written(quantiles[0], Duration), $"{definition}; n = {Count(lags.Seconds.Count)}"],
            [$"{what}, 90 % within", Written(quantiles[1], Duration), "quantile of type 7"],
        ];
    }

    private static string Written(Estimate estimate, Func<double, string> write) => estimate.Value is { } value ? write(value) : "undefined";
}
