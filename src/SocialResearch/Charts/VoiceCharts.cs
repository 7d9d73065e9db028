using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Charts;

/// <summary>The charts of share of voice and of reach.</summary>
public static class VoiceCharts
{
    // As many as can be named at the end of their lines.
    private const int MostNamed = 6;

    // Where more bands cross, none can be followed.
    private const int MostBands = 2;

    /// <summary>Share of voice over time: the brand in colour, all others grey and named at their ends; bins without a mention are gaps.</summary>
    /// <param name="result">The shares.</param>
    /// <exception cref="InsufficientDataException">Nobody was mentioned at a known time.</exception>
    public static Chart VoiceChart(this ShareOfVoice result)
    {
        ArgumentNullException.ThrowIfNull(result);
        TimelineFrame.Check(result.Timeline);
        Timeline timeline = result.Timeline;
        VoiceShare asked = result.Voices.FirstOrDefault(voice => voice.Name == result.Brand) ?? result.Voices.MaxBy(voice => voice.Overall.Value)!;
        VoiceShare[] others = [.. result.Voices.Where(voice => voice != asked).OrderByDescending(voice => voice.Overall.Value)];
        string[] dashes = ["dash", "dot", "dashdot", "longdash", "longdashdot"];
        Chart Line(VoiceShare voice, string color, string dash, bool isNamed) => Chart.Line(
            (DateTimeOffset[])[.. timeline.Bins.Select(TimelineFrame.Middle)], (double[])[.. voice.Shares.Select(share => share.Value ?? double.NaN)], isNamed ? voice.Name : null, color, dash: dash);

        Chart[] lines = [.. others.Select((voice, i) => Line(voice, Palette.Grey, dashes[i % dashes.Length], i < MostNamed - 1)).Reverse(), Line(asked, Palette.Blue, "solid", isNamed: true)];
        IEnumerable<Chart> bands = (result.Voices.Count <= MostBands ? others : []).SelectMany(voice => Bands(timeline, voice, Palette.Grey)).Concat(Bands(timeline, asked, Palette.Blue));
        string unnamed = others.Length >= MostNamed ? $" Without a name: {string.Join(", ", others.Skip(MostNamed - 1).Select(voice => voice.Name))}." : "";
        string bandsOf = result.Voices.Count <= MostBands ? "bands" : $"band of {asked.Name}";
        return Chart.Combine([.. bands, .. lines])
            .WithYAxis("Share of all mentions", percent: true)
            .WithTitle($"{asked.Name}: {Wording.Percent(asked.Overall.Value!.Value, 0)} of all mentions ({Wording.PercentRange(asked.Overall.Interval!)})",
                $"Share of mentions of {Wording.Count(result.Voices.Count, "name", "names")} by {timeline.Unit()}; {bandsOf}: {Wording.Level(asked.Overall.Interval!)} intervals, simultaneous in each {timeline.Unit()}")
            .WithSource($"n = {Wording.Count(result.Mentions, "mention", "mentions")} in {Wording.Count(result.Posts, "post", "posts")}, {timeline.Period}, time zone {timeline.Zone.Id}; "
                + (timeline.Sources.Count == 0 ? "source not stated" : "source: " + string.Join(", ", timeline.Sources.Select(file => file.FileName))) + "." + unnamed)
            .WithAlt($"Line chart of the share of voice by {timeline.Unit()}, {asked.Name} in colour. {result.Sentence}")
            .WithTable(result.ToTable());
    }

    /// <summary>One band for each run of bins without a gap: plotly would fill across one.</summary>
    private static IEnumerable<Chart> Bands(Timeline timeline, VoiceShare voice, string color)
    {
        for (int i = 0, end; i < voice.Shares.Count; i = end)
        {
            for (end = i + 1; end < voice.Shares.Count && voice.Shares[end].Value is null == voice.Shares[i].Value is null;) end++;
            if (voice.Shares[i].Value is null) continue;
            int[] run = [.. Enumerable.Range(i, end - i)];
            // A single bin has no width of its own to be seen by.
            DateTimeOffset[] at = run.Length == 1
                ? [TimelineFrame.OnClock(timeline.Bins[i].Start), TimelineFrame.OnClock(timeline.Bins[i].End)]
                : [.. run.Select(bin => TimelineFrame.Middle(timeline.Bins[bin]))];
            int[] bins = run.Length == 1 ? [i, i] : run;
            yield return Chart.Range(at, (double[])[.. bins.Select(bin => voice.Shares[bin].Interval!.Low)], (double[])[.. bins.Select(bin => voice.Shares[bin].Interval!.High)], color: color);
        }
    }

    /// <summary>Posts, authors, reactions and potential contacts as they add up, each as a share of its own total.</summary>
    /// <param name="reach">The running sums.</param>
    /// <exception cref="InsufficientDataException">No post can be placed in time.</exception>
    public static Chart ReachChart(this CumulativeReach reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        Timeline timeline = reach.Timeline;
        TimelineFrame.Check(timeline);
        ReachPoint last = reach.Points[^1];
        (string Name, string Color, string Dash, Func<ReachPoint, long?> Sum)[] all =
        [
            ("posts", Palette.Blue, "solid", point => point.Posts), ("authors", Palette.Orange, "dash", point => point.Authors),
            ("reactions", Palette.Pink, "dot", point => point.Reactions), ("potential contacts", Palette.Green, "dashdot", point => point.PotentialContacts),
        ];
        // Sums stand at the end of their bin, and begin with nothing.
        DateTimeOffset[] at = [TimelineFrame.OnClock(timeline.Bins[0].Start), .. timeline.Bins.Select(bin => TimelineFrame.OnClock(bin.End))];
        var stated = all.Where(line => line.Sum(last) > 0).ToArray();
        TimelineBin half = reach.HalfOfPosts!.Value;
        return Chart.Combine([.. stated.Select(line => Chart.Line(at, (double[])[0, .. reach.Points.Select(point => line.Sum(point)!.Value / (double)line.Sum(last)!.Value)], line.Name, line.Color, dash: line.Dash))])
            .WithYAxis("Share of the total so far", percent: true, range: (0, 1))
            .WithTitle($"Half of all posts had been written by the end of {TimelineText.Name(timeline.By, half)}", $"Running sums by {timeline.Unit()}, each as a share of its total")
            .WithSource(TimelineFrame.Caption(timeline, $"Totals: {string.Join(", ", stated.Select(line => $"{Wording.Count(line.Sum(last)!.Value)} {line.Name}"))}. Contacts and reactions stand at the time of their post and are no people."))
            .WithAlt($"Line chart of running sums by {timeline.Unit()}. {reach.Sentence}")
            .WithTable(Thinned(reach.ToTable()));
    }

    private static Table Thinned(Table table)
    {
        const int most = 60;
        if (table.Rows.Count <= most) return table;
        int every = (table.Rows.Count + most - 1) / most;
        return table with { Rows = [.. table.Rows.Where((_, i) => i % every == every - 1 || i == table.Rows.Count - 1)], Caption = $"Every {every}. row. {table.Caption}" };
    }
}
