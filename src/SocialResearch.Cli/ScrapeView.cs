using System.Globalization;
using SocialResearch.Scraping;
using Spectre.Console;

namespace SocialResearch.Cli;

/// <summary>Shows which page is being read: one bar in a terminal, a line a page in a log.</summary>
/// <remarks>On the error stream, because the output is the report.</remarks>
internal static class ScrapeView
{
    public static async Task<T> ShowAsync<T>(Func<IProgress<CrawlProgress>, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive) return await work(new Lines()).ConfigureAwait(false);
        T? result = default;
        await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context => result = await work(new Bar(context.AddTask("beginning"))).ConfigureAwait(false)).ConfigureAwait(false);
        return result!;
    }

    private const int Width = 60;

    private sealed class Bar(ProgressTask bar) : IProgress<CrawlProgress>
    {
        public void Report(CrawlProgress value)
        {
            bar.MaxValue = value.Known;
            bar.Value = value.Read;
            bar.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Read + 1} of {value.Known}  {(value.Address.Length > Width ? value.Address[..Width] + "…" : value.Address)}"));
        }
    }

    private sealed class Lines : IProgress<CrawlProgress>
    {
        public void Report(CrawlProgress value) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Read + 1} of {value.Known}: {value.Address}"));
    }
}
