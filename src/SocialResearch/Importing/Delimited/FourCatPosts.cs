using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Delimited;

/// <summary>Reads the CSV files of 4CAT, the capture and analysis toolkit of the Universities of Amsterdam, and those that Zeeschuimer writes itself since version 1.14.</summary>
/// <remarks>
/// The columns differ by platform; Zeeschuimer's are the same and begin with where a post was captured. What a platform did not send is blank,
/// "Unknown", −1 or a time of 0 there. Only the Unix time is free of zones; Bluesky has it under the name that holds a text
/// elsewhere. X names whom a post answers but not which post. Telegram numbers messages anew in every chat and calls the
/// chat a thread. Addresses that name their author are shortened or left.
/// </remarks>
internal sealed class FourCatPosts : IPostReader
{
    public string Format => "4cat";

    public string Looks => "a comma-separated table with the columns id, body, timestamp and one of unix_timestamp, replied_to_post or account_id";

    public bool Recognises(FileBeginning beginning)
    {
        IReadOnlyList<string> columns = beginning.Columns;
        return DelimitedTable.HaveAll(columns, "id", "body", "timestamp")
            && (columns.Contains("unix_timestamp") || columns.Contains("replied_to_post") || DelimitedTable.HaveAll(columns, "thread_id", "account_id", "created_at"));
    }

