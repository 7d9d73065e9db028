namespace SocialResearch.Conversations;

/// <summary>A post on its way into a conversation, from a reader or written by hand for <see cref="Conversation.Of"/>.</summary>
/// <remarks>While a reader holds it the author still has a name; the import replaces it by a pseudonym.</remarks>
public sealed record PostDraft
{
    /// <summary>Unique within the source.</summary>
    public required string Id { get; init; }

    /// <summary>The thread, topic, video or article it belongs to; null when the source does not say.</summary>
    public string? Thread { get; init; }

    /// <summary>The post it answers; null for the first of a thread or when the source does not say.</summary>
    public string? Parent { get; init; }

    /// <summary>The most lasting identifier of the author that the source has; null for deleted or unknown authors. The import turns it into a pseudonym; <see cref="Conversation.Of"/> takes it as it is.</summary>
    public string? Author { get; init; }

    /// <summary>The role, where the source says it.</summary>
    public AuthorRole Role { get; init; }

    /// <summary>When it was posted; null when the source does not say.</summary>
    public PostTime? Time { get; init; }

    /// <summary>The text as people read it: without markup, line ends as \n.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its address.</summary>
    public string? Url { get; init; }

    /// <summary>Subreddit, forum, page, list: where it was said.</summary>
    public string? Channel { get; init; }

    /// <summary>What others did with it.</summary>
    public Reactions Reactions { get; init; }

    /// <summary>BCP 47 tag of the language, where the source says it.</summary>
    public string? Language { get; init; }
}
