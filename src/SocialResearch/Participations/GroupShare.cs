using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>What one group of people contributed.</summary>
/// <param name="Name">The group in words, such as "top 1 %".</param>
/// <param name="People">k, the people in it; not a whole number when the person at the cut is split.</param>
/// <param name="PeopleShare">k as a share of all people measured; with ties more than the name says.</param>
/// <param name="Content">Their share of all contributions, 0 to 1.</param>
public sealed record GroupShare(string Name, double People, double PeopleShare, Estimate Content);

/// <summary>The three groups of the 90-9-1 rule under one rounding rule.</summary>
/// <param name="Rounding">How many people 1 % and 10 % are.</param>
/// <param name="Top1">The most active 1 %.</param>
/// <param name="Next9">The next 9 %.</param>
/// <param name="Rest90">The remaining 90 %.</param>
public sealed record GroupShares(GroupRounding Rounding, GroupShare Top1, GroupShare Next9, GroupShare Rest90)
{
    /// <summary>How much one had to contribute to be in the top 1 %; with ties at the cut not everybody who did is in it.</summary>
    public required long LeastOfTop1 { get; init; }

    /// <summary>How much one had to contribute to be in the top 10 %.</summary>
    public required long LeastOfTop10 { get; init; }
}

/// <summary>The fewest people who together made a certain part of everything. For half of the content it is called elephant or bus factor.</summary>
/// <param name="Content">The part of the contributions, 0.5 for half.</param>
/// <param name="People">k, how many people it takes; always whole people.</param>
/// <param name="PeopleShare">k as a share of all people measured.</param>
public sealed record SmallestGroup(double Content, Estimate People, Estimate PeopleShare);
