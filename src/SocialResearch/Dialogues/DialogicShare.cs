using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Which part of what the brand writes is said to somebody: replies, as a share of all its posts.</summary>
/// <remarks>
/// <para>Dialogic share = posts of the brand that answer somebody else / all posts of the brand. A brand that goes on below its own post
/// talks to itself: such replies count as announcements and are shown. A reply to a post that is not in the data is a reply.</para>
/// <para>Kent and Taylor, "Building dialogic relationships through the World Wide Web", Public Relations Review 24(3), 1998, ask for
/// more than replies; Rybalko and Seltzer, Public Relations Review 36(4), 2010, called 61 % of 93 Fortune 500 accounts dialogic, by
/// whether an account replied at all (both from a summary). Range 0 to 1; Wilson. It does not say whether a reply listens.</para>
/// </remarks>
public sealed record DialogicShare : DialogueResult
{
    private DialogicShare() { }

    /// <summary>All posts of the brand.</summary>
    public required int Posts { get; init; }

    /// <summary>Those that answer somebody else.</summary>
    public required int Replies { get; init; }

    /// <summary>Those that go on below the brand's own posts.</summary>
    public required int ToItself { get; init; }

    /// <summary>Replies as a share of all.</summary>
    public required Estimate Share { get; init; }

    /// <summary>Measures the dialogic share.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static DialogicShare Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Share.Value is null ? Share.WhyUndefined!
        : $"Of {Count(Posts, "post", "posts")} by {Scope.Brand} {InWords(Share)} answer somebody, {Scope.Period ?? "times unknown"}.";

    internal static DialogicShare Of(DialoguePosts posts)
    {
        int[] own = [.. Enumerable.Range(0, posts.IsBrand.Length).Where(place => posts.IsBrand[place])];
        int Parent(int place) => posts.Links.Parent(place);
        int toItself = own.Count(place => Parent(place) >= 0 && posts.IsBrand[Parent(place)] || Parent(place) == ReplyLinks.Itself);
        int replies = own.Count(place => Parent(place) >= 0 || Parent(place) is ReplyLinks.OutsideData or ReplyLinks.Unselected) - own.Count(place => Parent(place) >= 0 && posts.IsBrand[Parent(place)]);
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Posts = own.Length,
            Replies = replies,
            ToItself = toItself,
            Share = Proportions.Wilson(replies, own.Length, whyUndefined: "There is no brand here whose posts could be replies."),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("posts of the brand", Count(Posts), $"{Count(ToItself)} of them below its own posts"),
        ShareRow("dialogic share", Share, "posts of the brand that answer somebody else / all its posts; Wilson score"),
    ];
}
