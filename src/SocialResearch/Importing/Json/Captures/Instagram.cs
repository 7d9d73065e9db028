using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts and reels of Instagram, in the lists of today's pages and in the graph of older ones.</summary>
/// <remarks>
/// Seen in public source: all fields. Grids of previews lack caption and time; the extension marks them, and a full capture of the
/// same post is worth more than a later preview. An <c>id</c> is the post's number and its author's, so posts are named by their
/// code, as 4CAT does.
/// </remarks>
internal sealed class Instagram : ICapturedPlatform
{
    public string Name => "Instagram";

    public IReadOnlyList<string> Words { get; } = ["instagram"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "__typename", "id", "pk", "code", "shortcode", "taken_at", "taken_at_timestamp", "caption", "edge_media_to_caption", "user", "owner", "like_count", "comment_count",
        "play_count", "view_count", "like_and_view_counts_disabled", "edge_media_preview_like", "edge_media_preview_comment", "product_type", "link",
        "_zs_partial", "_zs_instagram_view", "_zs_html_embedded_json",
    };

    public string? IdOf(JsonElement item) => item.Id("code") ?? item.Id("shortcode");

    public bool IsPartial(JsonElement item) => item.Flag("_zs_partial");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        reason = id is null ? "the item has not the fields of a post or comment of its platform"
            : item.Text("product_type") == "ad" || item.Text("link")?.StartsWith("https://www.facebook.com/ads/", StringComparison.Ordinal) == true ? "an advertisement, which was shown to this browser only"
            : null;
        if (reason is not null) return null;
        string? number = item.Id("id");
        string? author = item.Id("user", "id") ?? item.Id("user", "pk") ?? item.Id("owner", "id") ?? item.Id("owner", "pk")
            ?? (number?.IndexOf('_') is > 0 and var at ? number[(at + 1)..] : null) ?? item.Id("user", "username");
        bool hidden = item.Flag("like_and_view_counts_disabled");
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixTime("taken_at") ?? item.UnixTime("taken_at_timestamp"),
            Text = item.HasObject("caption") ? item.Prose("caption", "text") : item.At("edge_media_to_caption").Elements("edges").FirstOrDefault().Prose("node", "text"),
            Url = $"https://www.instagram.com/p/{Uri.EscapeDataString(id!)}/",
            // Of hidden likes Instagram sends a small number that means nothing.
            Reactions = new(hidden ? null : item.Count("like_count") ?? item.Count("edge_media_preview_like", "count"),
                item.Count("comment_count") ?? item.Count("edge_media_preview_comment", "count"), null, item.Count("view_count") ?? item.Count("play_count")),
        };
    }
}
