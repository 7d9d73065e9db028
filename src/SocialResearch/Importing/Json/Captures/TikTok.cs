using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts and comments of TikTok.</summary>
/// <remarks>Seen in public source: all fields. From memory: that the answers in <c>reply_comment</c> are comments like any other.</remarks>
internal sealed class TikTok : ICapturedPlatform
{
    public string Name => "TikTok (posts and comments)";

    public IReadOnlyList<string> Words { get; } = ["tiktok"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "id", "cid", "aweme_id", "reply_id", "reply_to_reply_id", "reply_comment", "create_time", "createTime", "text", "desc", "user", "author", "digg_count",
        "reply_comment_total", "comment_language", "stats", "statsV2", "textLanguage",
    };

    public string? IdOf(JsonElement item) => item.Id("cid") ?? item.Id("id");

    public IEnumerable<JsonElement> Inside(JsonElement item) => item.Elements("reply_comment").Where(reply => reply.Id("cid") is not null);

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        PostDraft? post = item.Id("cid") is not null && item.Id("aweme_id") is not null ? Comment(item)
            : item.Id("id") is not null && item.At("createTime").ValueKind != JsonValueKind.Undefined ? Post(item)
            : null;
        reason = post is null ? "the item has not the fields of a post or comment of its platform" : null;
        return post;
    }

    private static PostDraft Comment(JsonElement item)
    {
        string? author = item.Id("user", "uid") ?? item.Id("user", "unique_id");
        return new PostDraft
        {
            Id = item.Id("cid")!,
            Thread = item.Id("aweme_id"),
            // Zero is TikTok's word for: to the video itself. An answer to an answer names both.
            Parent = Named(item.Id("reply_to_reply_id")) ?? Named(item.Id("reply_id")),
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixTime("create_time"),
            Text = item.Prose("text"),
            Url = $"https://m.tiktok.com/v/{Uri.EscapeDataString(item.Id("aweme_id")!)}.html",
            Language = CapturedPlatforms.Language(item.Text("comment_language")),
            Reactions = new(Likes: item.Count("digg_count"), Replies: item.Count("reply_comment_total")),
        };
    }

    private static PostDraft Post(JsonElement item)
    {
        // The author is an object in answers of the service, a name in what stands in the page.
        string? author = item.Id("author", "id") ?? item.Id("authorId") ?? item.Id("author", "uniqueId") ?? item.Id("author");
        return new PostDraft
        {
            Id = item.Id("id")!,
            Thread = item.Id("id"),
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixTime("createTime"),
            Text = item.Prose("desc"),
            Url = $"https://m.tiktok.com/v/{Uri.EscapeDataString(item.Id("id")!)}.html",
            Language = CapturedPlatforms.Language(item.Text("textLanguage")),
            Reactions = new(Stat("diggCount"), Stat("commentCount"), Stat("shareCount"), Stat("playCount")),
        };

        long? Stat(string name) => item.Count("stats", name) ?? item.Count("statsV2", name);
    }

    private static string? Named(string? id) => id is null or "0" ? null : id;
}
