using SocialResearch.Conversations;
using SocialResearch.Metrics;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Evidence;

/// <summary>What is counted besides clicks.</summary>
public enum ActionKind
{
    /// <summary>Reactions, comments, shares: what platforms call interactions or engagements.</summary>
    Interaction,

    /// <summary>Somebody who has made himself known: an enquiry, a lead, a sign-up.</summary>
    Contact,
}

/// <summary>Interactions or contacts of a campaign by day and channel, by a definition that is printed with the number.</summary>
/// <remarks>
/// Taken from exports of Meta, LinkedIn, TikTok, X or Google Analytics, or from a table kept by hand with date, channel and count. Platforms count
/// interactions differently: X calls opened details an engagement, Meta does not. It does not say how many people there were, nor what they said.
/// </remarks>
public sealed record ActionCounts : MeasureResult
{
    private static readonly string[] s_contacts = ["contacts", "leads", "conversions", "key events"];

    private ActionCounts(ActionKind kind, IReadOnlyList<ActionRow> rows, string definition) => (Kind, Rows, Definition) = (kind, rows, definition);

    /// <summary>What is counted.</summary>
    public ActionKind Kind { get; }

    /// <summary>The same in the singular: "interaction" or "contact".</summary>
    public string Action => Kind == ActionKind.Interaction ? "interaction" : "contact";

    /// <summary>The rows by day and channel.</summary>
    public IReadOnlyList<ActionRow> Rows { get; }

    /// <summary>The figures that were added up: "reactions + comments + shares".</summary>
    public string Definition { get; }

    /// <summary>All of them; fractions of modelled counts are rounded once, at the end.</summary>
    public long Count => (long)Math.Round(Rows.Sum(row => row.Count));

    /// <summary>First and last day; null without a day. Of posts counted from publication to export, their days of publication.</summary>
    public string? Period => Rows.Min(row => row.Day) is { } first && Rows.Max(row => row.Until ?? row.Day) is { } last ? $"{Day(first)} to {Day(last)}" : null;

    /// <summary>The months of the first and the last day; null without a day.</summary>
    internal (DateOnly First, DateOnly Last)? Months => CostPerAction.MonthsOf(Rows.Min(row => row.Day), Rows.Max(row => row.Until ?? row.Day));

    /// <summary>The files.</summary>
    public IReadOnlyList<Provenance> Sources { get; init; } = [];

    /// <summary>Whose clocks cut the days.</summary>
    public string? Zone { get; init; }

    /// <summary>Counts by channel, the most first; those of no channel last.</summary>
    public IReadOnlyList<(string? Channel, long Count)> ByChannel =>
        [.. Rows.GroupBy(row => row.Channel).Select(group => (Channel: group.Key, Count: (long)Math.Round(group.Sum(row => row.Count)))).OrderBy(row => row.Channel is null).ThenByDescending(row => row.Count).ThenBy(row => row.Channel, StringComparer.Ordinal)];

