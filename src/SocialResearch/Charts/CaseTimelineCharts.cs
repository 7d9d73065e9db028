using SocialResearch.Cases;
using SocialResearch.Results;

namespace SocialResearch.Charts;

/// <summary>What happened in a case, one row an event, in a lane for each side.</summary>
public static class CaseTimelineCharts
{
    private sealed record Lane(string Name, string Color, CaseActor[] Actors);

    private static readonly Lane[] s_lanes =
    [
        new("Customers and blogs", Palette.Blue, [CaseActor.Customer, CaseActor.Blog]),
        new("Media", Palette.Orange, [CaseActor.Media]),
        new("Company", Palette.Pink, [CaseActor.Company]),
        new("Others", Palette.Green, [CaseActor.Agency, CaseActor.Platform]),
    ];

    /// <summary>The events of a case since its first public sign: customers, media and company in lanes, each event as wide as its date is uncertain.</summary>
    /// <remarks>
    /// Rows that only count something are left out; they are in the series. What was before the first public sign is named below the
    /// chart. A day is drawn a day wide, a month a month; dates that were placed inside a window are broken lines.
    /// </remarks>
    /// <param name="record">The case.</param>
    /// <param name="until">The last day drawn; null for all. What is later is named below the chart.</param>
    /// <exception cref="InsufficientDataException">No event is left.</exception>
    public static Chart TimelineChart(this CaseRecord record, DateOnly? until = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        DateOnly start = record.Milestones.Where(reading => reading.Milestone == Milestone.Start).Select(reading => reading.Time.FirstDay).DefaultIfEmpty(DateOnly.MaxValue).Min();
        CaseEvent[] told = [.. record.Events.Where(row => row.Kind != CaseEventKind.Measure)];
        CaseEvent[] shown = [.. told.Where(row => row.Time.LastDay >= start && !(row.Time.FirstDay > until))];
        if (shown.Length == 0) throw new InsufficientDataException($"{record.Title} has no events to draw.", "Add dated rows with their sources to events.csv, or draw a longer time.");

        double Elapsed(DateTime at) => (at - start.ToDateTime(TimeOnly.MinValue)).TotalDays;
        double last = until is { } day ? Math.Min(Elapsed(day.AddDays(1).ToDateTime(TimeOnly.MinValue)), shown.Max(row => Elapsed(row.Time.End))) : shown.Max(row => Elapsed(row.Time.End));
        var scale = new ElapsedScale(last);
        (string Name, CaseEvent? Event, Lane Lane)[] rows = [.. s_lanes.SelectMany(lane => Rows(lane, shown, start))];
        string[] names = [.. rows.Select(row => row.Name)];

        Chart Part(Lane lane, bool broken)
        {
            (double From, double To)[] at = [.. rows.Select(row => row.Lane == lane && row.Event is { } e && e.Time.Precision == CasePrecision.Approximate == broken
                ? scale.Stretch(Elapsed(e.Time.Earliest), Math.Min(last, Elapsed(e.Time.End))) : (double.NaN, double.NaN))];
            double[] low = [.. at.Select(pair => pair.From)], high = [.. at.Select(pair => pair.To)];
            return new(new BarSeries(names, low, horizontal: true, low, high, null, lane.Color)
            {
                Dots = true,
                Stretch = 11,
                Broken = broken,
                Says = [.. rows.Select(row => row.Event is { } e ? $"{e.Time}; {e.Who}, {e.Channel}; {e.Source.Title}" : "")],
            });
        }

        Chart chart = Chart.Combine([.. s_lanes.Where(lane => rows.Any(row => row.Lane == lane)).SelectMany(lane => new[] { Part(lane, false), Part(lane, true) })])
            with
        {
            XAxis = scale.Axis("Days since the first public sign"),
            YAxis = new AxisOptions { Headings = rows.Where(row => row.Event is null).ToDictionary(row => row.Name, row => row.Lane.Color) },
            NameRoom = (0.62, 4),
        };
        CaseLag answer = record.Lag(Milestone.FirstResponse), inChannel = record.Lag(Milestone.ChannelResponse);
        return chart
            .WithTitle(Finding(answer, inChannel), $"{record.Title}: events by side, as exactly as the sources date them")
            .WithSource(Caption(record, told, shown, start, until))
            .WithAlt($"Timeline in lanes of {Wording.Count(shown.Length, "event", "events")} from {Wording.Day(start)} to {Wording.Day(shown.Max(row => row.Time.LastDay))} where "
                + string.Join("; ", s_lanes.Select(lane => (lane.Name, Events: shown.Where(row => lane.Actors.Contains(row.Actor)).ToArray())).Where(lane => lane.Events.Length > 0)
                    .Select(lane => $"the lane {lane.Name} has {lane.Events.Length}, from “{lane.Events[0].Headline}” ({lane.Events[0].Time}) to “{lane.Events[^1].Headline}” ({lane.Events[^1].Time})")) + ".")
            .WithTable(Numbers(record, shown));
    }

