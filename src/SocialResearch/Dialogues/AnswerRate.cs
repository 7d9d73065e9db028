using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Which part of the posts that could have been answered was answered.</summary>
/// <remarks>
/// <para>Answer rate = answered / answerable. Answerable is what <see cref="AnswerableRule"/> says; answered is an answerable post to
/// which the brand replied directly at least once, however late. Posts of the brand, of other brands, staff and programs, and what
/// people say to each other, are no part of the denominator; <see cref="Excluded"/> counts them by reason.</para>
/// <para>Range 0 to 1. Interval: Wilson, which takes posts to be independent; several posts of one person are not, so it is rather too
/// narrow. It does not say how fast (<see cref="FirstResponse"/>), nor whether the answer helped, nor what was answered in
/// private messages. A "thank you" to the brand counts as answerable, because no program can tell it from a question.</para>
/// <para>Why the denominator matters: a rate of replies once halved in a product because people who had never been written to
/// were counted (opencouncil, pull request 781). Wilson (1927), see <see cref="Proportions"/>.</para>
/// </remarks>
public sealed record AnswerRate : DialogueResult
{
    private AnswerRate() { }

    /// <summary>Which posts count as answerable.</summary>
    public required AnswerableRule Rule { get; init; }

    /// <summary>The posts that could have been answered.</summary>
    public required int Answerable { get; init; }

    /// <summary>Those of them with a direct answer.</summary>
    public required int Answered { get; init; }

    /// <summary>Answered as a share of answerable.</summary>
    public required Estimate Share { get; init; }

    /// <summary>The same of the first posts of threads only.</summary>
    public required Estimate ShareOfRoots { get; init; }

    /// <summary>The answerable posts that begin a thread.</summary>
    public required int Roots { get; init; }

    /// <summary>All other posts, by the reason why they are not in the denominator; only reasons that occur.</summary>
    public required IReadOnlyList<(PostStanding Reason, int Posts)> Excluded { get; init; }

    /// <summary>Measures the answer rate.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static AnswerRate Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Share.Value is null
        ? $"No post could have been answered by {Scope.Brand}, so the answer rate is undefined."
        : $"Of {Count(Answerable, "post", "posts")} that could have been answered, {Scope.Brand} answered {InWords(Share)}, {Scope.Period ?? "times unknown"}.";

    internal static AnswerRate Of(DialoguePosts posts)
    {
        int answered = posts.IsAnswered.Count(isAnswered => isAnswered);
        (bool IsRoot, bool IsAnswered)[] all = [.. posts.Answerable.Zip(posts.IsAnswered, (place, isAnswered) => (posts.Links.Parent(place) == ReplyLinks.None, isAnswered))];
        int roots = all.Count(post => post.IsRoot);
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Rule = posts.Options.Answerable,
            Answerable = all.Length,
            Answered = answered,
            Share = Proportions.Wilson(answered, all.Length, whyUndefined: "No post could have been answered."),
            Roots = roots,
            ShareOfRoots = Proportions.Wilson(all.Count(post => post is { IsRoot: true, IsAnswered: true }), roots, whyUndefined: "No first post of a thread could have been answered."),
            Excluded = [.. posts.Standing.Where(standing => standing != PostStanding.Answerable).GroupBy(standing => standing).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))],
            Caveats = DialogueCaveats.OfAnswers(posts),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("answerable posts", Count(Answerable), DefinitionOf(Rule, Scope.Brand)),
        Row("answered posts", Count(Answered), $"those with a direct reply by {Scope.Brand}, however late"),
        ShareRow("answer rate", Share, "answered / answerable; Wilson score"),
        ShareRow("answer rate of first posts", ShareOfRoots, $"the same of the {Count(Roots)} that begin a thread"),
        .. Excluded.Select(excluded => Row("not counted: " + Name(excluded.Reason), Count(excluded.Posts), "not in the denominator: " + InWords(excluded.Reason, Scope.Brand))),
    ];

    private static string DefinitionOf(AnswerableRule rule, BrandVoice brand) => (rule, brand.IsAnybody) switch
    {
        (AnswerableRule.AllPosts, _) => "all posts of other people",
        (AnswerableRule.Roots, _) or (AnswerableRule.Addressed, true) => "first posts of threads",
        (AnswerableRule.RepliesAndMentions, _) => "replies to the brand and posts that name its handle",
        _ => "first posts of threads, replies to the brand, posts that name its handle",
    };

    private static string Name(PostStanding reason) => reason switch
    {
        PostStanding.ByBrand => "by the brand",
        PostStanding.ByOfficials => "by other officials",
        PostStanding.ByBot => "by programs",
        PostStanding.ToOthers => "to somebody else",
        PostStanding.NotAddressed => "not addressed",
        PostStanding.NotARoot => "not a first post",
        _ => "to posts not here",
    };

    private static string InWords(PostStanding reason, BrandVoice brand) => reason switch
    {
        PostStanding.ToOthers when brand.IsAnybody => "replies, which speak to one person and not to everybody",
        PostStanding.ByBrand => "written by the brand itself",
        PostStanding.ByOfficials => "written by another brand or by staff",
        PostStanding.ByBot => "written by a program",
        PostStanding.ToOthers => "replies to somebody else that do not name the brand",
        PostStanding.NotAddressed => "first posts of threads that do not name the brand",
        PostStanding.NotARoot => "replies to the brand, where only first posts were asked for",
        _ => "replies to posts that are not in the data",
    };
}
