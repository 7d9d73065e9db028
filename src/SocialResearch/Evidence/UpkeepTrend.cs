using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Whether a campaign becomes cheaper to keep up: the upkeep cost of one click, month by month.</summary>
/// <remarks>
/// <para>cₘ = upkeep of month m / clicks of month m, with Garwood's interval. Trend: least squares of ln cₘ on m with Newey-West errors (lag by the usual rule, t with n − 2
/// degrees of freedom), or with the error that the counts alone bring, √(Σ(m − m̄)²/xₘ)/Σ(m − m̄)², where that is larger; written as a share a month: e^slope − 1. A channel that fills itself would show a trend below zero; one that must be filled like a barrel with
/// a hole shows none, or one above.</para>
/// <para>It does not say what the clicks are worth. Months without a click or without a cost are named and left out of the trend.</para>
/// </remarks>
public sealed record UpkeepTrend : EvidenceResult
{
    private UpkeepTrend() { }

    /// <summary>The months with both cost and clicks.</summary>
    public required IReadOnlyList<UpkeepMonth> Months { get; init; }

    /// <summary>By which share the cost of a click changes a month; below zero it becomes cheaper.</summary>
    public required Estimate ChangeAMonth { get; init; }

    /// <summary>Three letters.</summary>
    public required string Currency { get; init; }

    /// <summary>Months with a cost or with clicks, but not both.</summary>
    public required IReadOnlyList<DateOnly> LeftOut { get; init; }

    /// <summary>Looks at the upkeep of each month.</summary>
    /// <param name="clicks">The clicks by day.</param>
    /// <param name="costs">The costs with their months.</param>
    /// <param name="level">Nominal coverage of the intervals.</param>
    /// <exception cref="InsufficientDataException">No month has both upkeep and clicks.</exception>
    public static UpkeepTrend Measure(ClickTable clicks, CostSheet costs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(clicks);
        ArgumentNullException.ThrowIfNull(costs);
        var counted = clicks.ByMonth.ToDictionary(month => month.Month, month => month.Clicks);
        var paid = costs.UpkeepByMonth.ToDictionary(month => month.Month, month => month.Cost);
        DateOnly[] both = [.. counted.Keys.Intersect(paid.Keys).Where(month => counted[month] > 0 && paid[month].Amount > 0).Order()];
        if (both.Length == 0)
            throw new InsufficientDataException("No month has both upkeep costs and clicks.", "Write the month of each upkeep cost into the cost file, and export clicks by day.");
        UpkeepMonth[] months = [.. both.Select(month => new UpkeepMonth(month, counted[month], paid[month], CostPerAction.Measure("click", counted[month], paid[month], level).Each))];
        return new()
        {
            Months = months,
            ChangeAMonth = Trend(months, level),
            Currency = costs.Currency,
            LeftOut = [.. counted.Keys.Union(paid.Keys).Except(both).Order()],
            Sources = [.. clicks.Sources, .. costs.Sources],
            Zone = clicks.Zone,
            CostReason = GradeReason.OfCosts(costs),
            Naive = new("all costs by all clicks at the end", CostPerAction.Measure("click", months.Sum(month => month.Clicks), months.Aggregate(Money.Zero(costs.Currency), (sum, month) => sum + month.Cost)).Each,
                $"{costs.Currency} a click", "the last click cost as much as the first"),
            Caveats = months.Length < 6 ? [new("SR129", $"Only {months.Length} months: a trend of so few points is little more than a guess.")] : [],
        };
    }

