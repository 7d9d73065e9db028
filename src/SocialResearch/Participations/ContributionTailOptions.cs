namespace SocialResearch.Participations;

/// <summary>Choices under which a <see cref="ContributionTail"/> is tested; change them with <c>with</c>.</summary>
public sealed record ContributionTailOptions
{
    /// <summary>How many samples the bootstrap draws; default 1,000, at least 100. The p has a chance error of about half of 1/√replicates at most.</summary>
    public int Replicates { get; init; } = 1_000;

    /// <summary>Where the random numbers start; default 1. The same seed gives the same p, on any number of processors.</summary>
    public ulong Seed { get; init; } = 1;

    internal void Check()
    {
        if (Replicates < 100)
            throw new ArgumentOutOfRangeException(nameof(Replicates), Replicates, "A p from fewer than 100 replicates is too rough to decide anything.");
    }
}
