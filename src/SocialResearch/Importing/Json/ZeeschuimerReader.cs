using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;

namespace SocialResearch.Importing.Json;

/// <summary>Reads captures of the browser extension Zeeschuimer, wrapped in <c>data</c> or flattened beside <c>__import_meta</c>.</summary>
/// <remarks>
/// A post that was on the screen several times was captured as often, with other counts; the latest capture is kept. The file is
/// read twice: first for the time of each capture, then for the posts.
/// </remarks>
internal sealed class ZeeschuimerReader : IPostReader
{
    public string Format => "zeeschuimer";

    public string Looks => "a JSON object a line with __import_meta, or with source_platform and data";

    public bool Recognises(string beginning)
    {
        var glimpse = new JsonGlimpse(beginning);
        return glimpse.Has("__import_meta") || glimpse.Has("source_platform", "timestamp_collected", "data");
    }

    public void Read(PostSource source, IPostSink sink)
    {
        var latest = new Dictionary<string, (long Collected, long Row)>();
        foreach ((JsonElement line, long row) in JsonFile.Records(source, UnheardSink.Instance))
        {
            var capture = new Capture(line);
            if (capture.Key is not { } key) continue;
            // Of two at the same moment the one written later counts.
            if (!latest.TryGetValue(key, out (long Collected, long Row) known) || capture.Collected >= known.Collected) latest[key] = (capture.Collected, row);
        }

        string? unknown = null;
        bool read = false;
        foreach ((JsonElement line, long row) in JsonFile.Records(source, sink))
        {
            var capture = new Capture(line);
            string? reason = null;
            if (!ZeeschuimerPlatforms.Knows(capture.Platform))
            {
                unknown ??= capture.Platform;
                reason = $"captures from {capture.Platform} cannot be read yet";
            }
            else if (capture.Key is null)
            {
                reason = "the capture has no id";
            }
            else if (latest[capture.Key].Row != row)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"an older capture of a post that was captured again; row {latest[capture.Key].Row} is kept");
            }
            if (reason is null)
            {
                read = true;
                PostDraft? post = ZeeschuimerPlatforms.Map(capture.Item, out reason, sink);
                if (post is not null) sink.Add(post, row);
            }
            if (reason is not null) sink.Reject(row, reason);
        }
        if (!read && unknown is not null)
        {
            throw new ImportException($"Captures from {unknown} cannot be read yet.", source.Name,
                $"Known are {ZeeschuimerPlatforms.Known}. Turn the captures into CSV with 4CAT and read that.");
        }
        if (read) sink.Assume("A capture holds what was on the screen of one browser: no sample, and no complete conversation.");
    }

    /// <summary>One line: what was captured, where and when.</summary>
    private readonly struct Capture
    {
        public Capture(JsonElement line)
        {
            bool flat = line.HasObject("__import_meta");
            JsonElement meta = flat ? line.At("__import_meta") : line;
            Item = line.HasObject("data") ? line.At("data") : line;
            Platform = Plain(meta.Text("source_platform"));
            Collected = meta.Count("timestamp_collected") ?? 0;
            string? id = meta.Id("item_id") ?? ZeeschuimerPlatforms.IdOf(Item);
            Key = id is null ? null : $"{Platform} {id}";
        }

        public JsonElement Item { get; }

        public string Platform { get; }

        public long Collected { get; }

        public string? Key { get; }

        /// <summary>A platform is a host or a short word; anything else in its place is not repeated in a message.</summary>
        private static string Plain(string? platform) =>
            platform is { Length: > 0 and <= 40 } && platform.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-') ? platform.ToLowerInvariant() : "an unnamed platform";
    }
}
