namespace SocialResearch.Statistics;

/// <summary>The Hurwitz zeta function ζ(s, a) = Σ (a + k)^−s over k = 0, 1, 2, …, for s above 1 and a above 0.</summary>
/// <remarks>
/// It norms the discrete power law. Everything is computed for the scaled sum Z(s, a) = a^s·ζ(s, a) = Σ (1 + k/a)^−s, which is
/// at least 1 and cannot underflow, by the first terms and the formula of Euler and Maclaurin from there on (NIST Digital
/// Library of Mathematical Functions, 25.11.28); relative error about 10^-15.
/// </remarks>
internal static class HurwitzZeta
{
    /// <summary>From a + k ≥ 10 + s on, ten terms of the asymptotic series are below the last digit.</summary>
    private const double AsymptoticFrom = 10;

    /// <summary>Terms that no longer change the sum.</summary>
    private const double Negligible = 1e-18;

    /// <summary>B₂ⱼ/(2j)! with the Bernoulli numbers B.</summary>
    internal static readonly double[] EulerMaclaurin =
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30_240, -1.0 / 1_209_600, 1.0 / 47_900_160, -691.0 / 1_307_674_368_000,
        1.0 / 74_724_249_600, -3617.0 / 10_670_622_842_880_000, 43867.0 / 5_109_094_217_170_944_000, -174611.0 / 802_857_662_698_291_200_000.0,
    ];

    /// <summary>ζ(s, a).</summary>
    public static double Value(double s, double a) => Math.Pow(a, -s) * Scaled(s, a);

    /// <summary>Z(s, a) = a^s·ζ(s, a).</summary>
    public static double Scaled(double s, double a)
    {
        double sum = 0, w = a, k = 0;
        for (; w < AsymptoticFrom + s; w = a + ++k)
        {
            double term = Math.Exp(-s * Precise.Log1p(k / a));
            sum += term;
            if (term <= sum * Negligible) return sum;
        }
        double bracket = w / (s - 1) + 0.5, factor = s / w;
        for (int j = 0; j < EulerMaclaurin.Length; j++)
        {
            double term = EulerMaclaurin[j] * factor;
            bracket += term;
            if (Math.Abs(term) < bracket * Negligible) break;
            factor *= (s + 2 * j + 1) * (s + 2 * j + 2) / (w * w);
        }
        return k == 0 ? bracket : sum + Math.Exp(-s * Precise.Log1p(k / a)) * bracket;
    }

    /// <summary>Z and its first and second derivative in s, with (1 + k/a) taken as the base: Z' = −Σ ln(1 + k/a)·(1 + k/a)^−s.</summary>
    public static (double Z, double First, double Second) WithDerivatives(double s, double a)
    {
        double z = 0, first = 0, second = 0, w = a, k = 0;
        for (; w < AsymptoticFrom + s; w = a + ++k)
        {
            double log = Precise.Log1p(k / a), term = Math.Exp(-s * log);
            z += term;
            first -= log * term;
            second += log * log * term;
            if (k > 0 && log * log * term <= second * Negligible) return (z, first, second);
        }
        // The part from w on is r^-s·B(s) with r = w/a; B and its derivatives by the rule for products.
        double part = w / (s - 1), b = part + 0.5, b1 = -part / (s - 1), b2 = 2 * part / ((s - 1) * (s - 1));
        double p = s, p1 = 1, p2 = 0, power = 1 / w;
        for (int j = 0; j < EulerMaclaurin.Length; j++)
        {
            double c = EulerMaclaurin[j] * power;
            b += c * p;
            b1 += c * p1;
            b2 += c * p2;
            if (Math.Abs(c * p2) < b2 * Negligible && Math.Abs(c * p) < b * Negligible) break;
            for (int next = 2 * j + 1; next <= 2 * j + 2; next++)
            {
                double f = s + next;
                (p, p1, p2) = (p * f, p1 * f + p, p2 * f + 2 * p1);
            }
            power /= w * w;
        }
        double l = k == 0 ? 0 : Precise.Log1p(k / a), scale = k == 0 ? 1 : Math.Exp(-s * l);
        return (z + scale * b, first + scale * (b1 - l * b), second + scale * (b2 - 2 * l * b1 + l * l * b));
    }
}
