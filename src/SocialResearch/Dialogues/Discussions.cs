using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>The shape of each thread: how deep, how wide, how much of a discussion.</summary>
/// <remarks>
/// <para>Depth: the deepest level; the root stands on level 0. Width: the most posts on one level. h-index: with cᵢ posts on level i = 1,
/// 2, …, h is the level before the first one with cᵢ &lt; i ("first level"); read otherwise, the largest i with cᵢ ≥ i ("largest level").
/// Both agree where levels shrink steadily; we quote the first. It needs depth and width at once: a long chain and a crowd of
/// single remarks both have 1, a thread without replies 0.</para>
/// <para>Structural virality ν: the mean distance between two posts of a tree along its replies, (2/n(n − 1))·Σ s(n − s) over all replies,
/// where s is the number of posts at and below a reply. 2 or less where all answer the root, (n + 1)/3 for a chain; undefined for one post.</para>
/// <para>Only trees with a true root count. Comments that cannot nest, as on Stack Exchange, never get deeper than 2 whatever
/// people do. Gómez, Kaltenbrunner and López, "Statistical analysis of the social network and discussion threads in Slashdot", WWW 2008
/// (h-index; wording from memory); Goel, Anderson, Hofman and Watts, "The structural virality of online diffusion", Management Science
/// 62(1), 2016 (from memory). Tested: a star of 11 posts has ν = 1.818182 and h = 1, a path of 11 posts 4 and 1, a binary tree of 15 posts
/// 3.504762 and 3.</para>
/// </remarks>
public sealed record Discussions : DialogueResult
{
    private Discussions() { }

    /// <summary>Every tree with a true root, in the order of the data.</summary>
    public required IReadOnlyList<Discussion> Trees { get; init; }

    /// <summary>Trees with at least one reply.</summary>
    public int WithReply => Trees.Count(tree => tree.Shape.Posts > 1);

    /// <summary>The one with the highest h-index, then the most posts, then the earliest; null without trees.</summary>
    public Discussion? Richest => Trees.OrderByDescending(tree => tree.HIndex).ThenByDescending(tree => tree.Shape.Posts).FirstOrDefault();

    /// <summary>The mean structural virality of trees with at least one reply.</summary>
    public Estimate MeanVirality => WithReply == 0 ? Estimate.Undefined("No thread has a reply.") : Estimate.Of(Trees.Select(tree => tree.Virality).OfType<double>().Average());

    /// <summary>The share of trees with replies on at least level 2: somebody answered an answer.</summary>
    public Estimate DeeperThanOneLevel => Proportions.Wilson(Trees.Count(tree => tree.Shape.Depth >= 2), Trees.Count, whyUndefined: "No thread begins in these data.");

    /// <summary>Measures the shapes of a conversation's threads.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static Discussions Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Richest is not { } richest ? "No thread begins in these data, so there are no shapes."
        : $"Of {Count(Trees.Count, "thread", "threads")} {InWords(DeeperThanOneLevel)} hold an answer to an answer; the deepest goes down to level {Count(Trees.Max(tree => tree.Shape.Depth))}, "
            + $"the highest h-index is {Count(richest.HIndex)}, {Scope.Period ?? "times unknown"}.";

    internal static Discussions Of(DialoguePosts posts)
    {
        var trees = new List<Discussion>();
        int at = 0;
        foreach (TreeShape shape in ReplyTreeShapes.Of(posts.Conversation, posts.Links))
        {
            ReadOnlySpan<int> places = posts.Links.Order.AsSpan(at, shape.Posts);
            at += shape.Posts;
            if (shape.IsComplete) trees.Add(Describe(shape, places, posts.Links));
        }
        return new() { Scope = DialogueScope.Of(posts), Trees = trees };
    }

    private static Discussion Describe(TreeShape shape, ReadOnlySpan<int> places, ReplyLinks links)
    {
        var levels = new int[shape.Depth + 1];
        foreach (int place in places) levels[links.Levels.Of(place)]++;
        int first = 0, largest = 0;
        while (first + 1 < levels.Length && levels[first + 1] >= first + 1) first++;
        for (int level = 1; level < levels.Length; level++) if (levels[level] >= level) largest = level;
        return new(shape, levels, first, largest, Virality(places, links));
    }

    /// <summary>Each reply separates the s posts below it from the n − s others: it lies on s(n − s) of the paths.</summary>
    private static double? Virality(ReadOnlySpan<int> places, ReplyLinks links)
    {
        if (places.Length < 2) return null;
        var below = new Dictionary<int, long>(places.Length);
        double n = places.Length, paths = 0;
        // Level by level from the bottom, so that a post's own tree is whole before it is added to its parent's.
        for (int i = places.Length - 1; i > 0; i--)
        {
            long size = below.GetValueOrDefault(places[i]) + 1;
            int parent = links.Parent(places[i]);
            below[parent] = below.GetValueOrDefault(parent) + size;
            paths += size * (n - size);
        }
        return 2 * paths / (n * (n - 1));
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("threads", Count(Trees.Count), $"trees with a true root; {Count(WithReply)} of them have a reply"),
        ShareRow("threads deeper than one level", DeeperThanOneLevel, "somebody answered an answer; Wilson score"),
        Row("deepest level", Trees.Count == 0 ? "undefined" : Count(Trees.Max(tree => tree.Shape.Depth)), "the root stands on level 0"),
        Row("widest level", Trees.Count == 0 ? "undefined" : Count(Trees.Max(tree => tree.Shape.Width)), "most posts on one level of one thread"),
        Row("highest h-index", Richest is { } richest ? Count(richest.HIndex) : "undefined", "the level before the first that has fewer posts than its number"),
        Row("highest h-index, largest level", Trees.Count == 0 ? "undefined" : Count(Trees.Max(tree => tree.HIndexByLargestLevel)), "the largest level that has at least as many posts as its number"),
        Row("mean structural virality", MeanVirality, 2, $"mean distance between two posts of a thread, over the {Count(WithReply)} with a reply"),
    ];
}

/// <summary>The shape of one thread.</summary>
/// <param name="Shape">Root, posts, depth, width, authors.</param>
/// <param name="Levels">Posts on each level; the place is the level.</param>
/// <param name="HIndex">h by the first level with too few posts.</param>
/// <param name="HIndexByLargestLevel">h by the largest level with enough posts.</param>
/// <param name="Virality">Mean distance between two posts; null for a single post.</param>
public sealed record Discussion(TreeShape Shape, IReadOnlyList<int> Levels, int HIndex, int HIndexByLargestLevel, double? Virality);
