using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>What a post looks like on each platform whose shape is known for certain.</summary>
/// <remarks>The shape decides, not the name: the extension renamed its modules over the years.</remarks>
internal static class ZeeschuimerPlatforms
{
    private static readonly HashSet<string> s_used =
    [
        "__import_meta", "id", "cid", "aweme_id", "reply_id", "reply_to_reply_id", "create_time", "createTime", "text", "desc", "user", "author", "digg_count",
        "reply_comment_total", "comment_language", "stats", "statsV2", "textLanguage", "rest_id", "legacy", "core", "views", "note_tweet", "tweet", "__typename",
    ];

    /// <summary>The platforms, for messages.</summary>
    public static string Known => "TikTok (posts and comments) and X";

    /// <summary>Whether posts of the platform can be read.</summary>
    public static bool Knows(string platform) => Words(platform).Any(word => word is "tiktok" or "x" or "twitter");

    /// <summary>The post's own id.</summary>
    public static string? IdOf(JsonElement item) => item.Id("cid") ?? Tweet(item).Id("rest_id") ?? item.Id("legacy", "id_str") ?? item.Id("id");

    /// <summary>Turns an item into a post; null with the reason when it is none.</summary>
    public static PostDraft? Map(JsonElement item, out string? reason, IPostSink sink)
    {
        JsonElement tweet = Tweet(item);
        reason = null;
        PostDraft? post = item.Id("cid") is not null && item.Id("aweme_id") is not null ? TikTokComment(item)
            : tweet.HasObject("legacy") ? Tweet(tweet, out reason)
            : item.Id("id") is not null && item.At("createTime").ValueKind != JsonValueKind.Undefined ? TikTokPost(item)
            : null;
        if (post is not null) sink.LeaveUnused(tweet, s_used);
        else reason ??= "the item has not the fields of a post or comment of its platform";
        return post;
    }

    private static PostDraft TikTokComment(JsonElement item)
    {
        string? author = item.Id("user", "uid") ?? item.Id("user", "unique_id");
        return new PostDraft
        {
            Id = item.Id("cid")!,
            Thread = item.Id("aweme_id"),
            // Zero is TikTok's word for: to the video itself. An answer to an answer names both.
            Parent = Named(item.Id("reply_to_reply_id")) ?? Named(item.Id("reply_id")),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = item.UnixTime("create_time"),
            Text = item.Prose("text"),
            Url = $"https://m.tiktok.com/v/{Uri.EscapeDataString(item.Id("aweme_id")!)}.html",
            Language = Language(item.Text("comment_language")),
            Reactions = new(Likes: item.Count("digg_count"), Replies: item.Count("reply_comment_total")),
        };
    }

    private static PostDraft TikTokPost(JsonElement item)
    {
        // The author is an object in answers of the service, a name in what stands in the page.
        string? author = item.Id("author", "id") ?? item.Id("authorId") ?? item.Id("author", "uniqueId") ?? item.Id("author");
        return new PostDraft
        {
            Id = item.Id("id")!,
            Thread = item.Id("id"),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = item.UnixTime("createTime"),
            Text = item.Prose("desc"),
            Url = $"https://m.tiktok.com/v/{Uri.EscapeDataString(item.Id("id")!)}.html",
            Language = Language(item.Text("textLanguage")),
            Reactions = new(Stat("diggCount"), Stat("commentCount"), Stat("shareCount"), Stat("playCount")),
        };

        long? Stat(string name) => item.Count("stats", name) ?? item.Count("statsV2", name);
    }

    private static PostDraft? Tweet(JsonElement tweet, out string? reason)
    {
        JsonElement legacy = tweet.At("legacy");
        string? id = tweet.Id("rest_id") ?? legacy.Id("id_str");
        reason = id is null ? "the capture has no id"
            : legacy.HasObject("retweeted_status_result") || legacy.HasObject("retweeted_status") ? "a retweet: somebody else's post passed on"
            : null;
        if (reason is not null) return null;
        string? author = legacy.Id("user_id_str") ?? tweet.Id("core", "user_results", "result", "rest_id");
        string words = tweet.Prose("note_tweet", "note_tweet_results", "result", "text");
        return new PostDraft
        {
            Id = id!,
            Thread = legacy.Id("conversation_id_str"),
            Parent = legacy.Id("in_reply_to_status_id_str"),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = DateTimeOffset.TryParseExact(legacy.Text("created_at"), "ddd MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
                ? new PostTime(time.ToUniversalTime(), TimePrecision.Second)
                : null,
            Text = (words.Length > 0 ? words : legacy.Prose("full_text")).WithoutEscapes(),
            // This form of the address does without the author's name.
            Url = $"https://x.com/i/web/status/{Uri.EscapeDataString(id!)}",
            Language = Language(legacy.Text("lang")),
            Reactions = new(legacy.Count("favorite_count"), legacy.Count("reply_count"), legacy.Count("retweet_count"), tweet.Count("views", "count")),
        };
    }

    /// <summary>Posts with limited visibility are wrapped once more.</summary>
    private static JsonElement Tweet(JsonElement item) => item.HasObject("tweet") ? item.At("tweet") : item;

    private static string? Named(string? id) => id is null or "0" ? null : id;

    /// <summary>Platforms write "un", "und" or an own code such as "qme" where they could not tell.</summary>
    private static string? Language(string? tag) => tag is null or "" or "un" or "und" or "qme" or "qht" or "qam" or "qct" or "qst" or "zxx" or "art" ? null : tag;

    private static string[] Words(string platform) => platform.Split('.', '-');
}
