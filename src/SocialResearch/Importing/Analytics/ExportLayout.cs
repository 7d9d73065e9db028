using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Importing.Analytics;

/// <summary>What a column of an export is for, besides figures and what they are about.</summary>
internal enum Slot
{
    Id,
    Link,
    Time,
    Text,
    MoreText,
    AuthorId,
    AuthorName,

    /// <summary>Says for each post over which days its figures are: "Lifetime" or a day.</summary>
    Period,

    Day,
    DayAndHour,
    Month,
    NthDay,
    Hour,
}

/// <summary>How one kind of analytics export is laid out: what it is known by and which headers it has, in English and German.</summary>
/// <param name="Format">The name a user writes.</param>
/// <param name="Looks">What it is recognised by, in words.</param>
/// <param name="IsHeader">Whether a line is the header, given the keys of its headers and the lines above it.</param>
/// <param name="Slots">The headers of what is no figure.</param>
internal sealed record ExportLayout(string Format, string Looks, Func<HashSet<string>, IReadOnlyList<string>, bool> IsHeader, IReadOnlyDictionary<Slot, string[]> Slots)
{
    /// <summary>Headers under which people stand who are no authors; nothing is read from there.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Who wrote the posts.</summary>
    public AuthorRole Role { get; init; } = AuthorRole.Brand;

    /// <summary>Whether the row below the header describes the columns.</summary>
    public bool HasDescriptions { get; init; }

    /// <summary>Whether the page's name is public and may stand beside its posts. A person's account is a pseudonym like any author.</summary>
    public bool NamesChannel { get; init; }

    /// <summary>The first of these metrics that is there counts as likes, and so on.</summary>
    public (string[] Likes, string[] Replies, string[] Shares, string[] Views) Reactions { get; init; } = (["likes", "reactions"], ["comments", "replies"], ["shares", "reposts"], ["views", "impressions"]);

    /// <summary>The id that stands in a post's address; null when the address itself is taken.</summary>
    public Func<string, string?> IdOfLink { get; init; } = _ => null;

    /// <summary>The author that stands in a post's id or address.</summary>
    public Func<string, string?, string?> AuthorOf { get; init; } = (_, _) => null;

    /// <summary>The metric that the lines above the header name, for files with one metric under a header that does not.</summary>
    public Func<string, IReadOnlyList<string>, string> Header { get; init; } = (header, _) => header;

    /// <summary>Doubts that come with the product, given what is in the file.</summary>
    public Func<ExportFacts, IEnumerable<Caveat>> Doubts { get; init; } = _ => [];

    /// <summary>Whether the rows are posts; else days or segments.</summary>
    public bool IsOfPosts => Slots.ContainsKey(Slot.Link);
}

/// <summary>What was found in an export, for doubts that hang on it.</summary>
/// <param name="Rows">Rows of figures.</param>
/// <param name="Metrics">The names of the figures.</param>
/// <param name="Dimensions">The names of the dimensions.</param>
internal sealed record ExportFacts(long Rows, IReadOnlyList<string> Metrics, IReadOnlyList<string> Dimensions);
