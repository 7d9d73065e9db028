namespace SocialResearch.Statistics;

/// <summary>Finds the highest point of a smooth function of two parameters without its derivatives.</summary>
/// <remarks>
/// Nelder and Mead, "A simplex method for function minimization", The Computer Journal 7(4), 1965, started anew from its result
/// until that gains nothing: a simplex may collapse before it has arrived.
/// </remarks>
internal static class NelderMead
{
    private readonly record struct Point(double X, double Y, double Height)
    {
        public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y, 0);

        public static Point operator *(double factor, Point a) => new(factor * a.X, factor * a.Y, 0);
    }

    /// <summary>The highest point found.</summary>
    /// <param name="height">The function; NaN counts as −∞.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="size">How far the first steps go.</param>
    public static (double X, double Y, double Height) Maximize(Func<double, double, double> height, (double X, double Y) start, double size)
    {
        Point best = Of(start.X, start.Y);
        for (int round = 0; round < 12; round++)
        {
            Point found = Climb(best, Math.Max(size / (1 << (2 * round)), 1e-3));
            bool arrived = round > 0 && found.Height - best.Height <= 1e-11 * (1 + Math.Abs(best.Height) * 1e-3);
            if (found.Height >= best.Height) best = found;
            if (arrived) break;
        }
        return (best.X, best.Y, best.Height);

        Point Of(double x, double y) => new(x, y, height(x, y) is var h && double.IsNaN(h) ? double.NegativeInfinity : h);

        Point At(Point p) => Of(p.X, p.Y);

        Point Climb(Point origin, double step)
        {
            Point high = origin, middle = Of(origin.X + step, origin.Y), low = Of(origin.X, origin.Y + step);
            for (int i = 0; i < 500; i++)
            {
                if (middle.Height > high.Height) (high, middle) = (middle, high);
                if (low.Height > middle.Height) (middle, low) = (low, middle);
                if (middle.Height > high.Height) (high, middle) = (middle, high);
                if (high.Height - low.Height <= 1e-14 * Math.Abs(high.Height) || Math.Max(Math.Abs(high.X - low.X), Math.Abs(high.Y - low.Y)) < 1e-10) break;
                Point center = 0.5 * (high + middle), mirrored = At(2 * center + -1.0 * low);
                if (mirrored.Height > high.Height)
                {
                    Point further = At(3 * center + -2.0 * low);
                    low = further.Height > mirrored.Height ? further : mirrored;
                }
                else if (mirrored.Height > middle.Height)
                {
                    low = mirrored;
                }
                else
                {
                    Point inner = mirrored.Height > low.Height ? At(0.5 * (center + mirrored)) : At(0.5 * (center + low));
                    if (inner.Height > Math.Max(low.Height, mirrored.Height))
                    {
                        low = inner;
                    }
                    else
                    {
                        middle = At(0.5 * (high + middle));
                        low = At(0.5 * (high + low));
                    }
                }
            }
            return middle.Height > high.Height ? middle : high;
        }
    }
}
