using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Choices that move the numbers of a <see cref="Participation"/>; change them with <c>with</c>.</summary>
public sealed record ParticipationOptions
{
    /// <summary>How many people 1 % is; default <see cref="GroupRounding.Fractional"/>.</summary>
    public GroupRounding Rounding { get; init; } = GroupRounding.Fractional;

    /// <summary>ε of Atkinson's index, how much inequality at the bottom weighs; default 0.5, above 0.</summary>
    public double AtkinsonAversion { get; init; } = 0.5;

    /// <summary>How the intervals are made; default 1,000 replicates, seed 1, level 0.95.</summary>
    public BootstrapOptions Bootstrap { get; init; } = new();

    internal void Check()
    {
        if (!Enum.IsDefined(Rounding))
            throw new ArgumentOutOfRangeException(nameof(Rounding), Rounding, "This rounding rule does not exist.");
        if (!(AtkinsonAversion > 0 && double.IsFinite(AtkinsonAversion)))
            throw new ArgumentOutOfRangeException(nameof(AtkinsonAversion), AtkinsonAversion, "Atkinson's aversion is a finite number above 0, often 0.5 or 1.");
        Bootstrap.Check();
    }
}
