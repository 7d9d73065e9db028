namespace SocialResearch.Statistics;

/// <summary>How many standard errors an interval reaches to each side.</summary>
internal static class NormalDeviate
{
    /// <summary>z with Φ(z) − Φ(−z) = level: 1.959964 for 0.95.</summary>
    /// <remarks>
    /// Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …), inverted by Newton's method. Φ bends downwards right of zero, so every step from
    /// zero stays left of the solution and none overshoots.
    /// </remarks>
    public static double TwoSided(double level)
    {
        if (!(level is > 0 and <= 0.9999))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is a share between 0 and 0.9999: write 0.95 for 95 %.");
        double z = 0, step;
        do
        {
            double density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
            step = (level / 2 - density * Series(z)) / density;
            z += step;
        }
        while (step > 1e-14);
        return z;
    }

    private static double Series(double z)
    {
        double sum = 0, term = z;
        for (int k = 1; term > 1e-17 * sum; k++)
        {
            sum += term;
            term *= z * z / (2 * k + 1);
        }
        return sum;
    }
}
