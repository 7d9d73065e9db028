using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>From where the change of slope is counted; the two forms fit the same line and call different numbers "the step".</summary>
public enum SegmentForm
{
    /// <summary>y = β₀ + β₁t + β₂·post + β₃·(t − T)·post: the step β₂ is the jump at the launch T (Wagner 2002; Bernal 2017, from memory).</summary>
    SinceLaunch,

    /// <summary>y = β₀ + β₁t + β₂·post + β₃·t·post: β₂ is the distance of both lines at t = 0, long before the launch, and no jump.</summary>
    FromStart,
}

/// <summary>The time after a launch against the trend of the time before: segmented regression.</summary>
/// <remarks>
/// <para>Ordinary least squares of yₜ = β₀ + β₁t + β₂·post + β₃·(t − T)·post, t = 0, 1, …, with Newey-West standard errors of lag L
/// (default ⌊4(n/100)^(2/9)⌋), n/(n − 4) as factor and Student's t with n − 4 degrees of freedom. Effect: the mean over the periods after the
/// launch of what lies above the continued old line, β₂ + β₃·(t − T).</para>
/// <para>Both <see cref="SegmentForm"/>s give the same line, the same effect and the same β₃; only what is called the step differs, and with it
/// its sign sometimes. With an error that goes on, the interval is too narrow even so (SR128; Turner et al. 2020 found the same for all such methods).
/// Durbin-Watson is shown and not relied on: in short series it misses most autocorrelation.</para>
/// <para>It does not know seasons: a launch in November finds Christmas. Tested against R's lm on R's Seatbelts and Newey-West by its formula in R.</para>
/// </remarks>
public sealed record InterruptedTimeSeries : EffectMeasure
{
    private InterruptedTimeSeries(OutcomeSeries series, DateOnly launch, int before) : base(StudyDesign.InterruptedTimeSeries, series, launch, before) { }

    /// <summary>The jump at the launch, or what <see cref="Form"/> calls so.</summary>
    public required Estimate Step0 { get; init; }

    /// <summary>The slope before.</summary>
    public required Estimate Trend { get; init; }

    /// <summary>How much steeper it is after.</summary>
    public required Estimate TrendChange { get; init; }

    /// <summary>From where the change of slope is counted.</summary>
    public required SegmentForm Form { get; init; }

    /// <summary>L, the lag of the standard errors.</summary>
    public required int Lag { get; init; }

    /// <summary>Durbin-Watson of the residuals; near 2 without autocorrelation.</summary>
    public required Estimate DurbinWatson { get; init; }

    /// <summary>What was seen, and what the old line foretold, period by period.</summary>
    public required IReadOnlyList<CounterfactualPoint> Course { get; init; }

    /// <inheritdoc/>
    public override string Assumption => "without the campaign the old trend would have gone on, and nothing else began at that time";

