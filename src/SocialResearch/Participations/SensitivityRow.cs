using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>What the numbers are under one analysis choice.</summary>
/// <param name="Choice">The choice in a few words, such as "bots out".</param>
/// <param name="Definition">What exactly was done.</param>
public sealed record SensitivityRow(string Choice, string Definition)
{
    /// <summary>Why the choice makes no difference to be measured here, such as "no posts by bots"; null when it was measured.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>n, people who contributed; a mean over windows or draws.</summary>
    public double? Contributors { get; init; }

    /// <summary>T, what they contributed; a mean over windows or draws.</summary>
    public double? Contributions { get; init; }

    /// <summary>The Gini coefficient in the population form.</summary>
    public required Estimate Gini { get; init; }

    /// <summary>Content share of the top 1 %.</summary>
    public required Estimate Top1 { get; init; }

    /// <summary>Content share of the next 9 %.</summary>
    public required Estimate Next9 { get; init; }

    /// <summary>Content share of the rest.</summary>
    public required Estimate Rest90 { get; init; }

    /// <summary>How far the Gini coefficient moved against the baseline.</summary>
    public double? GiniMoved { get; init; }

    /// <summary>How far the share of the top 1 % moved against the baseline.</summary>
    public double? Top1Moved { get; init; }

    /// <summary>"90-9-1" put to the test under this choice; null when the choice does not apply.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The tests of <see cref="Verdict"/> taken together; null when the choice does not apply.</summary>
    /// <remarks>One number that contradicts contradicts the claim, which agrees only if all do.</remarks>
    public Finding? Finding => Verdict is null ? null
        : Verdict.Tests.Any(test => test.Finding == Results.Finding.Contradicts) ? Results.Finding.Contradicts
        : Verdict.Tests.All(test => test.Finding == Results.Finding.Agrees) ? Results.Finding.Agrees
        : Verdict.Tests.All(test => test.Finding == Results.Finding.NotTested) ? Results.Finding.NotTested
        : Results.Finding.Undecided;

    /// <summary>The whole measurement; null for means over windows or draws, and when the choice does not apply.</summary>
    public Participation? Measured { get; init; }

    internal static SensitivityRow Without(string choice, string definition, string why) => new(choice, definition)
    {
        NotApplicable = why,
        Gini = Estimate.Undefined("Not applicable: " + why),
        Top1 = Estimate.Undefined("Not applicable: " + why),
        Next9 = Estimate.Undefined("Not applicable: " + why),
        Rest90 = Estimate.Undefined("Not applicable: " + why),
    };

    internal static SensitivityRow Of(string choice, string definition, Participation measured, double tolerance) => new(choice, definition)
    {
        Contributors = measured.Contributors,
        Contributions = measured.Contributions,
        Gini = measured.Gini,
        Top1 = measured.Top1.Content,
        Next9 = measured.Next9.Content,
        Rest90 = measured.Rest90.Content,
        Verdict = NinetyNineOne.Test([measured with { Community = measured.Community with { Name = $"{measured.Community.Name}, {choice}" } }], tolerance),
        Measured = measured,
    };

    /// <summary>A mean over windows or draws, put to the same test as a single measurement.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="definition">What was done.</param>
    /// <param name="shares">The means with their spreads.</param>
    /// <param name="silent">The silent people as a share of the population.</param>
    /// <param name="baseline">Whose names and population it has.</param>
    /// <param name="tolerance">How far from the claim still counts as it.</param>
    internal static SensitivityRow OfMean(string choice, string definition, RarefiedShares shares, Estimate silent, Participation baseline, double tolerance)
    {
        // Only what the test of the claim reads is replaced; this measurement is not handed out.
        Participation mean = baseline with
        {
            Community = baseline.Community with { Name = $"{baseline.Community.Name}, {choice}" },
            SilentShare = silent,
            Shares = baseline.Shares with { Top1 = baseline.Top1 with { Content = shares.Top1 }, Next9 = baseline.Next9 with { Content = shares.Next9 } },
        };
        return new(choice, definition)
        {
            Contributors = shares.Contributors.Value,
            Contributions = shares.Contributions.Value,
            Gini = shares.Gini,
            Top1 = shares.Top1,
            Next9 = shares.Next9,
            Rest90 = shares.Rest90,
            Verdict = NinetyNineOne.Test([mean], tolerance),
        };
    }

    internal SensitivityRow Against(SensitivityRow baseline) => this with { GiniMoved = Gini.Value - baseline.Gini.Value, Top1Moved = Top1.Value - baseline.Top1.Value };
}
