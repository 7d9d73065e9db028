using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json.Captures;

/// <summary>Posts of LinkedIn, which the extension captured until June 2026; the files are still held.</summary>
/// <remarks>
/// Seen in public source: all fields. LinkedIn writes how long ago a post appeared ("3mo", in the language of the reader), so the
/// time is an estimate from the time of capture; a wording that is not known gives no time, never that of the capture.
/// </remarks>
internal sealed class LinkedIn : ICapturedPlatform
{
    private const string Activity = "urn:li:activity:";

    public string Name => "LinkedIn";

    public IReadOnlyList<string> Words { get; } = ["linkedin"];

    public IReadOnlySet<string> Used { get; } = new HashSet<string>
    {
        "__import_meta", "$type", "id", "entityUrn", "preDashEntityUrn", "updateMetadata", "actor", "commentary", "*socialDetail", "socialDetail", "header",
    };

    /// <summary>The number of the post; of posts that LinkedIn shows as one, the first.</summary>
    public string? IdOf(JsonElement item)
    {
        string? urn = item.Text("updateMetadata", "urn") ?? item.Text("preDashEntityUrn") ?? item.Text("id") ?? item.Text("entityUrn");
        int at = urn?.IndexOf(Activity, StringComparison.Ordinal) ?? -1;
        if (at < 0) return null;
        string number = urn![(at + Activity.Length)..];
        int end = number.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end == 0 ? null : end < 0 ? number : number[..end];
    }

    public PostDraft? Map(JsonElement item, DateTimeOffset? collected, out string? reason)
    {
        string? id = IdOf(item);
        reason = id is null || !item.HasObject("actor") ? "the item has not the fields of a post or comment of its platform" : null;
        if (reason is not null) return null;
        string? author = Profile(item.Text("actor", "navigationContext", "actionTarget"));
        return new PostDraft
        {
            Id = id!,
            Thread = id,
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : author.StartsWith("in/", StringComparison.Ordinal) ? AuthorRole.Person : AuthorRole.Unknown,
            Time = TimeOf(item.Text("actor", "subDescription", "text"), collected),
            Text = item.Prose("commentary", "text", "text"),
            Url = $"https://www.linkedin.com/feed/update/{Activity}{id}",
            Reactions = Counts(item.HasObject("*socialDetail") ? item.At("*socialDetail") : item.At("socialDetail")),
        };
    }

    private static Reactions Counts(JsonElement social)
    {
        JsonElement counts = social.At("*totalSocialActivityCounts");
        return counts.ValueKind == JsonValueKind.Object
            ? new(counts.Count("numLikes"), counts.Count("numComments"), counts.Count("numShares"))
            : new(social.Count("likes", "paging", "total"), social.Count("comments", "paging", "total"), social.Count("totalShares"));
    }

    /// <summary>The path of the author's page, such as in/name or company/name: the only identifier that every post has.</summary>
    private static string? Profile(string? address)
    {
        const string Host = "linkedin.com/";
        int at = address?.IndexOf(Host, StringComparison.Ordinal) ?? -1;
        return at < 0 ? null : address![(at + Host.Length)..].Split('?')[0].Trim('/') is { Length: > 0 } path ? path : null;
    }

    /// <summary>"3mo • Edited": only what stands before the point is the time.</summary>
    private static PostTime? TimeOf(string? text, DateTimeOffset? collected) =>
        collected is { } capture && TimeAgo.Read((text ?? "").Split('•')[0]) is { } ago && capture - DateTimeOffset.UnixEpoch > ago
            ? new PostTime((capture - ago).ToUniversalTime(), TimePrecision.Relative)
            : null;
}
