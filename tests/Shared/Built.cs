using System.Reflection;

namespace SocialResearch.Testing;

/// <summary>Where the build left what tests and benchmarks start, as their projects say.</summary>
internal static class Built
{
    public static string Worker => Value("Worker");

    public static string CommandLine => Value("CommandLine");

    public static string Configuration => Value("Configuration");

    public static string Repository => Value("Repository");

    private static string Value(string key) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
