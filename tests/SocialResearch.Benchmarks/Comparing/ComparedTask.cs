namespace SocialResearch.Benchmarks.Comparing;

/// <summary>What is measured, with what is promised about it.</summary>
/// <param name="Key">As the competitors call it.</param>
/// <param name="Name">In words.</param>
/// <param name="Goals">How many times the CPU seconds of a competitor ours must be below; below 1 is how many times above they may be.</param>
internal sealed record ComparedTask(string Key, string Name, IReadOnlyList<Goal> Goals)
{
    public static IReadOnlyList<ComparedTask> All { get; } =
    [
        new("T1", "load CSV", [new("pandas", 8), new("R", 4), new("tuned", 1 / 2.0)]),
        new("T1s", "load SQLite", []),
        new("T2", "participation, 1,000 bootstraps", [new("pandas", 3), new("pandas", 50, "T2n"), new("R", 100, "T2n"), new("tuned", 1 / 2.0)]),
        new("T2n", "the same, people drawn one by one", []),
        new("T2c", "participation without bootstrap", []),
        new("T3", "30 brands into days", [new("pandas", 100), new("pandas", 100, "T3n"), new("R", 50), new("tuned", 1 / 2.0)]),
        new("T3n", "the same, brand by brand", []),
        new("T3m", "3,000 names into days", [new("ours", 1 / 2.0, "T3")]),
        new("T4", "reply depth, lag quantiles", [new("pandas", 1.5), new("R", 8), new("tuned", 1 / 2.0)]),
        new("T5", "Kleinberg over five years of days", [new("pandas", 50), new("R", 200), new("tuned", 1 / 3.0)]),
        new("T6", "power law, xmin scan, 100 bootstraps", [new("pandas", 10), new("R", 50), new("tuned", 1 / 2.0)]),
    ];
}

/// <summary>A promise.</summary>
/// <param name="Competitor">Against whom.</param>
/// <param name="Times">Its CPU seconds over ours must be at least so many.</param>
/// <param name="Task">Its task; null for the same one.</param>
internal sealed record Goal(string Competitor, double Times, string? Task = null);
