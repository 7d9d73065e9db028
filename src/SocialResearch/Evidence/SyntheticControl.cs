using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Regions with the campaign against the mix of other regions that was most like them before.</summary>
/// <remarks>
/// <para>Weights wⱼ ≥ 0 with Σwⱼ = 1 that minimise Σ (ȳ_t − Σ wⱼ yⱼt)² over the periods before the launch; effect: the mean gap afterwards. Because weights are no
/// negative numbers, a region beyond all others cannot be mixed (SR130).</para>
/// <para>There is no standard error. Instead other groups of as many regions are treated as if the campaign had been there, each against a mix of all regions that are not in it, and the ratio of the
/// gap after to the gap before (root mean squares) is compared: p = rank of the true group among all. All other groups where they are at most 99, else 99 drawn with a fixed seed. Groups of one size
/// only: a mix fits the mean of several regions better than a single region, so ranked among single regions the mean would stand out too often.</para>
/// <para>Source: Abadie, Diamond and Hainmueller 2010 (from memory), here without further predictors: the outcome itself is matched. Weights tested by
/// brute force in R.</para>
/// </remarks>
public sealed record SyntheticControl : EffectMeasure
{
    private const int MostPlacebos = 99;

    private SyntheticControl(OutcomePanel panel, DateOnly launch, int before) : base(StudyDesign.SyntheticControl, panel, launch, before) { }

    /// <summary>Regions with the campaign; their mean is matched.</summary>
    public required IReadOnlyList<string> Treated { get; init; }

    /// <summary>How much of each other region is in the mix.</summary>
    public required IReadOnlyList<DonorWeight> Weights { get; init; }

    /// <summary>The share of groups of regions, the true one among them, that stand out at least as much.</summary>
    public required double PlaceboP { get; init; }

    /// <summary>The root mean square gap before the launch, as a share of the mean before.</summary>
    public required double MisfitBefore { get; init; }

    /// <summary>What was seen and what the mix had, period by period.</summary>
    public required IReadOnlyList<CounterfactualPoint> Course { get; init; }

    /// <summary>The gaps of other groups of as many regions, each against the mix of the regions that are not in it.</summary>
    public required IReadOnlyList<PlaceboGroup> Placebos { get; init; }

    /// <inheritdoc/>
    public override string Assumption => "the mix that moved with these regions before would have gone on moving with them";

    /// <summary>Mixes a control region.</summary>
    /// <param name="panel">The outcome by region.</param>
    /// <param name="treated">The regions with the campaign.</param>
    /// <param name="launch">The first day with the campaign.</param>
    /// <exception cref="ArgumentException">A region is unknown, or all or none have the campaign.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than four periods before or two after, or fewer than two other regions.</exception>
    public static SyntheticControl Measure(OutcomePanel panel, IReadOnlyList<string> treated, DateOnly launch)
    {
        ArgumentNullException.ThrowIfNull(panel);
        (int[] with, int[] without) = DifferenceInDifferences.Sides(panel, treated);
        int at = panel.Split(launch, 4, 2), n = panel.Periods.Count;
        if (without.Length < 2)
            throw new InsufficientDataException("A mix needs at least two regions without the campaign.", "Add regions without it, or use difference-in-differences.");
        double[] target = panel.Mean(with);
        double[][] donors = [.. without.Select(region => (double[])[.. panel.Values[region]])];
        (double[] weights, double[] gap) = Mix(target, donors, at);
        PlaceboGroup[] placebos = [.. OtherGroups(panel.Regions.Count, with).Select(group => new PlaceboGroup(
            [.. group.Select(region => panel.Regions[region])],
            Mix(panel.Mean(group), [.. Enumerable.Range(0, panel.Regions.Count).Except(group).Select(region => (double[])[.. panel.Values[region]])], at).Gap))];
        double ratio = Ratio(gap, at);
        double p = (1.0 + placebos.Count(placebo => Ratio(placebo.Gap, at) >= ratio)) / (placebos.Length + 1);
        double level = target[..at].Average(), misfit = level == 0 ? 0 : Root(gap.AsSpan(0, at)) / Math.Abs(level);
        Estimate effect = Estimate.Of(gap[at..].Average());
        return new(panel, launch, at)
        {
            Treated = [.. with.Select(region => panel.Regions[region])],
            Weights = [.. without.Select((region, i) => new DonorWeight(panel.Regions[region], weights[i])).OrderByDescending(donor => donor.Weight)],
            Effect = effect,
            Total = effect.Times((n - at) * with.Length),
            PlaceboP = p,
            MisfitBefore = misfit,
            Course = [.. panel.Periods.Select((period, t) => new CounterfactualPoint(period, target[t], target[t] - gap[t], target[t] - gap[t], target[t] - gap[t], t >= at))],
            Placebos = placebos,
            Naive = InterruptedTimeSeries.NaiveOf(panel.Total([.. with.Select(region => panel.Regions[region])]), launch, 0.95),
            Checks =
            [
                new("the mix fits before the launch", misfit <= 0.1, $"Before the launch the mix missed by {Percent(misfit)} of the mean on average."),
                new("other groups of regions stand out less", p <= 0.1 ? true : placebos.Length < 9 ? null : false, $"{Fixed(p * (placebos.Length + 1), 0)} of {placebos.Length + 1} groups of {with.Length} stand out at least as much, the true one among them (p = {Fixed(p, 3)})."),
            ],
            Caveats = [.. Doubts(misfit, placebos.Length)],
        };
    }

