namespace SocialResearch.Importing;

/// <summary>What the user knows about a file and the file does not say.</summary>
public sealed record ImportOptions
{
    /// <summary>The format's name, such as <c>4cat</c>; found from the content when null.</summary>
    public string? Format { get; init; }

    /// <summary>Which column holds what, for a table with headers of its own.</summary>
    public ColumnMapping? Columns { get; init; }

    /// <summary>The zone of times that are written without one; where it was used the report says so.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
