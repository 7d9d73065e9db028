using System.Globalization;
using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>Shares of people counted one by one.</summary>
public static class Proportions
{
    /// <summary>A share with Wilson's score interval; undefined when nobody was counted.</summary>
    /// <remarks>
    /// With p = x/n: centre (p + z²/2n)/(1 + z²/n), reach z·√(p(1 − p)/n + z²/4n²)/(1 + z²/n). It stays between 0 and 1, and has a
    /// width when x is 0 or n, where the usual p ± z·se has none. It takes people to be independent of each other. Source: Wilson,
    /// "Probable inference, the law of succession, and statistical inference", JASA 22(158), 1927. Tested: 37 of 120 give
    /// 0.23272737 to 0.39582998 (R's prop.test without continuity correction).
    /// </remarks>
    /// <param name="successes">x, those for whom it holds.</param>
    /// <param name="people">n, everybody counted.</param>
    /// <param name="level">Nominal coverage as a share.</param>
    /// <param name="whyUndefined">What to say when nobody was counted.</param>
    public static Estimate Wilson(long successes, long people, double level = 0.95, string whyUndefined = "Nobody was counted, and a share of nobody is undefined.")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        if (successes < 0 || successes > people)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, "Those for whom it holds are some of those counted: between 0 and all of them.");
        if (people == 0) return Estimate.Undefined(whyUndefined);
        double n = people, p = successes / n, z = NormalDistribution.TwoSided(level), stretch = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / stretch, reach = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / stretch;
        // At the ends the two terms are equal and only rounding would lead across the border.
        double low = successes == 0 ? 0 : centre - reach, high = successes == people ? 1 : centre + reach;
        return Estimate.Of(p, new Interval(low, high, level, "Wilson score"));
    }

    /// <summary>The shares of several groups of one total, with intervals that hold all at once; undefined when nothing was counted.</summary>
    /// <remarks>
    /// Goodman's intervals: Wilson's formula for each of k groups with z² = the upper α/k point of χ² with one degree of freedom, so that
    /// the probability that all hold is at least 1 − α. Taken instead of Sison and Glaz because it holds in small and uneven groups
    /// too, where theirs may fall short, and can be checked with a pocket calculator; for many even groups theirs are narrower. With
    /// one group there is nothing to share out. It takes what is counted to be independent. Source: Goodman, "On simultaneous
    /// confidence intervals for multinomial proportions", Technometrics 7(2), 1965. Tested: against R, formula coded by hand.
    /// </remarks>
    /// <param name="counts">How many there are of each group.</param>
    /// <param name="level">Nominal coverage of all intervals together, as a share.</param>
    /// <param name="whyUndefined">What to say when nothing was counted.</param>
    public static IReadOnlyList<Estimate> Simultaneous(IReadOnlyList<long> counts, double level = 0.95, string whyUndefined = "Nothing was counted, and a share of nothing is undefined.")
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0) return [];
        long total = counts.Sum();
        double each = 1 - (1 - level) / counts.Count;
        Estimate Share(long count) => Wilson(count, total, each, whyUndefined) is { Interval: { } interval } one
            ? Estimate.Of(one.Value!.Value, interval with { Level = level, Method = string.Create(CultureInfo.InvariantCulture, $"Goodman, simultaneous for {counts.Count} groups") })
            : Estimate.Undefined(whyUndefined);
        return [.. counts.Select(Share)];
    }

    /// <summary>Events a bin with the score interval of a count; undefined without bins.</summary>
    /// <remarks>
    /// With S events in m bins and var = φ·mean: (S + z²φ/2 ± z·√(φ·(S + z²φ/4)))/m, all rates λ that S does not contradict,
    /// |S − mλ| ≤ z·√(φmλ). For φ = 1 the interval of a Poisson count. It takes bins to be independent of each other.
    /// </remarks>
    /// <param name="events">S.</param>
    /// <param name="bins">m.</param>
    /// <param name="dispersion">φ, at least 1.</param>
    /// <param name="level">Nominal coverage as a share.</param>
    internal static Estimate Rate(long events, int bins, double dispersion = 1, double level = 0.95)
    {
        if (bins == 0) return Estimate.Undefined("There are no bins.");
        double z = NormalDistribution.TwoSided(level), centre = events + z * z * dispersion / 2, reach = z * Math.Sqrt(dispersion * (events + z * z * dispersion / 4));
        string scatter = dispersion > 1 ? string.Create(CultureInfo.InvariantCulture, $", variance {dispersion:0.##} times the mean") : "";
        return Estimate.Of(events / (double)bins, new(events == 0 ? 0 : Math.Max(0, centre - reach) / bins, (centre + reach) / bins, level, "score interval of a count" + scatter));
    }

    /// <summary>The difference of two shares of different people with Newcombe's interval; undefined when either is.</summary>
    /// <remarks>
    /// With p₁, p₂ and their Wilson intervals from l to u: from d − √((p₁ − l₁)² + (u₂ − p₂)²) to d + √((u₁ − p₁)² + (p₂ − l₂)²),
    /// d = p₁ − p₂. It stays between −1 and 1 and has a width also where a share is 0 or 1. Source: Newcombe, "Interval estimation for
    /// the difference between independent proportions", Statistics in Medicine 17, 1998, method 10 (from memory). Tested: 56/70 less 48/80 gives
    /// 0.0524 to 0.3339, the published example; the ends of each share are those of R's prop.test.
    /// </remarks>
    /// <param name="first">x₁ of n₁.</param>
    /// <param name="second">x₂ of n₂.</param>
    /// <param name="level">Nominal coverage as a share.</param>
    public static Estimate Newcombe((long Successes, long People) first, (long Successes, long People) second, double level = 0.95)
    {
        Estimate a = Wilson(first.Successes, first.People, level), b = Wilson(second.Successes, second.People, level);
        if (a is not { Value: { } p1, Interval: { } i1 }) return a;
        if (b is not { Value: { } p2, Interval: { } i2 }) return b;
        static double Together(double x, double y) => Math.Sqrt(x * x + y * y);
        return Estimate.Of(p1 - p2, new Interval(
            p1 - p2 - Together(p1 - i1.Low, i2.High - p2), p1 - p2 + Together(i1.High - p1, p2 - i2.Low), level, "Newcombe, from Wilson scores"));
    }
}
