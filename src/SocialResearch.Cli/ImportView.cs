using System.Globalization;
using SocialResearch.Importing;
using Spectre.Console;

namespace SocialResearch.Cli;

/// <summary>Shows how far an import is: a bar a file and one for the store, in a terminal; nothing in a log.</summary>
/// <remarks>On the error stream, because the output is the report.</remarks>
internal static class ImportView
{
    /// <summary>Does the work and shows it.</summary>
    /// <param name="work">Takes whom to tell about the reading and about the writing.</param>
    public static T Show<T>(Func<IProgress<ImportProgress>?, IProgress<double>?, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected || !console.Profile.Capabilities.Interactive) return work(null, null);
        T? result = default;
        console.Progress()
            .AutoClear(true)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context =>
            {
                var bars = new Bars(context);
                result = work(bars, bars);
            });
        return result!;
    }

    private sealed class Bars(ProgressContext context) : IProgress<ImportProgress>, IProgress<double>
    {
        private readonly Dictionary<(int Number, string File), ProgressTask> _files = [];
        private ProgressTask? _store;

        public void Report(ImportProgress value)
        {
            if (!_files.TryGetValue((value.Number, value.File), out ProgressTask? bar))
            {
                EndReading();
                string which = value.Files == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"  {value.Number} of {value.Files}");
                bar = _files[(value.Number, value.File)] = context.AddTask(Markup.Escape($"reading {value.File}{which}"), maxValue: Math.Max(1, value.Bytes));
            }
            bar.Value = value.BytesRead;
        }

        public void Report(double value)
        {
            EndReading();
            _store ??= context.AddTask("writing the store", maxValue: 1);
            _store.Value = value;
            if (value >= 1) _store.Description = "making the indexes";
        }

        private void EndReading()
        {
            foreach (ProgressTask bar in _files.Values) bar.Value = bar.MaxValue;
        }
    }
}
