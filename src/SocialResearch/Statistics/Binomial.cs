namespace SocialResearch.Statistics;

/// <summary>Exact random numbers from the binomial distribution, fast for ten trials as for ten thousand million.</summary>
/// <remarks>
/// Few expected successes (n·p below 10): inversion by the recurrence of the probabilities (Kachitvichyanukul and Schmeiser,
/// "Binomial random variate generation", Communications of the ACM 31(2), 1988). Otherwise transformed rejection with squeeze,
/// algorithm BTRS (Hörmann, "The generation of binomial random variates", J. Statistical Computation and Simulation 46, 1993).
/// Both draw from the distribution itself; no normal approximation anywhere.
/// </remarks>
internal readonly struct Binomial
{
    /// <summary>Inversion walks up from zero, so its cost grows with n·p; Hörmann proves his squeeze from here on.</summary>
    private const double RejectionFrom = 10;

    /// <summary>Up to here factors one by one cost less than logarithms.</summary>
    private const double FewFactors = 15;

    private readonly double _p, _odds, _logOfNot;
    private readonly bool _countsFailures;

    /// <summary>Prepares for draws with one probability; whoever draws with it again and again saves a logarithm each time.</summary>
    public Binomial(double probability)
    {
        _countsFailures = probability > 0.5;
        _p = _countsFailures ? 1 - probability : probability;
        _odds = _p / (1 - _p);
        _logOfNot = Math.Log(1 - _p);
    }

    public static long Draw(long trials, double probability, SeededRandom random) => new Binomial(probability).Draw(trials, random);

    public long Draw(long trials, SeededRandom random)
    {
        long drawn = trials == 0 || _p <= 0 ? 0 : trials * _p < RejectionFrom ? Invert(trials, random) : Reject(trials, random);
        return _countsFailures ? trials - drawn : drawn;
    }

    private long Invert(long trials, SeededRandom random)
    {
        double atZero = Math.Exp(trials * _logOfNot);
        while (true)
        {
            double u = random.NextUnit(), mass = atZero;
            for (long k = 0; k <= trials; k++)
            {
                if (u < mass) return k;
                u -= mass;
                mass *= _odds * (trials - k) / (k + 1);
            }
            // Rounding left u above the last mass, about once in 10^15 draws: draw again.
        }
    }

    private long Reject(long trials, SeededRandom random)
    {
        // The constants of the hat function are those of Hörmann's table for BTRS.
        double n = trials, variance = n * _p * (1 - _p), spread = Math.Sqrt(variance);
        double b = 1.15 + 2.53 * spread, a = -0.0873 + 0.0248 * b + 0.01 * _p, center = n * _p + 0.5, squeeze = 0.92 - 4.2 / b;
        while (true)
        {
            double u = random.NextUnit() - 0.5, v = random.NextUnit(), distance = 0.5 - Math.Abs(u);
            double k = Math.Floor((2 * a / distance + b) * u + center);
            if (distance >= 0.07 && v <= squeeze) return (long)k;
            if (!(k >= 0 && k <= n)) continue;
            double alpha = (2.83 + 5.1 / b) * spread;
            if (IsBelowMass(v * alpha / (a / (distance * distance) + b), n, k, variance)) return (long)k;
        }
    }

    /// <summary>Whether a number is at most P(k) over P(mode).</summary>
    /// <remarks>Near the mode the quotient is a product of few factors; further away bounds decide most cases, and only the rest needs factorials (Hörmann's steps 3.1 to 3.4).</remarks>
    private bool IsBelowMass(double height, double n, double k, double variance)
    {
        double mode = Math.Floor((n + 1) * _p), away = Math.Abs(k - mode);
        if (away <= FewFactors)
        {
            double above = 1, below = 1;
            for (double i = Math.Min(k, mode) + 1; i <= Math.Max(k, mode); i++) (above, below) = (above * (_odds * (n - i + 1)), below * i);
            return k > mode ? height * below <= above : height * above <= below;
        }
        double log = Math.Log(height), curve = -away * away / (2 * variance);
        double slack = away / variance * (((away / 3 + 0.625) * away + 1.0 / 6) / variance + 0.5);
        if (away < variance / 2 && log < curve - slack) return true;
        if (away < variance / 2 && log > curve + slack) return false;
        return log <= (mode + 0.5) * Math.Log((mode + 1) / (_odds * (n - mode + 1)))
            + (n + 1) * Math.Log((n - mode + 1) / (n - k + 1))
            + (k + 0.5) * Math.Log(_odds * (n - k + 1) / (k + 1))
            + StirlingTail(mode) + StirlingTail(n - mode) - StirlingTail(k) - StirlingTail(n - k);
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
