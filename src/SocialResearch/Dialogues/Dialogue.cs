using SocialResearch.Conversations;

namespace SocialResearch.Dialogues;

/// <summary>Dialogue or monologue: who answers whom, how fast, how often, and who has the last word.</summary>
/// <remarks>
/// Puts the measures of this folder together, each with its own definition, denominator and interval; see there. The first sentence
/// says which part of what could have been answered was answered, and how fast.
/// </remarks>
/// <example>
/// <code>
/// var talk = Conversation.Load("tweets.csv", new() { PublicHandles = ["@ChipotleTweets"] });
/// Dialogue.Measure(talk, brand: "ChipotleTweets")
/// </code>
/// </example>
public sealed record Dialogue : DialogueResult
{
    private Dialogue() { }

    /// <summary>Which part was answered.</summary>
    public required AnswerRate Answers { get; init; }

    /// <summary>How long until the first answer, in clock hours.</summary>
    public required FirstResponse FirstResponse { get; init; }

    /// <summary>The same while the office is open.</summary>
    public required FirstResponse InBusinessHours { get; init; }

    /// <summary>By weekday and hour of the question.</summary>
    public required AnswerHours Hours { get; init; }

    /// <summary>Which people were answered at least once.</summary>
    public required PeopleHeard Heard { get; init; }

    /// <summary>Which part of the brand's posts answers somebody.</summary>
    public required DialogicShare Dialogic { get; init; }

    /// <summary>Who has the last word.</summary>
    public required ThreadClosing Closing { get; init; }

    /// <summary>Who does the talking.</summary>
    public required TalkBalance Balance { get; init; }

    /// <summary>People to people against people to brand.</summary>
    public required ReplyDirections Directions { get; init; }

    /// <summary>Who answered whom.</summary>
    public required ReplyNetwork Network { get; init; }

    /// <summary>The shape of each thread.</summary>
    public required Discussions Discussions { get; init; }

    /// <summary>Measures a dialogue.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="brand">Who speaks for the brand: a public handle, pseudonyms, roles, or <see cref="BrandVoice.Anybody"/> where there is no brand.</param>
    /// <param name="options">What is answerable, zone, business hours, end of observation; defaults see there.</param>
    /// <exception cref="InsufficientDataException">The brand wrote nothing here, or no post says what it answers.</exception>
    public static Dialogue Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null)
    {
        DialoguePosts posts = Look(conversation, brand, options);
        var all = new Dialogue
        {
            Scope = DialogueScope.Of(posts),
            Answers = AnswerRate.Of(posts),
            FirstResponse = FirstResponse.Of(posts, null),
            InBusinessHours = FirstResponse.Of(posts, posts.Options.BusinessHours),
            Hours = AnswerHours.Of(posts, 24),
            Heard = PeopleHeard.Of(posts),
            Dialogic = DialogicShare.Of(posts),
            Closing = ThreadClosing.Of(posts),
            Balance = TalkBalance.Of(posts),
            Directions = ReplyDirections.Of(posts),
            Network = ReplyNetwork.Of(posts),
            Discussions = Discussions.Of(posts),
        };
        // A doubt that several parts share stands once.
        return all with { Caveats = [.. all.Parts.SelectMany(part => part.Caveats).DistinctBy(caveat => (caveat.Code, caveat.Code == "SR039" ? "" : caveat.Sentence)).OrderBy(caveat => caveat.Code, StringComparer.Ordinal)] };
    }

    /// <inheritdoc/>
    public override string Sentence => $"{Answers.Sentence} {FirstResponse.Sentence}";

    internal static DialoguePosts Look(Conversation conversation, BrandVoice brand, DialogueOptions? options)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(brand);
        return new(conversation, brand, options ?? new());
    }

    /// <summary>The parts, in the order in which they are told; those about a brand only where there is one.</summary>
    public IEnumerable<DialogueResult> Parts => Scope.Brand.IsAnybody
        ? [Answers, FirstResponse, Hours, Heard, Network, Discussions]
        : [Answers, FirstResponse, InBusinessHours, Hours, Heard, Dialogic, Closing, Balance, Directions, Network, Discussions];

    internal override IEnumerable<IReadOnlyList<string>> Rows => Parts.SelectMany(part => part.Rows);
}
