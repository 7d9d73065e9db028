using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Videos of Douyin, as its service sends them and as they stand in its pages, where fields have other names.</summary>
/// <remarks>
/// Seen in public source: all fields. A value that is missing in a page reads "$undefined". Of a collection the extension captures
/// every video, also those that nobody scrolled to.
/// </remarks>
internal sealed class Douyin : ICapturedPlatform
{
    public string Name => "Douyin";

    public IReadOnlyList<string> Words { get; } = ["douyin"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "id", "aweme_id", "awemeId", "desc", "create_time", "createTime", "author", "authorInfo", "author_user_id", "authorUserId", "statistics", "stats",
        "rawdata", "cell_room", "cellRoom", "ZS_collected_from_mix", "ZS_first_mix_vid", "ZS_collected_from_embed",
    };

    public string? IdOf(JsonElement item) => item.Id("aweme_id") ?? item.Id("awemeId");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        PostTime? time = item.UnixTime("create_time") ?? item.UnixTime("createTime");
        reason = item.Text("rawdata") is not null || item.At("cell_room", "rawdata").ValueKind != JsonValueKind.Undefined || item.HasObject("cellRoom") ? "a live stream: it is no post that stays"
            : id is null || time is null ? "the item has not the fields of a post or comment of its platform"
            : null;
        if (reason is not null) return null;
        string? author = Real(item.Id("author_user_id")) ?? Real(item.Id("authorUserId")) ?? Real(item.Id("author", "uid")) ?? Real(item.Id("authorInfo", "uid"));
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = time,
            Text = Real(item.Prose("desc")) ?? "",
            Url = $"https://www.douyin.com/video/{Uri.EscapeDataString(id!)}",
            Reactions = new(Stat("digg_count", "diggCount"), Stat("comment_count", "commentCount"), Stat("share_count", "shareCount"), Plays()),
        };

        long? Stat(string sent, string inPage) => item.Count("statistics", sent) ?? item.Count("stats", inPage);

        // Douyin stopped to publish plays and sends 0 for all videos.
        long? Plays() => Stat("play_count", "playCount") is > 0 and var plays ? plays : null;
    }

    private static string? Real(string? value) => value is "$undefined" ? null : value;
}
