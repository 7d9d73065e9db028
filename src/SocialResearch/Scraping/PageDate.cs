using System.Text.RegularExpressions;
using SocialResearch.Conversations;

namespace SocialResearch.Scraping;

/// <summary>When a page was published: what it tells programs, its address, then what stands near the headline.</summary>
internal sealed partial class PageDate(PageView view, PageHead head, PageDates dates, List<PageBlock> blocks)
{
    private static readonly string[] s_published =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "publishdate", "publish_date", "publish-date", "published_time", "pubdate", "published", "publication_date",
        "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dcterms.created", "dc.date.created", "dcterms.available", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "article:post_date",
        "bt:pubdate", "citation_publication_date", "citation_date", "originalpublicationdate", "article_date_original", "dc.created", "article.created", "created", "date", "last-published", "rbpubdate", "date_published", "release_date", "video:release_date", "vr:published_time", "shareaholic:article_published_time",
    ];

    private static readonly string[] s_changed = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised"];

    /// <summary>The time of first publication; null when the page does not say.</summary>
    /// <param name="address">Where the page is from.</param>
    /// <param name="title">Its headline.</param>
    public PageTime? Published(string? address, string? title)
    {
        PageTime? told = PageTime.Machine(head.Text(head.Article, "datePublished")) ?? Written(head.Text(head.Article, "datePublished"));
        if (told is null)
        {
            foreach (string name in s_published)
            {
                if (head.Meta(name) is { } content && (told = PageTime.Machine(content) ?? Written(content)) is not null) break;
            }
        }
        if (told is { } day)
        {
            // Programs are told UTC: late in the evening the page itself shows another day.
            if (day.Offset == TimeSpan.Zero && day.Precision < TimePrecision.Day && Shown(title).FirstOrDefault(one => Math.Abs(one.Time.Day.DayNumber - day.Day.DayNumber) == 1 && one.Rank >= 3) is { Rank: > 0 } local) return local.Time;
            return OnItsClock(day, address);
        }
        PageTime? addressed = InAddress(address);
        List<(double Rank, PageTime Time)> shown = Shown(title);
        if (shown.Count > 0 && shown[0].Rank >= 6) return shown[0].Time;
        if (addressed is not null) return addressed;
        if (shown.Count > 0) return shown[0].Time;
        return PageTime.Machine(head.Things.Select(thing => head.Text(thing, "datePublished")).FirstOrDefault(text => text is not null))
            ?? PageTime.Machine(head.Things.Select(thing => head.Text(thing, "uploadDate") ?? head.Text(thing, "dateCreated")).FirstOrDefault(text => text is not null))
            ?? s_changed.Select(name => PageTime.Machine(head.Meta(name))).FirstOrDefault(time => time is not null)
            ?? PageTime.Machine(head.Text(head.Article, "dateModified"));
    }

    /// <summary>What programs are told in UTC, on the clock of the country whose domain the page has: late in the evening that is another day.</summary>
    private static PageTime OnItsClock(PageTime told, string? address)
    {
        if (told.Offset != TimeSpan.Zero || told.Precision is not (TimePrecision.Second or TimePrecision.Minute) || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) return told;
        string? name = uri.Host[(uri.Host.LastIndexOf('.') + 1)..] switch
        {
            "de" or "at" or "ch" or "li" or "lu" or "nl" or "be" or "dk" or "no" or "se" or "pl" or "cz" or "fr" or "it" or "es" => "Europe/Berlin",
            _ => null,
        };
        if (name is null || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone)) return told;
        TimeSpan offset = zone.GetUtcOffset(new DateTimeOffset(told.Clock, TimeSpan.Zero));
        return new(told.Clock + offset, offset, told.Precision);
    }

    private PageTime? Written(string? text) => text is not null && dates.First(text) is { } found ? new(found.Clock, null, found.Precision) : null;

    private static PageTime? InAddress(string? address)
    {
        if (address is null) return null;
        // An archive's own address holds the day of the copy.
        int copy = address.LastIndexOf("/http", StringComparison.Ordinal);
        if (copy > 0) address = address[(copy + 1)..];
        foreach (Match match in DayInAddress().Matches(address))
        {
            if (PageTime.Machine($"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}") is { } day) return day;
        }
        return null;
    }

    /// <summary>Dates that are shown, those that are most likely of the publication first.</summary>
    private List<(double Rank, PageTime Time)> Shown(string? title)
    {
        var found = new List<(double Rank, PageTime Time)>();
        List<string> titleWords = PageWords.Of(title);
        int heading = -1;
        for (int i = 0; i < blocks.Count && titleWords.Count > 0; i++)
        {
            if (blocks[i].Text.Length < 300 && (heading < 0 || blocks[i].IsHeading && !blocks[heading].IsHeading) && blocks[i].IsLike(titleWords, 0.85)) heading = i;
        }
        for (int i = 0; i < blocks.Count; i++)
        {
            PageBlock block = blocks[i];
            if (!block.Text.AsSpan().ContainsAnyInRange('0', '9') && view.Tag(block.Holder) != "time") continue;
            string text = block.Text.Length > 400 ? block.Text[..400] : block.Text;
            PageTime? machine = MachineTime(block);
            List<FoundDate> written = [.. dates.In(text).Take(2).Where(date => !Event().IsMatch(text[..date.Start]))];
            if (machine is null && written.Count == 0) continue;
            int distance = heading < 0 ? 99 : Math.Abs(i - heading);
            PageCue around = AroundOf(block);
            bool outside = (around & (PageCue.Side | PageCue.Related | PageCue.Recent | PageCue.Foot | PageCue.Comment | PageCue.Navigation | PageCue.Advert)) != 0;
            double rank = outside ? -4 : 0;
            if (distance <= 3) rank += 3.5;
            else if (distance <= 8) rank += 2;
            if ((around & (PageCue.Date | PageCue.Meta)) != 0) rank += 2;
            if (block.Text.Length > 250) rank -= 2.5;
            if (Changed().IsMatch(text)) rank -= 1.5;
            else if (Publication().IsMatch(text)) rank += 2;
            if (machine is { } told) found.Add((rank + 1 - i * 0.0005, told));
            foreach (FoundDate date in written) found.Add((rank + (block.Text.Length < 60 ? 1 : 0) - (date.Start > 120 ? 1.5 : 0) - i * 0.0005, new(date.Clock, null, date.Precision)));
        }
        found.RemoveAll(one => one.Rank < -1);
        return [.. found.OrderByDescending(one => one.Rank)];
    }

    private PageCue AroundOf(PageBlock block)
    {
        PageCue around = PageCue.None;
        for (int at = block.First; at >= 0; at = view.Parent(at)) around |= OfArticle(view.Cues(at));
        return around;
    }

    /// <summary>The foot of a post (<c>post-footer</c>) is no foot of the page: there stands who wrote it and when.</summary>
    public static PageCue OfArticle(PageCue cues) => (cues & PageCue.Foot) != 0 && (cues & (PageCue.Article | PageCue.Meta)) != 0 ? cues & ~PageCue.Foot | PageCue.Meta : cues;

    /// <summary>The time that an element in the block says for programs.</summary>
    private PageTime? MachineTime(PageBlock block)
    {
        for (int at = view.Parent(block.First); at >= block.Holder && at >= 0; at = view.Parent(at))
        {
            if (TimeOf(view, at) is { } time) return time;
        }
        for (int node = block.First; node <= block.Last; node++)
        {
            if (!view.IsText(node) && TimeOf(view, node) is { } time) return time;
        }
        return null;
    }

    /// <summary>The time that an element says for programs: datetime, content or title; null when it says none.</summary>
    public static PageTime? TimeOf(PageView view, int node)
    {
        if (view.Attributes(node).Others.Length == 0) return null;
        if (view.Attribute(node, "datetime") is { Length: > 0 } datetime && PageTime.Machine(datetime) is { } time) return time;
        if (view.Attribute(node, "itemprop") is "datePublished" or "dateCreated" && PageTime.Machine(view.Attribute(node, "content")) is { } property) return property;
        return view.Tag(node) is "abbr" or "span" or "a" && view.Attribute(node, "title") is { Length: >= 10 } titled ? PageTime.Machine(titled) : null;
    }

    [GeneratedRegex(@"[/_=-](?<y>(?:19|20)\d\d)[/_-](?<m>0?[1-9]|1[0-2])[/_-](?<d>0?[1-9]|[12]\d|3[01])(?!\d)|[/_-](?<d>0[1-9]|[12]\d|3[01])-(?<m>0[1-9]|1[0-2])-(?<y>20[0-3]\d)(?!\d)|[/_-](?<y>20[0-3]\d)(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DayInAddress();

    [GeneratedRegex(@"aktualisier|geändert|updated|modified|bearbeitet|letzte\s+änderung|stand:|abgerufen|zugriff", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changed();

    [GeneratedRegex(@"veröffentlich|publiziert|erschienen|erstellt|published|posted|publié|publicado|pubblicato|geschrieben\s+(?:am|von)|\bdatum\b|eingestellt|gepostet|opublikowano", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Publication();

    [GeneratedRegex(@"(?:geboren|geb\.|born|ab\s+dem|bis\s+(?:zum)?|until|deadline|seit\s+dem|since|©|copyright)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Event();
}