    private static IEnumerable<(string, CaseEvent?, Lane)> Rows(Lane lane, CaseEvent[] shown, DateOnly start)
    {
        CaseEvent[] events = [.. shown.Where(row => lane.Actors.Contains(row.Actor)).OrderBy(row => row.Time.End)];
        if (events.Length == 0) yield break;
        yield return (Heading(lane, events.Length), null, lane);
        var taken = new HashSet<string>();
        foreach (CaseEvent row in events)
        {
            string name = $"{Short(row.Time, row.Time.FirstDay.Year == start.Year)}: {row.Headline}";
            // Rows are told apart by their names.
            while (!taken.Add(name)) name += "\u200b";
            yield return (name, row, lane);
        }
    }

    private static string Heading(Lane lane, int events) => $"{lane.Name} ({Wording.Count(events, "event", "events")})";

    private static string Short(CaseTime time, bool sameYear)
    {
        string day = time.Precision switch
        {
            CasePrecision.Year => Named("yyyy"),
            CasePrecision.Month => Named(sameYear ? "MMM" : "MMM yyyy"),
            _ when time.LastDay > time.FirstDay => Named(sameYear ? "MMM" : "MMM yyyy"),
            _ => Named(sameYear ? "d MMM" : "d MMM yyyy"),
        };
        return time.Precision == CasePrecision.Approximate ? "about " + day : day;

        string Named(string format) => time.FirstDay.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Finding(CaseLag answer, CaseLag inChannel) => (answer.Days, inChannel.Days) switch
    {
        (null, _) => "No answer of the company is documented",
        (_, null) => $"First answer after {answer}; none documented where people talked",
        ({ } a, { } b) when a == b => $"The first answer came after {answer}, where people talked",
        _ => $"First answer after {answer}; where people talked, after {inChannel}",
    };

    private static string Caption(CaseRecord record, CaseEvent[] told, CaseEvent[] shown, DateOnly start, DateOnly? until)
    {
        int before = told.Count(row => row.Time.LastDay < start), after = told.Count(row => row.Time.FirstDay > until);
        int rough = shown.Count(row => row.Time.Precision == CasePrecision.Approximate);
        List<string> notes = [];
        if (before > 0) notes.Add($"{before} earlier, from {told.First(row => row.Time.LastDay < start).Time} on");
        if (after > 0) notes.Add($"{after} later, until {told[^1].Time}");
        return $"n = {Wording.Count(shown.Length, "event", "events")} from {shown.Select(row => row.Source.Address).Distinct().Count()} sources; day 0 is {Wording.Day(start)}; times local to the source."
            + (notes.Count > 0 ? $" Not drawn: {string.Join(", ", notes)}." : "")
            + (rough > 0 ? $" Broken lines: {Wording.Count(rough, "date", "dates")} placed inside a window." : "");
    }

    private static Table Numbers(CaseRecord record, CaseEvent[] shown) => new(
        ["When", "Side", "Who", "Where", "What happened", "Source"],
        [.. shown.Select(row => (IReadOnlyList<string>)
            [row.Time.ToString(), s_lanes.First(lane => lane.Actors.Contains(row.Actor)).Name, row.Who, row.Channel.Replace('_', ' '), row.Headline, row.Source.Title + (row.Source.Verification == Verification.Read ? "" : " (retold)")])],
        $"{record.Title}: the events of the chart in order of time.");
}
