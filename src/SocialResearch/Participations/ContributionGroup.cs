namespace SocialResearch.Participations;

/// <summary>One class of a published table: "379 people wrote 6 to 9 articles".</summary>
/// <param name="From">The fewest contributions of somebody in it.</param>
/// <param name="To">The most; null when the class is open, such as "10 and more".</param>
/// <param name="People">How many people are in it.</param>
public sealed record ContributionGroup(long From, long? To, long People)
{
    /// <summary>"6 to 9", "10 or more", "3".</summary>
    public override string ToString() => To is null ? $"{Results.Wording.Count(From)} or more"
        : To == From ? Results.Wording.Count(From) : $"{Results.Wording.Count(From)} to {Results.Wording.Count(To.Value)}";
}

/// <summary>Between what a value lies, whatever the table does not say.</summary>
/// <param name="Low">The least it can be.</param>
/// <param name="High">The most it can be; null when nothing limits it.</param>
public readonly record struct Bounds(double Low, double? High);

/// <summary>What people of one class, or of one class and all above, contributed.</summary>
/// <param name="Name">The class in words.</param>
/// <param name="People">How many they are.</param>
/// <param name="PeopleShare">They as a share of all people in the table.</param>
/// <param name="Content">Between what their contributions lie.</param>
/// <param name="ContentShare">Between what their share of all contributions lies.</param>
public sealed record GroupBounds(string Name, long People, double PeopleShare, Bounds Content, Bounds ContentShare);
