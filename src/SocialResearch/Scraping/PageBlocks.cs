using System.Text.RegularExpressions;

namespace SocialResearch.Scraping;

/// <summary>Decides block by block what of an article's element is its text.</summary>
internal sealed partial class PageBlocks(PageView view, List<PageBlock> blocks, int root, string? title, IReadOnlyList<string> authors, PageCue[] own, Func<int, double> mass)
{
    private readonly HashSet<string> _authors = [.. authors.SelectMany(PageWords.Of)];
    private double _seen;
    private double? _teasers;

    private readonly List<string> _title = PageWords.Of(title);

    /// <summary>The blocks that belong to the text, in order.</summary>
    public List<PageBlock> Keep()
    {
        bool[] keep = new bool[blocks.Count];
        double whole = mass(root);
        var verdicts = new Dictionary<int, bool>();
        for (int i = 0; i < blocks.Count; i++)
        {
            keep[i] = !IsInOutsider(blocks[i], whole, verdicts) && IsText(blocks[i], i);
            if (keep[i] && blocks[i].Text.Length >= 40) _seen += blocks[i].OwnChars;
        }
        DropSections(keep);
        DropHeadingsOfNothing(keep);
        DropPortraits(keep);
        TrimEnd(keep);
        DropHeadingsOfNothing(keep);
        return [.. blocks.Where((_, i) => keep[i])];
    }

    /// <summary>Whether the words are about the article rather than of it: who wrote it, when, where a picture is from.</summary>
    public static bool IsAbout(string text) => text.Length < 220 && (About().IsMatch(text) || text.AsSpan().ContainsAny("([©:") && Credit().IsMatch(text));

