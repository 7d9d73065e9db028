using System.Buffers;
using System.Collections.Frozen;
using HtmlAgilityPack;

namespace SocialResearch.Scraping;

/// <summary>A page without what no rule looks at: programs, styles, most attributes. The parser would spend half of its time on them.</summary>
/// <remarks>
/// One pass, which goes through tags as the parser does, state by state, so that it builds the same tree of what is left. On the way the
/// parser is kept from two things: a tag longer than any a person or program means to write takes it long (the time grows with the
/// square) and loses its attributes; <c>&lt;script/&gt;</c>, which it takes for open to the end of the page, is closed.
/// </remarks>
internal sealed class LeanMarkup
{
    private const int LongestTag = 20_000, LongestName = 20;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_read = Names(
        "class", "id", "name", "title", "href", "rel", "content", "property", "http-equiv", "itemprop", "itemtype", "datetime", "lang", "xml:lang", "role", "hidden", "aria-hidden", "style", "data-author", "data-username", "data-quote", "data-post", "data-source", "data-pid", "cite");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_unread = Names("script", "style", "textarea"), s_closedAtOnce = Names("title", "textarea", "script", "style", "iframe");

    /// <summary>Elements whose content is no markup.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_verbatim = Names([.. HtmlNode.ElementsFlags.Where(element => element.Value.HasFlag(HtmlElementFlag.CData)).Select(element => element.Key)]);

    private readonly string _html;
    private readonly char[] _lean;
    private readonly List<Range> _attributes = [];
    private int _at, _copied, _written, _open, _deepest;
    private bool _leavesOut;

    // Its length tells whether it is read (PageView), so all of it stays.
    private bool _inNoScript;

    private LeanMarkup(string html, char[] lean) => (_html, _lean) = (html, lean);

    /// <summary>The page without them.</summary>
    /// <param name="html">The page.</param>
    /// <param name="deepest">A number of tags that is never exceeded by those open at once.</param>
    public static string Of(string html, out int deepest)
    {
        deepest = int.MaxValue;
        // Code for a server can stand anywhere, even within a tag.
        if (html.Contains("<%", StringComparison.Ordinal)) return html;
        // A tag that is closed at once becomes two, at most twice as long.
        char[] lean = ArrayPool<char>.Shared.Rent(2 * html.Length);
        var page = new LeanMarkup(html, lean);
        page.Read();
        page.Keep(html.AsSpan(page._copied));
        string kept = lean.AsSpan(0, page._written).ToString();
        ArrayPool<char>.Shared.Return(lean);
        deepest = page._deepest;
        return kept;
    }

    private void Read()
    {
        while (_at < _html.Length && _html.IndexOf('<', _at) is >= 0 and var tag)
        {
            _at = tag;
            if (!IsTag(tag)) _at++;
            else if (_html[tag + 1] == '!') SkipRemark();
            else ReadTag();
        }
    }

    /// <summary>Whether a tag or remark begins here; else the sign is one like any other.</summary>
    private bool IsTag(int at) => at + 1 < _html.Length && (char.IsLetter(_html[at + 1]) || _html[at + 1] is '/' or '!');

    private void SkipRemark()
    {
        bool isLong = string.CompareOrdinal(_html, _at, "<!--", 0, 4) == 0;
        int end = isLong ? _html.IndexOf("-->", _at + 2, StringComparison.Ordinal) : _html.IndexOf('>', _at);
        int start = _at;
        _at = end < 0 ? _html.Length : end + (isLong ? 3 : 1);
        Open(_html.AsSpan(start.._at).Count('<'));
    }

    // What stands in a remark or is no markup may look like tags to whoever counts them.
    private void Open(int tags)
    {
        _open = Math.Max(0, _open + tags);
        _deepest = Math.Max(_deepest, _open);
    }

    private void ReadTag()
    {
        int start = _at;
        bool closes = _html[start + 1] == '/';
        Open(closes ? -1 : 1);
        int nameStart = closes ? start + 2 : start + 1, nameEnd = Until('/', nameStart);
        ReadOnlySpan<char> name = _html.AsSpan(nameStart..Math.Min(nameEnd, nameStart + LongestName));
        bool isScript = name.Equals("script", StringComparison.OrdinalIgnoreCase);
        ReadAttributes(nameEnd, isScript, out bool isWhole, out bool isEmpty);
        if (!isWhole && !IsEndless(start)) return;
        bool isClosedAtOnce = !closes && _html[_at - 2] == '/' && s_closedAtOnce.Contains(name);
        // Of what is only for programs the data are read and the address that the page calls its own.
        if (!closes && !_inNoScript && (s_unread.Contains(name) && !(isScript && Says(start, "json")) || name.Equals("link", StringComparison.OrdinalIgnoreCase) && !Says(start, "canonical")))
        {
            Replace(start, isClosedAtOnce || !s_verbatim.Contains(name) ? [] : name);
            return;
        }
        if (name.Equals("noscript", StringComparison.OrdinalIgnoreCase)) _inNoScript = !closes && !isEmpty;
        if (!isWhole || isClosedAtOnce || _leavesOut && !closes && !_inNoScript) Write(nameStart + name.Length, isEmpty && !isClosedAtOnce);
        if (isClosedAtOnce)
        {
            Keep("</");
            Keep(name);
            Keep(">");
        }
        else if (!closes && s_verbatim.Contains(name))
        {
            int content = _at;
            SkipContent(name);
            Open(_html.AsSpan(content.._at).Count('<'));
        }
    }

