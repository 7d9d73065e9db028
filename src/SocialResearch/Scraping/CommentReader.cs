using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Reads one comment or post out of the element that holds it: who, when, what.</summary>
/// <param name="view">The page.</param>
/// <param name="dates">Reads dates in words.</param>
internal sealed partial class CommentReader(PageView view, PageDates dates)
{
    /// <summary>Reads the nodes of a unit.</summary>
    /// <param name="unit">Where it stands.</param>
    /// <param name="shape">What it has in common with the others, null where its names tell enough.</param>
    /// <param name="isNested">Whether an element belongs to another comment within.</param>
    public ReadComment Read(CommentUnit unit, Lazy<CommentShape>? shape, Func<int, bool> isNested)
    {
        if (view.IsOfClass(unit.First, Announcement())) return Announced(unit);
        int content = Content(unit, isNested);
        bool isNamed = content >= 0;
        if (!isNamed && shape is not null) content = shape.Value.Content(unit, isNested);
        var nodes = new List<int>();
        for (int node = unit.First; node < unit.End; node++)
        {
            if (node != unit.First && isNested(node))
            {
                node = view.End(node) - 1;
                continue;
            }
            nodes.Add(node);
        }
        (string? author, int authorNode) = Author(nodes, content);
        (PageTime? time, int timeNode) = Time(nodes, content);
        List<PageBlock> header = PageBlock.Of(view, unit.First, unit.End, node => node != unit.First && isNested(node) || node == content);
        if (author is null || time is null)
        {
            foreach (PageBlock block in header.Where(block => block.Text.Length < 200))
            {
                string line = block.Text.Replace('\n', ' ');
                if (author is null && ByLine().Match(line) is { Success: true } by && Name(by.Groups["who"].Value) is { } name) author = name;
                if (time is null && dates.First(line) is { } date) time = new(date.Clock, null, date.Precision);
            }
        }
        if (author is null && shape?.Value.Name(unit, isNested) is >= 0 and var place) (author, authorNode) = (Name(view.Line(place)), place);
        author ??= LeadingName(unit);
        if (author is null && header.Count > 0) author = FirstName(header);
        List<PageBlock> blocks = content >= 0
            ? PageBlock.Of(view, content, view.End(content), node => node != content && (isNested(node) || IsNoWords(node)))
            : [.. PageBlock.Of(view, unit.First, unit.End, node => node != unit.First && (isNested(node) || IsAround(node, authorNode, timeNode))).Where(block => !IsHeader(block, author))];
        return new(author, time, string.Join("\n\n", blocks.Select((block, i) => i == 0 ? WithoutFirstLine(block.Text, author) : block.Text).Where(text => !IsAction(text) && (isNamed || shape?.Value.IsRepeated(text) != true))));
    }

    /// <summary>A trackback or pingback: the name of the other site, and what is quoted of it.</summary>
    private ReadComment Announced(CommentUnit unit)
    {
        int link = unit.First;
        while (link < unit.End && view.Tag(link) != "a") link++;
        return new(link < unit.End ? view.Line(link) : null, dates.First(view.Line(unit.First, unit.End)) is { } date ? new(date.Clock, null, date.Precision) : null, view.Line(unit.First, unit.End));
    }

    /// <summary>The element that holds the words alone; -1 when there is none.</summary>
    private int Content(CommentUnit unit, Func<int, bool> isNested)
    {
        int best = -1;
        double most = 0;
        for (int node = unit.First + 1; node < unit.End; node++)
        {
            if (isNested(node))
            {
                node = view.End(node) - 1;
                continue;
            }
            if (view.IsText(node) || view.Chars(node) == 0 && !view.IsInline(node)) continue;
            double rank = view.Attribute(node, "itemprop") is "text" or "commentText" or "articleBody" ? 3 : view.IsNamed(node, ContentName()) ? 2 : 0;
            if (rank == 0 || (view.Cues(node) & (PageCue.Author | PageCue.Meta | PageCue.Date | PageCue.Form | PageCue.Profile)) != 0 && rank < 3 || HoldsHeader(node, isNested)) continue;
            double score = rank * 20 + Math.Min(view.Chars(node), 5000) - (view.IsInline(node) ? 5 : 0);
            if (score > most) (most, best) = (score, node);
        }
        return best;
    }

