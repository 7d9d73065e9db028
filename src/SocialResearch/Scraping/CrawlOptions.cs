namespace SocialResearch.Scraping;

/// <summary>How a crawl goes on from the addresses it was given.</summary>
public sealed record CrawlOptions
{
    /// <summary>Who asks, and how patiently.</summary>
    public PoliteReaderOptions Reader { get; init; } = new();

    /// <summary>Which links are followed. Default: none.</summary>
    public Follow Follow { get; init; }

    /// <summary>How many addresses are read in all, those in the archive included; robots.txt and redirects do not count. Default: 100.</summary>
    public int MaxPages { get; init; } = 100;

    /// <summary>Counts the comments on a page for the report; null where nobody counts them.</summary>
    public Func<ArchivedPage, int>? CountComments { get; init; }
}

/// <summary>Links that a crawl follows; several can be joined with <c>|</c>. All lead only to the hosts of the given addresses.</summary>
[Flags]
public enum Follow
{
    /// <summary>Only the given addresses.</summary>
    Nothing = 0,

    /// <summary>The next page of an article, a thread or a list.</summary>
    Next = 1,

    /// <summary>Further pages of the comments.</summary>
    Comments = 2,

    /// <summary>The feeds that a page names, and what they list.</summary>
    Feed = 4,

    /// <summary>The sitemaps of the site, and what they list.</summary>
    Sitemap = 8,
}

/// <summary>How far a crawl is.</summary>
/// <param name="Address">The address that is being read.</param>
/// <param name="Read">Addresses that are done.</param>
/// <param name="Known">Addresses known so far, at most as many as will be read.</param>
public sealed record CrawlProgress(string Address, int Read, int Known);
