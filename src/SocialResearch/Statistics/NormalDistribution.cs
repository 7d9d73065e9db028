namespace SocialResearch.Statistics;

/// <summary>The standard normal distribution, to the last digits of a double.</summary>
/// <remarks>
/// Up to 3 by the series x + x³/3 + x⁵/15 + … (Marsaglia, "Evaluating the normal distribution", J. Statistical Software 11(4),
/// 2004), beyond by Laplace's continued fraction, which keeps the digits of small tails.
/// </remarks>
internal static class NormalDistribution
{
    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of at most x.</summary>
    public static double Cumulative(double x)
    {
        if (x < -3) return Tail(-x);
        if (x > 3) return 1 - Tail(x);
        double term = x, sum = x;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2) sum += term *= x * x / k;
        return 0.5 + sum * Density(x);
    }

    /// <summary>The x that is not exceeded with a probability between 0 and 1.</summary>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A quantile of the normal distribution needs a probability between 0 and 1.");
        if (probability > 0.5) return -Quantile(1 - probability);
        // A start good to three digits (Abramowitz and Stegun 26.2.23), then Newton's steps corrected for the curvature (Halley).
        double t = Math.Sqrt(-2 * Math.Log(probability));
        double x = -(t - (2.515517 + (0.802853 + 0.010328 * t) * t) / (1 + (1.432788 + (0.189269 + 0.001308 * t) * t) * t));
        for (int step = 0; step < 3; step++)
        {
            double newton = (Cumulative(x) - probability) / Density(x);
            x -= newton / (1 + x * newton / 2);
        }
        return x;
    }

    private static double Tail(double x)
    {
        if (x > 39) return 0;
        double fraction = x;
        for (int k = 100; k > 0; k--) fraction = x + k / fraction;
        return Density(x) / fraction;
    }
}
