using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;
using SocialResearch.Evidence;
using SocialResearch.Metrics;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>Reads clicks: from the log of a redirect server of one's own, or from an export of figures.</summary>
public static partial class RedirectLog
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    extension(ClickTable)
    {
        /// <summary>The clicks of a log in common or combined log format, or of an export of bitly, Google Analytics or any table of figures.</summary>
        /// <remarks>
        /// <para>Of a log each line is one request: <c>address ident user [time] "GET /go/x HTTP/1.1" status bytes "referer" "agent"</c>, with fields of the server's own behind, such as the country, and the name of
        /// the host in front where the server writes it. What nginx and Apache write as <c>\xC3\xB6</c> is read as the letter it stands for.
        /// <see cref="ClickRule"/> says which requests are no clicks; without the field of the agent only method, status and repeats can be looked at.</para>
        /// <para>Addresses are personal data: they are compared in memory to find repeats, as fingerprints, and are in no result. They are never looked up for a place.</para>
        /// </remarks>
        /// <param name="path">The file.</param>
        /// <param name="zone">The zone whose clocks cut the days; a log needs it.</param>
        /// <param name="under">Only requests whose path begins so are links of the campaign, such as <c>/go/</c>.</param>
        /// <param name="regionField">Which field behind the agent holds country or region, counted from 1; null when the log has none. Addresses and numbers there are no region, and are not kept.</param>
        /// <exception cref="ImportException">The file is missing, no log and no export, or a log without a single request to count.</exception>
        /// <exception cref="ArgumentException">The file is a log and no zone was given.</exception>
        public static ClickTable Load(string path, TimeZoneInfo? zone = null, string under = "/", int? regionField = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            if (!IsLog(path)) return ClickTable.Of(MetricTable.Load(path));
            return zone is null
                ? throw new ArgumentException("A log counts instants, and days begin somewhere else in every zone. Say whose days, as in TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\").", nameof(zone))
                : Read(path, zone, under, regionField);
        }
    }

    internal static bool IsLog(string path) => FirstLines(path).Any(line => Line().IsMatch(line));

    // A log that was cut off begins in the middle of a line.
    private static IEnumerable<string> FirstLines(string path) => TextFile.Beginning(path).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Take(5);

    private static ClickTable Read(string path, TimeZoneInfo zone, string under, int? regionField)
    {
        var counts = new Dictionary<(DateOnly Day, string? Region, UtmTags? Tags), long>();
        var excluded = new Dictionary<ClickRule, long>();
        var rejects = new List<Reject>();
        var seen = new Dictionary<UInt128, DateTimeOffset>();
        long line = 0, rows = 0, addresses = 0;
        using (StreamReader text = TextFile.OpenText(path, out _))
        {
            while (text.ReadLine() is { } written)
            {
                line++;
                if (written.Length == 0) continue;
                rows++;
                if (Reason(written, under, out Request request) is { } reason)
                {
                    if (reason.Length > 0) rejects.Add(new(line, reason));
                    continue;
                }
                ClickRule? rule = ClickRules.Of(request.Method, request.Status, request.Agent, request.HasAgent);
                if (rule is null)
                {
                    UInt128 same = Fingerprint.Of($"{request.Address}\n{request.Target}\n{request.Agent}");
                    // A log is written when answers end, so lines may stand a little out of order.
                    if (seen.TryGetValue(same, out DateTimeOffset before) && (request.Time - before).Duration() <= s_pause) rule = ClickRule.Repeat;
                    seen[same] = request.Time;
                }
                if (rule is { } left) excluded[left] = excluded.GetValueOrDefault(left) + 1;
                else
                {
                    string? region = regionField is { } at && at <= request.Extra.Count ? RegionOf(request.Extra[at - 1], ref addresses) : null;
                    var key = (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(request.Time, zone).DateTime), region, Scrubbed(UtmTags.Parse(request.Target)));
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                }
            }
        }
        if (counts.Count == 0 && excluded.Count == 0)
            throw new ImportException($"The log holds no request for a link under {under}.", Path.GetFileName(path), rejects.Count > 0 ? $"{rejects.Count} lines could not be read; the first because {rejects[0].Reason}." : "Name the path under which the links of the campaign lie.");
        ClickTable clicks = ClickTable.Of(
            counts.OrderBy(pair => pair.Key.Day).ThenBy(pair => pair.Key.Region, StringComparer.Ordinal).ThenBy(pair => pair.Key.Tags?.ToString(), StringComparer.Ordinal).Select(pair => new ClickRow(pair.Key.Day, pair.Key.Region, pair.Key.Tags, pair.Value)),
            Enum.GetValues<ClickRule>().Where(excluded.ContainsKey).Select(rule => new ExcludedClicks(rule, excluded[rule]))) with
        {
            Sources = [new Provenance(Path.GetFileName(path), TextFile.Fingerprint(path), rows, rejects) { Privacy = "Addresses were compared to find repeats and not kept." }],
            Zone = zone.Id,
        };
        return addresses == 0 ? clicks : clicks with { Caveats = [.. clicks.Caveats, new("SR059", $"Where the region was looked for, {Wording.Count(addresses, "click has", "clicks have")} the address of a visitor: it was not kept, and those clicks have no region.")] };
    }

    /// <summary>A region as the server wrote it; null for none, for a number such as the time of an answer, and for addresses, such as those that a proxy has passed on.</summary>
    private static string? RegionOf(string field, ref long addresses)
    {
        if (field is "" or "-" or "XX") return null;
        if (field.Split(',', StringSplitOptions.TrimEntries).Any(part => part.AsSpan().IndexOfAny('.', ':') >= 0 && IPAddress.TryParse(part, out _)))
        {
            addresses++;
            return null;
        }
        return field.Any(char.IsLetter) ? field : null;
    }

    /// <summary>Takes back what the server did to signs that could end a field: <c>\x22</c>, <c>\"</c>, bytes of UTF-8.</summary>
    private static string Plain(string field) => !field.Contains('\\', StringComparison.Ordinal) ? field
        : Escaped().Replace(field, escape => escape.Value[1] == 'x' ? Encoding.UTF8.GetString(Convert.FromHexString(escape.Value.Replace(@"\x", "", StringComparison.Ordinal))) : escape.Value[1..]);

    /// <summary>Senders write what they like into their tags, addresses of people too.</summary>
    private static UtmTags? Scrubbed(UtmTags? tags)
    {
        static string? Scrub(string? text) => text is null ? null : TextScrubber.Scrub(text);
        return tags is null ? null : new(Scrub(tags.Source), Scrub(tags.Medium), Scrub(tags.Campaign), Scrub(tags.Content), Scrub(tags.Term));
    }

    /// <summary>Why a line is no request; empty when it is one for something else; null when it is one.</summary>
    private static string? Reason(string line, string under, out Request request)
    {
        request = default;
        Match match = Line().Match(line);
        if (!match.Success) return "the line is not in common log format";
        if (!DateTimeOffset.TryParseExact(match.Groups["time"].Value, "dd/MMM/yyyy:HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
            return "the time cannot be read";
        string[] words = Plain(match.Groups["request"].Value).Split(' ');
        if (words.Length < 2) return "the request is empty or broken";
        request = new(match.Groups["address"].Value, time, words[0], words[1], int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture),
            Plain(match.Groups["agent"].Value), match.Groups["agent"].Success, [.. match.Groups["extra"].Captures.Select(extra => Plain(extra.Value.Trim().Trim('"')))]);
        return words[1].StartsWith(under, StringComparison.Ordinal) ? null : "";
    }

    private readonly record struct Request(string Address, DateTimeOffset Time, string Method, string Target, int Status, string? Agent, bool HasAgent, IReadOnlyList<string> Extra);

    [GeneratedRegex("""^(?:\S+:\d+ )?(?<address>\S+) \S+ \S+ \[(?<time>[^\]]+)\] "(?<request>(?:[^"\\]|\\.)*)" (?<status>\d{3}) \S+(?: "(?:[^"\\]|\\.)*" "(?<agent>(?:[^"\\]|\\.)*)")?(?<extra> (?:"(?:[^"\\]|\\.)*"|[^\s"]+))*\s*$""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex("""(?:\\x[0-9A-Fa-f]{2})+|\\["\\]""", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
