using SocialResearch.Participations;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Participations.Coverage;

/// <summary>A million people from whom communities are drawn, so that the true value is known: it is that of the million.</summary>
/// <remarks>
/// The people are the quantiles of a model at (i − ½)/1,000,000, so no chance is in the world itself. Where a model has no
/// finite mean (power law, α ≤ 2), its own Gini coefficient is 1 and no community shows it; what a strategist can mean there is
/// the inequality of a large, finite world, and that depends on how large it is. That is said in docs/validation.md.
/// </remarks>
internal sealed record World(string Name, long[] Counts)
{
    public const int People = 1_000_000;

    public static IReadOnlyList<World> All { get; } =
    [
        Of("geometric, mean 5", p => (long)Math.Ceiling(Math.Log(1 - p) / Math.Log(0.8))),
        LogNormal(),
        PowerLaw(3.0), PowerLaw(2.5), PowerLaw(2.0), PowerLaw(1.7),
    ];

    /// <summary>What is true in it.</summary>
    /// <param name="silentFor">Silent people for each one who contributes.</param>
    public Participation Truth(int silentFor) => Participation.Measure(
        ContributionCounts.Of(Counts), silentFor == 0 ? null : (1L + silentFor) * People, options: new() { Bootstrap = new() { Replicates = 100 } });

    /// <summary>Draws as many people as asked for, with replacement.</summary>
    /// <param name="people">How many.</param>
    /// <param name="silentFor">Silent people for each one who contributes.</param>
    /// <param name="random">The source of chance.</param>
    public ContributionCounts Draw(int people, int silentFor, SeededRandom random)
    {
        long[] drawn = new long[people];
        for (int i = 0; i < people; i++)
            drawn[i] = random.NextUnit() * (1 + silentFor) < 1 ? Counts[(int)(random.NextUnit() * People)] : 0;
        return ContributionCounts.Of(drawn);
    }

    private static World Of(string name, Func<double, long> quantile) =>
        new(name, [.. Enumerable.Range(0, People).Select(i => quantile((i + 0.5) / People))]);

    /// <summary>e^(1.5·z) rounded up, z normal: its quantiles by walking up, because only the cumulative probability is simple.</summary>
    private static World LogNormal()
    {
        const double Spread = 1.5;
        long count = 1;
        return Of("log-normal, σ 1.5", p =>
        {
            while (NormalDistribution.Cumulative(Math.Log(count) / Spread) < p) count++;
            return count;
        });
    }

    /// <summary>P(x) = x^−α / ζ(α): terms one by one as far as they matter, the integral of the tail beyond.</summary>
    private static World PowerLaw(double alpha)
    {
        const int Terms = 100_000;
        double Tail(double from) => Math.Pow(from - 0.5, 1 - alpha) / (alpha - 1);
        double zeta = Enumerable.Range(1, Terms).Sum(x => Math.Pow(x, -alpha)) + Tail(Terms + 1);
        long count = 1;
        double reached = 1 / zeta;
        return Of(FormattableString.Invariant($"power law, α {alpha:0.0}"), p =>
        {
            while (reached < p && count < Terms) reached += Math.Pow(++count, -alpha) / zeta;
            return reached >= p ? count : (long)Math.Ceiling(Math.Pow((1 - p) * zeta * (alpha - 1), 1 / (1 - alpha)) - 0.5);
        });
    }
}
