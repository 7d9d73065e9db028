using System.Diagnostics;
using System.Globalization;
using SocialResearch.Notebooks.Export;
using Spectre.Console;

namespace SocialResearch.Cli;

/// <summary>Shows which notebook and which cell is running: as bars in a terminal, as plain lines in a log.</summary>
internal static class ProgressView
{
    public static Task<IReadOnlyList<GalleryResult>> ShowAsync(GalleryRun run, CancellationToken cancellation) =>
        Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
            ? run.RunAsync(new Lines(), cancellation)
            : ShowBarsAsync(run, cancellation);

    private static async Task<IReadOnlyList<GalleryResult>> ShowBarsAsync(GalleryRun run, CancellationToken cancellation)
    {
        IReadOnlyList<GalleryResult> results = [];
        await AnsiConsole.Progress()
            .AutoRefresh(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Bars(run.Notebooks.ToDictionary(name => name, name => context.AddTask(Markup.Escape(name), autoStart: false)));
                results = await run.RunAsync(bars, cancellation).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return results;
    }

    private sealed class Bars(Dictionary<string, ProgressTask> tasks) : IProgress<GalleryProgress>
    {
        public void Report(GalleryProgress value)
        {
            ProgressTask task = tasks[value.Notebook];
            if (!task.IsStarted) task.StartTask();
            if (value.Cell is { } cell)
            {
                task.MaxValue = cell.Cells;
                task.Value = cell.Cell - 1;
                task.Description = Markup.Escape(string.Create(CultureInfo.InvariantCulture, $"{value.Notebook}  cell {cell.Cell} of {cell.Cells}"));
            }
            if (value.Result is not { } result) return;
            if (result.Status == GalleryStatus.Succeeded) task.Value = task.MaxValue;
            task.Description = Markup.Escape($"{value.Notebook}  {Word(result.Status)}");
            task.StopTask();
        }
    }

    private sealed class Lines : IProgress<GalleryProgress>
    {
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public void Report(GalleryProgress value)
        {
            string what = value switch
            {
                { Result: { } result } => string.Create(CultureInfo.InvariantCulture, $"{Word(result.Status)} after {result.Duration.TotalSeconds:F1} s"),
                { Cell: { } cell } => string.Create(CultureInfo.InvariantCulture, $"cell {cell.Cell} of {cell.Cells}"),
                _ => "starting",
            };
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{_clock.Elapsed.TotalSeconds,6:F1} s] {value.Notebook}: {what}"));
        }
    }

    private static string Word(GalleryStatus status) => status switch
    {
        GalleryStatus.Succeeded => "done",
        GalleryStatus.Failed => "FAILED",
        _ => "stopped",
    };
}
