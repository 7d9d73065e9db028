using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Pins of Pinterest, as its service sends them or read off the page, where there is neither author nor time.</summary>
/// <remarks>Seen in public source: all fields except for comment_count and repin_count, which are from memory. A board's name is often a person's and is left.</remarks>
internal sealed class Pinterest : ICapturedPlatform
{
    public string Name => "Pinterest";

    public IReadOnlyList<string> Words { get; } = ["pinterest"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "__typename", "__isNode", "type", "_zs-origin", "id", "entityId", "pinner", "title", "description", "body", "created_at", "createdAt", "comment_count", "repin_count",
    };

    public string? IdOf(JsonElement item) => item.Id("entityId") ?? item.Id("id");

    public bool IsPartial(JsonElement item) => item.Text("_zs-origin") == "html";

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item), author = item.Id("pinner", "username") ?? item.Id("pinner", "id");
        string text = WrittenText.Below(WrittenText.Line(item.Text("title")), item.Prose(item.At("description").ValueKind == JsonValueKind.Undefined ? "body" : "description"));
        reason = id is null || (author is null && text.Length == 0) ? "the item has not the fields of a post or comment of its platform" : null;
        if (reason is not null) return null;
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = TimeOf(item.Text("created_at") ?? item.Text("createdAt")),
            Text = text,
            Url = $"https://www.pinterest.com/pin/{Uri.EscapeDataString(id!)}/",
            Reactions = new(Replies: item.Count("comment_count"), Shares: item.Count("repin_count")),
        };
    }

    /// <summary>Written as in mails by the service, as ISO 8601 in pages.</summary>
    private static PostTime? TimeOf(string? text) =>
        text is not null && WrittenTime.Read(text, DayOrder.DayFirst, out WrittenTime time) is null ? time.In(TimeZoneInfo.Utc) : null;
}
