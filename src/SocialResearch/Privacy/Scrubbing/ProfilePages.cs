using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Knows which URLs are the pages of people.</summary>
/// <remarks>
/// A post's URL that carries its author's name (x.com/anna/status/1) counts as the author's page. Pages of brands cannot be told
/// from those of people on most platforms and count as people's.
/// </remarks>
internal static class ProfilePages
{
    // None of these is frozen: every import asks them a few times, and freezing takes longer than a million answers save.

    /// <summary>Platforms where the first part of the path is a name, and the first parts that are none.</summary>
    private static readonly Dictionary<string, string[]> s_named = new()
    {
        ["x.com"] = ["i", "home", "search", "hashtag", "explore", "intent", "share", "settings", "login", "tos", "privacy", "about"],
        ["twitter.com"] = ["i", "home", "search", "hashtag", "explore", "intent", "share", "settings", "login", "tos", "privacy", "about"],
        ["instagram.com"] = ["p", "reel", "reels", "tv", "explore", "accounts", "about", "legal", "developer"],
        ["facebook.com"] = ["groups", "events", "watch", "sharer", "sharer.php", "share", "share.php", "hashtag", "marketplace", "gaming", "help", "login", "login.php", "policies", "business", "ads", "dialog", "plugins", "l.php", "reel", "photo", "photo.php", "story.php", "permalink.php"],
        ["fb.com"] = ["groups", "events"],
        ["threads.net"] = ["search"],
        ["threads.com"] = ["search"],
        ["t.me"] = ["c", "s", "joinchat", "share", "addstickers", "proxy"],
        ["telegram.me"] = ["c", "s", "joinchat", "share"],
        ["wa.me"] = [],
        ["paypal.me"] = [],
        ["linktr.ee"] = [],
        ["gravatar.com"] = ["support"],
        ["keybase.io"] = ["docs"],
        ["about.me"] = [],
        ["ask.fm"] = ["about"],
        ["twitch.tv"] = ["directory", "videos", "p", "downloads", "jobs", "settings"],
        ["vk.com"] = ["feed", "video", "away.php"],
        ["soundcloud.com"] = ["discover", "search", "stream", "charts", "upload"],
        ["pinterest.com"] = ["pin", "search", "ideas", "explore"],
        ["pinterest.de"] = ["pin", "search", "ideas", "explore"],
        ["patreon.com"] = ["posts", "explore", "login"],
        ["onlyfans.com"] = ["terms", "privacy"],
        ["ko-fi.com"] = ["explore"],
    };

    /// <summary>Platforms where a name follows a certain first part.</summary>
    private static readonly Dictionary<string, string[]> s_marked = new()
    {
        ["linkedin.com"] = ["in", "pub", "posts"],
        ["youtube.com"] = ["channel", "c"],
        ["snapchat.com"] = ["add"],
        ["flickr.com"] = ["photos"],
        ["steamcommunity.com"] = ["id"],
        ["facebook.com"] = ["people", "pages"],
    };

    /// <summary>Where the page without a second part is a person's, and with one a project's.</summary>
    private static readonly HashSet<string> s_alone = new() { "github.com", "gitlab.com", "codeberg.org", "huggingface.co" };

    /// <summary>Where the host itself is the name.</summary>
    private static readonly string[] s_naming = [".bsky.social", ".tumblr.com", ".livejournal.com"];

    private static readonly HashSet<string> s_parts = new()
    {
        "user", "users", "u", "profile", "profiles", "profil", "people", "member", "members", "mitglied", "mitglieder", "nutzer", "benutzer", "author", "authors", "autor", "autoren", "contributor",
    };

    private const int LongestPart = 16;

    private static readonly HashSet<string> s_pages = new() { "profile.php", "member.php", "memberlist.php", "userinfo.php", "viewprofile" };

    private static readonly HashSet<string> s_queries = new()
    {
        "user", "username", "user_id", "userid", "uid", "author", "author_id", "member", "profile", "screen_name", "email", "e-mail", "mail", "phone", "tel", "ip",
    };

    private static readonly string[] s_wiki = ["user:", "user_talk:", "benutzer:", "benutzerin:", "benutzer_diskussion:", "benutzerin_diskussion:", "special:contributions", "spezial:beiträge", "user%3a", "benutzer%3a"];