    /// <summary>Whether name or time of the writer stand within: then it is the whole comment, not its words.</summary>
    private bool HoldsHeader(int element, Func<int, bool> isNested)
    {
        for (int node = element + 1; node < view.End(element); node++)
        {
            if (isNested(node)) return true;
            if (view.IsText(node)) continue;
            if (view.HasClass(node, "fn") || view.Tag(node) == "time" || view.Tag(node) == "cite" && view.Chars(node) < 40 && (view.Cues(node) & PageCue.Author) != 0 || view.Attribute(node, "itemprop") is "author" or "dateCreated" or "datePublished") return true;
            if ((view.Cues(node) & PageCue.Date) != 0 && view.Chars(node) is > 5 and < 50 && dates.First(view.Line(node)) is not null) return true;
            if (view.Tag(node) != "blockquote" && view.Chars(node) is > 1 and < 80 && (view.Cues(node) & (PageCue.Author | PageCue.Meta)) != 0 && !view.Ancestors(node).TakeWhile(up => up > element).Any(up => view.Tag(up) == "blockquote")) return true;
        }
        return false;
    }

    private (string? Name, int Node) Author(List<int> nodes, int content)
    {
        (double Rank, string? Name, int Node) best = (0, null, -1);
        int contentEnd = content >= 0 ? view.End(content) : -1;
        foreach (int node in nodes)
        {
            if (view.IsText(node) || content >= 0 && node >= content && node < contentEnd) continue;
            string data = view.Attribute(node, "data-author") is { Length: > 0 } stated ? stated : view.Attribute(node, "data-username");
            if (data.Length > 0 && Name(data) is { } said && best.Rank < 8.5) best = (8.5, said, -1);
            if (view.Chars(node) is < 1 or > 90) continue;
            string prop = view.Attribute(node, "itemprop");
            double rank = prop == "name" && view.Ancestors(node).Take(3).Any(up => view.Attribute(up, "itemprop") is "author" or "creator") ? 10
                : view.HasClass(node, "fn") ? 9
                : prop is "author" or "creator" ? 8
                : view.Attribute(node, "rel").Contains("author", StringComparison.OrdinalIgnoreCase) ? 7
                : view.IsOfClass(node, NameName()) ? 6
                : (view.Cues(node) & PageCue.Author) != 0 ? 5
                : view.Tag(node) == "cite" ? 4.5
                : IsMember(view, node) ? 3
                : 0;
            if (rank == 0 || view.HasClass(node, "avatar") || view.Ancestors(node).Take(2).Any(up => view.HasClass(up, "avatar"))) continue;
            // Of an element around the name and the name itself the inner one.
            string line = view.IsInline(node) ? view.Line(node) : PageBlock.Of(view, node, view.End(node)) is [var top, ..] ? top.Text.Split('\n')[0] : "";
            rank += node < best.Node ? 0 : -line.Length / 100.0;
            if (rank > best.Rank && Name(line) is { } name) best = (rank, name, node);
        }
        return (best.Name, best.Node);
    }

    /// <summary>Whether it is a link to the page of a member.</summary>
    public static bool IsMember(PageView view, int node) => view.Tag(node) == "a" && MemberAddress().IsMatch(view.Attribute(node, "href"));

    private (PageTime? Time, int Node) Time(List<int> nodes, int content)
    {
        int contentEnd = content >= 0 ? view.End(content) : -1;
        (PageTime? Time, int Node) worded = (null, -1);
        string before = "";
        foreach (int node in nodes)
        {
            if (content >= 0 && node >= content && node < contentEnd) continue;
            if (view.IsText(node))
            {
                string previous = before;
                if (!string.IsNullOrWhiteSpace(view.Text(node))) before = view.Text(node)!;
                if (view.Text(node) is not { Length: < 120 } line || !line.AsSpan().ContainsAnyInRange('0', '9')) continue;
                if (Joining().IsMatch(previous.Length < 40 && !previous.AsSpan().ContainsAnyInRange('0', '9') ? previous + line : line)) continue;
                if (InProfile(node, nodes[0])) continue;
                // Only where it stands alone: a date within a sentence belongs to the sentence.
                if (worded.Time is null && dates.First(line) is { } date && (content >= 0 || line.Length < 60 + (date.End - date.Start))) worded = (new(date.Clock, null, date.Precision), node);
            }
            else if (PageDate.TimeOf(view, node) is { } time)
            {
                return (time, node);
            }
            else if (worded.Time is null && view.Chars(node) < 60 && view.Attribute(node, "title") is { Length: >= 8 and < 60 } titled && dates.First(titled) is { } said)
            {
                // "10 months ago", with the day in the tip.
                worded = (new(said.Clock, null, said.Precision), node);
            }
        }
        return worded;
    }

    /// <summary>Whether it stands in the box about the writer, where the date is that of joining.</summary>
    private bool InProfile(int node, int unit)
    {
        for (int at = view.Parent(node); at > unit; at = view.Parent(at))
        {
            if ((view.Cues(at) & PageCue.Profile) != 0 && (view.Cues(at) & (PageCue.Content | PageCue.Meta | PageCue.Date)) == 0 && view.Chars(at) < 300) return true;
        }
        return false;
    }

