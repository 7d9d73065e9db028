namespace SocialResearch.Statistics;

/// <summary>The discrete power law P(X = x) = x^−α / ζ(α, xmin) over the whole numbers from xmin on.</summary>
/// <remarks>Source: Clauset, Shalizi and Newman, "Power-law distributions in empirical data", SIAM Review 51(4), 2009.</remarks>
internal sealed class DiscretePowerLaw : ICountModel
{
    private readonly double _z;

    public DiscretePowerLaw(double xmin, double alpha) => (Xmin, Alpha, _z) = (xmin, alpha, HurwitzZeta.Scaled(alpha, xmin));

    public double Xmin { get; }

    public double Alpha { get; }

    public double LogMass(double x) => -Alpha * Math.Log(x / Xmin) - Math.Log(_z);

    public double Survival(double x) => Math.Exp(-Alpha * Math.Log(x / Xmin)) * HurwitzZeta.Scaled(Alpha, x) / _z;

    /// <summary>The log-likelihood of people whose ln(x / xmin) add up to a sum.</summary>
    public double LogLikelihood(long people, double logSum) => -Alpha * logSum - people * Math.Log(_z);

    /// <summary>The standard error of the exponent from the Fisher information, n·Var(ln X).</summary>
    public double StandardError(long people)
    {
        (double z, double first, double second) = HurwitzZeta.WithDerivatives(Alpha, Xmin);
        return 1 / Math.Sqrt(people * (second / z - first / z * (first / z)));
    }

    /// <summary>The exponent with the highest likelihood: where the model expects the mean of ln(x / xmin) that was observed.</summary>
    /// <param name="xmin">The smallest count of the tail.</param>
    /// <param name="meanLog">Mean of ln(x / xmin); above zero.</param>
    public static double Estimate(double xmin, double meanLog)
    {
        // The quick formula is good from xmin = 6 on and below never above the answer. From there Newton's method on ln E, which
        // is convex and falls, comes up to it; it ends when it no longer moves.
        double alpha = 1 + 1 / (meanLog + Precise.Log1p(0.5 / (xmin - 0.5))), target = Math.Log(meanLog);
        for (int i = 0; i < 200; i++)
        {
            (double z, double first, double second) = HurwitzZeta.WithDerivatives(alpha, xmin);
            double expected = -first / z, variance = second / z - expected * expected;
            double next = alpha + (Math.Log(expected) - target) * expected / variance;
            if (!(next > 1)) next = (1 + alpha) / 2;
            if (Math.Abs(next - alpha) <= 1e-13 * alpha) return next;
            alpha = next;
        }
        return alpha;
    }
}
