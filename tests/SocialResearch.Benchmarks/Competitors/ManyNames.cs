using SocialResearch.Benchmarks.Posts;

namespace SocialResearch.Benchmarks.Competitors;

/// <summary>Three thousand names: the thirty, and names that no text holds but that begin like its words.</summary>
internal static class ManyNames
{
    private static readonly string[] s_first = ["Be", "Gro", "Schlo", "Kun", "Erfa", "Pri", "Sup", "Ship", "Ter", "Wa"], s_last = ["la", "mo", "nix", "rund", "tol", "vex"];

    public static IReadOnlyList<string> All { get; } =
        [.. GeneratedTexts.Brands, .. (from a in s_first from b in s_last from c in s_last from d in s_last from e in s_last select a + b + c + d + e).Take(2_970)];
}
