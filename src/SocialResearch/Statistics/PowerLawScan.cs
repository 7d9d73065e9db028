namespace SocialResearch.Statistics;

/// <summary>A power law fitted to the people from a count on.</summary>
/// <param name="First">Index of the first distinct count of the tail.</param>
/// <param name="Xmin">The smallest count of the tail.</param>
/// <param name="Alpha">The exponent with the highest likelihood.</param>
/// <param name="Distance">Kolmogorov–Smirnov distance of the tail from the model.</param>
internal readonly record struct PowerLawFit(int First, double Xmin, double Alpha, double Distance);

/// <summary>Finds where the tail begins: the count from which on the fitted power law comes closest to the people.</summary>
/// <remarks>
/// Candidates are all distinct counts but the largest, from which on nothing varies; of equal distances the smallest count wins.
/// The distance is the largest difference of the distribution functions over all whole numbers from xmin on, not only at
/// observed counts: between two of them the model rises while the data stand still. Work on a candidate stops as soon as its
/// distance exceeds the best one, which cannot change the result.
/// </remarks>
internal static class PowerLawScan
{
    /// <summary>The best tail; null with fewer than two distinct counts.</summary>
    public static PowerLawFit? Best(CountHistogram counts, bool early = true)
    {
        int candidates = counts.Length - 1;
        PowerLawFit? best = null;
        // A few candidates from everywhere first: with a good bound most of the others end after a few counts.
        for (int i = 0, step = Math.Max(1, (int)Math.Sqrt(candidates)); i < candidates; i += step) Try(i);
        for (int i = 0; i < candidates; i++) Try(i);
        return best;

        void Try(int i)
        {
            // One step above the best distance, so that an equal one is still measured to its end.
            PowerLawFit fit = At(counts, i, early && best is { } known ? Math.BitIncrement(known.Distance) : double.PositiveInfinity);
            if (best is not { } held || fit.Distance < held.Distance || (fit.Distance == held.Distance && i < held.First)) best = fit;
        }
    }

    /// <summary>Whether some tail comes closer than a bound; the search begins where it is likely and ends with the first.</summary>
    public static bool AnyCloserThan(CountHistogram counts, double bound, double likely)
    {
        int last = counts.Length - 2, middle = 0;
        while (middle < last && counts.Values[middle] < likely) middle++;
        for (int i = middle; i <= last; i++)
            if (At(counts, i, bound).Distance < bound) return true;
        for (int i = Math.Min(middle - 1, last); i >= 0; i--)
            if (At(counts, i, bound).Distance < bound) return true;
        return false;
    }

    /// <summary>The fit of one candidate; its distance is only a lower limit where it reaches the bound.</summary>
    public static PowerLawFit At(CountHistogram counts, int first, double bound = double.PositiveInfinity)
    {
        double xmin = counts.Values[first], alpha = DiscretePowerLaw.Estimate(xmin, counts.LogSums[first] / counts.PeopleFrom[first]);
        return new(first, xmin, alpha, Distance(counts, first, xmin, alpha, bound));
    }

    /// <summary>The fit to everybody with at least a count, whether somebody has it or not.</summary>
    public static PowerLawFit From(CountHistogram counts, double xmin)
    {
        int first = 0;
        while (counts.Values[first] < xmin) first++;
        double mean = counts.LogSums[first] / counts.PeopleFrom[first] + Math.Log(counts.Values[first] / xmin);
        double alpha = DiscretePowerLaw.Estimate(xmin, mean);
        return new(first, xmin, alpha, Distance(counts, first, xmin, alpha));
    }

    /// <summary>The Kolmogorov–Smirnov distance of the people from an index on; xmin may lie below their smallest count.</summary>
    public static double Distance(CountHistogram counts, int first, double xmin, double alpha, double bound = double.PositiveInfinity)
    {
        ReadOnlySpan<double> values = counts.Values, logs = counts.Logs;
        ReadOnlySpan<long> from = counts.PeopleFrom;
        double z = HurwitzZeta.Scaled(alpha, xmin), logXmin = Math.Log(xmin), all = from[first], largest = 0;
        // Large differences lie together: a few counts from all over the tail show most of them.
        int stride = Math.Max(8, (int)Math.Sqrt(values.Length - first));
        for (int start = 0; start < stride; start++)
        {
            for (int i = first + start; i < values.Length; i += stride)
            {
                // P(X >= v) just below the count v, and P(X > v) at it, where the data step down.
                double mass = Math.Exp(-alpha * (logs[i] - logXmin)) / z, model = mass * HurwitzZeta.Scaled(alpha, values[i]);
                double below = from[i] / all, above = i + 1 < values.Length ? from[i + 1] / all : 0;
                largest = Math.Max(largest, Math.Max(Math.Abs(model - below), Math.Abs(model - mass - above)));
                if (largest >= bound) return largest;
            }
        }
        return largest;
    }
}
