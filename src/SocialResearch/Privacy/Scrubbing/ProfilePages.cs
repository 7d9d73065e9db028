using System.Collections.Frozen;

namespace SocialResearch.Privacy.Scrubbing;

/// <summary>Knows which URLs are the pages of people.</summary>
/// <remarks>
/// A post's URL that carries its author's name (x.com/anna/status/1) counts as the author's page. Pages of brands cannot be told
/// from those of people on most platforms and count as people's.
/// </remarks>
internal static class ProfilePages
{
    /// <summary>Platforms where the first part of the path is a name, and the first parts that are none.</summary>
    private static readonly FrozenDictionary<string, string[]> s_named = new Dictionary<string, string[]>
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
    }.ToFrozenDictionary();

    /// <summary>Platforms where a name follows a certain first part.</summary>
    private static readonly FrozenDictionary<string, string[]> s_marked = new Dictionary<string, string[]>
    {
        ["linkedin.com"] = ["in", "pub", "posts"],
        ["youtube.com"] = ["channel", "c"],
        ["snapchat.com"] = ["add"],
        ["flickr.com"] = ["photos"],
        ["steamcommunity.com"] = ["id"],
        ["facebook.com"] = ["people", "pages"],
    }.ToFrozenDictionary();

    /// <summary>Where the page without a second part is a person's, and with one a project's.</summary>
    private static readonly FrozenSet<string> s_alone = FrozenSet.Create("github.com", "gitlab.com", "codeberg.org", "huggingface.co");

    /// <summary>Where the host itself is the name.</summary>
    private static readonly string[] s_naming = [".bsky.social", ".tumblr.com", ".livejournal.com"];

    private static readonly FrozenSet<string> s_parts = FrozenSet.Create("user", "users", "u", "profile", "profiles", "profil", "people", "member",
        "members", "mitglied", "mitglieder", "nutzer", "benutzer", "author", "authors", "autor", "autoren", "contributor");

    private static readonly FrozenSet<string> s_pages = FrozenSet.Create("profile.php", "member.php", "memberlist.php", "userinfo.php", "viewprofile");

    private static readonly FrozenSet<string> s_queries = FrozenSet.Create("user", "username", "user_id", "userid", "uid", "author", "author_id", "member",
        "profile", "screen_name", "email", "e-mail", "mail", "phone", "tel", "ip");

    private static readonly string[] s_wiki = ["user:", "user_talk:", "benutzer:", "benutzerin:", "benutzer_diskussion:", "benutzerin_diskussion:", "special:contributions", "spezial:beiträge", "user%3a", "benutzer%3a"];

    /// <summary>Whether the page is a person's.</summary>
    /// <param name="host">The host without user and port.</param>
    /// <param name="rest">The path with its first slash, the query and the fragment.</param>
    public static bool IsPerson(ReadOnlySpan<char> host, ReadOnlySpan<char> rest)
    {
        // Long paths belong to machines; what leads to a person stands at the beginning.
        string domain = host.Length > 253 ? "" : host.ToString().ToLowerInvariant(), address = rest[..Math.Min(rest.Length, 2048)].ToString().ToLowerInvariant();
        if (s_naming.Any(naming => domain.EndsWith(naming, StringComparison.Ordinal) && domain != "www" + naming) || HoldsAt(address)) return true;

        int query = address.IndexOfAny(['?', '#']);
        string[] parts = (query < 0 ? address : address[..query]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        // Pictures live beside the people: pic.twitter.com/x1 names nobody.
        string platform = domain == "pic.twitter.com" ? domain : Platform(domain);
        if (query >= 0 && AsksForPerson(address[query..], platform)) return true;
        for (int i = 0; i < parts.Length; i++)
        {
            bool last = i == parts.Length - 1;
            if (!last && s_parts.Contains(parts[i])) return true;
            if ((query >= 0 && s_pages.Contains(parts[i])) || parts[i] is ['~', >= 'a' and <= 'z', ..]) return true;
            if (s_wiki.Any(prefix => parts[i].StartsWith(prefix, StringComparison.Ordinal))) return true;
        }
        if (parts.Length == 0) return false;
        return (s_named.TryGetValue(platform, out string[]? none) && !none.Contains(parts[0]))
            || (parts.Length > 1 && s_marked.TryGetValue(platform, out string[]? marks) && marks.Contains(parts[0]))
            || (platform == "instagram.com" && parts.Length > 1 && parts[0] == "stories")
            || (parts.Length == 1 && s_alone.Contains(platform));
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

    private static bool AsksForPerson(string query, string platform)
    {
        foreach (string pair in query.Split('?', '&', '#', ';'))
        {
            int equals = pair.IndexOf('=');
            if (equals <= 0 || equals == pair.Length - 1) continue;
            string key = pair[..equals];
            if (s_queries.Contains(key) || (key == "id" && platform == "facebook.com")) return true;
        }
        return false;
    }

    /// <summary>The last two labels: mobile.twitter.com is twitter.com.</summary>
    private static string Platform(string domain)
    {
        int last = domain.LastIndexOf('.');
        int before = last > 0 ? domain.LastIndexOf('.', last - 1) : -1;
        return domain[(before + 1)..];
    }
}
