using System.Text;
using HtmlAgilityPack;

namespace SocialResearch.Text;

/// <summary>Turns the HTML of a post into the text people read.</summary>
internal static class HtmlText
{
    /// <summary>The text without markup: paragraphs apart by an empty line, breaks as \n, scripts and styles left out.</summary>
    public static string ToPlain(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&')) return html.ReplaceLineEndings("\n").Trim();
        var document = new HtmlDocument();
        document.LoadHtml(html);
        var text = new StringBuilder(html.Length);
        // From node to node and not by recursion: nesting in foreign pages knows no bounds.
        for (HtmlNode? node = document.DocumentNode; node is not null; node = Following(node, text))
        {
            if (node.NodeType == HtmlNodeType.Text) Append(text, HtmlEntity.DeEntitize(((HtmlTextNode)node).Text) ?? "");
            else if (node.Name == "br") text.Append('\n');
            else Apart(node, text);
        }
        return text.ToString().Trim();
    }

    private static HtmlNode? Following(HtmlNode node, StringBuilder text)
    {
        if (node.NodeType != HtmlNodeType.Comment && node.Name is not ("script" or "style") && node.FirstChild is { } child) return child;
        while (node.NextSibling is null)
        {
            if (node.ParentNode is not { } parent) return null;
            node = parent;
            Apart(node, text);
        }
        return node.NextSibling;
    }

    private static void Apart(HtmlNode node, StringBuilder text)
    {
        int wanted = node.Name switch
        {
            "p" or "blockquote" or "pre" or "ul" or "ol" or "table" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => 2,
            "div" or "li" or "tr" or "section" or "article" or "hr" => 1,
            _ => 0,
        };
        if (wanted == 0) return;
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        for (int i = 1; i <= wanted && text.Length >= i; i++)
        {
            if (text[^i] != '\n') text.Append('\n');
        }
    }

    private static void Append(StringBuilder text, string piece)
    {
        foreach (char c in piece)
        {
            bool space = c is ' ' or '\n' or '\r' or '\t' or '\f';
            if (!space) text.Append(c);
            else if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
        }
    }
}
