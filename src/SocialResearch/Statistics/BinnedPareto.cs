namespace SocialResearch.Statistics;

/// <summary>A Pareto distribution rounded to whole numbers: P(X ≥ x) = ((x − ½) / (xmin − ½))^−(α − 1).</summary>
/// <remarks>
/// What the discretised log-normal becomes as μ → −∞ and the stretched exponential as β → 0: the edge of both families. When
/// nothing inside a family is likelier than its edge, it has no estimate of highest likelihood.
/// </remarks>
internal sealed class BinnedPareto(double xmin, double slope) : ICountModel
{
    /// <summary>α, one more than the slope of ln P(X ≥ x) over ln(x − ½).</summary>
    public double Alpha => slope + 1;

    public double Slope => slope;

    public double LogMass(double x)
    {
        (double start, double width) = Bin(x, xmin);
        return -slope * start + Precise.Log1mExp(-slope * width);
    }

    public double Survival(double x) => Math.Exp(-slope * Bin(x, xmin).Start);

    /// <summary>Where the bin of a whole number begins above that of xmin, and its width, both on the scale of logarithms.</summary>
    public static (double Start, double Width) Bin(double x, double xmin) =>
        (Precise.Log1p((x - xmin) / (xmin - 0.5)), Precise.Log1p(1 / (x - 0.5)));

    /// <summary>The slope with the highest likelihood; the likelihood is concave, so Newton's method on ln slope finds it.</summary>
    public static BinnedPareto Fit(TailBins tail)
    {
        double slope = 1 / tail.MeanStart;
        for (int i = 0; i < 200; i++)
        {
            double gradient = 0, curvature = 0;
            for (int k = 0; k < tail.Length; k++)
            {
                double width = tail.Widths[k], grown = Precise.Expm1(slope * width);
                gradient += tail.People[k] * (width / grown - tail.Starts[k]);
                curvature -= tail.People[k] * width * width * (1 / grown + 1) / grown;
            }
            double next = slope * Math.Exp(Math.Clamp(gradient / -(curvature * slope - Math.Max(gradient, 0)), -1, 1));
            if (Math.Abs(next - slope) <= 1e-13 * slope) return new(tail.Xmin, next);
            slope = next;
        }
        return new(tail.Xmin, slope);
    }
}

/// <summary>The people of a tail, with the bin on the scale of logarithms that each count stands for.</summary>
internal sealed class TailBins
{
    public TailBins(CountHistogram counts, int first, double xmin)
    {
        Xmin = xmin;
        Values = counts.Values[first..].ToArray();
        People = counts.People[first..].ToArray();
        Starts = new double[Values.Length];
        Widths = new double[Values.Length];
        LogWidths = new double[Values.Length];
        for (int i = 0; i < Values.Length; i++)
        {
            (Starts[i], Widths[i]) = BinnedPareto.Bin(Values[i], xmin);
            LogWidths[i] = Math.Log(Widths[i]);
            Total += People[i];
            MeanStart += People[i] * (Starts[i] + Widths[i] / 2);
        }
        MeanStart /= Total;
        for (int i = 0; i < Values.Length; i++) Variance += People[i] * Math.Pow(Starts[i] + Widths[i] / 2 - MeanStart, 2) / Total;
    }

    public double Xmin { get; }

    public int Length => Values.Length;

    public double[] Values { get; }

    public long[] People { get; }

    public double[] Starts { get; }

    public double[] Widths { get; }

    /// <summary>Their logarithms, which every model needs again and again while it is fitted.</summary>
    public double[] LogWidths { get; }

    public long Total { get; }

    /// <summary>Mean of ln x over ln(xmin − ½), at the middle of the bins.</summary>
    public double MeanStart { get; }

    /// <summary>Variance of the same.</summary>
    public double Variance { get; }

    public double LogLikelihood(ICountModel model)
    {
        double sum = 0;
        for (int i = 0; i < Length; i++) sum += People[i] * model.LogMass(Values[i]);
        return sum;
    }
}
