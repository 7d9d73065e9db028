using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Json;

/// <summary>Reads Mastodon: <c>outbox.json</c> of an account's archive, and statuses as the API answers them (array, context, or one a line).</summary>
/// <remarks>
/// Addresses of Mastodon name the author, so a post keeps none; the id of an archive's post is its server and number.
/// Boosts are set aside because they are the words of others; posts that are not public are set aside because they are private.
/// </remarks>
internal sealed class MastodonReader : IPostReader
{
    private const string Public = "https://www.w3.org/ns/activitystreams#Public";

    private static readonly HashSet<string> s_usedOfStatus =
    [
        "id", "created_at", "in_reply_to_id", "visibility", "language", "content", "text", "spoiler_text", "account", "reblog",
        "replies_count", "reblogs_count", "favourites_count", "uri", "url",
    ];

    private static readonly HashSet<string> s_usedOfNote =
        ["id", "type", "summary", "inReplyTo", "published", "url", "attributedTo", "to", "cc", "content", "contentMap", "atomUri"];

    public string Format => "mastodon";

    public string Looks => "a JSON object with orderedItems (outbox.json), or statuses with account, content, created_at and in_reply_to_id";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        return (glimpse.Has("orderedItems") && (glimpse.TextOf("type") == "OrderedCollection" || glimpse.Has("@context")))
            || glimpse.HasUnder(["", "[].", "ancestors[].", "descendants[].", "statuses[]."], "id", "created_at", "in_reply_to_id", "content");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var seen = new Tally();
        if (JsonFile.LayoutOf(source) == JsonLayout.Object) ReadDocument(source, sink, seen);
        else
        {
            foreach ((JsonElement record, long row) in JsonFile.Records(source, sink)) ReadStatus(record, row, sink, seen);
        }
        if (seen.Notes > 0) sink.Assume("An outbox holds only its owner's posts: replies received, boosts received and likes are not in it.");
        if (seen.Statuses > 0) sink.Assume("Counts are those that one server knows of; other servers may hold more replies, boosts and favourites.");
        if (seen.Zoneless > 0) sink.Assume("Times without a zone were read in UTC.");
    }

    private static void ReadDocument(PostSource source, IPostSink sink, Tally seen)
    {
        (JsonWindow window, Stream stream) = JsonFile.Walk(source);
        using (stream)
        {
            long row = 0;
            long? declared = null;
            bool found = false;
            if (window.Enter(JsonTokenType.StartObject))
            {
                while (window.NextProperty())
                {
                    if (window.Name is "orderedItems" or "ancestors" or "descendants" or "statuses")
                    {
                        bool outbox = window.Name == "orderedItems";
                        found = true;
                        if (!window.Enter(JsonTokenType.StartArray)) continue;
                        while (window.ReadValue() is { } value)
                        {
                            using (value)
                            {
                                if (outbox) ReadActivity(value.RootElement, ++row, sink, seen);
                                else ReadStatus(value.RootElement, ++row, sink, seen);
                            }
                        }
                    }
                    else if (window.Name == "totalItems")
                    {
                        using JsonDocument? total = window.ReadValue();
                        if (total is { RootElement: { ValueKind: JsonValueKind.Number } number } && number.TryGetInt64(out long count)) declared = count;
                    }
                    else
                    {
                        window.Skip();
                    }
                }
            }
            while (window.Read()) { }
            if (declared is { } items) sink.Declare("totalItems of the outbox", items, row);
            JsonFile.SayMended(window.Mended, sink);
            if (!found)
            {
                throw new ImportException("The file holds no posts of Mastodon.", source.Name,
                    "Of an archive read outbox.json; of the API read an array of statuses.");
            }
        }
    }

    private static void ReadActivity(JsonElement activity, long row, IPostSink sink, Tally seen)
    {
        JsonElement note = activity.At("object");
        string? type = activity.Text("type");
        string? id = StatusId(note.Text("id"));
        string? reason = type == "Announce" ? "a boost: somebody else's post passed on"
            : type != "Create" || note.ValueKind != JsonValueKind.Object ? "the activity creates no post"
            : id is null ? "the post has no id"
            : !IsPublic(activity) && !IsPublic(note) ? "the post is not public: it went to followers or to single people"
            : null;
        if (reason is not null)
        {
            sink.Reject(row, reason);
            return;
        }
        seen.Notes++;
        sink.LeaveUnused(note, s_usedOfNote);
        PostTime? time = note.IsoTime(TimeZoneInfo.Utc, out bool assumed, "published");
        time ??= activity.IsoTime(TimeZoneInfo.Utc, out assumed, "published");
        if (assumed) seen.Zoneless++;
        string? author = activity.Id("actor") ?? note.Id("attributedTo");
        JsonElement languages = note.At("contentMap");
        sink.Add(new PostDraft
        {
            Id = id!,
            Parent = StatusId(note.Text("inReplyTo")),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = time,
            Text = Words(note.Text("summary"), note.Text("content")),
            Language = languages.ValueKind == JsonValueKind.Object ? languages.EnumerateObject().Select(entry => entry.Name).FirstOrDefault() : null,
        }, row);
    }

    private static void ReadStatus(JsonElement status, long row, IPostSink sink, Tally seen)
    {
        string? id = status.Id("id");
        string? reason = id is null || !status.HasObject("account") ? "the record is no status: id or account is missing"
            : status.HasObject("reblog") ? "a boost: somebody else's post passed on"
            : status.Text("visibility") is "private" or "direct" ? "the post is not public: it went to followers or to single people"
            : null;
        if (reason is not null)
        {
            sink.Reject(row, reason);
            return;
        }
        seen.Statuses++;
        sink.LeaveUnused(status, s_usedOfStatus);
        JsonElement account = status.At("account");
        // The same address as an archive's actor comes first, so that a person links across both.
        string? author = account.Id("uri") ?? account.Id("url") ?? account.Id("acct") ?? account.Id("id");
        PostTime? time = status.IsoTime(TimeZoneInfo.Utc, out bool assumed, "created_at");
        if (assumed) seen.Zoneless++;
        sink.Add(new PostDraft
        {
            Id = id!,
            Parent = status.Id("in_reply_to_id"),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : account.Flag("bot") ? AuthorRole.Bot : AuthorRole.Unknown,
            Time = time,
            Text = Words(status.Text("spoiler_text"), status.Text("content") ?? status.Text("text")),
            Language = status.Text("language"),
            Reactions = new(status.Count("favourites_count"), status.Count("replies_count"), status.Count("reblogs_count")),
        }, row);
    }

    /// <summary>The warning above a post is part of what its readers see.</summary>
    private static string Words(string? warning, string? content)
    {
        string above = WrittenText.Clean(warning ?? ""), text = HtmlText.ToPlain(content ?? "");
        return above.Length == 0 ? text : text.Length == 0 ? above : $"{above}\n\n{text}";
    }

    private static bool IsPublic(JsonElement item) => Addressed(item.At("to")) || Addressed(item.At("cc"));

    private static bool Addressed(JsonElement to) => to.ValueKind switch
    {
        JsonValueKind.String => to.ValueEquals(Public) || to.ValueEquals("as:Public"),
        JsonValueKind.Array => to.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && (one.ValueEquals(Public) || one.ValueEquals("as:Public"))),
        _ => false,
    };

    /// <summary>Server and last part of the path: between them stands the author's name.</summary>
    private static string? StatusId(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0) return address;
        string path = uri.AbsolutePath.TrimEnd('/');
        return $"{uri.Host}/{path[(path.LastIndexOf('/') + 1)..]}{uri.Query}";
    }

    private sealed class Tally
    {
        public long Notes, Statuses, Zoneless;
    }
}
