namespace SocialResearch.Charts;

/// <summary>How one series is told from the others: by colour, and again without colour.</summary>
internal sealed record Look(string Color, string Dash, string Symbol, string Pattern)
{
    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"];
    private static readonly string[] Symbols = ["circle", "diamond", "square", "triangle-up", "x", "cross"];
    private static readonly string[] Patterns = ["", "/", "\\", "x", ".", "-"];

    /// <summary>One look a series. A band without a colour of its own belongs to the next line.</summary>
    public static IReadOnlyList<Look> Assign(IReadOnlyList<Series> series)
    {
        var looks = new Look[series.Count];
        int next = 0;
        for (int i = 0; i < series.Count; i++)
        {
            bool followsLine = series[i] is BandSeries { Color: null } && series.Skip(i + 1).Any(later => later is PointSeries);
            if (!followsLine) looks[i] = series[i].Color is { } color ? new Look(color, "solid", "circle", series[i] is BarSeries { Hatched: true } ? "/" : "") : Number(next++);
        }
        for (int i = series.Count - 1, line = -1; i >= 0; i--)
        {
            if (series[i] is PointSeries) line = i;
            looks[i] ??= looks[line];
        }
        return looks;
    }

    /// <summary>When the colours begin again, the second sign is one further: the seventh is told from the first.</summary>
    private static int Second(int i) => (i + i / Palette.Series.Count) % Dashes.Length;

    private static Look Number(int i) => new(
        Palette.Series[i % Palette.Series.Count], Dashes[Second(i)], Symbols[Second(i)], Patterns[Second(i)]);
}
