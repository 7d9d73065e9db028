using SocialResearch.Conversations;

namespace SocialResearch.Participations;

/// <summary>Counts with a name: another way of telling people apart, or another community.</summary>
/// <param name="Name">What they are, such as "people by e-mail address" or "r-help".</param>
/// <param name="Counts">Contributions of each person.</param>
/// <param name="Population">N, everybody who could have contributed; null when unknown or as in the baseline.</param>
/// <param name="Period">The time in which they were counted; null when nobody knows.</param>
public sealed record NamedCounts(string Name, ContributionCounts Counts, long? Population = null, string? Period = null)
{
    /// <summary>How many posts each author of a conversation wrote.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="conversation">The posts; those without a known author are left out.</param>
    /// <param name="population">N, everybody who could have written.</param>
    public static NamedCounts Of(string name, Conversation conversation, long? population = null) =>
        new(name, ContributionCounts.Of(conversation), population, conversation.Summary.Period);

    /// <summary>The people of the data with the silent ones, as a histogram upwards; the population where it is known.</summary>
    internal (long[] Values, long[] People, long? Population) Histogram()
    {
        long? everybody = Population ?? (Counts.Rows > Counts.Contributors ? Counts.Rows : null);
        CountFrequency[] active = [.. Counts.Frequencies.Where(frequency => frequency.Count > 0)];
        CountFrequency[] all = everybody - Counts.Contributors is > 0 and var silent ? [new(0, silent), .. active] : active;
        return ([.. all.Select(frequency => frequency.Count)], [.. all.Select(frequency => frequency.People)], everybody);
    }
}
