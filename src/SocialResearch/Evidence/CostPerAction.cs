using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What one click, interaction or contact cost.</summary>
/// <remarks>
/// <para>c = cost / x with the count x. Interval: cost divided by the ends of Garwood's exact interval of x, so few clicks show as a wide range.
/// With no click the cost of one is undefined; all that can be said is that it is at least cost / 3.69 (95 %).</para>
/// <para>The interval is about chance in the count alone: not about clicks of programs, nor about costs that nobody has counted. It does
/// not say what a click is worth, nor whether the same people would have come anyway: it describes, and its <see cref="Grade"/> as evidence for an effect is E.</para>
/// <para>Source of the interval: Garwood 1936; tested against R's poisson.test.</para>
/// </remarks>
public sealed record CostPerAction : EvidenceResult
{
    private CostPerAction(string action, long count, Money cost, Estimate each, EvidenceGrade grade) => (Action, Count, Cost, Each, Grade) = (action, count, cost, each, grade);

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

    /// <summary>What counts as one, such as "reactions + comments + shares"; null where the name says it.</summary>
    public string? Definition { get; init; }

    /// <inheritdoc/>
    public override EvidenceGrade Grade { get; }

    /// <summary>The cost of one click: all costs by the clicks that count, next to media alone by every opening.</summary>
    /// <param name="clicks">The clicks.</param>
    /// <param name="costs">The costs.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static CostPerAction Measure(ClickTable clicks, CostSheet costs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(clicks);
        ArgumentNullException.ThrowIfNull(costs);
        return Measure("click", clicks.Clicks, costs, level, clicks.IsFiltered ? $"{Wording.Count(clicks.Clicks)} clicks of {Wording.Count(clicks.Unfiltered)} openings" : $"{Wording.Count(clicks.Clicks)} clicks",
            clicks.IsFiltered
                ? new("programs are not counted", true, $"{Wording.Count(clicks.Unfiltered - clicks.Clicks)} of {Wording.Count(clicks.Unfiltered)} openings were left out by rules.")
                : new("programs are not counted", null, "The source gives totals only; programs among them cannot be told apart.")) with
        {
            Period = clicks.Period,
            Zone = clicks.Zone,
            Sources = [.. clicks.Sources, .. costs.Sources],
            Naive = Careless("advertising alone by every opening", "click", clicks.Unfiltered, costs, "nobody worked for it and no program opened a link"),
            Caveats = [.. costs.Caveats, .. clicks.Caveats, .. Apart(clicks.Months, costs, "click"), .. Few(clicks.Clicks, "click")],
        };
    }

    /// <summary>The cost of one interaction or contact: all costs by the count, next to media alone.</summary>
    /// <param name="actions">What was counted.</param>
    /// <param name="costs">The costs.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static CostPerAction Measure(ActionCounts actions, CostSheet costs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(costs);
        return Measure(actions.Action, actions.Count, costs, level, $"{Wording.Count(actions.Count, actions.Action, actions.Action + "s")}, counted as {actions.Definition}",
            new("one of them is one person", null, $"The source counts {actions.Action}s; how many people are behind them it does not say.")) with
        {
            Definition = actions.Definition,
            Period = actions.Period,
            Zone = actions.Zone,
            Sources = [.. actions.Sources, .. costs.Sources],
            Naive = Careless("advertising alone", actions.Action, actions.Count, costs, "nobody worked for it"),
            Caveats = [.. costs.Caveats, .. actions.Caveats, .. Apart(actions.Months, costs, actions.Action), .. Few(actions.Count, actions.Action)],
        };
    }

    /// <summary>The cost of one of anything that is counted, for an amount of which nobody says what is in it.</summary>
    /// <param name="action">What is counted, in the singular: "click", "interaction", "contact".</param>
    /// <param name="count">How many.</param>
    /// <param name="cost">What all of them cost.</param>
    /// <param name="level">Nominal coverage of the interval.</param>
    public static CostPerAction Measure(string action, long count, Money cost, double level = 0.95)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(action);
        return Measure(action, count, cost, level, Wording.Count(count, action, action + "s"), new("costs", true, "Nobody says which kinds of cost are in the amount."), new("the count is right", null, "It was stated without a file."));
    }

    private static CostPerAction Measure(string action, long count, CostSheet costs, double level, string denominator, AssumptionCheck check) =>
        Measure(action, count, costs.Total, level, denominator, GradeReason.OfCosts(costs), check);

    private static CostPerAction Measure(string action, long count, Money cost, double level, string denominator, GradeReason costs, AssumptionCheck check)
    {
        if (cost.Amount < 0) throw new ArgumentOutOfRangeException(nameof(cost), cost.Amount, "A cost is from zero up; income belongs to the return.");
        double total = (double)cost.Amount;
        Interval counted = EventCounts.Garwood(count, level).Interval!;
        Estimate each = count == 0
            ? Estimate.Undefined($"There was no {action}; one costs at least {EffectText.Number(total / counted.High)} {cost.Currency} ({Level(counted)}).")
            : Estimate.Of(total / count, new Interval(total / counted.High, total / counted.Low, level, counted.Method));
        return new(action, count, cost, each, EvidenceGrade.Judge(StudyDesign.Description, denominator, costs, GradeReason.OfAmount(each, cost.Currency), [check])) { Caveats = [.. Few(count, action)] };
    }

    private static NaiveAnswer Careless(string name, string action, long count, CostSheet costs, string breaks) => new(name,
        count == 0 ? Estimate.Undefined("Nothing was counted.") : Estimate.Of((double)(costs.Media.Amount > 0 ? costs.Media : costs.Total).Amount / count), $"{costs.Currency} {Article(action)} {action}", breaks);

    /// <inheritdoc/>
    public override string Sentence => WithNaive((Each.Value is null
        ? $"{Each.WhyUndefined}"
        : $"One {Action} cost {EffectText.Value(Each, Cost.Currency)}: {Cost} for {Wording.Count(Count, Action, Action + "s")}{(Definition is null ? "" : $" (counted as {Definition})")}{(Period is null ? "" : $", {Period}")}.") + $" {Grade.InShort}");

    /// <summary>Cost, count, cost of one, and the tempting answer.</summary>
    public override Table ToTable() => new(
        ["What", Column.Number("Value"), Column.Number("Interval")],
        [
            [$"cost of all, {Cost.Currency}", Plain((double)Cost.Amount), ""],
            [$"{Action}s{(Definition is null ? "" : $", counted as {Definition}")}", Wording.Count(Count), EventCounts.Garwood(Count).Interval is { } i ? $"{Fixed(i.Low, 0)} to {Fixed(i.High, 0)}" : ""],
            [$"cost of one, {Cost.Currency}", Each.Value is { } each ? EffectText.Number(each) : "undefined", Each.Interval is { } range ? EffectText.Range(range) : ""],
            .. Naive is { Value.Value: { } naive } ? [[$"tempting: {Naive.Name}", EffectText.Number(naive), ""]] : (IReadOnlyList<string>[])[],
        ],
        Grade.InShort);

    private protected override MethodsFacts Facts => new(
        MethodsFacts.Count(Count, Action + "s", Action switch { "click" => "Klicks", "interaction" => "Interaktionen", "contact" => "Kontakte", _ => $"„{Action}“" }), Period,
        new($"Cost of one {Action} = all costs ({Cost}) / counted {Action}s{(Definition is null ? "" : $" ({Definition})")}.", $"Kosten je {Action switch { "click" => "Klick", "interaction" => "Interaktion", "contact" => "Kontakt", _ => Action }} = alle Kosten ({MethodsFacts.Amount(Cost).German}) / gezählte Ereignisse{(Definition is null ? "" : $" ({Definition})")}."))
    {
        Interval = Each.Interval is null ? null : new("exact Poisson interval of the count (Garwood)", "exaktes Poisson-Intervall der Anzahl (Garwood)"),
        Level = Each.Interval?.Level ?? 0.95,
    };

    internal static (DateOnly First, DateOnly Last)? MonthsOf(DateOnly? first, DateOnly? last) => first is { } from && last is { } to ? (new(from.Year, from.Month, 1), new(to.Year, to.Month, 1)) : null;

    /// <summary>Upkeep of months in which nothing was counted buys nothing that is in the count.</summary>
    private static IEnumerable<Caveat> Apart((DateOnly First, DateOnly Last)? counted, CostSheet costs, string action)
    {
        if (counted is not { } months) yield break;
        Money[] apart = [.. costs.UpkeepByMonth.Where(month => month.Month < months.First || month.Month > months.Last).Select(month => month.Cost)];
        if (apart.Length > 0)
            yield return new("SR086", $"{apart.Aggregate((sum, cost) => sum + cost)} of upkeep are of months outside the days in which {action}s were counted: cost and count are not about the same time.");
    }

    private static string Article(string action) => "aeiou".Contains(action[0], StringComparison.OrdinalIgnoreCase) ? "an" : "a";

    private static IEnumerable<Caveat> Few(long count, string action)
    {
        if (count is > 0 and < 10) yield return new("SR123", $"Only {Wording.Count(count, action, action + "s")} were counted: the interval is wide, and one more or less moves the result.");
    }
}
