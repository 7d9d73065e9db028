using System.Collections.Frozen;

namespace SocialResearch.Scraping;

/// <summary>What tag, class, id and role of an element say about its part of the page.</summary>
[Flags]
internal enum PageCue
{
    None = 0,
    Content = 1 << 0,
    Article = 1 << 1,
    Lead = 1 << 2,
    Navigation = 1 << 3,
    Side = 1 << 4,
    Foot = 1 << 5,
    Head = 1 << 6,
    Share = 1 << 7,
    Related = 1 << 8,
    Advert = 1 << 9,
    Meta = 1 << 10,
    Author = 1 << 11,
    Comment = 1 << 12,
    Caption = 1 << 13,
    Newsletter = 1 << 14,
    Overlay = 1 << 15,
    Hidden = 1 << 16,
    Date = 1 << 17,
    Title = 1 << 18,
    Labels = 1 << 19,
    Form = 1 << 20,
    Recent = 1 << 21,
    Reply = 1 << 22,
    Profile = 1 << 23,
    Contact = 1 << 24,
    Teaser = 1 << 25,
    Crumbs = 1 << 26,
    Credit = 1 << 27,
    Paging = 1 << 28,
    Vote = 1 << 29,

    /// <summary>What is no part of an article wherever it stands.</summary>
    Outside = Navigation | Side | Foot | Share | Related | Advert | Newsletter | Overlay | Hidden | Labels | Form | Recent | Crumbs | Paging | Vote,
}

/// <summary>Words in names of classes and ids, English and German, as templates of publishing systems use them.</summary>
internal sealed class PageCues
{
    private static readonly FrozenDictionary<string, PageCue> s_words = Listed(
        (PageCue.Content, "content body text main inhalt copy richtext contents fulltext bodytext maincontent textblock articlebody postbody entrycontent postcontent articlecontent articletext storybody mainbody paragraph absatz wysiwyg"),
        (PageCue.Article, "article post entry story artikel beitrag hentry news blogpost single detail"),
        (PageCue.Lead, "lead intro vorspann standfirst dek deck subtitle subheadline subhead subline excerpt anriss abstract introtext leadtext einleitung anleser sapo"),
        (PageCue.Navigation, "nav navi navigation menu menue menü navbar topbar submenu toolbar mainmenu sitemap toc inhaltsverzeichnis skip skiplink skiplinks sprungmarken sitenav subnav metanav topnav"),
        (PageCue.Side, "sidebar aside rail marginal seitenleiste rightcol leftcol marginalspalte sidecol sidecolumn complementary widget widgets infobox"),
        (PageCue.Foot, "footer foot colophon fuss fuß fusszeile copyright impressum legal disclaimer contentinfo"),
        (PageCue.Head, "header masthead branding logo kopf kopfzeile banner sitehead"),
        (PageCue.Share, "share sharing social sharedaddy addtoany shariff teilen sociable socialmedia shares addthis sharebar bookmarks bookmark heateor essb sharelinks sharethis followus socials likebox"),
        (PageCue.Related, "related recommended recommendation recommendations recommend similar readmore weitere weiterfuehrend aehnliche ähnliche verwandte verwandt outbrain taboola yarpp popular trending relatedposts crp zergnet furthermore alsolike readnext upnext empfehlungen empfehlung onward moreon morefrom mehrzumthema lesetipp siehe plista"),
        (PageCue.Recent, "recent latest recentcomments recentposts neueste letzte"),
        (PageCue.Teaser, "teaser teasers card cards tile tiles teaserbox"),
        (PageCue.Advert, "ad ads advert advertisement adsense adsbygoogle sponsor sponsored promo promotion promotions werbung anzeige anzeigen affiliate cta adslot adbox adv dfp calltoaction paywall upsell donate spenden donation"),
        (PageCue.Meta, "meta postmeta entrymeta metadata byline postinfo entryinfo dateline postmetadata articlemeta postdetails readtime lesezeit submitted"),
        (PageCue.Author, "author autor authors autoren byline writer verfasser authorbox authorinfo authorbio bio vcard authorname wrote"),
        (PageCue.Profile, "profile postprofile postauthor userinfo userdetails avatar gravatar usercolumn poster postuser signature sig postleft authorcol"),
        (PageCue.Comment, "comment comments commentlist commentarea kommentar kommentare disqus respond discussion diskussion commentlists responses trackbacks pingbacks trackback pingback commentform commentblock commentsblock comentarios commentaires leserkommentare leserbriefe"),
        (PageCue.Caption, "caption figcaption bildunterschrift bildtext imagecaption gallery galerie slideshow thumbcaption legende"),
        (PageCue.Credit, "credit credits copyrights bildnachweis bildquelle fotocredit photocredit imagecredit source quelle"),
        (PageCue.Newsletter, "newsletter subscribe signup subscription optin mailchimp abo abonnieren mailinglist mailpoet hubspot"),
        (PageCue.Overlay, "cookie cookies consent gdpr dsgvo cmp popup modal overlay lightbox tooltip dialog offcanvas flyout noscript borlabs onetrust"),
        (PageCue.Date, "date time datum published timestamp pubdate datetime postdate zeit created updated"),
        (PageCue.Title, "title headline titel heading ueberschrift überschrift entrytitle posttitle"),
        (PageCue.Labels, "tags tagcloud taglist taglinks posttags schlagworte schlagwörter keywords categories kategorien topics catlinks stichworte labels rubriken tagged"),
        (PageCue.Form, "form search searchform suche formular login anmelden register signin"),
        (PageCue.Reply, "reply replies antwort antworten respuestas"),
        (PageCue.Contact, "contact kontakt ansprechpartner contacts pressekontakt"),
        (PageCue.Crumbs, "breadcrumb breadcrumbs crumbs brotkrumen breadcrumbnav crumb rootline"),
        (PageCue.Paging, "pagination pager paging pagenav pagelinks postnav prevnext postnavigation nextprev nextpost prevpost"),
        (PageCue.Vote, "rating ratings vote votes voting stars postratings bewertung umfrage poll quiz"));

