using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Where the standard error of a difference-in-differences comes from. The value is the same for all.</summary>
public enum PanelErrors
{
    /// <summary>One number a region, its change, and a two-sample t of these with G − 2 degrees of freedom (Donald and Lang 2007, from memory). Holds with few regions and with weeks that resemble their neighbours.</summary>
    CollapsedByRegion,

    /// <summary>Regression with region and period effects, errors clustered by region (CR1), t with G − 1 degrees of freedom. Needs many regions on both sides.</summary>
    ClusteredByRegion,

    /// <summary>The same regression, errors of unlike size but independent (HC1): wrong wherever weeks resemble their neighbours.</summary>
    Hc1,

    /// <summary>The same regression, errors alike and independent: wrong in the same way.</summary>
    Classical,
}

/// <summary>The change of regions with the campaign less the change of regions without.</summary>
/// <remarks>
/// <para>δ = (ȳ_T1 − ȳ_T0) − (ȳ_C1 − ȳ_C0): treated and control regions after (1) and before (0), one launch for all treated regions. It equals
/// the coefficient of treated × after in a regression with an effect for each region and period.</para>
/// <para>It removes what all regions have in common, the season among it. What it cannot remove is what happened only where the campaign was.
/// Standard errors by <see cref="PanelErrors"/>; which of them keep their promise is simulated in docs/validation.md, and decided the default.
/// Bertrand, Duflo and Mullainathan 2004 (from memory) showed how often the others find effects that are not there.</para>
/// <para>Tested by hand, and against R's lm, t.test and the clustered formula written in R.</para>
/// </remarks>
public sealed record DifferenceInDifferences : EffectMeasure
{
    private DifferenceInDifferences(OutcomePanel panel, DateOnly launch, int before) : base(StudyDesign.DifferenceInDifferences, panel, launch, before) { }

    /// <summary>Regions with the campaign.</summary>
    public required IReadOnlyList<string> Treated { get; init; }

    /// <summary>Regions without.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>The four means: treated before and after, controls before and after.</summary>
    public required TwoByTwo Means { get; init; }

    /// <summary>Where the interval comes from.</summary>
    public required PanelErrors Errors { get; init; }

    /// <summary>The mean of the treated regions, and what they would have had by the change of the controls, period by period.</summary>
    public required IReadOnlyList<CounterfactualPoint> Course { get; init; }

    /// <summary>The effect that launches would have had that never happened, all in the time before; it should be none.</summary>
    public IReadOnlyList<PlaceboLaunch> Placebos { get; init; } = [];

    /// <summary>By how much the distance between treated and controls grew a period before the launch; zero if their trends were parallel.</summary>
    public required Estimate TrendGap { get; init; }

    /// <inheritdoc/>
    public override string Assumption => "without the campaign the regions with it would have changed as those without did (parallel trends)";

    /// <summary>Compares the changes.</summary>
    /// <param name="panel">The outcome by region.</param>
    /// <param name="treated">The regions with the campaign.</param>
    /// <param name="launch">The first day with the campaign, the same in all of them.</param>
    /// <param name="errors">Where the interval comes from.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    /// <exception cref="ArgumentException">A region is unknown, or all or none have the campaign.</exception>
    /// <exception cref="InsufficientDataException">There are fewer than two periods on a side.</exception>
    public static DifferenceInDifferences Measure(OutcomePanel panel, IReadOnlyList<string> treated, DateOnly launch, PanelErrors errors = PanelErrors.CollapsedByRegion, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(panel);
        (int[] with, int[] without) = Sides(panel, treated);
        int at = panel.Split(launch), n = panel.Periods.Count;
        Estimate effect = DifferenceEstimate.Of(panel.Values, with, without, at, n, errors, level);
        double[] treatedMean = panel.Mean(with), controlMean = panel.Mean(without), gap = [.. treatedMean.Zip(controlMean, (t, c) => t - c)];
        var means = new TwoByTwo(treatedMean[..at].Average(), treatedMean[at..].Average(), controlMean[..at].Average(), controlMean[at..].Average());
        double usual = means.TreatedBefore - means.ControlBefore;
        Estimate trend = DifferenceEstimate.Trend(gap.AsSpan(0, at), level, panel.Step);
        PlaceboLaunch[] placebos = [.. Enumerable.Range(0, at).Where(fake => fake >= 4 && at - fake >= 4)
            .Select(fake => new PlaceboLaunch(panel.Periods[fake], DifferenceEstimate.Of(panel.Values, with, without, fake, at, errors, level)))];
        int found = placebos.Count(placebo => EffectText.ExcludesZero(placebo.Effect) == true);
        OutcomeSeries campaign = panel.Total([.. with.Select(region => panel.Regions[region])]);
        return new(panel, launch, at)
        {
            Treated = [.. with.Select(region => panel.Regions[region])],
            Controls = [.. without.Select(region => panel.Regions[region])],
            Means = means,
            Errors = errors,
            Effect = effect,
            Total = effect.Times((n - at) * with.Length),
            TrendGap = trend,
            Course = [.. panel.Periods.Select((period, t) => new CounterfactualPoint(period, treatedMean[t], controlMean[t] + usual, controlMean[t] + usual, controlMean[t] + usual, t >= at))],
            Placebos = placebos,
            Naive = InterruptedTimeSeries.NaiveOf(campaign, launch, level),
            Checks =
            [
                new("trends were parallel before", EffectText.ExcludesZero(trend) is { } differs ? !differs : null, trend.Value is null ? trend.WhyUndefined! :
                    $"Before the launch the distance between the regions changed by {EffectText.Value(trend, $"{panel.Outcome} a {panel.Step}")}."),
                new("placebo launches find nothing", placebos.Length == 0 || effect.Interval is null ? null : found <= placebos.Length / 10,
                    placebos.Length == 0 ? $"The time before is too short for a placebo launch: it takes eight {panel.Step}s." : $"{found} of {placebos.Length} launches that never happened show an effect."),
            ],
            Caveats = [.. Doubts(with.Length, without.Length, errors, trend, found, placebos.Length, panel)],
        };
    }

