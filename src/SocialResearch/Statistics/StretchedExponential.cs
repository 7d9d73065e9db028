namespace SocialResearch.Statistics;

/// <summary>The stretched exponential (Weibull) distribution rounded to whole numbers: P(X ≥ x) = exp(−(λy)^β + (λy₀)^β) with y = x − ½ and y₀ = xmin − ½.</summary>
/// <remarks>
/// Written with κ = β·(λy₀)^β and u = ln(y/y₀) as exp(−κ·(e^βu − 1)/β), so that the limit β → 0, a <see cref="BinnedPareto"/> with
/// slope κ, stays within reach of numbers.
/// </remarks>
internal sealed class StretchedExponential(double xmin, double kappa, double beta) : ICountModel
{
    private const double NoGain = 1e-7;

    private readonly double _logKappa = Math.Log(kappa);

    public double Beta => beta;

    /// <summary>λ; infinite when it is beyond a double, which happens close to the limit.</summary>
    public double Rate => Math.Exp(Math.Log(kappa / beta) / beta) / (xmin - 0.5);

    public double LogMass(double x)
    {
        (double start, double width) = BinnedPareto.Bin(x, xmin);
        return LogMass(start, width, Math.Log(width));
    }

    public double Survival(double x) => Math.Exp(-kappa * Precise.Expm1(beta * BinnedPareto.Bin(x, xmin).Start) / beta);

    /// <summary>The distribution with the highest likelihood; null when that rises towards the binned Pareto without an end.</summary>
    public static StretchedExponential? Fit(TailBins tail, BinnedPareto limit)
    {
        double mean = tail.MeanStart;
        (double X, double Y, double Height) best = NelderMead.Maximize((logKappa, logBeta) => Model(logKappa, logBeta).LogLikelihood(tail), (Math.Log(limit.Slope), Math.Log(0.3 / mean)), 0.5);
        return best.Height > tail.LogLikelihood(limit) + NoGain ? Model(best.X, best.Y) : null;

        StretchedExponential Model(double logKappa, double logBeta) => new(tail.Xmin, Math.Exp(logKappa), Math.Exp(logBeta));
    }

    private double LogLikelihood(TailBins tail)
    {
        double sum = 0;
        for (int i = 0; i < tail.Length; i++) sum += tail.People[i] * LogMass(tail.Starts[i], tail.Widths[i], tail.LogWidths[i]);
        return sum;
    }

    private double LogMass(double start, double width, double logWidth)
    {
        // ln P(X >= x), and ln of the part 1 - e^-fall of it that lies in the bin: in sums, which need no logarithm where bins are narrow.
        double grown = Precise.Expm1(beta * start), fall = kappa * (1 + grown) * Precise.Expm1(beta * width) / beta;
        return -kappa * grown / beta + _logKappa + beta * start + logWidth + Precise.LogExpm1Over(beta * width) + Precise.LogExpm1Over(-fall);
    }
}
