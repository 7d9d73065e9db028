using SocialResearch.Conversations;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What a campaign cost, set-up apart from upkeep, and what nobody has counted.</summary>
/// <remarks>
/// Amounts of one currency only. A category of the <see cref="CostChecklist"/> without any item is missing, which is not zero: the total is
/// then a lower limit. It does not say whether an amount is right, nor what else the people could have done in their hours.
/// </remarks>
public sealed record CostSheet : MeasureResult
{
    private CostSheet(IReadOnlyList<CostItem> items, string currency) => (Items, Currency) = (items, currency);

    /// <summary>The costs.</summary>
    public IReadOnlyList<CostItem> Items { get; }

    /// <summary>The one currency of all of them.</summary>
    public string Currency { get; }

    /// <summary>The files they come from.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>Everything.</summary>
    public Money Total => Sum(Items);

    /// <summary>What came once.</summary>
    public Money SetUp => Sum(Items.Where(item => item.Kind == CostKind.SetUp));

    /// <summary>What comes again and again.</summary>
    public Money Upkeep => Sum(Items.Where(item => item.Kind == CostKind.Upkeep));

    /// <summary>Advertising alone: the cost that reports like to quote.</summary>
    public Money Media => Sum(Items.Where(item => CostChecklist.Find(item.Category)?.Name == "media"));

    /// <summary>Working hours that were counted.</summary>
    public decimal Hours => Items.Sum(item => item.Hours ?? 0);

    /// <summary>Rows of the checklist that no item answers.</summary>
    public IReadOnlyList<CostCategory> Missing => [.. CostChecklist.All.Where(category => !Items.Any(item => CostChecklist.Find(item.Category) == category))];

    /// <summary>The share of the checklist that is answered, 0 to 1.</summary>
    public double Completeness => 1 - (double)Missing.Count / CostChecklist.All.Count;

    /// <summary>Adds up costs.</summary>
    /// <param name="items">The costs.</param>
    /// <param name="sources">The files they come from.</param>
    /// <exception cref="InsufficientDataException">There is no cost.</exception>
    /// <exception cref="CurrencyException">They are of different currencies.</exception>
    public static CostSheet Of(IEnumerable<CostItem> items, IReadOnlyList<Provenance>? sources = null)
    {
        CostItem[] all = [.. items];
        if (all.Length == 0)
            throw new InsufficientDataException("A cost sheet needs at least one cost.", "Add a row; a campaign that cost nothing still took somebody's hours.");
        var sheet = new CostSheet(all, all[0].Amount.Currency) { Sources = sources ?? [] };
        _ = sheet.Total;
        return sheet.Missing.Count == 0 ? sheet : sheet with
        {
            Caveats = [new("SR120", $"{sheet.Missing.Count} of {CostChecklist.All.Count} kinds of cost are not in the sheet ({string.Join(", ", sheet.Missing.Select(category => category.Name))}); missing is not zero, so the total is a lower limit.")],
        };
    }

    /// <summary>The upkeep of each month that has any.</summary>
    public IReadOnlyList<(DateOnly Month, Money Cost)> UpkeepByMonth =>
        [.. Items.Where(item => item is { Kind: CostKind.Upkeep, Month: not null }).GroupBy(item => item.Month!.Value).OrderBy(group => group.Key).Select(group => (group.Key, Sum(group)))];

    /// <inheritdoc/>
    public override string Sentence =>
        $"The campaign cost {(Missing.Count > 0 ? "at least " : "")}{Total}: {SetUp} once and {Upkeep} of upkeep"
        + $"{(Hours > 0 ? $", {Plain((double)Hours)} working hours among them" : ", no working hour among them")}"
        + (Missing.Count == 0 ? "." : $"; not counted: {string.Join(", ", Missing.Select(category => category.Name))}.");

    /// <summary>One row a kind of cost; "missing" where nobody has counted.</summary>
    public override Table ToTable() => new(
        ["Kind of cost", "What it covers", Column.Number($"Set-up, {Currency}"), Column.Number($"Upkeep, {Currency}"), Column.Number("Hours")],
        [
            .. CostChecklist.All.Select(category => Row(category.Name, category.Covers, [.. Items.Where(item => CostChecklist.Find(item.Category) == category)])),
            .. Items.Any(item => CostChecklist.Find(item.Category) is null) ? [Row("other", "not on the checklist", [.. Items.Where(item => CostChecklist.Find(item.Category) is null)])] : (IReadOnlyList<string>[])[],
            ["all", "", Plain((double)SetUp.Amount), Plain((double)Upkeep.Amount), Plain((double)Hours)],
        ]);

    private IReadOnlyList<string> Row(string name, string covers, CostItem[] items)
    {
        string Amount(CostKind kind) => items.Length == 0 ? "missing" : Plain((double)Sum(items.Where(item => item.Kind == kind)).Amount);
        return [name, covers, Amount(CostKind.SetUp), Amount(CostKind.Upkeep), items.Any(item => item.Hours is not null) ? Plain((double)items.Sum(item => item.Hours ?? 0)) : ""];
    }

    private Money Sum(IEnumerable<CostItem> items) => items.Aggregate(Money.Zero(Currency), (sum, item) => sum + item.Amount);
}
