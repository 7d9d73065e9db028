using SocialResearch.Results;

namespace SocialResearch.Dialogues;

/// <summary>Puts "social media is conversation, many speak with many" to the test.</summary>
/// <remarks>
/// The claim names no number. Our reading of it in one place: most of those who write exchange answers with at least two others, most links go both ways, and where a brand
/// speaks, most replies go from person to person. "Most" is half or more. Where no brand speaks, the last is true by definition and decides nothing; where threads
/// are cut, answers are missing, and nothing can be decided. One answer each way in a year is an exchange here: the borders are kind to the claim.
/// </remarks>
public static class ManyWithMany
{
    /// <summary>The claim, in our words.</summary>
    public static Claim Claim { get; } = new("Social media is conversation: many speak with many", "several German marketing blogs of 2009 to 2013, in our wording", "G9");

    /// <summary>Compares what was measured with what is claimed.</summary>
    /// <param name="places">The places by name, each with its dialogue, and why it cannot decide whatever the number is; null when it can.</param>
    public static Verdict Test(params IReadOnlyList<(string Name, Dialogue Measured, string? CannotDecide)> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (places.Count == 0) throw new ArgumentException("A verdict needs at least one place.", nameof(places));
        ClaimTest[] tests = [.. places.SelectMany(place => TestsOf(place.Name, place.Measured, place.CannotDecide ?? EverybodyHeard.CannotDecide(place.Measured)))];
        return new(Claim, string.Join(" ", places.Select(place => $"{place.Name}: {DialogueResult.InWords(place.Measured.Network.ExchangingWithTwo)} of {Wording.Count(place.Measured.Network.Writers)} people who wrote exchange answers with two others or more"
            + $"{(EverybodyHeard.CannotDecide(place.Measured) is { } why && place.CannotDecide is null ? $" (not testable: {why})" : place.CannotDecide is { } said ? $" (not testable: {said})" : "")}.")), tests)
        {
            Caveats = [.. places.SelectMany(place => place.Measured.Network.Caveats.Select(caveat => caveat with { Sentence = $"{place.Name}: {caveat.Sentence}" }))],
        };
    }

    private static IEnumerable<ClaimTest> TestsOf(string name, Dialogue measured, string? cannotDecide)
    {
        ReplyNetwork network = measured.Network;
        yield return new(name, $"{Wording.Count(network.Writers)} people who wrote", "people who exchange answers with at least two others", 0.75, 0.25, network.ExchangingWithTwo, cannotDecide);
        yield return new(name, $"{Wording.Count(network.Edges.Count)} links", "links that go both ways", 0.75, 0.25, network.Reciprocity, cannotDecide);
        yield return new(name, $"{Wording.Count(measured.Directions.Replies)} replies to somebody else", "replies from person to person", 0.75, 0.25, measured.Directions.PersonToPersonShare,
            cannotDecide ?? (measured.Scope.Brand.IsAnybody ? "no brand speaks here, so it is true by definition" : null));
    }
}
