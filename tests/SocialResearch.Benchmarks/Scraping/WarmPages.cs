using System.Diagnostics;
using System.Globalization;
using System.Text;
using HtmlAgilityPack;
using SocialResearch.Benchmarks.Measuring;
using SocialResearch.Scraping;

namespace SocialResearch.Benchmarks.Scraping;

/// <summary>What a further page costs once the program is warm: extraction beside the bare parse of the same pages, in alternation in one process.</summary>
internal static class WarmPages
{
    /// <summary>Measures both and returns lines of a table.</summary>
    public static IEnumerable<string> Measure(string folder, int repetitions)
    {
        string[] pages = [.. Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file)))];
        List<double?> extract = [], parse = [];
        // Compiled anew while it runs: what comes first is no measure of what comes later.
        for (int i = -3; i < repetitions; i++)
        {
            (double extracting, double parsing) = (Seconds(pages, Extract), Seconds(pages, Parse));
            if (i < 0) continue;
            extract.Add(extracting);
            parse.Add(parsing);
        }
        Spread ratio = Spread.Of(extract.Zip(parse, (ours, bare) => ours / bare))!;
        yield return $"| extract, each further page | {Each(Spread.Of(extract)!)} | {pages.Length / Spread.Of(extract)!.Median:F0} | {ratio.Write("F2")} |";
        yield return $"| bare parse (HtmlAgilityPack), each further page | {Each(Spread.Of(parse)!)} | {pages.Length / Spread.Of(parse)!.Median:F0} | 1 |";

        string Each(Spread seconds) => new Spread(seconds.Median * 1000 / pages.Length, seconds.Min * 1000 / pages.Length, seconds.Max * 1000 / pages.Length).Write("F2");
    }

    private static long Extract(string page)
    {
        WebPage extracted = PageExtractor.Extract(page);
        return extracted.Text.Length + extracted.Comments.Count;
    }

    private static long Parse(string page)
    {
        var document = new HtmlDocument();
        document.LoadHtml(page);
        return document.DocumentNode.ChildNodes.Count;
    }

    /// <summary>Processor time of all threads, the collector's among them.</summary>
    private static double Seconds(string[] pages, Func<string, long> way)
    {
        GC.Collect();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        long found = 0;
        foreach (string page in pages) found += way(page);
        return found < 0 ? double.NaN : (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }

    /// <summary>Goes through the pages once in this way, as a program of its own does it.</summary>
    public static string Once(string way, string folder)
    {
        long pages = 0, found = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal))
        {
            pages++;
            string page = Encoding.UTF8.GetString(File.ReadAllBytes(file));
            found += way == "extract" ? Extract(page) : Parse(page);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {found}");
    }
}
