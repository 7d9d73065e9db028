using System.Globalization;
using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Participation in random parts of a community: the mean over many draws, and where most of them lie.</summary>
/// <param name="Size">Contributions drawn, or people.</param>
/// <param name="Contributors">People who contributed at least once among what was drawn.</param>
/// <param name="Contributions">What they contributed.</param>
/// <param name="Gini">The Gini coefficient in the population form.</param>
/// <param name="Top1">Content share of the top 1 %, the person at the cut split.</param>
/// <param name="Next9">Content share of the next 9 %.</param>
/// <param name="Rest90">Content share of the rest.</param>
public sealed record RarefiedShares(long Size, Estimate Contributors, Estimate Contributions, Estimate Gini, Estimate Top1, Estimate Next9, Estimate Rest90)
{
    private const double Level = 0.95;

    /// <summary>The shares for several sizes.</summary>
    /// <param name="counts">The community.</param>
    /// <param name="by">What is drawn.</param>
    /// <param name="sizes">How many, upwards.</param>
    /// <param name="draws">How often.</param>
    /// <param name="seed">Where the random numbers start.</param>
    internal static IReadOnlyList<RarefiedShares> Draw(NamedCounts counts, RarefiedBy by, IReadOnlyList<long> sizes, int draws, ulong seed)
    {
        (long[] values, long[] people, long? population) = counts.Histogram();
        int silent = values[0] == 0 ? 1 : 0;
        var all = new HistogramSums(values, 1);
        all.Take(people);
        double total = (double)all.Total, everybody = all.People;
        var drawn = sizes.Select(_ => new List<double[]>()).ToArray();
        long? Everybody(int size) => by == RarefiedBy.Contributions || population is null ? population : sizes[size];
        void Receive(int size, ReadOnlySpan<long> counted, ReadOnlySpan<long> each) => drawn[size].Add(Statistics(counted, each, Everybody(size)));

        // All of it can be drawn in one way only.
        long[] parts = [.. sizes.Where(size => size < (by == RarefiedBy.People ? everybody : total))];
        if (by == RarefiedBy.People) Rarefying.People(values, people, parts, draws, new(seed), Receive);
        else Rarefying.Contributions(values, people, parts, draws, new(seed), Receive);
        for (int size = parts.Length; size < sizes.Count; size++)
            drawn[size].Add(Statistics(values.AsSpan(silent), people.AsSpan(silent), population));
        return [.. sizes.Select((size, i) => Of(size, drawn[i], by, seed,
            expectedContributors: by == RarefiedBy.Contributions ? Rarefying.ExpectedAuthors(values, people, size) : size * (counts.Counts.Contributors / everybody),
            expectedContributions: by == RarefiedBy.Contributions ? size : size * (total / everybody)))];
    }

    private static RarefiedShares Of(long size, List<double[]> drawn, RarefiedBy by, ulong seed, double expectedContributors, double expectedContributions)
    {
        string method = string.Create(CultureInfo.InvariantCulture,
            $"middle 95 % of {drawn.Count:N0} draws of {size:N0} {(by == RarefiedBy.People ? "people" : "contributions")} without replacement, seed {seed}");
        Estimate Over(int statistic, double? exact = null)
        {
            double[] ascending = [.. drawn.Select(draw => draw[statistic]).Where(double.IsFinite).Order()];
            if (ascending.Length == 0) return Estimate.Undefined("Nothing was drawn that anybody contributed.");
            Interval? spread = drawn.Count == 1 ? null : new(Quantiles.Type7(ascending, (1 - Level) / 2), Quantiles.Type7(ascending, (1 + Level) / 2), Level, method);
            return Estimate.Of(exact ?? ascending.Average(), spread);
        }
        return new(size, Over(0, expectedContributors), Over(1, expectedContributions), Over(2), Over(3), Over(4), Over(5));
    }

    private static double[] Statistics(ReadOnlySpan<long> values, ReadOnlySpan<long> people, long? everybody)
    {
        long seen = Rarefying.Sum(people), n = everybody ?? seen;
        bool silent = n > seen;
        var sums = new HistogramSums(silent ? [0, .. values] : values.ToArray(), 1);
        sums.Take(silent ? (long[])[n - seen, .. people] : people);
        Wide top1 = sums.TopSum(n), top10 = sums.TopSum(Wide.Product(n, 10)), whole = sums.Total * 100;
        double Share(Wide sum) => whole.IsZero ? double.NaN : (double)sum / (double)whole;
        return [seen, (double)sums.Total, sums.Gini(), Share(top1), Share(top10 - top1), Share(whole - top10)];
    }
}

/// <summary>What communities are reduced to the same number of.</summary>
public enum RarefiedBy
{
    /// <summary>Contributions are drawn, whoever made them: what a smaller sample of posts would show. Every person shrinks.</summary>
    Contributions,

    /// <summary>People are drawn with all that they contributed: what a smaller community of the same people would show.</summary>
    People,
}
