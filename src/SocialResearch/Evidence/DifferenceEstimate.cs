using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Evidence;

/// <summary>The arithmetic of a difference-in-differences on a balanced panel.</summary>
internal static class DifferenceEstimate
{
    /// <summary>The effect a region and period, of the periods before <paramref name="end"/> with a launch at <paramref name="at"/>.</summary>
    public static Estimate Of(IReadOnlyList<IReadOnlyList<double>> values, int[] with, int[] without, int at, int end, PanelErrors errors, double level)
    {
        double Change(int region) => Mean(values[region], at, end) - Mean(values[region], 0, at);
        double[] changed = [.. with.Select(Change)], stayed = [.. without.Select(Change)];
        double effect = changed.Average() - stayed.Average();
        int regions = with.Length + without.Length;
        if (errors == PanelErrors.CollapsedByRegion)
        {
            if (regions < 3)
                return Estimate.Of(effect); // One region a side does not show how differently regions move.
            double squares = Squares(changed) + Squares(stayed);
            return Interval(effect, Math.Sqrt(squares / (regions - 2) * (1.0 / with.Length + 1.0 / without.Length)), regions - 2, level, "t of the regions' changes");
        }
        // Frisch and Waugh: in a balanced panel the regressor less its region and period means is a product of two contrasts.
        int n = regions * end, coefficients = regions + end;
        double shareWith = (double)with.Length / regions, shareAfter = (double)(end - at) / end, norm = 0, plain = 0, unlike = 0, clustered = 0;
        double[] periodMeans = [.. Enumerable.Range(0, end).Select(t => with.Concat(without).Average(region => values[region][t]))];
        double all = periodMeans.Average();
        foreach (int region in with.Concat(without))
        {
            double mean = Mean(values[region], 0, end), side = (with.Contains(region) ? 1 : 0) - shareWith, sum = 0;
            for (int t = 0; t < end; t++)
            {
                double regressor = side * ((t >= at ? 1 : 0) - shareAfter), residual = values[region][t] - mean - periodMeans[t] + all - effect * regressor;
                norm += regressor * regressor;
                plain += residual * residual;
                unlike += regressor * regressor * residual * residual;
                sum += regressor * residual;
            }
            clustered += sum * sum;
        }
        double freedom = n - coefficients;
        return errors switch
        {
            PanelErrors.Classical => Interval(effect, Math.Sqrt(plain / freedom / norm), freedom, level, "regression, classical errors"),
            PanelErrors.Hc1 => Interval(effect, Math.Sqrt(unlike * n / freedom) / norm, freedom, level, "regression, HC1 errors"),
            _ => Interval(effect, Math.Sqrt(clustered * regions / (regions - 1) * (n - 1) / freedom) / norm, regions - 1, level, "regression, errors clustered by region (CR1)"),
        };
    }

    /// <summary>The slope of a distance over the periods, by least squares with classical errors.</summary>
    public static Estimate Trend(ReadOnlySpan<double> gap, double level, string step)
    {
        if (gap.Length < 4) return Estimate.Undefined($"Before the launch lie fewer than four {step}s, too few to see a drift.");
        int n = gap.Length;
        LeastSquares fit = LeastSquares.Fit([[.. Enumerable.Repeat(1.0, n)], [.. Enumerable.Range(0, n).Select(t => (double)t)]], gap);
        (double slope, double error) = fit.Combine([0, 1], fit.NeweyWest(InterruptedTimeSeries.DefaultLag(n)));
        return Interval(slope, error, fit.Freedom, level, $"OLS, Newey-West lag {InterruptedTimeSeries.DefaultLag(n)}");
    }

    private static Estimate Interval(double value, double error, double freedom, double level, string method)
    {
        double reach = StudentT.Reach(level, freedom) * error;
        return Estimate.Of(value, new Interval(value - reach, value + reach, level, method));
    }

    private static double Mean(IReadOnlyList<double> values, int from, int end)
    {
        double sum = 0;
        for (int t = from; t < end; t++) sum += values[t];
        return sum / (end - from);
    }

    private static double Squares(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
