namespace SocialResearch.Scraping;

/// <summary>The main text of a page: first the element that holds it, then block by block what of it is text of the author.</summary>
/// <remarks>
/// Each block has a weight: characters of sentences for, links and short pieces against. The sum over an element is a difference
/// of two prefix sums, so that the best element is found in one pass (a maximum-weight subtree).
/// </remarks>
internal sealed class PageBody
{
    private const PageCue Edges = PageCue.Side | PageCue.Foot | PageCue.Related | PageCue.Newsletter | PageCue.Recent | PageCue.Share | PageCue.Overlay | PageCue.Vote | PageCue.Paging;

    private readonly PageView _view;
    private readonly List<PageBlock> _blocks;
    private readonly double[] _weight, _mass;
    private readonly PageCue[] _around, _own;
    private readonly string? _title;
    private readonly IReadOnlyList<string> _authors;
    private readonly string? _description, _told;

    private PageBody(PageView view, string? title, IReadOnlyList<string> authors, string? description, string? told, List<PageBlock> blocks)
    {
        _view = view;
        _title = title;
        _authors = authors;
        _description = description;
        _told = told;
        _blocks = blocks;
        _mass = new double[view.Count + 1];
        _weight = new double[view.Count + 1];
        _around = new PageCue[view.Count];
        _own = new PageCue[view.Count];
    }

    /// <summary>The main text.</summary>
    /// <param name="view">The page.</param>
    /// <param name="head">What it tells programs.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="authors">Who wrote it.</param>
    /// <param name="blocks">All that is no comment.</param>
    /// <param name="first">The first node of the element that holds it.</param>
    public static string Of(PageView view, PageHead head, string? title, IReadOnlyList<string> authors, List<PageBlock> blocks, out int first)
    {
        var body = new PageBody(view, title, authors, head.Meta("og:description", "description", "twitter:description"), head.Things.Select(thing => head.Text(thing, "articleBody")).MaxBy(text => text?.Length ?? 0), blocks);
        return body.Extract(out first);
    }

    private string Extract(out int root)
    {
        root = 0;
        if (_blocks.Count == 0) return "";
        foreach (PageBlock block in _blocks) _mass[block.First + 1] += block.Text.Length >= 40 ? block.OwnChars : 0;
        for (int i = 1; i <= _view.Count; i++) _mass[i] += _mass[i - 1];
        double total = _mass[^1];
        // What holds half of all sentences is the article, whatever its template calls it.
        var excused = new PageCue[_view.Count];
        for (int node = 0; node < _view.Count; node++)
        {
            int parent = _view.Parent(node);
            if (parent >= 0) excused[node] = excused[parent];
            PageCue own = _view.Cues(node) & ~excused[node];
            // Classes pasted along with a sentence from elsewhere name no part of this page.
            if (_view.IsInline(node) && _view.Chars(node) >= 80 && parent >= 0 && _view.Tag(parent) == "p") own &= ~PageCue.Outside;
            PageCue forgiven = Mass(node) >= total * ((own & (PageCue.Content | PageCue.Article)) != 0 ? 0.4 : 0.65) ? PageCue.Outside : Mass(node) >= total * 0.4 ? PageCue.Outside & ~Edges : PageCue.None;
            excused[node] |= own & forgiven;
            own &= ~forgiven;
            _own[node] = own;
            _around[node] = own | (parent >= 0 ? _around[parent] : PageCue.None);
        }
        foreach (PageBlock block in _blocks) _weight[block.First + 1] += Weight(block);
        for (int i = 1; i <= _view.Count; i++) _weight[i] += _weight[i - 1];
        root = Root();
        int first = root, end = _view.End(root);
        List<PageBlock> within = [.. _blocks.Where(block => block.First >= first && block.First < end)];
        var chosen = new PageBlocks(_view, within, root, _title, _authors, _own, Mass);
        List<PageBlock> kept = chosen.Keep();
        // A page whose every part is named as something else still says something.
        if (kept.Count == 0) kept = [.. within.Where(block => block.LinkShare < 0.5 && block.Text.Length >= 40 && !PageBlocks.IsAbout(block.Text))];
        List<PageBlock> all = [.. Lead(root, kept), .. kept];
        List<PageBlock> text = Told(all) ?? all;
        return string.Join("\n\n", text.Select(block => block.Kind == "li" ? "- " + block.Text : block.Text));
    }

