using SocialResearch.Conversations;
using SocialResearch.Privacy;
using SocialResearch.Results;

namespace SocialResearch.Metrics;

/// <summary>The figures of analytics exports: what a platform counted by day, country, campaign or post.</summary>
/// <remarks>
/// The figures are the platform's own: how it counts a view or a reach only its help pages say, and it changes. A blank cell is a
/// reading without a value, never zero; a day without a row is a day of which the file says nothing.
/// </remarks>
/// <param name="Readings">One a cell, in the order of the files.</param>
public sealed partial record MetricTable(IReadOnlyList<MetricReading> Readings) : MeasureResult
{
    private const int RowsShown = 20, MetricsShown = 8, NamesInSentence = 5;

    /// <summary>No figure.</summary>
    public static MetricTable Empty { get; } = new([]);

    /// <summary>How the figures were selected, step by step; none when everything is in.</summary>
    public IReadOnlyList<SelectionStep> Steps { get; init; } = [];

    /// <summary>What is counted, each name once, in the order of the files.</summary>
    public IReadOnlyList<string> Names { get; } = [.. Readings.Select(reading => reading.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The names of those that count as interactions: "interactions" or "engagements" where the file has them, else reactions or likes, comments, replies, shares, reposts and saves.</summary>
    public IReadOnlyList<string> Interactions
    {
        get
        {
            bool Has(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);
            string[][] usual = [["interactions"], ["engagements"], [Has("reactions") ? "reactions" : "likes", "comments", "replies", "shares", "reposts", "saves"]];
            return usual.Select(names => (IReadOnlyList<string>)[.. names.Where(Has)]).FirstOrDefault(names => names.Count > 0) ?? [];
        }
    }

    /// <summary>The dimensions there are, such as country and campaign.</summary>
    public IReadOnlyList<string> Dimensions { get; } = [.. Readings.Select(reading => reading.Dimensions).Distinct().SelectMany(row => row.Keys).Distinct()];

    /// <summary>The files the figures come from.</summary>
    public IReadOnlyList<Provenance> Sources { get; } = [.. Readings.Select(reading => reading.Source).OfType<Provenance>().Distinct(ReferenceEqualityComparer.Instance).Cast<Provenance>()];

    /// <summary>The first day of all figures whose days are known; null when none is.</summary>
    public DateOnly? First { get; } = Readings.Min(reading => reading.Period.First);

    /// <summary>The last day.</summary>
    public DateOnly? Last { get; } = Readings.Max(reading => reading.Period.Last ?? reading.Period.First);

    /// <summary>How many figures, of what, over which days, from which files, how many of them blank.</summary>
    public override string Sentence
    {
        get
        {
            if (Readings.Count == 0 && Steps.Count == 0) return "No figures.";
            string names = Names.Count == 0 ? "" : $" ({string.Join(", ", Names.Take(NamesInSentence))}{(Names.Count > NamesInSentence ? ", …" : "")})";
            bool isSincePublication = Readings.All(reading => reading.Period.Precision == PeriodPrecision.Lifetime);
            string period = First is not { } first || Last is not { } last
                ? isSincePublication ? ", counted from publication to export" : ", of days the source does not name"
                : isSincePublication ? FormattableString.Invariant($" of posts of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, counted from publication to export")
                : FormattableString.Invariant($", {first:yyyy-MM-dd} to {last:yyyy-MM-dd} in days as the source cuts them");
            string files = Sources.Count switch { 0 => "", 1 => $", from {Sources[0].FileName}", _ => $", from {Sources.Count} files" };
            int blank = Readings.Count(reading => reading.Value is null);
            return $"{Wording.Count(Readings.Count, "figure", "figures")} of {Wording.Count(Names.Count, "metric", "metrics")}{names}{(Readings.Count == 0 ? "" : period)}{files}."
                + (blank == 0 ? "" : $" {Wording.Count(blank)} of them {(blank == 1 ? "is" : "are")} blank, which is not zero.")
                + (Steps.Count == 0 ? "" : $" Selected: {string.Join("; ", Steps.Select(step => $"{step.Sentence} ({Wording.Count(step.Kept)} kept)"))}.");
        }
    }

    /// <summary>The rows as the files have them, figures side by side; the first twenty rows and eight metrics.</summary>
    public override Table ToTable()
    {
        string[] names = [.. Names.Take(MetricsShown)];
        var rows = Readings.GroupBy(reading => (reading.Source, reading.Row, reading.Period, reading.Dimensions)).ToList();
        string[] dimensions = [.. Dimensions];
        bool hasPeriod = Readings.Any(reading => reading.Period != MetricPeriod.Unknown);
        List<Column> columns = [.. hasPeriod ? (Column[])["period"] : [], .. dimensions.Select(dimension => (Column)dimension), .. names.Select(Column.Number)];
        return new(
            columns.Count == 0 ? ["figures"] : columns,
            [.. rows.Take(RowsShown).Select(row => (IReadOnlyList<string>)
            [
                .. hasPeriod ? (string[])[row.Key.Period.ToString()] : [],
                // What is shown is soon on a slide: an address in a landing page may hold an e-mail.
                .. dimensions.Select(dimension => TextScrubber.Scrub(row.Key.Dimensions.GetValueOrDefault(dimension) ?? "")),
                .. names.Select(name => row.FirstOrDefault(reading => reading.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } reading ? reading.Unit.Write(reading.Value, reading.Currency) : ""),
            ])],
            Caption(rows.Count));
    }

    private string? Caption(int rows)
    {
        List<string> parts = [];
        if (rows > RowsShown) parts.Add($"first {RowsShown} of {Wording.Count(rows)} rows");
        if (Names.Count > MetricsShown) parts.Add($"first {MetricsShown} of {Wording.Count(Names.Count)} metrics");
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
