using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads a list of videos as YouTube Data Tools exports it.</summary>
/// <remarks>A video is a post of its channel, and the beginning of its own thread. Hidden likes and closed comments are blank, not zero.</remarks>
internal static class YouTubeDataToolsVideos
{
    /// <summary>Whether a table with these columns is a list of videos.</summary>
    public static bool Recognises(IReadOnlyList<string> columns) => DelimitedTable.HaveAll(columns, "videoId", "channelId", "channelTitle", "publishedAt");

    /// <summary>Reads all rows.</summary>
    public static void Read(DelimitedTable table, PostSource source, IPostSink sink)
    {
        int id = table.Column("videoId"), channel = table.Column("channelId"), name = table.Column("channelTitle"), published = table.Column("publishedAt");
        int title = table.Column("videoTitle"), text = table.Column("videoDescription"), language = table.Column("defaultLanguage");
        int likes = table.Column("likeCount"), replies = table.Column("commentCount"), views = table.Column("viewCount");
        var times = new TimeColumn("publishedAt", source.Zone, DayOrder.DayFirst);

        while (table.Read())
        {
            long? liked = null, replied = null, viewed = null;
            PostTime? time = null;
            string? key = null, reason = table.Fault;
            if (reason is null && (key = table.Text(id)) is null) reason = "videoId is empty";
            if (reason is null && times.Read(table[published], out time) is { } noTime) reason = $"publishedAt {noTime}";
            if (reason is null && Numbers.ReadCount(table[likes], out liked) is { } noLikes) reason = $"likeCount {noLikes}";
            if (reason is null && Numbers.ReadCount(table[replies], out replied) is { } noReplies) reason = $"commentCount {noReplies}";
            if (reason is null && Numbers.ReadCount(table[views], out viewed) is { } noViews) reason = $"viewCount {noViews}";
            if (reason is not null)
            {
                sink.Reject(table.Line, reason);
                continue;
            }
            sink.Add(new()
            {
                Id = key!,
                Thread = key,
                Author = table.Text(channel) ?? table.Text(name),
                Time = time,
                Text = WrittenText.Below(WrittenText.Line(table.Text(title)), table.Text(text) ?? ""),
                Url = $"https://www.youtube.com/watch?v={Uri.EscapeDataString(key!)}",
                Reactions = new(liked, replied, null, viewed),
                Language = LanguageTag.Of(table.Text(language)),
            }, table.Line);
        }

        table.Finish(sink);
        foreach (string assumption in times.Assumptions()) sink.Assume(assumption);
        sink.Assume("A list of videos is the answer to one search or one channel: it does not hold all videos of a subject.");
    }
}
