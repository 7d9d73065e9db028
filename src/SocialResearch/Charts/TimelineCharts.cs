using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="Timeline"/>.</summary>
public static class TimelineCharts
{
    // Columns narrower than about five pixels blur; beyond, one outline says the same.
    private const int MostColumns = 130;

    // Each takes two corners of the outline and a place on the page; nobody sees more than there are pixels.
    private const int MostBins = 2_000;

    // As many rows as somebody may still look through.
    private const int MostRows = 60;

    /// <summary>Posts by hour, day, week or month: columns, or where they are many their outline. Bins that are incomplete are hatched.</summary>
    /// <exception cref="InsufficientDataException">No post can be placed in time.</exception>
    /// <exception cref="ArgumentException">There are more bins than a chart can show.</exception>
    public static Chart VolumeChart(this Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        string one = TimelineText.Unit(timeline.By, 1), many = TimelineText.Unit(timeline.By, 2);
        if (timeline.Busiest is not { } busiest)
            throw new InsufficientDataException($"A chart over time needs posts; none can be placed by {one}.", "Widen the selection, or measure by longer bins.");
        if (timeline.Bins.Count > MostBins)
            throw new ArgumentException($"{Wording.Count(timeline.Bins.Count)} {many} are more than a chart can show ({Wording.Count(MostBins)}). Measure by longer bins, or select a period with Between.", nameof(timeline));

        return (timeline.Bins.Count <= MostColumns ? Columns(timeline) : Outline(timeline))
            .WithYAxis($"Posts a {one}")
            .WithTitle(Finding(timeline, busiest), $"Posts by {one}; {many} as clocks of {timeline.Zone.Id} cut them")
            .WithSource(Caption(timeline))
            .WithAlt($"{(timeline.Bins.Count <= MostColumns ? "Columns" : "Outline")} of {Wording.Count(timeline.Placed, "post", "posts")} by {one}, {timeline.Period}: "
                + $"at most {Wording.Count(busiest.Posts)} ({TimelineText.Name(timeline.By, busiest)}), none in {Wording.Count(timeline.Empty)} of {Wording.Count(timeline.Bins.Count, one, many)}.")
            .WithTable(Numbers(timeline));
    }

    private static Chart Columns(Timeline timeline)
    {
        Chart Part(IReadOnlyList<TimelineBin> bins, string color, bool hatched) => new(
            new BarSeries((DateTimeOffset[])[.. bins.Select(bin => OnClock(bin.Start))], (int[])[.. bins.Select(bin => bin.Posts)], horizontal: false, null, null, null, color) { Hatched = hatched });

        TimelineBin[] whole = [.. timeline.Bins.Where(bin => bin.IsComplete)];
        IReadOnlyList<TimelineBin> open = TimelineText.Incomplete(timeline);
        Chart complete = Part(whole, Palette.Blue, hatched: false);
        if (open.Count == 0) return complete;
        Chart incomplete = Part(open, Palette.Grey, hatched: true);
        // Over each other at their own places: side by side each would move away from its date.
        return (whole.Length == 0 ? incomplete : Chart.Combine(complete, incomplete)).WithLayout(layout => layout with { Barmode = "overlay" });
    }

    /// <summary>Level from the start of a bin to its end: a sloping line would show posts where there are none.</summary>
    private static Chart Outline(Timeline timeline)
    {
        Chart Part(IReadOnlyList<TimelineBin> bins, string color) => Chart.Area(
            (DateTimeOffset[])[.. bins.SelectMany(bin => new[] { OnClock(bin.Start), OnClock(bin.End) })],
            (int[])[.. bins.SelectMany(bin => new[] { bin.Posts, bin.Posts })], color: color);

        return Chart.Combine([Part([.. timeline.Bins.Where(bin => bin.IsComplete)], Palette.Blue), .. TimelineText.Incomplete(timeline).Select(bin => Part([bin], Palette.Grey))]);
    }

    // Axes know no zones, so they are given what local clocks show.
    private static DateTimeOffset OnClock(DateTimeOffset instant) => new(instant.DateTime, TimeSpan.Zero);

    private static string Finding(Timeline timeline, TimelineBin busiest)
    {
        string one = TimelineText.Unit(timeline.By, 1);
        int equals = timeline.Bins.Count(bin => bin.Posts == busiest.Posts);
        string most = equals == 1
            ? $"Most posts in one {one}: {Wording.Count(busiest.Posts)} of {Wording.Count(timeline.Placed)} ({TimelineText.Name(timeline.By, busiest)})"
            : $"No {one} has more than {Wording.Count(busiest.Posts, "post", "posts")} of {Wording.Count(timeline.Placed)}";
        return timeline.Empty == 0 ? most : $"{most}; {Wording.Count(timeline.Empty, one + " has", TimelineText.Unit(timeline.By, 2) + " have")} none";
    }

    private static string Caption(Timeline timeline)
    {
        List<string> parts = [$"n = {Wording.Count(timeline.Placed, "post", "posts")}, {timeline.Period}, time zone {timeline.Zone.Id}"];
        if (timeline.Selection.Steps.Count > 0) parts.Add("selected " + timeline.Selection.ToString().TrimEnd('.'));
        parts.Add(timeline.Sources.Count == 0 ? "source not stated" : "source: " + string.Join(", ", timeline.Sources.Select(file => file.FileName)));
        string open = TimelineText.Incomplete(timeline) is { Count: > 0 } incomplete
            ? $" Incomplete, {(timeline.Bins.Count <= MostColumns ? "hatched" : "grey")}: {string.Join(", ", incomplete.Select(bin => TimelineText.Name(timeline.By, bin)))}."
            : "";
        int again = timeline.Bins.Zip(timeline.Bins.Skip(1)).Count(pair => OnClock(pair.Second.Start) <= OnClock(pair.First.Start));
        string twice = again > 0 ? $" Clocks went back: {Wording.Count(again, "hour stands", "hours stand")} over another that they showed before." : "";
        return $"{string.Join("; ", parts)}.{open}{twice}{(TimelineText.NotPlaced(timeline) is { } notPlaced ? " " + notPlaced : "")}";
    }

    /// <summary>All bins where they are few, else the busiest, in the order of time: thinned evenly, a series of counts would lose its peaks.</summary>
    private static Table Numbers(Timeline timeline)
    {
        bool isAll = timeline.Bins.Count <= MostRows;
        IEnumerable<TimelineBin> shown = isAll ? timeline.Bins : timeline.Bins.OrderByDescending(bin => bin.Posts).Take(MostRows).OrderBy(bin => bin.Start);
        return new(
            [TimelineText.Unit(timeline.By, 1), Column.Number("posts"), "observed"],
            [.. shown.Select(bin => (IReadOnlyList<string>)[TimelineText.Name(timeline.By, bin), Wording.Count(bin.Posts), bin.IsComplete ? "whole" : "in part"])],
            isAll ? null : $"the {MostRows} busiest of {Wording.Count(timeline.Bins.Count)} {TimelineText.Unit(timeline.By, 2)}");
    }
}
