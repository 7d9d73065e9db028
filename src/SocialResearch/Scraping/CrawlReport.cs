using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Scraping;

/// <summary>What a crawl brought, and what it did not and why.</summary>
public sealed record CrawlReport
{
    /// <summary>The archive, without its folder.</summary>
    public required string Archive { get; init; }

    /// <summary>Pages (HTML) that are in the archive now.</summary>
    public required int Pages { get; init; }

    /// <summary>Feeds, sitemaps and other answers that are no pages.</summary>
    public required int Others { get; init; }

    /// <summary>How many of pages and others were in the archive before.</summary>
    public required int FromArchive { get; init; }

    /// <summary>Comments on the pages; null where nobody counted.</summary>
    public int? Comments { get; init; }

    /// <summary>Questions that went out over the network, with robots.txt, redirects and repetitions.</summary>
    public required int Requests { get; init; }

    /// <summary>Addresses that were not or could not be read.</summary>
    public required IReadOnlyList<MissingPage> Missing { get; init; }

    /// <summary>Addresses that are known and wait for the next run.</summary>
    public required int Waiting { get; init; }

    /// <summary>Links that lead to other hosts and were not followed.</summary>
    public required int Elsewhere { get; init; }

    /// <summary>Pages that reserve text and data mining to the owner.</summary>
    public required int Reserved { get; init; }

    /// <summary>Whether it was stopped before its end.</summary>
    public required bool WasStopped { get; init; }

    /// <summary>The time from the first to the last address.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What was cut off when the archive was opened, as a sentence; null when it was whole.</summary>
    public string? Notice { get; init; }

    /// <summary>Doubts that the crawl leaves.</summary>
    public IReadOnlyList<Caveat> Caveats => ScrapeCaveats.Of(this);

    /// <summary>The whole in a sentence.</summary>
    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"{Archive} holds {Wording.Count(Pages, "page", "pages")}{(Comments is { } comments ? $" with {Wording.Count(comments, "comment", "comments")}" : "")} and {Wording.Count(Others, "other answer", "other answers")}, {Wording.Count(FromArchive)} of these from earlier runs; {Wording.Count(Missing.Count(missing => missing.Reason == ScrapeFailure.Robots))} refused by robots.txt, {Wording.Count(Missing.Count(missing => missing.Reason != ScrapeFailure.Robots))} failed, {Wording.Count(Waiting)} waiting{(WasStopped ? " (stopped)" : "")}; {Wording.Count(Requests, "request", "requests")} in {Duration.TotalSeconds:N1} s.");

    /// <summary>What is missing, one row an address.</summary>
    public Table ToTable() => new([new("address"), new("reason"), new("what happened")],
        [.. Missing.Select(missing => (IReadOnlyList<string>)[missing.Address, missing.Reason.ToString(), missing.What])], "Addresses that are not in the archive");

    /// <inheritdoc cref="Sentence"/>
    public override string ToString() => Sentence;
}

/// <summary>An address that is not in the archive as a page.</summary>
/// <param name="Address">The address.</param>
/// <param name="Reason">The kind of obstacle.</param>
/// <param name="What">What happened, as a sentence.</param>
/// <param name="Remedy">What can be done.</param>
public sealed record MissingPage(string Address, ScrapeFailure Reason, string What, string Remedy);
