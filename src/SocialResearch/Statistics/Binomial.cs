namespace SocialResearch.Statistics;

/// <summary>Exact random numbers from the binomial distribution, fast for ten trials as for ten thousand million.</summary>
/// <remarks>
/// Few expected successes (n·p below 10): inversion by the recurrence of the probabilities (Kachitvichyanukul and Schmeiser,
/// "Binomial random variate generation", Communications of the ACM 31(2), 1988). Otherwise transformed rejection with squeeze,
/// algorithm BTRS (Hörmann, "The generation of binomial random variates", J. Statistical Computation and Simulation 46, 1993).
/// Both draw from the distribution itself; no normal approximation anywhere.
/// </remarks>
internal static class Binomial
{
    /// <summary>Inversion walks up from zero, so its cost grows with n·p; Hörmann proves his squeeze from here on.</summary>
    private const double RejectionFrom = 10;

    public static long Draw(long trials, double probability, SeededRandom random)
    {
        if (trials == 0 || probability <= 0) return 0;
        if (probability >= 1) return trials;
        if (probability > 0.5) return trials - Draw(trials, 1 - probability, random);
        return trials * probability < RejectionFrom ? Invert(trials, probability, random) : Reject(trials, probability, random);
    }

    private static long Invert(long trials, double p, SeededRandom random)
    {
        double odds = p / (1 - p), atZero = Math.Exp(trials * Math.Log(1 - p));
        while (true)
        {
            double u = random.NextUnit(), mass = atZero;
            for (long k = 0; k <= trials; k++)
            {
                if (u < mass) return k;
                u -= mass;
                mass *= odds * (trials - k) / (k + 1);
            }
            // Rounding left u above the last mass, about once in 10^15 draws: draw again.
        }
    }

    private static long Reject(long trials, double p, SeededRandom random)
    {
        // The constants of the hat function are those of Hörmann's table for BTRS.
        double n = trials, odds = p / (1 - p), spread = Math.Sqrt(n * p * (1 - p));
        double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * p, center = n * p + 0.5;
        double alpha = (2.83 + 5.1 / b) * spread, squeeze = 0.92 - 4.2 / b, mode = Math.Floor((n + 1) * p);
        while (true)
        {
            double u = random.NextUnit() - 0.5, v = random.NextUnit(), distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((2 * a / distance + b) * u + center);
            if (distance >= 0.07 && v <= squeeze) return (long)k;
            if (!(k >= 0 && k <= n)) continue;
            double log = Math.Log(v * alpha / (a / (distance * distance) + b));
            double bound = (mode + 0.5) * Math.Log((mode + 1) / (odds * (n - mode + 1)))
                + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
                + (k + 0.5) * Math.Log(odds * (n - k + 1) / (k + 1))
                + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
            if (log <= bound) return (long)k;
        }
    }

    /// <summary>What Stirling's formula for ln k! leaves over: ln k! = ½ ln 2π + (k + ½) ln(k + 1) − (k + 1) + tail(k).</summary>
    internal static double StirlingTail(double k)
    {
        if (k < Tails.Length) return Tails[(int)k];
        double x = 1 / ((k + 1) * (k + 1));
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - x / 1680) * x) * x) / (k + 1);
    }

    /// <summary>The series is good to 10^-16 from 16 on; below, the tail is taken from the factorials themselves.</summary>
    private static readonly double[] Tails = TailsFromFactorials();

    private static double[] TailsFromFactorials()
    {
        var tails = new double[16];
        double factorial = 1;
        for (int k = 0; k < tails.Length; k++)
        {
            factorial *= Math.Max(k, 1);
            tails[k] = Math.Log(factorial) - 0.5 * Math.Log(2 * Math.PI) - (k + 0.5) * Math.Log(k + 1) + (k + 1);
        }
        return tails;
    }
}
