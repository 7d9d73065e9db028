using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Who talks to whom: people to people, people to the brand, the brand to people.</summary>
/// <remarks>
/// Of all replies to posts in the data that somebody else wrote: the share from person to person ("n:n") beside those from person
/// to brand ("n:1") and from brand to person ("1:n"). Other brands, staff and programs count as people here only when nobody
/// says otherwise: replies from or to them are a kind of their own. Range 0 to 1; Wilson, too narrow where few people write
/// most. Replies to posts outside the data are left out and counted.
/// </remarks>
public sealed record ReplyDirections : DialogueResult
{
    private ReplyDirections() { }

    /// <summary>Replies to somebody else whose post is in the data.</summary>
    public required int Replies { get; init; }

    /// <summary>Replies from a person to a person.</summary>
    public required int PersonToPerson { get; init; }

    /// <summary>Replies from a person to the brand.</summary>
    public required int PersonToBrand { get; init; }

    /// <summary>Replies from the brand to a person.</summary>
    public required int BrandToPerson { get; init; }

    /// <summary>Replies from or to staff, programs and other brands.</summary>
    public int Others => Replies - PersonToPerson - PersonToBrand - BrandToPerson;

    /// <summary>Replies to oneself, left out.</summary>
    public required int ToOneself { get; init; }

    /// <summary>Replies to posts that are not in the data, left out.</summary>
    public required int Unknown { get; init; }

    /// <summary>Person to person as a share of all replies to others.</summary>
    public required Estimate PersonToPersonShare { get; init; }

    /// <summary>Measures the directions.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static ReplyDirections Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => PersonToPersonShare.Value is null ? PersonToPersonShare.WhyUndefined!
        : $"Of {Count(Replies, "reply", "replies")} to somebody else {InWords(PersonToPersonShare)} go from person to person, {Scope.Period ?? "times unknown"}.";

    internal static ReplyDirections Of(DialoguePosts posts)
    {
        int replies = 0, people = 0, toBrand = 0, toPerson = 0, self = 0, unknown = 0;
        bool IsPerson(int place) => !posts.IsBrand[place] && posts.RoleAt(place) is AuthorRole.Person or AuthorRole.Unknown or AuthorRole.Anonymous;
        for (int place = 0; place < posts.IsBrand.Length; place++)
        {
            int parent = posts.Links.Parent(place);
            if (parent is ReplyLinks.OutsideData or ReplyLinks.Unselected) unknown++;
            if (parent == ReplyLinks.Itself || parent >= 0 && (posts.SameAuthor(place, parent) || posts.IsBrand[place] && posts.IsBrand[parent])) self++;
            else if (parent >= 0)
            {
                replies++;
                if (IsPerson(place) && IsPerson(parent)) people++;
                else if (IsPerson(place) && posts.IsBrand[parent]) toBrand++;
                else if (posts.IsBrand[place] && IsPerson(parent)) toPerson++;
            }
        }
        return new()
        {
            Scope = DialogueScope.Of(posts),
            Replies = replies,
            PersonToPerson = people,
            PersonToBrand = toBrand,
            BrandToPerson = toPerson,
            ToOneself = self,
            Unknown = unknown,
            PersonToPersonShare = Proportions.Wilson(people, replies, whyUndefined: "Nobody answers somebody else here."),
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows =>
    [
        Row("replies to somebody else", Count(Replies), $"without {Count(ToOneself)} to oneself and {Count(Unknown)} to posts that are not in the data"),
        ShareRow("person to person", PersonToPersonShare, "the \"n:n\" share; Wilson score"),
        ShareRow("person to brand", Of(PersonToBrand), "of all replies to somebody else"),
        ShareRow("brand to person", Of(BrandToPerson), "the same"),
        .. Others > 0 ? [ShareRow("from or to staff, programs, other brands", Of(Others), "the same")] : Array.Empty<IReadOnlyList<string>>(),
    ];

    private Estimate Of(int some) => Proportions.Wilson(some, Replies, whyUndefined: "Nobody answers somebody else here.");
}
