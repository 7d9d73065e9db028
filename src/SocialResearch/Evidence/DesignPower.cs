using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What effect a design could have seen at all, to be known before the campaign.</summary>
/// <remarks>
/// <para>Minimum detectable effect = (q(1 − α/2) + q(power)) · se. The estimate of each design is a weighted sum Σ wₜyₜ of the periods, so se² = σ² ΣΣ wₛwₜ ρ^|s−t| with the standard
/// deviation σ of a period and the resemblance ρ of neighbours, both taken from the time before. For regions, σ and ρ are those of what a region does apart from the others, and
/// se² is multiplied by 1/G_T + 1/G_C. q: normal for one series, t with G − 2 degrees of freedom for regions, as an approximation of the noncentral t.</para>
/// <para>An effect below it is usually missed; when it is found all the same, it is usually overstated (Gelman and Carlin 2014). For sales the numbers are sobering: of 25 experiments with advertising
/// the median interval of the ROI was more than 100 points wide (Lewis and Rao 2015, doi 10.1093/qje/qjv023).</para>
/// </remarks>
public sealed record DesignPower : EvidenceResult
{
    private const int MostPeriods = 520, MostRegions = 200;

    private DesignPower() { }

    /// <summary>The design.</summary>
    public required StudyDesign Design { get; init; }

    /// <summary>σ, the standard deviation of a period.</summary>
    public required double Deviation { get; init; }

    /// <summary>ρ, the correlation of neighbouring periods, 0 to below 1.</summary>
    public required double Autocorrelation { get; init; }

    /// <summary>The usual outcome of a period.</summary>
    public required double Usual { get; init; }

    /// <summary>Periods before the launch.</summary>
    public required int Before { get; init; }

    /// <summary>Periods from it on.</summary>
    public required int After { get; init; }

    /// <summary>Regions with the campaign; 1 for a single series.</summary>
    public required int Treated { get; init; }

    /// <summary>Regions without; 0 for a single series.</summary>
    public required int Controls { get; init; }

    /// <summary>How probable it shall be to see the effect.</summary>
    public required double Power { get; init; }

    /// <summary>How often an effect that is not there may be claimed.</summary>
    public required double Alpha { get; init; }

    /// <summary>One period in words.</summary>
    public string Step { get; init; } = "week";

    /// <summary>What is counted, in the plural.</summary>
    public string Outcome { get; init; } = "orders";

    /// <summary>The smallest effect a period that would usually be seen; undefined with fewer than three regions.</summary>
    public Estimate Detectable => StandardError(After, Treated, Controls) is { } error && Quantiles(Treated, Controls) is { } q
        ? Estimate.Of(q * error) : Estimate.Undefined("One region on each side does not show how differently regions move anyway; it takes at least three in all.");

    /// <summary>The same as a share of what is usual.</summary>
    public Estimate DetectableShare => Detectable.Value is { } effect && Usual != 0 ? Estimate.Of(effect / Usual) : Estimate.Undefined(Detectable.WhyUndefined ?? "What is usual is zero.");

    /// <summary>How many periods after the launch would be needed to see an effect of a size; null when 520 are not enough.</summary>
    /// <param name="effect">The effect a period.</param>
    public int? PeriodsFor(double effect) => First(MostPeriods, after => StandardError(after, Treated, Controls), _ => Quantiles(Treated, Controls), effect);

    /// <summary>How many regions in all, half of them with the campaign, would be needed; null when 200 are not enough or the design has none.</summary>
    /// <param name="effect">The effect a region and period.</param>
    public int? RegionsFor(double effect) => Controls == 0 ? null
        : First(MostRegions, all => all < 3 ? null : StandardError(After, all / 2, all - all / 2), all => Quantiles(all / 2, all - all / 2), effect);

