using SocialResearch.Results;

namespace SocialResearch.Evidence;

/// <summary>Whether a cost comes once or comes again.</summary>
public enum CostKind
{
    /// <summary>Once, before or at the start: concept, account set-up, tracking.</summary>
    SetUp,

    /// <summary>Again and again, as long as it shall work: moderation, media, tools.</summary>
    Upkeep,
}

/// <summary>One cost of a campaign.</summary>
/// <param name="Name">What was paid or done, in your words.</param>
/// <param name="Category">Which row of the <see cref="CostChecklist"/> it belongs to; null for none of them.</param>
/// <param name="Kind">Once, or again and again.</param>
/// <param name="Amount">What it cost.</param>
public sealed record CostItem(string Name, string? Category, CostKind Kind, Money Amount)
{
    /// <summary>The month it belongs to, as its first day; null when the source does not say.</summary>
    public DateOnly? Month { get; init; }

    /// <summary>Working hours, where the amount is hours times a rate.</summary>
    public decimal? Hours { get; init; }

    /// <summary>Working time as a cost: hours times the rate that an hour really costs, wages and what comes on top.</summary>
    /// <param name="name">What was done.</param>
    /// <param name="category">Which row of the <see cref="CostChecklist"/> it belongs to.</param>
    /// <param name="kind">Once, or again and again.</param>
    /// <param name="hours">How long, from zero up.</param>
    /// <param name="rate">What one hour costs.</param>
    public static CostItem Work(string name, string? category, CostKind kind, decimal hours, Money rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hours);
        return new(name, category, kind, rate * hours) { Hours = hours };
    }

    /// <summary>"Moderation: 1,200 EUR (40 h), upkeep".</summary>
    public override string ToString() =>
        $"{Name}: {Amount}{(Hours is { } hours ? $" ({Wording.Plain((double)hours)} h)" : "")}, {CostChecklist.Word(Kind)}";
}
