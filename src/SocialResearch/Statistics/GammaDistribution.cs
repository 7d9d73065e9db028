namespace SocialResearch.Statistics;

/// <summary>The gamma distribution with scale 1, which the exact intervals of counts are quantiles of.</summary>
/// <remarks>
/// P(a, x) by its series below a + 1 and by its continued fraction above (Abramowitz and Stegun 6.5.29 and 6.5.31, from memory);
/// ln Γ by Lanczos' approximation with g = 7 and nine terms, good to about 10^-15. Tested against R's pgamma and qgamma.
/// </remarks>
internal static class GammaDistribution
{
    private const int MostTerms = 100_000;

    private static readonly double[] s_lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x above zero.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0.5) return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        double sum = s_lanczos[0], t = x + 6.5;
        for (int i = 1; i < s_lanczos.Length; i++) sum += s_lanczos[i] / (x - 1 + i);
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>The probability of at most x.</summary>
    /// <param name="shape">a, above zero.</param>
    /// <param name="x">From zero up.</param>
    public static double Cumulative(double shape, double x)
    {
        if (x <= 0) return 0;
        double front = Math.Exp(shape * Math.Log(x) - x - LogGamma(shape));
        return x < shape + 1 ? front * Series(shape, x) : 1 - front * Fraction(shape, x);
    }

    /// <summary>The x that is not exceeded with a probability between 0 and 1.</summary>
    public static double Quantile(double shape, double probability)
    {
        if (!(probability > 0 && probability < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A quantile of the gamma distribution needs a probability between 0 and 1.");
        double high = Math.Max(1, shape);
        while (Cumulative(shape, high) < probability) high *= 2;
        return Bisection.Find(0, high, x => Cumulative(shape, x) >= probability);
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < MostTerms && term > sum * 1e-17; n++) sum += term *= x / (a + n);
        return sum;
    }

    private static double Fraction(double a, double x)
    {
        // Lentz: the fraction is built from the front, with a floor under each denominator.
        const double floor = 1e-300;
        double b = x + 1 - a, c = 1 / floor, d = 1 / b, h = d;
        for (int i = 1; i < MostTerms; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / NotZero(an * d + b);
            c = NotZero(b + an / c);
            double change = d * c;
            h *= change;
            if (Math.Abs(change - 1) < 1e-16) break;
        }
        return h;

        static double NotZero(double value) => Math.Abs(value) < floor ? floor : value;
    }
}
