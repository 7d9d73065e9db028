using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Json;

/// <summary>Reads topics of a Discourse forum: the answer to <c>/t/ID.json</c>, one topic, an array of topics, or one a line.</summary>
internal sealed class DiscourseReader : IPostReader
{
    private static readonly HashSet<string> s_used =
    [
        "id", "topic_id", "post_number", "post_type", "reply_to_post_number", "user_id", "user_deleted", "username", "created_at", "cooked", "raw",
        "staff", "moderator", "admin", "actions_summary", "reads", "reply_count", "deleted_at",
    ];

    public string Format => "discourse";

    public string Looks => "a JSON object with post_stream and its posts";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        return glimpse.Has("post_stream.posts") || glimpse.Has("[].post_stream.posts");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        long row = 0, topics = 0, found = 0, declared = 0, streamed = 0;
        bool zoneless = false;
        foreach ((JsonElement topic, long line) in JsonFile.Records(source, sink))
        {
            JsonElement stream = topic.At("post_stream");
            if (!stream.HasArray("posts"))
            {
                sink.Reject(line, "the record has no post_stream with posts");
                continue;
            }
            topics++;
            declared += topic.Count("posts_count") ?? 0;
            streamed += stream.HasArray("stream") ? stream.At("stream").GetArrayLength() : 0;
            foreach (JsonElement post in stream.Elements("posts"))
            {
                row++;
                found++;
                ReadPost(post, topic.Id("id"), row, source, sink, ref zoneless);
            }
        }
        if (declared > 0) sink.Declare("posts_count of the topics", declared, found);
        if (streamed > 0) sink.Declare("posts listed in post_stream.stream", streamed, found);
        if (streamed > found)
        {
            sink.Assume(string.Create(CultureInfo.InvariantCulture,
                $"The forum lists {streamed} posts and the file holds {found}: Discourse sends 20 at a time, the rest must be fetched from /t/ID/posts.json or with print=true."));
        }
        if (topics > 0) sink.Assume("Quoted passages (aside) are left out of the texts: they are the words of others.");
        if (zoneless) sink.Assume("Times without a zone were read in UTC.");
    }

    private static void ReadPost(JsonElement post, string? topicId, long row, PostSource source, IPostSink sink, ref bool zoneless)
    {
        string? number = post.Id("post_number"), topic = post.Id("topic_id") ?? topicId;
        string? reason = number is null ? "the post has no post_number"
            : post.Text("deleted_at") is not null ? "the post was deleted on the forum"
            : post.Count("post_type") is 2 or 3 ? "a notice of the forum (closed, moved, pinned): nobody wrote it"
            : post.Count("post_type") == 4 ? "a whisper among staff, which is not public"
            : null;
        if (reason is not null)
        {
            sink.Reject(row, reason);
            return;
        }
        sink.LeaveUnused(post, s_used);
        string? author = post.Flag("user_deleted") ? null : post.Id("user_id");
        PostTime? time = post.IsoTime(TimeZoneInfo.Utc, out bool assumed, "created_at");
        zoneless |= assumed;
        string cooked = post.Text("cooked") ?? "";
        sink.Add(new PostDraft
        {
            Id = $"{topic ?? "topic"}/{number}",
            Thread = topic,
            // Null answers the topic, which is its first post.
            Parent = post.Id("reply_to_post_number") is { } to ? $"{topic ?? "topic"}/{to}" : number == "1" ? null : $"{topic ?? "topic"}/1",
            Author = author,
            // Discourse's own accounts, system and discobot, have negative ids.
            Role = author is null ? AuthorRole.Anonymous
                : author.StartsWith('-') ? AuthorRole.Bot
                : post.Flag("staff") || post.Flag("moderator") || post.Flag("admin") ? AuthorRole.Staff
                : AuthorRole.Unknown,
            Time = time,
            Text = cooked.Length > 0 ? HtmlText.ToPlain(cooked, "aside") : post.Prose("raw"),
            Reactions = new(Likes(post), post.Count("reply_count"), null, post.Count("reads")),
        }, row);
    }

    /// <summary>Likes are action 2. Where the list is there and the action is not, or has no count, Discourse means none.</summary>
    private static long? Likes(JsonElement post)
    {
        if (!post.HasArray("actions_summary")) return null;
        foreach (JsonElement action in post.Elements("actions_summary"))
        {
            if (action.Count("id") == 2) return action.Count("count") ?? 0;
        }
        return 0;
    }
}
