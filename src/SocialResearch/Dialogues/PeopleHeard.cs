using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Dialogues;

/// <summary>Which part of the people was heard: answered at least once.</summary>
/// <remarks>
/// Heard share = people with at least one answered post / people with at least one answerable post. People are told apart by author;
/// posts of unknown and anonymous authors are left out and counted. Whoever writes often has more chances of one answer, so the share
/// lies above the answer rate where the busy are answered, below it where single posts are ignored. Range 0 to 1; Wilson.
/// An answer is not yet being understood.
/// </remarks>
public sealed record PeopleHeard : DialogueResult
{
    private PeopleHeard() { }

    /// <summary>People with at least one answerable post.</summary>
    public required int People { get; init; }

    /// <summary>Those answered at least once.</summary>
    public required int Heard { get; init; }

    /// <summary>The share of them.</summary>
    public required Estimate Share { get; init; }

    /// <summary>Answerable posts without a known author.</summary>
    public required int PostsWithoutAuthor { get; init; }

    /// <summary>Measures who was heard.</summary>
    /// <inheritdoc cref="Dialogue.Measure"/>
    public static PeopleHeard Measure(Conversation conversation, BrandVoice brand, DialogueOptions? options = null) => Of(Dialogue.Look(conversation, brand, options));

    /// <inheritdoc/>
    public override string Sentence => Share.Value is null ? Share.WhyUndefined!
        : $"Of {Count(People, "person", "people")} who could have been answered, {InWords(Share)} were answered by {Scope.Brand} at least once, {Scope.Period ?? "times unknown"}.";

    internal static PeopleHeard Of(DialoguePosts posts)
    {
        var heard = new Dictionary<int, bool>();
        int unknown = 0;
        for (int i = 0; i < posts.Answerable.Length; i++)
        {
            int author = posts.AuthorAt(posts.Answerable[i]);
            if (author < 0) unknown++;
            else heard[author] = posts.IsAnswered[i] || heard.GetValueOrDefault(author);
        }
        int yes = heard.Values.Count(isHeard => isHeard);
        return new()
        {
            Scope = DialogueScope.Of(posts),
            People = heard.Count,
            Heard = yes,
            Share = Proportions.Wilson(yes, heard.Count, whyUndefined: "Nobody with a known author could have been answered."),
            PostsWithoutAuthor = unknown,
            Caveats = unknown == 0 ? [] : [new("SR009", $"{Count(unknown)} of {Count(posts.Answerable.Length)} answerable posts have no known author and are left out: nobody can say whose they are.")],
        };
    }

    internal override IEnumerable<IReadOnlyList<string>> Rows => [ShareRow("people heard", Share, $"answered at least once / {Count(People)} people with an answerable post; Wilson score")];
}
