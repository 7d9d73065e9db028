using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts and comments of RedNote (Xiaohongshu).</summary>
/// <remarks>
/// Seen in public source: all fields, those of answers (sub_comments, target_comment, user_id) in programs other than the
/// extension. Counts above 9,999 are rounded (1.2万) and count as unknown, as do likes read off the page. The place of a
/// comment, which the platform guesses from the IP address, is not read.
/// </remarks>
internal sealed class RedNote : ICapturedPlatform
{
    public string Name => "RedNote (posts and comments)";

    public IReadOnlyList<string> Words { get; } = ["xiaohongshu", "rednote"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "_zs-origin", "id", "note_id", "noteId", "model_type", "xsec_token", "xsecToken", "type", "display_title", "displayTitle", "title", "desc", "time", "user", "interact_info", "interactInfo",
        "content", "create_time", "user_info", "like_count", "sub_comment_count", "sub_comments", "target_comment", "ip_location", "author_name", "author_url", "author_avatar_url", "likes",
    };

    public JsonElement Core(JsonElement item) => item.HasObject("note_card") ? item.At("note_card") : item.HasObject("note") ? item.At("note") : item;

    public string? IdOf(JsonElement item) => IsComment(item) ? item.Id("id") : item.Id("id") ?? item.Id("note_id") ?? Core(item).Id("note_id") ?? Core(item).Id("noteId");

    // Answers come inside of the comment, and some of them do not repeat below which post they stand.
    public IEnumerable<JsonElement> Inside(JsonElement item) => item.Elements("sub_comments").Where(reply => reply.Id("note_id") is not null);

    public bool IsPartial(JsonElement item) => item.Text("_zs-origin") == "html" || (!IsComment(item) && Core(item).At("desc").ValueKind == JsonValueKind.Undefined);

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        JsonElement note = Core(item);
        reason = IdOf(item) is null ? "the capture has no id"
            : !IsComment(item) && !note.HasObject("user") && item.Text("_zs-origin") != "html" ? "a preview without author and text"
            : null;
        if (reason is not null) return null;
        return IsComment(item) ? Comment(item) : Post(IdOf(item)!, note);
    }

    private static bool IsComment(JsonElement item) => item.Id("note_id") is not null && item.HasObject("user_info");

    private static PostDraft Comment(JsonElement item)
    {
        string? author = item.Id("user_info", "user_id"), note = item.Id("note_id");
        return new PostDraft
        {
            Id = item.Id("id")!,
            Thread = note,
            Parent = item.Id("target_comment", "id"),
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixMilliseconds("create_time"),
            Text = item.Prose("content"),
            Url = Address(note!),
            Reactions = new(item.Count("like_count"), item.Count("sub_comment_count")),
        };
    }

    private static PostDraft Post(string id, JsonElement note)
    {
        // What is read off the page has a display name only, which many share.
        string? author = note.Id("user", "user_id") ?? note.Id("user", "userId");
        JsonElement counts = note.HasObject("interact_info") ? note.At("interact_info") : note.At("interactInfo");
        return new PostDraft
        {
            Id = id,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = note.UnixMilliseconds("time"),
            Text = WrittenText.Below(WrittenText.Line(note.Text("display_title") ?? note.Text("displayTitle") ?? note.Text("title")), note.Prose("desc")),
            Url = Address(id),
            Reactions = new(counts.Count("liked_count") ?? counts.Count("likedCount"), counts.Count("comment_count") ?? counts.Count("commentCount"), counts.Count("share_count") ?? counts.Count("shareCount")),
        };
    }

    private static string Address(string note) => $"https://www.xiaohongshu.com/explore/{Uri.EscapeDataString(note)}";
}
