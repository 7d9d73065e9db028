using System.Buffers;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace SocialResearch.Scraping;

/// <summary>A parsed page as columns: one walk over the tree, after which every question about a part of the page is a look into arrays.</summary>
/// <remarks>
/// Nodes are numbered in the order of the page, so that an element with all it holds is the range from its number to
/// <see cref="End"/>. What nobody reads (scripts, styles, comments of the markup) is left out; what only programs read
/// (meta, link, JSON-LD) is kept aside in <see cref="Machine"/>. Nothing holds on to the tree of the parser, which is most of the memory.
/// </remarks>
internal sealed class PageView : IDisposable
{
    /// <summary>The tag that stands for a piece of text.</summary>
    public const string TextTag = "#text";

    private readonly PageCues _known = new();
    private Node[] _nodes;

    private PageView(int nodes) => _nodes = ArrayPool<Node>.Shared.Rent(nodes);

    /// <summary>How many nodes there are.</summary>
    public int Count { get; private set; }

    /// <summary>Elements for programs: meta, link, title, scripts with data.</summary>
    public List<MachineElement> Machine { get; } = [];

    /// <summary>The html element; null when the page has none.</summary>
    public int? Html { get; private set; }

    /// <summary>The tag, lower case.</summary>
    public string Tag(int node) => _nodes[node].Tag;

    /// <summary>The element around it; -1 for the first.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>The number after the last node that lies within.</summary>
    public int End(int node) => _nodes[node].End;

    /// <summary>Characters within, white space as one.</summary>
    public int Chars(int node) => _nodes[node].Chars;

    /// <summary>Characters within that belong to links.</summary>
    public int LinkChars(int node) => _nodes[node].LinkChars;

    /// <summary>What tag, class and id say about its part of the page.</summary>
    public PageCue Cues(int node) => _nodes[node].Cues;

    /// <summary>The words of a text node, entities as characters, white space as one; null for elements.</summary>
    public string? Text(int node) => _nodes[node].Text;

    /// <summary>Whether it is text.</summary>
    public bool IsText(int node) => _nodes[node].Text is not null;

    /// <summary>Whether it stands in a line with what is around it.</summary>
    public bool IsInline(int node) => _nodes[node].IsInline;

    /// <summary>The attribute; empty when it is not there.</summary>
    public string Attribute(int node, string name) => _nodes[node].Attributes.Of(name);

    /// <summary>All attributes of an element.</summary>
    public PageAttributes Attributes(int node) => _nodes[node].Attributes;

    /// <summary>Whether the classes match; asked of the pattern once for all elements that have the same.</summary>
    /// <param name="node">The element.</param>
    /// <param name="pattern">Matches nothing that is empty.</param>
    public bool IsOfClass(int node, Regex pattern) => _nodes[node].Attributes.Names.Match(pattern);

    /// <summary>Whether the classes or the id match.</summary>
    /// <param name="node">The element.</param>
    /// <param name="pattern">Matches nothing that is empty.</param>
    public bool IsNamed(int node, Regex pattern) => IsNamed(node, pattern, pattern);

    /// <summary>Whether the classes match the first or the id matches the second.</summary>
    public bool IsNamed(int node, Regex classes, Regex ids) => IsOfClass(node, classes) || _nodes[node].Attributes.Id is { Length: > 0 } id && ids.IsMatch(id);

    /// <summary>Whether one of the classes is exactly this name.</summary>
    public bool HasClass(int node, string name)
    {
        ReadOnlySpan<char> classes = _nodes[node].Attributes.Names.Text;
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
        for (int child = node + 1; child < _nodes[node].End; child = _nodes[child].End) yield return child;
    }

    /// <summary>The elements around it, nearest first.</summary>
    public IEnumerable<int> Ancestors(int node)
    {
        for (int at = _nodes[node].Parent; at >= 0; at = _nodes[at].Parent) yield return at;
    }

