using SocialResearch.Conversations;

namespace SocialResearch.Dialogues;

/// <summary>Every post of a conversation seen from the brand: whose it is, whether it could have been answered, and when it first was.</summary>
internal sealed class DialoguePosts
{
    public const int None = -1;

    private readonly string[] _handles;
    private readonly bool _othersSpeak;

    public DialoguePosts(Conversation conversation, BrandVoice brand, DialogueOptions options)
    {
        (Conversation, Brand, Options, Links) = (conversation, brand, options, new(conversation));
        IsBrand = new bool[conversation.Count];
        if (!brand.IsAnybody) FindBrand();
        if (conversation.Count > 1 && Links.Replies == 0)
        {
            throw new InsufficientDataException("No post says which other post it answers, so nobody can tell who answers whom.",
                "Take an export with replies, or name the column that holds the answered post when importing.");
        }
        // A brand known by its role only has the handles that were declared public; one known by name has its own.
        _handles = brand.Authors.Count > 0 ? [.. brand.Authors] : [.. conversation.Columns.Privacy.Known.Written.Select(handle => handle[1..])];
        _othersSpeak = !brand.IsAnybody && Enumerable.Range(0, conversation.Count).Any(place => !IsBrand[place] && RoleAt(place) == AuthorRole.Brand);
        Until = options.Until ?? (conversation.Summary.Last is { } last ? last.Utc : DateTimeOffset.MinValue);
        if (conversation.Summary.Last is { } latest && latest.Utc > Until)
            throw new ArgumentOutOfRangeException(nameof(options), options.Until, "There are posts after the end of observation. Name the last instant of collection, or select earlier posts with Between.");
        Standing = [.. Enumerable.Range(0, conversation.Count).Select(StandingOf)];
        Answerable = [.. Enumerable.Range(0, conversation.Count).Where(place => Standing[place] == PostStanding.Answerable)];
        IsAnswered = [.. Answerable.Select(place => Links.RepliesTo(place).Any(reply => Answers(reply, place)))];
        FirstAnswer = [.. Answerable.Select(FirstAnswerOf)];
    }

    public Conversation Conversation { get; }

    public BrandVoice Brand { get; }

    public DialogueOptions Options { get; }

    public ReplyLinks Links { get; }

    /// <summary>The end of observation.</summary>
    public DateTimeOffset Until { get; }

    /// <summary>By place: whether the brand wrote it.</summary>
    public bool[] IsBrand { get; }

    /// <summary>By place: why it is in the denominator or not.</summary>
    public PostStanding[] Standing { get; }

    /// <summary>Places of the posts that could have been answered.</summary>
    public int[] Answerable { get; }

    /// <summary>Beside <see cref="Answerable"/>: whether anybody who counts answered it directly.</summary>
    public bool[] IsAnswered { get; }

    /// <summary>Beside <see cref="Answerable"/>: the place of the earliest direct answer whose time is known exactly; <see cref="None"/> without one.</summary>
    public int[] FirstAnswer { get; }

    /// <summary>Whether other brands speak in the same data.</summary>
    public bool OtherBrandsSpeak => _othersSpeak;

    /// <summary>A code for the author; −1 for nobody in particular.</summary>
    public int AuthorAt(int place) => RoleAt(place) == AuthorRole.Anonymous ? None : Conversation.Columns.Authors.Code(Conversation.RowAt(place));

    public AuthorRole RoleAt(int place) => (AuthorRole)Conversation.Columns.Roles[Conversation.RowAt(place)];

    /// <summary>When it was posted, where that is known to the minute or better.</summary>
    public DateTimeOffset? InstantAt(int place) =>
        Conversation.Columns.Time(Conversation.RowAt(place)) is { Precision: TimePrecision.Second or TimePrecision.Minute } time ? time.Utc : null;

    /// <summary>Whether one person wrote both; unknown authors are taken as two.</summary>
    public bool SameAuthor(int a, int b) => AuthorAt(a) is >= 0 and var author && author == AuthorAt(b);

    private bool Answers(int reply, int place) => Brand.IsAnybody ? RoleAt(reply) != AuthorRole.Bot && !SameAuthor(reply, place) : IsBrand[reply];

