using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Who wrote a page: what it tells programs, then what stands in the line below the headline. Never the site, never a page of the author.</summary>
internal sealed partial class PageAuthor(PageView view, PageHead head, PageSite site, List<PageBlock> blocks, Func<int, bool> skip)
{
    private static readonly HashSet<string> s_nobody = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "root", "user", "unknown", "author", "autor", "anonymous", "guest", "gast", "webmaster", "editor", "staff", "none", "null", "undefined", "super user", "superuser", "wordpress", "name", "stand", "no author", "second", "redakteur", "posted", "published", "datum", "date", "share", "teilen", "mehr", "more", "read more", "kontakt", "home", "menu", "follow", "wordpressadmin", "webredaktion", "email", "e-mail", "website", "index", "online", "hosted", "member", "mitglied", "profile", "profil", "view all posts", "the author", "der autor", "die autorin", "alle beiträge",
    };

    /// <summary>The names; empty when the page does not say.</summary>
    public IReadOnlyList<string> Names()
    {
        List<string> told = [.. Told().Select(Name).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        // Templates that know no author tell the site's name, or the name of an account.
        if (told.Any(name => !site.IsLike(name) && (name.Contains(' ') || name.Any(char.IsUpper)))) return told;
        List<string> shown = [];
        foreach (string line in Shown())
        {
            List<string> names = Split(line);
            if (names.Count == 0) continue;
            if (names.Any(name => !site.IsLike(name) && Person().IsMatch(name))) return names;
            if (shown.Count == 0) shown = names;
        }
        return told.Count > 0 ? told : shown;
    }

    private IEnumerable<string> Told()
    {
        List<string> data = [.. head.Texts(head.Article, "author").SelectMany(Split)];
        if (data.Any(name => Name(name) is not null)) return data;
        foreach (string name in (ReadOnlySpan<string>)["author", "article:author", "dc.creator", "dcterms.creator", "dc.author", "parsely-author", "sailthru.author", "citation_author", "byl", "article.author", "creator", "og:article:author", "vr:author", "cxenseparse:author", "twitter:data1"])
        {
            if (name == "twitter:data1" && head.Meta("twitter:label1") is not { } label1) continue;
            if (name == "twitter:data1" && !ByWord().IsMatch(head.Meta("twitter:label1")! + " ")) continue;
            List<string> names = [.. head.AllMeta(name).SelectMany(Split)];
            if (names.Any(one => Name(one) is not null)) return names;
        }
        return [];
    }

    /// <summary>Texts that name an author, best first.</summary>
    private IEnumerable<string> Shown()
    {
        var found = new List<(double Rank, string Text)>();
        for (int node = 0; node < view.Count; node++)
        {
            if (skip(node))
            {
                node = view.End(node) - 1;
                continue;
            }
            if (view.Chars(node) is < 3 or > 160 || view.IsText(node)) continue;
            double rank = Rank(node);
            if (rank > 0) found.Add((rank, view.IsInline(node) ? view.Line(node) : FirstLine(node)));
        }
        foreach ((_, string text) in found.OrderByDescending(one => one.Rank)) yield return text;
        foreach (PageBlock block in blocks.Where(block => block.Text.Length < 160))
        {
            if (Rights().IsMatch(block.Text)) continue;
            if (Byline().Match(block.Text) is { Success: true } line) yield return line.Groups["who"].Value;
        }
    }

    private string FirstLine(int node)
    {
        List<PageBlock> lines = PageBlock.Of(view, node, view.End(node));
        if (lines.Count == 0) return "";
        string line = lines[0].Text.Split('\n')[0];
        // "By" on one line and the name on the next.
        return lines.Count > 1 && (line + " ") is var by && Before().Match(by) is { Success: true } match && match.Length == by.Length ? lines[1].Text.Split('\n')[0] : line;
    }

    private double Rank(int node)
    {
        PageCue cues = view.Cues(node);
        string prop = view.Attribute(node, "itemprop");
        double rank = view.Tag(node) == "a" && view.Attribute(node, "rel").Contains("author", StringComparison.OrdinalIgnoreCase) ? 8
            : prop == "author" ? 9
            : view.HasClass(node, "fn") && view.Ancestors(node).Take(3).Any(up => (view.Cues(up) & PageCue.Author) != 0) ? 9
            : (cues & PageCue.Author) != 0 && view.Chars(node) <= 100 ? 6
            : 0;
        if (rank == 0) return 0;
        if (prop == "name" || view.Children(node).Any(child => view.Attribute(child, "itemprop") == "name")) rank += 1;
        PageCue around = PageCue.None;
        int depth = 0;
        foreach (int ancestor in view.Ancestors(node))
        {
            around |= PageDate.OfArticle(view.Cues(ancestor));
            if (++depth > 12) break;
        }
        if ((around & (PageCue.Comment | PageCue.Side | PageCue.Related | PageCue.Recent | PageCue.Foot | PageCue.Navigation | PageCue.Teaser | PageCue.Form)) != 0) rank -= 5;
        if (((around | cues) & (PageCue.Meta | PageCue.Head)) != 0) rank += 0.5;
        // The innermost element has the name alone.
        return rank - view.Chars(node) / 200.0;
    }

    private List<string> Split(string line)
    {
        line = Before().Replace(line.Trim(), "");
        line = After().Replace(line, "");
        var names = new List<string>();
        foreach (string part in Between().Split(line))
        {
            if (Name(part) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
        return names;
    }

    /// <summary>The name; null when the text is none.</summary>
    private string? Name(string text)
    {
        text = text.Split('\n')[0];
        text = After().Replace(Before().Replace(text.Trim(), ""), "").Trim(' ', ',', '.', ':', '-', '–', '|', '•', '·', '"', '/', '(', ')', '*', '+');
        if (text.Length is < 2 or > 60 || s_nobody.Contains(text) || text.Contains("http", StringComparison.OrdinalIgnoreCase) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) || text.Contains('@')) return null;
        if (Month().IsMatch(text)) return null;
        int words = text.Count(' ') + 1;
        if (words > 6 || text.Contains(':') || text.Contains(';') || !char.IsLetter(text[0]) || text.Any(char.IsDigit) && words > 2) return null;
        return site.IsName(text) && words == 1 && text.Contains('.') ? null : text;
    }

    [GeneratedRegex(@"^\W*(?:(?:von|by|par|por|di|autor(?:in|en)?|author|authors|text|verfasst\s+von|geschrieben\s+von|written\s+by|posted\s+by|published\s+by|veröffentlicht\s+von|ein\s+(?:gast)?beitrag\s+von|gastbeitrag\s+von|(?:eingestellt|gepostet|publiziert|gespeichert|eingetragen|redigiert)\s+von|about|über)\b(?:\s+(?:the\s+author|den\s+autor))?\s*:?\s+)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"\s*(?:\||•|·|–|—|\s-\s|,?\s+(?:am|on|in|at|vom|um)\s+(?=\p{Lu}|\d)|,\s*(?=\d)|\d{1,2}[./]\s?(?:\d|\p{L}).*|\(|\.?\s*\b(?:Posted|Updated|Published|Reviewed\s+by|Medically|Kategorien?|Categor(?:y|ies))\b).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex After();

    [GeneratedRegex(@"\s*(?:;|,|\s/\s|\s\+\s|\bund\b|\band\b|\s&\s)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?:Dr|Prof)\.?\s+)*\p{Lu}[\p{L}'’.-]*(?:\s+(?:von|van|vom|de|der|den|del|di|da|la|le|zu|y|bin|\p{Lu}[\p{L}'’.-]*)){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"^(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|mo|di|mi|do|fr|sa|so)[a-zä]{0,7}(?:\.?,?\s+|\.)\d|^\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(@"©|\(c\)|copyright|rights\s+reserved|rechte\s+vorbehalten", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rights();

    [GeneratedRegex(@"^(?:written\s+)?(?:by|von|autor|author|verfasst)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByWord();

    [GeneratedRegex(@"(?:^|[|•·–,\d]\s*)(?:[Vv]on|VON|[Bb]y|BY|Text|Autor(?:in)?|Author|[Vv]erfasst\s+von|[Gg]eschrieben\s+von|[Ww]ritten\s+by|[Pp]osted\s+by|[Vv]eröffentlicht\s+von|[Ee]in\s+(?:Gast)?[Bb]eitrag\s+von)\s*:?\s+(?<who>(?:(?:Dr|Prof)\.\s+)*\p{Lu}[\p{L}'’.-]+(?:\s+(?:von|van|de|der|del|di|la|zu|\p{Lu}[\p{L}'’.-]*)){0,4}(?:(?:,|\s+und|\s+and|\s+&)\s+\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*){1,3})*)", RegexOptions.CultureInvariant)]
    private static partial Regex Byline();
}
