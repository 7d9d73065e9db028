namespace SocialResearch.Statistics;

/// <summary>The upper tail of the normal distribution, also where it is too small to be written as a number.</summary>
/// <remarks>
/// Scaled complementary error function erfcx(x) = e^(x²)·erfc(x). From 0.5 on by the trapezoidal rule, whose error is known in
/// closed form (Chiarella and Reichel, "On the evaluation of integrals related to the error function", Mathematics of
/// Computation 22, 1968); below by the series of erf, whose terms are all positive. Relative error about 10^-15.
/// </remarks>
internal static class NormalTail
{
    private const double Step = 0.5;

    /// <summary>e^(−n²h²) for n = 1, 2, …; the next one is below 10^-18.</summary>
    private static readonly double[] Weights = [.. Enumerable.Range(1, 13).Select(n => Math.Exp(-n * n * Step * Step))];

    /// <summary>Two-sided p of a standard normal value.</summary>
    public static double TwoSided(double z) => Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>p of a chi-square value with one degree of freedom.</summary>
    public static double ChiSquare1(double value) => value <= 0 ? 1 : Erfc(Math.Sqrt(value / 2));

    /// <summary>erfc(x) for x of at least zero.</summary>
    public static double Erfc(double x) => Math.Exp(-x * x) * Erfcx(x);

    /// <summary>ln erfcx(x) for every x.</summary>
    public static double LogErfcx(double x) => x >= 0 ? Math.Log(Erfcx(x)) : x * x + Math.Log(2 - Erfc(-x));

    /// <summary>erfcx(x) for x of at least zero.</summary>
    public static double Erfcx(double x)
    {
        double square = x * x;
        if (x < Step) return Math.Exp(square) - ErfSeries(x);
        if (x > 1e8) return 1 / (x * Math.Sqrt(Math.PI));
        double sum = 0;
        for (int n = Weights.Length; n > 0; n--) sum += Weights[n - 1] / (n * n * Step * Step + square);
        double trapezoid = Step * x / Math.PI * (1 / square + 2 * sum);
        // The rule has counted the pole of the integrand, but only while it lies within the strip.
        return x < Math.PI / Step ? trapezoid - 2 * Math.Exp(square) / Precise.Expm1(2 * Math.PI * x / Step) : trapezoid;
    }

    /// <summary>e^(x²)·erf(x) = 2/√π · Σ 2ⁿ·x^(2n+1) / (1·3·5⋯(2n+1)).</summary>
    private static double ErfSeries(double x)
    {
        double term = x, sum = x;
        for (int n = 1; term > sum * 1e-18; n++)
        {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
