using System.Text.RegularExpressions;

namespace SocialResearch.Importing;

/// <summary>Addresses of posts without the name of their author: beside a pseudonym they would undo it.</summary>
internal static partial class NamelessAddress
{
    /// <summary>The address, in the form without a name where the platform has one; null where it has none.</summary>
    public static string? Of(string? address)
    {
        if (address is null) return null;
        if (Post().Match(address) is { Success: true } post)
        {
            string id = post.Groups["id"].Value;
            return post.Groups["host"].Value.ToLowerInvariant() switch
            {
                "tiktok.com" => $"https://m.tiktok.com/v/{id}.html",
                "threads.net" or "threads.com" => $"https://www.threads.com/t/{id}",
                "x.com" or "twitter.com" => $"https://x.com/i/web/status/{id}",
                _ => null,
            };
        }
        return Named().IsMatch(address) ? null : address;
    }

    [GeneratedRegex(@"^https?://(?:www\.|m\.|mobile\.)?(?<host>tiktok\.com|threads\.(?:net|com)|x\.com|twitter\.com)/(?:@?[^/?#]+)/(?:video|photo|post|status|statuses)/(?<id>[A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    // Bluesky; every address with an @ in its path, such as Mastodon's and Truth Social's; Gab.
    [GeneratedRegex(@"^https?://(?:bsky\.app/profile/|(?:www\.)?gab\.com/[^/]+/posts/|[^/?#]+/[^?#]*@)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
