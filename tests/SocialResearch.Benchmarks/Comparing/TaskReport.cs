using System.Globalization;

namespace SocialResearch.Benchmarks.Comparing;

/// <summary>A task done by a competitor.</summary>
/// <param name="Task">Which, as in T2.</param>
/// <param name="Cpu">Processor seconds inside its process.</param>
/// <param name="Peak">The most resident memory meanwhile, in MiB; null where it is not known.</param>
/// <param name="Answers">What it found.</param>
internal sealed record TaskReport(string Task, double Cpu, double? Peak, IReadOnlyDictionary<string, double> Answers)
{
    /// <summary>The reports among the lines that a competitor wrote: <c>T2 cpu=0.12 peak=310 people=81824 gini=0.71</c>.</summary>
    public static IReadOnlyList<TaskReport> Read(string words)
    {
        var reports = new List<TaskReport>();
        foreach (string[] parts in words.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 1 && ComparedTask.All.Any(task => task.Key == parts[0])))
        {
            Dictionary<string, double> values = parts.Skip(1).Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture));
            double cpu = values["cpu"];
            double? peak = values.TryGetValue("peak", out double mebibytes) ? mebibytes : null;
            reports.Add(new(parts[0], cpu, peak, values.Where(value => value.Key is not ("cpu" or "peak")).ToDictionary()));
        }
        return reports;
    }
}
