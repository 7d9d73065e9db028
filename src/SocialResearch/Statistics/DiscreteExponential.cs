namespace SocialResearch.Statistics;

/// <summary>The exponential distribution on whole numbers from xmin on, P(X = x) ∝ e^−λx: the geometric distribution.</summary>
internal sealed class DiscreteExponential(double xmin, double rate) : ICountModel
{
    public double Rate => rate;

    public double LogMass(double x) => -rate * (x - xmin) + Precise.Log1mExp(-rate);

    public double Survival(double x) => Math.Exp(-rate * (x - xmin));

    /// <summary>The rate with the highest likelihood, ln(1 + 1/m) with m the mean of x − xmin.</summary>
    public static DiscreteExponential Fit(TailBins tail)
    {
        double excess = 0;
        for (int i = 0; i < tail.Length; i++) excess += tail.People[i] * (tail.Values[i] - tail.Xmin);
        return new(tail.Xmin, Precise.Log1p(tail.Total / excess));
    }
}
