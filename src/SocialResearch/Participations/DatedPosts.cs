using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>The posts whose author and day are known, for each author in the order of time; and how many others there are.</summary>
internal sealed class DatedPosts
{
    private DatedPosts(IReadOnlyList<IReadOnlyList<DatedPost>> authors, DateOnly first, DateOnly last) => (Authors, First, Last) = (authors, first, last);

    /// <summary>One list an author, in the order of time; authors in the order of their first post.</summary>
    public IReadOnlyList<IReadOnlyList<DatedPost>> Authors { get; }

    /// <summary>The day of the first post.</summary>
    public DateOnly First { get; }

    /// <summary>The day of the last post: until then at least the community was watched.</summary>
    public DateOnly Last { get; }

    public IReadOnlyList<Caveat> Caveats { get; private init; } = [];

    /// <summary>Sorts the posts of a conversation.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="zone">The zone in which days begin.</param>
    /// <param name="takesMonths">Whether a post of which only the month is known can be used.</param>
    public static DatedPosts Of(Conversation conversation, TimeZoneInfo zone, bool takesMonths)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        var authors = new Dictionary<string, List<DatedPost>>(StringComparer.Ordinal);
        long anonymous = 0, untimed = 0, vague = 0, derived = 0;
        foreach (Post post in conversation)
        {
            if (post.Role == AuthorRole.Anonymous || post.Author is not { } author) anonymous++;
            else if (post.Time is not { } time) untimed++;
            else if (time.Precision == TimePrecision.Month && !takesMonths) vague++;
            else
            {
                if (time.Precision == TimePrecision.Relative) derived++;
                if (!authors.TryGetValue(author, out List<DatedPost>? posts)) authors.Add(author, posts = []);
                posts.Add(new(time.Utc, PostDays.Of(time, zone), time.Precision is not (TimePrecision.Day or TimePrecision.Month), post.Thread));
            }
        }
        if (authors.Count == 0)
        {
            throw new InsufficientDataException("No post has both a known author and a known time, so nobody can be followed.",
                "Check in the summary of the conversation how exactly its times are known, or import them with their zone.");
        }
        IReadOnlyList<DatedPost>[] lists =
        [
            .. authors.Values.Select(posts => (IReadOnlyList<DatedPost>)[.. posts.OrderBy(post => post.Day).ThenBy(post => post.Utc)])
                .OrderBy(posts => posts[0].Day).ThenBy(posts => posts[0].Utc),
        ];
        return new(lists, lists[0][0].Day, lists.Max(posts => posts[^1].Day)) { Caveats = Doubts(conversation.Count, anonymous, untimed, vague, derived) };
    }

    private static IReadOnlyList<Caveat> Doubts(int all, long anonymous, long untimed, long vague, long derived)
    {
        var caveats = new List<Caveat>();
        if (anonymous > 0)
            caveats.Add(new("SR009", $"{Wording.Count(anonymous)} of {Wording.Count(all)} posts have no known author and are left out: nobody can say whether they came back."));
        if (untimed + vague + derived > 0)
        {
            IEnumerable<string> parts = ((long Posts, string What)[])
                [(untimed, "without a time are left out"), (vague, "of which only the month is known are left out"), (derived, "have a time derived from words such as \"3 months ago\"")]
                is var kinds ? kinds.Where(kind => kind.Posts > 0).Select(kind => $"{Wording.Count(kind.Posts)} {kind.What}") : [];
            caveats.Add(new("SR035", $"Of {Wording.Count(all)} posts {string.Join(", ", parts)}."));
        }
        return caveats;
    }
}

/// <summary>When somebody posted, and in which thread.</summary>
/// <param name="Utc">The instant; of a day its beginning.</param>
/// <param name="Day">The local day.</param>
/// <param name="HasClock">Whether the time of the day is known.</param>
/// <param name="Thread">The thread; null when the source does not say.</param>
internal readonly record struct DatedPost(DateTimeOffset Utc, DateOnly Day, bool HasClock, string? Thread);
