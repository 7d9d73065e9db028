using System.Runtime.CompilerServices;

namespace SocialResearch.Testing;

/// <summary>Compares text with a file that a person has looked at; rewrites it only when UPDATE_GOLDEN=1 asks for it.</summary>
internal static class Golden
{
    /// <summary>The file is <c>Golden/name</c> beside the test.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "") =>
        MatchesFile(Path.Combine(Path.GetDirectoryName(test)!, "Golden", name), actual);

    /// <summary>The file is any of the repository, such as a page of the documentation.</summary>
    public static void MatchesFile(string path, string actual)
    {
        string text = actual.TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path), $"{path} is missing; run the test with UPDATE_GOLDEN=1 and look at what it wrote.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n') + "\n", text);
    }
}
