namespace SocialResearch.Charts;

/// <summary>Places the points of a network so that linked ones come close: always the same places for the same network.</summary>
/// <remarks>
/// Points push each other away like k²/d and lines pull like d²/k, a little weight draws all to the middle so that pieces without a link
/// stay in the picture, and steps shrink to nothing. Begins on a spiral, without chance. n² steps a round: for a few hundred points.
/// Fruchterman and Reingold, "Graph drawing by force-directed placement", Software: Practice and Experience 21(11), 1991 (from memory).
/// </remarks>
internal static class ForceLayout
{
    private const int Rounds = 300;
    private const double Gravity = 0.6;

    // The angle between neighbouring seeds of a sunflower: points spread evenly without any chance.
    private const double GoldenAngle = 2.399963229728653;

    /// <summary>Places between 0 and 1.</summary>
    public static IReadOnlyList<(double X, double Y)> Place(int points, IReadOnlyList<(int A, int B)> lines)
    {
        double[] x = [.. Enumerable.Range(0, points).Select(i => 0.5 + 0.4 * Math.Sqrt((i + 0.5) / points) * Math.Cos(i * GoldenAngle))];
        double[] y = [.. Enumerable.Range(0, points).Select(i => 0.5 + 0.4 * Math.Sqrt((i + 0.5) / points) * Math.Sin(i * GoldenAngle))];
        double k = 0.8 / Math.Sqrt(Math.Max(1, points));
        var (dx, dy) = (new double[points], new double[points]);
        for (int round = 0; round < Rounds; round++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            for (int i = 0; i < points; i++)
            {
                for (int j = i + 1; j < points; j++) Push(i, j, -k * k / Math.Max(1e-6, Square(x[i] - x[j]) + Square(y[i] - y[j])));
                dx[i] += (0.5 - x[i]) * Gravity * k;
                dy[i] += (0.5 - y[i]) * Gravity * k;
            }
            foreach ((int a, int b) in lines) Push(a, b, Math.Sqrt(Square(x[a] - x[b]) + Square(y[a] - y[b])) / k);
            double step = 0.1 * (1 - (double)round / Rounds);
            for (int i = 0; i < points; i++)
            {
                double length = Math.Max(1e-9, Math.Sqrt(Square(dx[i]) + Square(dy[i])));
                x[i] += dx[i] / length * Math.Min(length, step);
                y[i] += dy[i] / length * Math.Min(length, step);
            }
        }
        return [.. Scaled(x).Zip(Scaled(y))];

        void Push(int a, int b, double towards)
        {
            (double ax, double ay) = ((x[b] - x[a]) * towards, (y[b] - y[a]) * towards);
            (dx[a], dy[a], dx[b], dy[b]) = (dx[a] + ax, dy[a] + ay, dx[b] - ax, dy[b] - ay);
        }
    }

    private static IEnumerable<double> Scaled(double[] places)
    {
        double low = places.DefaultIfEmpty(0).Min(), high = places.DefaultIfEmpty(0).Max();
        return places.Select(place => Math.Round(high > low ? (place - low) / (high - low) : 0.5, 4));
    }

    private static double Square(double number) => number * number;
}
