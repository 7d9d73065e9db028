using System.Globalization;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests;

/// <summary>Runs notebooks written as strings in a real worker process.</summary>
internal static class Engine
{
    public static WorkerOptions Worker { get; } = new(Built.Worker)
    {
        Grace = TimeSpan.FromSeconds(2),
    };

    public static Task<Ran> RunAsync(params IEnumerable<string> cells) => RunAsync(new RunOptions(Worker), cells);

    public static Task<Ran> RunAsync(RunOptions options, params IEnumerable<string> cells) =>
        RunAsync(options, NotebookDocument.Create("test.ipynb", cells.Select(source => NotebookCell.Code(source))));

    public static async Task<Ran> RunAsync(RunOptions options, NotebookDocument notebook, CancellationToken cancellation = default) =>
        new(notebook, await NotebookRunner.RunAsync(notebook, options, cancellation: cancellation));
}

/// <summary>A notebook after its run, with short ways to what it shows.</summary>
internal sealed record Ran(NotebookDocument Notebook, NotebookRun Run)
{
    public NotebookCell Cell(int number) => Notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ElementAt(number - 1);

    public IReadOnlyList<CellOutput> Outputs(int number) => Cell(number).Outputs;

    /// <summary>Everything a cell shows, as plain text.</summary>
    public string Text(int number) => string.Join("\n", Outputs(number).Select(output => output switch
    {
        StreamOutput stream => stream.Text.TrimEnd('\n'),
        DisplayOutput display => display.Data.Text("text/plain"),
        ResultOutput result => result.Data.Text("text/plain"),
        ErrorOutput error => string.Join("\n", error.Traceback),
        _ => "?",
    }));

    public string Html(int number) => string.Concat(Outputs(number).Select(output => output switch
    {
        DisplayOutput display => display.Data.Text("text/html"),
        ResultOutput result => result.Data.Text("text/html"),
        _ => null,
    }));

    public Ran Succeeds()
    {
        Assert.True(Run.Status == RunStatus.Succeeded, string.Format(CultureInfo.InvariantCulture, "Cell {0}: {1}", Run.FailedCell, Run.Error is null ? "" : string.Join("\n", Run.Error.Traceback)));
        return this;
    }
}
