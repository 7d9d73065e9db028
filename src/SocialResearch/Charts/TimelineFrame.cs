using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Charts;

/// <summary>What all charts over a timeline share: its outline, steps, numbered events, the caption.</summary>
internal static class TimelineFrame
{
    // Each takes two corners of an outline and a place on the page; nobody sees more than there are pixels.
    public const int MostBins = 2_000;

    // As many lines as can be named where they stand.
    private const int NamedEvents = 3;

    // Axes know no zones, so they are given what local clocks show.
    public static DateTimeOffset OnClock(DateTimeOffset instant) => new(instant.DateTime, TimeSpan.Zero);

    public static DateTimeOffset Middle(TimelineBin bin) => OnClock(bin.Start) + (OnClock(bin.End) - OnClock(bin.Start)) / 2;

    public static void Check(Timeline timeline)
    {
        string one = TimelineText.Unit(timeline.By, 1), many = TimelineText.Unit(timeline.By, 2);
        if (timeline.Placed == 0)
            throw new InsufficientDataException($"A chart over time needs posts; none can be placed by {one}.", "Widen the selection, or measure by longer bins.");
        if (timeline.Bins.Count > MostBins)
            throw new ArgumentException($"{Wording.Count(timeline.Bins.Count)} {many} are more than a chart can show ({Wording.Count(MostBins)}). Measure by longer bins, or select a period with Between.", nameof(timeline));
    }

    /// <summary>The counts, level from the start of a bin to its end: a sloping line would show posts where there are none. Incomplete bins are grey.</summary>
    public static Chart Outline(Timeline timeline, string? color = null)
    {
        Chart Part(IReadOnlyList<TimelineBin> bins, string color) => Chart.Area(
            (DateTimeOffset[])[.. bins.SelectMany(bin => new[] { OnClock(bin.Start), OnClock(bin.End) })],
            (int[])[.. bins.SelectMany(bin => new[] { bin.Posts, bin.Posts })], color: color);

        return Chart.Combine([Part([.. timeline.Bins.Where(bin => bin.IsComplete)], color ?? Palette.Blue), .. TimelineText.Incomplete(timeline).Select(bin => Part([bin], Palette.Grey))]);
    }

    /// <summary>Few events by name at their place; of many their numbers, with all names in the table.</summary>
    public static Chart WithEvents(this Chart chart, Timeline timeline, IReadOnlyList<TimelineEvent> events)
    {
        if (events.Count == 0) return chart;
        TimelineEvent[] ordered = Ordered(events);
        foreach (var together in ordered.Select((each, i) => (Event: each, Number: i + 1)).GroupBy(each => Place(timeline, each.Event)))
        {
            int first = together.First().Number, last = together.Last().Number;
            string label = ordered.Length <= NamedEvents ? string.Join("; ", together.Select(each => each.Event.Text)) : first == last ? $"{first}" : last == first + 1 ? $"{first}, {last}" : $"{first}–{last}";
            chart = chart with { Lines = [.. chart.Lines, new ReferenceLine(together.Key, null, label) { IsTag = ordered.Length > NamedEvents }] };
        }
        return chart.WithTable(new(
            [Column.Number("No."), "When", "Event", Column.Number($"posts in this {timeline.Unit()}")],
            [.. ordered.Select((each, i) => (IReadOnlyList<string>)
            [
                $"{i + 1}", each.Clock is { } clock ? $"{Wording.Day(each.Day)} {clock:HH\\:mm}" : Wording.Day(each.Day), each.Text,
                timeline.Bins.Where(bin => Holds(bin, each)).Select(bin => Wording.Count(bin.Posts)).FirstOrDefault() ?? "outside",
            ])],
            "Events by their numbers in the drawing. What came after an event did not always come because of it."));
    }

    public static TimelineEvent[] Ordered(IReadOnlyList<TimelineEvent> events) => [.. events.OrderBy(each => each.Day).ThenBy(each => each.Clock ?? TimeOnly.MinValue)];

    private static bool Holds(TimelineBin bin, TimelineEvent each) => OnClock(bin.Start) <= Instant(each) && Instant(each) < OnClock(bin.End);

    private static DateTimeOffset Instant(TimelineEvent each) => new(each.Day.ToDateTime(each.Clock ?? TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The middle of the bin it is in, so that all events of a bin share one line.</summary>
    private static DateTimeOffset Place(Timeline timeline, TimelineEvent each)
    {
        foreach (TimelineBin bin in timeline.Bins)
        {
            if (Holds(bin, each)) return Middle(bin);
        }
        return Instant(each);
    }

    /// <summary>"n = 5,082 posts, 2018-03-12 to 2018-09-01, time zone UTC; source: events.csv."</summary>
    public static string Caption(Timeline timeline, string what = "", bool isColumns = false, string before = "")
    {
        List<string> parts = [$"n = {Wording.Count(timeline.Placed, "post", "posts")}, {timeline.Period}, time zone {timeline.Zone.Id}"];
        if (timeline.Selection.Steps.Count > 0) parts.Add("selected " + timeline.Selection.ToString().TrimEnd('.'));
        parts.Add(timeline.Sources.Count == 0 ? "source not stated" : "source: " + string.Join(", ", timeline.Sources.Select(file => file.FileName)));
        string open = TimelineText.Incomplete(timeline) is { Count: > 0 } incomplete ? $" Incomplete, {(isColumns ? "hatched" : "grey")}: {string.Join(", ", incomplete.Select(bin => TimelineText.Name(timeline.By, bin)))}." : "";
        return $"{string.Join("; ", parts)}.{open}{before}{(TimelineText.NotPlaced(timeline) is { } left ? " " + left : "")}{(what.Length > 0 ? " " + what : "")}";
    }
}
