using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>Clicks on the links of a campaign by day and region, with what was not counted and why.</summary>
/// <remarks>
/// A click is one opening of a link that the source counts. It is no person, no visit and no sale. Regions are those of the source's own
/// fields; nothing is looked up. Own redirect logs are filtered by the rules of <see cref="ClickRule"/>; totals of bitly or Google
/// Analytics cannot be filtered any more.
/// </remarks>
public sealed record ClickTable : MeasureResult
{
    private ClickTable(IReadOnlyList<ClickRow> rows, IReadOnlyList<ExcludedClicks> excluded, bool isFiltered) => (Rows, Excluded, IsFiltered) = (rows, excluded, isFiltered);

    /// <summary>What is counted, in rows of day, region and tags.</summary>
    public IReadOnlyList<ClickRow> Rows { get; }

    /// <summary>What was left out, by rule.</summary>
    public IReadOnlyList<ExcludedClicks> Excluded { get; }

    /// <summary>Whether programs could be told from people at all.</summary>
    public bool IsFiltered { get; }

    /// <summary>The files the clicks come from.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>The zone whose clocks cut the days, or <see cref="MethodsFacts.DaysOfSource"/>; null when the source does not say.</summary>
    public string? Zone { get; init; }

    /// <summary>What the export itself leaves in doubt.</summary>
    private IReadOnlyList<Caveat> Doubts { get; init; } = [];

    /// <summary>The clicks that count.</summary>
    public long Clicks => Rows.Sum(row => row.Clicks);

    /// <summary>The clicks that count and those that were left out: what a careless report says.</summary>
    public long Unfiltered => Clicks + Excluded.Sum(excluded => excluded.Clicks);

    /// <summary>First and last day as "2026-01-05 to 2026-03-01"; null without a day.</summary>
    public string? Period => Rows.Min(row => row.Day) is { } first && Rows.Max(row => row.Until ?? row.Day) is { } last ? $"{Day(first)} to {Day(last)}" : null;

    /// <summary>The months of the first and the last day; null without a day.</summary>
    internal (DateOnly First, DateOnly Last)? Months => CostPerAction.MonthsOf(Rows.Min(row => row.Day), Rows.Max(row => row.Until ?? row.Day));

    /// <summary>Clicks by region with the exact interval of each, the most first; those of an unknown region last.</summary>
    /// <param name="level">Nominal coverage of the intervals.</param>
    public IReadOnlyList<RegionClicks> ByRegion(double level = 0.95) =>
        [.. Rows.GroupBy(row => row.Region).Select(group => new RegionClicks(group.Key, Statistics.EventCounts.Garwood(group.Sum(row => row.Clicks), level)))
            .OrderBy(region => region.Region is null).ThenByDescending(region => region.Clicks.Value).ThenBy(region => region.Region, StringComparer.Ordinal)];

    /// <summary>Clicks by month, as first days of the months; those without a day, or of days in several months, are left out.</summary>
    public IReadOnlyList<(DateOnly Month, long Clicks)> ByMonth =>
        [.. Rows.Where(row => row.Day is { } day && (row.Until is not { } until || (until.Year, until.Month) == (day.Year, day.Month))).GroupBy(row => new DateOnly(row.Day!.Value.Year, row.Day.Value.Month, 1)).OrderBy(group => group.Key).Select(group => (group.Key, group.Sum(row => row.Clicks)))];

    /// <summary>Only the clicks of one campaign, by their tags, without regard to case.</summary>
    public ClickTable OfCampaign(string campaign) => With([.. Rows.Where(row => string.Equals(row.Tags?.Campaign, campaign, StringComparison.OrdinalIgnoreCase))]);

    /// <summary>Puts clicks together that a reader has told apart.</summary>
    /// <param name="rows">What counts.</param>
    /// <param name="excluded">What does not, by rule.</param>
    /// <param name="isFiltered">Whether programs could be told from people.</param>
    public static ClickTable Of(IEnumerable<ClickRow> rows, IEnumerable<ExcludedClicks>? excluded = null, bool isFiltered = true)
    {
        ClickRow[] all = [.. rows];
        return new ClickTable(all, [.. excluded ?? []], isFiltered).WithCaveats();
    }

