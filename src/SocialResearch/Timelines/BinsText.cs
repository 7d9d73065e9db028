using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>Stretches of bins in words.</summary>
internal static class BinsText
{
    /// <summary>"2012-03-12", or "2012-03-12 to 2012-03-14".</summary>
    public static string Period(this Timeline timeline, int first, int last) => first == last
        ? TimelineText.Name(timeline.By, timeline.Bins[first])
        : $"{TimelineText.Name(timeline.By, timeline.Bins[first])} to {TimelineText.Name(timeline.By, timeline.Bins[last])}";

    /// <summary>"2 days".</summary>
    public static string Length(this Timeline timeline, long bins) => Wording.Count(bins, TimelineText.Unit(timeline.By, 1), TimelineText.Unit(timeline.By, 2));

    /// <summary>"on" a day, "in" an hour, week or month.</summary>
    public static string At(this Timeline timeline) => timeline.By == TimeBin.Day ? "on" : "in";

    /// <summary>"day".</summary>
    public static string Unit(this Timeline timeline) => TimelineText.Unit(timeline.By, 1);

    /// <summary>The period measured, how it was cut, and the files, for the foot of a table.</summary>
    public static string Foot(this Timeline timeline) =>
        $"{timeline.Period ?? "no bins"}, {TimelineText.Unit(timeline.By, 2)} as clocks of {timeline.Zone.Id} cut them. {timeline.Selection}"
        + (timeline.Sources.Count == 0 ? "" : $" Source: {string.Join(", ", timeline.Sources.Select(file => file.FileName))}.");
}
