using FsCheck;

namespace SocialResearch.Testing;

/// <summary>Checks properties with a fixed seed: a test that fails must fail again, and one that passed must not fail tomorrow.</summary>
internal static class PropertyChecks
{
    /// <summary>Throws with the example that breaks the property.</summary>
    public static void Holds(this Property property, int examples = 100) => property.Check(Config.QuickThrowOnFailure
        .WithReplay(20061009, 9001).WithMaxTest(examples).WithQuietOnSuccess(true));
}
