using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Text;

namespace SocialResearch.Importing.Json;

/// <summary>Reads items of Hacker News: as an array, one a line, or as a tree with <c>kids</c> or <c>children</c> inside.</summary>
internal sealed class HackerNewsReader : IPostReader
{
    private static readonly HashSet<string> s_used =
    [
        "id", "by", "author", "time", "created_at", "created_at_i", "text", "title", "type", "parent", "parent_id", "story_id", "kids", "children",
        "score", "points", "descendants", "deleted", "dead",
    ];

    public string Format => "hacker-news";

    public string Looks => "JSON items with id, by, time and type, or a tree with id, author, created_at_i and children";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        string[] places = ["", "[]."];
        bool typed = places.Any(place => glimpse.TextOf(place + "type") is "story" or "comment" or "job" or "poll" or "pollopt");
        return typed && (glimpse.HasUnder(places, "id", "by", "time") || glimpse.HasUnder(places, "id", "time", "deleted") || glimpse.HasUnder(places, "id", "author", "created_at_i", "children"));
    }

    public void Read(PostSource source, IPostSink sink)
    {
        // A comment may stand before what it answers, so the roots are looked for first.
        var roots = new ThreadRoots();
        foreach ((JsonElement record, _) in JsonFile.Records(source, UnheardSink.Instance))
        {
            foreach ((JsonElement item, string? above) in Items(record))
            {
                if (item.Id("id") is { } id) roots.Add(id, ParentOf(item, above));
            }
        }
        long row = 0, gone = 0;
        foreach ((JsonElement record, long line) in JsonFile.Records(source, sink))
        {
            foreach ((JsonElement item, string? above) in Items(record))
            {
                row = above is null && row < line ? line : row + 1;
                ReadItem(item, above, row, roots, sink, ref gone);
            }
        }
        if (gone > 0) sink.Assume(string.Create(CultureInfo.InvariantCulture, $"{gone} item(s) were deleted; they stay in their thread, without author and text."));
    }

    private static void ReadItem(JsonElement item, string? above, long row, ThreadRoots roots, IPostSink sink, ref long gone)
    {
        string? id = item.Id("id");
        string? reason = id is null ? "the item has no id"
            : item.Flag("dead") ? "the item is dead: killed by moderators, flags or software, and not shown to readers"
            : item.Text("type") == "pollopt" ? "an option of a poll is no post"
            : null;
        if (reason is not null)
        {
            sink.Reject(row, reason);
            return;
        }
        sink.LeaveUnused(item, s_used);
        string? author = item.Flag("deleted") ? null : item.Id("by") ?? item.Id("author");
        if (author is null) gone++;
        string title = item.Prose("title"), text = author is null ? "" : HtmlText.ToPlain(item.Text("text") ?? "");
        sink.Add(new PostDraft
        {
            Id = id!,
            Thread = item.Id("story_id") ?? roots.RootOf(id!),
            Parent = ParentOf(item, above),
            Author = author,
            Role = author is null ? AuthorRole.Anonymous : AuthorRole.Unknown,
            Time = item.UnixTime("time") ?? item.UnixTime("created_at_i") ?? item.IsoTime(TimeZoneInfo.Utc, out _, "created_at"),
            Text = title.Length == 0 ? text : text.Length == 0 ? title : $"{title}\n\n{text}",
            Url = "https://news.ycombinator.com/item?id=" + Uri.EscapeDataString(id!),
            Reactions = new(Likes: item.Count("score") ?? item.Count("points"), Replies: item.Count("descendants")),
        }, row);
    }

    private static string? ParentOf(JsonElement item, string? above) => item.Id("parent") ?? item.Id("parent_id") ?? above;

    /// <summary>The item and all items nested in it, each with the id of the one it stands in.</summary>
    private static IEnumerable<(JsonElement Item, string? Above)> Items(JsonElement root)
    {
        var open = new Stack<(JsonElement Item, string? Above)>([(root, null)]);
        while (open.TryPop(out (JsonElement Item, string? Above) at))
        {
            yield return at;
            string? id = at.Item.Id("id");
            foreach (string nest in (string[])["kids", "children"])
            {
                // Kids are numbers in the service's own answers and items where somebody nested them.
                foreach (JsonElement kid in at.Item.Elements(nest).Reverse())
                {
                    if (kid.ValueKind == JsonValueKind.Object) open.Push((kid, id));
                }
            }
        }
    }

    /// <summary>Finds the story of a comment by walking up.</summary>
    private sealed class ThreadRoots
    {
        private readonly Dictionary<string, string?> _above = [];

        public void Add(string id, string? parent) => _above[id] = parent;

        /// <summary>The item above all others; null when the way up leaves the file or goes in a circle.</summary>
        public string? RootOf(string id)
        {
            var way = new List<string>();
            string root = id;
            while (_above.TryGetValue(root, out string? above))
            {
                if (above is null) return Remember(way, root);
                if (way.Count > _above.Count) break;
                way.Add(root);
                root = above;
            }
            Remember(way, "");
            return null;
        }

        /// <summary>Short cuts, so that a long chain is walked once; the empty id leads nowhere.</summary>
        private string Remember(List<string> way, string root)
        {
            foreach (string passed in way) _above[passed] = root;
            return root;
        }
    }
}
