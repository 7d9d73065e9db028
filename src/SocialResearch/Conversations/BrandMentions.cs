using SocialResearch.Results;
using SocialResearch.Statistics;
using SocialResearch.Text;

namespace SocialResearch.Conversations;

/// <summary>How many posts mention each of some brands.</summary>
/// <remarks>
/// share = posts that mention the brand / all posts of the conversation, from 0 to 1, with Wilson's interval, which takes posts to be
/// independent of each other; posts of one thread are not, so it is rather too narrow. A post that names a brand ten times counts once; one that names two brands
/// counts for both, so shares do not add up to one. What is no mention, and what a mention does not say, stands at <see cref="BrandMatcher"/>.
/// </remarks>
public sealed record BrandMentions : MeasureResult
{
    private BrandMentions() { }

    /// <summary>The brands with their posts, in the order of the matcher.</summary>
    public required IReadOnlyList<BrandPosts> Brands { get; init; }

    /// <summary>All posts that were looked at.</summary>
    public required int Posts { get; init; }

    /// <summary>Posts that mention at least one of the brands.</summary>
    public required int Naming { get; init; }

    /// <summary>Posts that mention two brands or more.</summary>
    public required int Shared { get; init; }

    /// <summary>The days of the first and the last post looked at; null when no time is known.</summary>
    public required string? Period { get; init; }

    /// <summary>How the posts looked at were selected.</summary>
    public required Selection Selection { get; init; }

    /// <inheritdoc/>
    public override string Sentence => Posts == 0 ? "There are no posts in which a brand could be mentioned."
        : $"{Wording.Count(Naming)} of {Wording.Count(Posts, "post", "posts")} ({Period ?? "times unknown"}) mention {(Brands.Count == 1 ? Brands[0].Brand.Name : $"at least one of {Wording.Count(Brands.Count)} brands")}"
            + (Brands.Count > 1 && Naming > 0 && Brands.MaxBy(brand => brand.Posts.Count) is { } first ? $", most often {first.Brand.Name}: {first.Words}." : Brands.Count == 1 && Brands[0].Share.Interval is { } interval ? $", {Wording.Percent(Brands[0].Share.Value!.Value)} ({Wording.PercentRange(interval)})." : ".");

    /// <inheritdoc/>
    public override Table ToTable() => new(
        ["brand", Column.Number("posts"), Column.Number("share of all posts"), "95 % interval", Column.Number("withheld as ambiguous")],
        [.. Brands.Select(brand => (IReadOnlyList<string>)[brand.Brand.Name, Wording.Count(brand.Posts.Count),
            brand.Share.Value is { } share ? Wording.Percent(share) : "undefined", brand.Share.Interval is { } interval ? Wording.PercentRange(interval) : "none", Wording.Count(brand.Ambiguous)])],
        $"Of {Wording.Count(Posts, "post", "posts")}, {Period ?? "times unknown"}; {Wording.Count(Shared, "mentions", "mention")} several brands.");

    internal static BrandMentions Of(Conversation conversation, IReadOnlyList<BrandPosts> brands, int naming, int shared, int scrubbed)
    {
        int ambiguous = brands.Sum(brand => brand.Ambiguous);
        var caveats = new List<Caveat>();
        if (ambiguous > 0)
            caveats.Add(new("SR051", $"{Wording.Count(ambiguous, "post was", "posts were")} not counted because a name in it means several things and nothing in the text showed the brand; some of them may mean it."));
        if (shared > 0) caveats.Add(new("SR052", $"{Wording.Count(shared, "post mentions", "posts mention")} several brands and counts for each: the shares do not add up."));
        if (scrubbed > 0) caveats.Add(new("SR053", $"Handles were taken out of {Wording.Count(scrubbed, "text", "texts")} before they came here: who was addressed there is not known, and mentions by handle are missing."));
        return new()
        {
            Brands = brands,
            Posts = conversation.Count,
            Naming = naming,
            Shared = shared,
            Period = conversation.Summary.Period,
            Selection = conversation.Selection,
            Caveats = caveats,
        };
    }
}

/// <summary>The posts that mention a brand.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="Posts">The posts, a selection of those looked at.</param>
/// <param name="Share">Their share of all posts looked at.</param>
/// <param name="Ambiguous">Posts with an ambiguous name only, which were not counted.</param>
public sealed record BrandPosts(Brand Brand, Conversation Posts, Estimate Share, int Ambiguous)
{
    internal string Words => Share is { Value: { } share, Interval: { } interval } ? $"{Wording.Count(Posts.Count, "post", "posts")}, {Wording.Percent(share)} ({Wording.PercentRange(interval)})" : Wording.Count(Posts.Count);

    internal static BrandPosts Of(Brand brand, Conversation posts, int ambiguous, int all) =>
        new(brand, posts, Proportions.Wilson(posts.Count, all, whyUndefined: "There are no posts, and a share of nothing is undefined."), ambiguous);
}
