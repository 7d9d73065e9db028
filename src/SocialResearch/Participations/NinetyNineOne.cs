using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Participations;

/// <summary>Puts "90-9-1" to the test: 90 % read, 9 % contribute a little, 1 % do almost everything.</summary>
/// <remarks>
/// Cutting people at 90, 9 and 1 % is a definition: it holds in every community, for any data, and proves nothing. What can
/// be true or false is what the groups contribute (0, 10 and 90 % in the graphic of the source) and that 90 % contribute
/// nothing. Both are about all users. Data that hold only people who wrote cannot decide it: add enough silent people, and
/// the top 1 % of them all contains everybody who ever wrote.
/// </remarks>
public static class NinetyNineOne
{
    /// <summary>The claim, in our words.</summary>
    public static Claim Claim { get; } = new(
        "In online communities 90 % of users only read, 9 % contribute a little (10 % of the content) and 1 % contribute almost everything (90 % of the content)",
        "Jakob Nielsen, Participation Inequality, Alertbox, 9 October 2006; content shares from its graphic, as reported by others", "P1");

    /// <summary>Content share the claim gives the most active 1 %.</summary>
    public const double ContentOfTop1 = 0.90;

    /// <summary>Content share the claim gives the next 9 %.</summary>
    public const double ContentOfNext9 = 0.10;

    /// <summary>Content share the claim gives the remaining 90 %.</summary>
    public const double ContentOfRest = 0;

    /// <summary>Share of people who contribute nothing, by the claim.</summary>
    public const double SilentPeople = 0.90;

    private const string OnlyContributors = "the claim counts silent people, and these data have none";

    /// <summary>Compares what was measured with what is claimed.</summary>
    /// <param name="communities">The communities, each measured with the population where it is known.</param>
    /// <param name="tolerance">How far from the claimed share still counts as it; default 0.05, because the claim speaks in tens.</param>
    public static Verdict Test(IReadOnlyList<Participation> communities, double tolerance = 0.05)
    {
        ArgumentNullException.ThrowIfNull(communities);
        if (communities.Count == 0) throw new ArgumentException("A verdict needs at least one community.", nameof(communities));
        return new(Claim, Conclude(communities, tolerance), [.. communities.SelectMany(community => TestsOf(community, tolerance))])
        {
            Caveats = [.. communities.SelectMany(community => community.Caveats).DistinctBy(caveat => caveat.Code).OrderBy(caveat => caveat.Code, StringComparer.Ordinal)
                .Select(caveat => caveat with { Sentence = Collective(caveat, communities) })],
        };
    }

    private static IEnumerable<ClaimTest> TestsOf(Participation measured, double tolerance)
    {
        ClaimTest Test(string quantity, double claimed, Estimate estimate) => new(
            measured.Community.Name, measured.Denominator, quantity, claimed, tolerance, estimate,
            measured.Population is null ? OnlyContributors : null);
        yield return Test("content share of the top 1 %", ContentOfTop1, measured.Top1.Content);
        yield return Test("content share of the next 9 %", ContentOfNext9, measured.Next9.Content);
        if (measured.Population is not null) yield return Test("share of people who contributed nothing", SilentPeople, measured.SilentShare);
    }

    private static string Conclude(IReadOnlyList<Participation> communities, double tolerance)
    {
        Participation[] whole = [.. communities.Where(community => community.Population is not null)];
        Participation[] writers = [.. communities.Where(community => community.Population is null && community.Top1.Content.Value is not null)];
        var sentences = new List<string>();
        if (whole.Length == 0)
            sentences.Add("Not testable with these data: none says how many people stayed silent.");
        foreach (Participation community in whole)
        {
            sentences.Add($"{community.Community.Name}, {community.Denominator}: {string.Join("; ", TestsOf(community, tolerance).Select(InWords))}.");
        }
        if (writers.Length > 0)
        {
            double low = writers.Min(community => community.Top1.Content.Value!.Value), high = writers.Max(community => community.Top1.Content.Value!.Value);
            string range = Percent(low) == Percent(high) ? Percent(low) : $"{Percent(low)} to {Percent(high)}";
            sentences.Add($"Where only contributors are known ({writers.Length} of {communities.Count}), the top 1 % of them made {range} of the content; that answers another question.");
        }
        return string.Join(" ", sentences);
    }

    private static string InWords(ClaimTest test)
    {
        if (test.Measured.Value is not { } value) return $"the {test.Quantity} is undefined";
        string interval = test.Measured.Interval is { } i ? $" ({PercentRange(i)})" : "";
        string finding = test.Finding switch
        {
            Finding.Contradicts => ", not ",
            Finding.Agrees => ", in agreement with ",
            Finding.Undecided => ", which neither confirms nor excludes ",
            _ => ", too uncertain to compare with ",
        };
        return $"the {test.Quantity} is {Percent(value)}{interval}{finding}{Percent(test.Claimed, 0)}";
    }

    /// <summary>A caveat of one community names its numbers; over several it names the communities.</summary>
    private static string Collective(Caveat caveat, IReadOnlyList<Participation> communities)
    {
        Participation[] raising = [.. communities.Where(community => community.Caveats.Any(other => other.Code == caveat.Code))];
        return raising.Length == 1
            ? $"{raising[0].Community.Name}: {caveat.Sentence}"
            : $"Raised by {raising.Length} of {communities.Count} ({string.Join(", ", raising.Select(community => community.Community.Name).Distinct())}); the first: {caveat.Sentence}";
    }
}
