using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>How posts, people, reactions and views add up over time: how far a conversation could have come, and when it had come half that far.</summary>
/// <remarks>
/// Four running sums over the bins: posts; authors at their first post in the data; reactions (likes, replies and shares) and
/// views as the source states them, each at the time of the post it belongs to, although most came later.
/// <para>Views are potential contacts: one person who scrolls past three times is three. They are no people, and nobody knows from them how
/// many were reached. Where the source says nothing about a post it adds nothing: <see cref="PostsWithViews"/> says of how many it does.</para>
/// </remarks>
public sealed record CumulativeReach : MeasureResult
{
    internal CumulativeReach() { }

    /// <summary>The posts in bins.</summary>
    public required Timeline Timeline { get; init; }

    /// <summary>Where the sums stand at the end of each bin.</summary>
    public required IReadOnlyList<ReachPoint> Points { get; init; }

    /// <summary>Posts of which the source states views.</summary>
    public required int PostsWithViews { get; init; }

    /// <summary>Posts of which it states any reaction.</summary>
    public required int PostsWithReactions { get; init; }

    /// <summary>Posts in bins without a known author.</summary>
    public required int Anonymous { get; init; }

    /// <summary>The first bin at whose end half of all posts had been written; null without posts in bins.</summary>
    public TimelineBin? HalfOfPosts => Points.Count == 0 ? null : Timeline.Bins[Enumerable.Range(0, Points.Count).First(i => Points[i].Posts * 2 >= Points[^1].Posts)];

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            if (HalfOfPosts is not { } half || Points[^1].Posts == 0) return "No post stands in a bin, and nothing adds up.";
            string views = PostsWithViews > 0 ? $" {Count(Points[^1].PotentialContacts!.Value)} views are stated for {Count(PostsWithViews)} of the posts: potential contacts, not people." : "";
            return $"Half of {Count(Points[^1].Posts, "post", "posts")} had been written by the end of {TimelineText.Name(Timeline.By, half)}; {Count(Points[^1].Authors, "known author", "known authors")} took part, {Timeline.Period} ({Timeline.Zone.Id}).{views}";
        }
    }

    /// <summary>Adds up over time.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    public static CumulativeReach Measure(Conversation conversation, TimeBin by, string zone, string? from = null, string? to = null) =>
        Of(conversation, Timeline.Measure(conversation, by, zone, from, to));

    internal static CumulativeReach Of(Conversation conversation, Timeline timeline)
    {
        var sums = new ReachPoint[timeline.Bins.Count];
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        int withViews = 0, withReactions = 0, anonymous = 0;
        foreach (Post post in conversation)
        {
            if (post.Time is not { } time || timeline.PlaceOf(time) is not (>= 0 and var bin)) continue;
            Reactions stated = post.Reactions;
            long? reactions = stated.Likes is null && stated.Replies is null && stated.Shares is null ? null
                : Saturated(Saturated(Math.Max(0, stated.Likes ?? 0), Math.Max(0, stated.Replies ?? 0)), Math.Max(0, stated.Shares ?? 0));
            if (reactions is not null) withReactions++;
            if (stated.Views is not null) withViews++;
            sums[bin] = sums[bin].Plus(new(1, 0, reactions ?? 0, Math.Max(0, stated.Views ?? 0)));
            if (post.Role == AuthorRole.Anonymous || post.Author is not { } author) anonymous++;
            else if (!firsts.TryGetValue(author, out int first) || bin < first) firsts[author] = bin;
        }
        foreach (int first in firsts.Values) sums[first] = sums[first].Plus(new(0, 1, 0, 0));
        for (int i = 1; i < sums.Length; i++) sums[i] = sums[i].Plus(sums[i - 1]);
        return new()
        {
            Timeline = timeline,
            Points = [.. sums.Select(sum => sum with { Reactions = withReactions > 0 ? sum.Reactions ?? 0 : null, PotentialContacts = withViews > 0 ? sum.PotentialContacts ?? 0 : null })],
            PostsWithViews = withViews,
            PostsWithReactions = withReactions,
            Anonymous = anonymous,
            Caveats = [.. timeline.Caveats, .. Doubts(timeline.Placed, withViews, withReactions, anonymous)],
        };
    }

    private static IEnumerable<Caveat> Doubts(int placed, int withViews, int withReactions, int anonymous)
    {
        if (withViews + withReactions > 0)
            yield return new("SR019", $"Views are stated for {Count(withViews)} and reactions for {Count(withReactions)} of {Count(placed, "post", "posts")}; they stand at the time of the post and count contacts, not people.");
        if (anonymous > 0)
            yield return new("SR009", $"{Count(anonymous)} of {Count(placed, "post", "posts")} have no known author and are not among the authors.");
    }

    private static long Saturated(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["end of", Column.Number("posts"), Column.Number("authors"), Column.Number("reactions"), Column.Number("potential contacts")],
        [.. Points.Select((point, i) => (IReadOnlyList<string>)
        [
            TimelineText.Name(Timeline.By, Timeline.Bins[i]), Count(point.Posts), Count(point.Authors),
            point.Reactions is { } reactions ? Count(reactions) : "not stated", point.PotentialContacts is { } contacts ? Count(contacts) : "not stated",
        ])],
        $"Sums from the beginning. Potential contacts are the views stated for {Count(PostsWithViews)} posts. {Timeline.Foot()}");
}

/// <summary>Where running sums stand at the end of a bin.</summary>
/// <param name="Posts">Posts so far.</param>
/// <param name="Authors">Known authors so far.</param>
/// <param name="Reactions">Likes, replies and shares stated for these posts; null when the source states none at all.</param>
/// <param name="PotentialContacts">Views stated for these posts; null when the source states none at all.</param>
public readonly record struct ReachPoint(long Posts, long Authors, long? Reactions, long? PotentialContacts)
{
    // What an export states can be any number; a sum that ran over would become negative.
    internal ReachPoint Plus(ReachPoint other) => new(Posts + other.Posts, Authors + other.Authors, Sum(Reactions, other.Reactions), Sum(PotentialContacts, other.PotentialContacts));

    private static long Sum(long? a, long? b) => (a ?? 0) > long.MaxValue - (b ?? 0) ? long.MaxValue : (a ?? 0) + (b ?? 0);
}
