using System.Globalization;
using System.Text.RegularExpressions;
using SocialResearch.Conversations;

namespace SocialResearch.Scraping;

/// <summary>The comments of a page, or the posts of a forum's thread: elements of one make that follow each other, each with a writer, a time and words.</summary>
internal sealed partial class CommentSection
{
    private readonly PageView _view;
    private readonly List<CommentUnit> _units;
    private readonly List<ReadComment> _read;
    private readonly HashSet<int> _taken = [];
    private readonly Uri? _address;

    private CommentSection(PageView view, List<CommentUnit> units, List<ReadComment> read, bool isForum, Uri? address)
    {
        (_view, _units, _read, _address) = (view, units, read, address);
        if (isForum && read.Count > 0) (Opening, Thread, First) = (read[0], string.Join("\n\n", read.Select(post => post.Text)), units[0].First);
        foreach (CommentUnit unit in units)
        {
            for (int node = unit.First; node < unit.End; node = view.End(node)) _taken.Add(node);
        }
    }

    /// <summary>The first post of a forum's thread; null on other pages.</summary>
    public ReadComment? Opening { get; }

    /// <summary>All posts of a thread as one text; null on other pages.</summary>
    public string? Thread { get; }

    /// <summary>Where the first post begins.</summary>
    public int First { get; }

    /// <summary>Whether the element is a comment, and so no part of the text.</summary>
    public bool Holds(int node) => _taken.Count > 0 && _taken.Contains(node);

