using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>What becomes of threads that the brand begins, beside those that people begin.</summary>
/// <remarks>
/// Of all threads with a true root: the share in which somebody besides the one who began it wrote, the share with an answer to an answer
/// (level 2 or deeper), answers a thread (posts besides the root, those of the brand too). Shares 0 to 1 with Wilson's interval, their difference with
/// Newcombe's; threads are taken to be independent, which they are less the fewer people write. It does not say why: who begins a thread, about
/// what and when, is not by lot. Where comments cannot nest, depth is a property of the software.
/// </remarks>
public sealed record ThreadStarters : DialogueResult
{
    private ThreadStarters() { }

    /// <summary>Threads that the brand has begun.</summary>
    public required StartedThreads ByBrand { get; init; }

    /// <summary>All others, those of staff and of other brands among them.</summary>
    public required StartedThreads ByPeople { get; init; }

    /// <summary>Threads of the brand with an answer to an answer, less those of people: −1 to 1.</summary>
    public Estimate DeeperDifference => Proportions.Newcombe((ByBrand.DeeperCount, ByBrand.Threads), (ByPeople.DeeperCount, ByPeople.Threads));

    /// <summary>Measures who begins which kind of thread.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static ThreadStarters Measure(Conversations.Conversation conversation, BrandVoice brand, DialogueOptions? options = null)
    {
        DialoguePosts posts = Dialogue.Look(conversation, brand, options);
        Dictionary<string, bool> isBrand = [];
        for (int place = 0; place < posts.IsBrand.Length; place++) isBrand[conversation[place].Id] = posts.IsBrand[place];
        ILookup<bool, Discussion> trees = Discussions.Of(posts).Trees.ToLookup(tree => isBrand[tree.Shape.Root.Id]);
        return new() { Scope = DialogueScope.Of(posts), ByBrand = StartedThreads.Of([.. trees[true]]), ByPeople = StartedThreads.Of([.. trees[false]]) };
    }

    /// <inheritdoc/>
    public override string Sentence => ByBrand.Threads == 0
        ? $"The brand began none of {Count(ByPeople.Threads, "thread", "threads")}: how deep its own go, nobody can say."
        : $"Of {Count(ByBrand.Threads, "thread", "threads")} that the brand began {InWords(ByBrand.Deeper)} hold an answer to an answer, of {Count(ByPeople.Threads)} that people began {InWords(ByPeople.Deeper)}, {Scope.Period ?? "times unknown"}.";

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        .. Of("the brand", ByBrand), .. Of("people", ByPeople),
        ["deeper, the brand's less people's", DeeperDifference.Value is { } d ? Percent(d) : "undefined", DeeperDifference.Interval is { } i ? $"{Percent(i.Low, 0)} to {Percent(i.High, 0)}" : "", DeeperDifference.WhyUndefined ?? "difference of the shares; Newcombe"],
    ];

    private static IEnumerable<IReadOnlyList<string>> Of(string who, StartedThreads started) =>
    [
        Row($"threads begun by {who}", Count(started.Threads), "trees with a true root"),
        ShareRow($"begun by {who}: somebody else wrote", started.Joined, "Wilson score"),
        ShareRow($"begun by {who}: an answer to an answer", started.Deeper, "level 2 or deeper; Wilson score"),
        Row($"begun by {who}: answers a thread", started.AnswersAThread, 1, "mean of posts besides the root"),
    ];
}

/// <summary>Threads begun by one side.</summary>
/// <param name="Threads">How many.</param>
/// <param name="JoinedCount">In how many somebody besides the one who began wrote.</param>
/// <param name="DeeperCount">How many hold an answer to an answer.</param>
/// <param name="Answers">Posts besides the roots.</param>
public sealed record StartedThreads(int Threads, int JoinedCount, int DeeperCount, int Answers)
{
    private const string None = "No such thread is in these data.";

    /// <summary>The share in which somebody else wrote.</summary>
    public Estimate Joined { get; } = Proportions.Wilson(JoinedCount, Threads, whyUndefined: None);

    /// <summary>The share with an answer to an answer.</summary>
    public Estimate Deeper { get; } = Proportions.Wilson(DeeperCount, Threads, whyUndefined: None);

    /// <summary>Answers a thread; of its mean no interval is given, a few long threads rule it.</summary>
    public Estimate AnswersAThread { get; } = Threads == 0 ? Estimate.Undefined(None) : Estimate.Of((double)Answers / Threads);

    internal static StartedThreads Of(IReadOnlyList<Discussion> trees) =>
        new(trees.Count, trees.Count(tree => tree.Shape.Authors > 1), trees.Count(tree => tree.Shape.Depth >= 2), trees.Sum(tree => tree.Shape.Posts - 1));
}
