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
        string rate = tree.ReplyRate.Value is { } share
            ? $"Of {Count(tree.Roots)} roots {Percent(share)} got a reply" + (tree.FirstReplies.Median.Value is { } median ? $", half of them within {Duration(median)}" : "")
            : $"None of the {Count(tree.Posts)} posts is a root";
        List<string> broken = [];
        if (tree.Orphans > 0) broken.Add($"{Count(tree.Orphans)} orphans");
        if (tree.InCycles > 0) broken.Add($"{Count(tree.InCycles)} posts in cycles");
        return $"{rate}; {Count(tree.Posts)} posts, down to level {Count(tree.Depth)}{(broken.Count > 0 ? ", " + string.Join(", ", broken) : "")}.";
    }

    public static Table Table(ReplyTree tree) => new(
        ["What", Column.Number("Value"), "Definition"],
        [
            ["posts", Count(tree.Posts), tree.Selection.ToString()],
            ["roots", Count(tree.Roots), "posts without parent"],
            ["replies", Count(tree.Replies), "posts whose parent is another post here"],
            ["orphans", Count(tree.Orphans), $"posts whose parent is not here; of {Count(tree.OrphansBySelection)} of them it was not selected"],
            ["posts in cycles", Count(tree.InCycles), $"their own parent by way of others, {Count(tree.SelfParents)} of them directly"],
            ["posts below cycles", Count(tree.BelowCycles), "without a level"],
            ["repeated ids", Count(tree.DuplicateIds), "posts whose id stood in the same source before; replies hang below the first"],
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
            caveats.Add(new("SR010", $"{Count(tree.Orphans)} posts answer posts that are not here and {Count(tree.InCycles + tree.BelowCycles)} are in or below cycles. "
                + "They are no roots, and their levels are not in the depth."));
        }
        if (tree.AllReplies.Negative > 0)
            caveats.Add(new("SR011", $"{Count(tree.AllReplies.Negative)} of {Count(tree.AllReplies.Seconds.Count)} replies seem older than what they answer: clocks were wrong. They are in the lags."));
        return caveats;
    }

    private static IEnumerable<IReadOnlyList<string>> Lags(string what, ReplyLags lags, string definition) =>
    [
        [$"{what}, median", Written(lags.Median, Duration), $"{definition}; n = {Count(lags.Seconds.Count)}"],
        [$"{what}, 90 % within", Written(lags.Quantile(0.9), Duration), "quantile of type 7"],
    ];

    private static string Written(Estimate estimate, Func<double, string> write) => estimate.Value is { } value ? write(value) : "undefined";

    /// <summary>Seconds in the unit people would use.</summary>
    private static string Duration(double seconds) => Math.Abs(seconds) switch
    {
        < 120 => $"{Fixed(seconds, 0)} s",
        < 7_200 => $"{Fixed(seconds / 60, 0)} min",
        < 172_800 => $"{Fixed(seconds / 3_600, 1)} h",
        _ => $"{Fixed(seconds / 86_400, 1)} days",
    };
}
