using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
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

    private readonly List<int> _parents, _ends, _chars, _linkChars;
    private readonly List<string> _tags;
    private readonly List<string?> _texts;
    private readonly List<bool> _inlines;
    private readonly List<PageCue> _cues;

    private readonly List<PageAttributes> _attributes;
    private readonly PageCues _known = new();
    private readonly Dictionary<(Regex Pattern, string Names), bool> _matches = [];

    private PageView(int nodes)
    {
        (_parents, _ends, _chars, _linkChars) = (new(nodes), new(nodes), new(nodes), new(nodes));
        (_tags, _texts, _inlines, _cues, _attributes) = (new(nodes), new(nodes), new(nodes), new(nodes), new(nodes));
    }

    /// <summary>How many nodes there are.</summary>
    public int Count => _parents.Count;

    /// <summary>Elements for programs: meta, link, title, scripts with data.</summary>
    public List<HtmlNode> Machine { get; } = [];

    /// <summary>The html element; null when the page has none.</summary>
    public HtmlNode? Html { get; private set; }

    /// <summary>The tag, lower case.</summary>
    public string Tag(int node) => _tags[node];

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
    public bool IsInline(int node) => _inlines[node];

    /// <summary>The attribute; empty when it is not there.</summary>
    public string Attribute(int node, string name) => _attributes[node].Of(name);

    /// <summary>All attributes of an element.</summary>
    public PageAttributes Attributes(int node) => _attributes[node];

    /// <summary>Whether the classes match; asked of the pattern once for all elements that have the same.</summary>
    /// <param name="node">The element.</param>
    /// <param name="pattern">Matches nothing that is empty.</param>
    public bool IsOfClass(int node, Regex pattern)
    {
        string names = _attributes[node].Class;
        if (names.Length == 0) return false;
        ref bool matches = ref CollectionsMarshal.GetValueRefOrAddDefault(_matches, (pattern, names), out bool isKnown);
        if (!isKnown) matches = pattern.IsMatch(names);
        return matches;
    }

    /// <summary>Whether the classes or the id match.</summary>
    /// <param name="node">The element.</param>
    /// <param name="pattern">Matches nothing that is empty.</param>
    public bool IsNamed(int node, Regex pattern) => IsOfClass(node, pattern) || _attributes[node].Id is { Length: > 0 } id && pattern.IsMatch(id);

    /// <summary>Whether one of the classes is exactly this name.</summary>
    public bool HasClass(int node, string name)
    {
        ReadOnlySpan<char> classes = _attributes[node].Class;
        if (!classes.Contains(name, StringComparison.OrdinalIgnoreCase)) return false;
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
        var view = new PageView(16 + document.ParsedText.Length / 32);
        // From node to node, without calls: pages can be nested deeper than the call stack.
        HtmlNode node = document.DocumentNode;
        int around = -1, links = 0, verbatim = 0;
        while (true)
        {
            if (node.NodeType == HtmlNodeType.Text)
            {
                view.Add((HtmlTextNode)node, around, links > 0, verbatim > 0);
            }
            else if (node.NodeType != HtmlNodeType.Comment && view.TakesIn(node, out PageTag tag))
            {
                around = view.Add(node, tag, around);
                if (node.Name == "a") links++;
                if (node.Name == "pre") verbatim++;
                if (node.FirstChild is { } child)
                {
                    node = child;
                    continue;
                }
                Leave(node);
            }
            while (node.NextSibling is null)
            {
                if (around < 0) return view;
                node = node.ParentNode!;
                Leave(node);
            }
            if (around < 0) return view;
            node = node.NextSibling;
        }

        void Leave(HtmlNode element)
        {
            if (element.Name == "a") links--;
            if (element.Name == "pre") verbatim--;
            around = view.Close(around);
        }
    }

    private bool TakesIn(HtmlNode element, out PageTag tag)
    {
        tag = PageTag.Of(element.Name);
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
            default: return tag.IsRead;
        }
    }

    private int Add(HtmlNode element, PageTag tag, int parent)
    {
        int number = Add(element.Name, null, 0, parent, tag.IsInline);
        PageCue cues = tag.Cues;
        if (element.HasAttributes) _attributes[number] = PageAttributes.Of(element, _known, ref cues);
        _cues[number] = cues;
        return number;
    }

    private void Add(HtmlTextNode words, int parent, bool inLink, bool isVerbatim)
    {
        ReadOnlySpan<char> raw = words.OwnerDocument.ParsedText.AsSpan(words.OuterStartIndex, words.OuterLength);
        // What the parser made a text of, such as an end without a beginning, it wrote anew.
        if (raw is ['<', ..]) raw = words.Text;
        if (raw.IsEmpty || parent < 0) return;
        string text = PageLine.Collapse(raw, isVerbatim);
        int count = text.AsSpan().Trim().Length, number = Add(TextTag, text, count, parent, isInline: true);
        if (inLink) _linkChars[number] = count;
        _chars[parent] += count;
        _linkChars[parent] += _linkChars[number];
    }

    private int Add(string tag, string? text, int chars, int parent, bool isInline)
    {
        _parents.Add(parent);
        _tags.Add(tag);
        _texts.Add(text);
        _inlines.Add(isInline);
        _chars.Add(chars);
        _linkChars.Add(0);
        _attributes.Add(PageAttributes.None);
        _cues.Add(PageCue.None);
        _ends.Add(_parents.Count);
        return _parents.Count - 1;
    }

    private int Close(int number)
    {
        int parent = _parents[number];
        _ends[number] = Count;
        if (parent >= 0)
        {
            _chars[parent] += _chars[number];
            _linkChars[parent] += _linkChars[number];
        }
        return parent;
    }
}
