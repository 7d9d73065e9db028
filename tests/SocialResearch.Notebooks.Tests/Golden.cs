using System.Runtime.CompilerServices;

namespace SocialResearch.Notebooks.Tests;

/// <summary>Compares with a file that a person has looked at.</summary>
internal static class Golden
{
    /// <summary>Compares with <c>Golden/name</c> beside the test; UPDATE_GOLDEN=1 writes it instead, to be looked at before it is committed.</summary>
    public static void Matches(string name, string actual, [CallerFilePath] string test = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
