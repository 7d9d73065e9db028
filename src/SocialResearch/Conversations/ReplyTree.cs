using SocialResearch.Results;

namespace SocialResearch.Conversations;

/// <summary>Who answers whom: the trees of a conversation, with everything that is broken about them.</summary>
/// <remarks>
/// A root is a post without parent, level 0; a reply stands one level below its parent. An orphan names a parent that is not
/// here: its tree is shown too, but marked incomplete, because nobody knows at which level it stands. Posts that are their
/// own parent, directly or by way of others, form cycles; they and what hangs below them have no level. Nothing is dropped:
/// <c>Posts = complete + incomplete + in or below cycles</c>.
/// <para>The parent of a reply is the first post of that id in the same source (in another one only of the same channel and
/// thread); later posts of the same id are posts like others, but nothing hangs below them, and they are counted.</para>
/// <para>Reply rate: roots with at least one direct reply here, divided by all roots; orphans are no roots. What it does not
/// say: whether replies are missing because nobody answered or because the data do not hold them. See
/// <see cref="Orphans"/> for the other direction.</para>
/// </remarks>
public sealed record ReplyTree : MeasureResult
{
    private readonly Conversation _conversation;
    private readonly ReplyLinks _links;

    // Asked for less often than levels and lags, and as costly as these together.
    private readonly Lazy<(ReplyLags ByAnybody, ReplyLags ByOthers)> _firstReplies;
    private readonly Lazy<IReadOnlyList<TreeShape>> _trees;

    private ReplyTree(Conversation conversation)
    {
        (_conversation, _links) = (conversation, new(conversation));
        (Roots, OrphansBySelection, SelfParents) = (_links.PostsWith(ReplyLinks.None), _links.PostsWith(ReplyLinks.Unselected), _links.PostsWith(ReplyLinks.Itself));
        Orphans = _links.PostsWith(ReplyLinks.OutsideData) + OrphansBySelection;
        Replies = _links.Replies;
        DuplicateIds = conversation.Columns.Duplicates.Count(row => conversation.PlaceOf(row) >= 0);
        AllReplies = ReplyTreeLags.All(conversation, _links, Replies);
        _firstReplies = new(() => ReplyTreeLags.First(conversation, _links));
        _trees = new(() => ReplyTreeShapes.Of(conversation, _links));
        Caveats = ReplyTreeText.Caveats(this);
    }

    /// <summary>Builds the trees.</summary>
    /// <param name="conversation">The posts. In a selection, replies lose parents that were not selected.</param>
    public static ReplyTree Of(Conversation conversation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        return new(conversation);
    }

    /// <summary>All posts.</summary>
    public int Posts => _conversation.Count;

    /// <summary>Posts without parent.</summary>
    public int Roots { get; }

    /// <summary>Posts whose parent is another post here.</summary>
    public int Replies { get; }

    /// <summary>Posts that name a parent which is not here.</summary>
    public int Orphans { get; }

    /// <summary>Those of the orphans whose parent is in the data, but was not selected.</summary>
    public int OrphansBySelection { get; }

    /// <summary>Posts that are their own parent, directly or by way of others.</summary>
    public int InCycles => _links.Levels.CyclePosts;

    /// <summary>Those of them that name themselves.</summary>
    public int SelfParents { get; }

    /// <summary>Posts below a cycle, which therefore have no level.</summary>
    public int BelowCycles => _links.Levels.Without - InCycles;

    /// <summary>Posts that were there before under the same id, in the same source or in another of the same channel and thread.</summary>
    public int DuplicateIds { get; }

    /// <summary>Posts on each level, orphans taken as roots; the place is the level.</summary>
    public IReadOnlyList<int> Levels => _links.Levels.Posts;

    /// <summary>Posts on each level of the trees that have a true root.</summary>
    public IReadOnlyList<int> CompleteLevels => _links.Levels.CompletePosts;

    /// <summary>The deepest level of a tree with a true root; 0 when nobody answered.</summary>
    public int Depth => Math.Max(0, CompleteLevels.Count - 1);

    /// <summary>The mean level of the posts in trees with a true root.</summary>
    public Estimate MeanDepth => CompleteLevels.Count == 0
        ? ReplyTreeText.NoRoot
        : Estimate.Of(CompleteLevels.Select((posts, level) => (double)posts * level).Sum() / CompleteLevels.Sum(posts => (long)posts));

    /// <summary>Roots with at least one direct reply.</summary>
    public int RootsWithReply => _links.RootsWithReply;

    /// <summary>Roots with a direct reply as a share of all roots.</summary>
    public Estimate ReplyRate => Roots == 0 ? ReplyTreeText.NoRoot : Estimate.Of((double)RootsWithReply / Roots);

    /// <summary>Posts with at least one direct reply, on whatever level.</summary>
    public int PostsWithReply => _links.PostsWithReply;

    /// <summary>Every tree in numbers, complete or not, in the order of their roots.</summary>
    public IReadOnlyList<TreeShape> Trees => _trees.Value;

    /// <summary>From each root to the earliest of its direct replies, whoever wrote it.</summary>
    public ReplyLags FirstReplies => _firstReplies.Value.ByAnybody;

    /// <summary>From each root to the earliest direct reply that its own author did not write; an unknown author counts as another.</summary>
    public ReplyLags FirstRepliesByOthers => _firstReplies.Value.ByOthers;

    /// <summary>From each post to each of its direct replies.</summary>
    public ReplyLags AllReplies { get; }

    /// <summary>The selection the trees were built from.</summary>
    public Selection Selection => _conversation.Selection;

    /// <summary>The days of the first and the last post; null when no time is known.</summary>
    public string? Period => _conversation.Summary.Period;

    /// <inheritdoc/>
    public override string Sentence => ReplyTreeText.Sentence(this);

    /// <summary>The post that a post answers; null for roots, orphans and posts that name themselves.</summary>
    /// <param name="post">A post of this conversation.</param>
    public Post? ParentOf(Post post) => _links.Parent(PlaceOf(post)) is >= 0 and var parent ? _conversation[parent] : null;

    /// <summary>The direct replies to a post, in the order of the data.</summary>
    /// <param name="post">A post of this conversation.</param>
    public IReadOnlyList<Post> RepliesTo(Post post) => [.. _links.RepliesTo(PlaceOf(post)).Select(place => _conversation[place])];

    /// <summary>The level of a post below the root of its tree; null in and below cycles.</summary>
    /// <param name="post">A post of this conversation.</param>
    public int? DepthOf(Post post) => _links.Levels.Of(PlaceOf(post)) is >= 0 and var depth ? depth : null;

    /// <inheritdoc/>
    public override Table ToTable() => ReplyTreeText.Table(this);

    private int PlaceOf(Post post) =>
        post.Columns == _conversation.Columns && _conversation.PlaceOf(post.Index) is >= 0 and var place
            ? place
            : throw new ArgumentException("The post is not in the conversation of this tree. Take it from there.", nameof(post));
}
