namespace SocialResearch.Participations;

/// <summary>Whose contributions were counted, in the words that sentences use.</summary>
/// <param name="Name">The community, as in a heading.</param>
/// <param name="People">Who is counted, plural: "registered people", "customers".</param>
/// <param name="Contributions">What is counted, plural: "posts", "edits", "commits".</param>
/// <param name="Did">The verb that goes with it: people "wrote" posts and "made" edits.</param>
/// <param name="Period">The time in which they were counted; null when nobody knows.</param>
/// <param name="Source">Where the data come from: an address, a data card.</param>
/// <param name="IsSample">True when only some of the contributions were collected, such as a sample of posts.</param>
public sealed record Community(
    string Name = "the community",
    string People = "people",
    string Contributions = "contributions",
    string Did = "made",
    string? Period = null,
    string? Source = null,
    bool IsSample = false);
