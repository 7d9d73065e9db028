using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>What the markup and the words of one comment say about the comment that it answers.</summary>
internal sealed partial class CommentHints
{
    private const int LongestHeader = 120, LongestValue = 100;

    private readonly PageView _view;
    private readonly ReadComment _read;
    private readonly CommentKeys _keys;
    private string _before = "";

    private CommentHints(PageView view, ReadComment read, CommentKeys keys) => (_view, _read, _keys) = (view, read, keys);

    /// <summary>Identifiers of the system, from attributes such as <c>data-parent</c>.</summary>
    public List<string> Identifiers { get; } = [];

    /// <summary>Links that say of themselves that they lead to what is answered.</summary>
    public List<string> Links { get; } = [];

    /// <summary>Links to what is quoted.</summary>
    public List<string> Sources { get; } = [];

    /// <summary>Identifiers of what is quoted.</summary>
    public List<string> SourceNumbers { get; } = [];

    /// <summary>Numbers that are named as those of comments: "Antwort auf #3", "@12".</summary>
    public List<int> Numbers { get; } = [];

    /// <summary>Numbers that begin the words and may be those of comments: "#3:".</summary>
    public List<int> BareNumbers { get; } = [];

    /// <summary>Quotations with the name of the writer, where it is said.</summary>
    public List<(string? Name, string Words)> Quotations { get; } = [];

    /// <summary>Texts that begin with the name of somebody who is answered.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Numbers that stand alone in it: its own, perhaps, or votes.</summary>
    public HashSet<int> Alone { get; } = [];

    /// <summary>Reads the comment, without those nested in it, and tells the keys by what it can be named.</summary>
    public static CommentHints Of(PageView view, IReadOnlyList<CommentUnit> units, int comment, ReadComment read, CommentKeys keys)
    {
        var hints = new CommentHints(view, read, keys);
        CommentUnit unit = units[comment];
        int next = comment + 1;
        for (int node = unit.First; node < unit.End; node++)
        {
            while (next < units.Count && units[next].First < node) next++;
            if (node != unit.First && next < units.Count && units[next].First == node)
            {
                node = Math.Max(node, units[next].End - 1);
            }
            else if (hints.IsQuotation(node))
            {
                hints.Quote(node);
                node = view.End(node) - 1;
            }
            else if (view.IsText(node))
            {
                hints.Read(node);
            }
            else
            {
                hints.ReadElement(node, comment);
            }
        }
        hints.ReadText();
        return hints;
    }

    /// <summary>Whether an attribute of this name holds an identifier of a comment or of what it answers.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> name) => ParentAttribute().IsMatch(name) || OwnAttribute().IsMatch(name);

    private bool IsQuotation(int node) => !_view.IsText(node) && (_view.Tag(node) == "blockquote" || !_view.IsInline(node) && QuoteName().IsMatch(_view.Attribute(node, "class")));

    private void ReadElement(int node, int comment)
    {
        PageAttributes attributes = _view.Attributes(node);
        AddAnchor(attributes.Id, comment);
        foreach ((string name, string value) in attributes.Others)
        {
            if (value.Length is 0 or > LongestValue) continue;
            if (name == "name") AddAnchor(value, comment);
            else if (!name.StartsWith("data-", StringComparison.OrdinalIgnoreCase)) continue;
            else if (ParentAttribute().IsMatch(name) && Number().Match(value) is { Success: true } parent && parent.Groups[1].Value.Trim('0').Length > 0) Identifiers.Add(parent.Groups[1].Value);
            else if (OwnAttribute().IsMatch(name) && value.All(char.IsAsciiDigit)) _keys.AddNumber(value, comment);
        }
        if (attributes.Property == "position" && int.TryParse(_view.Line(node), NumberStyles.None, CultureInfo.InvariantCulture, out int position)) Alone.Add(position);
        if (_view.Tag(node) == "a" && _view.Attribute(node, "href") is { Length: > 1 } link && link.Contains('#')) ReadLink(node, link);
    }

    private void AddAnchor(string name, int comment)
    {
        if (name.Length is > 0 and <= LongestValue) _keys.AddAnchor(name, comment);
    }

    private void ReadLink(int node, string link)
    {
        string line = _view.Line(node), title = _view.Attribute(node, "title");
        bool says = AnswerLink().IsMatch(line) || AnswerLink().IsMatch(title) || AnswerName().IsMatch(_view.Attribute(node, "class") + " " + _view.Attribute(node, "rel")) || BeforeAnswerLink().IsMatch(_before);
        // A link in the middle of the words mentions a comment; only at their beginning it answers one.
        int at = line.Length == 0 ? -1 : _read.Text.IndexOf(line, StringComparison.Ordinal);
        if (says && at < 25) Links.Add(WebUtility.HtmlDecode(link));
    }

