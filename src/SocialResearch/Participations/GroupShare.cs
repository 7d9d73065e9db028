using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>What one group of people contributed.</summary>
/// <param name="Name">The group in words, such as "top 1 %".</param>
/// <param name="People">k, the people in it; not a whole number when the person at the cut is split.</param>
/// <param name="PeopleShare">k as a share of all people measured; with ties more than the name says.</param>
/// <param name="Content">Their share of all contributions, 0 to 1.</param>
public sealed record GroupShare(string Name, double People, double PeopleShare, Estimate Content);
