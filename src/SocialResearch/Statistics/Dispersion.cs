namespace SocialResearch.Statistics;

/// <summary>How much more counts scatter from bin to bin than independent events would.</summary>
public static class Dispersion
{
    /// <summary>Of all pairs of neighbours, this share with the largest differences is left out: bursts and steps are no scatter.</summary>
    private const double LeftOut = 0.05;

    /// <summary>Variance over mean of counts (φ), estimated from differences of neighbours; 1 for independent events, undefined (null) without counts.</summary>
    /// <remarks>
    /// φ = Σ (x_t − x_{t+1})² / Σ (x_t + x_{t+1}). A level that changes slowly, or in few steps, hardly moves it: differences span one bin
    /// only, and the twentieth of the pairs with the largest squared difference for their sum is left out. For independent counts
    /// with var = φ·mean the full sums give φ on average; leaving out makes it smaller, to 0.76 of it where differences are normal, and
    /// is corrected so. Counts that follow each other (r &gt; 0) scatter less from bin to bin than
    /// around their mean, and φ is too small then. Source: differences instead of residuals as in von Neumann 1941 (from memory);
    /// how well it serves is simulated in docs/validation.md.
    /// </remarks>
    /// <param name="counts">Counts in bins that follow each other.</param>
    public static double? OfCounts(ReadOnlySpan<double> counts)
    {
        var pairs = new List<(double Square, double Sum)>();
        for (int i = 0; i + 1 < counts.Length; i++)
        {
            double sum = counts[i] + counts[i + 1], difference = counts[i] - counts[i + 1];
            if (sum > 0) pairs.Add((difference * difference, sum));
        }
        if (pairs.Count == 0) return null;
        (double Square, double Sum)[] kept = [.. pairs.OrderBy(pair => pair.Square / pair.Sum).Take(pairs.Count - (int)(LeftOut * pairs.Count))];
        double ratio = kept.Sum(pair => pair.Square) / kept.Sum(pair => pair.Sum);
        return kept.Length < pairs.Count ? ratio / ShareKept : ratio;
    }

    /// <summary>The mean of the lower 95 % of squared standard normal numbers: P(χ² with 3 degrees ≤ 3.8415) / 0.95.</summary>
    private const double ShareKept = 0.7208995 / 0.95;

    /// <summary>The variance of values around a level that changes in few steps: half the mean squared difference of neighbours, the largest twentieth left out.</summary>
    /// <param name="values">Values that follow each other; at least two.</param>
    public static double? OfValues(ReadOnlySpan<double> values)
    {
        var squares = new List<double>();
        for (int i = 0; i + 1 < values.Length; i++) squares.Add((values[i] - values[i + 1]) * (values[i] - values[i + 1]) / 2);
        if (squares.Count == 0) return null;
        int left = (int)(LeftOut * squares.Count);
        double mean = squares.Order().Take(squares.Count - left).Average();
        return left > 0 ? mean / ShareKept : mean;
    }
}