    /// <summary>The power of one series.</summary>
    /// <param name="history">The time before the launch.</param>
    /// <param name="after">Periods planned after it.</param>
    /// <param name="design">Before and after, or interrupted time series.</param>
    /// <param name="power">How probable it shall be to see the effect.</param>
    /// <param name="alpha">How often an effect that is not there may be claimed.</param>
    public static DesignPower Of(OutcomeSeries history, int after, StudyDesign design = StudyDesign.InterruptedTimeSeries, double power = 0.8, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (design is not (StudyDesign.BeforeAfter or StudyDesign.InterruptedTimeSeries))
            throw new ArgumentException("One series allows before and after, or an interrupted time series. Regions need an OutcomePanel.", nameof(design));
        (double deviation, double rho) = Noise([history.Values], trend: design == StudyDesign.InterruptedTimeSeries);
        return Checked(new() { Design = design, Deviation = deviation, Autocorrelation = rho, Usual = history.Values.Average(), Before = history.Values.Count, After = after, Treated = 1, Controls = 0, Power = power, Alpha = alpha, Step = history.Step, Outcome = history.Outcome });
    }

    /// <summary>The power of comparing regions.</summary>
    /// <param name="history">The time before the launch.</param>
    /// <param name="treated">How many regions get the campaign.</param>
    /// <param name="after">Periods planned after the launch.</param>
    /// <param name="power">How probable it shall be to see the effect.</param>
    /// <param name="alpha">How often an effect that is not there may be claimed.</param>
    public static DesignPower Of(OutcomePanel history, int treated, int after, double power = 0.8, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (treated < 1 || treated >= history.Regions.Count)
            throw new ArgumentOutOfRangeException(nameof(treated), treated, $"Of {history.Regions.Count} regions at least one gets the campaign and at least one does not.");
        double[] common = history.Mean([.. Enumerable.Range(0, history.Regions.Count)]);
        double[][] apart = [.. history.Values.Select(region => (double[])[.. region.Select((value, t) => value - common[t])])];
        (double deviation, double rho) = Noise(apart, trend: false);
        // Taking the common movement out takes a part of each region's own with it.
        deviation *= Math.Sqrt((double)history.Regions.Count / (history.Regions.Count - 1));
        return Checked(new() { Design = StudyDesign.DifferenceInDifferences, Deviation = deviation, Autocorrelation = rho, Usual = common.Average(), Before = history.Periods.Count, After = after, Treated = treated, Controls = history.Regions.Count - treated, Power = power, Alpha = alpha, Step = history.Step, Outcome = history.Outcome });
    }

