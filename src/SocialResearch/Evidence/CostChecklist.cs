namespace SocialResearch.Evidence;

/// <summary>What a campaign usually costs: the rows that a cost sheet must answer, if only with a zero.</summary>
/// <remarks>
/// The list is ours, from what agencies and companies bill; it is long on purpose, because what is missing is mostly work. A row is
/// answered by any item of its category, an item of 0 included: "we checked, it cost nothing".
/// </remarks>
public static class CostChecklist
{
    /// <summary>The rows in the order of the table.</summary>
    public static IReadOnlyList<CostCategory> All { get; } =
    [
        new("media", "Werbung", "Advertising and promoted posts", "the part everybody sees, and often the only one counted"),
        new("content", "Inhalte", "Texts, pictures, films, rights to use them", "made again for every month of upkeep"),
        new("staff", "Arbeitszeit", "Own working time: planning, posting, answering, moderating (hours × rate)", "usually the largest cost, and in no invoice"),
        new("agency", "Agentur", "Agency, freelancers, influencers", "fees, and gifts at their value"),
        new("tools", "Werkzeuge", "Software, licences, hosting", "a share of what serves several campaigns"),
        new("tracking", "Messung", "Measuring: tracking set-up, consent, reports, this analysis", "a campaign that is not measured looks cheaper"),
        new("incentives", "Rabatte", "Discounts, prizes, free goods", "a discount on sales that would have come anyway is a cost"),
        new("overhead", "Gemeinkosten", "Approval, legal, training, management", "hours of people who do not post"),
    ];

    /// <summary>Finds a row by its English or German name; null when there is none.</summary>
    public static CostCategory? Find(string? name) => All.FirstOrDefault(category =>
        string.Equals(category.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(category.German, name, StringComparison.OrdinalIgnoreCase));

    internal static string Word(CostKind kind) => kind == CostKind.SetUp ? "set-up" : "upkeep";
}

/// <summary>A row of the <see cref="CostChecklist"/>.</summary>
/// <param name="Name">One word, as a cost file writes it.</param>
/// <param name="German">The same in German files.</param>
/// <param name="Covers">What belongs to it.</param>
/// <param name="Why">Why leaving it out deceives.</param>
public sealed record CostCategory(string Name, string German, string Covers, string Why);
