using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>Whether two groups wait equally long until something happens.</summary>
/// <remarks>
/// <para>At each time tᵢ at which something happened, dᵢ times among the nᵢ still waiting, of whom n₁ᵢ are in the first group: were the
/// groups alike, Eᵢ = dᵢ·n₁ᵢ/nᵢ of the first would be among them, with variance Vᵢ = dᵢ·(n₁ᵢ/nᵢ)·(1 − n₁ᵢ/nᵢ)·(nᵢ − dᵢ)/(nᵢ − 1).
/// χ² = (O₁ − ΣEᵢ)²/ΣVᵢ, compared with the chi-square distribution with one degree of freedom; no continuity correction.</para>
/// <para>It sees best where one group is faster all the time; curves that cross may escape it. A small p says that the groups
/// differ, not why.</para>
/// <para>Source: Mantel, "Evaluation of survival data and two new rank order statistics", Cancer Chemotherapy Reports 50, 1966;
/// Peto and Peto, JRSS A 135, 1972 (both from memory). Tested against R's survdiff.</para>
/// </remarks>
public sealed record LogRank
{
    private LogRank(GroupOfWaits first, GroupOfWaits second, double? chiSquare) => (First, Second, ChiSquare) = (first, second, chiSquare);

    /// <summary>The first group.</summary>
    public GroupOfWaits First { get; }

    /// <summary>The second group.</summary>
    public GroupOfWaits Second { get; }

    /// <summary>χ²; null when nothing happened while both groups were watched.</summary>
    public double? ChiSquare { get; }

    /// <summary>How often chance alone would make two equal groups differ as much or more; undefined without χ².</summary>
    public Estimate P => ChiSquare is { } value
        ? Estimate.Of(NormalTail.ChiSquare1(value))
        : Estimate.Undefined("Nothing happened while people of both groups were watched, so they cannot be compared.");

    /// <summary>Compares two groups.</summary>
    /// <param name="first">How long each of the first group was watched, and whether it happened then.</param>
    /// <param name="second">The same for the second group.</param>
    public static LogRank Of(IEnumerable<Wait> first, IEnumerable<Wait> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        (double Time, bool Happened, bool IsFirst)[] all = [.. first.Select(wait => (wait.Time, wait.Happened, true)), .. second.Select(wait => (wait.Time, wait.Happened, false))];
        Array.Sort(all, (a, b) => a.Time.CompareTo(b.Time));
        long people = all.LongLength, ofFirst = all.LongCount(wait => wait.IsFirst);
        long observed = all.LongCount(wait => wait is { Happened: true, IsFirst: true }), events = all.LongCount(wait => wait.Happened);
        double expected = 0, variance = 0, atRisk = people, firstAtRisk = ofFirst;
        for (int i = 0, end; i < all.Length; i = end)
        {
            int happened = 0, leaving = 0;
            for (end = i; end < all.Length && all[end].Time == all[i].Time; end++)
            {
                if (all[end].Happened) happened++;
                if (all[end].IsFirst) leaving++;
            }
            double share = firstAtRisk / atRisk;
            expected += happened * share;
            if (atRisk > 1) variance += happened * share * (1 - share) * (atRisk - happened) / (atRisk - 1);
            (atRisk, firstAtRisk) = (atRisk - (end - i), firstAtRisk - leaving);
        }
        return new(new(ofFirst, observed, expected), new(people - ofFirst, events - observed, events - expected), variance > 0 ? Square(observed - expected) / variance : null);
    }

    private static double Square(double number) => number * number;
}

/// <summary>One group of a <see cref="LogRank"/> test.</summary>
/// <param name="People">Everybody in it.</param>
/// <param name="Observed">To how many it happened.</param>
/// <param name="Expected">To how many it would have happened, were both groups alike.</param>
public sealed record GroupOfWaits(long People, long Observed, double Expected);
