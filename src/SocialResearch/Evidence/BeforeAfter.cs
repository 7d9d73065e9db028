using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>The mean after a launch less the mean before: the tempting comparison.</summary>
/// <remarks>
/// d = ȳ₁ − ȳ₀ with Welch's interval, standard error √(s₁²/n₁ + s₀²/n₀) and Satterthwaite's degrees of freedom. It ascribes everything
/// that changed to the campaign, the season and the trend among it, and its interval takes weeks to be independent of each other: with weeks
/// that resemble their neighbours it promises too much (docs/validation.md says how much). Tested against R's t.test.
/// </remarks>
public sealed record BeforeAfter : EffectMeasure
{
    private BeforeAfter(OutcomeSeries series, DateOnly launch, int before) : base(StudyDesign.BeforeAfter, series, launch, before) { }

    /// <summary>Mean before.</summary>
    public required double MeanBefore { get; init; }

    /// <summary>Mean after.</summary>
    public required double MeanAfter { get; init; }

    /// <inheritdoc/>
    public override string Assumption => "without the campaign everything would have stayed as it was before";

    /// <summary>Compares the time after a launch with the time before.</summary>
    /// <param name="series">The outcome.</param>
    /// <param name="launch">The first day with the campaign.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    /// <exception cref="InsufficientDataException">There are fewer than two periods on a side.</exception>
    public static BeforeAfter Measure(OutcomeSeries series, DateOnly launch, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(series);
        int at = series.Split(launch);
        double[] before = [.. series.Values.Take(at)], after = [.. series.Values.Skip(at)];
        double m0 = before.Average(), m1 = after.Average();
        double v0 = before.Sum(y => (y - m0) * (y - m0)) / (before.Length - 1) / before.Length, v1 = after.Sum(y => (y - m1) * (y - m1)) / (after.Length - 1) / after.Length;
        double freedom = v0 + v1 == 0 ? 1 : (v0 + v1) * (v0 + v1) / (v0 * v0 / (before.Length - 1) + v1 * v1 / (after.Length - 1));
        Estimate effect = Of(m1 - m0, Math.Sqrt(v0 + v1), freedom, level, $"Welch, taking {series.Step}s to be independent");
        return new(series, launch, at)
        {
            MeanBefore = m0,
            MeanAfter = m1,
            Effect = effect,
            Total = effect.Times(after.Length),
            Checks = [new("nothing else has changed", null, "One series cannot tell the campaign from everything else that happened at the same time.")],
            Caveats = [new("SR124", "All that changed is ascribed to the campaign: the season, the trend, the competitor's strike.")],
        };
    }

    private protected override IEnumerable<(string, Estimate)> Rows() =>
    [
        ($"mean a {Step} before", Estimate.Of(MeanBefore)), ($"mean a {Step} after", Estimate.Of(MeanAfter)), ($"more {Outcome} a {Step}", Effect), ($"more {Outcome} in all", Total),
    ];

    private protected override MethodsFacts Facts => new(
        new($"{Count(Before, Step, Step + "s")} before and {Count(After, Step, Step + "s")} after", $"{Before} Zeiträume davor und {After} danach"), Period,
        new($"Before and after: mean of {Outcome} from {Day(Launch)} on less the mean before.", $"Vorher-nachher-Vergleich: Mittelwert der Zielgröße ab {Day(Launch)} minus Mittelwert davor."))
    {
        Interval = new("Welch's t, periods taken as independent", "t-Intervall nach Welch, Zeiträume als unabhängig angenommen"),
        Level = Effect.Interval!.Level,
    };
}
