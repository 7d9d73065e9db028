using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>The return on investment as a distribution: what comes out when all that is uncertain varies at once.</summary>
/// <remarks>
/// <para>ROI = (extra sales × margin − cost) / cost, cost = set-up + upkeep. Each input is drawn from its range, all independently, as often as
/// <see cref="Draws"/> says; the interval holds the middle 95 % of the results. 0 means that it just paid, −1 that everything is lost.</para>
/// <para>Over time (<see cref="Course"/>): after k of K periods, k/K of the extra sales and of the upkeep and all of the set-up. That they come evenly is an assumption.</para>
/// <para>The tornado moves one input from its 5 % to its 95 % value while the others stay in their middle; it shows which range to narrow first.</para>
/// <para>The distribution is as good as the ranges: an input that nobody measured makes it a picture of opinions (SR132). It knows no sales after the campaign.
/// Tested against closed forms (normal, log-normal, uniform, triangular).</para>
/// </remarks>
public sealed record CampaignReturn : EvidenceResult
{
    private static readonly double[] s_shown = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    private CampaignReturn() { }

    /// <summary>The inputs.</summary>
    public required ReturnInputs Inputs { get; init; }

    /// <summary>The middle of the distribution, with its middle 95 %.</summary>
    public required Estimate Return { get; init; }

    /// <summary>P(ROI &gt; 0), how probable it is that the campaign paid, if the ranges are right.</summary>
    public required double ProbabilityPositive { get; init; }

    /// <summary>What is left after all costs, in the currency.</summary>
    public required Estimate Net { get; init; }

    /// <summary>Quantiles of the ROI: 2.5, 10, 25, 50, 75, 90 and 97.5 %.</summary>
    public required IReadOnlyList<ReturnQuantile> Quantiles { get; init; }

    /// <summary>What each input alone does to the ROI, the strongest first.</summary>
    public required IReadOnlyList<TornadoBar> Tornado { get; init; }

    /// <summary>What is left after each period, as quantiles.</summary>
    public required IReadOnlyList<FanPoint> Course { get; init; }

    /// <summary>How often it was drawn.</summary>
    public required int Draws { get; init; }

    /// <summary>The seed of the draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many extra sales pay the costs, with margin and costs in their middle.</summary>
    public double BreakEven => (Inputs.SetUp.Range.Median + Inputs.Upkeep.Range.Median) / Inputs.Margin.Range.Median;

    /// <summary>How far the evidence for it carries: that of the effect behind it, or E where somebody has stated the extra sales.</summary>
    public override EvidenceGrade Grade => Inputs.Effect is { } effect ? EvidenceGrade.Of(effect, Denominator ?? effect.Denominator, Inputs.Costs, BreakEven)
        : EvidenceGrade.Judge(StudyDesign.Stated, Denominator, Inputs.Costs is { } costs ? GradeReason.OfCosts(costs) : new("costs", true, "They were stated, and nobody says what is in them."), GradeReason.OfAnswer(Return, null, isShare: true),
            [new("the stated ranges hold", null, "Nobody has measured the extra sales.")]);

    /// <summary>Of how many the extra sales are a part, in words, where that is stated apart from the effect; else null.</summary>
    public string? Denominator { get; init; }

    /// <summary>The days; null when not stated.</summary>
    public string? Period { get; init; }

