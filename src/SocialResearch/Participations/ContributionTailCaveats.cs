using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>The doubts that belong to the shape of a tail, each raised only where it applies.</summary>
internal static class ContributionTailCaveats
{
    /// <summary>A tail of fewer than a tenth of the people says nothing about the community as a whole.</summary>
    private const double SmallPart = 0.1;

    /// <summary>From α = 3 down the model has no finite variance, from 2 down no finite mean.</summary>
    private const double FiniteMean = 2, FiniteVariance = 3;

    public static IReadOnlyList<Caveat> Of(ContributionTail result, ContributionCounts counts)
    {
        List<Caveat> caveats = [.. CountsCaveats.Of(counts, result.Community)];
        if (result.Tail is not { } tail || result.Test is not { } test) return caveats;
        PowerLawTail law = tail.PowerLaw;
        if (result.Finding == TailFinding.TooLittle)
        {
            caveats.Add(new("SR040", law.People < ContributionTail.FewestPeople
                ? $"The tail holds {Count(law.People, "person", "people")}. Below {ContributionTail.FewestPeople} the exponent leans and hardly any shape can be refuted; the numbers of the fit are no evidence."
                : $"The tail holds only {law.DistinctCounts} distinct counts, through which almost any model passes; the numbers of the fit are no evidence."));
        }
        else if (!test.Rejects)
            caveats.Add(new("SR041", $"A test that does not reject proves nothing: with {Count(law.People)} people in the tail, other shapes would pass too."));
        if (law.People < SmallPart * result.Contributors)
            caveats.Add(new("SR042", $"The fit speaks about {Percent((double)law.People / result.Contributors)} of the contributors, those with {Count(law.From)} or more; the others are not described by it."));
        if (!tail.Limit.LogNormalExists && law.DistinctCounts >= ContributionTail.FewestDistinctCounts)
            caveats.Add(new("SR043", $"The log-normal has no best fit: {Lower(tail[TailModel.LogNormal].WhyUndefined!)} Programs that print μ, σ and a p for it print where their search stopped."));
        if (result.Finding != TailFinding.TooLittle && law.Exponent < FiniteVariance)
            caveats.Add(new("SR044", law.Exponent < FiniteMean
                ? "With an exponent below 2 such a tail has no mean: averages, shares and the Gini coefficient grow with the number of people, and their bootstrap intervals are too narrow."
                : "With an exponent below 3 such a tail has no variance: bootstrap intervals of averages, shares and the Gini coefficient are too narrow."));
        return caveats;
    }

    private static string Lower(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
