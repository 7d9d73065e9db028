using System.Net;
using System.Text.RegularExpressions;
using HtmlAgilityPack;
using SocialResearch.Text;

namespace SocialResearch.Scraping;

/// <summary>Where a crawl goes on from a page. Only links that say what they are: no guessing from words.</summary>
internal static partial class PageLinks
{
    /// <summary>A link, and what is expected at its end.</summary>
    internal readonly record struct Link(Uri Address, LinkKind Kind);

    internal enum LinkKind
    {
        Page,
        Feed,
        Sitemap,
    }

    /// <summary>The links of the wanted kinds, in the order of the page; none when the page asks not to follow its links.</summary>
    public static IReadOnlyList<Link> Of(ArchivedPage page, Follow follow)
    {
        string html = page.Text;
        // What is nested so deep was made to harm, and has no next page.
        if (HtmlNesting.IsTooDeep(html)) return [];
        var document = new HtmlDocument();
        document.LoadHtml(html);
        var links = new List<Link>();
        var address = new Uri(page.Address);
        foreach (HtmlNode node in document.DocumentNode.Descendants())
        {
            if (node.Name == "base" && Value(node, "href") is { } start && WebAddress.TryNormal(start, address, out Uri? root)) address = root!;
            else if (IsMeta(node, "robots") && Words(Value(node, "content")) is var wishes && (wishes.Contains("nofollow") || wishes.Contains("none"))) return [];
            else if (node.Name is "a" or "link" && Value(node, "href") is { } target && Kind(node, target, follow) is { } kind && WebAddress.TryNormal(target, address, out Uri? link))
                links.Add(new(link!, kind));
        }
        return links;
    }

    /// <summary>Whether the page reserves text and data mining to its owner (TDM Reservation Protocol, W3C community group, 2024, from memory).</summary>
    public static bool IsReserved(ArchivedPage page) =>
        page.Header("tdm-reservation")?.Trim() == "1" || Reservation().Match(page.Text) is { Success: true } meta && Set().IsMatch(meta.Value);

    private static LinkKind? Kind(HtmlNode node, string target, Follow follow)
    {
        HashSet<string> relations = Words(Value(node, "rel"));
        if (follow.HasFlag(Follow.Next) && (relations.Contains("next") || (node.Name == "a" && Words(Value(node, "class")).Contains("next")))) return LinkKind.Page;
        if (follow.HasFlag(Follow.Comments) && (relations.Contains("replies") || CommentPage().IsMatch(target) || (node.Name == "a" && target[0] != '#' && IsInCommentPages(node)))) return LinkKind.Page;
        if (follow.HasFlag(Follow.Feed) && relations.Contains("alternate") && Value(node, "type") is { } type && (type.Contains("rss+xml", StringComparison.OrdinalIgnoreCase) || type.Contains("atom+xml", StringComparison.OrdinalIgnoreCase))) return LinkKind.Feed;
        if (follow.HasFlag(Follow.Sitemap) && relations.Contains("sitemap")) return LinkKind.Sitemap;
        return null;
    }

    /// <summary>Whether the link stands in the page numbers below comments.</summary>
    private static bool IsInCommentPages(HtmlNode link)
    {
        int steps = 0;
        for (HtmlNode? node = link.ParentNode; node is not null && steps < 4; node = node.ParentNode, steps++)
        {
            string name = $"{Value(node, "class")} {Value(node, "id")}".ToLowerInvariant();
            if (name.Contains("comment", StringComparison.Ordinal) && (name.Contains("nav", StringComparison.Ordinal) || name.Contains("pagin", StringComparison.Ordinal))) return true;
        }
        return false;
    }

    private static bool IsMeta(HtmlNode node, string name) => node.Name == "meta" && string.Equals(Value(node, "name"), name, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Words(string? text) => new((text ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    private static string? Value(HtmlNode node, string attribute) => node.Attributes[attribute]?.Value is { Length: > 0 } value && WebUtility.HtmlDecode(value).Trim() is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"/comment-page-[0-9]+|[?&](?:cpage|comment_?page|comments_?page)=[0-9]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentPage();

    [GeneratedRegex("""<meta\s[^>]*?name\s*=\s*["']?tdm-reservation["'\s][^>]*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reservation();

    [GeneratedRegex("""content\s*=\s*["']?\s*1""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Set();
}