    /// <summary>The blocks that the page itself hands to programs as the article, with the headings between them; null when it hands out none, or only a part.</summary>
    private List<PageBlock>? Told(List<PageBlock> kept)
    {
        string told = PageWords.Key(_told);
        if (told.Length < 400) return null;
        var seen = new HashSet<string>();
        int found = 0;
        var blocks = new List<PageBlock>();
        foreach (PageBlock block in _blocks)
        {
            string key = PageWords.Key(block.Text);
            bool isTold = key.Length >= 15 && told.Contains(key[..Math.Min(key.Length, 60)], StringComparison.Ordinal) && seen.Add(key);
            if (isTold) found += key.Length;
            if (isTold || (block.IsHeading || found == 0) && kept.Contains(block)) blocks.Add(block);
        }
        int chosen = kept.Where(block => !block.IsHeading).Sum(block => PageWords.Key(block.Text).Length);
        return found > told.Length * 0.75 && found < told.Length * 1.25 && told.Length > chosen * 0.6 ? blocks : null;
    }

    private double Mass(int node) => _mass[_view.End(node)] - _mass[node];

    private double Weight(PageBlock block)
    {
        double chars = block.OwnChars, share = block.LinkShare;
        PageCue cues = _around[block.First];
        if ((cues & PageCue.Outside) != 0) return -Math.Min(120, 15 + block.Text.Length * 0.5);
        double factor = block.Kind switch { "p" or "quote" or "pre" => 1.15, "li" => 0.6, "td" => 0.7, "caption" => 0.1, _ => 0.9 };
        if ((cues & PageCue.Comment) != 0) factor *= 0.3;
        if (block.IsHeading) return share > 0.7 ? -20 : 4;
        if (share > 0.5) return -10 - Math.Min(60, block.LinkChars * 0.5);
        if (chars < 25) return block.Kind == "li" ? -1 : -5;
        if (!block.EndsAsSentence && chars < 80) return block.Kind == "li" ? 2 : -2;
        return (Math.Min(chars, 1200) - 20) * factor * (1 - share);
    }

    private int Root()
    {
        int best = 0;
        double most = 0;
        for (int node = 0; node < _view.Count; node++)
        {
            if (_view.IsText(node) || _view.IsInline(node) || _view.Tag(node) is "p" or "ul" or "ol" or "li" or "tr" or "tbody" or "blockquote" or "h1" or "h2" or "h3" or "dl") continue;
            double sum = _weight[_view.End(node)] - _weight[node];
            PageCue cues = _view.Cues(node);
            double bonus = 1;
            if ((cues & PageCue.Outside) == 0)
            {
                if (_view.Tag(node) is "article" or "main") bonus += 0.05;
                if ((cues & PageCue.Content) != 0 && (cues & PageCue.Article) != 0) bonus += 0.1;
                else if ((cues & (PageCue.Content | PageCue.Article)) != 0) bonus += 0.04;
                if (_view.Attribute(node, "itemprop") == "articleBody") bonus += 0.15;
            }
            if (sum > 0) sum *= bonus;
            if (_view.End(node) == node + 1 || sum <= 0 && node > 0) continue;
            // Of two equal elements the inner one, which comes later.
            if (sum >= most) (most, best) = (sum, node);
        }
        return best;
    }

    /// <summary>Paragraphs between the headline and the body that begin the article: a lead, a teaser, what the page describes itself with.</summary>
    private List<PageBlock> Lead(int root, List<PageBlock> kept)
    {
        var lead = new List<PageBlock>();
        List<string> title = PageWords.Of(_title);
        int heading = -1;
        for (int i = 0; i < _blocks.Count && _blocks[i].First < root; i++)
        {
            if (title.Count > 0 && _blocks[i].Text.Length < 300 && _blocks[i].IsLike(title, 0.8)) heading = i;
        }
        string described = PageWords.Key(_description);
        for (int i = 0; i < _blocks.Count && _blocks[i].First < root; i++)
        {
            PageBlock block = _blocks[i];
            if (block.LinkShare > 0.4 || block.Text.Length < 30 || (_around[block.First] & (PageCue.Outside | PageCue.Caption | PageCue.Comment | PageCue.Meta)) != 0 || PageBlocks.IsAbout(block.Text)) continue;
            if (i == heading) continue;
            string key = PageWords.Key(block.Text);
            bool isDescribed = key.Length >= 25 && described.Length >= 25 && (described.StartsWith(key[..Math.Min(key.Length, 40)], StringComparison.Ordinal) || key.StartsWith(described[..Math.Min(described.Length, 40)], StringComparison.Ordinal));
            bool isNamed = (_around[block.First] & (PageCue.Lead | PageCue.Teaser)) != 0 && heading >= 0 && Math.Abs(i - heading) <= 8;
            bool follows = heading >= 0 && i > heading && i - heading <= 6 && block.Text.Length >= 60 && block.EndsAsSentence;
            if ((isDescribed && (heading < 0 || Math.Abs(i - heading) <= 12) || isNamed || follows) && !kept.Any(other => other.Text.Contains(block.Text, StringComparison.Ordinal)) && !lead.Any(other => other.Text == block.Text)) lead.Add(block);
        }
        return lead;
    }
}
