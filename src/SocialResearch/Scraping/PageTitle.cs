using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>The headline of a page: what its parts agree on, without the name of the site.</summary>
internal static partial class PageTitle
{
    /// <summary>The headline; null when the page has none.</summary>
    /// <param name="view">The page.</param>
    /// <param name="head">What it tells programs.</param>
    /// <param name="site">Names of the site.</param>
    public static string? Of(PageView view, PageHead head, PageSite site)
    {
        string? told = Usable(head.Text(head.Article, "headline"), site) ?? Usable(head.Meta("og:title"), site) ?? Usable(head.Meta("twitter:title", "dc.title", "dcterms.title"), site);
        string? window = head.Title;
        // Forums announce it after the name of the site: "Board • View topic - Headline".
        if (window is not null && Topic().Match(window) is { Success: true } topic) return site.WithoutName(topic.Groups["title"].Value);
        List<string> toldWords = PageWords.Of(told), windowWords = PageWords.Of(window);
        (double Score, string Text) best = (0, "");
        int seen = 0;
        for (int node = 0; node < view.Count; node++)
        {
            if (view.Chars(node) is < 2 or > 300 || view.IsText(node) || view.IsInline(node) && view.Tag(node) is not ("span" or "a")) continue;
            bool isHeading = view.Tag(node) is "h1" or "h2" or "h3";
            bool isNamed = (view.Cues(node) & PageCue.Title) != 0 || view.Attribute(node, "itemprop") is "headline" or "name";
            if (!isHeading && !isNamed || seen++ > 60) continue;
            string text = HeadingText(view, node);
            if (text.Length == 0 || IsHome(view, node)) continue;
            double score = Score(view, node, text, toldWords, windowWords, site);
            if (score > best.Score) best = (score, text);
        }
        string? title = best.Score >= 1 ? best.Text : told is not null ? site.WithoutName(told) : window is not null ? site.WithoutName(window) : best.Score > 0.25 ? best.Text : null;
        return title is null ? null : Announced().Replace(title, "");
    }

    /// <summary>The words of a heading without the topic, date or label that templates put into it.</summary>
    private static string HeadingText(PageView view, int heading)
    {
        List<PageBlock> blocks = PageBlock.Of(view, heading, view.End(heading), node => node != heading && !view.IsText(node)
            && ((view.Cues(node) & (PageCue.Date | PageCue.Meta | PageCue.Labels | PageCue.Author | PageCue.Share | PageCue.Hidden | PageCue.Form)) != 0 || view.IsOfClass(node, Kicker())));
        string text = string.Join(' ', blocks.Select(block => block.Text.Replace('\n', ' ')));
        return LeadingDate().Replace(text.Length > 0 ? text : view.Line(heading), "").Trim();
    }

    /// <summary>Whether the heading leads to the front page: then it is the name of the site.</summary>
    private static bool IsHome(PageView view, int heading)
    {
        for (int node = heading; node < view.End(heading); node++)
        {
            if (view.Tag(node) == "a" && Home().IsMatch(view.Attribute(node, "href"))) return true;
        }
        // Or stands beside the logo that does.
        for (int around = view.Parent(heading), steps = 0; around >= 0 && steps < 2 && view.Chars(around) < 200; around = view.Parent(around), steps++)
        {
            foreach (int child in view.Children(around))
            {
                if (child < heading && view.Tag(child) == "a" && Home().IsMatch(view.Attribute(child, "href"))) return true;
            }
        }
        return view.Parent(heading) is var parent and >= 0 && view.Tag(parent) == "a" && Home().IsMatch(view.Attribute(parent, "href"));
    }

    /// <summary>How much speaks for a heading: its rank, its name, and that the page calls itself so elsewhere.</summary>
    private static double Score(PageView view, int node, string text, List<string> told, List<string> window, PageSite site)
    {
        List<string> words = PageWords.Of(text);
        if (words.Count == 0 || site.IsName(text)) return 0;
        PageCue around = PageCue.None;
        foreach (int ancestor in view.Ancestors(node)) around |= view.Cues(ancestor);
        if ((around & (PageCue.Comment | PageCue.Related | PageCue.Side | PageCue.Overlay | PageCue.Foot | PageCue.Recent)) != 0 && view.Tag(node) != "h1") return 0;
        double rank = view.Tag(node) switch { "h1" => 0.6, "h2" => 0.3, "h3" => 0.1, _ when view.Ancestors(node).Take(2).Any(up => view.Tag(up) == "h1") => 0.5, _ => 0.2 };
        if ((view.Cues(node) & PageCue.Title) != 0) rank += 0.15;
        if (view.Attribute(node, "itemprop") == "headline") rank += 0.3;
        double agrees = Math.Max(Contained(words, told), Contained(words, window));
        return rank + agrees * 1.2 - (words.Count == 1 && agrees < 0.5 ? 0.3 : 0);
    }