    /// <summary>Leaves out an element; what stands before and after it stays two texts, as it is with a remark between them.</summary>
    private void Replace(int start, ReadOnlySpan<char> name)
    {
        Keep(_html.AsSpan(_copied, start - _copied));
        Keep("<!>");
        Open(-1);
        if (!name.IsEmpty)
        {
            SkipContent(name);
            if (_at < _html.Length) ReadAttributes(Until('/', _at + 2), isScript: false, out _, out _);
        }
        _copied = _at;
    }

    private bool Says(int tag, string word) => _html.AsSpan(tag.._at).Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Goes over the attributes, to the end of the tag or to where another begins, and notes those that are read.</summary>
    private void ReadAttributes(int at, bool isScript, out bool isWhole, out bool isEmpty)
    {
        isWhole = isEmpty = _leavesOut = false;
        _attributes.Clear();
        int length = 0;
        while (at < _html.Length)
        {
            char c = _html[at];
            if (c == '>')
            {
                isWhole = true;
                if (length > LongestTag) _attributes.Clear();
                break;
            }
            if (c == '<' && IsTag(at)) break;
            if (IsSpace(c) || c is '/' or '?')
            {
                at++;
                isEmpty = !IsSpace(c) && at < _html.Length && _html[at] == '>';
                continue;
            }
            // Whatever sign a name begins with belongs to it.
            int name = at, nameEnd = Until('=', at + 1), value = SkipSpace(nameEnd);
            at = nameEnd;
            if (value < _html.Length && _html[value] == '=') (value, at) = Value(SkipSpace(value + 1));
            else value = at;
            if (IsRead(_html.AsSpan(name..nameEnd), _html.AsSpan(value..at)) || isScript && _html.AsSpan(name..nameEnd).Equals("type", StringComparison.OrdinalIgnoreCase))
            {
                _attributes.Add(name..at);
                length += at - name;
            }
            else
            {
                _leavesOut = true;
            }
        }
        _at = isWhole ? at + 1 : at;
        _leavesOut |= length > LongestTag;
    }

    private (int Start, int End) Value(int at)
    {
        if (at >= _html.Length) return (_html.Length, _html.Length);
        if (_html[at] is '"' or '\'') return (at, _html.IndexOf(_html[at], at + 1) is >= 0 and var end ? end + 1 : _html.Length);
        return (at, _html[at] == '>' || _html[at] == '<' && IsTag(at) ? at : Until('>', at + 1));
    }

    private static bool IsRead(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.StartsWith("data-", StringComparison.OrdinalIgnoreCase) && CommentHints.IsIdentifier(name)
        || s_read.Contains(name) && (!name.Equals("style", StringComparison.OrdinalIgnoreCase) || value.Contains("display", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the tag, which another cuts off, would be too long even if it ended at the next sign that ends one; then it ends there.</summary>
    private bool IsEndless(int start)
    {
        if (_html.AsSpan(start, Math.Min(LongestTag, _html.Length - start)).Contains('>') || _html.Length - start <= LongestTag) return false;
        _attributes.Clear();
        _at = _html.IndexOf('>', start) is >= 0 and var end ? end + 1 : _html.Length;
        return true;
    }

    private void Write(int nameEnd, bool isEmpty)
    {
        Keep(_html.AsSpan(_copied, nameEnd - _copied));
        foreach (Range attribute in _attributes)
        {
            Keep(" ");
            Keep(_html.AsSpan(attribute));
        }
        Keep(isEmpty ? " />" : ">");
        _copied = _at;
    }

    private void SkipContent(ReadOnlySpan<char> name)
    {
        int end = _at;
        while ((end = _html.IndexOf("</", end, StringComparison.Ordinal)) >= 0)
        {
            int after = end + 2 + name.Length;
            if (after >= _html.Length) end = -1;
            if (end < 0 || (_html[after] == '>' || IsSpace(_html[after])) && _html.AsSpan(end + 2, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase)) break;
            end += 2;
        }
        _at = end < 0 ? _html.Length : end;
    }

    private void Keep(ReadOnlySpan<char> words)
    {
        words.CopyTo(_lean.AsSpan(_written));
        _written += words.Length;
    }

    /// <summary>Goes to the end of a name or value: white space, the end of the tag, the beginning of another, or this sign.</summary>
    private int Until(char sign, int at)
    {
        for (; at < _html.Length; at++)
        {
            char c = _html[at];
            if (c <= '>' && (c == sign || c == '>' || IsSpace(c) || c == '<' && IsTag(at))) return at;
        }
        return _html.Length;
    }

    private int SkipSpace(int at)
    {
        while (at < _html.Length && IsSpace(_html[at])) at++;
        return at;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