    /// <summary>The clicks of an export of bitly, Google Analytics or any table of figures.</summary>
    /// <param name="figures">The export.</param>
    /// <param name="metric">Which figures are clicks: <c>link clicks</c>, <c>clicks</c> or <c>sessions</c>, the first that is there when null.</param>
    /// <exception cref="InsufficientDataException">There is no such figure.</exception>
    public static ClickTable Of(MetricTable figures, string? metric = null)
    {
        ArgumentNullException.ThrowIfNull(figures);
        metric ??= ((string[])["link clicks", "clicks", "sessions"]).FirstOrDefault(name => figures.Names.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (metric is null || !figures.Names.Contains(metric, StringComparer.OrdinalIgnoreCase))
            throw new InsufficientDataException($"The export counts no clicks; it counts: {string.Join(", ", figures.Names)}.", "Export clicks or sessions by day and country, or name the metric.");
        ClickRow[] rows = [.. figures.Of(metric).Readings.Where(reading => reading.Value is not null).Select(reading => new ClickRow(
            reading.Period.Precision == PeriodPrecision.Lifetime ? null : reading.Period.First, reading["region"] ?? reading["country"], Tags(reading), (long)Math.Round(reading.Value!.Value))
        { Until = reading.Period.Last == reading.Period.First ? null : reading.Period.Last })];
        return new ClickTable(rows, [], isFiltered: false) { Sources = figures.Sources, Zone = MethodsFacts.DaysOfSource, Doubts = figures.Caveats }.WithCaveats();
    }

    /// <inheritdoc/>
    public override string Sentence
    {
        get
        {
            long left = Unfiltered - Clicks;
            string filtered = !IsFiltered ? "; programs among them cannot be told apart"
                : left == 0 ? "; no opening had to be left out" : $"; {Count(left)} of {Count(Unfiltered)} openings ({Percent((double)left / Unfiltered)}) were left out as programs, previews or repeats";
            int regions = Rows.Select(row => row.Region).OfType<string>().Distinct().Count();
            return $"{Count(Clicks, "click", "clicks")}{(Period is { } period ? $", {period}" : "")}{(regions > 0 ? $", from {Count(regions, "region", "regions")}" : "")}{filtered}.";
        }
    }

    /// <summary>One row a region, then one a rule.</summary>
    public override Table ToTable() => new(
        ["Region or rule", Column.Number("Clicks"), Column.Number("95 % interval"), "Meaning"],
        [
            .. ByRegion().Select(region => (IReadOnlyList<string>)[region.Region ?? "unknown", Count((long)region.Clicks.Value!), $"{Fixed(region.Clicks.Interval!.Low, 0)} to {Fixed(region.Clicks.Interval.High, 0)}", "counted"]),
            .. Excluded.Where(excluded => excluded.Clicks > 0).Select(excluded => (IReadOnlyList<string>)[excluded.Rule.ToString(), Count(excluded.Clicks), "", "left out: " + ClickRules.Reason(excluded.Rule)]),
        ]);

    internal ClickTable With(IReadOnlyList<ClickRow> rows) => new ClickTable(rows, Excluded, IsFiltered) { Sources = Sources, Zone = Zone, Doubts = Doubts }.WithCaveats();

    private ClickTable WithCaveats()
    {
        List<Caveat> caveats = [.. Doubts];
        if (IsFiltered && Unfiltered > Clicks)
            caveats.Add(new("SR121", $"{Count(Unfiltered - Clicks)} openings were left out by rules; programs that pass for people are still counted."));
        if (!IsFiltered)
            caveats.Add(new("SR122", "The export gives totals only: openings by bots, spam filters and previews are among the clicks and cannot be taken out."));
        long unknown = Rows.Where(row => row.Region is null).Sum(row => row.Clicks);
        if (unknown > 0 && unknown < Clicks)
            caveats.Add(new("SR136", $"{Count(unknown)} of {Count(Clicks)} clicks have no region; where they came from is not guessed."));
        return this with { Caveats = caveats };
    }

    private static UtmTags? Tags(MetricReading reading)
    {
        if (UtmTags.Parse(reading["landing page"] ?? reading["target"]) is { } tags) return tags;
        string[]? both = reading["source/medium"]?.Split('/', 2, StringSplitOptions.TrimEntries);
        var own = new UtmTags(reading["source"] ?? both?[0], reading["medium"] ?? both?.ElementAtOrDefault(1), reading["campaign"], null, null);
        return own == new UtmTags(null, null, null, null, null) ? null : own;
    }
}

/// <summary>Clicks of one day, region and set of tags.</summary>
/// <param name="Day">The day, or the first of several that the source counts as one; null when it does not say.</param>
/// <param name="Region">Country or region as the source writes it; null when it does not say.</param>
/// <param name="Tags">The tags of the link; null without any.</param>
/// <param name="Clicks">How many.</param>
public sealed record ClickRow(DateOnly? Day, string? Region, UtmTags? Tags, long Clicks)
{
    /// <summary>The last day, where the source counts several days as one; null for a single day.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Clicks of one region.</summary>
/// <param name="Region">The region; null for unknown.</param>
/// <param name="Clicks">How many, with the exact interval of a count.</param>
public sealed record RegionClicks(string? Region, Estimate Clicks);

/// <summary>Openings of a link that are not counted.</summary>
/// <param name="Rule">The rule that left them out.</param>
/// <param name="Clicks">How many.</param>
public sealed record ExcludedClicks(ClickRule Rule, long Clicks);