    private static IEnumerable<Caveat> Doubts(int treated, int controls, PanelErrors errors, Estimate trend, int found, int placebos, OutcomePanel panel)
    {
        if (treated + controls < 10 || Math.Min(treated, controls) < 3)
            yield return new("SR125", $"{Count(treated, "region", "regions")} with the campaign and {Count(controls)} without: how differently regions move anyway is known from few examples"
                + (errors == PanelErrors.ClusteredByRegion ? ", and clustered errors of few regions are too small." : "."));
        if (EffectText.ExcludesZero(trend) == true)
            yield return new("SR126", $"The regions were already drifting apart before the launch, by {EffectText.Value(trend, $"{panel.Outcome} a {panel.Step}")}: the effect holds a part of that.");
        if (found > placebos / 10)
            yield return new("SR127", $"{found} of {placebos} launches that never happened show an effect too: the regions differ in more than the campaign.");
        if (errors is PanelErrors.Hc1 or PanelErrors.Classical)
            yield return new("SR128", $"These errors take {panel.Step}s of a region to be independent; where they resemble their neighbours the interval is too narrow.");
    }

    internal static (int[] With, int[] Without) Sides(OutcomePanel panel, IReadOnlyList<string> treated)
    {
        int[] with = [.. treated.Select(panel.IndexOf).Distinct()];
        int[] without = [.. Enumerable.Range(0, panel.Regions.Count).Except(with)];
        return with.Length > 0 && without.Length > 0 ? (with, without)
            : throw new ArgumentException("The comparison needs regions with the campaign and regions without. Name those with it.", nameof(treated));
    }

    private protected override IEnumerable<(string, Estimate)> Rows() =>
    [
        ("with the campaign: mean before", Estimate.Of(Means.TreatedBefore)), ("with the campaign: mean after", Estimate.Of(Means.TreatedAfter)),
        ("without: mean before", Estimate.Of(Means.ControlBefore)), ("without: mean after", Estimate.Of(Means.ControlAfter)),
        ($"more {Outcome} a region and {Step}", Effect), ($"more {Outcome} in all", Total), ($"drift before the launch, a {Step}", TrendGap),
    ];

    private protected override MethodsFacts Facts => new(
        new($"{Treated.Count} regions with and {Controls.Count} without the campaign, {Before} {Step}s before and {After} after the launch",
            $"{Treated.Count} Regionen mit und {Controls.Count} ohne Kampagne, {Before} Zeiträume vor und {After} nach dem Start"), Period,
        new($"Difference-in-differences: change of the regions with the campaign from {Day(Launch)} on, less the change of those without.",
            $"Differenz-von-Differenzen: Veränderung der Regionen mit Kampagne ab {Day(Launch)} minus Veränderung der Regionen ohne."))
    {
        Interval = Effect.Interval is null ? null : Errors switch
        {
            PanelErrors.CollapsedByRegion => new("two-sample t of the regions' changes", "Zwei-Stichproben-t der Veränderungen je Region"),
            PanelErrors.ClusteredByRegion => new("regression, errors clustered by region (CR1)", "Regression, nach Region geclusterte Fehler (CR1)"),
            PanelErrors.Hc1 => new("regression, HC1 errors", "Regression, HC1-Fehler"),
            _ => new("regression, classical errors", "Regression, klassische Fehler"),
        },
        Level = Effect.Interval?.Level ?? 0.95,
    };
}

/// <summary>The four means of a difference-in-differences.</summary>
/// <param name="TreatedBefore">Regions with the campaign, before.</param>
/// <param name="TreatedAfter">Regions with the campaign, after.</param>
/// <param name="ControlBefore">Regions without, before.</param>
/// <param name="ControlAfter">Regions without, after.</param>
public sealed record TwoByTwo(double TreatedBefore, double TreatedAfter, double ControlBefore, double ControlAfter);

/// <summary>A launch that never happened.</summary>
/// <param name="Launch">When it would have been.</param>
/// <param name="Effect">What it would have brought a region and period; it should be none.</param>
public sealed record PlaceboLaunch(DateOnly Launch, Estimate Effect);
