using SocialResearch.Cases;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>How long it took, as the range that the sources allow.</summary>
public static class CaseLagCharts
{
    private sealed record Row(string Name, CaseLag Lag, double? Claimed);

    /// <summary>The four lags of one case: a line from the least to the most that the sources allow, a point where they agree; claims as upright strokes.</summary>
    /// <param name="record">The case.</param>
    /// <param name="claims">Claims about it; those about lags are drawn.</param>
    /// <exception cref="InsufficientDataException">No lag is documented.</exception>
    public static Chart LagChart(this CaseRecord record, IReadOnlyList<CaseClaim>? claims = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        CaseClaim[] about = [.. (claims ?? []).Where(claim => claim.Case.Id == record.Id && claim.ClaimedDays is not null)];
        Row[] rows = [.. record.Lags.Select(lag => new Row(Name(lag.Milestone), lag, about.FirstOrDefault(claim => claim.Milestones.Contains(lag.Milestone))?.ClaimedDays))];
        CaseClaim? between = about.FirstOrDefault(claim => claim.Milestones.Count > 1);
        Row? tested = rows.FirstOrDefault(row => row is { Claimed: not null, Lag.Days: not null });
        string title = between is not null
            ? string.Join(", ", between.Milestones.Select((milestone, i) => $"{(i == 0 ? Name(milestone) : LowerFirst(Name(milestone)))} after {record.Lag(milestone)}")) + $"; claimed {ElapsedScale.Days(between.ClaimedDays!.Value)}"
            : tested is null ? $"{record.Title}: answered after {record.Lag(Milestone.FirstResponse)}"
            : tested.Lag.Days!.Value.Low <= tested.Claimed && tested.Claimed <= tested.Lag.Days.Value.High
                ? $"{tested.Name} after {tested.Lag}; the claimed {ElapsedScale.Days(tested.Claimed!.Value)} lie within"
                : $"{tested.Name} after {tested.Lag}, not after {ElapsedScale.Days(tested.Claimed!.Value)}";
        return Draw(rows, title, $"{record.Title}: days from the first public sign", $"n = {Wording.Count(record.Milestones.Count, "reading", "readings")} of dates, {Period([record])}");
    }

    /// <summary>One lag over all cases, the shortest first. Cases without a documented one stand below and say so.</summary>
    /// <param name="studies">The cases.</param>
    /// <param name="milestone">Until when.</param>
    /// <exception cref="InsufficientDataException">No case has such a lag.</exception>
    public static Chart LagChart(this CaseStudies studies, Milestone milestone)
    {
        ArgumentNullException.ThrowIfNull(studies);
        Row[] rows = [.. studies.Cases.Select(record => new Row(record.Title, record.Lag(milestone),
                studies.Claims.FirstOrDefault(claim => claim.Case.Id == record.Id && claim.ClaimedDays is not null && claim.Milestones.Contains(milestone))?.ClaimedDays))
            .OrderBy(row => row.Lag.Days?.High ?? double.PositiveInfinity).ThenBy(row => row.Lag.Days?.Low)];
        Row[] dated = [.. rows.Where(row => row.Lag.Days is not null)];
        int week = dated.Count(row => row.Lag.Days!.Value.High <= 7);
        string missing = dated.Length == rows.Length ? "" : $"; {Wording.Count(rows.Length - dated.Length, "case has", "cases have")} none documented";
        return Draw(rows, $"{Name(milestone)} within a week in {week} of {Wording.Count(rows.Length, "case", "cases")}{missing}", "Days from the first public sign; cases chosen by fame, no rate can be read off",
            $"n = {Wording.Count(rows.Length, "case", "cases")}, {Period(studies.Cases)}");
    }

