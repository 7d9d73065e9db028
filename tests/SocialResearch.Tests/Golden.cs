namespace SocialResearch.Tests;

/// <summary>Compares text with a file that a person has looked at; rewrites it only when UPDATE_GOLDEN=1 asks for it.</summary>
internal static class Golden
{
    public static void Matches(string actual, params ReadOnlySpan<string> path)
    {
        string file = Repository.PathOf(path), text = actual.TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        Assert.True(File.Exists(file), $"{file} is missing; run the test with UPDATE_GOLDEN=1 and look at what it wrote.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
