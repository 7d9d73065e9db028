namespace SocialResearch.Statistics;

/// <summary>Logarithms and exponentials next to 0 and 1, where the plain forms of .NET lose their digits.</summary>
/// <remarks>
/// <c>double.LogP1(x)</c> is the logarithm of the rounded sum 1 + x. The quotient makes the same rounding error above and below,
/// where it cancels: Kahan's device, Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, 2002, section 1.14.1.
/// </remarks>
internal static class Precise
{
    /// <summary>Below this, seven or eight terms of the series are below the last digit, and cheaper than what they replace.</summary>
    private const double Small = 0.01;

    /// <summary>ln(1 + x).</summary>
    public static double Log1p(double x)
    {
        if (Math.Abs(x) < Small)
            return x - x * x * (1.0 / 2 - x * (1.0 / 3 - x * (1.0 / 4 - x * (1.0 / 5 - x * (1.0 / 6 - x * (1.0 / 7 - x * (1.0 / 8)))))));
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * (x / (u - 1));
    }

    /// <summary>e^x − 1.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) < Small)
            return x + x * x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720 + x * (1.0 / 5_040))))));
        double u = Math.Exp(x);
        if (u == 1) return x;
        double difference = u - 1;
        return difference == -1 || double.IsInfinity(u) ? difference : difference * (x / Math.Log(u));
    }

    /// <summary>ln(1 − e^x) for x below zero.</summary>
    public static double Log1mExp(double x) => x > -0.7 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    /// <summary>ln((e^x − 1)/x), which near 0 is x/2: for both signs, and without a logarithm where x is small.</summary>
    public static double LogExpm1Over(double x)
    {
        // The first term left out is x^10/479,001,600.
        if (Math.Abs(x) >= 0.1) return Math.Log(Expm1(x) / x);
        double square = x * x;
        return x / 2 + square * (1.0 / 24 - square * (1.0 / 2_880 - square * (1.0 / 181_440 - square * (1.0 / 9_676_800))));
    }
}
