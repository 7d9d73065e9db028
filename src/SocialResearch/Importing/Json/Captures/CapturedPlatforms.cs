using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>The platforms whose captures can be read.</summary>
internal static class CapturedPlatforms
{
    private static readonly IReadOnlyList<ICapturedPlatform> s_all =
    [
        new TikTok(), new XTwitter(), new Instagram(), new Threads(), new LinkedIn(), new NineGag(), new Imgur(), new Douyin(), new Gab(), new TruthSocial(), new Pinterest(), new RedNote(),
    ];

    /// <summary>Their names, for messages.</summary>
    public static string Known { get; } = string.Join(", ", s_all.SkipLast(1).Select(platform => platform.Name)) + " and " + s_all[^1].Name;

    /// <summary>The platform of that name, such as tiktok.com; null when it cannot be read.</summary>
    public static ICapturedPlatform? Find(string name)
    {
        string[] words = name.Split('.', '-');
        return s_all.FirstOrDefault(platform => platform.Words.Any(words.Contains));
    }

    /// <summary>The role of an author of whom a platform says no more than who it is.</summary>
    public static AuthorRole RoleOf(string? author) => author is null ? AuthorRole.Anonymous : AuthorRole.Unknown;

    /// <summary>Platforms write "un", "und" or an own code such as "qme" where they could not tell the language.</summary>
    public static string? Language(string? tag) => tag is null or "" or "un" or "und" or "qme" or "qht" or "qam" or "qct" or "qst" or "zxx" or "art" ? null : tag;

    /// <summary>Milliseconds since 1970.</summary>
    public static PostTime? UnixMilliseconds(this JsonElement item, params ReadOnlySpan<string> names) =>
        item.Count(names) is { } milliseconds and >= 1_000 and < 253_402_300_800_000 ? new PostTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds / 1_000 * 1_000), TimePrecision.Second) : null;
}
