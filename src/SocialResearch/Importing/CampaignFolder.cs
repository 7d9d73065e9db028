using System.Globalization;
using SocialResearch.Evidence;
using SocialResearch.Importing.Delimited;
using SocialResearch.Metrics;
using SocialResearch.Results;

namespace SocialResearch.Importing;

/// <summary>Opens the folder of a campaign: <c>CampaignFiles.Load("my-campaign", currency: "EUR")</c>.</summary>
/// <remarks>
/// Six files, each of which may be missing: <c>campaign.csv</c> (two columns, key and value), <c>clicks</c> (log, bitly, Google Analytics or a table), <c>costs.csv</c>, <c>outcomes.csv</c> (orders, sales or
/// leads by region and day or week), <c>interactions</c> and <c>contacts</c> (exports of the platforms, or tables kept by hand with date, channel and count; several as in <c>interactions-linkedin.csv</c>). German names work too:
/// kampagne, klicks, kosten, ergebnisse, interaktionen, kontakte. A file that is there and cannot be read is an error, not a missing file.
/// </remarks>
public static class CampaignFolder
{
    private static readonly string[] s_outcomes = ["orders", "conversions", "key events", "leads", "revenue"];

    extension(CampaignFiles)
    {
        /// <summary>Reads what is there, and names what is not.</summary>
        /// <param name="folder">The folder.</param>
        /// <param name="currency">Three letters, where the files do not say; EUR and USD are never mixed.</param>
        /// <exception cref="ImportException">The folder is missing, or a file in it cannot be read.</exception>
        public static CampaignFiles Load(string folder, string? currency = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(folder);
            if (!Directory.Exists(folder))
                throw new ImportException("The folder does not exist.", folder, "Check the spelling; a path without / at its beginning counts from the folder of the notebook.");
            List<string> used = [];
            string? planFile = Find(folder, used, "campaign", "kampagne"), clickFile = Find(folder, used, "clicks", "klicks"), costFile = Find(folder, used, "costs", "kosten"), outcomeFile = Find(folder, used, "outcomes", "orders", "sales", "ergebnisse", "bestellungen", "umsatz");
            CampaignPlan plan = planFile is null ? new() : PlanOf(planFile);
            string? money = currency is { Length: > 0 } ? currency : plan.Currency;
            if (money is not null && plan.Currency is { } stated && !string.Equals(stated, money, StringComparison.OrdinalIgnoreCase))
                throw new CurrencyException($"{Path.GetFileName(planFile)} says {stated}, and the campaign shall be counted in {money}.", "Convert the amounts first, or name the currency that the file says.");
            ClickTable? clicks = clickFile is null ? null : ClicksOf(clickFile, ZoneOf(plan.Zone));
            CostSheet? costs = costFile is null ? null : CostSheet.Load(costFile, money);
            if (costs is not null && money is not null && !string.Equals(costs.Currency, money, StringComparison.OrdinalIgnoreCase))
                throw new CurrencyException($"The costs are in {costs.Currency}, and the campaign is counted in {money.ToUpperInvariant()}.", "Convert one of them first, or name the currency of the files.");
            OutcomePanel? outcomes = outcomeFile is null ? null : PanelOf(outcomeFile);
            if (outcomes is not null && plan.Regions.FirstOrDefault(region => !outcomes.Regions.Contains(region, StringComparer.OrdinalIgnoreCase)) is not null)
                throw new ImportException($"A region of the campaign is not in the outcomes; regions there are: {string.Join(", ", outcomes.Regions)}.", $"{Path.GetFileName(planFile)}, regions", "Spell them as in the outcomes, with | between them.");
            if (outcomes is not null && plan.Zone is not null) outcomes = outcomes with { Zone = plan.Zone };
            ActionCounts? interactions = ActionsOf(ActionKind.Interaction, folder, used, "interactions", "interaktionen"), contacts = ActionsOf(ActionKind.Contact, folder, used, "contacts", "kontakte");
            plan = plan with { Currency = money };
            string[] unused = [.. Directory.EnumerateFiles(folder).Except(used).Select(file => Path.GetFileName(file)).Where(name => name[0] != '.' && !name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
            return new(plan, clicks, costs, outcomes, interactions, contacts,
            [
                new("launch", plan.Launch is { } day ? Wording.Day(day) : null, "campaign.csv, launch", "everything that compares before with after"),
                new("regions with the campaign", plan.Regions.Count > 0 ? string.Join(", ", plan.Regions) : null, "campaign.csv, regions", "regions without the campaign as control: difference-in-differences and synthetic control"),
                new("margin", plan.Margin?.ToString(), "campaign.csv, margin", "the return; the price of a sale would overstate it"),
                new("sales over links", plan.OverLinks is { } links ? Wording.Count(links) : null, "campaign.csv, over links", "the answer of the dashboards, to set beside the others"),
                new("clicks", clicks is null ? null : $"{Path.GetFileName(clickFile)}: {Wording.Count(clicks.Clicks)} clicks", "clicks.log or clicks.csv", "cost of a click, clicks by region, and whether upkeep becomes cheaper"),
                new("interactions", Found(interactions), "interactions.csv, or one a channel as in interactions-linkedin.csv", "cost of an interaction, by a definition that is printed with it"),
                new("contacts", Found(contacts), "contacts.csv, or one a channel", "cost of a contact: somebody who asked, signed up or left an address"),
                new("costs", costs is null ? null : $"{Path.GetFileName(costFile)}: {costs.Total}", "costs.csv", "cost of a click, an interaction or a contact, and the return; hours are costs too"),
                new("outcomes", outcomes is null ? null : $"{Path.GetFileName(outcomeFile)}: {outcomes.Outcome} of {Wording.Count(outcomes.Regions.Count, "region", "regions")}, {outcomes.Period}", "outcomes.csv", "any answer to whether the campaign has changed anything"),
            ])
            { Unused = unused };
        }
    }

    /// <summary>The one file that bears one of the names; several would be several answers.</summary>
    private static string? Find(string folder, List<string> used, params string[] names)
    {
        string[] found = [.. Directory.EnumerateFiles(folder).Where(file => names.Contains(Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        if (found.Length > 1)
            throw new ImportException($"Several files could be the {names[0]}: {string.Join(", ", found.Select(Path.GetFileName))}.", Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), "Keep the one that counts, and put the others into another folder.");
        used.AddRange(found);
        return found.FirstOrDefault();
    }

    private static string? Found(ActionCounts? actions) => actions is null ? null : $"{string.Join(", ", actions.Sources.Select(file => file.FileName))}: {Wording.Count(actions.Count, actions.Action, actions.Action + "s")}";

    private static ClickTable ClicksOf(string path, TimeZoneInfo? zone)
    {
        if (!RedirectLog.IsLog(path)) return ClickTable.Of(FiguresOf(path, "date, region and clicks (Datum, Region, Klicks)"));
        return zone is not null ? ClickTable.Load(path, zone, regionField: 1)
            : throw new ImportException("A log counts instants, and nobody says by whose clocks to cut them into days.", Path.GetFileName(path), "Write the zone into campaign.csv: a row zone (Zeitzone) with Europe/Berlin.");
    }

    /// <summary>An export that is known, or a table kept by hand; of anything else it is said what the table would need.</summary>
    private static MetricTable FiguresOf(string path, string columns)
    {
        try
        {
            return MetricTable.Load(path);
        }
        catch (ImportException unknown) when (unknown.IsUnknownFormat)
        {
            throw new ImportException("The file is no export that is known, and no table of figures.", Path.GetFileName(path), $"Save it as CSV with a header and the columns {columns}, one row a day or week; docs/formats.md says which exports are known.", unknown);
        }
    }

    /// <summary>Reads the file of a name, and those of single channels: <c>interactions-linkedin.csv</c>.</summary>
    private static ActionCounts? ActionsOf(ActionKind kind, string folder, List<string> used, params string[] names)
    {
        var tables = new List<(MetricTable, string?)>();
        foreach (string file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            string stem = Path.GetFileNameWithoutExtension(file);
            if (names.FirstOrDefault(name => stem.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (stem.Length == name.Length || stem[name.Length] is '-' or '_' or ' ')) is { } name)
            {
                used.Add(file);
                tables.Add((FiguresOf(file, "date, channel and count (Datum, Kanal, Anzahl)"), stem.Length > name.Length + 1 ? stem[(name.Length + 1)..] : null));
            }
        }
        return tables.Count == 0 ? null : ActionCounts.Of(kind, tables);
    }

    private static CampaignPlan PlanOf(string path)
    {
        using var table = new DelimitedTable(path);
        int key = ColumnNames.Find(table.Columns, table.Column("schlüssel") >= 0 ? "schlüssel" : "key", table.Name), value = ColumnNames.Find(table.Columns, table.Column("wert") >= 0 ? "wert" : "value", table.Name);
        var plan = new CampaignPlan();
        while (table.Read())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"{table.Name}, line {table.Line}");
            if (table.Fault is { } fault) throw new ImportException($"A row cannot be read: {fault}.", where, "Write key and value, and quotation marks around a value that holds the separator.");
            string written = table[value].ToString();
            if (written.Length == 0) continue;
            plan = table[key].ToString().ToLowerInvariant() switch
            {
                "name" => plan with { Name = written },
                "launch" or "start" => plan with { Launch = DayOf(written, where) },
                "regions" or "regionen" => plan with { Regions = [.. written.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] },
                "margin" or "deckungsbeitrag" => plan with { Margin = RangeOf(written, where) },
                "over links" or "über links" => plan with { OverLinks = Numbers.ReadCount(written, out long? links) is { } bad ? throw new ImportException($"The number of sales over links {bad}.", where, "Write a whole number.") : links },
                "denominator" or "grundgesamtheit" => plan with { Denominator = written },
                "currency" or "währung" => plan with { Currency = written },
                "zone" or "zeitzone" => plan with { Zone = written },
                var other => throw new ImportException($"There is no key \"{other}\".", where, "Keys are: name, launch, regions, margin, over links, denominator, currency, zone."),
            };
        }
        return plan;
    }

    private static DateOnly DayOf(string written, string where) => DateOnly.TryParseExact(written, ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        ? day : throw new ImportException("The day of the launch cannot be read.", where, "Write it as 2026-03-02.");

    /// <summary>"22" or "18 | 22 | 25": least, most likely, most.</summary>
    private static InputRange RangeOf(string written, string where)
    {
        NumberConvention convention = written.Contains(',', StringComparison.Ordinal) ? NumberConvention.Comma : NumberConvention.Point;
        decimal?[] numbers = [.. written.Split('|').Select(part => Numbers.ReadNumber(part, convention, out decimal? number) is null ? number : null)];
        return numbers switch
        {
            [{ } one] => InputRange.Exactly((double)one),
            [{ } low, { } mode, { } high] when low <= mode && mode <= high => InputRange.Triangular((double)low, (double)mode, (double)high),
            _ => throw new ImportException("The margin cannot be read.", where, "Write one number, or least, most likely and most as in 18 | 22 | 25."),
        };
    }

    private static TimeZoneInfo? ZoneOf(string? zone) => zone is null ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? found
        : throw new ImportException("The zone is not known.", "campaign.csv, zone", "Write it as in Europe/Berlin.");

    private static OutcomePanel PanelOf(string path)
    {
        MetricTable figures = FiguresOf(path, "date, region and orders (Datum, Region, Bestellungen)");
        string metric = s_outcomes.FirstOrDefault(name => figures.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw new ImportException($"The file counts no outcome; it counts: {string.Join(", ", figures.Names)}.", Path.GetFileName(path), "Name a column orders, conversions, leads or revenue (Bestellungen, Conversions, Leads, Umsatz).");
        string? by = figures.Dimensions.Contains("region") ? "region" : figures.Dimensions.Contains("country") ? "country" : null;
        return OutcomePanel.Of(figures, metric, by);
    }
}
