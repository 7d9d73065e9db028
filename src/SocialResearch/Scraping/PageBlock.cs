namespace SocialResearch.Scraping;

/// <summary>Words that stand together on a page: a paragraph, a heading, an item of a list.</summary>
/// <param name="First">The first node.</param>
/// <param name="Holder">The nearest element around it that is no part of a line.</param>
/// <param name="Kind">p, h1 to h6, li, quote, pre, td, caption or div.</param>
/// <param name="Text">The words; line breaks as \n.</param>
/// <param name="LinkChars">How many of the characters belong to links.</param>
internal sealed record PageBlock(int First, int Holder, string Kind, string Text, int LinkChars)
{
    /// <summary>The words of it, compared with those of titles again and again.</summary>
    public List<string> Words => field ??= PageWords.Of(Text);

    /// <summary>Whether more than this share of the words is that of others (Dice). How many there are often tells that it cannot be.</summary>
    public bool IsLike(List<string> words, double share)
    {
        int count = PageWords.Count(Text);
        return 2.0 * Math.Min(count, words.Count) > share * (count + words.Count) && PageWords.Likeness(Words, words) > share;
    }

    /// <summary>The last node of it.</summary>
    public int Last { get; init; }

    /// <summary>Whether all of it is bold, as headings are where authors know no headings.</summary>
    public bool IsBold { get; init; }

    /// <summary>The share of characters that belong to links.</summary>
    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, LinkChars / (double)Text.Length);

    /// <summary>Whether it is a heading. What is longer is a paragraph that somebody made large.</summary>
    public bool IsHeading => Kind.Length == 2 && Kind[0] == 'h' && Text.Length <= 160;

    /// <summary>Characters that do not belong to links.</summary>
    public int OwnChars => Math.Max(0, Text.Length - LinkChars);

    /// <summary>Whether it ends as sentences do.</summary>
    public bool EndsAsSentence => Text.Length > 0 && Text.AsSpan().TrimEnd("\"”“»«’')] ") is { IsEmpty: false } end && end[^1] is '.' or '!' or '?' or '…' or ':' or '–';

    /// <summary>Cuts a part of a page into blocks.</summary>
    /// <param name="view">The page.</param>
    /// <param name="first">The first node of the part.</param>
    /// <param name="end">The number after its last node.</param>
    /// <param name="skip">Elements to leave out with all they hold.</param>
    public static List<PageBlock> Of(PageView view, int first, int end, Func<int, bool>? skip = null)
    {
        var blocks = new List<PageBlock>();
        var words = new BlockWords(view, blocks);
        var open = new Stack<int>();
        int node = first;
        while (node < end)
        {
            while (open.TryPeek(out int inner) && node >= view.End(inner))
            {
                words.Break();
                open.Pop();
            }
            if (skip?.Invoke(node) == true)
            {
                if (!view.IsInline(node)) words.Break();
                node = view.End(node);
                continue;
            }
            if (view.Text(node) is not null) words.Add(node);
            else if (view.Tag(node) == "br") words.Line();
            else if (view.Tag(node) == "hr") words.Break();
            else if (!view.IsInline(node))
            {
                words.Break();
                open.Push(node);
            }
            node++;
        }
        words.Break();
        return blocks;
    }

    private sealed class BlockWords(PageView view, List<PageBlock> blocks)
    {
        // Most blocks are one text.
        private readonly List<string> _texts = [];
        private int _first = -1, _last, _linkChars, _boldChars, _lines;

        public void Add(int node)
        {
            string text = view.Text(node)!;
            bool blank = string.IsNullOrWhiteSpace(text);
            // Two line breaks are how those end a paragraph who know no paragraphs.
            if (!blank && _lines >= 2) Break();
            if (_first < 0 && blank) return;
            if (_first < 0) _first = node;
            if (!blank)
            {
                if (_lines == 1) _texts.Add("\n");
                _lines = 0;
                _last = node;
            }
            _texts.Add(text);
            _linkChars += view.LinkChars(node);
            if (!blank && IsBold(node)) _boldChars += text.Length;
        }

        public void Line()
        {
            if (_first >= 0) _lines++;
        }

        public void Break()
        {
            if (_first >= 0)
            {
                int holder = _first;
                while (holder > 0 && view.IsInline(holder)) holder = view.Parent(holder);
                string text = Tidy(_texts.Count == 1 ? _texts[0] : string.Concat(_texts));
                if (text.Length > 0)
                {
                    blocks.Add(new(_first, holder, KindOf(holder), text, _linkChars) { Last = _last, IsBold = _boldChars > text.Length * 0.9 });
                }
            }
            _texts.Clear();
            (_first, _last, _linkChars, _boldChars, _lines) = (-1, 0, 0, 0, 0);
        }

        private bool IsBold(int node)
        {
            for (int at = view.Parent(node); at > 0 && view.IsInline(at); at = view.Parent(at))
            {
                if (view.Tag(at) is "b" or "strong") return true;
            }
            return false;
        }

        private string KindOf(int holder)
        {
            string kind = "div";
            int steps = 0;
            for (int at = holder; at >= 0 && steps < 6; at = view.Parent(at), steps++)
            {
                switch (view.Tag(at))
                {
                    case "h1" or "h2" or "h3" or "h4" or "h5" or "h6": return view.Tag(at);
                    case "p" when kind == "div": kind = "p"; break;
                    case "li" or "dd" or "dt" when kind is "div" or "p": return "li";
                    case "blockquote": return "quote";
                    case "pre": return "pre";
                    case "figcaption" or "caption": return "caption";
                    case "td" or "th" when kind is "div": kind = "td"; break;
                }
            }
            return kind;
        }

        private static string Tidy(string text)
        {
            if (!text.Contains('\n')) return PageLine.Collapse(text).Trim();
            return string.Join('\n', text.Split('\n').Select(line => PageLine.Collapse(line).Trim()).Where(line => line.Length > 0));
        }
    }
}