    /// <summary>How far the heading is what is told: 1 when it stands there as a whole, less when it is only a small part of it.</summary>
    private static double Contained(List<string> words, List<string> told)
    {
        if (told.Count == 0 || words.Count == 0) return 0;
        double likeness = PageWords.Likeness(words, told);
        bool stands = words.Count >= 2 && words.Count <= told.Count && string.Join(' ', told).Contains(string.Join(' ', words), StringComparison.Ordinal);
        return stands ? Math.Max(likeness, 0.5 + Math.Min(0.4, words.Count * 0.08)) : likeness;
    }

    [GeneratedRegex(@"(?:^|[\s_-])(?:kicker|dachzeile|overline|topline|roofline|pretitle|pre-title|spitzmarke|label|badge|topic|rubrik|category|eyebrow|supertitle|uebertitel|überzeile|oberzeile|subtitle|untertitel|subheadline|subline|headline-?kicker|prefix)(?:$|[\s_-])|(?:kicker|topline|overline|dachzeile)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kicker();

    [GeneratedRegex(@"^(?:thread|topic|thema|view(?:ing)?\s+topic|view\s+thread|(?:thema|thread|topic|beitrag)\s+(?:anzeigen|ansehen|lesen)|betreff)\s*(?::|-|–)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announced();

    [GeneratedRegex(@"(?:^|[•·|:»–-]\s*)(?:view(?:ing)?\s+(?:topic|thread)|(?:thema|thread|topic|beitrag)\s+(?:anzeigen|ansehen)|voir\s+le\s+sujet|ver\s+tema|bekijk\s+onderwerp|zobacz\s+temat|leggi\s+argomento)\s*[-–:]\s+(?<title>\S.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Topic();

    [GeneratedRegex(@"^\s*\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s*[-–:|]?\s+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingDate();

    [GeneratedRegex(@"^(?:(?:https?://[^/]+)?/(?:index\.\w+|home)?/?|\./(?:index\.\w+)?|index\.\w+)(?:\?sid=\w*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Home();

    private static string? Usable(string? title, PageSite site) => title is null || site.IsName(title) ? null : title;
}

/// <summary>What the site is called, to tell it from titles and authors.</summary>
internal sealed partial class PageSite
{
    private readonly HashSet<string> _keys = [];

    /// <summary>The name as the page writes it; null when it does not say.</summary>
    public string? Name { get; private init; }

    /// <summary>Finds the names.</summary>
    public static PageSite Of(PageHead head, Uri? address)
    {
        string? publisher = head.Text(head.Article, "publisher"), stated = head.Meta("og:site_name", "application-name", "apple-mobile-web-app-title");
        var site = new PageSite { Name = stated ?? publisher };
        foreach (string? name in new[] { stated, publisher, head.Meta("application-name"), head.Meta("og:site_name"), head.Meta("dc.publisher") }.Concat(head.Things.Where(thing => PageHead.Is(thing, "WebSite", "Organization")).Take(3).Select(thing => head.Text(thing, "name")))) site.Add(name);
        if (address is { IsAbsoluteUri: true })
        {
            string host = address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;
            site._keys.Add(PageWords.Key(host));
            string[] labels = host.Split('.');
            if (labels.Length >= 2)
            {
                site._keys.Add(PageWords.Key(labels[^2]));
                site._keys.Add(PageWords.Key(labels[0]));
            }
        }
        return site;
    }

    /// <summary>Whether a text is only the name of the site.</summary>
    public bool IsName(string text) => _keys.Contains(PageWords.Key(text));

    /// <summary>Whether a text is about the name of the site, such as its editors.</summary>
    public bool IsLike(string text) => IsLikeName(text);

    /// <summary>A title without the name of the site before or after it.</summary>
    public string WithoutName(string title)
    {
        for (int round = 0; round < 3; round++)
        {
            string before = title;
            MatchCollection signs = Separator().Matches(title);
            if (signs.Count == 0) break;
            Match last = signs[^1], first = signs[0];
            string tail = title[(last.Index + last.Length)..], start = title[..first.Index];
            if (IsLikeName(tail)) title = title[..last.Index].TrimEnd();
            else if (IsLikeName(start)) title = title[(first.Index + first.Length)..].TrimStart();
            // The sign | stands between a title and its site, whatever the site is called.
            else if (last.Value.Contains('|') && last.Index > 12 && PageWords.Of(tail).Count <= 5) title = title[..last.Index].TrimEnd();
            if (title == before) break;
        }
        return title;
    }

    private bool IsLikeName(string part)
    {
        string key = PageWords.Key(part);
        if (key.Length == 0) return true;
        if (_keys.Contains(key)) return true;
        return key.Length >= 4 && _keys.Any(known => known.Length >= 4 && (known.Contains(key, StringComparison.Ordinal) || key.Contains(known, StringComparison.Ordinal) && key.Length < known.Length * 3));
    }

    private void Add(string? name)
    {
        if (name is null || name.Length > 80) return;
        _keys.Add(PageWords.Key(name));
    }

    [GeneratedRegex(@"\s+[|–—·•»«:/~-]+\s+|\s*\|\s*|\s*(?:::|»|«)\s*|:\s+(?=\S+$)", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
