namespace SocialResearch.Participations;

/// <summary>How many people "the top 1 %" is when 1 % is not a whole number of people.</summary>
public enum GroupRounding
{
    /// <summary>Exactly 1 %: the person at the cut is split. Ties do not matter; the shares are read off the Lorenz curve.</summary>
    Fractional,

    /// <summary>Whole people, rounded up. The usual choice in papers on forums.</summary>
    Ceil,

    /// <summary>Whole people, rounded down, but at least one.</summary>
    Floor,

    /// <summary>Whole people, to the nearest and halves up, but at least one.</summary>
    HalfUp,

    /// <summary>Rounded up, and everybody who did as much as the last one in comes along: the group is often larger than 1 %.</summary>
    CeilIncludingTies,
}
