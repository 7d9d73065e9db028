using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>Reads Bluesky: records and views of posts, feeds, lists of records, and trees of <c>getPostThread</c>.</summary>
/// <remarks>Addresses of Bluesky hold the author's identifier, so a post is named by its record key and keeps no address.</remarks>
internal sealed class BlueskyReader : IPostReader
{
    private const string PostType = "app.bsky.feed.post";

    private static readonly HashSet<string> s_used =
        ["$type", "uri", "cid", "author", "record", "value", "indexedAt", "replyCount", "repostCount", "likeCount", "text", "createdAt", "langs", "reply", "post", "replies", "parent", "reason"];

    public string Format => "bluesky";

    public string Looks => "JSON with records of app.bsky.feed.post: alone, as views with author.did, in feed, posts or records, or as a thread";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        return glimpse.AnyStartsWith("$type", "app.bsky.feed.")
            || glimpse.HasUnder(["", "[].", "post.", "[].post.", "feed[].post.", "posts[].", "thread.post."], "uri", "author.did", "record.createdAt");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var walk = new Walk(sink);
        if (JsonFile.LayoutOf(source) == JsonLayout.Object) ReadDocument(source, sink, walk);
        else
        {
            foreach ((JsonElement record, long row) in JsonFile.Records(source, sink)) walk.Read(record, row);
        }
        walk.Conclude();
    }

    private static void ReadDocument(PostSource source, IPostSink sink, Walk walk)
    {
        (JsonWindow window, Stream stream) = JsonFile.Walk(source);
        bool found = false;
        using (stream)
        {
            if (window.Enter(JsonTokenType.StartObject))
            {
                while (window.NextProperty())
                {
                    if (window.Name is "feed" or "posts" or "records")
                    {
                        found = true;
                        if (!window.Enter(JsonTokenType.StartArray)) continue;
                        while (window.ReadValue() is { } value)
                        {
                            using (value) walk.Read(value.RootElement);
                        }
                    }
                    else if (window.Name == "thread")
                    {
                        found = true;
                        using JsonDocument? thread = window.ReadValue();
                        if (thread is not null) walk.Read(thread.RootElement);
                    }
                    else
                    {
                        window.Skip();
                    }
                }
            }
            while (window.Read()) { }
            JsonFile.SayMended(window.Mended, sink);
        }
        if (found) return;
        foreach ((JsonElement record, long row) in JsonFile.Records(source, sink)) walk.Read(record, row);
    }

    /// <summary>Goes through items and the trees below them, and counts what must be said.</summary>
    private sealed class Walk(IPostSink sink)
    {
        private static readonly TimeSpan s_far = TimeSpan.FromDays(1);

        private long _row, _ahead, _behind, _cut, _bare;

        /// <summary>Reads an item; the row is its own unless it is one of a tree.</summary>
        public void Read(JsonElement item, long row = 0)
        {
            _row = Math.Max(_row + 1, row);
            var open = new Stack<JsonElement>([item]);
            for (bool first = true; open.TryPop(out JsonElement node); first = false)
            {
                if (!first) _row++;
                ReadNode(node);
                // A thread's item carries what stands above it and what stands below; a feed's item carries copies in reply.
                foreach (JsonElement reply in node.Elements("replies").Reverse()) open.Push(reply);
                if (node.HasObject("parent") && node.HasObject("post")) open.Push(node.At("parent"));
                if (node.HasObject("post") && node.At("post").Count("replyCount") > 0 && node.HasArray("replies") && node.At("replies").GetArrayLength() == 0) _cut++;
                if (node.Text("$type") == "app.bsky.feed.defs#threadViewPost" && node.At("replies").ValueKind == JsonValueKind.Undefined && node.At("post").Count("replyCount") > 0) _cut++;
            }
        }

        public void Conclude()
        {
            Say(_ahead, "post(s) bear a time of the author's device more than a day after the server saw them; the server's time (indexedAt) is used.");
            Say(_behind, "post(s) bear a time of the author's device more than a day before the server saw them (imported, late, or a wrong clock); the device's time (createdAt) is used.");
            Say(_cut, "branch(es) of the thread are cut off: the service has replies below that the file does not hold. Ask again with a larger depth.");
            Say(_bare, "bare record(s) without uri name no author and cannot be answered by others; they are named by their row.");

            void Say(long count, string what)
            {
                if (count > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }

        private void ReadNode(JsonElement node)
        {
            JsonElement view = node.HasObject("post") ? node.At("post") : node;
            JsonElement record = view.HasObject("record") ? view.At("record") : view.HasObject("value") ? view.At("value") : view;
            string? kind = view.Text("$type"), content = record.Text("$type");
            string? reason = node.At("notFound").ValueKind == JsonValueKind.True || kind?.EndsWith("#notFoundPost", StringComparison.Ordinal) == true ? "the service did not find the post: deleted or hidden"
                : node.At("blocked").ValueKind == JsonValueKind.True || kind?.EndsWith("#blockedPost", StringComparison.Ordinal) == true ? "the service withholds the post: somebody blocked somebody"
                : node.Text("reason", "$type")?.EndsWith("#reasonRepost", StringComparison.Ordinal) == true ? "a repost: somebody else's post passed on"
                : content is not null && content != PostType ? "the record is no post"
                : record.At("text").ValueKind != JsonValueKind.String ? "the record holds no text of a post"
                : null;
            if (reason is not null)
            {
                sink.Reject(_row, reason);
                return;
            }
            sink.LeaveUnused(view, s_used);
            if (record.ValueKind == JsonValueKind.Object) sink.LeaveUnused(record, s_used);

            string? uri = view.Text("uri"), id = Key(uri);
            if (id is null) _bare++;
            id ??= string.Create(CultureInfo.InvariantCulture, $"row-{_row}");
            string? author = view.Id("author", "did") ?? Owner(uri);
            sink.Add(new PostDraft
            {
                Id = id,
                Thread = Key(record.Text("reply", "root", "uri")) ?? id,
                Parent = Key(record.Text("reply", "parent", "uri")),
                Author = author,
                Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
                Time = TimeOf(view, record),
                Text = record.Prose("text"),
                Language = record.Elements("langs").FirstOrDefault() is { ValueKind: JsonValueKind.String } language ? language.GetString() : null,
                Reactions = new(view.Count("likeCount"), view.Count("replyCount"), view.Count("repostCount")),
            }, _row);
        }

        /// <summary>The author's device says when; a device cannot know the future.</summary>
        private PostTime? TimeOf(JsonElement view, JsonElement record)
        {
            PostTime? created = record.IsoTime(TimeZoneInfo.Utc, out _, "createdAt"), indexed = view.IsoTime(TimeZoneInfo.Utc, out _, "indexedAt");
            if (created is not { } device || indexed is not { } server) return created ?? indexed;
            if (device.Utc - server.Utc > s_far)
            {
                _ahead++;
                return server;
            }
            if (server.Utc - device.Utc > s_far) _behind++;
            return device;
        }

        /// <summary>The last part of <c>at://did/app.bsky.feed.post/key</c>; what is no address is taken as it is.</summary>
        private static string? Key(string? uri) => uri is null ? null : !uri.Contains("://", StringComparison.Ordinal) ? uri : uri.Split('/')[^1] is { Length: > 0 } key ? key : null;

        private static string? Owner(string? uri) => uri?.StartsWith("at://did:", StringComparison.Ordinal) == true ? uri.Split('/')[2] : null;
    }
}
