namespace SocialResearch.Statistics;

/// <summary>How the ends of a bootstrap interval are found.</summary>
public enum IntervalMethod
{
    /// <summary>The middle part of the resamples, as they are.</summary>
    Percentile,

    /// <summary>Bias-corrected and accelerated (Efron 1987): moved by how the resamples lean and how their spread changes with the value.</summary>
    BCa,
}

/// <summary>How a bootstrap interval is made.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many samples are drawn; default 1,000, at least 100. More makes the ends steadier, not the data better.</summary>
    public int Replicates { get; init; } = 1_000;

    /// <summary>Where the random numbers start; default 1. The same seed gives the same interval, always and everywhere.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Nominal coverage as a share; default 0.95, between 0.5 and 0.999.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>
    /// Which interval is shown; default BCa, because in simulated communities it held the truth more often (docs/validation.md,
    /// docs/decisions). Both are always in <see cref="Results.Uncertainty"/>.
    /// </summary>
    public IntervalMethod Method { get; init; } = IntervalMethod.BCa;

    internal void Check()
    {
        if (Replicates < 100)
            throw new ArgumentOutOfRangeException(nameof(Replicates), Replicates, "A bootstrap interval needs at least 100 replicates.");
        if (!(Level is >= 0.5 and <= 0.999))
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "A level is a share between 0.5 and 0.999: write 0.95 for 95 %.");
        if (!Enum.IsDefined(Method))
            throw new ArgumentOutOfRangeException(nameof(Method), Method, "This interval method does not exist.");
    }
}
