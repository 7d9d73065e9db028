using System.Globalization;

namespace SocialResearch.Charts;

/// <summary>What is drawn, before it is known how wide and in which colours.</summary>
internal abstract record Series(string? Name, string? Color)
{
    /// <summary>What stands along each axis, for its ends and kind.</summary>
    public abstract IEnumerable<Values> OnX { get; }

    public abstract IEnumerable<Values> OnY { get; }

    /// <summary>Bars and areas compare lengths: their axis starts at zero.</summary>
    public virtual bool XFromZero => false;

    public virtual bool YFromZero => false;

    /// <summary>Refuses lists of different length where one belongs to the other.</summary>
    protected static void SameLength(string first, Values a, string second, Values? b)
    {
        if (b is not null && a.Count != b.Count)
            throw new ArgumentException($"{first} has {a.Count} entries and {second} {b.Count}; a chart needs one {second} for each {first}.");
    }
}

internal enum PointStyle { Line, Scatter, Area }

internal sealed record PointSeries : Series
{
    public PointSeries(PointStyle style, Values x, Values y, string? name, string? color) : base(name, color)
    {
        SameLength("x", x, "y", y);
        _ = y.Numbers;
        (Style, X, Y) = (style, x, y);
    }

    public PointStyle Style { get; }
    public Values X { get; }
    public Values Y { get; }
    public bool ShowMarkers { get; init; }
    public string? Dash { get; init; }
    /// <summary>The sign of each point where it means something of its own; null to tell series apart by it.</summary>
    public string? Symbol { get; init; }

    /// <summary>Pixels; thinner where many lines lie over each other.</summary>
    public double LineWidth { get; init; } = 2.25;

    /// <summary>Diameter of a point in pixels.</summary>
    public double PointSize { get; init; } = 8;

    public override IEnumerable<Values> OnX => [X];
    public override IEnumerable<Values> OnY => [Y];
    public override bool YFromZero => Style == PointStyle.Area;
}

/// <summary>A band between two lines.</summary>
internal sealed record BandSeries : Series
{
    public BandSeries(Values x, Values low, Values high, string? name, string? color) : base(name, color)
    {
        SameLength("x", x, "low", low);
        SameLength("x", x, "high", high);
        (X, Low, High) = (x, low, high);
    }

    public Values X { get; }
    public Values Low { get; }
    public Values High { get; }
    public override IEnumerable<Values> OnX => [X];
    public override IEnumerable<Values> OnY => [Low, High];
}

internal sealed record BarSeries : Series
{
    public BarSeries(Values keys, Values values, bool horizontal, Values? low, Values? high, string? name, string? color) : base(name, color)
    {
        SameLength("key", keys, "value", values);
        if (low is null != high is null) throw new ArgumentException("An interval needs both low and high; one of them is missing.");
        SameLength("value", values, "low", low);
        SameLength("value", values, "high", high);
        _ = values.Numbers;
        // Along a bar chart names stand; columns over time keep their distances.
        (Keys, Values, Horizontal, Low, High) =
            (keys.Kind == ValueKind.Instant && !horizontal ? keys : keys.AsTexts(CultureInfo.InvariantCulture), values, horizontal, low, high);
    }

    public Values Keys { get; }
    public Values Values { get; }
    public bool Horizontal { get; }
    public Values? Low { get; }
    public Values? High { get; }

    /// <summary>Hatched for what is not whole, also where the series has a colour of its own.</summary>
    public bool Hatched { get; init; }

    /// <summary>Points instead of lengths, for values that are not measured from zero.</summary>
    public bool Dots { get; init; }

    /// <summary>Draws the stretches from low to high as lines of this width in pixels, without a point: nothing between is likelier than the rest.</summary>
    public double? Stretch { get; init; }

    /// <summary>Stretches whose ends are estimates are broken lines.</summary>
    public bool Broken { get; init; }

    /// <summary>The sign of a dot where it means something of its own.</summary>
    public (string Symbol, double Size)? Sign { get; init; }

    /// <summary>What a pointer shows at each row; null for the numbers.</summary>
    public IReadOnlyList<string>? Says { get; init; }
    public override IEnumerable<Values> OnX => Horizontal ? Lengths : [Keys];
    public override IEnumerable<Values> OnY => Horizontal ? [Keys] : Lengths;
    public override bool XFromZero => Horizontal && !Dots;
    public override bool YFromZero => !Horizontal;
    private IEnumerable<Values> Lengths => Low is null ? [Values] : [Values, Low, High!];
}

/// <summary>Counts between edges: one edge more than counts.</summary>
internal sealed record BinSeries(double[] Edges, double[] Counts, string? Name, string? Color) : Series(Name, Color)
{
    public override IEnumerable<Values> OnX => [Edges];
    public override IEnumerable<Values> OnY => [Counts];
    public override bool YFromZero => true;

    /// <summary>Equal bins of a round width that hold all numbers; each bin holds its lower edge, the last both.</summary>
    public static BinSeries Count(IReadOnlyList<double> numbers, int? bins, string? name, string? color)
    {
        double[] known = [.. numbers.Where(double.IsFinite)];
        if (known.Length == 0) throw new InsufficientDataException("A histogram needs at least one number, here is none.", "Check the selection before the chart.");
        if (bins is < 1 or > 200) throw new ArgumentOutOfRangeException(nameof(bins), bins, "A histogram has 1 to 200 bins.");
        double low = known.Min(), high = known.Max();
        bool whole = known.All(number => number == Math.Floor(number));
        // Sturges' rule; a step of one of 1, 2, 2.5, 5 times a power of ten, so that edges can be read.
        double step = high == low ? 1 : Ticks.Step((high - low) / (bins ?? Math.Ceiling(Math.Log2(known.Length) + 1)), whole);
        double first = Math.Floor(low / step) * step;
        int count = Math.Max(1, (int)Math.Ceiling((high - first) / step + 1e-9));
        if (first + count * step <= high && whole) count++;
        double[] edges = [.. Enumerable.Range(0, count + 1).Select(i => first + i * step)];
        var counts = new double[count];
        foreach (double number in known) counts[Math.Min(count - 1, (int)Math.Floor((number - first) / step + 1e-9))]++;
        return new BinSeries(edges, counts, name, color);
    }
}

/// <summary>A table of numbers drawn as coloured cells.</summary>
internal sealed record CellSeries : Series
{
    public CellSeries(Values columns, Values rows, IReadOnlyList<IReadOnlyList<double>> cells, string? name) : base(name, null)
    {
        if (cells.Count != rows.Count || cells.Any(row => row.Count != columns.Count))
            throw new ArgumentException($"A heatmap of {rows.Count} rows and {columns.Count} columns needs as many lists of as many numbers; here are {cells.Count} lists of {string.Join(", ", cells.Select(row => row.Count).Distinct())}.");
        (Columns, Rows, Cells) = (columns.AsTexts(CultureInfo.InvariantCulture), rows.AsTexts(CultureInfo.InvariantCulture), cells);
    }

    public Values Columns { get; }
    public Values Rows { get; }
    public IReadOnlyList<IReadOnlyList<double>> Cells { get; }

    /// <summary>What stands in each cell, lines by \n, where its number alone would say too little; null for the number.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Texts { get; init; }

    public override IEnumerable<Values> OnX => [Columns];
    public override IEnumerable<Values> OnY => [Rows];
    public double Least => Cells.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).Min();
    public double Most => Cells.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(1).Max();
}
