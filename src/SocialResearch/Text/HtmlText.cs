using System.Net;
using System.Text;
using HtmlAgilityPack;

namespace SocialResearch.Text;

/// <summary>What a person reads of a post that is stored as HTML.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> s_unread = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "head", "iframe", "object", "svg" };

    private static readonly HashSet<string> s_blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "section", "article", "header", "footer", "figure", "figcaption", "hr", "aside", "details", "summary",
    };

    private static readonly HashSet<string> s_paragraphs = new(StringComparer.OrdinalIgnoreCase) { "p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6" };

    /// <summary>Plain text: <c>br</c> and blocks end a line, paragraphs leave an empty one, entities are characters, nothing of scripts and styles.</summary>
    /// <param name="html">HTML as people and programs write it; need not be well formed.</param>
    /// <param name="without">Elements to leave out with all they hold, such as <c>aside</c> where a forum puts the words of others.</param>
    public static string ToPlain(string html, params ReadOnlySpan<string> without)
    {
        if (!html.AsSpan().ContainsAny('<', '&')) return Tidy(html);
        if (HtmlNesting.IsTooDeep(html)) return Tidy(HtmlNesting.WithoutTags(html));
        var document = new HtmlDocument();
        document.LoadHtml(html);
        var text = new Lines();

        // A stack of our own: posts can be nested deeper than the call stack.
        var open = new Stack<(HtmlNode Node, bool Leaving, bool Verbatim)>();
        open.Push((document.DocumentNode, false, false));
        while (open.TryPop(out (HtmlNode Node, bool Leaving, bool Verbatim) at))
        {
            (HtmlNode node, bool leaving, bool verbatim) = at;
            if (node is HtmlCommentNode || s_unread.Contains(node.Name) || without.Contains(node.Name)) continue;
            if (node is HtmlTextNode words)
            {
                // The parser's own decoder garbles characters beyond U+FFFF, which is where emoji are.
                text.Append(WebUtility.HtmlDecode(words.Text), verbatim);
                continue;
            }
            if (node.Name == "br") text.Break(1);
            else if (s_paragraphs.Contains(node.Name)) text.Break(2, soft: true);
            else if (s_blocks.Contains(node.Name)) text.Break(1, soft: true);
            else if (node.Name is "td" or "th") text.Append(" ", verbatim: false);
            if (leaving) continue;
            bool inside = verbatim || node.Name == "pre";
            open.Push((node, true, verbatim));
            if (node.Name == "br") open.Pop();
            for (HtmlNode? child = node.LastChild; child is not null; child = child.PreviousSibling) open.Push((child, false, inside));
        }
        return Tidy(text.ToString());
    }

    /// <summary>Line ends as \n, NFC, no space at the ends, and no half characters, which cannot be normalised.</summary>
    private static string Tidy(string text) => WellFormedText.Composed(text.ReplaceLineEndings("\n").Trim());

    /// <summary>Collects words and breaks; white space runs together as in a browser.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();
        private int _breaks;
        private bool _space;

        public void Append(string words, bool verbatim)
        {
            foreach (char character in words)
            {
                if (verbatim && character == '\n') _breaks++;
                else if (!verbatim && char.IsWhiteSpace(character)) _space = true;
                else
                {
                    if (_text.Length > 0)
                    {
                        if (_breaks > 0) _text.Append('\n', Math.Min(_breaks, 2));
                        else if (_space) _text.Append(' ');
                    }
                    _breaks = 0;
                    _space = false;
                    _text.Append(character);
                }
            }
        }

        /// <summary>Ends the line; a soft break asks for as many line ends and does not add to those that are there.</summary>
        public void Break(int lines, bool soft = false) => _breaks = soft ? Math.Max(_breaks, lines) : _breaks + lines;

        public override string ToString() => _text.ToString();
    }
}