    private int FirstAnswerOf(int place)
    {
        int first = None;
        foreach (int reply in Links.RepliesTo(place))
        {
            if (Answers(reply, place) && InstantAt(reply) is { } time && (first == None || time < InstantAt(first))) first = reply;
        }
        return first;
    }

    private void FindBrand()
    {
        CodeColumn authors = Conversation.Columns.Authors;
        bool[] isNamed = [.. authors.Texts.Select(Brand.IsNamed)];
        for (int place = 0; place < IsBrand.Length; place++)
        {
            int author = authors.Code(Conversation.RowAt(place));
            IsBrand[place] = Brand.Roles.Contains(RoleAt(place)) || (author >= 0 && isNamed[author]);
        }
        if (IsBrand.Contains(true)) return;
        throw new InsufficientDataException(
            Brand.Authors.Count > 0 ? "None of the authors named as the brand wrote a post here." : "No post here is in the role of the brand.",
            Brand.Authors.Count > 0
                ? "Check the spelling. After an import authors carry pseudonyms, unless the brand's handle was named there: PublicHandles = [\"@…\"], or --public-handle of social-research import; social-research measure does it by itself. Where the source knows roles, BrandVoice.Official needs no name."
                : "Name the brand's account, or measure a conversation among equals with brand: BrandVoice.Anybody.");
    }

    private PostStanding StandingOf(int place)
    {
        int parent = Links.Parent(place);
        AnswerableRule rule = Options.Answerable;
        if (IsBrand[place]) return PostStanding.ByBrand;
        if (RoleAt(place) == AuthorRole.Bot) return PostStanding.ByBot;
        if (!Brand.IsAnybody && RoleAt(place) is AuthorRole.Brand or AuthorRole.Staff) return PostStanding.ByOfficials;
        if (rule == AnswerableRule.AllPosts) return PostStanding.Answerable;
        bool counts = parent switch
        {
            ReplyLinks.None => rule switch
            {
                AnswerableRule.RepliesAndMentions => Names(place),
                AnswerableRule.Addressed when _othersSpeak => Names(place),
                _ => true,
            },
            >= 0 when IsBrand[parent] => rule != AnswerableRule.Roots,
            _ => rule != AnswerableRule.Roots && Names(place),
        };
        return counts ? PostStanding.Answerable
            : parent == ReplyLinks.None ? PostStanding.NotAddressed
            : parent >= 0 ? IsBrand[parent] ? PostStanding.NotARoot : PostStanding.ToOthers
            : PostStanding.UnknownParent;
    }

    /// <summary>Whether the text names a handle of the brand: @ChipotleTweets, not @ChipotleTweetsFan.</summary>
    private bool Names(int place)
    {
        if (Brand.IsAnybody || _handles.Length == 0) return false;
        string text = Conversation[place].TextAsWritten;
        for (int at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            ReadOnlySpan<char> rest = text.AsSpan(at + 1);
            foreach (string handle in _handles)
            {
                if (rest.StartsWith(handle, StringComparison.OrdinalIgnoreCase) && (rest.Length == handle.Length || !(char.IsLetterOrDigit(rest[handle.Length]) || rest[handle.Length] == '_')))
                    return true;
            }
        }
        return false;
    }
}

/// <summary>Why a post is in the denominator of the answer rate, or is not.</summary>
public enum PostStanding
{
    /// <summary>It could have been answered.</summary>
    Answerable,

    /// <summary>The brand wrote it.</summary>
    ByBrand,

    /// <summary>Another brand, or staff of the place, wrote it.</summary>
    ByOfficials,

    /// <summary>A program wrote it.</summary>
    ByBot,

    /// <summary>It answers somebody else and does not name the brand.</summary>
    ToOthers,

    /// <summary>It begins a thread and does not name the brand, where that is asked for.</summary>
    NotAddressed,

    /// <summary>It answers the brand, where only first posts were asked for.</summary>
    NotARoot,

    /// <summary>What it answers is not in the data, and it does not name the brand.</summary>
    UnknownParent,
}
