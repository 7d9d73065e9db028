using System.Globalization;
using System.Text;

namespace SocialResearch.Scraping;

/// <summary>What a robots.txt allows one program (RFC 9309, "Robots Exclusion Protocol", 2022).</summary>
/// <remarks>
/// Groups that name the program are taken together; where none does, those for <c>*</c>. The longest matching rule decides, and
/// between equally long ones the permission. <c>*</c> stands for anything, <c>$</c> for the end. Paths and rules are compared with
/// percent-codes in their one form. Of a file larger than 500 KiB the rest is not read. <c>Crawl-delay</c> is no part of
/// the standard, but a clear wish, and holds for the whole group.
/// </remarks>
public sealed class RobotsRules
{
    /// <summary>How much of the file is read.</summary>
    public const int Limit = 500 * 1024;

    private readonly List<(string Pattern, bool Allows)> _rules = [];

    private RobotsRules() { }

    /// <summary>Nothing is forbidden.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Everything is forbidden: what the standard asks for while a robots.txt cannot be had.</summary>
    public static RobotsRules DisallowAll { get; } = new() { IsUnreachable = true };

    /// <summary>Whether everything is forbidden because the file could not be had.</summary>
    public bool IsUnreachable { get; private init; }

    /// <summary>The pause the site asks for between two requests.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    /// <summary>Addresses of sitemaps, as they are written.</summary>
    public IReadOnlyList<string> Sitemaps { get; private set; } = [];

    /// <summary>Reads a robots.txt for the program of that name.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file, string program)
    {
        bool isCut = file.Length > Limit;
        if (isCut) file = file[..Limit];
        if (file.StartsWith("\uFEFF"u8)) file = file[3..];
        string text = Encoding.UTF8.GetString(file);
        // Half a rule is another rule.
        if (isCut) text = text[..(text.LastIndexOfAny(['\n', '\r']) + 1)];

        var mine = new RobotsRules();
        var everybodys = new RobotsRules();
        var sitemaps = new List<string>();
        bool named = false, inNames = false, forMe = false, forAll = false;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (!TryRead(line, out string key, out string value)) continue;
            switch (key)
            {
                case "user-agent":
                    if (!inNames) forMe = forAll = false;
                    inNames = true;
                    if (value == "*" || value.StartsWith("* ", StringComparison.Ordinal)) forAll = true;
                    else if (Token(value).Equals(program, StringComparison.OrdinalIgnoreCase)) named = forMe = true;
                    break;
                case "allow" or "disallow":
                    inNames = false;
                    if (value.Length == 0) break;
                    (string, bool) rule = (WebAddress.PercentNormal(value), key == "allow");
                    if (forMe) mine._rules.Add(rule);
                    if (forAll) everybodys._rules.Add(rule);
                    break;
                case "crawl-delay" when Seconds(value) is { } delay:
                    if (forMe) mine.CrawlDelay = delay;
                    if (forAll) everybodys.CrawlDelay = delay;
                    break;
                case "sitemap" when value.Length > 0:
                    sitemaps.Add(value);
                    break;
            }
        }
        RobotsRules rules = named ? mine : everybodys;
        rules.Sitemaps = sitemaps;
        return rules;
    }

    /// <summary>Whether the address may be asked for.</summary>
    public bool Allows(Uri address)
    {
        string path = WebAddress.PercentNormal(address.PathAndQuery);
        if (path == "/robots.txt") return true;
        if (IsUnreachable) return false;
        int longest = -1;
        bool allows = true;
        foreach ((string pattern, bool isAllowed) in _rules)
        {
            if (pattern.Length < longest || (pattern.Length == longest && !isAllowed) || !Matches(pattern, path)) continue;
            (longest, allows) = (pattern.Length, isAllowed);
        }
        return allows;
    }

    /// <summary>Each piece between stars is taken at its first place: that leaves most room for the pieces after it.</summary>
    private static bool Matches(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        string[] pieces = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        int at = pieces[0].Length;
        if (pieces.Length == 1) return !toEnd || at == path.Length;
        for (int i = 1; i < pieces.Length; i++)
        {
            if (toEnd && i == pieces.Length - 1) return path.Length - at >= pieces[i].Length && path.EndsWith(pieces[i], StringComparison.Ordinal);
            int found = path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + pieces[i].Length;
        }
        return true;
    }

    private static bool TryRead(ReadOnlySpan<char> line, out string key, out string value)
    {
        int remark = line.IndexOf('#');
        if (remark >= 0) line = line[..remark];
        int colon = line.IndexOf(':');
        (key, value) = colon < 0 ? ("", "") : (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
        return colon >= 0;
    }

    /// <summary>The name without a version: letters, hyphens and underscores.</summary>
    private static string Token(string value)
    {
        int length = 0;
        while (length < value.Length && (char.IsAsciiLetter(value[length]) || value[length] is '-' or '_')) length++;
        return value[..length];
    }

    private static TimeSpan? Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is >= 0 and < 1e9 ? TimeSpan.FromSeconds(seconds) : null;
}