    public void Read(PostSource source, IPostSink sink)
    {
        using var table = new DelimitedTable(source.Path);
        int id = ColumnNames.Find(table.Columns, "id", table.Name), thread = table.Column("thread_id"), body = table.Column("body");
        table.Use(id);
        bool isBluesky = table.Column("replied_to_post") >= 0, isTelegram = table.Columns.Contains("reply_to"), isLinkedIn = table.Column("timestamp_ago") >= 0;
        int parent = isBluesky ? table.Column("replied_to_post") : table.Column("reply_to");
        // A tree of X cannot be had from its export: it names the answered author only.
        int isReply = isBluesky || isTelegram ? -1 : table.Column("is_reply"), onComment = table.Column("is_comment_on_comment"), video = onComment < 0 ? -1 : table.Column("post_id");
        int author = table.Column("author_id", "author_user_id", "account_id", "author", "author_username", "user_id"), isBot = table.Column("author_is_bot");
        // Without a Unix time, created_at is the one that names its zone.
        int time = table.Column("unix_timestamp") is >= 0 and var unix ? unix : isBluesky ? table.Column("timestamp") : table.Column("created_at", "timestamp");
        int otherTime = isBluesky ? table.Column("created_at") : table.Column("timestamp");
        // Douyin's subject is the kind of the post.
        int title = table.Columns.Contains("digg_count") ? -1 : table.Column("subject", "title");
        int url = table.Column("link", "tiktok_url", "post_url", "comment_url", "url"), channel = table.Column("chat", "subreddit", "board", "group_title", "group_display_name");
        int likes = table.Column("like_count", "likes", "num_likes", "upvotes", "digg_count", "reaction_count", "reactions");
        int replies = table.Column("reply_count", "comments", "num_comments", "comment_count", "replies_count", "replies");
        int shares = table.Column("repost_count", "retweet_count", "reblogs_count", "reposts_count", "shares", "share_count", "reposts"), views = table.Column("views", "plays", "play_count", "impression_count"), language = table.Column("languages", "language_guess", "lang");
        if (isTelegram) likes = table.Column("likes"); // Telegram's "reactions" is a list of emoji.
        int hidden = table.Column("likes_hidden");
        var times = new TimeColumn(otherTime < 0 ? "timestamp" : table.Columns[otherTime], source.Zone, DayOrder.DayFirst);
        long repliesWithoutParent = 0;

        while (table.Read())
        {
            string? name = null, reason = table.Fault;
            PostTime? when = null;
            long? liked = null, replied = null, shared = null, viewed = null;
            if (reason is null && (name = table.Text(id)) is null) reason = "id is empty";
            reason ??= Prefix("id", Ids.Fault(name));
            reason ??= Prefix("timestamp", times.Read(Written(table[time]) is { IsEmpty: false } written ? written : Written(table[otherTime]), out when));
            reason ??= Count(table, likes, out liked) ?? Count(table, replies, out replied) ?? Count(table, shares, out shared) ?? Count(table, views, out viewed);
            if (reason is not null)
            {
                sink.Reject(table.Line, reason);
                continue;
            }
            if (isLinkedIn && when is { } estimate) when = estimate with { Precision = TimePrecision.Relative };
            if (hidden >= 0 && IsYes(table[hidden])) liked = null;
            string? root = table.Text(thread), answered = table.Text(parent);
            string? place = table.Text(channel);
            if (isTelegram && (place ?? root) is { } chat)
            {
                (place, root) = (chat, null);
                name = InChat(chat, name!);
                answered = answered is null ? null : InChat(chat, answered);
            }
            if (onComment >= 0)
            {
                // TikTok: a comment on a comment carries that comment as its thread; the thread people see is the video.
                if (IsYes(table[onComment])) answered = root;
                root = table.Text(video) ?? root;
            }
            if (isReply >= 0 && IsYes(table[isReply]) && answered is null) repliesWithoutParent++;
            sink.Add(new()
            {
                Id = isBluesky ? RecordKey(name!) : name!,
                Thread = isBluesky && root is not null ? RecordKey(root) : root,
                Parent = answered is null || answered == name && !isBluesky ? null : isBluesky ? RecordKey(answered) : answered,
                Author = table.Text(author),
                Role = IsYes(table[isBot]) ? AuthorRole.Bot : AuthorRole.Unknown,
                Time = when,
                Text = WrittenText.Below(WrittenText.Line(table.Text(title)), table.Text(body) ?? ""),
                Url = NamelessAddress.Of(table.Text(url)),
                Channel = place,
                Reactions = new(liked, replied, shared, viewed),
                Language = table.Text(language) is { } tag && !tag.Contains(',', StringComparison.Ordinal) && tag != "N/A" ? tag : null,
            }, table.Line);
        }

        table.Finish(sink);
        foreach (string assumption in times.Assumptions()) sink.Assume(assumption);
        if (isBluesky) sink.Assume("Posts of Bluesky are named by their record key: the export names posts by at:// addresses and the answered post by a web address, which agree only there.");
        if (isLinkedIn) sink.Assume("Times of LinkedIn are estimates from words such as 3mo; their precision is relative.");
        if (repliesWithoutParent > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"Replies of which the export does not name the answered post: {repliesWithoutParent:N0}; they stand in their thread without a parent."));
    }

    private static string? Count(DelimitedTable table, int column, out long? count)
    {
        count = null;
        if (table[column] is "Unknown") return null;
        string? reason = Prefix(column < 0 ? "" : table.Columns[column], Numbers.ReadCount(table[column], out count));
        if (count < 0) count = null;
        return reason;
    }

    /// <summary>A time, or nothing where the platform sent none.</summary>
    private static ReadOnlySpan<char> Written(ReadOnlySpan<char> cell) => Numbers.IsMissing(cell) || cell is "0" or "0.0" ? default : cell;

    private static string? Prefix(string column, string? reason) => reason is null ? null : $"{column} {reason}";

    private static bool IsYes(ReadOnlySpan<char> text) => text.Equals("yes", StringComparison.OrdinalIgnoreCase) || text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "1";

    // Newer exports already write the chat before the number.
    private static string InChat(string chat, string number) => number.StartsWith(chat + "-", StringComparison.Ordinal) ? number : $"{chat}-{number}";

    private static string RecordKey(string address) => address.Contains("://", StringComparison.Ordinal) && address[(address.LastIndexOf('/') + 1)..] is { Length: > 0 } key ? key : address;
}
