using System.Net;
using HtmlAgilityPack;

namespace SocialResearch.Scraping;

/// <summary>A parsed page as columns: one walk over the tree, after which every question about a part of the page is a look into arrays.</summary>
/// <remarks>
/// Nodes are numbered in the order of the page, so that an element with all it holds is the range from its number to
/// <see cref="End"/>. What nobody reads (scripts, styles, comments of the markup) is left out; what only programs read
/// (meta, link, JSON-LD) is kept aside in <see cref="Machine"/>.
/// </remarks>
internal sealed class PageView
{
    /// <summary>The tag that stands for a piece of text.</summary>
    public const string TextTag = "#text";

    private static readonly HashSet<string> s_unread = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "iframe", "object", "svg", "noscript", "select", "textarea", "canvas", "audio", "video", "map", "math", "datalist",
    };

    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        TextTag, "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark",
        "nobr", "o:p", "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "button",
    };

    private readonly List<HtmlNode> _nodes = [];
    private readonly List<int> _parents = [], _ends = [], _chars = [], _linkChars = [];
    private readonly List<string> _tags = [];
    private readonly List<string?> _texts = [];
    private readonly List<PageCue> _cues = [];

    // Most classes of a page stand on many elements.
    private readonly Dictionary<string, PageCue> _known = new(StringComparer.Ordinal);

    private PageView() { }

    /// <summary>How many nodes there are.</summary>
    public int Count => _nodes.Count;

    /// <summary>Elements for programs: meta, link, title, scripts with data.</summary>
    public List<HtmlNode> Machine { get; } = [];

    /// <summary>The html element; null when the page has none.</summary>
    public HtmlNode? Html { get; private set; }

    /// <summary>The tag, lower case.</summary>
    public string Tag(int node) => _tags[node];

    /// <summary>The element or text it was made from.</summary>
    public HtmlNode Node(int node) => _nodes[node];

    /// <summary>The element around it; -1 for the first.</summary>
    public int Parent(int node) => _parents[node];

    /// <summary>The number after the last node that lies within.</summary>
    public int End(int node) => _ends[node];

    /// <summary>Characters within, white space as one.</summary>
    public int Chars(int node) => _chars[node];

    /// <summary>Characters within that belong to links.</summary>
    public int LinkChars(int node) => _linkChars[node];

    /// <summary>What tag, class and id say about its part of the page.</summary>
    public PageCue Cues(int node) => _cues[node];

    /// <summary>The words of a text node, entities as characters, white space as one; null for elements.</summary>
    public string? Text(int node) => _texts[node];

    /// <summary>Whether it is text.</summary>
    public bool IsText(int node) => _texts[node] is not null;

    /// <summary>Whether it stands in a line with what is around it.</summary>
    public bool IsInline(int node) => s_inline.Contains(_tags[node]);

    /// <summary>The attribute; empty when it is not there.</summary>
    public string Attribute(int node, string name) => _nodes[node].GetAttributeValue(name, "");

    /// <summary>Whether one of the classes is exactly this name.</summary>
    public bool HasClass(int node, string name)
    {
        ReadOnlySpan<char> classes = _nodes[node].GetAttributeValue("class", "");
        foreach (Range range in classes.SplitAny(" \t\r\n"))
        {
            if (classes[range].Equals(name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>The children, in order.</summary>
    public IEnumerable<int> Children(int node)
    {
        for (int child = node + 1; child < _ends[node]; child = _ends[child]) yield return child;
    }

    /// <summary>The elements around it, nearest first.</summary>
    public IEnumerable<int> Ancestors(int node)
    {
        for (int at = _parents[node]; at >= 0; at = _parents[at]) yield return at;
    }

    /// <summary>The words of a range in one line.</summary>
    public string Line(int first, int end) => PageLine.Of(this, first, end);

    /// <summary>The words of an element in one line.</summary>
    public string Line(int node) => PageLine.Of(this, node, _ends[node]);

    /// <summary>Walks over the tree.</summary>
    public static PageView Of(HtmlDocument document)
    {
        var view = new PageView();
        // A stack of our own: pages can be nested deeper than the call stack.
        var open = new Stack<(HtmlNode Node, int Parent, bool Leaving, bool InLink, bool Verbatim)>();
        open.Push((document.DocumentNode, -1, false, false, false));
        while (open.TryPop(out (HtmlNode Node, int Parent, bool Leaving, bool InLink, bool Verbatim) at))
        {
            if (at.Leaving) view.Close(at.Parent);
            else if (at.Node is HtmlTextNode words) view.Add(words, at.Parent, at.InLink, at.Verbatim);
            else if (at.Node is not HtmlCommentNode && view.TakesIn(at.Node))
            {
                int number = view.Add(at.Node, at.Parent);
                open.Push((at.Node, number, true, false, false));
                bool inLink = at.InLink || at.Node.Name == "a", verbatim = at.Verbatim || at.Node.Name == "pre";
                for (HtmlNode? child = at.Node.LastChild; child is not null; child = child.PreviousSibling) open.Push((child, number, false, inLink, verbatim));
            }
        }
        return view;
    }

    private bool TakesIn(HtmlNode element)
    {
        switch (element.Name)
        {
            case "html": Html ??= element; return true;
            case "meta" or "link" or "title":
                Machine.Add(element);
                // A parser that meets an unclosed one puts the page into it.
                return element.Name != "title" && element.HasChildNodes;
            case "script" when element.GetAttributeValue("type", "").Contains("json", StringComparison.OrdinalIgnoreCase): Machine.Add(element); return false;
            // Forums show robots the whole thread there, and readers the same by a script.
            case "noscript": return element.InnerLength > 1500 && element.Descendants("p").Any();
            default: return !s_unread.Contains(element.Name);
        }
    }

    private int Add(HtmlNode element, int parent)
    {
        _nodes.Add(element);
        _parents.Add(parent);
        _ends.Add(_nodes.Count);
        _chars.Add(0);
        _linkChars.Add(0);
        _tags.Add(element.Name);
        _texts.Add(null);
        _cues.Add(PageCues.Of(element, _known));
        return _nodes.Count - 1;
    }

    private void Add(HtmlTextNode words, int parent, bool inLink, bool verbatim)
    {
        string raw = words.Text;
        if (string.IsNullOrEmpty(raw) || parent < 0) return;
        // The parser's own decoder garbles characters beyond U+FFFF, which is where emoji are.
        string text = verbatim ? WebUtility.HtmlDecode(raw) : PageLine.Collapse(raw.Contains('&') ? WebUtility.HtmlDecode(raw) : raw);
        int count = text.AsSpan().Trim().Length;
        int number = Add(words, parent, text, count);
        if (inLink) _linkChars[number] = count;
    }

    private int Add(HtmlTextNode words, int parent, string text, int count)
    {
        _nodes.Add(words);
        _parents.Add(parent);
        _ends.Add(_nodes.Count);
        _chars.Add(count);
        _linkChars.Add(0);
        _tags.Add(TextTag);
        _texts.Add(text);
        _cues.Add(PageCue.None);
        return _nodes.Count - 1;
    }

    private void Close(int number)
    {
        _ends[number] = _nodes.Count;
        int chars = 0, links = 0;
        for (int child = number + 1; child < _nodes.Count; child = _ends[child])
        {
            chars += _chars[child];
            links += _linkChars[child];
        }
        _chars[number] = chars;
        _linkChars[number] = links;
    }
}
