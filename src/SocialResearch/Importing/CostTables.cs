using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Evidence;
using SocialResearch.Importing.Delimited;

namespace SocialResearch.Importing;

/// <summary>Opens the costs of a campaign: <c>CostSheet.Load("costs.csv", "EUR")</c>.</summary>
public static class CostTables
{
    private static readonly string[] s_months = ["yyyy-MM", "yyyy-MM-dd", "MM/yyyy", "M/yyyy", "MM.yyyy", "M.yyyy", "dd.MM.yyyy", "d.M.yyyy"];

    extension(CostSheet)
    {
        /// <summary>Reads a table with one cost a row.</summary>
        /// <remarks>
        /// Columns, in English or German: item (Posten), category (Kategorie: a row of the <see cref="CostChecklist"/>), kind (Art: once or upkeep, einmalig or laufend), month (Monat), and either
        /// amount (Betrag) or hours and rate (Stunden, Stundensatz); currency (Währung) where it is not the same for all. A row that cannot be trusted is set aside with its line and the reason.
        /// </remarks>
        /// <param name="path">The file.</param>
        /// <param name="currency">Three letters, where the file does not say.</param>
        /// <exception cref="ImportException">The file is missing or no table of costs, or not a single row can be used.</exception>
        /// <exception cref="CurrencyException">Its rows are in several currencies.</exception>
        public static CostSheet Load(string path, string? currency = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(path);
            using var table = new DelimitedTable(path);
            return Read(table, TextFile.Fingerprint(path), currency);
        }
    }

    private static CostSheet Read(DelimitedTable table, string sha256, string? currency)
    {
        int item = table.Column("item", "name", "cost item", "posten", "position", "bezeichnung"), category = table.Column("category", "kategorie", "kostenart"), kind = table.Column("kind", "type", "art"),
            month = table.Column("month", "monat", "date", "datum"), amount = table.Column("amount", "cost", "betrag", "kosten", "summe"), own = table.Column("currency", "währung", "waehrung"),
            hours = table.Column("hours", "stunden"), rate = table.Column("rate", "hourly rate", "stundensatz");
        if (amount < 0 && (hours < 0 || rate < 0))
            throw new ImportException($"The table has no costs; columns are: {string.Join(", ", table.Columns)}.", $"{table.Name}, line 1", "It needs a column amount (Betrag), or hours and rate (Stunden, Stundensatz).");
        var rows = new List<(long Line, string? Fault, string[] Cells)>();
        while (table.Read())
            rows.Add((table.Line, table.Fault, table.Fault is not null ? [] : [.. new[] { item, category, kind, month, amount, own, hours, rate }.Select(column => table[column].ToString())]));
        NumberConvention convention = ConventionOf(rows.Where(row => row.Fault is null).SelectMany(row => new[] { row.Cells[4], row.Cells[6], row.Cells[7] }), table.Name);
        var items = new List<CostItem>();
        var rejects = new List<Reject>();
        foreach ((long line, string? fault, string[] cells) in rows)
        {
            string? reason = fault;
            if (reason is null && ItemOf(cells, convention, currency, out reason) is { } made) items.Add(made);
            if (reason is not null) rejects.Add(new(line, reason));
        }
        if (items.Count == 0)
            throw new ImportException(rejects.Count == 0 ? "The file has a header and no row." : $"Not one of {rejects.Count} rows can be used; the first fails because {rejects[0].Reason}.",
                rejects.Count == 0 ? table.Name : string.Create(CultureInfo.InvariantCulture, $"{table.Name}, line {rejects[0].Line}"), "Each row needs an amount, or hours and a rate, and a kind (once or upkeep).");
        CostSheet sheet = CostSheet.Of(items, [new Provenance(table.Name, sha256, rows.Count, rejects)]);
        return rejects.Count == 0 ? sheet : sheet with { Caveats = [.. sheet.Caveats, new("SR006", $"{rejects.Count} of {rows.Count} rows were set aside, the first on line {rejects[0].Line} because {rejects[0].Reason}: the total is a lower limit.")] };
    }

    private static CostItem? ItemOf(string[] cells, NumberConvention convention, string? currency, out string? reason)
    {
        decimal? amount = null, hours = null, rate = null;
        reason = Read(cells[4], "amount", ref amount) ?? Read(cells[6], "hours", ref hours) ?? Read(cells[7], "rate", ref rate);
        if (reason is not null) return null;
        string written = cells[5].Length > 0 ? cells[5] : currency ?? "";
        string? money = Analytics.KnownMetrics.CurrencyOf(written);
        CostKind? kind = cells[2].ToLowerInvariant() switch
        {
            "once" or "one-off" or "set-up" or "setup" or "einmalig" or "einrichtung" => CostKind.SetUp,
            "upkeep" or "running" or "monthly" or "laufend" or "unterhalt" or "monatlich" => CostKind.Upkeep,
            _ => null,
        };
        DateOnly? month = null;
        if (cells[3].Length > 0)
        {
            if (DateOnly.TryParseExact(cells[3], s_months, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) month = new(day.Year, day.Month, 1);
            else reason = "the month cannot be read; write it as 2026-03";
        }
        reason ??= money is null ? "the currency is missing; write it into the file or name it when loading"
            : kind is null ? "the kind is neither once (einmalig) nor upkeep (laufend)"
            : amount is not null && (hours is not null || rate is not null) ? "it has both an amount and hours or a rate; keep one of the two"
            : amount is null && (hours is null || rate is null) ? "it has neither an amount nor both hours and a rate"
            : amount < 0 || hours < 0 || rate < 0 ? "it is below zero; a refund belongs into the amount it lowers" : null;
        if (reason is not null) return null;
        string name = cells[0].Length > 0 ? cells[0] : cells[1].Length > 0 ? cells[1] : "cost";
        string? category = CostChecklist.Find(cells[1])?.Name ?? (cells[1].Length > 0 ? cells[1] : null);
        return (amount is { } whole ? new CostItem(name, category, kind!.Value, new(whole, money!)) : CostItem.Work(name, category, kind!.Value, hours!.Value, new(rate!.Value, money!))) with { Month = month };

        string? Read(string cell, string column, ref decimal? number) => Numbers.ReadNumber(cell, convention, out number) is { } why ? $"{column} {why}" : null;
    }

    private static NumberConvention ConventionOf(IEnumerable<string> cells, string file)
    {
        string[] all = [.. cells];
        NumberConvention[] found = [.. all.Select(cell => Numbers.Convention(cell)).OfType<NumberConvention>().Distinct()];
        // Money has no three decimals, so 1.250 alone is a thousand and more.
        return found.Length == 0 ? all.Any(cell => cell.Contains('.', StringComparison.Ordinal)) ? NumberConvention.Comma : NumberConvention.Point
            : found.Length == 1 ? found[0]
            : throw new ImportException("The amounts are written in two ways, with a decimal point and with a decimal comma.", file, "Write all of them in one way.");
    }
}
