using System.Collections.Concurrent;

namespace SocialResearch.Importing.Analytics;

/// <summary>All analytics exports that can be read. A new one is added here.</summary>
internal static class Layouts
{
    /// <summary>Those that are recognised by something of their own.</summary>
    public static IReadOnlyList<ExportLayout> All { get; } =
    [
        MetaLayouts.Posts, MetaLayouts.Days, MetaLayouts.Metric, MetaLayouts.Insights, MetaLayouts.CrowdTangle,
        PlatformLayouts.LinkedInPosts, PlatformLayouts.LinkedInDays, PlatformLayouts.TikTokVideos, PlatformLayouts.TikTokDays, PlatformLayouts.XPosts, PlatformLayouts.XDays,
        WebLayouts.GoogleAnalytics, WebLayouts.Bitly,
    ];

    // Headers are constants of the layouts, and each is asked for at every line.
    private static readonly ConcurrentDictionary<string, string> s_keys = new();

    /// <summary>Whether any of the headers is among the keys.</summary>
    /// <param name="keys">The keys of a line.</param>
    /// <param name="headers">Headers of a layout.</param>
    public static bool HasOne(HashSet<string> keys, params string[] headers)
    {
        foreach (string header in headers)
            if (keys.Contains(s_keys.GetOrAdd(header, HeaderKey.Of))) return true;
        return false;
    }
}
