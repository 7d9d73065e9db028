using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What a folder holds about a campaign, and what it lacks.</summary>
/// <param name="Plan">What was planned: launch, regions, margin.</param>
/// <param name="Clicks">Clicks on its links; null without a file.</param>
/// <param name="Costs">What it cost; null without a file.</param>
/// <param name="Outcomes">Orders, sales or leads by region and period; null without a file.</param>
/// <param name="Interactions">Reactions, comments, shares; null without a file.</param>
/// <param name="Contacts">Enquiries, leads, sign-ups; null without a file.</param>
/// <param name="Inputs">Each input that could be there, with its file or with what it would add.</param>
public sealed record CampaignFiles(CampaignPlan Plan, ClickTable? Clicks, CostSheet? Costs, OutcomePanel? Outcomes, ActionCounts? Interactions, ActionCounts? Contacts, IReadOnlyList<CampaignInput> Inputs) : MeasureResult
{
    /// <summary>Files of the folder that were not read, because their names say nothing.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>What is missing.</summary>
    public IReadOnlyList<CampaignInput> Missing => [.. Inputs.Where(input => input.Found is null)];

    /// <inheritdoc/>
    public override string Sentence => (Missing.Count == 0
        ? $"All {Count(Inputs.Count)} inputs are there."
        : $"{Count(Inputs.Count - Missing.Count)} of {Count(Inputs.Count)} inputs are there; missing: {string.Join("; ", Missing.Select(input => $"{input.Name} ({input.WouldAdd})"))}.")
        + (Unused.Count == 0 ? "" : $" Not read, because the names say nothing: {string.Join(", ", Unused)}.");

    /// <summary>One row an input.</summary>
    public override Table ToTable() => new(
        ["Input", "Found", "Where to put it", "What it adds"],
        [.. Inputs.Select(input => (IReadOnlyList<string>)[input.Name, input.Found ?? "missing", input.Where, input.WouldAdd])]);
}

/// <summary>One input of a campaign folder.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Found">What is there, in a few words; null when it is missing.</param>
/// <param name="Where">The file, or the row of campaign.csv.</param>
/// <param name="WouldAdd">What can only be said with it.</param>
public sealed record CampaignInput(string Name, string? Found, string Where, string WouldAdd);

/// <summary>What was planned for a campaign, as its file campaign.csv says it. Everything may be missing.</summary>
public sealed record CampaignPlan
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }

    /// <summary>The first day with the campaign.</summary>
    public DateOnly? Launch { get; init; }

    /// <summary>The regions that had it; none when it ran everywhere.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>What one sale leaves, as a range.</summary>
    public InputRange? Margin { get; init; }

    /// <summary>Sales that came over the links.</summary>
    public long? OverLinks { get; init; }

    /// <summary>Of how many the outcome is a part, in words.</summary>
    public string? Denominator { get; init; }

    /// <summary>Three letters.</summary>
    public string? Currency { get; init; }

    /// <summary>The zone whose clocks cut days.</summary>
    public string? Zone { get; init; }
}
