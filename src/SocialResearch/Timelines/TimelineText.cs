using System.Globalization;
using SocialResearch.Results;
using static SocialResearch.Results.Wording;

namespace SocialResearch.Timelines;

/// <summary>A <see cref="Timeline"/> in words.</summary>
internal static class TimelineText
{
    /// <summary>"day", "days".</summary>
    public static string Unit(TimeBin by, long number) => by switch
    {
        TimeBin.Hour => "hour",
        TimeBin.Day => "day",
        TimeBin.Week => "week",
        _ => "month",
    } + (number == 1 ? "" : "s");

    /// <summary>"2012-03-25 02:00 +02:00", "2012-03-25", "2020-W53", "2012-03".</summary>
    public static string Name(TimeBin by, TimelineBin bin) => by switch
    {
        TimeBin.Hour => bin.Start.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture),
        TimeBin.Day => bin.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeBin.Week => Week(bin.Date.ToDateTime(TimeOnly.MinValue)),
        _ => bin.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
    };

    public static string? Period(Timeline timeline) => timeline.Bins switch
    {
        [] => null,
        [var only] => Name(timeline.By, only),
        [var first, .., var last] => $"{Name(timeline.By, first)} to {Name(timeline.By, last)}",
    };

    public static string Sentence(Timeline timeline)
    {
        string left = NotPlaced(timeline) is { } notPlaced ? $" {notPlaced}" : "";
        if (timeline.Busiest is not { } busiest)
            return timeline.Posts == 0 ? $"There are no posts to place in time.{left}" : $"None of {Count(timeline.Posts, "post", "posts")} can be placed by {Unit(timeline.By, 1)}.{left}";
        string mean = timeline.Mean.Value is { } value ? $"{Fixed(value, 1)} a {Unit(timeline.By, 1)} over the complete ones, " : "";
        string empty = timeline.Empty > 0 ? $", none in {Count(timeline.Empty, Unit(timeline.By, 1), Unit(timeline.By, 2))}" : "";
        return $"{Count(timeline.Placed, "post", "posts")} in {Count(timeline.Bins.Count, Unit(timeline.By, 1), Unit(timeline.By, 2))}, {timeline.Period} ({timeline.Zone.Id}): "
            + $"{mean}most {(timeline.By == TimeBin.Day ? "on" : "in")} {Name(timeline.By, busiest)} ({Count(busiest.Posts)}){empty}.{left}";
    }

    /// <summary>What is in no bin, as a sentence; null when everything is.</summary>
    public static string? NotPlaced(Timeline timeline)
    {
        (int Posts, string Why)[] reasons =
        [
            (timeline.Unplaced.KnownToTheDay, "known only to the day"),
            (timeline.Unplaced.KnownToTheMonth, "known only to the month"),
            (timeline.Unplaced.Relative, "with a time from words such as \"3 months ago\""),
            (timeline.Untimed, "without a time"),
        ];
        (int Posts, string Why)[] raised = [.. reasons.Where(reason => reason.Posts > 0)];
        return raised.Length == 0 ? null : $"Not placed: {string.Join(", ", raised.Select((reason, i) => $"{(i == 0 ? Count(reason.Posts, "post", "posts") : Count(reason.Posts))} {reason.Why}"))}.";
    }

    public static IReadOnlyList<Caveat> Caveats(Timeline timeline)
    {
        var caveats = new List<Caveat>();
        if (timeline.Sources.Sum(file => (long)file.Rejects.Count) is > 0 and var rejects)
            caveats.Add(new("SR006", $"{Count(rejects)} of {Count(timeline.Sources.Sum(file => file.RowsRead))} rows of the source were set aside when it was read; they are in no bin."));
        if (NotPlaced(timeline) is { } notPlaced)
            caveats.Add(new("SR060", $"{notPlaced} The others are counted; these may belong to any {Unit(timeline.By, 1)}."));
        if (Incomplete(timeline) is { Count: > 0 } open)
            caveats.Add(new("SR061", $"{string.Join(" and ", open.Select(bin => Name(timeline.By, bin)))} {(open.Count == 1 ? "reaches" : "reach")} beyond the time observed: posts may be missing there."));
        if (timeline.PlacedByDate > 0)
            caveats.Add(new("SR062", $"{Count(timeline.PlacedByDate, "post stands", "posts stand")} at the date as it was written, which may be another one in {timeline.Zone.Id}: no time of day is known."));
        return caveats;
    }

    // All bins between the first and the last one are complete.
    public static IReadOnlyList<TimelineBin> Incomplete(Timeline timeline) =>
        Array.FindAll(timeline.Bins.Count > 1 ? [timeline.Bins[0], timeline.Bins[^1]] : timeline.Bins.ToArray(), bin => !bin.IsComplete);

    public static Table Table(Timeline timeline)
    {
        string one = Unit(timeline.By, 1), many = Unit(timeline.By, 2);
        string busiest = timeline.Busiest is { } bin ? $"{Count(bin.Posts)} ({Name(timeline.By, bin)})" : "none";
        return new(
            ["What", Column.Number("Value"), "Definition"],
            [
                [$"posts in {many}", Count(timeline.Placed), timeline.Selection.ToString()],
                [many, Count(timeline.Bins.Count), $"{timeline.Period ?? "none"}, cut by clocks of {timeline.Zone.Id}"],
                [$"complete {many}", Count(timeline.Bins.Count - Incomplete(timeline).Count), "wholly within the time observed"],
                [$"{many} without a post", Count(timeline.Empty), "counted as zero"],
                [$"posts a {one}", timeline.Mean.Value is { } mean ? Fixed(mean, 2) : "undefined", timeline.Mean.WhyUndefined ?? $"mean over the complete {many}, the empty ones among them"],
                [$"busiest {one}", busiest, "the first where several have as many"],
                ["known only to the day", Count(timeline.Unplaced.KnownToTheDay), "posts in no bin"],
                ["known only to the month", Count(timeline.Unplaced.KnownToTheMonth), "posts in no bin"],
                ["known only from words", Count(timeline.Unplaced.Relative), "posts in no bin, such as \"3 months ago\""],
                ["without a time", Count(timeline.Untimed), "posts in no bin"],
            ],
            timeline.Sources.Count == 0 ? null : $"Source: {string.Join(", ", timeline.Sources.Select(file => file.FileName))}.");
    }

    private static string Week(DateTime monday) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday)}-W{ISOWeek.GetWeekOfYear(monday):00}");
}