    private static Estimate Trend(UpkeepMonth[] months, double level)
    {
        if (months.Length < 4) return Estimate.Undefined($"{Count(months.Length, "month", "months")} are too few for a trend; it takes four.");
        double[] time = [.. months.Select(month => (double)((month.Month.Year - months[0].Month.Year) * 12 + month.Month.Month - months[0].Month.Month))];
        LeastSquares fit = LeastSquares.Fit([[.. time.Select(_ => 1.0)], time], [.. months.Select(month => Math.Log(month.Each.Value!.Value))]);
        int lag = InterruptedTimeSeries.DefaultLag(months.Length);
        (double slope, double scatter) = fit.Combine([0, 1], fit.NeweyWest(lag));
        // Few months may lie on a line by luck; they cannot be surer than their clicks are.
        double middle = time.Average(), spread = time.Sum(t => (t - middle) * (t - middle));
        double counted = Math.Sqrt(time.Zip(months, (t, month) => (t - middle) * (t - middle) / month.Clicks).Sum()) / spread, error = Math.Max(scatter, counted);
        double reach = StudentT.Reach(level, fit.Freedom) * error;
        return Estimate.Of(Math.Exp(slope) - 1, new Interval(Math.Exp(slope - reach) - 1, Math.Exp(slope + reach) - 1, level, counted > scatter ? "OLS of logarithms, error of the counted clicks" : $"OLS of logarithms, Newey-West lag {lag}"));
    }

    /// <summary>"falling", "rising" or "neither clearly falling nor rising", by the interval of the trend; null without one.</summary>
    public string? Direction => ChangeAMonth.Interval is not { } i ? null : i.High < 0 ? "falling" : i.Low > 0 ? "rising" : "neither clearly falling nor rising";

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            string trend = ChangeAMonth is { Value: { } change, Interval: { } i }
                ? $"It is {Direction}: {Percent(change)} a month ({Level(i)} interval {Percent(i.Low)} to {Percent(i.High)})."
                : ChangeAMonth.WhyUndefined!;
            return WithNaive($"Upkeep cost {EffectText.Number(Months[0].Each.Value!.Value, Currency)} a click in {Name(Months[0])} and {EffectText.Number(Months[^1].Each.Value!.Value, Currency)} in {Name(Months[^1])}. {trend}"
                + (LeftOut.Count == 0 ? "" : $" {Count(LeftOut.Count, "month has", "months have")} costs or clicks only and {(LeftOut.Count == 1 ? "is" : "are")} left out."));
        }
    }

    /// <summary>One row a month.</summary>
    public override Table ToTable() => new(
        ["Month", Column.Number($"Upkeep, {Currency}"), Column.Number("Clicks"), Column.Number($"{Currency} a click"), Column.Number("Interval")],
        [.. Months.Select(month => (IReadOnlyList<string>)[Name(month), Plain((double)month.Cost.Amount), Count(month.Clicks), EffectText.Number(month.Each.Value!.Value), EffectText.Range(month.Each.Interval!)])],
        Grade.InShort);

    /// <inheritdoc/>
    public override EvidenceGrade Grade => EvidenceGrade.Judge(StudyDesign.Description, $"{Count(Months.Sum(month => month.Clicks))} clicks of {Count(Months.Count, "month", "months")}", CostReason, GradeReason.OfAnswer(ChangeAMonth, null, isShare: true),
        [new("clicks of all months are alike", null, "Counts of clicks cannot show whether the people behind them are as valuable as before.")]);

    private GradeReason CostReason { get; init; } = EvidenceGrade.NoCosts;

    private protected override MethodsFacts Facts => new(
        new($"{Months.Count} months, {Count(Months.Sum(month => month.Clicks))} clicks", $"{Months.Count} Monate, {MethodsFacts.Count(Months.Sum(month => month.Clicks), "Klicks", "Klicks").German}"),
        $"{Name(Months[0])} to {Name(Months[^1])}", new("Upkeep cost of one click by month; trend of its logarithm.", "Unterhaltskosten je Klick und Monat; Trend ihres Logarithmus."))
    {
        Interval = ChangeAMonth.Interval is null ? null : new("least squares of logarithms; the larger of the Newey-West error and that of the counts", "kleinste Quadrate der Logarithmen; der größere Fehler aus Newey-West und Zählung"),
        Level = ChangeAMonth.Interval?.Level ?? 0.95,
    };

    private static string Name(UpkeepMonth month) => month.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>The upkeep of one month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Clicks">Clicks that count.</param>
/// <param name="Cost">Upkeep.</param>
/// <param name="Each">Upkeep of one click.</param>
public sealed record UpkeepMonth(DateOnly Month, long Clicks, Money Cost, Estimate Each);