    /// <summary>Elements beside the words: who, when, answers, votes.</summary>
    private bool IsAround(int node, int authorNode, int timeNode)
    {
        if (node == authorNode || view.Tag(node) is "time" or "cite" && view.Chars(node) < 60) return true;
        if (IsNoWords(node)) return true;
        if (view.IsText(node)) return false;
        PageCue cues = view.Cues(node);
        if ((cues & (PageCue.Meta | PageCue.Author | PageCue.Date | PageCue.Profile | PageCue.Title)) == 0) return false;
        return view.Chars(node) < 120 && (cues & PageCue.Content) == 0 || authorNode > node && authorNode < view.End(node) && view.Chars(node) < 200 || timeNode > node && timeNode < view.End(node) && view.Chars(node) < 200;
    }

    private bool IsNoWords(int node)
    {
        if (view.IsText(node)) return false;
        PageCue cues = view.Cues(node);
        if ((cues & (PageCue.Reply | PageCue.Form | PageCue.Share | PageCue.Vote | PageCue.Hidden | PageCue.Advert)) != 0 && view.Chars(node) < 120 && (cues & (PageCue.Content | PageCue.Comment)) == 0) return true;
        return view.Tag(node) == "div" && view.IsNamed(node, Signature());
    }

    /// <summary>Whether a line is of the kind "Anna, 14. April 2009 um 16:29" or "Anna sagt:".</summary>
    private bool IsHeader(PageBlock block, string? author)
    {
        string text = block.Text;
        if (IsAction(text)) return true;
        if (text.Length > 150) return false;
        if (author is not null && text.StartsWith(author, StringComparison.OrdinalIgnoreCase) && (text.Length < author.Length + 12 || Says().IsMatch(text[author.Length..]))) return true;
        if (ByLine().IsMatch(text) && (dates.First(text) is not null || text.EndsWith(':'))) return true;
        return dates.First(text) is { } date && text.Length - (date.End - date.Start) < (author?.Length ?? 0) + 30;
    }

    /// <summary>The name with which the first line begins, where it is bold or a link and more follows.</summary>
    private string? LeadingName(CommentUnit unit)
    {
        for (int node = unit.First; node < unit.End; node++)
        {
            if (view.Text(node) is not { } text || string.IsNullOrWhiteSpace(text)) continue;
            return text.Trim().Length <= 40 && text.Count(' ') <= 4 && view.Ancestors(node).TakeWhile(up => view.IsInline(up)).Any(up => view.Tag(up) is "b" or "strong" or "a" or "cite") && !text.Any(char.IsDigit) ? Name(text) : null;
        }
        return null;
    }

    /// <summary>Words without the line before them that says who and when: "Anna (Gast) - 9. Jan, 18:03".</summary>
    private static string WithoutFirstLine(string text, string? author)
    {
        int end = text.IndexOf('\n');
        return author is not null && end > 0 && end < author.Length + 45 && text.StartsWith(author, StringComparison.OrdinalIgnoreCase) && (text.AsSpan(author.Length, end - author.Length).ContainsAnyInRange('0', '9') || Says().IsMatch(text[author.Length..end])) ? text[(end + 1)..] : text;
    }

    private static string? FirstName(List<PageBlock> header)
    {
        string line = header[0].Text.Split('\n')[0];
        return line.Length <= 40 && line.Count(' ') <= 3 ? Name(line) : null;
    }

    /// <summary>A name as it is shown, without what stands around it; null when nothing is left.</summary>
    public static string? Name(string text)
    {
        text = Prefix().Replace(text.Trim(), "");
        text = Suffix().Replace(text, "").Trim(' ', ':', ',', '|', '•', '·', '"', '“', '”', '\u00A0', '-', '–', '»', '«', '\u200E');
        return text.Length is 0 or > 60 || !text.Any(char.IsLetterOrDigit) || text.Count(char.IsDigit) > 5 && text.Count(char.IsLetter) < 3 || IsAction(text) ? null : text;
    }

    private static bool IsAction(string text) => text.Length < 60 && Action().IsMatch(text);

