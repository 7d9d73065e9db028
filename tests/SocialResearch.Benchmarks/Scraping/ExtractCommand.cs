using System.CommandLine;
using System.Globalization;
using System.Text;
using HtmlAgilityPack;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Scraping;

namespace SocialResearch.Benchmarks.Scraping;

/// <summary><c>extract</c>: article and comments out of saved pages, beside the bare parse of the same pages and trafilatura.</summary>
/// <remarks>One thread each, so that pages per CPU second are comparable. Every run is a process of its own: start and compilation are counted.</remarks>
internal static class ExtractCommand
{
    private const string Python = "/usr/bin/python3";

    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often the pages are read in each way.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string> s_pages = new("--pages") { Description = "A folder of pages that end in .html.", DefaultValueFactory = _ => Path.Combine(Built.Repository, "..", "shared", "extraction", "dev", "html") };
    private static readonly Option<int> s_times = new("--times") { Description = "How often each run goes through the pages: more times must not need more memory.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> s_once = new("--once") { Description = "Goes through the pages in this way and says what was found; what the measured processes do.", Hidden = true };

    public static Command Create()
    {
        var command = new Command("extract", "Article and comments out of saved pages, beside the bare parse and trafilatura.") { s_repetitions, s_pages, s_times, s_once };
        command.SetAction(arguments =>
        {
            string folder = Path.GetFullPath(arguments.GetValue(s_pages)!);
            if (arguments.GetValue(s_once) is { } way) Console.WriteLine(Once(way, folder, arguments.GetValue(s_times)));
            else Run(folder, arguments.GetValue(s_repetitions), arguments.GetValue(s_times));
        });
        return command;
    }

    private static string Once(string way, string folder, int times)
    {
        long pages = 0, found = 0;
        for (int time = 0; time < times; time++)
        {
            foreach (string file in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal))
            {
                pages++;
                string html = Encoding.UTF8.GetString(File.ReadAllBytes(file));
                if (way == "extract")
                {
                    WebPage page = PageExtractor.Extract(html);
                    found += page.Text.Length + page.Comments.Count;
                }
                else
                {
                    var document = new HtmlDocument();
                    document.LoadHtml(html);
                    found += document.DocumentNode.ChildNodes.Count;
                }
            }
        }
        return string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {found}");
    }

    private static void Run(string folder, int repetitions, int times)
    {
        string me = typeof(ExtractCommand).Assembly.Location, count = times.ToString(CultureInfo.InvariantCulture);
        ProgramCall Call(string way) => new("dotnet", [me, "extract", "--once", way, "--pages", folder, "--times", count], Path.GetTempPath());
        string? version = new ProgramCall(Python, ["-c", "import sys, trafilatura; print('python', sys.version.split()[0] + ', trafilatura', trafilatura.__version__)"], Path.GetTempPath()).Output();
        var peer = new ProgramCall(Python, [Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", "extract.py"), folder, count], Path.GetTempPath());
        int pages = Directory.EnumerateFiles(folder, "*.html").Count() * times;
        string before = Machine.Load();
        ContestResult result = new Contest($"{pages:N0} pages", TimeUnit.Seconds,
            [new("extract", Call("extract").Measure), new("bare parse", Call("parse").Measure)], version is null ? null : new("trafilatura", peer.Measure)).Run(repetitions, Console.Error.WriteLine);
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
        Console.WriteLine($"Load average (1, 5, 15 minutes) before {before}, after {Machine.Load()}; in alternation, repetitions: {repetitions} after one uncounted");
        Console.WriteLine($"Peer: {version ?? $"none; missing is trafilatura for {Python} (pip install trafilatura)"}\n");
        Console.WriteLine(ResultTable.Write([result]));
        foreach (string failure in result.Failures) Console.WriteLine($"Failed: {failure}");
    }
}
