using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of 9GAG. Seen in public source: all fields.</summary>
internal sealed class NineGag : ICapturedPlatform
{
    public string Name => "9GAG";

    public IReadOnlyList<string> Words { get; } = ["9gag", "ninegag"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "id", "url", "title", "description", "creationTs", "creator", "isAnonymous", "isVoteMasked", "upVoteCount", "commentsCount", "promoted",
    };

    public string? IdOf(JsonElement item) => item.Id("id");

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        reason = id is null || item.UnixTime("creationTs") is null ? "the item has not the fields of a post or comment of its platform"
            : item.Count("promoted") > 0 ? "an advertisement, which was shown to this browser only"
            : null;
        if (reason is not null) return null;
        // The page shows nameless posts as those of "9GAGGER", which would be its most active author.
        string? author = item.Flag("isAnonymous") || item.Count("isAnonymous") > 0 ? null : item.Id("creator", "username");
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = CapturedPlatforms.RoleOf(author),
            Time = item.UnixTime("creationTs"),
            Text = WrittenText.Below(WrittenText.Line(item.Text("title")), item.Prose("description")),
            Url = $"https://9gag.com/gag/{Uri.EscapeDataString(id!)}",
            Reactions = new(item.Count("isVoteMasked") > 0 || item.Flag("isVoteMasked") ? null : item.Count("upVoteCount"), item.Count("commentsCount")),
        };
    }
}
