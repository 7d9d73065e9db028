namespace SocialResearch.Statistics;

/// <summary>How much more counts scatter from bin to bin than independent events would.</summary>
public static class Dispersion
{
    /// <summary>Differences with a square of so many times the usual are bursts and steps, no scatter; of normal ones two in a thousand are as large.</summary>
    private const double LeftOut = 10;

    /// <summary>The median of squared standard normal numbers.</summary>
    private const double MedianSquare = 0.45494;

    /// <summary>Variance over mean of counts (φ), estimated from differences of counts some bins apart; 1 for independent events. Null without counts.</summary>
    /// <remarks>
    /// φ = Σ (x_t − x_{t+h})² / Σ (x_t + x_{t+h}). A level that changes slowly, or in few steps, hardly moves it: differences span few bins
    /// only. Left out are pairs whose squared difference for their sum is more than ten times the usual one (median/0.455): they are
    /// bursts and steps. For independent counts with var = φ·mean the full sums give φ on average. Source: differences instead of
    /// residuals as in von Neumann 1941 (from memory).
    /// </remarks>
    /// <param name="counts">Counts in bins that follow each other.</param>
    /// <param name="apart">h, how many bins apart; at least 1.</param>
    public static double? OfCounts(ReadOnlySpan<double> counts, int apart = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(apart, 1);
        var pairs = new List<(double Square, double Sum)>();
        for (int i = 0; i + apart < counts.Length; i++)
        {
            double sum = counts[i] + counts[i + apart], difference = counts[i] - counts[i + apart];
            if (sum > 0) pairs.Add((difference * difference, sum));
        }
        if (pairs.Count == 0) return null;
        double usual = Usual([.. pairs.Select(pair => pair.Square / pair.Sum)]);
        (double Square, double Sum)[] kept = [.. pairs.Where(pair => pair.Square <= LeftOut * usual * pair.Sum)];
        return kept.Sum(pair => pair.Square) / kept.Sum(pair => pair.Sum);
    }

    /// <summary>The same for sums over many bins: larger where each bin resembles the one before. Null with less than two seasons.</summary>
    /// <remarks>
    /// φ over a season (h = 7 for days) counts neither weekdays as scatter nor a mood that lasts some days as a level. That mood makes
    /// sums scatter more: φ_s·(1 + 2·Σ (1 − h/s)·ρ_h) over h below s, ρ_h = 1 − φ_h/φ_s, at least φ_s (weights of Bartlett 1950, as in Newey
    /// and West 1987; from memory). How well it keeps quiet series quiet is simulated in docs/validation.md.
    /// </remarks>
    /// <param name="counts">Counts in bins that follow each other.</param>
    /// <param name="season">s, after how many bins the calendar repeats itself; at least 2.</param>
    public static double? OfSums(ReadOnlySpan<double> counts, int season)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(season, 2);
        if (counts.Length < 2 * season || OfCounts(counts, season) is not { } whole) return null;
        double together = 0;
        for (int apart = 1; apart < season; apart++) together += (1 - apart / (double)season) * (1 - (OfCounts(counts, apart) ?? whole) / whole);
        return whole * Math.Max(1, 1 + 2 * together);
    }

    /// <summary>The variance of values around a level that changes in few steps: half the mean squared difference of neighbours, those left out that are more than ten times the usual.</summary>
    /// <param name="values">Values that follow each other; at least two.</param>
    public static double? OfValues(ReadOnlySpan<double> values)
    {
        var squares = new List<double>();
        for (int i = 0; i + 1 < values.Length; i++) squares.Add((values[i] - values[i + 1]) * (values[i] - values[i + 1]) / 2);
        if (squares.Count == 0) return null;
        double usual = Usual([.. squares]);
        return squares.Where(square => square <= LeftOut * usual).Average();
    }

    /// <summary>What squares would be on average if they were those of normal differences; where more than half are zero, their mean.</summary>
    private static double Usual(double[] squares)
    {
        double median = Quantiles.Type7([.. squares.Order()], 0.5);
        return median > 0 ? median / MedianSquare : Math.Max(squares.Average(), double.Epsilon);
    }
}
