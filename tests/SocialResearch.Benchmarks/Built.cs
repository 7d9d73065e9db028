using System.Reflection;

namespace SocialResearch.Benchmarks;

/// <summary>What is measured and where the build left it.</summary>
internal static class Built
{
    public static string CommandLine => Value("CommandLine");

    public static string Configuration => Value("Configuration");

    public static string Repository => Value("Repository");

    private static string Value(string key) => typeof(Built).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
