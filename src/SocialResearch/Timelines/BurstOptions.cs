namespace SocialResearch.Timelines;

/// <summary>What counts as a burst.</summary>
public sealed record BurstOptions
{
    /// <summary>s, the factor between the rates of neighbouring levels; default 2.</summary>
    public double Scale { get; init; } = 2;

    /// <summary>
    /// γ, how hard it is to rise; when null, twice φ, which says how much more than independent posts counts scatter (at least 1). The
    /// textbook's choice is 1; with it, ordinary unrest is called a burst (docs/validation.md).
    /// </summary>
    public double? Gamma { get; init; }

    /// <summary>How many levels there are at most, the base among them; default 8.</summary>
    public int States { get; init; } = 8;
}
