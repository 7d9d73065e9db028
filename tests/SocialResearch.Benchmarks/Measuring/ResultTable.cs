using System.Text;

namespace SocialResearch.Benchmarks.Measuring;

/// <summary>Results as a table that reads well in a terminal and in Markdown.</summary>
internal static class ResultTable
{
    private static readonly string[] s_header = ["task", "median [min-max]", "ours", "peer", "ours / peer"];

    public static string Write(IEnumerable<ContestResult> results)
    {
        List<string[]> rows = [s_header, .. results.SelectMany(RowsOf)];
        int[] widths = [.. s_header.Select((_, column) => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.AppendLine($"| {string.Join(" | ", row.Select((cell, column) => column < 2 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (row == s_header)
                text.AppendLine($"|{string.Join("|", widths.Select((width, column) => column < 2 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        }
        return text.ToString();
    }

    private static IEnumerable<string[]> RowsOf(ContestResult result)
    {
        TimeUnit unit = result.Contest.Unit;
        foreach (Contestant ours in result.Contest.Ours)
        {
            string[] Row(string task, string quantity, string format, Func<Cost, double?> of) =>
            [
                task,
                quantity,
                result.Of(ours, of)?.Write(format) ?? "failed",
                result.Of(result.Contest.Peer, of)?.Write(format) ?? (result.Contest.Peer is null ? "-" : "failed"),
                result.Ratio(ours, of)?.Write("F2") ?? "-",
            ];
            yield return Row($"{result.Contest.Task}: {ours.Name}", $"wall {unit.Symbol}", "F2", cost => cost.Wall * unit.PerSecond);
            if (result.Of(ours, cost => cost.Cpu) is not null) yield return Row("", $"CPU {unit.Symbol}", "F2", cost => cost.Cpu * unit.PerSecond);
            if (result.Of(ours, cost => cost.PeakMemory) is not null) yield return Row("", "peak MiB", "F0", cost => cost.PeakMemory);
        }
    }
}
