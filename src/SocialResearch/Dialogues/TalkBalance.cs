using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Who does the talking where both sides talk: the brand's share of the posts and of what was written.</summary>
/// <remarks>
/// In trees in which both the brand and somebody else wrote: posts of the brand / all posts, and letters of the brand / all letters,
/// counted as a reader sees them (text elements), names of addressees (@…) included. 0.5 is a balanced exchange with one side;
/// against many people a brand has less. Undefined without such trees, the second also without texts. ConvoKit calls the like
/// "talk-time sharing" and takes the larger side's share. No interval: long threads weigh as they are long.
/// </remarks>
public sealed record TalkBalance : DialogueResult
{
    private TalkBalance() { }

    /// <summary>Threads in which both sides wrote.</summary>
    public required int Threads { get; init; }

    /// <summary>Their posts.</summary>
    public required int Posts { get; init; }

    /// <summary>The brand's share of these posts.</summary>
    public required Estimate ShareOfPosts { get; init; }

    /// <summary>The brand's share of what was written in them.</summary>
    public required Estimate ShareOfLetters { get; init; }

    /// <summary>Measures the balance.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static TalkBalance Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => ShareOfPosts.Value is not { } posts ? ShareOfPosts.WhyUndefined!
        : $"In {Count(Threads, "thread", "threads")} in which both sides wrote, {Scope.Brand} wrote {Percent(posts)} of {Count(Posts)} posts"
            + (ShareOfLetters.Value is { } letters ? $" and {Percent(letters)} of the letters" : "") + $", {Scope.Period ?? "times unknown"}.";

    internal static TalkBalance Of(DialoguePosts posts)
    {
        long all = 0, own = 0, letters = 0, ownLetters = 0;
        int threads = 0;
        foreach (IGrouping<int, int> tree in posts.Links.Order.GroupBy(place => posts.Links.Root[place]))
        {
            if (!tree.Any(place => posts.IsBrand[place]) || tree.All(place => posts.IsBrand[place])) continue;
            threads++;
            foreach (int place in tree)
            {
                long length = new StringInfo(posts.Conversation[place].TextAsWritten).LengthInTextElements;
                (all, letters) = (all + 1, letters + length);
                if (posts.IsBrand[place]) (own, ownLetters) = (own + 1, ownLetters + length);
            }
        }
        Estimate none = Estimate.Undefined("There is no thread in which both the brand and somebody else wrote.");
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Threads = threads,
            Posts = (int)all,
            ShareOfPosts = threads == 0 ? none : Estimate.Of((double)own / all),
            ShareOfLetters = threads == 0 ? none : letters == 0 ? Estimate.Undefined("The data hold no texts.") : Estimate.Of((double)ownLetters / letters),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        ShareRow("the brand's share of posts", ShareOfPosts, $"in {Count(Threads)} threads in which both sides wrote, {Count(Posts)} posts"),
        ShareRow("the brand's share of letters", ShareOfLetters, "letters as a reader sees them, in the same threads"),
    ];
}
