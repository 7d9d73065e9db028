using SocialResearch.Results;

namespace SocialResearch.Scraping;

/// <summary>What a page says: an article, a post or the first post of a thread, and what others answered below it.</summary>
/// <remarks>
/// Names are as the page shows them. They stay with whoever holds this record; on the way into a conversation they become
/// pseudonyms like those of every other source.
/// </remarks>
public sealed record WebPage
{
    /// <summary>The headline, without the name of the site; null when there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, as the page names them; empty when it does not say.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>When it was first published; null when the page does not say.</summary>
    public PageTime? Published { get; init; }

    /// <summary>BCP 47 tag of the language; null when neither the page nor its words tell.</summary>
    public string? Language { get; init; }

    /// <summary>The main text: paragraphs, headings, lists and quotes apart by empty lines; without comments and what stands around it.</summary>
    public string Text { get; init; } = "";

    /// <summary>The address the page calls its own; else the one it was fetched from; null when neither is known.</summary>
    public string? Url { get; init; }

    /// <summary>The name of the site or brand; null when the page does not say.</summary>
    public string? Site { get; init; }

    /// <summary>The organisation that the page's markup names as its publisher; null when it names none.</summary>
    public string? Publisher { get; init; }

    /// <summary>Whether the markup names the publisher as the author: a page in which an organisation, perhaps a brand, speaks for itself.</summary>
    public bool IsByPublisher => Publisher is not null && Authors.Contains(Publisher, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is a thread of a forum: then <see cref="Text"/> is all of it, and the first comment is the opening post.</summary>
    public bool IsThread { get; init; }

    /// <summary>What was written below, in the order of the page, answers included. Of a forum's thread all posts, the opening one first.</summary>
    public IReadOnlyList<PageComment> Comments { get; init; } = [];

    /// <summary>How many comments the page itself says it has, on all its pages, of a thread how many posts; null when it says nothing, or numbers that differ.</summary>
    public int? StatedComments { get; init; }

    /// <summary>What is doubtful about it.</summary>
    public IReadOnlyList<Caveat> Caveats { get; init; } = [];

    /// <summary>The page in one sentence, without names.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{(Title is null ? "A page without a title" : $"\"{Title}\"")}{(Published is { } time ? $", {time}" : "")}: {Text.Length:N0} characters of text, {Comments.Count:N0} comments.");
}

/// <summary>How a comment came to stand below a page.</summary>
public enum CommentKind
{
    /// <summary>Somebody wrote it there.</summary>
    Comment,

    /// <summary>Another site announced that it links here.</summary>
    Trackback,

    /// <summary>Another site's program announced that it links here.</summary>
    Pingback,
}

/// <summary>How it is known which comment another answers.</summary>
public enum ParentEvidence
{
    /// <summary>Nothing says that it answers another comment.</summary>
    None,

    /// <summary>It stands within the comment it answers, or a class says how deep.</summary>
    Nesting,

    /// <summary>An identifier: an attribute of the markup, a link to what is answered, the source of a quotation.</summary>
    Link,

    /// <summary>It names a number that comments show, such as #3.</summary>
    Number,

    /// <summary>It quotes words of one comment only, or a writer who has written only one.</summary>
    Quotation,

    /// <summary>It begins with the name of somebody who has written only one comment before.</summary>
    Name,

    /// <summary>It names somebody, a number or a quotation, and that fits none or several of the comments: no parent is given.</summary>
    Unclear,
}

/// <summary>A comment as a page shows it.</summary>
public sealed record PageComment
{
    /// <summary>Its id within the page: the anchor where it has one, else its number.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the comment it answers, also where that stands on another page of the thread; null when it answers the page, or nobody can tell (<see cref="ParentBy"/>).</summary>
    public string? Parent { get; init; }

    /// <summary>How it is known what it answers.</summary>
    public ParentEvidence ParentBy { get; init; }

    /// <summary>The name that is shown; null when there is none.</summary>
    public string? Author { get; init; }

    /// <summary>When it was written; null when the page does not say, or only how long ago.</summary>
    public PageTime? Time { get; init; }

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Its own address; null when it has none.</summary>
    public string? Url { get; init; }

    /// <summary>A comment, or the announcement of a link.</summary>
    public CommentKind Kind { get; init; }

    /// <summary>Whether the author of the page or the site itself wrote it, as far as the page says so: by a class such as <c>bypostauthor</c>, or by the same name.</summary>
    public bool IsByPageAuthor { get; init; }

    /// <summary>Whether its writer has the name of the organisation that the page's markup names as its publisher. A name typed into a form is no proof.</summary>
    public bool IsByPublisher { get; init; }
}
