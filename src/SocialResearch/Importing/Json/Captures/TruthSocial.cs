using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of Truth Social, whose service answers like that of Mastodon.</summary>
/// <remarks>
/// Seen in public source: id, created_at, content, account, group, reblogs_count, replies_count, in_reply_to (the answered post
/// itself) and in_reply_to_id. From memory, as of Mastodon: reblog, favourites_count, language. Addresses name the author and are left.
/// </remarks>
internal sealed class TruthSocial : ICapturedPlatform
{
    private const int HighestThread = 1_000;

    public string Name => "Truth Social";

    public IReadOnlyList<string> Words { get; } = ["truthsocial"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "id", "created_at", "content", "account", "group", "in_reply_to", "in_reply_to_id", "in_reply_to_account_id", "reblog", "reblogs_count", "replies_count", "favourites_count", "language", "url", "uri",
    };

    public string? IdOf(JsonElement item) => item.Id("id");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        PostTime? time = item.IsoTime(TimeZoneInfo.Utc, out _, "created_at");
        reason = id is null || time is null || !item.HasObject("account") ? "the item has not the fields of a post or comment of its platform"
            : item.HasObject("reblog") ? "a repost: somebody else's post passed on"
            : null;
        if (reason is not null) return null;
        string? author = item.Id("account", "id"), parent = item.Id("in_reply_to_id") ?? item.Id("in_reply_to", "id");
        return new PostDraft
        {
            Id = id!,
            Thread = parent is null ? id : Root(item),
            Parent = parent,
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : item.Flag("account", "bot") ? AuthorRole.Bot : AuthorRole.Unknown,
            Time = time,
            Text = HtmlText.ToPlain(item.Text("content") ?? ""),
            Channel = WrittenText.Line(item.Text("group", "display_name")),
            Language = CapturedPlatforms.Language(item.Text("language")),
            Reactions = new(item.Count("favourites_count"), item.Count("replies_count"), item.Count("reblogs_count")),
        };
    }

    /// <summary>The uppermost of the answered posts; null when the way up ends below a post that is not there.</summary>
    private static string? Root(JsonElement item)
    {
        for (int height = 0; height < HighestThread && item.HasObject("in_reply_to"); height++) item = item.At("in_reply_to");
        return item.Id("in_reply_to_id") is null ? item.Id("id") : null;
    }
}
