using System.Globalization;
using System.Text.RegularExpressions;
using HtmlAgilityPack;
using SocialResearch.Results;

namespace SocialResearch.Scraping;

/// <summary>Takes out of a page what was said: the article with title, author and date, and the comments below it, each with author and time.</summary>
/// <remarks>
/// General methods only; no site has rules of its own. The page is parsed once and walked over once; everything after that looks
/// into columns (PageView). Comments are found first, so that they are not taken for the text; the text is the element whose
/// sentences outweigh its links most. What it does not do: run scripts (comments that a script loads are not on the page),
/// follow links to further pages of an article or thread, tell a good article from a bad one.
/// </remarks>
public static partial class PageExtractor
{
    /// <summary>Extracts one page.</summary>
    /// <param name="html">The page as text.</param>
    /// <param name="address">Where it was fetched from; null when that is not known.</param>
    /// <exception cref="ArgumentNullException">The page is null.</exception>
    public static WebPage Extract(string html, Uri? address = null)
    {
        ArgumentNullException.ThrowIfNull(html);
        HtmlDocument document = PageMarkup.Parse(html, out bool wasCut, out bool wasFlattened);
        using PageView view = PageView.Of(document);
        PageHead head = PageHead.Of(view);
        string? url = head.Canonical is { } canonical && Uri.TryCreate(canonical, UriKind.Absolute, out _) ? canonical : address?.ToString();
        Uri? known = address ?? (Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) ? parsed : null);
        PageSite site = PageSite.Of(head, known);
        var dates = new PageDates(new Lazy<bool>(() => IsMonthFirst(view, known)));
        CommentSection section = CommentSection.Of(view, head, dates, known);
        string? title = PageTitle.Of(view, head, site);
        List<PageBlock> blocks = PageBlock.Of(view, 0, view.Count, section.Holds);
        IReadOnlyList<string> named = new PageAuthor(view, head, site, blocks, section.Holds).Names();
        string text = PageBody.Of(view, head, title, named, blocks, out int first);
        // Some forums write the opening post otherwise than the answers.
        bool isOpened = section.Opening is { } opening && !(first < section.First && text.Length >= 80 && text.Length > opening.Text.Length / 2);
        IReadOnlyList<string> authors = isOpened && section.Opening!.Author is { } opener ? [opener] : named;
        PageTime? published = (isOpened ? section.Opening!.Time : null) ?? new PageDate(view, head, dates, blocks).Published(address?.ToString() ?? url, title);
        IReadOnlyList<PageComment> comments = section.Comments(authors, site);
        isOpened |= authors.Count == 0 || published is null;
        if (section.Opening is not null && !isOpened) comments = [new PageComment { Id = "0", Author = authors.Count > 0 ? authors[0] : null, Time = published, Text = text, IsByPageAuthor = true }, .. comments];
        if (section.Thread is not null) text = isOpened ? section.Thread : $"{text}\n\n{section.Thread}";
        string? publisher = head.Text(head.Article, "publisher") ?? head.Meta("dc.publisher", "dcterms.publisher");
        if (publisher is not null) comments = [.. comments.Select(comment => string.Equals(comment.Author, publisher, StringComparison.OrdinalIgnoreCase) ? comment with { IsByPublisher = true } : comment)];
        var caveats = new List<Caveat>();
        if (wasCut) caveats.Add(new("SR090", "The page was longer than 12 million characters; what comes after that was not read."));
        if (wasFlattened) caveats.Add(new("SR091", "Tags were nested deeper than on any page a person made; the deepest were left out and their words kept."));
        return new WebPage
        {
            Title = title,
            Authors = authors,
            Published = published,
            Text = text,
            Language = PageLanguage.Of(view, head, text),
            Url = url,
            Site = site.Name,
            Publisher = publisher,
            IsThread = section.Opening is not null,
            Comments = comments,
            StatedComments = CommentCount.Of(view, head, section.Opening is not null),
            Caveats = caveats,
        };
    }

    /// <summary>What 10/02/2026 means on this page: one 25/12 decides for all; else only the United States and a few others write the month first.</summary>
    private static bool IsMonthFirst(PageView view, Uri? address)
    {
        int dayFirst = 0, monthFirst = 0;
        for (int node = 0; node < view.Count; node++)
        {
            if (view.Text(node) is not { Length: >= 6 and < 200 } text || !text.Contains('/')) continue;
            foreach (Match date in SlashDate().Matches(text))
            {
                if (int.Parse(date.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) > 12) dayFirst++;
                else if (int.Parse(date.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) > 12) monthFirst++;
            }
        }
        if (dayFirst != monthFirst) return monthFirst > dayFirst;
        string language = view.Html is { } whole ? view.Attribute(whole, "lang") : "", host = address?.Host ?? "";
        if (language.Length > 0 && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase) || language.Contains("GB", StringComparison.OrdinalIgnoreCase)) return false;
        return host.Length <= 3 || host[^3] != '.' || host.EndsWith(".us", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<![\d/])([0-3]?\d)/([0-3]?\d)/(?:19|20)?\d\d(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex SlashDate();
}
