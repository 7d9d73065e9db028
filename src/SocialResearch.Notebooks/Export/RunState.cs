using System.Globalization;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Export;

/// <summary>Whether a cell did what it should, in plain sentences.</summary>
internal static class RunState
{
    public static bool HasFailed(NotebookCell cell) => cell.Outputs.Any(output => output is ErrorOutput) && !cell.HasTag("raises-exception");

    public static bool WasNotRun(NotebookCell cell) =>
        cell.Kind == CellKind.Code && cell.ExecutionCount is null && !string.IsNullOrWhiteSpace(cell.Source);

    /// <summary>What to say at the cell; empty when there is nothing to say.</summary>
    public static string Sentence(NotebookCell cell)
    {
        if (cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error)
        {
            return cell.HasTag("raises-exception")
                ? "<p class=\"state\">This cell fails on purpose.</p>\n"
                : $"<p class=\"state failed\"><strong>This cell failed</strong> ({Html.Text(error.Name)}). What follows may be incomplete.</p>\n";
        }

        if (!WasNotRun(cell)) return "";
        string reason = cell.HasTag("live") ? ": it needs the network" : cell.HasTag("skip") ? ": its author marked it to be skipped" : "";
        string earlier = cell.Outputs.Count > 0 ? " What it shows is from an earlier run." : "";
        return $"<p class=\"state\"><strong>This cell was not run</strong>{reason}.{earlier}</p>\n";
    }

    /// <summary>The same for the whole notebook, with links to the cells; empty when every cell ran.</summary>
    public static string Notice(NotebookDocument document)
    {
        var failed = Numbers(document, HasFailed);
        var notRun = Numbers(document, cell => WasNotRun(cell) && !HasFailed(cell));
        if (failed.Count == 0 && notRun.Count == 0) return "";
        string first = failed.Count == 0 ? "" : $"<strong>{Count(failed.Count)} failed</strong>: {Links(failed)}. What follows from there may be incomplete. ";
        string second = notRun.Count == 0 ? "" : $"{Count(notRun.Count)} {(notRun.Count == 1 ? "was" : "were")} not run: {Links(notRun)}.";
        return $"<p class=\"state{(failed.Count > 0 ? " failed" : "")}\" role=\"note\">{(first + second).Trim()}</p>\n";
    }

    private static List<int> Numbers(NotebookDocument document, Func<NotebookCell, bool> which) =>
        [.. document.Cells.Where(cell => cell.Kind == CellKind.Code).Index().Where(item => which(item.Item)).Select(item => item.Index + 1)];

    private static string Count(int count) => count == 1 ? "One code cell" : count.ToString(CultureInfo.InvariantCulture) + " code cells";

    private static string Links(List<int> numbers) =>
        string.Join(", ", numbers.Select(number => string.Create(CultureInfo.InvariantCulture, $"<a href=\"#cell-{number}\">cell {number}</a>")));
}
