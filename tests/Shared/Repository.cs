using System.Runtime.CompilerServices;

namespace SocialResearch.Testing;

/// <summary>Finds files of the repository from a test, wherever the tests run.</summary>
internal static class Repository
{
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root(), .. parts]);

    private static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
