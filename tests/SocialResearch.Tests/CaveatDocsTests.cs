using System.Text.RegularExpressions;

namespace SocialResearch.Tests;

public partial class CaveatDocsTests
{
    [Fact]
    public void Every_caveat_raised_is_explained_and_every_one_explained_is_raised()
    {
        string[] raised = [.. Directory.EnumerateFiles(Repository.PathOf("src", "SocialResearch"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Raised().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] explained = [.. Explained().Matches(File.ReadAllText(Repository.PathOf("docs", "caveats.md"))).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(raised);
        Assert.Equal(raised, explained);
    }

    [GeneratedRegex("\"(SR\\d{3})\"")]
    private static partial Regex Raised();

    [GeneratedRegex(@"^## (SR\d{3})\b", RegexOptions.Multiline)]
    private static partial Regex Explained();
}
