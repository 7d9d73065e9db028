namespace SocialResearch.Charts;

/// <summary>Leaves out points of a curve that nobody could see.</summary>
public static class CurveThinning
{
    /// <summary>At most <paramref name="atMost"/> points of a curve, first and last among them, evenly spaced along its length.</summary>
    /// <param name="x">Horizontal places, in the order of the curve.</param>
    /// <param name="y">Heights.</param>
    /// <param name="atMost">How many points may stay; at least 2. A few hundred are more than a screen can show.</param>
    /// <remarks>
    /// Distances are measured with both axes scaled to one, so a steep end, as a Lorenz curve has it, keeps as many points as
    /// its length on the drawing deserves. Meant for smooth curves; a noisy series should be averaged instead.
    /// </remarks>
    public static (double[] X, double[] Y) Thin(IReadOnlyList<double> x, IReadOnlyList<double> y, int atMost = 400)
    {
        if (x.Count != y.Count) throw new ArgumentException($"A curve of {x.Count} places and {y.Count} heights has no shape; both need the same number.");
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 2);
        if (x.Count <= atMost) return ([.. x], [.. y]);

        double width = Extent(x), height = Extent(y);
        double Distance(int i) => Math.Sqrt(Square((x[i] - x[i - 1]) / width) + Square((y[i] - y[i - 1]) / height));
        double step = Enumerable.Range(1, x.Count - 1).Sum(Distance) / (atMost - 1);

        List<int> kept = [0];
        double sinceKept = 0;
        for (int i = 1; i < x.Count - 1 && kept.Count < atMost - 1; i++)
        {
            sinceKept += Distance(i);
            if (sinceKept < step) continue;
            kept.Add(i);
            sinceKept -= step * Math.Floor(sinceKept / step);
        }
        kept.Add(x.Count - 1);
        return ([.. kept.Select(i => x[i])], [.. kept.Select(i => y[i])]);
    }

    private static double Extent(IReadOnlyList<double> values)
    {
        double extent = values.Max() - values.Min();
        return extent > 0 ? extent : 1;
    }

    private static double Square(double number) => number * number;
}
