namespace SocialResearch.Benchmarks.Measuring;

/// <summary>The middle of repeated measurements and how far they lie apart.</summary>
internal sealed record Spread(double Median, double Min, double Max)
{
    /// <summary>Null when nothing was measured.</summary>
    public static Spread? Of(IEnumerable<double?> measured)
    {
        double[] sorted = [.. measured.OfType<double>().Order()];
        if (sorted.Length == 0) return null;
        int middle = sorted.Length / 2;
        double median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(median, sorted[0], sorted[^1]);
    }

    /// <summary>Such as <c>1.52 [1.40-1.81]</c>.</summary>
    public string Write(string format) =>
        Min == Max ? Median.ToString(format) : $"{Median.ToString(format)} [{Min.ToString(format)}-{Max.ToString(format)}]";
}
