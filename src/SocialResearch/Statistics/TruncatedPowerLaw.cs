namespace SocialResearch.Statistics;

/// <summary>The power law with an exponential cut-off, P(X = x) ∝ x^−α·e^−λx over the whole numbers from xmin on, λ ≥ 0.</summary>
/// <remarks>
/// It contains the power law (λ = 0), so twice the gain in log-likelihood is compared with chi-square of one degree of freedom;
/// because λ = 0 is an edge, the p so found is too large rather than too small. The likelihood is concave, and λ = 0 is best
/// exactly when the mean count is no smaller than the power law expects. Its norm is Lerch's transcendent, summed by the first
/// terms, an integral and the formula of Euler and Maclaurin.
/// </remarks>
internal sealed class TruncatedPowerLaw : ICountModel
{
    private const double DirectFrom = 0.25, AsymptoticFrom = 24, FractionFrom = 4;

    private readonly double _xmin, _logNorm;

    public TruncatedPowerLaw(double xmin, double alpha, double rate) =>
        (_xmin, Alpha, Rate, _logNorm) = (xmin, alpha, rate, Math.Log(Norm(xmin, alpha, rate)));

    public double Alpha { get; }

    public double Rate { get; }

    public double LogMass(double x) => LogWeight(x) - _logNorm;

    public double Survival(double x) => Math.Exp(LogWeight(x) + Math.Log(Norm(x, Alpha, Rate)) - _logNorm);

    /// <summary>The distribution with the highest likelihood; null when that is the power law itself.</summary>
    public static TruncatedPowerLaw? Fit(TailBins tail, DiscretePowerLaw powerLaw)
    {
        double logs = 0, excess = 0, xmin = tail.Xmin;
        for (int i = 0; i < tail.Length; i++)
        {
            logs += tail.People[i] * Math.Log(tail.Values[i] / xmin);
            excess += tail.People[i] * (tail.Values[i] - xmin);
        }
        double mean = xmin + excess / tail.Total, alpha = powerLaw.Alpha;
        // From 2 downwards the power law expects an infinite mean.
        if (alpha > 2 && mean >= xmin * HurwitzZeta.Scaled(alpha - 1, xmin) / HurwitzZeta.Scaled(alpha, xmin)) return null;
        (double X, double Y, double Height) best = NelderMead.Maximize(
            (a, logRate) => logRate is < -60 or > 6 || a is < -60 or > 1_000 ? double.NegativeInfinity
                : -a * logs - Math.Exp(logRate) * excess - tail.Total * Math.Log(Norm(xmin, a, Math.Exp(logRate))),
            (alpha, Math.Log(0.1 / mean)), 0.5);
        return new(xmin, best.X, Math.Exp(best.Y));
    }

    private double LogWeight(double x) => -Alpha * Math.Log(x / _xmin) - Rate * (x - _xmin);

    /// <summary>Σ (1 + k/x)^−α·e^−λk over k = 0, 1, 2, …</summary>
    internal static double Norm(double x, double alpha, double rate)
    {
        double sum = 0, k = 0, end = rate >= DirectFrom ? double.PositiveInfinity : Math.Max(0, AsymptoticFrom + Math.Abs(alpha) - x);
        for (; k < end; k++)
        {
            double term = Math.Exp(-alpha * Precise.Log1p(k / x) - rate * k);
            sum += term;
            // With a negative exponent the terms rise before they fall, until k = −α/λ − x.
            if (term <= sum * 1e-18 && k > -alpha / rate - x) return sum;
        }
        double w = x + k, first = Math.Exp(-alpha * Precise.Log1p(k / x) - rate * k);
        // Taylor coefficients of t^−α·e^−λt at w over its value there: w·(n + 1)·cₙ₊₁ = −(α + λw + n)·cₙ − λ·cₙ₋₁.
        double before = 0, c = 1, factorial = 1, correction = 0.5;
        for (int n = 0; n < 2 * HurwitzZeta.EulerMaclaurin.Length - 4; n++)
        {
            (before, c) = (c, -((alpha + rate * w + n) * c + rate * before) / ((n + 1) * w));
            factorial *= n + 1;
            if (n % 2 == 0) correction -= HurwitzZeta.EulerMaclaurin[n / 2] * factorial * c;
        }
        return sum + first * (w * Integral(1 - alpha, rate * w) + correction);
    }

    /// <summary>∫ exp(p·s − q·(e^s − 1)) ds from 0 to infinity, in panels so short that the exponent hardly moves, until it falls fast.</summary>
    private static double Integral(double p, double q)
    {
        double sum = 0, s = 0, grown = 1;
        while (q * grown < FractionFrom + Math.Max(p, 0))
        {
            double h = 0.5 / Math.Max(1, Math.Abs(p) + 1.5 * q * grown), panel = 0;
            for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
            {
                double at = s + GaussLegendre.Nodes[i] * h;
                panel += GaussLegendre.Weights[i] * Math.Exp(p * at - q * Precise.Expm1(at));
            }
            sum += panel * h;
            s += h;
            grown = Math.Exp(s);
        }
        return sum + Math.Exp(p * s - q * (grown - 1)) * Fraction(1 - p, q * grown);
    }

    /// <summary>The same from where it falls fast: e^q·E_ν(q) with the exponential integral E of order ν = 1 − p, as a continued fraction.</summary>
    /// <remarks>NIST Digital Library of Mathematical Functions, 8.19.17 (from memory), every second convergent, by the method of Lentz.</remarks>
    private static double Fraction(double order, double q)
    {
        double b = q + order, d = 1 / b, c = double.PositiveInfinity, value = d;
        for (int i = 1; i < 500; i++)
        {
            double a = -i * (order + i - 1);
            b += 2;
            d = 1 / (a * d + b);
            c = b + a / c;
            value *= c * d;
            if (Math.Abs(c * d - 1) < 1e-16) break;
        }
        return value;
    }
}
