using SocialResearch.Conversations;

namespace SocialResearch.Evidence;

/// <summary>An outcome period after period, of one region or of several: what every design says of its data in the same words.</summary>
internal interface IOutcomes
{
    string Outcome { get; }

    string Step { get; }

    IReadOnlyList<DateOnly> Periods { get; }

    string Period { get; }

    string Denominator { get; }

    IReadOnlyList<Provenance> Sources { get; }

    string? Zone { get; }
}
