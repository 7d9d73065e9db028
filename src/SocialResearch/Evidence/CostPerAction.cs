using SocialResearch.Conversations;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What one click, interaction or contact cost.</summary>
/// <remarks>
/// <para>c = cost / x with the count x. Interval: cost divided by the ends of Garwood's exact interval of x, so few clicks show as a wide range.
/// With no click the cost of one is undefined; all that can be said is that it is at least cost / 3.69 (95 %).</para>
/// <para>The interval is about chance in the count alone: not about clicks of programs, nor about costs that nobody has counted. It does
/// not say what a click is worth, nor whether the same people would have come anyway.</para>
/// <para>Source of the interval: Garwood 1936; tested against R's poisson.test.</para>
/// </remarks>
public sealed record CostPerAction : EvidenceResult
{
    private CostPerAction(string action, long count, Money cost, Estimate each) => (Action, Count, Cost, Each) = (action, count, cost, each);

    /// <summary>What is counted, in the singular: "click".</summary>
    public string Action { get; }

    /// <summary>How many.</summary>
    public long Count { get; }

    /// <summary>What all of them cost.</summary>
    public Money Cost { get; }

    /// <summary>What one cost, in the currency of <see cref="Cost"/>.</summary>
    public Estimate Each { get; }

    /// <summary>The days; null when the source does not say.</summary>
    public string? Period { get; init; }

    /// <summary>The files of cost and count.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The cost of one click: all costs by the clicks that count, next to media alone by every opening.</summary>
    /// <param name="clicks">The clicks.</param>
    /// <param name="costs">The costs.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static CostPerAction Measure(ClickTable clicks, CostSheet costs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(clicks);
        ArgumentNullException.ThrowIfNull(costs);
        Money careless = costs.Media.Amount > 0 ? costs.Media : costs.Total;
        return Measure("click", clicks.Clicks, costs.Total, level) with
        {
            Period = clicks.Period,
            Sources = [.. clicks.Sources, .. costs.Sources],
            Naive = new NaiveAnswer("advertising alone by every opening",
                clicks.Unfiltered == 0 ? Estimate.Undefined("Nothing was opened.") : Estimate.Of((double)careless.Amount / clicks.Unfiltered),
                $"{costs.Currency} a click", "nobody worked for it and no program opened a link"),
            Caveats = [.. costs.Caveats, .. clicks.Caveats, .. Few(clicks.Clicks, "click")],
        };
    }

    /// <summary>The cost of one of anything that is counted.</summary>
    /// <param name="action">What is counted, in the singular: "click", "interaction", "contact".</param>
    /// <param name="count">How many.</param>
    /// <param name="cost">What all of them cost.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static CostPerAction Measure(string action, long count, Money cost, double level = 0.95)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        if (cost.Amount < 0) throw new ArgumentOutOfRangeException(nameof(cost), cost.Amount, "A cost is from zero up; income belongs to the return.");
        double total = (double)cost.Amount;
        Interval counted = EventCounts.Garwood(count, level).Interval!;
        return new(action, count, cost, count == 0
            ? Estimate.Undefined($"There was no {action}; one costs at least {EffectText.Number(total / counted.High)} {cost.Currency} ({Level(counted)}).")
            : Estimate.Of(total / count, new Interval(total / counted.High, total / counted.Low, level, counted.Method)))
        {
            Caveats = [.. Few(count, action)],
        };
    }

    /// <inheritdoc/>
    public override string Sentence => WithNaive(Each.Value is null
        ? $"{Each.WhyUndefined}"
        : $"One {Action} cost {EffectText.Value(Each, Cost.Currency)}: {Cost} for {Wording.Count(Count, Action, Action + "s")}{(Period is null ? "" : $", {Period}")}.");

    /// <summary>Cost, count, cost of one, and the tempting answer.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), Column.Number("Interval")],
        [
            [$"cost of all, {Cost.Currency}", Plain((double)Cost.Amount), ""],
            [$"{Action}s", Wording.Count(Count), EventCounts.Garwood(Count).Interval is { } i ? $"{Fixed(i.Low, 0)} to {Fixed(i.High, 0)}" : ""],
            [$"cost of one, {Cost.Currency}", Each.Value is { } each ? EffectText.Number(each) : "undefined", Each.Interval is { } range ? EffectText.Range(range) : ""],
            .. Naive is { Value.Value: { } naive } ? [[$"tempting: {Naive.Name}", EffectText.Number(naive), ""]] : (IReadOnlyList<string>[])[],
        ]);

    /// <inheritdoc/>
    public override MethodsFacts Methods => new(
        MethodsFacts.Count(Count, Action + "s", Action switch { "click" => "Klicks", "interaction" => "Interaktionen", "contact" => "Kontakte", _ => $"„{Action}“" }), Period,
        new($"Cost of one {Action} = all costs ({Cost}) / counted {Action}s.", $"Kosten je {Action switch { "click" => "Klick", "interaction" => "Interaktion", "contact" => "Kontakt", _ => Action }} = alle Kosten ({MethodsFacts.Amount(Cost).German}) / gezählte Ereignisse."))
    {
        Interval = Each.Interval is null ? null : new("exact Poisson interval of the count (Garwood)", "exaktes Poisson-Intervall der Anzahl (Garwood)"),
        Level = Each.Interval?.Level ?? 0.95,
        Sources = Sources,
    };

    private static IEnumerable<Caveat> Few(long count, string action)
    {
        if (count is > 0 and < 10) yield return new("SR123", $"Only {Wording.Count(count, action, action + "s")} were counted: the interval is wide, and one more or less moves the result.");
    }
}
