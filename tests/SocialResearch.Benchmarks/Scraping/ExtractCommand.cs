using System.CommandLine;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Scraping;

/// <summary><c>extract</c>: article and comments out of saved pages, beside the bare parse of the same pages and other extractors.</summary>
/// <remarks>
/// One thread each, so that pages per CPU second are comparable. A whole run is a process of its own, start and compilation counted;
/// a further page is measured in a process that is warm.
/// </remarks>
internal static class ExtractCommand
{
    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often the pages are read in each way.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string> s_pages = new("--pages") { Description = "A folder of pages that end in .html; without the real ones those in data/pages.", DefaultValueFactory = _ => DefaultPages() };
    private static readonly Option<bool> s_npm = new("--npm") { Description = "Has npm put Mozilla's Readability and jsdom into a temporary folder, and measures them too." };
    private static readonly Option<string?> s_once = new("--once") { Description = "Goes through the pages in this way; what the measured processes do.", Hidden = true };

    public static Command Create()
    {
        var command = new Command("extract", "Article and comments out of saved pages, beside the bare parse and other extractors; memory over 10,000 pages.") { s_repetitions, s_pages, s_npm, s_once };
        command.SetAction(arguments =>
        {
            string folder = Path.GetFullPath(arguments.GetValue(s_pages)!);
            int repetitions = Math.Max(1, arguments.GetValue(s_repetitions));
            switch (arguments.GetValue(s_once))
            {
                case null: Run(folder, repetitions, arguments.GetValue(s_npm)); break;
                case "warm": foreach (string line in WarmPages.Measure(folder, repetitions)) Console.WriteLine(line); break;
                case "long": LongRun.Run(folder); break;
                case var way: Console.WriteLine(WarmPages.Once(way, folder)); break;
            }
        });
        return command;
    }

    /// <summary>Measures and prints the tables.</summary>
    /// <param name="folder">The pages.</param>
    /// <param name="repetitions">How often they are read in each way.</param>
    /// <param name="withNpm">Whether npm may put the extractors that it has into a temporary folder.</param>
    public static void Run(string folder, int repetitions, bool withNpm)
    {
        string me = typeof(ExtractCommand).Assembly.Location;
        ProgramCall Call(string way) => new("dotnet", [me, "extract", "--once", way, "--pages", folder, "--repetitions", $"{repetitions}"], Path.GetTempPath());
        string work = Directory.CreateTempSubdirectory("social-research-peers-").FullName;
        try
        {
            (List<(string Name, ProgramCall Call)> peers, List<string> missing) = ExtractPeers.Of(folder, withNpm ? work : null);
            int pages = Directory.EnumerateFiles(folder, "*.html").Count();
            string before = Machine.Load();
            ContestResult result = new Contest($"{pages:N0} pages", TimeUnit.Seconds,
                [new("extract", Call("extract").Measure), new("bare parse (HtmlAgilityPack)", Call("parse").Measure), .. peers.Select(peer => new Contestant(peer.Name, peer.Call.Measure))], null).Run(repetitions, Console.Error.WriteLine);
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
            Console.WriteLine($"Load average (1, 5, 15 minutes) before {before}; {pages:N0} pages, in alternation, repetitions: {repetitions} after one uncounted. Missing: {(missing.Count == 0 ? "nothing" : string.Join(", ", missing))}.\n");
            Console.WriteLine("| whole run, start and compilation included | CPU s | pages per CPU second | peak MiB |\n|---|---:|---:|---:|");
            foreach (Contestant way in result.Contest.Ours)
            {
                Spread? cpu = result.Of(way, cost => cost.Cpu ?? cost.Wall);
                Console.WriteLine($"| {way.Name} | {cpu?.Write("F2") ?? "failed"} | {pages / cpu?.Median:F0} | {result.Of(way, cost => cost.PeakMemory)?.Median:F0} |");
            }
            Console.WriteLine($"\n| warm | CPU ms a page | pages per CPU second | times the bare parse |\n|---|---:|---:|---:|\n{Call("warm").Output()}");
            Console.WriteLine($"\n| pages done, on all cores, as social-research extract | peak MiB so far | CPU s so far |\n|---:|---:|---:|\n{Call("long").Output()}\n");
            Console.WriteLine($"Load average after {Machine.Load()}");
            foreach (string failure in result.Failures) Console.WriteLine($"Failed: {failure}");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The pages that are read when nobody names a folder.</summary>
    public static string DefaultPages() =>
        new[] { Path.Combine(Built.Repository, "..", "shared", "extraction", "dev", "html"), Path.Combine(Built.Repository, "data", "pages") }.First(Directory.Exists);
}
