namespace SocialResearch.Statistics;

/// <summary>Quantiles under a named definition.</summary>
public static class Quantiles
{
    /// <summary>The quantile of type 7 in Hyndman and Fan: linear between the order statistics at (n − 1)·p + 1.</summary>
    /// <remarks>
    /// Default of R, NumPy and of Excel's PERCENTILE.INC; SPSS, Minitab and PERCENTILE.EXC use type 6 and differ for small n.
    /// Source: Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50(4), 1996.
    /// </remarks>
    /// <param name="ascending">The values, sorted upwards; at least one.</param>
    /// <param name="p">The quantile asked for, 0 to 1.</param>
    public static double Type7(ReadOnlySpan<double> ascending, double p)
    {
        if (ascending.IsEmpty) throw new ArgumentException("A quantile needs at least one value.", nameof(ascending));
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
        double position = (ascending.Length - 1) * p;
        int below = (int)position;
        if (below == ascending.Length - 1) return ascending[below];
        return ascending[below] + (position - below) * (ascending[below + 1] - ascending[below]);
    }
}
