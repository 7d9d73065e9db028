using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of Gab, in the short form of its service and in the long one that older versions of the extension wrote.</summary>
/// <remarks>Seen in public source: all fields. Which post another answers is not among them. Addresses name the author and are left.</remarks>
internal sealed class Gab : ICapturedPlatform
{
    public string Name => "Gab";

    public IReadOnlyList<string> Words { get; } = ["gab"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "i", "id", "type", "ca", "created_at", "c", "content", "ul", "url", "fc", "rbc", "rc", "reaction_count", "reposts_count", "replies_count", "ai", "author_info", "account", "g", "group",
    };

    public string? IdOf(JsonElement item) => item.Id("i") ?? item.Id("id");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        PostTime? time = item.IsoTime(TimeZoneInfo.Utc, out _, "ca") ?? item.IsoTime(TimeZoneInfo.Utc, out _, "created_at");
        reason = item.Text("type") is "group" or "user" ? "a group or a profile, no post"
            : id is null || time is null ? "the item has not the fields of a post or comment of its platform"
            : null;
        if (reason is not null) return null;
        string? author = item.Id("author_info", "i") ?? item.Id("ai") ?? item.Id("account", "id");
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = time,
            Text = HtmlText.ToPlain(item.Text("c") ?? item.Text("content") ?? ""),
            Channel = WrittenText.Line(item.Text("g", "title")),
            Reactions = new(item.Count("fc") ?? item.Count("reaction_count"), item.Count("rc") ?? item.Count("replies_count"), item.Count("rbc") ?? item.Count("reposts_count")),
        };
    }
}
