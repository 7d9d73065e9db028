namespace SocialResearch.Statistics;

/// <summary>The log-normal distribution rounded to whole numbers from xmin on: P(X = x) = [F(x + ½) − F(x − ½)] / [1 − F(xmin − ½)].</summary>
/// <remarks>
/// With u = ln(y / (xmin − ½)) the density is proportional to exp(−a·u − b·u²/2), where b = 1/σ² and a = (ln(xmin − ½) − μ)/σ².
/// So written nothing overflows as μ → −∞: the limit is b = 0, the <see cref="BinnedPareto"/> with slope a. poweRlaw and powerlaw
/// of Python estimate μ and σ instead and stop somewhere on the way when the likelihood rises towards that limit.
/// </remarks>
internal sealed class DiscreteLogNormal : ICountModel
{
    /// <summary>Gains below this are noise of the sums, not a maximum inside the family.</summary>
    private const double NoGain = 1e-7;

    private readonly double _xmin, _a, _b, _logAll;

    private DiscreteLogNormal(double xmin, double a, double b) => (_xmin, _a, _b, _logAll) = (xmin, a, b, LogToInfinity(a, b));

    /// <summary>Mean of the logarithm in the distribution that was cut at xmin.</summary>
    public double Mu => Math.Log(_xmin - 0.5) - _a / _b;

    /// <summary>Its standard deviation.</summary>
    public double Sigma => 1 / Math.Sqrt(_b);

    public static DiscreteLogNormal Of(double xmin, double mu, double sigma) =>
        new(xmin, (Math.Log(xmin - 0.5) - mu) / (sigma * sigma), 1 / (sigma * sigma));

    public double LogMass(double x)
    {
        (double start, double width) = BinnedPareto.Bin(x, _xmin);
        return LogMass(start, width, Math.Log(width));
    }

    public double Survival(double x)
    {
        double start = BinnedPareto.Bin(x, _xmin).Start;
        return Math.Exp(-(_a + _b * start / 2) * start + LogToInfinity(_a + _b * start, _b) - _logAll);
    }

    /// <summary>The distribution with the highest likelihood; null when that rises towards the binned Pareto without an end.</summary>
    public static DiscreteLogNormal? Fit(TailBins tail, BinnedPareto limit)
    {
        double mean = tail.MeanStart, variance = tail.Variance;
        // Two starts: the moments as if nothing were cut off, and close to the limit.
        (double A, double LogB)[] starts = [(-mean / variance * mean, Math.Log(mean * mean / variance)), (limit.Slope * mean, -3)];
        (double X, double Y, double Height) best = starts
            .Select(start => NelderMead.Maximize((a, logB) => Model(a, logB).LogLikelihood(tail), start, 0.5)).MaxBy(found => found.Height);
        return best.Height > tail.LogLikelihood(limit) + NoGain ? Model(best.X, best.Y) : null;

        DiscreteLogNormal Model(double a, double logB) => new(tail.Xmin, a / mean, Math.Exp(logB) / (mean * mean));
    }

    private double LogLikelihood(TailBins tail)
    {
        double sum = 0;
        for (int i = 0; i < tail.Length; i++) sum += tail.People[i] * LogMass(tail.Starts[i], tail.Widths[i], tail.LogWidths[i]);
        return sum;
    }

    private double LogMass(double start, double width, double logWidth)
    {
        // ∫ exp(−a·u − b·u²/2) over the bin, from its beginning on: there the slope is a + b·start.
        double log = -(_a + _b * start / 2) * start - _logAll, a = _a + _b * start;
        // In a narrow bin, with s from −1 to 1 around its middle, by the means of s², s⁴ and s⁶.
        double half = width / 2, slope = (a + _b * half) * half, x = slope * slope, y = _b * half * half;
        if (x + y < 1e-3)
        {
            double second = (x - y) / 2, fourth = x * x / 24 - x * y / 4 + y * y / 8, sixth = x * x * x / 720 - x * x * y / 48 + x * y * y / 16 - y * y * y / 48;
            return log - (a + _b * half / 2) * half + logWidth + Precise.Log1p(second / 3 + fourth / 5 + sixth / 7);
        }
        if (Math.Abs(a) * width + _b * width * width < 0.5)
        {
            double sum = 0;
            for (int i = 0; i < GaussLegendre.Nodes.Length; i++)
            {
                double v = GaussLegendre.Nodes[i] * width;
                sum += GaussLegendre.Weights[i] * Math.Exp(-(a + _b * v / 2) * v);
            }
            return log + logWidth + Math.Log(sum);
        }
        double across = (a + _b * width / 2) * width;
        if (a + _b * width <= 0)
        {
            // Left of the mode: the same from the other end, or the difference would cancel.
            log -= across;
            (a, across) = (-(a + _b * width), -across);
        }
        double whole = LogToInfinity(a, _b);
        return log + whole + Precise.Log1mExp(-across + LogToInfinity(a + _b * width, _b) - whole);
    }

    /// <summary>ln ∫ exp(−a·u − b·u²/2) du from 0 to infinity.</summary>
    private static double LogToInfinity(double a, double b) => 0.5 * Math.Log(Math.PI / (2 * b)) + NormalTail.LogErfcx(a / Math.Sqrt(2 * b));
}
