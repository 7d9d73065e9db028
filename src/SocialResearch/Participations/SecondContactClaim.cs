using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>Puts "the second contact is already a success" to the test: that most who make contact once do not come back.</summary>
/// <remarks>
/// The sentence says that coming back is the exception. What can be true or false of it: that fewer than half of the newcomers write
/// again on a later day within d days. So the claim allows every share up to one half; a share whose interval lies above it
/// contradicts. It says nothing about people who only read.
/// </remarks>
public static class SecondContactClaim
{
    /// <summary>The claim, in our words.</summary>
    public static Claim Claim { get; } = new(
        "The second contact is already a success: of those who make contact once, fewer than half come back",
        "a rule of thumb of community managers; nobody in particular is known to us as its author", "G4");

    /// <summary>The largest share the claim allows.</summary>
    public const double Most = 0.5;

    /// <summary>Compares what was measured with what is claimed.</summary>
    /// <param name="communities">The communities, each with its second contacts.</param>
    public static Verdict Test(IReadOnlyList<SecondContact> communities)
    {
        ArgumentNullException.ThrowIfNull(communities);
        if (communities.Count == 0) throw new ArgumentException("A verdict needs at least one community.", nameof(communities));
        ClaimTest[] tests = [.. communities.Select(TestOf)];
        return new(Claim, string.Join(" ", communities.Zip(tests).Select(pair => Conclude(pair.First, pair.Second))), tests)
        {
            Caveats = [.. communities.SelectMany(community => community.Caveats.Select(caveat => caveat with { Sentence = $"{community.Community.Name}: {caveat.Sentence}" })).OrderBy(caveat => caveat.Code, StringComparer.Ordinal)],
        };
    }

    private static ClaimTest TestOf(SecondContact measured) => new(
        measured.Community.Name, $"{Wording.Count(measured.Eligible)} newcomers who could be watched for {Wording.Count(measured.WithinDays)} days",
        $"share who came back within {Wording.Count(measured.WithinDays)} days: {measured.Definition}", Most / 2, Most / 2, measured.Share)
    {
        Note = "the claim allows every share up to one half",
    };

    private static string Conclude(SecondContact measured, ClaimTest test) => measured.Share is not { Value: { } share, Interval: { } interval }
        ? $"{Wording.Capital(measured.Community.Name)}: not testable."
        : $"{Wording.Capital(measured.Community.Name)}: {Wording.Percent(share)} came back ({Wording.PercentRange(interval)}), which {test.Finding switch { Finding.Agrees => "is the exception that the claim says it is", Finding.Contradicts => "is the rule and no exception", _ => "is about half, and decides nothing" }}.";
}
