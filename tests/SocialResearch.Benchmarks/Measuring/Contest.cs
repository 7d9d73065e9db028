namespace SocialResearch.Benchmarks.Measuring;

/// <summary>One way to do a task.</summary>
/// <param name="Name">The way, in a few words.</param>
/// <param name="Measure">Does it once.</param>
internal sealed record Contestant(string Name, Func<Cost> Measure);

/// <summary>A task, our ways to do it and what a user would pick instead.</summary>
/// <param name="Task">The task.</param>
/// <param name="Unit">In what the times are told: seconds or milliseconds.</param>
/// <param name="Ours">Our ways.</param>
/// <param name="Peer">The alternative; null when there is none, or none here.</param>
internal sealed record Contest(string Task, TimeUnit Unit, IReadOnlyList<Contestant> Ours, Contestant? Peer)
{
    /// <summary>Does the task again and again, each time once in every way, so that other load on the machine meets all alike.</summary>
    /// <param name="repetitions">How often. One more comes first, uncounted: it fills the disk cache.</param>
    /// <param name="progress">Told what was measured.</param>
    public ContestResult Run(int repetitions, Action<string> progress)
    {
        IReadOnlyList<Contestant> all = Peer is null ? Ours : [.. Ours, Peer];
        Dictionary<Contestant, List<Cost?>> costs = all.ToDictionary(contestant => contestant, _ => new List<Cost?>());
        var failures = new List<string>();
        for (int repetition = 0; repetition <= repetitions; repetition++)
        {
            foreach (Contestant contestant in all)
            {
                string what = $"{Task}, {contestant.Name}, {(repetition == 0 ? "uncounted" : $"{repetition} of {repetitions}")}";
                Cost? cost = null;
                try
                {
                    cost = contestant.Measure();
                    progress($"{what}: {cost.Wall * Unit.PerSecond:F2} {Unit.Symbol}");
                }
                catch (FailedRunException e)
                {
                    failures.Add($"{what}: {e.Message}");
                    progress($"{what}: failed");
                }
                if (repetition > 0) costs[contestant].Add(cost);
            }
        }
        return new(this, costs.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Cost?>)pair.Value), failures);
    }
}

/// <summary>A unit of time.</summary>
internal sealed record TimeUnit(string Symbol, double PerSecond)
{
    public static TimeUnit Seconds { get; } = new("s", 1);

    public static TimeUnit Milliseconds { get; } = new("ms", 1000);
}

/// <summary>What a contest measured.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Costs">The costs in order of repetition; null is a repetition that failed.</param>
/// <param name="Failures">Why it failed.</param>
internal sealed record ContestResult(Contest Contest, IReadOnlyDictionary<Contestant, IReadOnlyList<Cost?>> Costs, IReadOnlyList<string> Failures)
{
    /// <summary>What one contestant needed of something; null when nothing was measured.</summary>
    public Spread? Of(Contestant? contestant, Func<Cost, double?> quantity) => Spread.Of(Quantities(contestant, quantity));

    /// <summary>Our cost over the peer's, repetition by repetition: both met the same load.</summary>
    public Spread? Ratio(Contestant ours, Func<Cost, double?> quantity) =>
        Spread.Of(Quantities(ours, quantity).Zip(Quantities(Contest.Peer, quantity), (our, peer) => our / peer));

    private IEnumerable<double?> Quantities(Contestant? contestant, Func<Cost, double?> quantity) =>
        contestant is null ? [] : Costs[contestant].Select(cost => cost is null ? null : quantity(cost));
}
