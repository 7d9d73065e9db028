namespace SocialResearch.Participations;

/// <summary>Of whom a published group is a share.</summary>
public enum PublishedDenominator
{
    /// <summary>Of all members, readers or users: silent people are counted.</summary>
    Everybody,

    /// <summary>Of the people who contributed.</summary>
    Contributors,

    /// <summary>The publication, as far as it was seen, does not say.</summary>
    NotStated,
}

/// <summary>What somebody published about a group of people and what it contributed.</summary>
/// <remarks>
/// Groups of different denominators answer different questions and are never compared here. What the figure does not say: how the
/// contributions were counted, and how sure the number is; published shares hardly ever come with an interval.
/// </remarks>
/// <param name="Community">The community, as published.</param>
/// <param name="Platform">The kind of place: "forum", "Wikipedia".</param>
/// <param name="From">The first year; null when unknown.</param>
/// <param name="To">The last year; null when unknown.</param>
/// <param name="OfWhom">Of whom the group is a share.</param>
/// <param name="Group">The group in the words of the publication.</param>
/// <param name="ShareOfPeople">The group as a share of the people, 0 to 1; null when it is not one number.</param>
/// <param name="ShareOfContent">What the group contributed, 0 to 1; null when it was not published as one number.</param>
/// <param name="Metric">What was counted.</param>
/// <param name="Source">Author, year and title.</param>
/// <param name="Address">Where it was read; null when there is no address.</param>
/// <param name="Verified">How the figure was seen: in the source, in a quotation, in a report.</param>
public sealed record PublishedShare(
    string Community, string Platform, int? From, int? To, PublishedDenominator OfWhom, string Group,
    double? ShareOfPeople, double? ShareOfContent, string Metric, string Source, string? Address, string Verified)
{
    /// <summary>The years in words; null when none is known.</summary>
    public string? Years => (From, To) switch
    {
        (null, null) => null,
        (null, { } to) => FormattableString.Invariant($"until {to}"),
        ({ } from, null) => FormattableString.Invariant($"from {from}"),
        ({ } from, { } to) => from == to ? FormattableString.Invariant($"{to}") : FormattableString.Invariant($"{from} to {to}"),
    };
}
