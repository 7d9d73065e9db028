using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads the comments of a video as YouTube Data Tools exports them.</summary>
/// <remarks>
/// A thread is a comment with its replies; the video is in the file's name only. Display names are not unique, so the
/// channel id is the author; pseudonymised files have lost it and hold a SHA-1 of the name, which guessing undoes.
/// </remarks>
internal static class YouTubeDataToolsComments
{
    /// <summary>Whether a table with these columns is one of comments.</summary>
    public static bool Recognises(IReadOnlyList<string> columns) => DelimitedTable.HaveAll(columns, "id", "authorName", "publishedAt", "isReply", "isReplyTo");

    /// <summary>Reads all rows.</summary>
    public static void Read(DelimitedTable table, PostSource source, IPostSink sink)
    {
        int id = table.Use(ColumnNames.Find(table.Columns, "id", table.Name)), published = table.Use(ColumnNames.Find(table.Columns, "publishedAt", table.Name));
        int channel = table.Column("authorChannelId"), name = table.Column("authorName"), text = table.Column("text");
        int isReply = table.Column("isReply"), isReplyTo = table.Column("isReplyTo"), likes = table.Column("likeCount"), replies = table.Column("replyCount");
        var times = new TimeColumn("publishedAt", source.Zone, DayOrder.DayFirst);
        bool isPseudonymised = false;

        while (table.Read())
        {
            string? key = null, reason = table.Fault;
            PostTime? time = null;
            long? liked = null, replied = null;
            if (reason is null && (key = table.Text(id)) is null) reason = "id is empty";
            if (reason is null && times.Read(table[published], out time) is { } noTime) reason = $"publishedAt {noTime}";
            if (reason is null && Numbers.ReadCount(table[likes], out liked) is { } noLikes) reason = $"likeCount {noLikes}";
            if (reason is null && Numbers.ReadCount(table[replies], out replied) is { } noReplies) reason = $"replyCount {noReplies}";
            string? parent = reason is null && table[isReply] is "1" ? table.Text(isReplyTo) : null;
            if (reason is null && table[isReply] is "1" && parent is null) reason = "isReply says that it is a reply and isReplyTo does not say to what";
            if (reason is not null)
            {
                sink.Reject(table.Line, reason);
                continue;
            }
            isPseudonymised |= channel < 0 && table[name] is { Length: 40 } hash && hash.Trim("0123456789abcdef").IsEmpty;
            sink.Add(new()
            {
                Id = key!,
                Thread = parent ?? key,
                Parent = parent,
                Author = table.Text(channel) ?? table.Text(name),
                Time = time,
                Text = table.Text(text) ?? "",
                Reactions = new(liked, replied),
            }, table.Line);
        }

        table.Finish(sink);
        foreach (string assumption in times.Assumptions()) sink.Assume(assumption);
        if (isPseudonymised) sink.Assume("The file was pseudonymised by a plain SHA-1 of names, which guessing undoes; treat it as if it held the names.");
        else if (channel < 0) sink.Assume("The file has no channel ids; people are told apart by display names, which several may share.");
    }
}