    private static Chart Draw(Row[] rows, string title, string subtitle, string source)
    {
        Row[] dated = [.. rows.Where(row => row.Lag.Days is not null)];
        if (dated.Length == 0) throw new InsufficientDataException("No lag is documented here.", "Add milestones with their events to milestones.csv.");
        var scale = new ElapsedScale(Math.Max(1, dated.SelectMany(row => new[] { row.Lag.Days!.Value.High, row.Claimed ?? 0 }).Max()));
        string[] names = [.. rows.Select(row => row.Lag.Days is null ? $"{row.Name} (not documented)" : row.Name)];
        double[] All(Func<Row, double?> of) => [.. rows.Select(row => of(row) is { } days ? scale.Place(days) : double.NaN)];
        string[] says = [.. rows.Select(row => row.Lag.ToString())];
        Chart Signs(Func<Row, double?> at, string? name, string symbol, double size, string color, IReadOnlyList<string>? words = null) =>
            new(new BarSeries(names, All(at), horizontal: true, null, null, name, color) { Dots = true, Sign = (symbol, size), Says = words ?? says });

        double[] low = All(row => row.Lag.Days?.Low), high = All(row => row.Lag.Days?.High);
        List<Chart> parts =
        [
            new(new BarSeries(names, low, horizontal: true, low, high, null, Palette.Sky) { Dots = true, Stretch = 4, Says = says }),
            Signs(row => row.Lag.IsBound ? null : row.Lag.Days?.Low, "dated", "circle", 11, Palette.Blue),
            Signs(row => row.Lag.Days is { } days && (row.Lag.IsBound || days.High > days.Low) ? days.High : null, null, "circle", 11, Palette.Blue),
        ];
        if (dated.Any(row => row.Lag.IsBound)) parts.Add(Signs(row => row.Lag.IsBound ? row.Lag.Days?.Low : null, "at any time before", "triangle-left-open", 11, Palette.Blue));
        if (rows.Any(row => row.Claimed is not null))
            parts.Add(Signs(row => row.Claimed, "claimed", "line-ns-open", 20, Palette.Orange, [.. rows.Select(row => row.Claimed is { } days ? $"claimed: {ElapsedScale.Days(days)}" : "")]));
        bool approximate = dated.Any(row => row.Lag.IsApproximate);
        return (Chart.Combine(parts) with { XAxis = scale.Axis("Calendar days") })
            .WithTitle(title, subtitle)
            .WithSource(source + "; data/cases. A line is the range that the sources allow" + (approximate ? "; some ends rest on dates placed inside a window." : "."))
            .WithAlt("Ranges of days where " + string.Join("; ", rows.Select(row => $"{row.Name}: {row.Lag}{(row.Claimed is { } days ? $", claimed {ElapsedScale.Days(days)}" : "")}")) + ".")
            .WithTable(new Table(
                ["", Column.Number("at least, days"), Column.Number("at most, days"), Column.Number("claimed, days"), "known"],
                [.. rows.Select(row => (IReadOnlyList<string>)
                [
                    row.Name, row.Lag.Days is { } days ? Wording.Plain(days.Low) : "", row.Lag.Days is { } range ? Wording.Plain(range.High) : "", row.Claimed is { } claimed ? Wording.Plain(claimed) : "",
                    row.Lag.Days is null ? "not documented" : row.Lag.IsBound ? "from above only" : row.Lag.IsApproximate ? "about" : "dated",
                ])]));
    }

    private static string LowerFirst(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Name(Milestone milestone) => milestone switch
    {
        Milestone.Noticed => "Noticed",
        Milestone.FirstResponse => "First answer to anybody",
        Milestone.ChannelResponse => "Answer where people talked",
        _ => "Remedy",
    };

    private static string Period(IReadOnlyList<CaseRecord> cases)
    {
        CaseTime[] times = [.. cases.SelectMany(record => record.Milestones).Select(reading => reading.Time)];
        (int from, int to) = (times.Min(time => time.FirstDay).Year, times.Max(time => time.LastDay).Year);
        return from == to ? $"{from}" : $"{from} to {to}";
    }
}