    [GeneratedRegex(@"(?:^|[\s_-])(?:(?:comment|kommentar|c|reply|post|message|msg|commentary|crayons|disqus)?[-_]{0,2}(?:content|text|body|bodytext|message|messageText|postbody|postcontent|commenttext|commentbody|commentcontent|comment_text|copy|cooked|rendered|inhalt|posttext|msgtext)|post_message_\d+|posttext|postbody|postcontent|post_body|bbWrapper|messageContent|cPost_contentWrap|ipsType_richText|inner-post|usertext-body|entry-content|post-bodycopy|postmsg|post-message|messagebody|bbp-reply-content|bbp-topic-content|s-prose|js-post-body|post_text|msg_\d+|\w*comment\w*(?:text|body|content|message)|\w*(?:msg|message)(?:text|body|content))(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ContentName();

    [GeneratedRegex(@"(?:^|[\s_-])(?:(?:comment|post|poster|author|user|display|nick|member|commenter|message|big)?[-_]{0,2}(?:username|user|name|nickname|poster|commenter|author|autor|nick)|postauthor|postername|commentauthor|authorname)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NameName();

    [GeneratedRegex(@"(?:/(?:members?|users?|profile?|profil|benutzer|u|author|autor)/|[?&](?:u|user|member|mode=viewprofile)\b|member\.php|memberlist\.php|profile\.php|blogger\.com/profile)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MemberAddress();

    [GeneratedRegex(@"(?:^|[\s_-])(?:sig|\w*signature|signatur|message-signature|user-signature|messageUserInfo|lastedit|edited|editedby|notice|attachments?)(?:$|[\s_-]|\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^\W*(?:#?\d+[.)]?\s+(?:[-–|]\s*)?)?(?:(?:geschrieben|verfasst|gepostet|posted|written|kommentar|comment|beitrag|eingetragen)\s+(?:von|by)|von|by|autor|author|name)\s*:?\s+(?<who>[^|,:]{2,50}?)(?=\s+(?:am|on|um|at|vom|in)\s|\s*[|,:•·(–]|\s+[-–]\s|\s+\d|\s*$)|^\W*(?:#?\d+[.)]?\s+(?:[-–|]\s*)?)?(?<who>[^|:]{2,50}?)\s+(?:sagte?|says|said|schrieb|schreibt|meinte?|wrote|writes|dice|dijo|a\s+dit|dit|kommentierte?|antwortete?|replied|commented)\b|^\W*#?\d*[.)]?\s*(?<who>[^|:,\d]{2,40}?)\s*(?:[|,•·(–-]|\s(?:am|on|um|at|vom))\s*(?=\(?\d|\p{Lu}\p{L}{2,8}\.?\s\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByLine();

    [GeneratedRegex(@"^\s*(?:sagte?|says|said|schrieb|schreibt|meinte?|wrote|am\b|on\b|um\b|\(|,|\||·|•|:|-|–)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Says();

    [GeneratedRegex(@"^\W*(?:#?\d+[.)]?\s+(?=\p{L}))?(?:(?:(?:geschrieben|verfasst|gepostet|posted|written|kommentar|comment|beitrag|eingetragen|antwort|reply)\s+(?:von|by|from)|von|by|autor|author|name)\b\s*:?\s*)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s+(?:hat\s+(?:gesagt|geschrieben)|sagte?|says|said|schrieb|schreibt|meinte?|wrote|writes|dice|dijo|kommentierte?|antwortete?|replied|commented)\b.*$|\s*[»•·|,–-]\s*(?:\p{L}{2,10}\.?,?\s+)?\d{1,2}\.\s*(?:\d{1,2}\.|\p{L}{3,}).*$|\s*(?:\(\s*(?:author|autor|gast|guest|op|admin)\s*\)).*$|\s+(?:am|on)\s+\d.*$|\s*:$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Suffix();

    [GeneratedRegex(@"(?:anmeldungsdatum|registriert|anmeldung|dabei\s+seit|mitglied\s+seit|joined|join\s+date|registered|member\s+since|beigetreten|registrado|inscrit|geburtstag|birthday|zuletzt\s+(?:bearbeitet|geändert)|last\s+edited|edited\s+by|bearbeitet\s+von)\W*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joining();

    [GeneratedRegex(@"(?:^|[\s_-])(?:pingback|trackback)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announcement();

    [GeneratedRegex(@"^\W*(?:antworten?|reply|quote|zitieren|zitat|melden|report|permalink|link|like|gefällt\s+mir|edit|bearbeiten|share|teilen|löschen|delete|log\s+in\s+to\s+reply|zum\s+antworten\s+anmelden|auf\s+diesen\s+kommentar\s+antworten|kommentar\s+melden|(?:your|dein|ihr)\s+comment\s+is\s+awaiting.*|reply\s+to.*|antworten?\s+(?:auf|an)\s.*|responder|répondre|rispondi|direktlink|up|down|\d+\s+(?:likes?|antworten|replies)|nach\s+oben|top|offline|online|mehr|more|read\s+more|flag|thread|parent|hide|show|geschrieben|verfasst|gepostet|posted|written|erstellt|datum|date|beitrag|verfasser|gast|guest|autor|author|loading.*|wird\s+geladen.*|#\d+|\d+|\[\d+\])?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}

/// <summary>Where a comment stands.</summary>
/// <param name="First">Its first node.</param>
/// <param name="End">The number after its last node.</param>
internal readonly record struct CommentUnit(int First, int End);

/// <summary>What was read of a comment.</summary>
/// <param name="Author">The name; null when there is none.</param>
/// <param name="Time">When; null when it is not said.</param>
/// <param name="Text">The words.</param>
internal sealed record ReadComment(string? Author, PageTime? Time, string Text);