    private static readonly FrozenDictionary<string, PageCue>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_hidden = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        ["hidden", "hide", "is-hidden", "d-none", "sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden", "invisible", "noprint", "unsichtbar", "print-only", "printonly", "screen-reader"])
        .GetAlternateLookup<ReadOnlySpan<char>>();

    // For each pair of letters that begins a word, how long such words are: most names are told from all words without hashing them.
    private static readonly uint[] s_lengths = Lengths();

    // Most classes of a page stand on many elements.
    private readonly Dictionary<string, PageNames>.AlternateLookup<ReadOnlySpan<char>> _known = new Dictionary<string, PageNames>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The classes, with what they say.</summary>
    public PageNames Names(ReadOnlySpan<char> names)
    {
        if (_known.TryGetValue(names, out PageNames? before)) return before;
        PageCue cues = PageCue.None;
        foreach (Range range in names.SplitAny(" \t\r\n")) cues |= OfName(names[range]);
        return _known[names] = new(names.ToString(), cues);
    }

    /// <summary>What an attribute other than the classes says about the part of the page that its element is.</summary>
    /// <param name="attribute">Its name, lower case.</param>
    /// <param name="value">Its value.</param>
    public static PageCue Of(string attribute, string value) => attribute switch
    {
        "id" => OfName(value),
        "itemprop" => value is "articleBody" ? PageCue.Content | PageCue.Article : value is "author" ? PageCue.Author : PageCue.None,
        "hidden" => PageCue.Hidden,
        "aria-hidden" when value == "true" => PageCue.Hidden,
        "style" when IsInvisible(value) => PageCue.Hidden,
        "role" => OfRole(value),
        _ => PageCue.None,
    };

    private static PageCue OfName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || name.Length > 80) return PageCue.None;
        if (name.Contains('-'))
        {
            // has-sidebar, no-comments and the labels that WordPress hangs on a post (tag-…, category-…) say nothing about the element.
            if (StartsWithAny(name, "has-", "no-", "with-", "without-", "is-", "tag-", "category-", "author-", "post_tag-", "hide-", "wp-block-group", "wp-image-", "elementor-") && !name.Contains("links", StringComparison.Ordinal) && !name.Contains("box", StringComparison.Ordinal) && !name.StartsWith("is-hidden")) return PageCue.None;
            // What follows -- is a state, not a part: card--has-ads.
            if (name.IndexOf("--") is > 0 and var state) name = name[..state];
            if (name.Contains("main-canvas", StringComparison.OrdinalIgnoreCase)) return PageCue.None;
        }
        // Part of a name it says nothing: "label-hidden", "hidden-xs".
        if (s_hidden.Contains(name)) return PageCue.Hidden;
        PageCue cues = OfWord(name);
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            bool ends = i == name.Length || !char.IsLetter(name[i]) || char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (!ends) continue;
            ReadOnlySpan<char> word = name[start..i];
            if (!char.IsLetter(word[0])) word = word.TrimStart("-_0123456789:.");
            if (word.Length < name.Length) cues |= OfWord(word);
            start = i;
        }
        return cues;
    }

    private static PageCue OfWord(ReadOnlySpan<char> word) => word.Length >= 2 && (s_lengths[Beginning(word)] >> word.Length & 1) != 0 && s_lookup.TryGetValue(word, out PageCue cue) ? cue : PageCue.None;

    private static int Beginning(ReadOnlySpan<char> word) => 27 * Letter(word[0]) + Letter(word[1]);

    // All that is no ASCII letter, such as ü, as one.
    private static int Letter(char c) => char.IsAsciiLetter(c) ? (c | 0x20) - 'a' : 26;

    private static uint[] Lengths()
    {
        uint[] lengths = new uint[27 * 27];
        foreach (string word in s_words.Keys) lengths[Beginning(word)] |= 1u << word.Length;
        return lengths;
    }

    private static PageCue OfRole(string role) => role switch
    {
        "navigation" or "menu" or "menubar" or "tablist" => PageCue.Navigation,
        "complementary" => PageCue.Side,
        "contentinfo" => PageCue.Foot,
        "banner" => PageCue.Head,
        "search" or "form" => PageCue.Form,
        "dialog" or "alertdialog" or "tooltip" => PageCue.Overlay,
        "main" => PageCue.Content,
        "article" => PageCue.Article,
        _ => PageCue.None,
    };

    private static bool IsInvisible(string style) =>
        style.Contains("display", StringComparison.OrdinalIgnoreCase) && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWithAny(ReadOnlySpan<char> name, params ReadOnlySpan<string> beginnings)
    {
        foreach (string beginning in beginnings)
        {
            if (name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static FrozenDictionary<string, PageCue> Listed(params ReadOnlySpan<(PageCue Cue, string Words)> lists)
    {
        var words = new Dictionary<string, PageCue>(StringComparer.OrdinalIgnoreCase);
        foreach ((PageCue cue, string line) in lists)
        {
            foreach (string word in line.Split(' ')) words[word] = words.GetValueOrDefault(word) | cue;
        }
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
