using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>Reads comments and submissions of Reddit as Arctic Shift and the Pushshift dumps keep them, one a line.</summary>
internal sealed class RedditReader : IPostReader
{
    private static readonly HashSet<string> s_used =
    [
        "id", "name", "author", "created_utc", "body", "title", "selftext", "parent_id", "link_id", "score", "score_hidden", "num_comments",
        "permalink", "subreddit", "distinguished", "_meta",
    ];

    public string Format => "reddit";

    public string Looks => "a JSON object a line with author, created_utc, subreddit and either body and link_id (comments) or title (submissions)";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        string[] places = ["", "[]."];
        return glimpse.HasUnder(places, "author", "created_utc", "body", "link_id") || glimpse.HasUnder(places, "author", "created_utc", "title", "subreddit");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var tally = new Tally();
        foreach ((JsonElement record, long row) in JsonFile.Records(source, sink)) ReadRecord(record, row, sink, tally);
        if (tally.Posts > 0) sink.Assume("Scores are as the archive last saw them, in Arctic Shift about 36 hours after the post.");
        Say(tally.Gone, "post(s) were deleted or removed on Reddit; they stay in their thread, without text.");
        Say(tally.DeletedLater, "post(s) were deleted after they had been archived; their text and author are left out too.");
        Say(tally.OwnPages, "post(s) stand on people's own pages; these have no channel and no address here, because both name the person.");

        void Say(long count, string what)
        {
            if (count > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }

    private static void ReadRecord(JsonElement record, long row, IPostSink sink, Tally tally)
    {
        bool comment = record.At("body").ValueKind != JsonValueKind.Undefined || record.At("link_id").ValueKind != JsonValueKind.Undefined;
        if (record.Id("id") is not { } id)
        {
            sink.Reject(row, "the record has no id");
            return;
        }
        if (!comment && record.At("title").ValueKind == JsonValueKind.Undefined)
        {
            sink.Reject(row, "the record is neither a comment (body) nor a submission (title)");
            return;
        }
        tally.Posts++;
        sink.LeaveUnused(record, s_used);
        id = Prefixed(id, comment ? "t1_" : "t3_");
        string? thread = comment ? record.Id("link_id") is { } link ? Prefixed(link, "t3_") : null : id;

        bool deletedLater = record.Flag("_meta", "was_deleted_later");
        string words = Words(record, comment, out bool gone);
        if (deletedLater) words = "";
        if (deletedLater) tally.DeletedLater++;
        else if (gone) tally.Gone++;
        string? author = deletedLater || IsGone(record.Text("author")) ? null : record.Id("author");

        string? subreddit = record.Text("subreddit");
        bool ownPage = subreddit?.StartsWith("u_", StringComparison.OrdinalIgnoreCase) == true;
        if (ownPage) tally.OwnPages++;
        string? permalink = record.Text("permalink");
        sink.Add(new PostDraft
        {
            Id = id,
            Thread = thread,
            Parent = comment ? ParentOf(record, thread) : null,
            Author = author,
            Role = author is null ? AuthorRole.Anonymous
                : author == "AutoModerator" ? AuthorRole.Bot
                : record.Text("distinguished") is "moderator" or "admin" ? AuthorRole.Staff
                : AuthorRole.Unknown,
            Time = record.UnixTime("created_utc"),
            Text = words,
            Url = !ownPage && permalink?.StartsWith("/r/", StringComparison.Ordinal) == true && !permalink.StartsWith("/r/u_", StringComparison.OrdinalIgnoreCase)
                ? "https://www.reddit.com" + permalink
                : null,
            Channel = ownPage ? null : subreddit,
            // While it is hidden the score reads 1 whatever it is.
            Reactions = new(Likes: record.Flag("score_hidden") ? null : record.Count("score"), Replies: record.Count("num_comments")),
        }, row);
    }

    private static string Words(JsonElement record, bool comment, out bool gone)
    {
        string text = record.Prose(comment ? "body" : "selftext"), title = comment ? "" : record.Prose("title");
        gone = IsGone(text) && text.Length > 0;
        if (gone) text = "";
        if (IsGone(title)) title = "";
        return (title.Length == 0 ? text : text.Length == 0 ? title : $"{title}\n\n{text}").WithoutEscapes();
    }

    /// <summary>What Reddit writes in place of an author or a text that is no longer there. As one person they would be the most active of all.</summary>
    private static bool IsGone(string? text) => string.IsNullOrWhiteSpace(text) || text is "[deleted]" or "[removed]" or "[deleted by user]" or "REDACTED"
        || text.StartsWith("[ Removed by ", StringComparison.Ordinal);

    private static string? ParentOf(JsonElement record, string? thread)
    {
        // Of a few early comments the dumps hold a number, whose meaning is not documented.
        if (record.Text("parent_id")?.Trim() is not { Length: > 0 } parent) return null;
        return parent.StartsWith("t1_", StringComparison.Ordinal) || parent.StartsWith("t3_", StringComparison.Ordinal) ? parent
            : "t3_" + parent == thread ? thread
            : "t1_" + parent;
    }

    private static string Prefixed(string id, string prefix) => id.StartsWith(prefix, StringComparison.Ordinal) ? id : prefix + id;

    private sealed class Tally
    {
        public long Posts, Gone, DeletedLater, OwnPages;
    }
}
