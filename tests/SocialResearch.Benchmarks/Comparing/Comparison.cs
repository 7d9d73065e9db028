using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Comparing;

/// <summary>Everything that was reported, by size, competitor and task.</summary>
internal sealed class Comparison(IReadOnlyList<string> competitors, IReadOnlyList<ComparedTask> tasks, IReadOnlyList<int> sizes)
{
    /// <summary>What chance decides may differ by so much; of it everything else only by what rounding explains.</summary>
    private const double ByChance = 0.25, ByRounding = 1e-4;

    private readonly Dictionary<(int Posts, string Competitor, string Task), List<TaskReport>> _reports = [];

    public IReadOnlyList<string> Competitors => competitors;

    public IReadOnlyList<ComparedTask> Tasks => tasks;

    public IReadOnlyList<int> Sizes => sizes;

    public List<string> Failures { get; } = [];

    public void Add(int posts, string competitor, TaskReport report)
    {
        if (!_reports.TryGetValue((posts, competitor, report.Task), out List<TaskReport>? reports)) _reports.Add((posts, competitor, report.Task), reports = []);
        reports.Add(report);
    }

    public Spread? Cpu(int posts, string competitor, string task) => Spread.Of(Of(posts, competitor, task).Select(report => (double?)report.Cpu));

    public Spread? Peak(int posts, string competitor, string task) => Spread.Of(Of(posts, competitor, task).Select(report => report.Peak));

    /// <summary>How many times the CPU seconds of ours a competitor needed, repetition by repetition.</summary>
    public Spread? Ratio(int posts, string competitor, string task, string? ofTask = null) =>
        Spread.Of(Of(posts, competitor, ofTask ?? task).Zip(Of(posts, "ours", task), (theirs, ours) => (double?)(theirs.Cpu / ours.Cpu)));

    /// <summary>The slope of the CPU seconds of ours over posts on log axes, from the smallest to the largest file.</summary>
    public double? Growth(string task) => sizes.Count > 1 && Cpu(sizes.Min(), "ours", task) is { } small && Cpu(sizes.Max(), "ours", task) is { } large
        ? Math.Log(large.Median / small.Median) / Math.Log((double)sizes.Max() / sizes.Min()) : null;

    /// <summary>Where two competitors found different things.</summary>
    public IEnumerable<string> Differences()
    {
        // T2n and T3n (naive) and T2c (counts alone) have the answers of T2 and T3.
        foreach (var group in _reports.GroupBy(pair => (pair.Key.Posts, Task: pair.Key.Task.TrimEnd('n', 'c'))))
        {
            if (Of(group.Key.Posts, "ours", group.Key.Task).FirstOrDefault() is not { } ours) continue;
            foreach (var (key, reports) in group)
            {
                foreach ((string name, double value) in reports[0].Answers)
                {
                    if (!ours.Answers.TryGetValue(name, out double expected)) continue;
                    bool isEqual = name == "~p" ? Math.Abs(value - expected) <= ByChance : Math.Abs(value - expected) <= (name[0] == '~' ? ByChance : ByRounding) * Math.Max(Math.Abs(expected), 1e-9);
                    if (!isEqual) yield return $"{key.Posts:N0} posts, {key.Task}, {name}: {key.Competitor} {value:G10}, ours {expected:G10}";
                }
            }
        }
    }

    private List<TaskReport> Of(int posts, string competitor, string task) => _reports.GetValueOrDefault((posts, competitor, task)) ?? [];
}