    private static DesignPower Checked(DesignPower made)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(made.After, 2);
        if (made.Before < 4) throw new InsufficientDataException($"{Count(made.Before, made.Step, made.Step + "s")} before the launch do not show how much the outcome varies; it takes four.", "Export a longer time before the launch.");
        if (!(made.Power > 0.5 && made.Power < 1)) throw new ArgumentOutOfRangeException(nameof(made), made.Power, "A power is a share above 0.5 and below 1, usually 0.8.");
        return made;
    }

    /// <summary>The pooled deviation and first autocorrelation of some series about their means, or about their lines.</summary>
    private static (double Deviation, double Rho) Noise(IReadOnlyList<IReadOnlyList<double>> series, bool trend)
    {
        double squares = 0, products = 0;
        int freedom = 0;
        foreach (IReadOnlyList<double> values in series)
        {
            if (values.Count < 4) return (0, 0);
            double[] one = [.. values.Select(_ => 1.0)], time = [.. values.Select((_, t) => (double)t)];
            IReadOnlyList<double> e = LeastSquares.Fit(trend ? [one, time] : [one], [.. values]).Residuals;
            squares += e.Sum(x => x * x);
            products += e.Zip(e.Skip(1), (a, b) => a * b).Sum();
            freedom += values.Count - (trend ? 2 : 1);
        }
        // Short series make neighbours look less alike than they are: (1 + 4ρ)/n is the usual first-order bias (Kendall 1954, from memory).
        double raw = squares == 0 ? 0 : products / squares, n = series[0].Count;
        return (Math.Sqrt(squares / freedom), Math.Clamp((raw + 1 / n) / (1 - 4 / n), 0, 0.95));
    }

    private double? StandardError(int after, int treated, int controls)
    {
        if (controls > 0 && treated + controls < 3) return null;
        int n = Before + after;
        double[] weights = [.. Enumerable.Range(0, n).Select(t => t < Before ? -1.0 / Before : 1.0 / after)];
        if (Design == StudyDesign.InterruptedTimeSeries)
        {
            // The weights are what is left of the mean contrast once everything that a line, a step and a bend explain is gone; they follow from X alone.
            double mid = Before + (after - 1) / 2.0, mean = (Before - 1) / 2.0, spread = Enumerable.Range(0, Before).Sum(t => (t - mean) * (t - mean));
            for (int t = 0; t < n; t++) weights[t] = t < Before ? -(1.0 / Before + (t - mean) * (mid - mean) / spread) : 1.0 / after;
        }
        double variance = 0;
        for (int gap = 0; gap < n; gap++)
        {
            double sum = 0;
            for (int t = gap; t < n; t++) sum += weights[t] * weights[t - gap];
            variance += (gap == 0 ? 1 : 2) * sum * Math.Pow(Autocorrelation, gap);
        }
        return Deviation * Math.Sqrt(variance * (controls == 0 ? 1 : 1.0 / treated + 1.0 / controls));
    }

    private double? Quantiles(int treated, int controls)
    {
        if (controls == 0) return NormalDistribution.TwoSided(1 - Alpha) + NormalDistribution.Quantile(Power);
        int freedom = treated + controls - 2;
        return freedom < 1 ? null : StudentT.Reach(1 - Alpha, freedom) + StudentT.Reach(2 * Power - 1, freedom);
    }

    private static int? First(int most, Func<int, double?> error, Func<int, double?> quantiles, double effect)
    {
        if (!(effect > 0)) throw new ArgumentOutOfRangeException(nameof(effect), effect, "Name the size of the effect as a number above zero.");
        for (int i = 2; i <= most; i++)
            if (error(i) is { } se && quantiles(i) is { } q && q * se <= effect) return i;
        return null;
    }

    /// <inheritdoc/>
    public override string Sentence => Detectable.Value is not { } effect ? Detectable.WhyUndefined!
        : $"With {Count(Before, Step, Step + "s")} before and {Count(After, Step, Step + "s")} after the launch{(Controls > 0 ? $", {Count(Treated, "region", "regions")} with and {Count(Controls)} without the campaign," : "")} "
          + $"{Design.Name.English} would usually miss an effect below {EffectText.Number(effect)} {Outcome} a {(Controls > 0 ? "region and " : "")}{Step}"
          + (DetectableShare.Value is { } share ? $" ({Percent(share)} of what is usual)." : ".");

    /// <summary>What goes in and what comes out.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value")],
        [
            ["usual outcome of a " + Step, EffectText.Number(Usual)],
            ["standard deviation of a " + Step, EffectText.Number(Deviation)],
            ["correlation of neighbours", Fixed(Autocorrelation, 2)],
            [$"{Step}s before / after", $"{Before} / {After}"],
            .. Controls > 0 ? [["regions with / without", $"{Treated} / {Controls}"]] : (IReadOnlyList<string>[])[],
            ["power / false alarms", $"{Percent(Power, 0)} / {Percent(Alpha, 0)}"],
            ["minimum detectable effect", Detectable.Value is { } effect ? EffectText.Number(effect) : "undefined"],
            ["the same, share of what is usual", DetectableShare.Value is { } share ? Percent(share) : "undefined"],
        ]);

    /// <summary>None: a plan claims nothing about a campaign.</summary>
    public override EvidenceGrade? Grade => null;

    private protected override MethodsFacts Facts => new(
        new($"{Before} {Step}s before the launch", $"{Before} Zeiträume vor dem Start"), null,
        new($"Minimum detectable effect of {Design.Name.English}, power {Percent(Power, 0)}, false alarms {Percent(Alpha, 0)}, neighbours correlated {Fixed(Autocorrelation, 2)}.",
            $"Kleinster nachweisbarer Effekt, Teststärke {Percent(Power, 0)}, Fehlalarme {Percent(Alpha, 0)}, Korrelation benachbarter Zeiträume {Fixed(Autocorrelation, 2).Replace('.', ',')}."));
}
