namespace SocialResearch.Statistics;

/// <summary>Weights from zero up that sum to one and mix some series so that they come nearest to another.</summary>
/// <remarks>
/// Minimises Σₜ (yₜ − Σⱼ wⱼxⱼₜ)² over wⱼ ≥ 0, Σwⱼ = 1 by projected gradients with momentum (Beck and Teboulle 2009), each step projected
/// onto the simplex (Duchi et al. 2008; both from memory), restarted whenever the sum rises. Deterministic. Where several mixes fit equally well, it
/// gives the one it meets coming from equal weights.
/// </remarks>
internal static class SimplexWeights
{
    private const int MostSteps = 20_000;

    public static double[] Fit(IReadOnlyList<double[]> series, ReadOnlySpan<double> target)
    {
        int k = series.Count, n = target.Length;
        if (k == 0) throw new ArgumentException("There is nothing to mix.", nameof(series));
        // Because the weights sum to one, the target can be taken from every series: what all have in common is gone, and steps can be large.
        double[][] apart = [.. series.Select(values => new double[n])];
        var gram = new double[k, k];
        double trace = 0;
        for (int i = 0; i < k; i++)
            for (int t = 0; t < n; t++) apart[i][t] = series[i][t] - target[t];
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
                for (int t = 0; t < n; t++) gram[i, j] += apart[i][t] * apart[j][t];
            trace += gram[i, i];
        }
        double[] w = [.. Enumerable.Repeat(1.0 / k, k)], ahead = [.. w];
        if (trace == 0) return w;
        double momentum = 1, before = Value(w);
        for (int step = 0; step < MostSteps; step++)
        {
            var slope = new double[k];
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j < k; j++) slope[i] += gram[i, j] * ahead[j];
            }
            double[] next = Project([.. ahead.Select((value, i) => value - slope[i] / trace)]);
            double now = Value(next), further = (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2;
            double moved = next.Zip(w, (a, b) => Math.Abs(a - b)).Max();
            if (now > before) (ahead, momentum) = ([.. w], 1);
            else
            {
                ahead = [.. next.Select((value, i) => value + (momentum - 1) / further * (value - w[i]))];
                (w, before, momentum) = (next, now, further);
                if (moved < 1e-12) break;
            }
            if (now > before && moved < 1e-12) break;
        }
        return w;

        double Value(double[] weights)
        {
            double value = 0;
            for (int i = 0; i < k; i++)
            {
                for (int j = 0; j < k; j++) value += weights[i] * gram[i, j] * weights[j];
            }
            return value;
        }
    }

    /// <summary>The nearest weights to a point.</summary>
    internal static double[] Project(double[] point)
    {
        double[] falling = [.. point.OrderDescending()];
        double sum = 0, cut = 0;
        for (int i = 0; i < falling.Length; i++)
        {
            sum += falling[i];
            double candidate = (sum - 1) / (i + 1);
            if (falling[i] > candidate) cut = candidate;
        }
        return [.. point.Select(value => Math.Max(0, value - cut))];
    }
}
