using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>The doubts that belong to participation figures, each raised only where it applies.</summary>
internal static class ParticipationCaveats
{
    /// <summary>Below this, one person more or less in the top group moves its share visibly.</summary>
    private const long FewPeople = 10;

    /// <summary>Below this the intervals of simulated communities held the truth clearly less often than promised, whatever the tail.</summary>
    private const long FewContributors = 200;

    /// <summary>
    /// When one person has this part of the sum of squared counts, the spread hangs on whether a sample draws that person.
    /// With a finite variance the part goes to zero as n grows; a tenth is a cautious flag, not a test of the tail.
    /// </summary>
    private const double OnePersonRules = 0.1;

    public static IReadOnlyList<Caveat> Of(ContributionCounts counts, long? population, bool populationFromZeros, Community community, Estimate gini, int undefinedReplicates)
    {
        List<Caveat> caveats = [.. CountsCaveats.Of(counts, community)];
        long people = population ?? counts.Contributors;
        if (population is null)
            caveats.Add(new("SR001", "Only people who contributed at least once are counted. The silent ones are unknown, so nothing here speaks about 90 % who read."));
        if (people < FewPeople * 100)
            caveats.Add(new("SR002", $"1 % of {Count(people)} is {Fixed(people / 100.0, 2)} people: one person more or less changes the top share. Quote the size of the group with it."));
        if (OnePersonDominates(counts))
            caveats.Add(new("SR003", "One person carries so much of the spread that the intervals are probably too narrow: another sample would hold other giants, or none."));
        if (counts.Contributors < FewContributors && gini.Interval is not null)
            caveats.Add(new("SR012", $"{Count(counts.Contributors, "person", "people")} contributed. With fewer than {Count(FewContributors)} the intervals hold the truth less often than they promise, that of the top 1 % least of all."));
        if (gini.Interval is { } interval && interval.Low == interval.High)
            caveats.Add(new("SR013", "Everybody who was counted did the same, so resampling cannot see any uncertainty: an interval without width is no certainty."));
        if (population is not null)
            caveats.Add(new("SR004", $"The population is {Count(people)} {community.People} as declared. Who reads without being in it is not counted."));
        if (populationFromZeros)
            caveats.Add(new("SR007", $"The population was not stated; it was taken from the {Count(people)} rows of the data, zeros included."));
        if (undefinedReplicates > 0)
            caveats.Add(new("SR008", $"{Count(undefinedReplicates)} bootstrap samples drew only silent people and were left out, which narrows the intervals."));
        return [.. caveats.OrderBy(caveat => caveat.Code, StringComparer.Ordinal)];
    }

    private static bool OnePersonDominates(ContributionCounts counts)
    {
        double squares = counts.Frequencies.Sum(frequency => (double)frequency.Count * frequency.Count * frequency.People);
        double largest = counts.Frequencies.Count == 0 ? 0 : counts.Frequencies[^1].Count;
        return squares > 0 && largest * largest / squares >= OnePersonRules;
    }
}