    /// <summary>Counts of exports, or of tables kept by hand.</summary>
    /// <param name="kind">What to count.</param>
    /// <param name="tables">Each with the channel it is about, where its rows do not say; null when nobody says.</param>
    /// <exception cref="InsufficientDataException">A table counts nothing of the kind.</exception>
    public static ActionCounts Of(ActionKind kind, params IReadOnlyList<(MetricTable Figures, string? Channel)> tables)
    {
        if (tables is not { Count: > 0 }) throw new ArgumentException("Give at least one table.", nameof(tables));
        var rows = new List<ActionRow>();
        var definitions = new List<string>();
        int blank = 0;
        bool sincePublication = false;
        foreach ((MetricTable figures, string? channel) in tables)
        {
            IReadOnlyList<string> names = Names(kind, figures);
            definitions.Add(names switch { ["count"] => "the table's own count", ["interactions" or "engagements"] => $"{names[0]} by the platform's rule", _ => string.Join(" + ", names) });
            foreach (MetricReading reading in figures.Of(names).Readings)
            {
                if (reading.Value is not { } value)
                {
                    blank++;
                    continue;
                }
                if (value < 0) throw new InsufficientDataException($"A count of {reading.Header} is below zero ({reading.Source?.FileName}, line {Wording.Count(reading.Row)}).", "Take corrections into the day they belong to; a count is from zero up.");
                sincePublication |= reading.Period.Precision == PeriodPrecision.Lifetime;
                rows.Add(new(reading.Period.First, reading["channel"] ?? reading["platform"] ?? channel, value) { Until = reading.Period.Last == reading.Period.First ? null : reading.Period.Last });
            }
        }
        ActionRow[] added = [.. rows.GroupBy(row => (row.Day, row.Until, row.Channel)).Select(group => new ActionRow(group.Key.Day, group.Key.Channel, group.Sum(row => row.Count)) { Until = group.Key.Until }).OrderBy(row => row.Day).ThenBy(row => row.Channel, StringComparer.Ordinal)];
        bool broken = added.Any(row => row.Count != Math.Round(row.Count));
        string word = kind == ActionKind.Interaction ? "interactions" : "contacts";
        return new(kind, added, string.Join("; ", definitions.Distinct()))
        {
            Sources = [.. tables.SelectMany(table => table.Figures.Sources)],
            Zone = MethodsFacts.DaysOfSource,
            Caveats =
            [
                .. tables.SelectMany(table => table.Figures.Caveats).Distinct(),
                .. definitions.Distinct().Count() > 1 ? [new Caveat("SR054", $"The files count {word} by different definitions ({string.Join("; ", definitions.Distinct())}): their sum has no single meaning.")] : Array.Empty<Caveat>(),
                .. sincePublication ? [new Caveat("SR055", $"Figures of posts are counted from publication to export: the days are those of publication, and {word} that came later are not in it.")] : Array.Empty<Caveat>(),
                .. blank > 0 ? [new Caveat("SR056", $"{Wording.Count(blank, "cell is", "cells are")} blank and not counted; blank is not zero.")] : Array.Empty<Caveat>(),
                .. broken ? [new Caveat("SR057", "The source counts fractions: part of the count comes from its model of who did what, not from counting. The sum was rounded.")] : Array.Empty<Caveat>(),
            ],
        };
    }

    private static IReadOnlyList<string> Names(ActionKind kind, MetricTable figures)
    {
        IReadOnlyList<string> names = kind == ActionKind.Interaction ? figures.Interactions
            : [.. s_contacts.Where(name => figures.Names.Contains(name, StringComparer.OrdinalIgnoreCase)).Take(1)];
        return names.Count > 0 ? names : figures.Names.Contains("count") ? ["count"] : throw new InsufficientDataException(
            $"{(figures.Sources.Count > 0 ? figures.Sources[0].FileName : "The table")} counts no {(kind == ActionKind.Interaction ? "interactions" : "contacts")}; it counts: {string.Join(", ", figures.Names)}.",
            kind == ActionKind.Interaction ? "Give an export with interactions, engagements, reactions or comments, or a table with date, channel and count (Datum, Kanal, Anzahl)."
                : "Give an export with leads, conversions or key events, or a table with date, channel and count (Datum, Kanal, Anzahl).");
    }

    /// <inheritdoc/>
    public override string Sentence => $"{Wording.Count(Count, Action, Action + "s")}{(Period is { } period ? $", {period}" : "")}, counted as {Definition}"
        + (ByChannel.Count > 1 ? $", in {Wording.Count(ByChannel.Count)} channels." : ".");

    /// <summary>One row a channel.</summary>
    public override Table ToTable() => new(
        ["Channel", Column.Number(Capital(Action) + "s"), Column.Number("95 % interval")],
        [.. ByChannel.Select(row => (IReadOnlyList<string>)[row.Channel ?? "not stated", Wording.Count(row.Count), EventCounts.Garwood(row.Count).Interval is { } i ? $"{Fixed(i.Low, 0)} to {Fixed(i.High, 0)}" : ""])],
        $"Counted as {Definition}.");
}

/// <summary>Interactions or contacts of one day and channel.</summary>
/// <param name="Day">The day, or the first of several that the source counts as one; null when it does not say.</param>
/// <param name="Channel">The channel; null when the source does not say.</param>
/// <param name="Count">How many; some sources count fractions.</param>
public sealed record ActionRow(DateOnly? Day, string? Channel, double Count)
{
    /// <summary>The last day, where the source counts several days as one; null for a single day.</summary>
    public DateOnly? Until { get; init; }
}