    /// <summary>Finds them.</summary>
    public static CommentSection Of(PageView view, PageHead head, PageDates dates, Uri? address)
    {
        bool isForum = PageForum.Is(view, head, address);
        var reader = new CommentReader(view, dates);
        (double Score, List<CommentUnit> Units, List<ReadComment> Read) best = (0, [], []);
        foreach (List<int> group in Groups(view, isForum, anyMake: false)) Weigh(Units(view, group), anyMake: false);
        // A system that no name gives away: what is most of a thread, or stands below a line that announces comments, and repeats with dates.
        if (isForum)
        {
            foreach (List<CommentUnit> units in CommentSeries.Of(view, dates, 0, isForum).Where(units => IsWritten(view, units) && Share(units) > 0.2)) Weigh(units, anyMake: false, isSeries: true);
        }
        else if (best.Units.Count == 0)
        {
            foreach (int from in Headings(view))
            {
                foreach (List<CommentUnit> units in CommentSeries.Of(view, dates, from, isForum).Where(units => IsWritten(view, units) && Follows(view, from, units))) Weigh(units, anyMake: false, isSeries: true);
            }
        }
        // Most of the page is dated pieces of somebody each, none with a headline of its own: a thread.
        if (!isForum && best.Units.Count == 0)
        {
            foreach (List<CommentUnit> units in CommentSeries.Of(view, dates, 0, isForum).Where(units => units.Count >= 3 && IsWritten(view, units) && Share(units) > 0.5 && !HaveHeadlines(view, units))) Weigh(units, anyMake: false, isSeries: true);
            // The hour stands with what people write to each other; with events and reports the day suffices.
            if (best.Units.Count > 0 && (best.Read.Count(post => post.Time?.Precision < TimePrecision.Day) < best.Read.Count * 0.7 || IsBelowArticle(view, best.Units[0].First))) best = (0, [], []);
            isForum = best.Units.Count > 0;
        }
        // Or whatever repeats, has a writer and a time, and is most of the page.
        if (isForum && IsSmall())
        {
            foreach (List<int> group in Groups(view, isForum, anyMake: true).Where(group => group.Count >= 2 && group.Sum(view.Chars) > view.Chars(0) * 0.2)) Weigh(Units(view, group), anyMake: true);
            // The same boxes stand around paths and buttons, which nobody wrote at any time.
            if (best.Read.Count(post => post.Time is not null) is var timed && timed > best.Read.Count * 0.6)
                best = (best.Score, [.. best.Units.Where((_, i) => best.Read[i].Time is not null)], [.. best.Read.Where(post => post.Time is not null)]);
        }
        var kept = best.Read.Select((comment, i) => (comment, unit: best.Units[i])).Where(pair => pair.comment.Text.Length > 0 || pair.comment.Author is not null && pair.comment.Time is not null).ToList();
        return new(view, [.. kept.Select(pair => pair.unit)], [.. kept.Select(pair => pair.comment)], isForum && kept.Count > 0, address);

        bool IsSmall() => Share(best.Units) < 0.25;

        double Share(List<CommentUnit> units) => units.Sum(unit => Chars(view, unit)) / (double)Math.Max(1, view.Chars(0));

        void Weigh(List<CommentUnit> units, bool anyMake, bool isSeries = false)
        {
            double most = isSeries || !IsPlural(view, units[0].First) ? 1 : 0.8;
            // However well they are read.
            if (!anyMake && units.Count * Most * most <= best.Score + 0.01) return;
            // Comments of a blog that has names for them are read by these names.
            Lazy<CommentShape>? shape = isForum || isSeries ? new(() => CommentShape.Of(view, units, dates)) : null;
            // Thousands of elements that are no comments must not be read one by one.
            if (units.Count > 50 && !units.Take(50).Any(unit => IsWhole(Read(view, reader, units, unit, shape)))) return;
            List<ReadComment> read = [.. units.Select(unit => Read(view, reader, units, unit, shape))];
            if (anyMake)
            {
                // Rows of buttons have the same make as those of posts.
                units = [.. units.Where((_, i) => IsWhole(read[i]) && read[i].Author is not null)];
                read = [.. read.Where(one => IsWhole(one) && one.Author is not null)];
                if (read.Count < 2) return;
            }
            double score = read.Sum(Worth) * most;
            if (isSeries && read.Count(one => one.Author is not null && (isForum || one.Time is not null) && one.Text.Length > 0) < read.Count * 0.7) return;
            if (read.Count(IsWhole) < read.Count * 0.5 || read.Count(one => one.Author is not null) < read.Count * 0.5) return;
            // One element that holds most of the page is the article.
            if (!isForum && units.Count == 1 && view.Chars(units[0].First) > view.Chars(0) * 0.4) return;
            if (read.Count == 1 && read[0].Time is null && !HasNumber(view, units[0].First)) return;
            if (score > best.Score * (isSeries ? 1.15 : 1) + 0.01) best = (score, units, read);
        }
    }

    /// <summary>The comments; of a thread all posts, the opening one first.</summary>
    public IReadOnlyList<PageComment> Comments(IReadOnlyList<string> pageAuthors, PageSite site)
    {
        var comments = new List<PageComment>();
        var open = new Stack<(int End, string Id)>();
        var atDepth = new SortedList<int, string>();
        var nested = new string?[_units.Count];
        string[] anchors = [.. _units.Select((unit, i) => Anchor(unit) ?? $"{i + 1}")];
        for (int i = 0; i < _units.Count; i++)
        {
            while (open.TryPeek(out (int End, string Id) outer) && _units[i].First >= outer.End) open.Pop();
            string? above = Above(Names(_units[i].First), anchors[i], atDepth);
            nested[i] = open.TryPeek(out (int End, string Id) parent) ? parent.Id : above;
            open.Push((_units[i].End, anchors[i]));
        }
        IReadOnlyList<(string? Id, ParentEvidence By)> parents = new CommentParents(_view, _units, _read, anchors, _address).Find(nested, Opening is null ? pageAuthors : []);
        for (int i = 0; i < _units.Count; i++)
        {
            string names = Names(_units[i].First);
            ReadComment read = _read[i];
            comments.Add(new PageComment
            {
                Id = anchors[i],
                Parent = parents[i].Id,
                ParentBy = parents[i].By,
                Author = read.Author,
                Time = read.Time,
                Text = read.Text,
                Kind = KindOf(names, read),
                IsByPageAuthor = IsMarkedAsAuthor(i) || read.Author is { } name && (site.IsName(name) || pageAuthors.Contains(name, StringComparer.OrdinalIgnoreCase)),
                Url = _address is not null && _view.Attribute(_units[i].First, "id") is { Length: > 0 } id ? new Uri(_address, "#" + Uri.EscapeDataString(id)).ToString() : null,
            });
        }
        return comments;
    }

