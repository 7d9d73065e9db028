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

    /// <summary>Whether any of the headers is among the keys.</summary>
    public static bool HasOne(HashSet<string> keys, params ReadOnlySpan<string> headers)
    {
        foreach (string header in headers)
            if (keys.Contains(HeaderKey.Of(header))) return true;
        return false;
    }
}
