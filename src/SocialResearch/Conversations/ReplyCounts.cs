using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Conversations;

/// <summary>How much is answered and how fast: the part of a <see cref="ReplyTree"/> that a database can count without building trees.</summary>
/// <remarks>
/// Every post is one of four: a root, which answers nothing; a reply, whose parent is another post here; an orphan, whose parent is not
/// here; or a post that names itself. Reply rate = roots with at least one direct reply / roots, from 0 to 1; undefined without a root. Lags are those of
/// <see cref="ReplyTree"/>, to the last digit. Depth and width of trees and cycles are not in it: they need the tree itself.
/// <para>What it does not say: who answers for a brand and what waits for an answer (the measures of dialogues); and whether replies are
/// missing because nobody answered or because the data do not hold them.</para>
/// </remarks>
public sealed record ReplyCounts : MeasureResult
{
    internal ReplyCounts() { }

    /// <summary>All posts.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts without parent.</summary>
    public required int Roots { get; init; }

    /// <summary>Posts whose parent is another post here.</summary>
    public required int Replies { get; init; }

    /// <summary>Posts whose parent is not here.</summary>
    public required int Orphans { get; init; }

    /// <summary>Posts that name themselves as their parent.</summary>
    public int SelfParents => Posts - Roots - Replies - Orphans;

    /// <summary>Roots with at least one direct reply.</summary>
    public required int RootsWithReply { get; init; }

    /// <summary>Posts with at least one direct reply.</summary>
    public required int PostsWithReply { get; init; }

    /// <summary>From each root to the earliest of its direct replies, whoever wrote it.</summary>
    public required ReplyLags FirstReplies { get; init; }

    /// <summary>The same without replies by the author of the root; an unknown author counts as another.</summary>
    public required ReplyLags FirstRepliesByOthers { get; init; }

    /// <summary>From each post to each of its direct replies.</summary>
    public required ReplyLags AllReplies { get; init; }

    /// <summary>The days of the first and the last post; null when no time is known.</summary>
    public required string? Period { get; init; }

    /// <summary>How the posts were selected.</summary>
    public required Selection Selection { get; init; }

    /// <summary>Roots with a direct reply as a share of all roots.</summary>
    public Estimate ReplyRate => Roots == 0 ? ReplyTreeText.NoRoot : Estimate.Of((double)RootsWithReply / Roots);

    /// <summary>Counts the replies of a conversation.</summary>
    /// <param name="conversation">The posts. In a selection, replies lose parents that were not selected.</param>
    public static ReplyCounts Measure(Conversation conversation)
    {
        var tree = ReplyTree.Of(conversation);
        return new ReplyCounts
        {
            Posts = tree.Posts,
            Roots = tree.Roots,
            Replies = tree.Replies,
            Orphans = tree.Orphans,
            RootsWithReply = tree.RootsWithReply,
            PostsWithReply = tree.PostsWithReply,
            FirstReplies = tree.FirstReplies,
            FirstRepliesByOthers = tree.FirstRepliesByOthers,
            AllReplies = tree.AllReplies,
            Period = tree.Period,
            Selection = tree.Selection,
        }.WithDoubts();
    }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string period = Period is { } days ? $", {days}" : "";
            if (Posts == 0) return "No posts, so no replies.";
            if (ReplyRate.Value is not { } share) return $"No post is a root, so the reply rate is undefined; {Count(Posts, "post", "posts")}{period}.";
            string half = FirstReplies.Median.Value is { } median ? $", the median first one after {Duration(median)}" : "";
            return $"Of {Count(Roots, "root", "roots")} {Percent(share)} got a reply{half}; {Count(Posts, "post", "posts")}{(Orphans > 0 ? $", {Count(Orphans, "orphan", "orphans")}" : "")}{period}.";
        }
    }

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), "Definition"],
        [
            ["posts", Count(Posts), Selection.ToString()],
            ["roots", Count(Roots), "posts without parent"],
            ["replies", Count(Replies), "posts whose parent is another post here"],
            ["orphans", Count(Orphans), "posts whose parent is not here"],
            ["posts that answer themselves", Count(SelfParents), "posts that name themselves as their parent"],
            ["reply rate", ReplyRate.Value is { } share ? Percent(share) : "undefined", ReplyRate.WhyUndefined ?? "roots with at least one direct reply / roots"],
            ["posts with a reply", Count(PostsWithReply), "on whatever level"],
            .. ReplyTreeText.Lags("first reply", FirstReplies, "from a root to its earliest direct reply"),
            .. ReplyTreeText.Lags("first reply by others", FirstRepliesByOthers, "the same, without replies by the author of the root"),
            .. ReplyTreeText.Lags("any reply", AllReplies, "from a post to each direct reply"),
        ]);

    internal ReplyCounts WithDoubts(params IEnumerable<Caveat> more)
    {
        List<Caveat> caveats = [];
        if (Orphans > 0)
            caveats.Add(new("SR010", $"{Count(Orphans, "orphan names a parent that is", "orphans name parents that are")} not here. None of them is a root, and their lags are unknown."));
        if (AllReplies.Negative > 0)
            caveats.Add(ReplyTreeText.WrongClocks(AllReplies));
        return this with { Caveats = [.. caveats, .. more] };
    }
}
