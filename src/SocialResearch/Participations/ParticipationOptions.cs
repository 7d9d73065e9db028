using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Choices that move the numbers of a <see cref="Participation"/>; change them with <c>with</c>.</summary>
public sealed record ParticipationOptions
{
    /// <summary>How many people 1 % is; default <see cref="GroupRounding.Fractional"/>.</summary>
    public GroupRounding Rounding { get; init; } = GroupRounding.Fractional;

    /// <summary>How the intervals are made; default 1,000 replicates, seed 1, level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();
}