    /// <summary>Whether the page is a person's.</summary>
    /// <param name="host">The host without user and port.</param>
    /// <param name="rest">The path with its first slash, the query and the fragment.</param>
    /// <param name="known">Handles that are no person's.</param>
    public static bool IsPerson(ReadOnlySpan<char> host, ReadOnlySpan<char> rest, PublicHandles known)
    {
        // Long paths belong to machines; what leads to a person stands at the beginning.
        string domain = host.Length > 253 ? "" : host.ToString().ToLowerInvariant(), address = rest[..Math.Min(rest.Length, 2048)].ToString().ToLowerInvariant();
        if (NamingHost(domain) >= 0 && !known.Holds(domain)) return true;

        int query = address.IndexOfAny(['?', '#']);
        string[] parts = (query < 0 ? address : address[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        string platform = Platform(domain);
        if (query >= 0 && Asks(platform, parts, address[query..], known)) return true;
        for (int i = 0; i < parts.Length; i++)
        {
            if (Names(platform, parts, i, known)) return true;
        }
        return false;
    }

    /// <summary>Whether this is one of the platforms whose pages people have, with or without what stands before its name.</summary>
    public static bool IsPlatform(string host) =>
        Platform(host.ToLowerInvariant()) is var platform && (s_named.ContainsKey(platform) || s_marked.ContainsKey(platform) || s_alone.Contains(platform) || NamingHost(platform) >= 0);

    /// <summary>Whether what follows this part of a path names a person.</summary>
    /// <param name="part">The part, in UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnnouncesPerson(ReadOnlySpan<byte> part) =>
        // All of them are letters only, and few letters begin them.
        part.Length <= LongestPart && (part[^1] | 0x20) is >= 'a' and <= 'z' && (part[0] | 0x20) is >= 'a' and <= 'c' or 'm' or 'n' or 'p' or 'u' && IsPart(part);

    private static bool IsPart(ReadOnlySpan<byte> part)
    {
        Span<char> lower = stackalloc char[LongestPart];
        return Ascii.ToLower(part, lower, out int length) == OperationStatus.Done && s_parts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..length]);
    }

    /// <summary>Whether a part of a path names a person.</summary>
    /// <param name="platform">The host's <see cref="Platform"/>.</param>
    /// <param name="parts">All parts of the path, in lower case.</param>
    /// <param name="i">Which of them.</param>
    /// <param name="known">Handles that are no person's.</param>
    public static bool Names(string platform, IReadOnlyList<string> parts, int i, PublicHandles known)
    {
        string part = parts[i];
        if (!ReferenceEquals(known, PublicHandles.None) && known.Holds(Uri.UnescapeDataString(part))) return false;
        if (HoldsAt(part) || (i > 0 && s_parts.Contains(parts[i - 1])) || part is ['~', >= 'a' and <= 'z', ..]) return true;
        if (s_wiki.Any(prefix => part.StartsWith(prefix, StringComparison.Ordinal))) return true;
        return i switch
        {
            0 => (s_named.TryGetValue(platform, out string[]? none) && !none.Contains(part)) || (parts.Count == 1 && s_alone.Contains(platform)),
            1 => (s_marked.TryGetValue(platform, out string[]? marks) && marks.Contains(parts[0])) || (platform == "instagram.com" && parts[0] == "stories"),
            // facebook.com/people/Anna-Kruse/1000…: the number is the account.
            2 => platform == "facebook.com" && parts[0] is "people" or "pages",
            _ => false,
        };
    }

    /// <summary>Whether a page shows whom its query names, or a query names a person by itself.</summary>
    /// <param name="platform">The host's <see cref="Platform"/>.</param>
    /// <param name="parts">The parts of the path, in lower case.</param>
    /// <param name="query">Query and fragment with their signs, in lower case.</param>
    /// <param name="known">Handles that are no person's.</param>
    public static bool Asks(string platform, IReadOnlyList<string> parts, string query, PublicHandles known) =>
        query.Length > 0 && (AsksForPerson(query, platform, known) || parts.Any(s_pages.Contains));

    /// <summary>Where in a host the domain begins below which hosts are names; -1 when it is none of those.</summary>
    public static int NamingHost(string domain)
    {
        string? naming = Array.Find(s_naming, naming => domain.EndsWith(naming, StringComparison.Ordinal) && domain != "www" + naming);
        return naming is null ? -1 : domain.Length - naming.Length;
    }

    /// <summary>The last two labels: mobile.twitter.com is twitter.com. Pictures live beside the people: pic.twitter.com/x1 names nobody.</summary>
    public static string Platform(string domain)
    {
        if (domain == "pic.twitter.com") return domain;
        int last = domain.LastIndexOf('.');
        int before = last > 0 ? domain.LastIndexOf('.', last - 1) : -1;
        return domain[(before + 1)..];
    }

    /// <summary>Where a domain ends whose hosts are names, seen from the dot before it; -1 when there is none.</summary>
    public static int EndOfNamingDomain(ReadOnlySpan<char> text, int dot)
    {
        foreach (string naming in s_naming)
        {
            if (text[dot..].StartsWith(naming, StringComparison.OrdinalIgnoreCase)) return dot + naming.Length;
        }
        return -1;
    }

    /// <summary>An @ before a letter, also as %40. Before a digit it is a place on a map.</summary>
    private static bool HoldsAt(string address)
    {
        for (int i = 0; i < address.Length; i++)
        {
            int sign = address[i] is '@' or '＠' ? 1 : address.AsSpan(i).StartsWith("%40") ? 3 : 0;
            if (sign > 0 && i + sign < address.Length && (char.IsLetter(address[i + sign]) || address[i + sign] is '_' or '%')) return true;
        }
        return false;
    }

    private static bool AsksForPerson(string query, string platform, PublicHandles known)
    {
        if (HoldsAt(query)) return true;
        foreach (string pair in query.Split('?', '&', '#', ';'))
        {
            int equals = pair.IndexOf('=');
            if (equals <= 0 || equals == pair.Length - 1) continue;
            string key = pair[..equals];
            if ((s_queries.Contains(key) || (key == "id" && platform == "facebook.com")) && !known.Holds(pair.AsSpan(equals + 1))) return true;
        }
        return false;
    }
}