    /// <summary>The words of a range in one line.</summary>
    public string Line(int first, int end) => PageLine.Of(this, first, end);

    /// <summary>The words of an element in one line.</summary>
    public string Line(int node) => PageLine.Of(this, node, _nodes[node].End);

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
        switch (tag.Kind)
        {
            case PageTagKind.Page: Html ??= Count; return true;
            // A parser that meets an unclosed one puts the page into it.
            case PageTagKind.Machine: SetAside(element, ""); return element.HasChildNodes;
            case PageTagKind.Title: SetAside(element, element.InnerText); return false;
            case PageTagKind.Script when element.GetAttributeValue("type", "").Contains("json", StringComparison.OrdinalIgnoreCase): SetAside(element, element.InnerText); return false;
            // Forums show robots the whole thread there, and readers the same by a script.
            case PageTagKind.NoScript: return element.InnerLength > 1500 && element.Descendants("p").Any();
            default: return tag.IsRead;
        }
    }

    private void SetAside(HtmlNode element, string text)
    {
        PageCue none = PageCue.None;
        Machine.Add(new(element.Name, element.HasAttributes ? PageAttributes.Of(element, _known, ref none) : PageAttributes.None, text));
    }

    private int Add(HtmlNode element, PageTag tag, int parent)
    {
        PageCue cues = tag.Cues;
        PageAttributes attributes = element.HasAttributes ? PageAttributes.Of(element, _known, ref cues) : PageAttributes.None;
        return Add(new Node { Tag = element.Name, Parent = parent, IsInline = tag.IsInline, Attributes = attributes, Cues = cues });
    }

    private void Add(HtmlTextNode words, int parent, bool inLink, bool isVerbatim)
    {
        ReadOnlySpan<char> raw = words.OwnerDocument.ParsedText.AsSpan(words.OuterStartIndex, words.OuterLength);
        // What the parser made a text of, such as an end without a beginning, it wrote anew.
        if (raw is ['<', ..]) raw = words.Text;
        if (raw.IsEmpty || parent < 0) return;
        string text = PageLine.Collapse(raw, isVerbatim);
        int chars = text.Length == 1 && text[0] == ' ' ? 0 : text.AsSpan().Trim().Length, linkChars = inLink ? chars : 0;
        Add(new Node { Tag = TextTag, Text = text, Parent = parent, IsInline = true, Chars = chars, LinkChars = linkChars, Attributes = PageAttributes.None });
        _nodes[parent].Chars += chars;
        _nodes[parent].LinkChars += linkChars;
    }

    private int Add(in Node node)
    {
        if (Count == _nodes.Length)
        {
            Node[] more = ArrayPool<Node>.Shared.Rent(2 * Count);
            _nodes.CopyTo(more, 0);
            Dispose();
            _nodes = more;
        }
        _nodes[Count] = node;
        _nodes[Count].End = Count + 1;
        return Count++;
    }

    private int Close(int number)
    {
        int parent = _nodes[number].Parent;
        _nodes[number].End = Count;
        if (parent >= 0)
        {
            _nodes[parent].Chars += _nodes[number].Chars;
            _nodes[parent].LinkChars += _nodes[number].LinkChars;
        }
        return parent;
    }

    /// <summary>Gives the memory back, for the next page.</summary>
    public void Dispose()
    {
        if (_nodes.Length == 0) return;
        Array.Clear(_nodes, 0, Count);
        ArrayPool<Node>.Shared.Return(_nodes);
        _nodes = [];
    }

    /// <summary>One row: what is asked of a node stands together.</summary>
    private struct Node
    {
        public string Tag;
        public string? Text;
        public PageAttributes Attributes;
        public int Parent, End, Chars, LinkChars;
        public PageCue Cues;
        public bool IsInline;
    }
}

/// <summary>An element that says something to programs.</summary>
/// <param name="Name">Its tag, lower case.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Text">What stands in it, where anybody reads that.</param>
internal sealed record MachineElement(string Name, PageAttributes Attributes, string Text);
