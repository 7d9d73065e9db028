using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Who has the last word: the share of threads whose last post is the brand's.</summary>
/// <remarks>
/// Of the trees with a true root in which both the brand and somebody else wrote; the last post is the one with the latest time,
/// or, where times are equal or not known exactly, the last in the order of the data. A thread that still goes on at the end of
/// observation is closed for the moment only. Range 0 to 1; Wilson. A last word of the brand is an answer, one of the person may be
/// a "thank you" or an open question: the share does not say which.
/// </remarks>
public sealed record ThreadClosing : DialogueResult
{
    private ThreadClosing() { }

    /// <summary>Threads in which both sides wrote.</summary>
    public required int Threads { get; init; }

    /// <summary>Those whose last post is the brand's.</summary>
    public required int ClosedByBrand { get; init; }

    /// <summary>The share of them.</summary>
    public required Estimate Share { get; init; }

    /// <summary>Measures who has the last word.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static ThreadClosing Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Share.Value is null ? Share.WhyUndefined!
        : $"Of {Count(Threads, "thread", "threads")} in which both sides wrote, {Scope.Brand} had the last word in {InWords(Share)}, {Scope.Period ?? "times unknown"}.";

    internal static ThreadClosing Of(DialoguePosts posts)
    {
        int threads = 0, closed = 0;
        foreach (IGrouping<int, int> tree in posts.Links.Order.Where(place => posts.Links.Parent(posts.Links.Root[place]) == ReplyLinks.None).GroupBy(place => posts.Links.Root[place]))
        {
            int[] places = [.. tree.OrderBy(place => posts.Conversation.Columns.Time(posts.Conversation.RowAt(place))?.Utc ?? DateTimeOffset.MinValue).ThenBy(place => place)];
            if (!places.Any(place => posts.IsBrand[place]) || places.All(place => posts.IsBrand[place])) continue;
            threads++;
            if (posts.IsBrand[places[^1]]) closed++;
        }
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Threads = threads,
            ClosedByBrand = closed,
            Share = Proportions.Wilson(closed, threads, whyUndefined: "There is no thread in which both the brand and somebody else wrote."),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows => [ShareRow("the brand has the last word", Share, $"of {Count(Threads)} threads in which both sides wrote; Wilson score")];
}
