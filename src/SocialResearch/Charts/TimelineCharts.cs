using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Charts;

/// <summary>The charts of <see cref="Timeline"/>.</summary>
public static class TimelineCharts
{
    // Columns narrower than about five pixels blur; beyond, one outline says the same.
    private const int MostColumns = 130;

    // As many rows as somebody may still look through.
    private const int MostRows = 60;

    /// <summary>Posts by hour, day, week or month: columns, or where they are many their outline. Bins that are incomplete are hatched.</summary>
    /// <exception cref="InsufficientDataException">No post can be placed in time.</exception>
    /// <exception cref="ArgumentException">There are more bins than a chart can show.</exception>
    public static Chart VolumeChart(this Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        TimelineFrame.Check(timeline);
        string one = TimelineText.Unit(timeline.By, 1), many = TimelineText.Unit(timeline.By, 2);
        TimelineBin busiest = timeline.Busiest!.Value;
        return (timeline.Bins.Count <= MostColumns ? Columns(timeline) : TimelineFrame.Outline(timeline))
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
            new BarSeries((DateTimeOffset[])[.. bins.Select(bin => TimelineFrame.OnClock(bin.Start))], (int[])[.. bins.Select(bin => bin.Posts)], horizontal: false, null, null, null, color) { Hatched = hatched });

        TimelineBin[] whole = [.. timeline.Bins.Where(bin => bin.IsComplete)];
        IReadOnlyList<TimelineBin> open = TimelineText.Incomplete(timeline);
        Chart complete = Part(whole, Palette.Blue, hatched: false);
        if (open.Count == 0) return complete;
        Chart incomplete = Part(open, Palette.Grey, hatched: true);
        // Over each other at their own places: side by side each would move away from its date.
        return (whole.Length == 0 ? incomplete : Chart.Combine(complete, incomplete)).WithLayout(layout => layout with { Barmode = "overlay" });
    }

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
        int again = timeline.Bins.Zip(timeline.Bins.Skip(1)).Count(pair => TimelineFrame.OnClock(pair.Second.Start) <= TimelineFrame.OnClock(pair.First.Start));
        string twice = again > 0 ? $" Clocks went back: {Wording.Count(again, "hour stands", "hours stand")} over another that they showed before." : "";
        return TimelineFrame.Caption(timeline, isColumns: timeline.Bins.Count <= MostColumns, before: twice);
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