    /// <summary>Whether a class says that the writer of the page wrote the comment, or of a thread whoever opened it.</summary>
    private bool IsMarkedAsAuthor(int unit)
    {
        int end = Math.Min(_units[unit].End, unit + 1 < _units.Count ? _units[unit + 1].First : _view.Count);
        for (int node = _units[unit].First; node < end; node++)
        {
            if (!_view.IsText(node) && _view.Attribute(node, "class") is { Length: >= 11 } names && AuthorMark().IsMatch(names)) return true;
        }
        return false;
    }

    [GeneratedRegex(@"(?:^|\s)(?:bypostauthor|blog-author|by-?post-?author|comment-by-author|topic-owner|is-post-author)(?:$|\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AuthorMark();

    /// <summary>Where answers stand side by side with what they answer and only a class says how deep they are (<c>depth-2</c>): the last one a step higher.</summary>
    private static string? Above(string names, string id, SortedList<int, string> atDepth)
    {
        if (Depth().Match(names) is not { Success: true } match) return null;
        int depth = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        while (atDepth.Count > 0 && atDepth.GetKeyAtIndex(atDepth.Count - 1) >= depth) atDepth.RemoveAt(atDepth.Count - 1);
        string? above = atDepth.Count > 0 ? atDepth.GetValueAtIndex(atDepth.Count - 1) : null;
        atDepth.Add(depth, id);
        return above;
    }

    [GeneratedRegex(@"(?:^|\s)(?:comment-)?(?:depth|level|indent)-(\d{1,2})(?:\s|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Depth();

    private static CommentKind KindOf(string names, ReadComment read) =>
        names.Contains("trackback", StringComparison.OrdinalIgnoreCase) ? CommentKind.Trackback
        : names.Contains("pingback", StringComparison.OrdinalIgnoreCase) ? CommentKind.Pingback
        : read.Text.StartsWith("Pingback:", StringComparison.OrdinalIgnoreCase) || read.Author?.StartsWith("Pingback", StringComparison.OrdinalIgnoreCase) == true ? CommentKind.Pingback
        : read.Text.StartsWith("Trackback:", StringComparison.OrdinalIgnoreCase) || read.Author?.StartsWith("Trackback", StringComparison.OrdinalIgnoreCase) == true ? CommentKind.Trackback
        : CommentKind.Comment;

    private string Names(int node) => _view.Attribute(node, "class") + " " + (node + 1 < _view.Count && !_view.IsText(node + 1) ? _view.Attribute(node + 1, "class") : "");

    private string? Anchor(CommentUnit unit)
    {
        for (int node = unit.First; node < Math.Min(unit.End, unit.First + 6); node++)
        {
            if (!_view.IsText(node) && (_view.Attribute(node, "id") is { Length: > 0 } id || (id = _view.Attribute(node, "name")).Length > 0) && id.Any(char.IsAsciiDigit)) return id;
        }
        return null;
    }

    private static int Chars(PageView view, CommentUnit unit)
    {
        int chars = 0;
        for (int node = unit.First; node < unit.End; node = view.End(node)) chars += view.Chars(node);
        return chars;
    }

    private static ReadComment Read(PageView view, CommentReader reader, List<CommentUnit> units, CommentUnit unit, Lazy<CommentShape>? shape)
    {
        int next = units.BinarySearch(unit, Comparer<CommentUnit>.Create((left, right) => left.First.CompareTo(right.First))) + 1;
        var nested = new HashSet<int>();
        for (int i = next; i < units.Count && units[i].First < unit.End; i++) nested.Add(units[i].First);
        return reader.Read(unit, shape, nested.Contains);
    }

    private static bool IsWhole(ReadComment read) => read.Text.Length > 0 && (read.Author is not null && read.Time is not null || read.Author is not null || read.Time is not null);

    private const double Most = 2;

    /// <summary>What a comment counts when elements of two makes are compared, at most <see cref="Most"/>.</summary>
    private static double Worth(ReadComment read) => read.Text.Length == 0 ? 0 : 1 + (read.Author is null ? 0 : 0.5) + (read.Time is null ? 0 : 0.5);

    /// <summary>Elements of one make that may be comments.</summary>
    private static IEnumerable<List<int>> Groups(PageView view, bool isForum, bool anyMake)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int node = 0; node < view.Count; node++)
        {
            if (view.IsText(node) || view.IsInline(node) || view.Chars(node) == 0 || view.Tag(node) is "body" or "html" or "#document" or "p" or "ul" or "ol" or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "br") continue;
            string names = view.Attribute(node, "class"), id = view.Attribute(node, "id"), type = view.Attribute(node, "itemtype") + view.Attribute(node, "itemprop");
            if (names.Length + id.Length + type.Length == 0 && !anyMake && !IsListed(view, node)) continue;
            bool isNamed = view.IsNamed(node, UnitName(), UnitId()) || type.Contains("omment", StringComparison.Ordinal);
            if (isForum) isNamed |= view.IsNamed(node, PostName(), PostId()) || type.Contains("DiscussionForumPosting", StringComparison.Ordinal);
            isNamed |= anyMake && (names.Length + id.Length > 0 || view.Tag(node) is "tr" or "table" or "li");
            if (!isNamed && !IsListed(view, node) || IsForm(view, node)) continue;
            if (IsElsewhere(view, node)) continue;
            string make = Make(view, node, names, id);
            if (!groups.TryGetValue(make, out List<int>? group)) groups[make] = group = [];
            group.Add(node);
        }
        return groups.Values.OrderBy(group => group[0]).Take(60);
    }

    /// <summary>The nodes after lines that say that comments follow ("3 Kommentare").</summary>
    private static List<int> Headings(PageView view)
    {
        var found = new List<int>();
        for (int node = 0; node < view.Count && found.Count < 4; node++)
        {
            if (view.Text(node) is { Length: > 3 and < 80 } text && view.LinkChars(node) == 0 && CommentsFollow().IsMatch(text) && (view.Cues(view.Parent(node)) & (PageCue.Recent | PageCue.Side | PageCue.Form)) == 0 && !view.Ancestors(node).Any(up => view.Tag(up) == "form")) found.Add(node + 1);
        }
        return found;
    }

    /// <summary>Whether they are the newest articles of a site: a headline that leads to each.</summary>
    private static bool HaveHeadlines(PageView view, List<CommentUnit> units)
    {
        var headlines = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (CommentUnit unit in units)
        {
            for (int node = unit.First; node < unit.End; node++)
            {
                if (view.Tag(node) is not ("h1" or "h2" or "h3" or "h4") || view.LinkChars(node) < view.Chars(node) * 0.7) continue;
                headlines.Add(view.Line(node));
                break;
            }
        }
        return headlines.Count > units.Count * 0.5;
    }

    /// <summary>Whether sentences of an article stand before it.</summary>
    private static bool IsBelowArticle(PageView view, int node) => PageBlock.Of(view, 0, node).Where(block => block.Text.Length >= 80 && block.LinkShare < 0.3 && block.EndsAsSentence).Sum(block => block.Text.Length) > 600;

    /// <summary>Whether they are no list of links.</summary>
    private static bool IsWritten(PageView view, List<CommentUnit> units)
    {
        int links = 0, chars = 0;
        foreach (CommentUnit unit in units)
        {
            for (int node = unit.First; node < unit.End; node = view.End(node)) (links, chars) = (links + view.LinkChars(node), chars + view.Chars(node));
        }
        return links < chars * 0.4;
    }

    /// <summary>Whether they stand right below the line that announces them, and are no more than it says.</summary>
    private static bool Follows(PageView view, int from, List<CommentUnit> units)
    {
        int between = 0;
        for (int node = from; node < units[0].First; node++)
        {
            if (view.IsText(node)) between += view.Chars(node);
        }
        int? told = Digits().Match(view.Text(from - 1)!) is { Success: true, Length: < 6 } number ? int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        return between < 200 && !IsElsewhere(view, units[0].First) && (told is null || Math.Abs(told.Value - units.Count) <= units.Count * 0.3);
    }

    private static bool IsForm(PageView view, int node) => view.IsNamed(node, FormName());

    /// <summary>Whether it is an item of a list of comments, whatever it is called itself.</summary>
    private static bool IsListed(PageView view, int node)
    {
        int parent = view.Parent(node);
        if (parent < 0 || (view.Cues(node) & (PageCue.Form | PageCue.Navigation | PageCue.Title)) != 0) return false;
        for (int at = parent, steps = 0; at >= 0 && steps < 12; at = view.Parent(at), steps++)
        {
            if ((view.Cues(at) & PageCue.Comment) != 0) return (view.Cues(at) & PageCue.Recent) == 0 && (steps < 2 || view.IsNamed(node, PostName(), PostId()));
        }
        return false;
    }

    /// <summary>Whether it stands in a part of the page that shows comments of other pages, or none.</summary>
    private static bool IsElsewhere(PageView view, int node)
    {
        int page = view.Chars(0), steps = 0;
        for (int at = node; at >= 0 && steps < 25; at = view.Parent(at), steps++)
        {
            // What holds much of the page is no margin, whatever its template calls it.
            if (view.Chars(at) > page * 0.4) return false;
            PageCue cues = view.Cues(at);
            if ((cues & (PageCue.Recent | PageCue.Navigation | PageCue.Overlay)) != 0 && (cues & PageCue.Content) == 0) return true;
            if ((cues & (PageCue.Side | PageCue.Foot)) != 0 && (cues & (PageCue.Comment | PageCue.Content)) == 0 && steps > 0 && !IsWithinComments(view, at)) return true;
        }
        return false;
    }

    private static bool IsWithinComments(PageView view, int node) => view.Ancestors(node).Take(4).Any(up => (view.Cues(up) & PageCue.Comment) != 0);

    /// <summary>Tag and classes without what differs from one comment to the next.</summary>
    private static string Make(PageView view, int node, string names, string id)
    {
        string[] lasting = [.. names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(name => !Changing().IsMatch(name)).Select(name => Digits().Replace(name, "#")).Order(StringComparer.Ordinal)];
        string idMake = id.Length > 0 && id.Any(char.IsAsciiDigit) ? "#" + Digits().Replace(id, "#") : "";
        // Ids that are random letters and digits differ in every comment.
        if (idMake.Length > 30 || idMake.Count('#') > 3) idMake = "#*";
        // The same ids on different classes: comments of members and of guests.
        if (idMake.Length > 0 && (UnitId().IsMatch(id) || PostId().IsMatch(id))) return view.Tag(node) + idMake;
        if (lasting.Length == 0 && idMake.Length == 0) return $"{view.Tag(node)}<{view.Attribute(view.Parent(node), "class")}";
        if (lasting.Any(name => name is "comment" or "pingback" or "trackback")) return view.Tag(node) + ".comment";
        return lasting.Length > 0 && UnitName().IsMatch(names) ? $"{view.Tag(node)}.{string.Join('.', lasting.Where(name => UnitName().IsMatch(name)))}" : $"{view.Tag(node)}.{string.Join('.', lasting)}{idMake}";
    }

    private static List<CommentUnit> Units(PageView view, List<int> group)
    {
        // Old templates write a comment as a term and its definitions: <dt>who</dt><dd>what</dd><dd>when</dd>.
        if (view.Tag(group[0]) == "dt")
        {
            return [.. group.Select((node, i) => new CommentUnit(node, i + 1 < group.Count && view.Parent(group[i + 1]) == view.Parent(node) ? group[i + 1] : view.End(view.Parent(node))))];
        }
        return [.. group.Select(node => new CommentUnit(node, view.End(node)))];
    }

    private static bool HasNumber(PageView view, int node) => view.Attribute(node, "id").Any(char.IsAsciiDigit);

    private static bool IsPlural(PageView view, int node) => view.IsNamed(node, Plural());

    [GeneratedRegex(@"(?:^|[\s_-])(?:comment|kommentar|komentar|comentario|commentaire|reply|userpost|leserkommentar|commentitem|comment[-_]?(?:item|body|wrap(?:per)?|container|box|entry|block|inner|single|main|row|article|holder|post)|kommentar[-_]?(?:item|box|eintrag)|serendipity_comment|trackback|pingback|comment__item|listcomment|hreview)(?:$|[\s])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitName();

    [GeneratedRegex(@"^(?:(?:li|div|dsq|article|m)?[-_]?(?:comment|kommentar|comm|cmt|reply|dsq-comment)[-_]?\d[\w-]*|IDComment\d+|\w*(?:comment|kommentar|message|posting)[-_]?\d+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnitId();

    [GeneratedRegex(@"(?:^|[\s_-])(?:post|message|msg|postcontainer|postbit|postbitlegacy|cPost|topic-post|crawler-post|topic-body|post_block|post_wrapper|windowbg\d?|postrow|thread-post|reply|bbp-reply|forum-post|js-post|entry|forumpost|blockpost|tborder|PhorumReadMessageBlock|thread_post|post-item|single-post|wbbPost|messageitem|comment)(?:$|[\s\d])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PostName();

    [GeneratedRegex(@"^(?:(?:js-|li-|elComment_|article-)?(?:post|p|pid|msg|message|reply|edit|entry|beitrag)[-_]?\d+(?:_wrap)?|post[-_]?id[-_]?\d+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PostId();

    [GeneratedRegex(@"^(?:even|odd|alt\d*|thread-?(?:even|odd|alt)|.*depth.*|byuser|bypostauthor|comment-author-.+|first|last|parent|has-children|.*-?(?:even|odd)|level-?\d*|first\w*|last\w*|new|unread|op|starter|online|offline|by\w+|is-\w+|\d+|bg\d|highlander-comment|clearfix|cf|anonymous|by-anonymous|by-viewer|author.*|js-.*|reply|child|t-.*|not-.*|type-.*|topic|topic-author|status-.*|hentry|user-id-.*|loop-item.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Changing();

    [GeneratedRegex(@"(?:^|[\s_-])(?:respond|comment-?form|form|reply-?form|login|title|count|link|links|replylink|button|avatar|nav|navigation|subscribe|notice|policy|heading|header|meta|rules)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FormName();

    [GeneratedRegex(@"^\W*(?:\d+\s+|(?:leser|bisherige|alle|user)\s*)?(?:kommentare?|comments?|leserkommentare|antworten|responses?|repl(?:y|ies)|reaktionen|meinungen|stimmen|beiträge\s+zu|leserbriefe|thoughts\s+on|discussion|diskussion|rückmeldungen|commentaires?|comentarios?|komentarze|reacties|commenti)\b(?!.*(?:schreiben|verfassen|abgeben|hinterlassen|geschlossen|closed|rss|feed|policy|abonnieren))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsFollow();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?:^|[\s_-])(?:comments|kommentare|commentlist|comment-?list|comment-?area|commentsection|comment-?section|respond|discussion|replies|responses|comment-thread|comments-\w+|posts)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Plural();
}
