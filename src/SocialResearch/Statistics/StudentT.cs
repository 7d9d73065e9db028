namespace SocialResearch.Statistics;

/// <summary>Student's t distribution: how far a mean of few values may lie from the truth, in its own standard errors.</summary>
/// <remarks>
/// P(T ≤ t) = 1 − ½·I(ν/(ν + t²); ν/2, ½) for t ≥ 0, with the regularised incomplete beta function by its continued fraction
/// (Abramowitz and Stegun 26.7.1 and 26.5.8, from memory). Tested against R's pt and qt.
/// </remarks>
internal static class StudentT
{
    /// <summary>The probability of at most t.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="freedom">Degrees of freedom ν, above zero; not necessarily whole.</param>
    public static double Cumulative(double t, double freedom)
    {
        double tail = 0.5 * Beta(freedom / (freedom + t * t), freedom / 2, 0.5);
        return t >= 0 ? 1 - tail : tail;
    }

    /// <summary>The probability of a value at least as far from zero, in either direction.</summary>
    public static double TwoSided(double t, double freedom) => Beta(freedom / (freedom + t * t), freedom / 2, 0.5);

    /// <summary>How many standard errors a two-sided interval reaches to each side.</summary>
    /// <param name="level">Nominal coverage as a share.</param>
    /// <param name="freedom">Degrees of freedom.</param>
    public static double Reach(double level, double freedom)
    {
        _ = NormalDistribution.TwoSided(level);
        if (!(freedom > 0)) throw new ArgumentOutOfRangeException(nameof(freedom), freedom, "Degrees of freedom are above zero.");
        double high = 1;
        while (TwoSided(high, freedom) > 1 - level) high *= 2;
        return Bisection.Find(0, high, t => TwoSided(t, freedom) <= 1 - level);
    }

    /// <summary>I(x; a, b), the share of the beta distribution at most x.</summary>
    private static double Beta(double x, double a, double b)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        double front = Math.Exp(GammaDistribution.LogGamma(a + b) - GammaDistribution.LogGamma(a) - GammaDistribution.LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        // Each side of the mean has the fraction that converges there.
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - front * Fraction(1 - x, b, a) / b;
    }

    private static double Fraction(double x, double a, double b)
    {
        const double floor = 1e-300;
        double c = 1, d = 1 / NotZero(1 - (a + b) * x / (a + 1)), h = d;
        for (int m = 1; m < 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NotZero(1 + even * d);
            c = NotZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NotZero(1 + odd * d);
            c = NotZero(1 + odd / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }
        return h;

        static double NotZero(double value) => Math.Abs(value) < floor ? floor : value;
    }
}