    private void Read(int node)
    {
        string text = _view.Text(node)!.Trim();
        if (text.Length == 0) return;
        _before = text.Length > 60 ? text[^60..] : text;
        if (text.Length > LongestHeader) return;
        if (text.Length < 25 && text.AsSpan().ContainsAnyInRange('0', '9') && AloneNumber().Match(text) is { Success: true } alone && int.TryParse(alone.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) Alone.Add(number);
        if (!AnswerWords().IsMatch(text) && !QuotedFromWords().IsMatch(text)) return;
        int parent = _view.Parent(node);
        string line = parent >= 0 && _view.Chars(parent) <= LongestHeader ? _view.Line(parent) : text;
        if (QuotedFrom().Match(line) is { Success: true } quoted)
        {
            Quotations.Add((quoted.Groups["who"].Value, ""));
            AddSources(parent);
        }
        else if (AnswerWords().Match(line) is { Success: true } answered)
        {
            Known(line[answered.Length..].TrimStart(' ', ':', '@', '„', '“', '"', '»'));
        }
    }

    /// <summary>What is quoted: its identifiers, its writer, its words.</summary>
    private void Quote(int node)
    {
        AddSources(node);
        string? name = null;
        for (int at = node; at < _view.End(node) && name is null; at++)
        {
            if (_view.IsText(at)) continue;
            foreach (string attribute in (ReadOnlySpan<string>)["data-username", "data-quote", "data-author"])
                if (_view.Attribute(at, attribute) is { Length: > 0 and < 60 } said) name ??= said.Split(',')[0].Trim();
        }
        List<PageBlock> blocks = PageBlock.Of(_view, node, _view.End(node));
        int cited = Enumerable.Range(node, _view.End(node) - node).FirstOrDefault(at => _view.Tag(at) == "cite", -1);
        string first = cited >= 0 ? _view.Line(cited) : blocks.Count > 0 ? blocks[0].Text.Split('\n')[0] : "";
        int skip = 0;
        Match by = QuotedFrom().Match(first) is { Success: true } from ? from : Wrote().Match(first);
        if (first.Length <= LongestHeader && by.Success)
        {
            name ??= by.Groups["who"].Value.Trim(' ', ':', '"', '„', '“', '»', '«');
            skip = first.Length;
        }
        // The line above a quotation may be what names its writer; others than writers of comments are quoted, too.
        else if (name is null && Wrote().Match(_before) is { Success: true } above && _keys.WriterIn(above.Groups["who"].Value.Trim()) is { } writer)
        {
            name = writer;
        }
        string words = string.Join(' ', blocks.Select(block => block.Text));
        Quotations.Add((name, words.Length > skip ? words[skip..] : ""));
    }

    private void AddSources(int within)
    {
        for (int node = within; node < _view.End(within); node++)
        {
            if (_view.IsText(node)) continue;
            foreach (string attribute in (ReadOnlySpan<string>)["data-post-id", "data-post", "data-source", "data-pid", "data-comment-id"])
                if (Number().Match(_view.Attribute(node, attribute)) is { Success: true } id) SourceNumbers.Add(id.Groups[1].Value);
            string link = WebUtility.HtmlDecode(_view.Tag(node) == "a" ? _view.Attribute(node, "href") : _view.Attribute(node, "cite"));
            if (link.Length < 2) continue;
            if (link.Contains('#')) Sources.Add(link);
            if (PostAddress().Match(link) is { Success: true } post) SourceNumbers.Add(post.Groups["id"].Value);
        }
    }

    /// <summary>The words begin with whom they answer: "@Anna", "@12", "Antwort auf #3". What a quotation begins with is said by another.</summary>
    private void ReadText()
    {
        string text = _read.Text.TrimStart();
        if (Quotations.Any(quotation => quotation.Words.TrimStart() is { Length: > 0 } words && text.StartsWith(words[..Math.Min(words.Length, 20)], StringComparison.Ordinal))) return;
        if (text.StartsWith('@'))
        {
            string[] named = [.. Together().Split(text[..Math.Min(text.Length, LongestHeader)]).TakeWhile(part => part.StartsWith('@')).Select(part => part.TrimStart('@', ' '))];
            foreach (string name in named)
            {
                if (!Known(name) && name.Length > 1 && char.IsLetter(name[0])) Names.Add(name);
            }
        }
        else if (AnswerWords().Match(text) is { Success: true } answered)
        {
            Known(text[answered.Length..].TrimStart(' ', ':', '@'));
        }
        else if (BareNumber().Match(text) is { Success: true } bare)
        {
            BareNumbers.Add(int.Parse(bare.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Takes a text that begins with a number or with the name of another writer.</summary>
    private bool Known(string named)
    {
        if (NumberName().Match(named) is { Success: true } number)
        {
            Numbers.Add(int.Parse(number.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            return true;
        }
        if (_keys.WriterIn(named) is not { } writer) return false;
        // "Reply to Anna" on the comment by Anna is a button.
        if (!string.Equals(_read.Author, writer, StringComparison.OrdinalIgnoreCase)) Names.Add(writer);
        return true;
    }

    [GeneratedRegex(@"^data-(?:comment-?|post-?)?(?:parent|reply-?to|in-?reply-?to)(?:-?(?:comment|post))?(?:-?id)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ParentAttribute();

    [GeneratedRegex(@"^data-(?:comment-?|post-?|message-?)?id$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OwnAttribute();

    [GeneratedRegex(@"(?:^|\s)(?:quote|bbcode_quote|bbCodeBlock--quote|quote-?box|quotecontent|quote_container|bbc_standard_quote|zitat|ipsQuote)(?:$|\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuoteName();

    [GeneratedRegex(@"^\W*(?:parent(?:\s+comment)?|(?:in\s+)?(?:reply|response|answer)\s+to\b.*|replying\s+to\b.*|(?:als\s+)?antwort\s+(?:auf|an|zu)\b.*|bezug(?:nehmend)?\s+auf\b.*|vorheriger\s+kommentar\s+im\s+gespräch|@.*|\#\d+)\W*$|^\s*[↩↑⤴]\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerLink();

    [GeneratedRegex(@"(?:^|[\s_-])(?:in-?reply-?to|reply-?to|replied-?to|parent-?(?:link|comment)|comment-?parent)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerName();

    [GeneratedRegex(@"(?:\b(?:in\s+)?(?:reply|response|answer|replied|responding|replying)\s+to|\bantwort(?:et|ete)?\s+(?:auf|an|zu)|@)\s*:?\s*(?:kommentar|comment|beitrag|post)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BeforeAnswerLink();

    [GeneratedRegex(@"^\W*(?:(?:in\s+)?(?:reply|response)\s+to|replying\s+to|responding\s+to|(?:als\s+)?antwort\s+(?:auf|an|zu))(?:\s+(?:den\s+)?(?:kommentar|comment|beitrag|post)\b)?(?:\s+(?:von|by|nr\.?|no\.?)(?=\s|\d))?\s*:?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnswerWords();

    [GeneratedRegex(@"^\W*(?:originally\s+posted\s+by|quote\s*:?\s+(?:from|by)|zitat\s*:?\s+von|ursprünglich\s+(?:geschrieben|gepostet|von)|original\s+von|quoting)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedFromWords();

    [GeneratedRegex(@"^\W*(?:originally\s+posted\s+by|quote\s*:?\s+(?:from|by)\s*:?|zitat\s*:?\s+von\s*:?|ursprünglich\s+(?:geschrieben|gepostet|von)(?:\s+von)?|original\s+von|quoting)\s+(?<who>.{1,60}?)(?:\s+(?:am|on|um)\s+.*|\s*[:↑»]?\s*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex QuotedFrom();

    [GeneratedRegex(@"^\W*(?<who>[^:]{1,60}?)\s+(?:(?:hat|hatte)\s+(?:am\s+.{4,30}\s+)?geschrieben|schrieb(?:\s+(?:am|um|on)\s+.*)?|wrote(?:\s+on\s+.*)?|said|sagte|meinte)\s*:?(?:\s*↑.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wrote();

    [GeneratedRegex(@"[?&](?:p|pid|post|post_id|postid|id|comment|cid|msg)=(?<id>\d+)|/posts?[/-](?<id>\d+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PostAddress();

    [GeneratedRegex(@"^\W*(?:(?:nr|no|kommentar|comment|beitrag|post|antwort|reply)\.?\s*)?#?\s*(\d{1,5})\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AloneNumber();

    [GeneratedRegex(@"^[#@\s]*(?:(?:nr|no|kommentar|comment|beitrag|post)\.?\s*#?\s*)?(\d{1,5})(?![\d.,]*\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberName();

    [GeneratedRegex(@"^#\s?(\d{1,5})\s*(?:[:,.;)–-]|\n|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"\s*(?:,|&|\+|/|\bund\b|\band\b)?\s+(?=@)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Together();

    // Where there is a space it is a label: WordPress has data-replyto="Antworte auf Käthe 1".
    [GeneratedRegex(@"^(?:[^\d\s]*|post:\s*)(\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
