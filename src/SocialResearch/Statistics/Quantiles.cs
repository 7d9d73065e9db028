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
        int below = Place(ascending.Length, p, nameof(ascending), out double part);
        return below == ascending.Length - 1 ? ascending[below] : Between(ascending[below], ascending[below + 1], part);
    }

    /// <summary>The same of a list of which few values are looked at.</summary>
    internal static double Type7(IReadOnlyList<double> ascending, double p)
    {
        int below = Place(ascending.Count, p, nameof(ascending), out double part);
        return below == ascending.Count - 1 ? ascending[below] : Between(ascending[below], ascending[below + 1], part);
    }

    /// <summary>The places that it looks at.</summary>
    internal static IEnumerable<int> Type7Places(int count, double p)
    {
        int below = Place(count, p, nameof(count), out _);
        return below == count - 1 ? [below] : [below, below + 1];
    }

    private static int Place(int count, double p, string values, out double part)
    {
        if (count == 0) throw new ArgumentException("A quantile needs at least one value.", values);
        if (!(p >= 0 && p <= 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
        double position = (count - 1) * p;
        int below = (int)position;
        part = position - below;
        return below;
    }

    private static double Between(double low, double high, double part) => low + part * (high - low);
}
