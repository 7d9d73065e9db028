namespace SocialResearch.Statistics;

/// <summary>The standard normal distribution, to the last digits of a double.</summary>
internal static class NormalDistribution
{
    private const double Usual = 0.95;

    private static readonly double s_usual = -Quantile((1 - Usual) / 2);

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>The probability of at most x.</summary>
    public static double Cumulative(double x) => x < 0 ? NormalTail.Erfc(-x / Math.Sqrt(2)) / 2 : 1 - NormalTail.Erfc(x / Math.Sqrt(2)) / 2;

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

    /// <summary>How many standard errors a two-sided interval reaches to each side: 1.959964 for 0.95.</summary>
    public static double TwoSided(double level) => level == Usual ? s_usual : level is > 0 and <= 0.9999
        ? -Quantile((1 - level) / 2)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level is a share between 0 and 0.9999: write 0.95 for 95 %.");
}
