using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Tests.Conversations;

namespace SocialResearch.Tests.Dialogues;

/// <summary>Conversations for tests of dialogue. All people are made up.</summary>
internal static class Talks
{
    public static PostDraft Said(string id, string author, double hour, string? parent = null, AuthorRole role = AuthorRole.Person, string text = "") =>
        Drafts.Post(id, parent, author, hour * 60) with { Role = role, Text = text };

    public static PostDraft Brand(string id, double hour, string? parent = null, string text = "") => Said(id, "Kranich_Service", hour, parent, AuthorRole.Brand, text);

    /// <summary>
    /// Monday from 8:00 UTC (10:00 in Berlin). Ada asks at 0 and is answered after 1 hour, asks back at 2 and is not; bo asks at 3, cem answers
    /// bo at 4, the brand answers bo at 5; dan asks at 6 and nobody answers; the brand announces at 7, ada thanks at 8. Watched until 30.
    /// </summary>
    public static readonly IReadOnlyList<PostDraft> Week =
    [
        Said("a1", "ada", 0), Brand("k1", 1, "a1"), Said("a2", "ada", 2, "k1"), Said("b1", "bo", 3), Said("c1", "cem", 4, "b1"), Brand("k2", 5, "b1"),
        Said("d1", "dan", 6), Brand("k3", 7), Said("a3", "ada", 8, "k3"), Said("e1", "eva", 30, "d1"),
    ];

    public static Conversation Load(string set) => Conversation.Load(
        Repository.PathOf("data", "participation", set, "events.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });

    /// <summary>Up to 40 posts of five people and a brand; parents come before, some are missing.</summary>
    public static readonly Arbitrary<PostDraft[]> Any = (
            from people in Gen.Elements("ada", "bo", "cem", "dan", "brand").ListOf()
            from choices in Gen.Choose(0, 10_000).ListOf(people.Count)
            from hours in Gen.Choose(0, 400).ListOf(people.Count)
            select people.Select((person, i) => Said($"p{i}", person, hours[i] / 4.0, i == 0 || choices[i] % 5 == 0 ? null : choices[i] % 13 == 0 ? "missing" : $"p{choices[i] % i}",
                person == "brand" ? AuthorRole.Brand : AuthorRole.Person)).ToArray())
        .Where(posts => posts.Length > 1 && posts.Any(post => post.Role == AuthorRole.Brand) && posts.Any(post => post.Parent is not (null or "missing"))).ToArbitrary();
}
