namespace SocialResearch.Cases;

/// <summary>A quantity of a case that was reported several times, such as views so far.</summary>
/// <param name="Name">Its name; cumulative ones end in <c>_cum</c>.</param>
/// <param name="Unit">Of what; series with mixed units say so in <see cref="Units"/>.</param>
/// <param name="Points">The reports in order of time, two to a dozen of them: never a curve to interpolate.</param>
public sealed record CaseSeries(string Name, string Unit, IReadOnlyList<CasePoint> Points)
{
    /// <summary>True for totals so far.</summary>
    public bool IsCumulative => Name.Contains("_cum", StringComparison.Ordinal);

    /// <summary>All units among the points: more than one means that the points must not be joined.</summary>
    public IReadOnlyList<string> Units => [.. Points.Select(point => point.Unit).Distinct()];

    /// <summary>Which share of the last known total had come before a moment.</summary>
    /// <remarks>
    /// The low end is the last report that is certainly from before the moment, the high end the first that is certainly from after
    /// it: between two reports nothing is known. The denominator is the last report, not the true end.
    /// </remarks>
    /// <param name="moment">The moment, such as the first answer.</param>
    /// <returns>Null when the series is not cumulative, mixes units, or ends before the moment.</returns>
    public CaseRange? ShareBefore(CaseTime moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        if (!IsCumulative || Units.Count != 1 || Points is not [.., { Value: > 0 and var total } last] || last.Time.Earliest < moment.End) return null;
        double low = Points.Where(point => point.Time.End <= moment.Earliest).Select(point => point.Value).DefaultIfEmpty(0).Max();
        double high = Points.Where(point => point.Time.Earliest >= moment.End).Select(point => point.Value).Min();
        return new(low / total, high / total);
    }
}

/// <summary>One report of a quantity.</summary>
/// <param name="Time">When it was reported.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record CasePoint(CaseTime Time, double Value, string Unit, CaseSource Source);

/// <summary>What the sources allow: a number between two bounds.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public readonly record struct CaseRange(double Low, double High);
