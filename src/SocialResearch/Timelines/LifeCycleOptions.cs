namespace SocialResearch.Timelines;

/// <summary>Where the phases of a wave of communication begin. The limits are conventions, not findings.</summary>
public sealed record LifeCycleOptions
{
    /// <summary>The wave reaches to where its height falls to this share of the peak; default 0.1.</summary>
    public double Edge { get; init; } = 0.1;

    /// <summary>Growth begins where the height first reaches this share; default 0.25.</summary>
    public double Growth { get; init; } = 0.25;

    /// <summary>The peak lasts from where the height first reaches this share to where it last does; default 0.75.</summary>
    public double Peak { get; init; } = 0.75;

    /// <summary>Bins over which counts are averaged first, an odd number; default 1, which leaves them as they are. It lengthens short peaks.</summary>
    public int Smoothing { get; init; } = 1;

    /// <summary>What counts as a burst.</summary>
    public BurstOptions Bursts { get; init; } = new();

    internal void Check()
    {
        if (!(0 < Edge && Edge < Growth && Growth < Peak && Peak <= 1))
            throw new ArgumentException(FormattableString.Invariant($"The limits {Edge}, {Growth} and {Peak} do not ascend between 0 and 1. Write them as 0.1, 0.25 and 0.75."));
        if (Smoothing < 1 || Smoothing % 2 == 0) throw new ArgumentOutOfRangeException(nameof(Smoothing), Smoothing, "Counts are averaged over 1, 3, 5, … bins, as many before as after.");
    }
}
