namespace SocialResearch.Charts;

/// <summary>A rectangle in pixels from the lower left corner of the plot.</summary>
internal readonly record struct Box(double Left, double Bottom, double Width, double Height)
{
    public bool Overlaps(Box other) =>
        Left < other.Left + other.Width && other.Left < Left + Width && Bottom < other.Bottom + other.Height && other.Bottom < Bottom + Height;

    public bool Holds(double x, double y) => x >= Left && x <= Left + Width && y >= Bottom && y <= Bottom + Height;
}

/// <summary>Finds each label the place that covers no other label and little of the drawing.</summary>
internal sealed class LabelPlacer(double width, double height, IReadOnlyList<(double X, double Y)> drawn)
{
    private const double Taken = 1_000_000, Outside = 1_000;
    private readonly List<Box> _taken = [];

    /// <summary>Keeps labels away from here.</summary>
    public void Block(Box box) => _taken.Add(box);

    /// <summary>The first best of the places wished for, or one above or below them.</summary>
    public Box Place(IEnumerable<Box> wishes)
    {
        Box best = wishes.SelectMany((wish, rank) => Shifts().Select(shift => (Box: wish with { Bottom = wish.Bottom + shift }, Cost: rank * 2 + Math.Abs(shift) / 4)))
            .MinBy(candidate => candidate.Cost + Cost(candidate.Box)).Box;
        _taken.Add(best);
        return best;
    }

    private IEnumerable<double> Shifts() => Enumerable.Range(0, (int)(height / 6)).SelectMany(i => i == 0 ? [0.0] : (double[])[6.0 * i, -6.0 * i]);

    private double Cost(Box box)
    {
        double over = Math.Max(0, -box.Left) + Math.Max(0, box.Left + box.Width - width) + Math.Max(0, -box.Bottom) + Math.Max(0, box.Bottom + box.Height - height);
        return _taken.Count(box.Overlaps) * Taken + over * Outside + drawn.Count(point => box.Holds(point.X, point.Y)) * 3;
    }
}
