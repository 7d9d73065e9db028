using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of Threads.</summary>
/// <remarks>
/// Seen in public source: code, taken_at, caption, user, like_count and the counts of <c>text_post_app_info</c>, and its
/// <c>is_reply</c>. A reply names the author it answers but not the post. From memory: the form of the address without a name.
/// </remarks>
internal sealed class Threads : ICapturedPlatform
{
    public string Name => "Threads";

    public IReadOnlyList<string> Words { get; } = ["threads"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string> { "__import_meta", "__typename", "id", "pk", "code", "taken_at", "caption", "user", "like_count", "text_post_app_info" };

    public string? IdOf(JsonElement item) => item.Id("code");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        reason = id is null || !item.HasObject("user") ? "the item has not the fields of a post or comment of its platform" : null;
        if (reason is not null) return null;
        JsonElement info = item.At("text_post_app_info");
        string? author = item.Id("user", "pk") ?? item.Id("user", "id") ?? item.Id("user", "username");
        return new PostDraft
        {
            Id = id!,
            Thread = info.Flag("is_reply") ? null : id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixTime("taken_at"),
            Text = item.Prose("caption", "text"),
            Url = $"https://www.threads.com/t/{Uri.EscapeDataString(id!)}",
            Reactions = new(item.Flag("like_and_view_counts_disabled") ? null : item.Count("like_count"), info.Count("direct_reply_count"), info.Count("repost_count")),
        };
    }
}
