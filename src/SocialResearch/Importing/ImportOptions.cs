using SocialResearch.Privacy;

namespace SocialResearch.Importing;

/// <summary>What the user knows about a file and the file does not say.</summary>
public sealed record ImportOptions
{
    /// <summary>The format's name, such as <c>4cat</c>; found from the content when null.</summary>
    public string? Format { get; init; }

    /// <summary>Which column holds what, for a table with headers of its own.</summary>
    public ColumnMapping? Columns { get; init; }

    /// <summary>
    /// Within what the authors' identifiers are unique, such as the name of a forum: files of one space share their people.
    /// By default the name of the format, because 123 on one platform and 123 on another are two people.
    /// </summary>
    public string? People { get; init; }

    /// <summary>How authors' names are replaced; by the key of the project when null. <see cref="Pseudonyms.KeepNames"/> is the one way to keep them.</summary>
    public Pseudonyms? Pseudonyms { get; init; }

    /// <summary>How texts and addresses are shown and stored; scrubbed when null. <see cref="TextPrivacy.KeepTexts"/> is the one way to keep them.</summary>
    public TextPrivacy? Texts { get; init; }

    /// <summary>
    /// Handles that are no person's and stay readable, such as <c>@DB_Bahn</c>: in texts and addresses, because what was scrubbed cannot
    /// be searched for, and as an author, so that a measure can be asked about the brand by name.
    /// </summary>
    public IReadOnlyList<string> PublicHandles { get; init; } = [];

    /// <summary>
    /// Accounts that speak for the brand, by the name or id under which the source has them, with or without @, upper and lower case
    /// alike: their posts get the role <see cref="Conversations.AuthorRole.Brand"/>. They keep a pseudonym unless they are named in
    /// <see cref="PublicHandles"/>, too. A name on a web page may have been typed by anybody.
    /// </summary>
    public IReadOnlyList<string> BrandAuthors { get; init; } = [];

    /// <summary>The zone of times that are written without one; where it was used the report says so.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What 10/02/2026 means; found from the whole column when not stated, and asked for where the column does not decide it.</summary>
    public DayOrder? DayOrder { get; init; }

    /// <summary>
    /// The year of the first row, for files whose days have none, such as "August 31". The years of the other rows follow from
    /// their order. Neither the name of a file nor when it was saved tells the year.
    /// </summary>
    public int? Year { get; init; }
}
