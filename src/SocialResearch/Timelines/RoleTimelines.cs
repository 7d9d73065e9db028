using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>One timeline for each role: who spoke when. The bins of all roles add up to those of the whole.</summary>
/// <remarks>Roles are what the source says; whoever it says nothing about is unknown, and may be a person, a medium or the brand.</remarks>
public sealed record RoleTimelines : MeasureResult
{
    internal RoleTimelines() { }

    /// <summary>All posts.</summary>
    public required Timeline Whole { get; init; }

    /// <summary>Those of each role that somebody has, in the order of <see cref="AuthorRole"/>.</summary>
    public required IReadOnlyList<RoleTimeline> Roles { get; init; }

    /// <inheritdoc/>
    public override string Sentence => Roles.Count == 0
        ? "There are no posts, and so no roles."
        : $"{Count(Whole.Placed, "post", "posts")}, {Whole.Period ?? "in no bin"}: {string.Join(", ", Roles.Select(role => $"{Count(role.Timeline.Placed)} by {role.Name}"))}.";

    /// <summary>Counts each role over time.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="zone">The zone as in "Europe/Berlin".</param>
    /// <param name="from">The first day that was observed; that of the first post when null.</param>
    /// <param name="to">The last one, observed to its end.</param>
    public static RoleTimelines Measure(Conversation conversation, TimeBin by, string zone, string? from = null, string? to = null) =>
        Of(conversation, Timeline.Measure(conversation, by, zone, from, to));

    internal static RoleTimelines Of(Conversation conversation, Timeline whole)
    {
        AuthorRole[] present = [.. conversation.Select(post => post.Role).Distinct().Order()];
        RoleTimeline[] roles = [.. present.Select(role => new RoleTimeline(role, NameOf(role), whole.Of(conversation.ByRole(role))))];
        Caveat[] unknown = roles.FirstOrDefault(role => role.Role == AuthorRole.Unknown) is { } none
            ? [new("SR067", $"The source gives no role for {Count(none.Timeline.Posts)} of {Count(whole.Posts, "post", "posts")}: media, persons and the brand are not told apart there.")]
            : [];
        return new() { Whole = whole, Roles = roles, Caveats = [.. whole.Caveats, .. unknown] };
    }

    private static string NameOf(AuthorRole role) => role switch
    {
        AuthorRole.Person => "persons",
        AuthorRole.Brand => "the brand",
        AuthorRole.Staff => "staff",
        AuthorRole.Bot => "bots",
        AuthorRole.Anonymous => "anonymous authors",
        _ => "authors of unknown role",
    };

    /// <inheritdoc/>
    public override Table ToTable() => new(
        [Whole.Unit(), .. Roles.Select(role => Column.Number(role.Name)), Column.Number("all")],
        [.. Enumerable.Range(0, Whole.Bins.Count).Select(i => (IReadOnlyList<string>)
            [TimelineText.Name(Whole.By, Whole.Bins[i]), .. Roles.Select(role => Count(role.Timeline.Bins[i].Posts)), Count(Whole.Bins[i].Posts)])],
        $"Posts by role. {Whole.Foot()}");
}

/// <summary>The posts of one role over time.</summary>
/// <param name="Role">The role.</param>
/// <param name="Name">In words: "persons", "the brand".</param>
/// <param name="Timeline">Its posts in the bins of the whole.</param>
public sealed record RoleTimeline(AuthorRole Role, string Name, Timeline Timeline);
