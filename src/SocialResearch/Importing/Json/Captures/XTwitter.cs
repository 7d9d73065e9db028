using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of X. Seen in public source: all fields.</summary>
internal sealed class XTwitter : ICapturedPlatform
{
    public string Name => "X";

    public IReadOnlyList<string> Words { get; } = ["x", "twitter"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string> { "__import_meta", "__typename", "id", "rest_id", "legacy", "core", "views", "note_tweet" };

    /// <summary>Posts with limited visibility are wrapped once more.</summary>
    public JsonElement Core(JsonElement item) => item.HasObject("tweet") ? item.At("tweet") : item;

    public string? IdOf(JsonElement item) => Core(item).Id("rest_id") ?? Core(item).Id("legacy", "id_str") ?? item.Id("id");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        JsonElement tweet = Core(item), legacy = tweet.At("legacy");
        string? id = tweet.Id("rest_id") ?? legacy.Id("id_str");
        reason = !tweet.HasObject("legacy") ? "the item has not the fields of a post or comment of its platform"
            : id is null ? "the capture has no id"
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
            Role = CapturedPlatforms.RoleOf(author),
            Time = DateTimeOffset.TryParseExact(legacy.Text("created_at"), "ddd MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time)
                ? new PostTime(time.ToUniversalTime(), TimePrecision.Second)
                : null,
            Text = (words.Length > 0 ? words : legacy.Prose("full_text")).WithoutEscapes(),
            // This form of the address does without the author's name.
            Url = $"https://x.com/i/web/status/{Uri.EscapeDataString(id!)}",
            Language = CapturedPlatforms.Language(legacy.Text("lang")),
            Reactions = new(legacy.Count("favorite_count"), legacy.Count("reply_count"), legacy.Count("retweet_count"), tweet.Count("views", "count")),
        };
    }
}