    [GeneratedRegex(@"^\s*[(\[](?i:foto|fotos|bild|photo|image|quelle|source|credit|copyright|©)\s*s?\s*[:©/].{0,120}$|^.{5,160}\s?(?:©|\((?:Foto|Bild|Photo|Quelle|Credit|Symbolbild)\b).{2,60}$|^.{5,160}\b(?:Foto|Bild|Photo|Credit|Quelle)s?\s?:\s?\S.{2,60}$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Credit();

    /// <summary>Whether an element between the root and the block is no part of an article. One that holds much of it is.</summary>
    private bool IsInOutsider(PageBlock block, double whole, Dictionary<int, bool> verdicts)
    {
        for (int at = block.Holder; at > root; at = view.Parent(at))
        {
            if (!verdicts.TryGetValue(at, out bool isOutside))
            {
                PageCue cues = own[at];
                isOutside = (cues & (PageCue.Outside | PageCue.Comment)) != 0 && mass(at) < whole * 0.4
                    || (cues & PageCue.Profile) != 0 && mass(at) < whole * 0.2
                    || (cues & PageCue.Author) != 0 && mass(at) < whole * 0.2 && view.Tag(at) is not ("blockquote" or "article")
                    || (cues & PageCue.Meta) != 0 && mass(at) < whole * 0.2
                    || (cues & PageCue.Caption) != 0 && mass(at) < whole * 0.3
                    || IsTeaser(cues) && mass(at) < whole * 0.15 && _seen > whole * 0.2 && (_teasers ??= Teasers()) < whole * 0.3;
                verdicts[at] = isOutside;
            }
            if (isOutside) return true;
        }
        // Inline elements have names too: <span class="meta">.
        for (int at = view.Parent(block.First); at > block.Holder; at = view.Parent(at))
        {
            if ((view.Cues(at) & (PageCue.Meta | PageCue.Date | PageCue.Share | PageCue.Hidden | PageCue.Labels | PageCue.Vote)) != 0 && view.Chars(at) >= block.Text.Length * 0.8 && block.Text.Length < 200) return true;
        }
        return false;
    }

    private static bool IsTeaser(PageCue cues) => (cues & (PageCue.Teaser | PageCue.Lead)) == PageCue.Teaser;

    /// <summary>Sentences in teasers of other articles. Where they are much of the page, an article is written in cards.</summary>
    private double Teasers()
    {
        double sum = 0;
        for (int node = root + 1; node < view.End(root); node++)
        {
            if (!IsTeaser(own[node])) continue;
            sum += mass(node);
            node = view.End(node) - 1;
        }
        return sum;
    }

    private bool IsText(PageBlock block, int index)
    {
        string text = block.Text;
        if (!text.Any(char.IsLetterOrDigit)) return false;
        if (_title.Count > 0 && text.Length < 300 && block.IsLike(_title, 0.99) && block.Words.SequenceEqual(_title)) return false;
        if (IsAbout(text) || IsInvitation(text) || IsByline(block)) return false;
        if (block.IsHeading) return block.LinkShare < 0.8;
        if (block.LinkShare > 0.85) return block.Kind == "p" && text.Length > 25 && !text.Contains('»') && !text.Contains('>');
        if (block.LinkShare > 0.5 && text.Length < 80) return false;
        return true;
    }

    /// <summary>A heading such as "More on this" takes away what stands below it, up to the next heading or long paragraph.</summary>
    private void DropSections(bool[] keep)
    {
        for (int i = 0; i < blocks.Count; i++)
        {
            if (!(blocks[i].Text.Length < 90 && (blocks[i].Text.Length < 50 || blocks[i].IsHeading || blocks[i].IsBold || blocks[i].Text.EndsWith(':')) && Elsewhere().IsMatch(blocks[i].Text))) continue;
            keep[i] = false;
            for (int next = i + 1; next < blocks.Count; next++)
            {
                PageBlock below = blocks[next];
                if (below.IsHeading && below.LinkShare < 0.5 && !blocks[i].IsHeading) break;
                if (below.IsHeading && string.CompareOrdinal(below.Kind, blocks[i].Kind) <= 0 && below.LinkShare < 0.5) break;
                if (below.LinkShare < 0.3 && below.Text.Length > 160 && below.EndsAsSentence || below.Kind == "p" && below.LinkShare < 0.3 && below.Text.Length > 100) break;
                keep[next] = false;
            }
        }
    }

    private void DropHeadingsOfNothing(bool[] keep)
    {
        bool followed = false;
        string nextKind = "";
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            if (!keep[i]) continue;
            if (!blocks[i].IsHeading) (followed, nextKind) = (true, "");
            else if (!followed && (nextKind.Length == 0 || string.CompareOrdinal(blocks[i].Kind, nextKind) >= 0)) keep[i] = false;
            else (followed, nextKind) = (false, blocks[i].Kind);
        }
    }

    /// <summary>The end of an article's element is where contacts, invitations and labels stand.</summary>
    private void TrimEnd(bool[] keep)
    {
        int strong = blocks.Count - 1;
        while (strong >= 0 && !(keep[strong] && blocks[strong].LinkShare < 0.4 && blocks[strong].Text.Length >= 80 && blocks[strong].EndsAsSentence && !IsClosing(blocks[strong].Text))) strong--;
        if (strong < 0) return;
        for (int i = strong + 1; i < blocks.Count; i++)
        {
            if (!keep[i]) continue;
            string text = blocks[i].Text;
            bool isPiece = !blocks[i].IsHeading && text.Length < 30 && !blocks[i].EndsAsSentence && blocks[i].Kind is not ("li" or "quote" or "pre" or "td");
            if (IsClosing(text) || blocks[i].LinkShare > 0.6 || isPiece) keep[i] = false;
        }
    }

    /// <summary>Whether it is only the names of those who wrote the page.</summary>
    private bool IsByline(PageBlock block) => _authors.Count >= 2 && block.Text.Length < 120 && !block.IsHeading && block.Words.Count >= 2 && block.Words.All(_authors.Contains);

    /// <summary>Near the end of an article stands who its author is: "Anna Weber ist freie Autorin und lebt in Köln."</summary>
    private void DropPortraits(bool[] keep)
    {
        if (authors.Count == 0) return;
        double all = 0, before = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            if (keep[i]) all += blocks[i].Text.Length;
        }
        for (int i = 0; i < blocks.Count; i++)
        {
            if (!keep[i]) continue;
            before += blocks[i].Text.Length;
            if (before > all * 0.7 && blocks[i].Text.Length < 700 && authors.Any(name => name.Contains(' ') && blocks[i].Text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && Portrait().IsMatch(blocks[i].Text[name.Length..]))) keep[i] = false;
        }
    }

