using System.Globalization;
using System.Security.Cryptography;

namespace SocialResearch.Benchmarks.Posts;

/// <summary>Generated posts as a CSV, written once and kept in a temporary folder: every competitor reads the same file.</summary>
internal static class PostFile
{
    /// <summary>The file with so many posts; its name changes whenever the generator does.</summary>
    /// <param name="count">How many posts.</param>
    public static string Csv(int count)
    {
        string path = Path.Combine(Folder(), string.Create(CultureInfo.InvariantCulture, $"posts-{count}.csv"));
        if (File.Exists(path)) return path;
        Console.Error.WriteLine($"Writing {count:N0} posts to {path}");
        // Another process may want it at the same time, and neither may read half a file.
        string unfinished = $"{path}.{Environment.ProcessId}";
        using (var file = new StreamWriter(unfinished)) new GeneratedPosts(count).WriteCsv(file);
        File.Move(unfinished, path, overwrite: true);
        return path;
    }

    /// <summary>A folder of its own for each version of the generator, recognised by what it writes.</summary>
    private static string Folder()
    {
        using var sample = new StringWriter(CultureInfo.InvariantCulture);
        new GeneratedPosts(2_000).WriteCsv(sample);
        string version = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sample.ToString())))[..12];
        return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "social-research-benchmarks", version)).FullName;
    }
}
