namespace SocialResearch.Importing;

/// <summary>Which column of a table holds what. What is not named is looked for under the usual names, English and German.</summary>
/// <remarks>A table needs at least two of author, time and text; everything else may be missing.</remarks>
public sealed record ColumnMapping
{
    /// <summary>The post's identifier; without one, posts are named by their line and no reply can point at them.</summary>
    public string? Id { get; init; }

    /// <summary>The thread, topic, video or article.</summary>
    public string? Thread { get; init; }

    /// <summary>The identifier of the post that is answered.</summary>
    public string? Parent { get; init; }

    /// <summary>The author; a lasting identifier is better than a name that people change or share.</summary>
    public string? Author { get; init; }

    /// <summary>The author's role: <c>person</c>, <c>brand</c>, <c>staff</c>, <c>bot</c>, <c>anonymous</c>, or yes for official accounts.</summary>
    public string? Role { get; init; }

    /// <summary>When it was posted.</summary>
    public string? Time { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>Forum, page or list.</summary>
    public string? Channel { get; init; }

    /// <summary>Likes or a score.</summary>
    public string? Likes { get; init; }

    /// <summary>The number of replies the source counts.</summary>
    public string? Replies { get; init; }

    /// <summary>Shares, reposts.</summary>
    public string? Shares { get; init; }

    /// <summary>Views, impressions.</summary>
    public string? Views { get; init; }

    /// <summary>The language as a BCP 47 tag.</summary>
    public string? Language { get; init; }
}