    /// <summary>Draws the distribution.</summary>
    /// <param name="inputs">All that the return hangs on.</param>
    /// <param name="draws">How often, at least 100.</param>
    /// <param name="seed">Same seed, same numbers.</param>
    /// <exception cref="ArgumentException">The costs may be zero or less, and the return of nothing is undefined.</exception>
    public static CampaignReturn Measure(ReturnInputs inputs, int draws = 10_000, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        if (!(inputs.SetUp.Range.Quantile(1e-6) + inputs.Upkeep.Range.Quantile(1e-6) > 0) || inputs.SetUp.Range.Quantile(1e-6) < 0 || inputs.Upkeep.Range.Quantile(1e-6) < 0)
            throw new ArgumentException("The costs may be zero or less by these ranges, and the return of nothing is undefined. State a range above zero, such as InputRange.Triangular or LogNormal.", nameof(inputs));
        var random = new SeededRandom(seed);
        double[] returns = new double[draws], gains = new double[draws], setUps = new double[draws], upkeeps = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            gains[i] = inputs.Extra.Range.Quantile(random.NextOpenUnit()) * inputs.Margin.Range.Quantile(random.NextOpenUnit());
            setUps[i] = inputs.SetUp.Range.Quantile(random.NextOpenUnit());
            upkeeps[i] = inputs.Upkeep.Range.Quantile(random.NextOpenUnit());
            returns[i] = (gains[i] - setUps[i] - upkeeps[i]) / (setUps[i] + upkeeps[i]);
        }
        FanPoint After(int period)
        {
            double part = (double)period / inputs.Periods;
            return FanPoint.Of(period, [.. Enumerable.Range(0, draws).Select(i => part * (gains[i] - upkeeps[i]) - setUps[i]).Order()]);
        }
        double[] ascending = [.. returns.Order()], nets = [.. returns.Select((_, i) => gains[i] - setUps[i] - upkeeps[i]).Order()];
        string method = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Monte Carlo, {draws:N0} draws, seed {seed}: middle 95 % given the stated ranges");
        Estimate Middle(double[] sorted) => Estimate.Of(Statistics.Quantiles.Type7(sorted, 0.5), new Interval(Statistics.Quantiles.Type7(sorted, 0.025), Statistics.Quantiles.Type7(sorted, 0.975), 0.95, method));
        ReturnInput[] assumed = [.. inputs.All.Where(input => !input.IsMeasured)];
        return new()
        {
            Inputs = inputs,
            Return = Middle(ascending),
            Net = Middle(nets),
            ProbabilityPositive = (double)returns.Count(value => value > 0) / draws,
            Quantiles = [.. s_shown.Select(p => new ReturnQuantile(p, Statistics.Quantiles.Type7(ascending, p)))],
            Tornado = [.. inputs.All.Select(input => Bar(inputs, input)).OrderByDescending(bar => Math.Abs(bar.AtHigh - bar.AtLow))],
            Course = [.. Enumerable.Range(0, inputs.Periods + 1).Select(After)],
            Draws = draws,
            Seed = seed,
            Caveats = assumed.Length == 0 ? [] : [new("SR132", $"{Capital(string.Join(", ", assumed.Select(input => input.Name)))} {(assumed.Length == 1 ? "was" : "were")} stated, not measured: with another range the probability is another.")],
        };
    }

    private static TornadoBar Bar(ReturnInputs inputs, ReturnInput moved)
    {
        double At(double probability)
        {
            double Value(ReturnInput input) => ReferenceEquals(input, moved) ? input.Range.Quantile(probability) : input.Range.Median;
            double cost = Value(inputs.SetUp) + Value(inputs.Upkeep);
            return (Value(inputs.Extra) * Value(inputs.Margin) - cost) / cost;
        }
        return new(moved.Name, moved.Range.Quantile(0.05), moved.Range.Quantile(0.95), At(0.05), At(0.95));
    }

    /// <inheritdoc/>
    public override string Sentence => WithNaive(
        $"The return is {Percent(Return.Value!.Value, 0)} of the cost, and {Percent(Return.Interval!.Low, 0)} to {Percent(Return.Interval.High, 0)} hold 95 % of what the stated ranges allow; "
        + $"it paid with a probability of {Percent(ProbabilityPositive, 0)}. It takes {EffectText.Number(BreakEven)} {Inputs.Extra.Name} to pay.");

    /// <summary>Inputs with their ranges, then quantiles of the return.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), "Range or meaning"],
        [
            .. Inputs.All.Select(input => (IReadOnlyList<string>)[input.Name, EffectText.Number(input.Range.Median), $"{input.Range}; {input.Basis}"]),
            .. Quantiles.Select(quantile => (IReadOnlyList<string>)[$"return, {Percent(quantile.Probability)} quantile", Percent(quantile.Return, 0), quantile.Probability == 0.5 ? "as often below as above" : ""]),
            ["probability that it paid", Percent(ProbabilityPositive), "P(ROI > 0), if the ranges are right"],
            [$"net, {Inputs.Currency}", EffectText.Number(Net.Value!.Value), EffectText.Range(Net.Interval!)],
        ],
        $"{Return.Interval!.Method}. {Grade.InShort}");

    private protected override MethodsFacts Facts => new(
        new($"{Inputs.All.Count} inputs with stated ranges ({string.Join("; ", Inputs.All.Select(input => $"{input.Name}: {input.Range}"))})", $"{Inputs.All.Count} Eingangsgrößen mit angegebenen Spannen"), Period,
        new("Return on investment = (extra sales × margin − cost) / cost, drawn from all ranges at once.", "Return on Investment = (zusätzliche Verkäufe × Deckungsbeitrag − Kosten) / Kosten, aus allen Spannen zugleich gezogen."))
    {
        Interval = new($"middle 95 % of {Count(Draws)} draws, seed {Seed}", $"mittlere 95 % aus {MethodsFacts.Count(Draws, "", "").German.Trim()} Ziehungen, Startwert {Seed}"),
    };
}

/// <summary>A quantile of a return.</summary>
/// <param name="Probability">The share of draws at most this.</param>
/// <param name="Return">The return, as a share of the cost.</param>
public sealed record ReturnQuantile(double Probability, double Return);

/// <summary>What one input alone does to the return.</summary>
/// <param name="Input">The input.</param>
/// <param name="Low">Its 5 % value.</param>
/// <param name="High">Its 95 % value.</param>
/// <param name="AtLow">The return with it.</param>
/// <param name="AtHigh">The return with that.</param>
public sealed record TornadoBar(string Input, double Low, double High, double AtLow, double AtHigh);

/// <summary>What is left after some periods.</summary>
/// <param name="Period">How many periods; 0 is the start.</param>
/// <param name="Low95">2.5 % quantile.</param>
/// <param name="Low50">25 % quantile.</param>
/// <param name="Median">Middle.</param>
/// <param name="High50">75 % quantile.</param>
/// <param name="High95">97.5 % quantile.</param>
public sealed record FanPoint(int Period, double Low95, double Low50, double Median, double High50, double High95)
{
    internal static FanPoint Of(int period, double[] ascending)
    {
        double At(double p) => Statistics.Quantiles.Type7(ascending, p);
        return new(period, At(0.025), At(0.25), At(0.5), At(0.75), At(0.975));
    }
}
