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

    /// <summary>Weights that move less than this in a step are not told apart by any data.</summary>
    private const double Settled = 1e-8;

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
        double[] w = [.. Enumerable.Repeat(1.0 / k, k)], ahead = [.. w], next = new double[k];
        if (trace == 0) return w;
        double momentum = 1, before = Value(w);
        for (int step = 0; step < MostSteps; step++)
        {
            for (int i = 0; i < k; i++)
            {
                double slope = 0;
                for (int j = 0; j < k; j++) slope += gram[i, j] * ahead[j];
                next[i] = ahead[i] - slope / trace;
            }
            Project(next);
            double now = Value(next), further = (1 + Math.Sqrt(1 + 4 * momentum * momentum)) / 2, moved = 0;
            for (int i = 0; i < k; i++) moved = Math.Max(moved, Math.Abs(next[i] - w[i]));
            if (moved < Settled) return now < before ? next : w;
            if (now > before)
            {
                w.CopyTo(ahead, 0);
                momentum = 1;
                continue;
            }
            for (int i = 0; i < k; i++)
            {
                ahead[i] = next[i] + (momentum - 1) / further * (next[i] - w[i]);
                w[i] = next[i];
            }
            (before, momentum) = (now, further);
        }
        return w;

        double Value(double[] weights)
        {
            double value = 0;
            for (int i = 0; i < k; i++)
                for (int j = 0; j < k; j++) value += weights[i] * gram[i, j] * weights[j];
            return value;
        }
    }

    /// <summary>Moves a point to the nearest weights.</summary>
    internal static void Project(double[] point)
    {
        double[] rising = [.. point];
        Array.Sort(rising);
        double sum = 0, cut = 0;
        for (int i = 0; i < rising.Length; i++)
        {
            double value = rising[^(i + 1)];
            sum += value;
            double candidate = (sum - 1) / (i + 1);
            if (value > candidate) cut = candidate;
        }
        for (int i = 0; i < point.Length; i++) point[i] = Math.Max(0, point[i] - cut);
    }
}
