using System.Text;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Comparing;

/// <summary>A comparison as tables in Markdown.</summary>
internal static class ComparisonText
{
    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        string[] others = [.. comparison.Competitors.Where(name => name != "ours")];
        text.AppendLine("CPU seconds; in parentheses how many times those of ours.\n");
        Table(text, ["task", "posts", "ours", .. others], comparison.Tasks.SelectMany(task => comparison.Sizes.Select(posts => (string[])
            [$"{task.Key} {task.Name}", $"{posts:N0}", Seconds(comparison.Cpu(posts, "ours", task.Key)), .. others.Select(other => Beside(comparison, posts, other, task.Key))])).Where(row => row.Skip(2).Any(cell => cell != "-")));
        text.AppendLine("Peak memory while a task runs, data included, in MiB.\n");
        Table(text, ["task", "posts", "ours", "bytes a post", .. others], comparison.Tasks.SelectMany(task => comparison.Sizes.Select(posts => (string[])
            [$"{task.Key} {task.Name}", $"{posts:N0}", Mebibytes(comparison.Peak(posts, "ours", task.Key)), comparison.Peak(posts, "ours", task.Key) is { } peak ? $"{peak.Median * 1024 * 1024 / posts:N0}" : "-",
                .. others.Select(other => Mebibytes(comparison.Peak(posts, other, task.Key)))])).Where(row => row.Skip(2).Any(cell => cell != "-")));
        Table(text, ["goal", "posts", "measured", ""], comparison.Tasks.SelectMany(task => task.Goals.SelectMany(goal => comparison.Sizes.Select(posts => Judged(comparison, task, goal, posts)).OfType<string[]>())));
        string[][] growth = [.. comparison.Tasks.Select(task => (task, slope: comparison.Growth(task.Key))).Where(pair => pair.slope is not null)
            .Select(pair => (string[])[$"{pair.task.Key} {pair.task.Name}", $"{pair.slope:F2}", pair.slope <= 1.1 ? "holds" : "does not hold"])];
        if (growth.Length > 0) Table(text, [$"growth of CPU seconds from {comparison.Sizes.Min():N0} to {comparison.Sizes.Max():N0} posts, goal at most 1.1", "exponent", ""], growth);
        string[] differences = [.. comparison.Differences()];
        text.AppendLine(differences.Length == 0 ? "All found the same." : "Not all found the same:\n\n- " + string.Join("\n- ", differences));
        foreach (string failure in comparison.Failures) text.AppendLine($"Failed: {failure}");
        return text.ToString();
    }

    private static string[]? Judged(Comparison comparison, ComparedTask task, Goal goal, int posts)
    {
        if (comparison.Ratio(posts, goal.Competitor, task.Key, goal.Task) is not { } ratio) return null;
        string other = goal.Task is null ? goal.Competitor : $"{goal.Competitor} ({ComparedTask.All.First(found => found.Key == goal.Task).Name})";
        string promise = goal.Times >= 1 ? $"{goal.Times:0.#} times faster than {other}" : $"at most {1 / goal.Times:0.#} times {other}";
        string measured = goal.Times >= 1 ? ratio.Write(Times(ratio)) : new Spread(1 / ratio.Median, 1 / ratio.Max, 1 / ratio.Min).Write("F2");
        return [$"{task.Key} {promise}", $"{posts:N0}", measured, ratio.Median >= goal.Times ? "holds" : "does not hold"];
    }

    private static string Beside(Comparison comparison, int posts, string other, string task) => comparison.Cpu(posts, other, task) is not { } cpu ? "-"
        : comparison.Ratio(posts, other, task) is { } ratio ? $"{Short(cpu.Median)} ({ratio.Median.ToString(Times(ratio))})" : Short(cpu.Median);

    /// <summary>How a ratio is written: never as a power of ten.</summary>
    private static string Times(Spread ratio) => ratio.Max >= 1000 ? "N0" : "G3";

    private static string Seconds(Spread? spread) => spread is null ? "-" : spread.Min == spread.Max ? Short(spread.Median) : $"{Short(spread.Median)} [{Short(spread.Min)}-{Short(spread.Max)}]";

    /// <summary>Seconds with as many digits as say something.</summary>
    public static string Short(double seconds) => seconds >= 100 ? $"{seconds:F0}" : seconds >= 1 ? $"{seconds:F1}" : seconds >= 0.01 ? $"{seconds:F3}" : $"{seconds:F5}";

    private static string Mebibytes(Spread? peak) => peak is null or { Median: 0 } ? "-" : $"{peak.Median:N0}";

    private static void Table(StringBuilder text, string[] header, IEnumerable<string[]> body)
    {
        string[][] rows = [header, .. body];
        int[] widths = [.. header.Select((_, column) => rows.Max(row => row[column].Length))];
        for (int i = 0; i < rows.Length; i++)
        {
            text.AppendLine($"| {string.Join(" | ", rows[i].Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))} |");
            if (i == 0) text.AppendLine($"|{string.Join("|", widths.Select((width, column) => column == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":"))}|");
        }
        text.AppendLine();
    }
}
