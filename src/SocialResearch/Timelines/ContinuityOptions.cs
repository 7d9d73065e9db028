namespace SocialResearch.Timelines;

/// <summary>What is called continuous and what campaign-like. The limits are conventions of this project, not findings.</summary>
public sealed record ContinuityOptions
{
    /// <summary>Continuous is who was active in at least this share of weeks; default 0.75.</summary>
    public double ActiveFrom { get; init; } = 0.75;

    /// <summary>… and was never silent for longer than so many days; default 28.</summary>
    public int SilenceUntil { get; init; } = 28;

    /// <summary>Campaign-like is who was active in less than this share of weeks; default 0.5.</summary>
    public double ActiveBelow { get; init; } = 0.5;

    /// <summary>… and whose posts are spread over the weeks with at least this Gini coefficient; default 0.6.</summary>
    public double GiniFrom { get; init; } = 0.6;
}

/// <summary>How somebody's own activity is spread over time.</summary>
public enum ActivityPattern
{
    /// <summary>There is too little to tell.</summary>
    Unknown,

    /// <summary>Active in most weeks, never silent for long.</summary>
    Continuous,

    /// <summary>Active in few weeks, and much in some of them.</summary>
    CampaignLike,

    /// <summary>Neither of the two.</summary>
    Neither,
}
