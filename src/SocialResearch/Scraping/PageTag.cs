using System.Collections.Frozen;

namespace SocialResearch.Scraping;

/// <summary>What the tag of an element says by itself.</summary>
/// <param name="IsRead">Whether anybody reads what stands in it.</param>
/// <param name="IsInline">Whether it stands in a line with what is around it.</param>
/// <param name="Cues">What part of a page it is.</param>
/// <param name="Kind">What is to be done with it beyond that.</param>
internal sealed record PageTag(bool IsRead, bool IsInline, PageCue Cues, PageTagKind Kind = PageTagKind.Plain)
{
    private static readonly PageTag s_other = new(true, false, PageCue.None);

    private static readonly FrozenDictionary<string, PageTag> s_known = Listed(
        (new(true, false, PageCue.None, PageTagKind.Page), "html"),
        (new(false, false, PageCue.None, PageTagKind.Machine), "meta link"),
        (new(false, false, PageCue.None, PageTagKind.Title), "title"),
        (new(false, false, PageCue.None, PageTagKind.Script), "script"),
        (new(false, false, PageCue.None, PageTagKind.NoScript), "noscript"),
        (new(false, false, PageCue.None), "style template iframe object svg select textarea canvas audio video map math datalist"),
        (new(true, true, PageCue.None), "#text a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr o:p picture q s samp small source span strike strong sub sup tt u var wbr"),
        (new(true, true, PageCue.Form), "button label input"),
        (new(true, false, PageCue.Form), "form fieldset"),
        (new(true, true, PageCue.Date), "time"),
        (new(true, false, PageCue.Navigation), "nav menu"),
        (new(true, false, PageCue.Side), "aside"),
        (new(true, false, PageCue.Foot), "footer"),
        (new(true, false, PageCue.Head), "header"),
        (new(true, false, PageCue.Caption), "figcaption caption"),
        (new(true, false, PageCue.Overlay), "dialog"),
        (new(true, false, PageCue.Article), "article"),
        (new(true, false, PageCue.Content), "main"));

    /// <summary>What is known of the tag.</summary>
    /// <param name="name">Its name, lower case.</param>
    public static PageTag Of(string name) => s_known.GetValueOrDefault(name, s_other);

    private static FrozenDictionary<string, PageTag> Listed(params (PageTag Tag, string Names)[] tags) =>
        tags.SelectMany(line => line.Names.Split(' ').Select(name => KeyValuePair.Create(name, line.Tag))).ToFrozenDictionary(StringComparer.Ordinal);
}

/// <summary>Elements that are looked into before anybody reads them, if anybody does.</summary>
internal enum PageTagKind
{
    Plain,
    Page,
    Machine,
    Title,
    Script,
    NoScript,
}
