using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Importing.Json.Captures;

namespace SocialResearch.Importing.Json;

/// <summary>Reads captures of the browser extension Zeeschuimer, wrapped in <c>data</c> or flattened beside <c>__import_meta</c>.</summary>
/// <remarks>
/// A post that was on the screen several times was captured as often, with other counts; the latest capture is kept, but none that
/// was a preview where another shows the post. The file is read twice: first for the time of each capture, then for the posts.
/// </remarks>
internal sealed class ZeeschuimerReader : IPostReader
{
    public string Format => "zeeschuimer";

    public string Looks => "a JSON object a line with __import_meta, or with source_platform and data";

    public bool Recognises(FileBeginning beginning)
    {
        JsonGlimpse glimpse = beginning.Json;
        return glimpse.Has("__import_meta") || glimpse.Has("source_platform", "timestamp_collected", "data");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var kept = new Dictionary<string, (bool Whole, long Collected, long Row, int Place)>();
        foreach ((JsonElement line, long row) in JsonFile.Records(source, UnheardSink.Instance))
        {
            foreach (Capture capture in Capture.Of(line))
            {
                (bool, long, long, int) rank = (!capture.IsPartial, capture.Collected, row, capture.Place);
                // Of two at the same moment the one written later counts.
                if (capture.Key is { } key && (!kept.TryGetValue(key, out (bool, long, long, int) known) || rank.CompareTo(known) > 0)) kept[key] = rank;
            }
        }

        string? unknown = null;
        bool read = false;
        foreach ((JsonElement line, long row) in JsonFile.Records(source, sink))
        {
            foreach (Capture capture in Capture.Of(line))
            {
                string? reason = null;
                if (capture.Reader is null)
                {
                    unknown ??= capture.Platform;
                    reason = $"captures from {capture.Platform} cannot be read yet";
                }
                else if (capture.Key is null)
                {
                    reason = "the capture has no id";
                }
                else if (kept[capture.Key] is var best && (best.Row, best.Place) != (row, capture.Place))
                {
                    reason = string.Create(CultureInfo.InvariantCulture, $"{(best.Collected >= capture.Collected ? "an older capture" : "a preview")} of a post that was captured again; row {best.Row} is kept");
                }
                if (reason is null)
                {
                    read = true;
                    if (capture.Map(out reason) is { } post)
                    {
                        sink.LeaveUnused(capture.Reader!.Core(capture.Item), capture.Reader.Used);
                        sink.Add(post, row);
                    }
                }
                if (reason is not null) sink.Reject(row, reason);
            }
        }
        if (!read && unknown is not null)
        {
            throw new ImportException($"Captures from {unknown} cannot be read yet.", source.Name,
                $"Known are {CapturedPlatforms.Known}. Turn the captures into CSV with 4CAT and read that.");
        }
        if (read) sink.Assume("A capture holds what was on the screen of one browser: no sample, and no complete conversation.");
    }

    /// <summary>What was captured, where and when: a line, or a post inside of one.</summary>
    private readonly struct Capture
    {
        private readonly string? _above;

        private Capture(JsonElement line)
        {
            JsonElement meta = line.HasObject("__import_meta") ? line.At("__import_meta") : line;
            Item = line.HasObject("data") ? line.At("data") : line;
            Platform = Plain(meta.Text("source_platform"));
            Reader = CapturedPlatforms.Find(Platform);
            Collected = meta.Count("timestamp_collected") ?? 0;
            string? id = Reader?.IdOf(Item) ?? meta.Id("item_id");
            Key = id is null ? null : $"{Platform} {id}";
        }

        private Capture(Capture outer, JsonElement item, int place)
        {
            (this, _above) = (outer, outer.Reader!.IdOf(outer.Item));
            (Item, Place) = (item, place);
            string? id = Reader!.IdOf(item);
            Key = id is null ? null : $"{Platform} {id}";
        }

        public JsonElement Item { get; }

        /// <summary>0 for the line itself, then the number of the post inside of it.</summary>
        public int Place { get; }

        public string Platform { get; }

        public ICapturedPlatform? Reader { get; }

        /// <summary>Milliseconds since 1970; 0 when the line does not say.</summary>
        public long Collected { get; }

        public string? Key { get; }

        public bool IsPartial => Reader?.IsPartial(Item) == true;

        public static IEnumerable<Capture> Of(JsonElement line)
        {
            var outer = new Capture(line);
            yield return outer;
            if (outer.Reader is null) yield break;
            int place = 0;
            foreach (JsonElement item in outer.Reader.Inside(outer.Item)) yield return new Capture(outer, item, ++place);
        }

        public PostDraft? Map(out string? reason)
        {
            DateTimeOffset? collected = Collected is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(Collected) : null;
            PostDraft? post = Reader!.Map(Item, collected, out reason);
            return post is null || _above is null ? post : post with { Parent = post.Parent ?? _above };
        }

        /// <summary>A platform is a host or a short word; anything else in its place is not repeated in a message.</summary>
        private static string Plain(string? platform) =>
            platform is { Length: > 0 and <= 40 } && platform.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-') ? platform.ToLowerInvariant() : "an unnamed platform";
    }
}