    /// <summary>Groups of as many regions as have the campaign, without the true one.</summary>
    private static IEnumerable<int[]> OtherGroups(int regions, int[] with)
    {
        double all = Enumerable.Range(0, with.Length).Aggregate(1.0, (ways, i) => ways * (regions - i) / (i + 1));
        HashSet<string> seen = [string.Join(' ', with.Order())];
        if (Math.Round(all) - 1 <= MostPlacebos)
        {
            foreach (int[] group in Groups(0, with.Length))
                if (seen.Add(string.Join(' ', group))) yield return group;
            yield break;
        }
        var random = new SeededRandom(1);
        while (seen.Count <= MostPlacebos)
        {
            int[] order = [.. Enumerable.Range(0, regions)], group = [.. order.OrderBy(_ => random.NextBits()).Take(with.Length).Order()];
            if (seen.Add(string.Join(' ', group))) yield return group;
        }

        IEnumerable<int[]> Groups(int from, int size) => size == 0 ? [[]]
            : Enumerable.Range(from, Math.Max(0, regions - from - size + 1)).SelectMany(first => Groups(first + 1, size - 1).Select(rest => (int[])[first, .. rest]));
    }

    private static IEnumerable<Caveat> Doubts(double misfit, int groups)
    {
        if (misfit > 0.1)
            yield return new("SR130", $"Before the launch the mix missed by {Percent(misfit)} of the mean: what it misses afterwards need not be the campaign.");
        if (groups < 19)
            yield return new("SR131", $"With {Count(groups)} other groups of regions, p cannot be below {Fixed(1.0 / (groups + 1), 3)}; an interval cannot be given.");
    }

    private static (double[] Weights, double[] Gap) Mix(double[] target, double[][] donors, int at)
    {
        double[] weights = SimplexWeights.Fit([.. donors.Select(donor => donor[..at])], target.AsSpan(0, at));
        return (weights, [.. target.Select((value, t) => value - donors.Select((donor, j) => weights[j] * donor[t]).Sum())]);
    }

    private static double Ratio(IReadOnlyList<double> gap, int at)
    {
        double before = Root([.. gap.Take(at)]);
        return before == 0 ? double.MaxValue : Root([.. gap.Skip(at)]) / before;
    }

    private static double Root(ReadOnlySpan<double> gap)
    {
        double sum = 0;
        foreach (double value in gap) sum += value * value;
        return Math.Sqrt(sum / gap.Length);
    }

    private protected override IEnumerable<(string, Estimate)> Rows() =>
    [
        ($"more {Outcome} a region and {Step}", Effect), ($"more {Outcome} in all", Total), ("p among groups of regions", Estimate.Of(PlaceboP)),
        ("missed before the launch, share of the mean", Estimate.Of(MisfitBefore)),
        .. Weights.Where(donor => donor.Weight > 0.005).Select(donor => ($"weight of {donor.Region}", Estimate.Of(donor.Weight))),
    ];

    private protected override MethodsFacts Facts => new(
        new($"{Treated.Count} regions with and {Weights.Count} without the campaign, {Before} {Step}s before and {After} after the launch",
            $"{Treated.Count} Regionen mit und {Weights.Count} ohne Kampagne, {Before} Zeiträume vor und {After} nach dem Start"), Period,
        new($"Synthetic control: distance from {Day(Launch)} on to the mix of other regions that was nearest before; placebo p = {Fixed(PlaceboP, 3)}.",
            $"Synthetische Kontrolle: Abstand ab {Day(Launch)} zur Mischung anderer Regionen, die davor am nächsten lag; Placebo-p = {Fixed(PlaceboP, 3).Replace('.', ',')}."))
    {
    };
}

/// <summary>How much of a region is in the mix.</summary>
/// <param name="Region">The region.</param>
/// <param name="Weight">Its part, 0 to 1.</param>
public sealed record DonorWeight(string Region, double Weight);

/// <summary>A group of regions, treated as if it had the campaign.</summary>
/// <param name="Regions">The regions.</param>
/// <param name="Gap">The distance of their mean from the mix of the others, period by period.</param>
public sealed record PlaceboGroup(IReadOnlyList<string> Regions, IReadOnlyList<double> Gap);