    [GeneratedRegex(@"^\W{0,3}(?:,|is\b|ist\b|was\b|war\b|has\b|hat\b|works?\b|writes?\b|covers\b|arbeitet\b|schreibt\b|lebt\b|lives\b|studiert|est\b|es\b|jest\b|leitet\b|berichtet\b|gründete\b|beschäftigt\b|\(|\p{N})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Portrait();

    private static bool IsClosing(string text) => text.Length < 220 && Closing().IsMatch(text);

    // Patterns for the beginning stand apart: the others are then searched for by the words they begin with.
    private static bool IsInvitation(string text) => text.Length < 300 && (InvitationAtFirst().IsMatch(text) || Invitation().IsMatch(text) || ConsentTopic().IsMatch(text) && Consent().IsMatch(text) || PromotionAtFirst().IsMatch(text) || Promotion().IsMatch(text));

    // What stands where a film or post of another site would be, until the reader agrees.
    [GeneratedRegex(@"(?:extern(?:e[rnms]?)?\s+(?:inhalt|content|medien|dienst)|drittanbieter|datenschutzerklärung|privatsphäre|einwilligung|einverständnis|zustimmung|privacy\s+policy|third[- ]party|politique\s+de\s+confidentialité).{0,160}(?:\bladen|geladen|lädst|anzeig|akzeptier|aktivier|verbindung|übertragen|übermittelt|zugestimmt|zustimm|load|enable|accept|display)|(?:\bladen|geladen|lädst|anzeig|akzeptier|aktivier|load|accept|display).{0,160}(?:extern(?:e[rnms]?)?\s+(?:inhalt|content|medien|dienst)|drittanbieter|datenschutzerklärung|privacy\s+policy|third[- ]party)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Consent();

    // One of these stands in all of that, and few texts have any.
    [GeneratedRegex(@"(?:extern(?:e[rnms]?)?\s+(?:inhalt|content|medien|dienst)|drittanbieter|datenschutzerklärung|privatsphäre|einwilligung|einverständnis|zustimmung|privacy\s+policy|third[- ]party|politique\s+de\s+confidentialité)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConsentTopic();

    [GeneratedRegex(@"^\W*(?:(?:à\s+)?lire\s+(?:aussi|également)|voir\s+aussi|lea?\s+también|leer\s+también|lee\s+(?:más|también)|czytaj\s+(?:też|także|również|więcej)|zobacz\s+(?:też|także|również)|leggi\s+anche|leia\s+(?:também|mais)|(?:diesen|den|dieses|this)\s+(?:artikel|beitrag|seite|post|article).{0,30}(?:teilen|weiterempfehlen|drucken|merken|bewerten)|(?:noch\s+)?keine\s+bewertung|(?:if\s+you|wenn\s+(?:du|sie|ihr|dir|ihnen|euch)).{0,40}(?:enjoyed|liked|gefallen|gefällt)|(?:category|kategorie|news\s+date|datum)\s*:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PromotionAtFirst();

    [GeneratedRegex(@"(?:folge[nt]?|besuche[nt]?|like[nt]?)\s+(?:sie\s+|du\s+|ihr\s+)?uns\b|(?:canal|grupo)\s+de\s+(?:telegram|whatsapp)|(?:auf|on|via)\s+(?:facebook|instagram|twitter|telegram|whatsapp|linkedin|xing)\s+(?:folgen|teilen|abonnieren)|consider\s+(?:supporting|subscribing|donating)|(?:jetzt|gleich|hier)\s+(?:anmelden|abonnieren|registrieren|bestellen|spenden)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Promotion();

    [GeneratedRegex("""
        ^\s*(?:
          (?:von|by|par|por|di|text|autor(?:in)?|author|redaktion|verfasst\s+von|geschrieben\s+von|written\s+by|posted\s+by|ein\s+(?:gast)?beitrag\s+von)\b:?\s+\p{Lu}[^.!?]{2,80}$
        | (?:von|by)\s+\p{Lu}.{2,70}\d{4}.{0,25}$
        | (?:gespeichert|eingereicht|submitted|verfasst|geschrieben|eingestellt|posted|veröffentlicht)\s+(?:von|by|durch)\b.{2,120}$
        | (?:foto|fotos|bild|bilder|photo|photos|image|grafik|quelle|bildquelle|fotoquelle|source|credit|copyright|©|\(c\)|video|abbildung|fotocredit|titelbild|beitragsbild)\s*(?:s)?\s*[:©/].{0,200}$
        | (?:veröffentlicht|publiziert|erstellt|aktualisiert|stand|datum|published|updated|last\s+updated|posted|zuletzt\s+(?:geändert|aktualisiert|bearbeitet)|letzte\s+(?:änderung|aktualisierung)|erschienen|eingestellt)\b(?:\s+(?:on|am|in|von|um|at|by))?\s*:?.{0,80}\d.{0,60}$
        | (?:tags?|schlag(?:wort|worte|wörter)|stichwort(?:e)?|kategorien?|categor(?:y|ies)|themen?|filed\s+under|rubriken?|topics?|keywords?|labels?|abgelegt\s+unter|posted\s+in|verschlagwortet\s+mit|tagged(?:\s+with)?)\b\s*:?\s.{0,160}$
        | (?:lesezeit|lesedauer|reading\s+time|geschätzte\s+lesezeit)\b.{0,60}$
        | (?:ca\.\s*)?\d+\s*(?:min(?:uten?|utes?|\.)?|minute)\s*(?:lesezeit|read|lesen|lesedauer).{0,20}$
        | (?:\d+\s+)?(?:kommentare?|comments?|antworten|responses?|replies|leave\s+a\s+comment|kommentar\s+(?:schreiben|hinterlassen|verfassen)|kommentieren)\s*(?:\(\d+\)|\d+)?\s*$
        | (?:(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[\p{L}]{0,8}\.?,?\s+)?\d{1,2}\.?\s?(?:\p{L}{3,10}|\d{1,2})\.?,?\s?\d{2,4}(?:[\s,|–-]+(?:um\s+)?\d{1,2}[:.]\d{2}(?:\s*(?:uhr|h|am|pm))?)?[\s|–•·-]*(?:,?\s*(?:by|von)\s+.{2,50})?$
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex About();

    [GeneratedRegex("""
        ^\W*(?:
          (?:lesen\s+sie\s+(?:auch|hier|mehr|dazu)|auch\s+interessant|mehr\s+(?:zum\s+thema|dazu|infos?|informationen|lesen|aus|über|artikel|beiträge|von)|das\s+könnte\s+(?:sie|dich|euch|ihnen)|weitere\s+(?:artikel|beiträge|informationen|infos|themen|meldungen|nachrichten|links|news)|ähnliche\s+(?:artikel|beiträge|themen)|verwandte\s+(?:artikel|beiträge|themen)|zum\s+weiterlesen|mehr\s+zu[rm]?\s+\w+|(?:à\s+)?lire\s+(?:aussi|également)|voir\s+aussi|sur\s+le\s+m[eê]me\s+sujet|lea?\s+también|leer\s+también|lee\s+(?:más|también)|te\s+puede\s+interesar|más\s+(?:noticias|información|sobre)|zobacz\s+(?:też|także|również)|czytaj\s+(?:też|także|również)|leggi\s+anche|veja\s+também|leia\s+(?:também|mais)|quicklinks?|unsere\s+partner|artikel\s+und\s+videos|weiterlesen|siehe\s+auch|passend\s+dazu|links\s+zum\s+thema|empfohlen|meistgelesen|beliebte\s+(?:artikel|beiträge|posts)|neueste\s+(?:artikel|beiträge)|aktuelle\s+(?:artikel|beiträge|nachrichten|meldungen)|interessante\s+artikel|vorheriger|nächster|teilen|diesen\s+(?:artikel|beitrag)\s+(?:teilen|weiterempfehlen|drucken)|gefällt\s+mir|schreibe?\s+(?:einen|ein|uns)|hinterlasse|kommentare?|über\s+(?:den|die)\s+autor(?:in)?|zur\s+person|kontakt|pressekontakt|ansprechpartner(?:in)?|downloads?|weiterführende|externe\s+links|newsletter)
        | (?:related|read\s+(?:more|also|next)|see\s+also|also\s+read|more\s+(?:from|on|about|stories|articles|posts|news)|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)|recommended|popular|trending|most\s+(?:read|popular)|share\s+(?:this|on|with)|like\s+this|follow\s+(?:us|me)|leave\s+a\s+(?:comment|reply)|comments?|about\s+the\s+author|recent\s+(?:posts|articles|comments)|latest\s+(?:news|posts|articles)|subscribe|sign\s+up|further\s+reading|previous|next\s+(?:post|article)|contact|get\s+in\s+touch|media\s+contact|editor'?s?\s+picks?|don'?t\s+miss)
        )\b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"^\W*(?:(?:hier\s+)?(?:geht\s+es\s+)?(?:zum|zur)\s+(?:artikel|download|anmeldung|übersicht)|zurück(?:\s+zu[rm]?\b.*)?$|back\s+to|nach\s+oben|top$|drucken|print|pdf|download\b|share\b|teilen\b|tweet\b|facebook\b|twitter\b|whatsapp\b|pinterest\b|advertisement|anzeige\b|werbung\b|loading|wird\s+geladen|read\s+more|mehr\s+lesen|weiterlesen|weiter\s+lesen|lesen\s+sie\s+auch|lies\s+auch|auch\s+interessant|auch\s+lesenswert|siehe\s+auch|see\s+also|also\s+read|read\s+also|related\s*:|more\s*:|mehr\s+(?:zum\s+thema|dazu)|click\s+here|hier\s+klicken|klicken\s+sie\s+hier|photo\s+by|image\s+by|image\s+credit|photo\s+credit|all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|©|copyright\b|thank\s+you\s+for\s+(?:reading|subscribing)|enter\s+your\s+email|your\s+email\s+address|deine\s+e-mail|ihre\s+e-mail|this\s+entry\s+was\s+posted|dieser\s+(?:beitrag|eintrag|artikel)\s+wurde|you\s+can\s+(?:follow|leave)|both\s+comments\s+and\s+pings|please\s+log\s+in|bitte\s+(?:loggen|melden)|sie\s+müssen\s+(?:angemeldet|eingeloggt)|you\s+must\s+be\s+logged)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InvitationAtFirst();

    [GeneratedRegex(@"(?:newsletter\s+(?:abonnieren|anmelden|bestellen)|subscribe\s+(?:to|now)|download\s+(?:the|our)\s+.{0,30}apps?\b|become\s+a\s+(?:member|subscriber|patron)|already\s+a\s+subscriber|sign\s+up\s+(?:for|to)|abonniere[nt]?\s+(?:sie|du|uns|unseren|den|jetzt)|folge[nt]?\s+(?:sie|uns|mir)\s+(?:uns\s+)?(?:auf|bei)|follow\s+(?:us|me|him|her|them)\s+(?:on|at)|like\s+us\s+on|cookies?\b.{0,80}(?:akzeptier|zustimm|accept|consent|einwillig)|gefällt\s+(?:dir|ihnen|euch)\s+(?:dieser|unser|der)|unterstütze[nt]?\s+(?:sie\s+)?uns|all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invitation();

    [GeneratedRegex("""
        (?:\b(?:tel(?:efon)?|fax|phone|mobil|e-?mail)\b\s*[.:]|\+49|\+43|\+41|@[\w-]+\.\w|\[at\]|\(at\)|www\.\w|https?://|^\W*(?:kontakt|pressekontakt|ansprechpartner|rückfragen|contact|media\s+contact|weitere\s+informationen|über\s+(?:die|den|das|uns)|about\s+(?:us|the)|quellen?|sources?|anmeldung|impressum|redaktion|foto|bild|photo)\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
