using System.Text;
using HtmlAgilityPack;
using SocialResearch.Text;

namespace SocialResearch.Scraping;

/// <summary>Parses a page in bounded time: pages that are too large are cut, tags nested too deep are left out.</summary>
/// <remarks>
/// The parser's time grows with the square of the depth, and a page with thousands of unclosed paragraphs is as deep as it has
/// paragraphs. Such a page is written anew first, in one pass: what the HTML standard closes by itself is closed, what is still
/// deeper than any page a person made loses its tags and keeps its words.
/// </remarks>
internal static class PageMarkup
{
    /// <summary>Characters of a page that are read. Articles with thousands of comments stay below a tenth of it.</summary>
    public const int Longest = 12_000_000;

    private const int Deepest = 250;

    private static readonly HashSet<string> s_childless = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> s_closedByBlocks = new(StringComparer.OrdinalIgnoreCase) { "p", "li", "td", "th", "tr", "dt", "dd", "option" };

    private static readonly HashSet<string> s_blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "ul", "ol", "dl", "table", "section", "article", "header", "footer", "aside", "nav", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "form", "main", "figure", "address",
    };

    /// <summary>The parsed page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="wasCut">Whether the end of it was left out.</param>
    /// <param name="wasFlattened">Whether tags were left out.</param>
    public static HtmlDocument Parse(string html, out bool wasCut, out bool wasFlattened)
    {
        wasCut = html.Length > Longest;
        if (wasCut) html = html[..Longest];
        wasFlattened = false;
        html = LeanMarkup.Of(html, out int deepest);
        // Half the depth that the guard of posts allows is enough to be slow on a long page.
        if (deepest > HtmlNesting.Deepest && HtmlNesting.IsTooDeep(html)) html = Flattened(html, out wasFlattened);
        var document = new HtmlDocument { OptionMaxNestedChildNodes = 0, OptionUseIdAttribute = false, OptionReadEncoding = false, OptionCheckSyntax = false };
        document.LoadHtml(html);
        return document;
    }

    /// <summary>The page with what HTML closes by itself closed, and without tags that are deeper than any page.</summary>
    private static string Flattened(string html, out bool wasFlattened)
    {
        wasFlattened = false;
        var tidy = new StringBuilder(html.Length + html.Length / 8);
        var open = new List<string>();
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < html.Length)
        {
            int tag = html.IndexOf('<', at);
            if (tag < 0) break;
            tidy.Append(html, at, tag - at);
            int end = EndOfTag(html, tag);
            ReadOnlySpan<char> inside = html.AsSpan(tag + 1, Math.Max(0, end - tag - 2));
            at = end;
            bool closes = inside.StartsWith("/");
            ReadOnlySpan<char> nameSpan = Name(closes ? inside[1..] : inside);
            if (nameSpan.IsEmpty)
            {
                if (inside.StartsWith("!") || inside.StartsWith("?")) tidy.Append(html, tag, end - tag);
                else tidy.Append("&lt;").Append(html, tag + 1, end - tag - 1);
                continue;
            }
            string name = nameSpan.ToString().ToLowerInvariant();
            if (name is "script" or "style" && !closes)
            {
                int stop = html.IndexOf("</" + name, end, StringComparison.OrdinalIgnoreCase);
                at = stop < 0 ? html.Length : EndOfTag(html, stop);
                tidy.Append(html, tag, at - tag);
                continue;
            }
            if (s_childless.Contains(name) || inside.EndsWith("/"))
            {
                tidy.Append(html, tag, end - tag);
                continue;
            }
            if (closes)
            {
                if (counts.GetValueOrDefault(name) > 0) CloseTo(name, open, counts, tidy);
                continue;
            }
            // A new paragraph ends the one before; a new item the one before in the same list.
            if (open.Count > 0 && s_closedByBlocks.Contains(open[^1]) && (string.Equals(open[^1], name, StringComparison.Ordinal) || open[^1] == "p" && s_blocks.Contains(name)))
                CloseTo(open[^1], open, counts, tidy);
            if (open.Count < Deepest) tidy.Append(html, tag, end - tag);
            else
            {
                wasFlattened = true;
                tidy.Append(' ');
            }
            open.Add(name);
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
        if (at < html.Length) tidy.Append(html, at, html.Length - at);
        return tidy.ToString();
    }

    private static void CloseTo(string name, List<string> open, Dictionary<string, int> counts, StringBuilder tidy)
    {
        while (open.Count > 0)
        {
            string last = open[^1];
            open.RemoveAt(open.Count - 1);
            counts[last]--;
            if (open.Count < Deepest) tidy.Append("</").Append(last).Append('>');
            if (last == name) return;
        }
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> inside)
    {
        int length = 0;
        while (length < inside.Length && (char.IsAsciiLetterOrDigit(inside[length]) || length > 0 && inside[length] is '-' or ':')) length++;
        return length > 0 && char.IsAsciiLetter(inside[0]) ? inside[..length] : [];
    }

    private static int EndOfTag(string html, int tag)
    {
        if (string.CompareOrdinal(html, tag, "<!--", 0, 4) == 0)
        {
            int close = html.IndexOf("-->", tag + 4, StringComparison.Ordinal);
            return close < 0 ? html.Length : close + 3;
        }
        int end = html.IndexOf('>', tag);
        return end < 0 ? html.Length : end + 1;
    }
}
