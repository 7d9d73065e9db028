using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SocialResearch.Results;
using SocialResearch.Scraping;

namespace SocialResearch.Cli;

/// <summary><c>social-research scrape</c>: addresses in, one archive out.</summary>
internal static class ScrapeCommand
{
    private static readonly Argument<string[]> s_addresses = new("addresses") { Description = "Pages to begin with, as in https://example.org/beitrag.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> s_out = new("--out") { Description = "The archive to write or to go on with; its name ends in .warc.gz.", Required = true };
    private static readonly Option<string> s_contact = new("--contact") { Description = "Your e-mail address or a page about your project. It is sent to every site, so that its owner can reach you.", DefaultValueFactory = _ => "" };
    private static readonly Option<string[]> s_follow = new("--follow") { Description = "Links to follow: next (further pages), comments (further pages of comments), feed, sitemap. May be given several times.", AllowMultipleArgumentsPerToken = false };
    private static readonly Option<int> s_maxPages = new("--max-pages") { Description = "How many addresses are read in all.", DefaultValueFactory = _ => new CrawlOptions().MaxPages };
    private static readonly Option<double> s_pause = new("--pause") { Description = "Seconds between two requests to one host; a longer pause in robots.txt is kept.", DefaultValueFactory = _ => new PoliteReaderOptions().Pause.TotalSeconds };
    private static readonly Option<string?> s_refreshBefore = new("--refresh-before") { Description = "Ask again for pages whose answer in the archive is older than this day, such as 2026-11-01 (UTC)." };
    private static readonly Option<bool> s_allowHttp = new("--allow-http") { Description = "Also read unencrypted addresses (http)." };
    private static readonly Option<bool> s_allowPrivate = new("--allow-private") { Description = "Also read from machines of private networks, such as a server of your own." };

    public static Command Create()
    {
        var command = new Command("scrape", "Read web pages politely into an archive (WARC) that analyses can be repeated from.")
        {
            s_addresses, s_out, s_contact, s_follow, s_maxPages, s_pause, s_refreshBefore, s_allowHttp, s_allowPrivate,
        };
        s_follow.AcceptOnlyFromAmong("next", "comments", "feed", "sitemap");
        s_maxPages.Validators.Add(result => Require(result, result.GetValueOrDefault<int>() >= 1, "--max-pages is a number from 1."));
        s_pause.Validators.Add(result => Require(result, result.GetValueOrDefault<double>() is >= 0 and <= 600, "--pause is a number of seconds from 0 to 600."));
        s_refreshBefore.Validators.Add(result => Require(result, result.GetValueOrDefault<string?>() is not { } day || Day(day) is not null, "--refresh-before is a day such as 2026-11-01."));
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellation)
    {
        string archive = Path.GetFullPath(arguments.GetValue(s_out)!);
        try
        {
            CrawlReport report = await ScrapeView.ShowAsync(progress =>
                Crawl.ToArchiveAsync(arguments.GetValue(s_addresses)!, archive, Options(arguments), progress, cancellation)).ConfigureAwait(false);
            if (report.Notice is { } notice) Console.WriteLine(notice);
            Console.WriteLine(report.Sentence);
            if (report.Missing.Count > 0) Console.WriteLine($"\n{report.ToTable()}");
            foreach (Caveat caveat in report.Caveats) Console.WriteLine($"{caveat.Code}: {caveat.Sentence}");
            Console.WriteLine($"Wrote {archive}");
            if (!report.WasStopped) return ExitCodes.Success;
            await Console.Error.WriteLineAsync("Stopped. The same command goes on from here.").ConfigureAwait(false);
            return ExitCodes.Stopped;
        }
        catch (ResearchException e)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    private static CrawlOptions Options(ParseResult arguments) => new()
    {
        MaxPages = arguments.GetValue(s_maxPages),
        Follow = (arguments.GetValue(s_follow) ?? []).Aggregate(Follow.Nothing, (all, name) => all | Enum.Parse<Follow>(name, ignoreCase: true)),
        CountComments = CommentsOn,
        Reader = new()
        {
            Contact = arguments.GetValue(s_contact)!,
            Pause = TimeSpan.FromSeconds(arguments.GetValue(s_pause)),
            RefreshBefore = arguments.GetValue(s_refreshBefore) is { } day ? Day(day) : null,
            AllowHttp = arguments.GetValue(s_allowHttp),
            AllowPrivate = arguments.GetValue(s_allowPrivate),
        },
    };

    private static int CommentsOn(ArchivedPage page)
    {
        try
        {
            return PageExtractor.Extract(page.Text, new Uri(page.Address)).Comments.Count(comment => comment.Kind == CommentKind.Comment);
        }
        // The page is in the archive; a count for the summary must not end the crawl.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return 0;
        }
    }

    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    private static void Require(OptionResult result, bool holds, string sentence)
    {
        if (!holds) result.AddError(sentence);
    }
}
