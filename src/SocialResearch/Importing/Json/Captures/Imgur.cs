using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of Imgur.</summary>
/// <remarks>Seen in public source: all fields. From memory: that an upload without an account has the account 0.</remarks>
internal sealed class Imgur : ICapturedPlatform
{
    public string Name => "Imgur";

    public IReadOnlyList<string> Words { get; } = ["imgur"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "id", "account_id", "title", "description", "created_at", "url", "view_count", "upvote_count", "comment_count", "is_ad",
    };

    public string? IdOf(JsonElement item) => item.Id("id");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        PostTime? time = item.IsoTime(TimeZoneInfo.Utc, out _, "created_at");
        reason = id is null || time is null ? "the item has not the fields of a post or comment of its platform"
            : item.Flag("is_ad") ? "an advertisement, which was shown to this browser only"
            : null;
        if (reason is not null) return null;
        string? author = item.Id("account_id") is { } account and not "0" ? account : null;
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = time,
            Text = WrittenText.Below(WrittenText.Line(item.Text("title")), item.Prose("description")),
            Url = $"https://imgur.com/gallery/{Uri.EscapeDataString(id!)}",
            Reactions = new(item.Count("upvote_count"), item.Count("comment_count"), null, item.Count("view_count")),
        };
    }
}