    /// <summary>Continues the old trend and looks at what lies above it.</summary>
    /// <param name="series">The outcome.</param>
    /// <param name="launch">The first day with the campaign.</param>
    /// <param name="form">From where the change of slope is counted; changes only what is called the step.</param>
    /// <param name="lag">L of Newey and West; by the rule above when null.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    /// <exception cref="InsufficientDataException">There are fewer than three periods on a side.</exception>
    public static InterruptedTimeSeries Measure(OutcomeSeries series, DateOnly launch, SegmentForm form = SegmentForm.SinceLaunch, int? lag = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(series);
        int at = series.Split(launch, 3, 3), n = series.Values.Count, L = lag ?? DefaultLag(n);
        double[] time = [.. Enumerable.Range(0, n).Select(t => (double)t)], post = [.. time.Select(t => t >= at ? 1.0 : 0)];
        double from = form == SegmentForm.SinceLaunch ? at : 0;
        LeastSquares fit = LeastSquares.Fit([[.. Enumerable.Repeat(1.0, n)], time, post, [.. time.Select(t => t >= at ? t - from : 0)]], [.. series.Values]);
        double[,] covariance = fit.NeweyWest(L);
        double width = StudentT.Reach(level, fit.Freedom);
        string method = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"OLS, Newey-West lag {L}");
        Estimate Combined(params ReadOnlySpan<double> weights)
        {
            (double value, double error) = fit.Combine(weights, covariance);
            return Of(value, error, fit.Freedom, level, method);
        }
        double reach = Enumerable.Range(at, n - at).Average(t => t - from);
        Estimate effect = Combined(0, 0, 1, reach);
        int after = n - at;
        bool goesOn = fit.DurbinWatson < 1.5;
        List<Caveat> caveats = [];
        if (goesOn) caveats.Add(new("SR128", $"Errors go on from one {series.Step} to the next (Durbin-Watson {Fixed(fit.DurbinWatson!.Value, 2)}, 2 would be none): the intervals are narrower than they should be."));
        if (Math.Min(at, after) < 12) caveats.Add(new("SR129", $"Only {Math.Min(at, after)} {series.Step}s lie {(at < after ? "before" : "after")} the launch: below twelve the old trend is little more than a guess, and the intervals promise too much."));
        return new(series, launch, at)
        {
            Effect = effect,
            Total = effect.Times(after),
            Trend = Combined(0, 1, 0, 0),
            Step0 = Combined(0, 0, 1, 0),
            TrendChange = Combined(0, 0, 0, 1),
            Form = form,
            Lag = L,
            DurbinWatson = fit.DurbinWatson is { } dw ? Estimate.Of(dw) : Estimate.Undefined("The fit is perfect."),
            Course = [.. Enumerable.Range(0, n).Select(t => Point(t))],
            Checks =
            [
                new("errors do not go on", !goesOn, $"Durbin-Watson {(fit.DurbinWatson is { } d ? Fixed(d, 2) : "undefined")}; it misses autocorrelation in short series."),
                new("nothing else began at that time", null, "One series cannot tell the campaign from the season or from what others did."),
            ],
            Naive = NaiveOf(series, launch, level),
            Caveats = caveats,
        };

        CounterfactualPoint Point(int t)
        {
            double line = fit.Coefficients[0] + fit.Coefficients[1] * t, observed = series.Values[t];
            (_, double error) = fit.Combine([1, t, 0, 0], covariance);
            return new(series.Periods[t], observed, line, line - width * error, line + width * error, t >= at);
        }
    }

    internal static int DefaultLag(int n) => (int)Math.Floor(4 * Math.Pow(n / 100.0, 2.0 / 9));

    internal static NaiveAnswer NaiveOf(OutcomeSeries series, DateOnly launch, double level) =>
        new("before and after", BeforeAfter.Measure(series, launch, level).Total, "more " + series.Outcome, "without the campaign nothing would have changed");

    private protected override IEnumerable<(string, Estimate)> Rows() =>
    [
        ($"trend before, a {Step}", Trend),
        (Form == SegmentForm.SinceLaunch ? "step at the launch" : "distance of the lines at the start (no step)", Step0),
        ($"change of trend, a {Step}", TrendChange),
        ($"more {Outcome} a {Step}, mean", Effect),
        ($"more {Outcome} in all", Total),
        ("Durbin-Watson", DurbinWatson),
    ];

    private protected override MethodsFacts Facts => new(
        new($"{Count(Before, Step, Step + "s")} before and {Count(After, Step, Step + "s")} after the launch", $"{Before} Zeiträume vor und {After} nach dem Start"), Period,
        new(
            $"Interrupted time series: segmented regression with a step and a change of slope at {Day(Launch)}, {(Form == SegmentForm.SinceLaunch ? "time counted from the launch" : "time counted from the start")}; effect = mean distance from the continued old trend.",
            $"Unterbrochene Zeitreihe: segmentierte Regression mit Sprung und Steigungsänderung am {Day(Launch)}; Effekt = mittlerer Abstand vom fortgeschriebenen alten Trend."))
    {
        Interval = new($"least squares with Newey-West standard errors, lag {Lag}", $"kleinste Quadrate mit Newey-West-Standardfehlern, Lag {Lag}"),
        Level = Effect.Interval!.Level,
    };
}

/// <summary>One period as it was, and as it would have been by the design.</summary>
/// <param name="Period">Its first day.</param>
/// <param name="Observed">What was counted.</param>
/// <param name="Expected">What the design expects without the campaign.</param>
/// <param name="Low">Lower end of the interval of that.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsAfter">Whether the campaign ran.</param>
public sealed record CounterfactualPoint(DateOnly Period, double Observed, double Expected, double Low, double High, bool IsAfter);
