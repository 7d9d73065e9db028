using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SocialResearch.Importing;

namespace SocialResearch.Benchmarks.Scraping;

/// <summary>Ten thousand pages through what <c>social-research extract</c> does: does memory grow with their number?</summary>
internal static class LongRun
{
    private static readonly int[] s_marks = [1_000, 5_000, 10_000];

    /// <summary>Extracts the pages of a folder again and again until there were so many, and says on the way how much memory was held at most.</summary>
    public static void Run(string folder)
    {
        string work = Directory.CreateTempSubdirectory("social-research-pages-").FullName;
        try
        {
            string[] pages = [.. Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal)];
            // A list of pages may name one twice.
            File.WriteAllLines(Path.Combine(work, "manifest.jsonl"), Enumerable.Range(0, s_marks[^1]).Select(i => JsonSerializer.Serialize(new { file = pages[i % pages.Length] })));
            PageLines.Write([work], Path.Combine(work, "pages.jsonl"), new Marks());
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private sealed class Marks : IProgress<ExtractProgress>
    {
        private int _next;

        public void Report(ExtractProgress value)
        {
            while (_next < s_marks.Length && value.Done >= s_marks[_next])
            {
                using var me = Process.GetCurrentProcess();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {s_marks[_next++]:N0} | {me.PeakWorkingSet64 / 1048576.0:F0} | {me.TotalProcessorTime.TotalSeconds:F1} |"));
            }
        }
    }
}
