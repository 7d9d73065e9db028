namespace SocialResearch.Evidence;

/// <summary>All that a return hangs on, each with its range.</summary>
/// <param name="Extra">Sales that would not have come without the campaign, over all its periods. Not the sales that came over its links.</param>
/// <param name="Margin">What one such sale leaves after its own costs: the contribution margin [Deckungsbeitrag], not the price.</param>
/// <param name="SetUp">What it cost once.</param>
/// <param name="Upkeep">What it cost again and again, over all periods.</param>
/// <param name="Currency">The one currency of margin and costs.</param>
public sealed record ReturnInputs(ReturnInput Extra, ReturnInput Margin, ReturnInput SetUp, ReturnInput Upkeep, string Currency)
{
    /// <summary>Three letters.</summary>
    public string Currency { get; } = new Money(0, Currency).Currency;

    /// <summary>How many periods the campaign ran.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>One period in words.</summary>
    public string Step { get; init; } = "week";

    /// <summary>The measured effect the extra sales come from; null when they were stated.</summary>
    public EffectMeasure? Effect { get; init; }

    /// <summary>The cost sheet; null when the costs were stated.</summary>
    public CostSheet? Costs { get; init; }

    /// <summary>The inputs in the order of the table.</summary>
    public IReadOnlyList<ReturnInput> All => [Extra, Margin, SetUp, Upkeep];

    /// <summary>The inputs of a measured effect and a cost sheet.</summary>
    /// <param name="effect">What the campaign has changed, with an interval.</param>
    /// <param name="margin">What one sale leaves.</param>
    /// <param name="costs">The costs; their amounts are taken as exact.</param>
    /// <param name="unseenCost">By which share the costs may be higher, for what nobody has counted; 0 for none.</param>
    public static ReturnInputs Of(EffectMeasure effect, InputRange margin, CostSheet costs, double unseenCost = 0)
    {
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(costs);
        ArgumentOutOfRangeException.ThrowIfNegative(unseenCost);
        InputRange Range(Money money) => unseenCost == 0 || money.Amount == 0
            ? InputRange.Exactly((double)money.Amount) : InputRange.Triangular((double)money.Amount, (double)money.Amount, (double)money.Amount * (1 + unseenCost));
        return new(
            new("extra " + effect.Outcome, InputRange.Measured(effect.Total), effect.DesignName, IsMeasured: true),
            new("margin of one sale", margin, "stated", IsMeasured: false),
            new("set-up cost", Range(costs.SetUp), "cost sheet", unseenCost == 0),
            new("upkeep cost", Range(costs.Upkeep), "cost sheet", unseenCost == 0), costs.Currency)
        {
            Effect = effect,
            Costs = costs,
            Periods = effect.After,
            Step = effect.Step,
        };
    }
}

/// <summary>One input of a return.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Range">In which range it lies.</param>
/// <param name="Basis">Where the range comes from: a design, a file, a guess and whose.</param>
/// <param name="IsMeasured">Whether it was measured; otherwise somebody has assumed it.</param>
public sealed record ReturnInput(string Name, InputRange Range, string Basis, bool IsMeasured);
