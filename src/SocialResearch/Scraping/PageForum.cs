using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Tells a forum's thread from other pages: by its system, its address, and what it says of every writer.</summary>
internal static partial class PageForum
{
    /// <summary>Whether it is a page of a forum.</summary>
    /// <param name="view">The page.</param>
    /// <param name="head">What it tells programs.</param>
    /// <param name="address">Where it is from.</param>
    public static bool Is(PageView view, PageHead head, Uri? address)
    {
        if (head.Meta("generator") is { } generator && ForumSystem().IsMatch(generator)) return true;
        if (head.Things.Any(thing => PageHead.Is(thing, "DiscussionForumPosting", "QAPage"))) return true;
        if (address is not null && ForumAddress().IsMatch(address.Host + address.PathAndQuery)) return true;
        for (int node = 0; node < Math.Min(view.Count, 12); node++)
        {
            if (view.IsText(node)) continue;
            string names = view.Attribute(node, "id") + " " + view.Attribute(node, "class");
            if (ForumBody().IsMatch(names)) return true;
        }
        return LooksLikeForum(view);
    }

    /// <summary>Whether it names the forum's system in its last lines, or tells of every writer since when and how much.</summary>
    private static bool LooksLikeForum(PageView view)
    {
        var told = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int node = 0; node < view.Count; node++)
        {
            if (view.Text(node) is not { Length: > 3 and < 90 } text) continue;
            if (node > view.Count * 0.8 && SystemTold().IsMatch(text) && ForumSystem().IsMatch(text)) return true;
            if (view.LinkChars(node) > 0 || WriterTold().Match(text) is not { Success: true } label) continue;
            int count = told[label.Value.Trim()] = told.GetValueOrDefault(label.Value.Trim()) + 1;
            if (count >= 2) return true;
        }
        return false;
    }

    [GeneratedRegex(@"powered|software|©|copyright|betrieben|basiert|läuft\s+mit|\d\.\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SystemTold();

    [GeneratedRegex(@"^\s*(?:posts|beiträge|postings|nachrichten|messages?|joined|join\s+date|registered|registriert(?:\s+seit)?|dabei(?:\s+seit)?|mitglied\s+seit|member\s+since|anmeldungsdatum|anmeldedatum|forenbeiträge|inscrit(?:\s+le)?|mensajes|registrado|messaggi|iscritto|berichten|geregistreerd|posty|dołączył\(?a?\)?|rejestracja)(?=\s*:\s*(?:$|\d|\p{L}{3,9}\.?\s+\d)|\s+\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WriterTold();

    [GeneratedRegex(@"phpbb|vbulletin|discourse|xenforo|mybb|\bsmf\b|invision|ip\.board|fluxbb|punbb|phorum|woltlab|burning\s*board|vanilla|nodebb|flarum|simple\s+machines|bbpress", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForumSystem();

    [GeneratedRegex(@"(?:viewtopic|showthread|viewthread|/threads?/|/topics?/|/forums?/.*/|read\.php|/t/[\w-]+/\d+|showtopic=|topic=|[?&]tid=|forumdisplay|/forum/\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForumAddress();

    [GeneratedRegex(@"(?:^|\s)(?:phpbb|XF|vb|nodebb|ipsApp|section-viewtopic|forum|crawler|tpl_?thread)(?:$|\s|_|-)", RegexOptions.CultureInvariant)]
    private static partial Regex ForumBody();
}
