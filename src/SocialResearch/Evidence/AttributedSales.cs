using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Sales that came over the links of a campaign, counted as its effect: what most dashboards do.</summary>
/// <remarks>
/// The count with Garwood's interval. It is exact about what was counted and silent about the question: who bought over a link might have bought
/// without it, and who was moved without clicking is not there. Therefore it is an effect only under an assumption that nobody can look at in these data.
/// </remarks>
public sealed record AttributedSales : EffectMeasure
{
    private AttributedSales(OutcomeSeries series, DateOnly launch, int before) : base(StudyDesign.Attributed, series, launch, before) { }

    /// <inheritdoc/>
    public override string Assumption => "nobody who bought over a link would have bought without it, and nobody was moved who did not click";

    /// <summary>Takes the sales over links for the effect.</summary>
    /// <param name="sales">How many came over the links.</param>
    /// <param name="series">All sales, for the period and the names.</param>
    /// <param name="launch">The first day with the campaign.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static AttributedSales Measure(long sales, OutcomeSeries series, DateOnly launch, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(series);
        int at = series.Split(launch, 0, 1), after = series.Values.Count - at;
        Estimate total = Statistics.EventCounts.Garwood(sales, level);
        return new(series, launch, at)
        {
            Total = total,
            Effect = total.Times(1.0 / after),
            Checks = [new("nobody would have bought anyway", null, "Counts of links cannot show what would have happened without them.")],
        };
    }

    private protected override IEnumerable<(string, Estimate)> Rows() => [($"{Outcome} over links", Total), ($"{Outcome} over links a {Step}", Effect)];

    private protected override MethodsFacts Facts => new(
        MethodsFacts.Count((long)Total.Value!, $"{Outcome} over links", "Abschlüsse über Links"), Period,
        new($"Attribution: {Outcome} that came over the campaign's links from {Day(Launch)} on.", $"Zurechnung: Abschlüsse, die ab {Day(Launch)} über Links der Kampagne kamen."))
    {
        Interval = new("exact Poisson interval of the count (Garwood)", "exaktes Poisson-Intervall der Anzahl (Garwood)"),
        Level = Total.Interval!.Level,
    };
}
