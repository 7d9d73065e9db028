using SocialResearch.Conversations;

namespace SocialResearch.Metrics;

/// <summary>One figure of an analytics export: one cell, with all that its row and its header say about it.</summary>
/// <param name="Period">Over which days it was counted.</param>
/// <param name="Dimensions">What it is about, such as country or campaign; a figure about a post has its id under <c>post</c>.</param>
/// <param name="Name">What is counted, under one name in all formats and languages, such as <c>reach</c> or <c>link clicks</c>.</param>
/// <param name="Header">The header as the file writes it.</param>
/// <param name="Value">The figure; null when the cell is blank. Null is not zero.</param>
/// <param name="Unit">Whether it counts events, people or money, or is a level, a share or an average.</param>
public sealed record MetricReading(MetricPeriod Period, IReadOnlyDictionary<string, string> Dimensions, string Name, string Header, double? Value, MetricUnit Unit)
{
    /// <summary>The dimension under which the id of a post stands, as in <see cref="Conversations.Post.Id"/>.</summary>
    public const string Post = "post";

    /// <summary>The currency as three letters, of money; null when the file does not say.</summary>
    public string? Currency { get; init; }

    /// <summary>The file; null for a figure that a program made.</summary>
    public Provenance? Source { get; init; }

    /// <summary>The line of the file, or the number of the record where lines mean nothing.</summary>
    public long Row { get; init; }

    /// <summary>The value of a dimension; null when the row does not have it.</summary>
    public string? this[string dimension] => Dimensions.GetValueOrDefault(dimension);
}
