using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Charts;

/// <summary>The charts of bursts, levels and life cycles.</summary>
public static class BurstCharts
{
    // Columns narrower than about five pixels blur.
    private const int MostColumns = 130;

    /// <summary>Posts over time, bursts shaded, events as dotted lines: up to three by name, more by numbers that the table explains.</summary>
    /// <param name="bursts">The bursts.</param>
    /// <param name="events">What happened.</param>
    /// <exception cref="InsufficientDataException">No post can be placed in time.</exception>
    public static Chart BurstChart(this Bursts bursts, IReadOnlyList<TimelineEvent>? events = null)
    {
        ArgumentNullException.ThrowIfNull(bursts);
        Timeline timeline = bursts.Timeline;
        TimelineFrame.Check(timeline);
        Chart chart = TimelineFrame.Outline(timeline);
        foreach (Burst burst in bursts.Outer) chart = chart.WithShade(TimelineFrame.OnClock(burst.Start), TimelineFrame.OnClock(burst.End));
        string title = bursts.Main is { } main
            ? $"{Wording.Percent(bursts.Outer.Sum(burst => burst.Share), 0)} of posts came in {Wording.Count(bursts.Outer.Count, "burst", "bursts")}; most {timeline.At()} {TimelineText.Name(timeline.By, main.Peak)} ({Wording.Count(main.Peak.Posts)})"
            : $"No burst: no {timeline.Unit()} stands out from how posts scatter anyway";
        string what = events is { Count: > 3 } ? "; numbered: events, named in the table" : events is { Count: > 0 } ? "; dotted: events" : "";
        return chart
            .WithYAxis($"Posts a {timeline.Unit()}")
            .WithTitle(title, $"Posts by {timeline.Unit()}; shaded: bursts by Kleinberg's automaton{what}")
            .WithSource(TimelineFrame.Caption(timeline, $"s = {Wording.Plain(bursts.Options.Scale)}, γ = {Wording.Plain(bursts.Gamma)}."))
            .WithAlt($"Outline of {Wording.Count(timeline.Placed, "post", "posts")} by {timeline.Unit()} with {Wording.Count(bursts.Outer.Count, "shaded burst", "shaded bursts")}. {bursts.Sentence}"
                + (events is { Count: > 0 } ? $" {Wording.Count(events.Count, "event is", "events are")} marked." : ""))
            .WithTable(bursts.ToTable())
            .WithEvents(timeline, events ?? []);
    }

    /// <summary>Posts over time in grey, and the rate between changes of level as steps with their intervals.</summary>
    /// <param name="changes">The changes.</param>
    /// <exception cref="InsufficientDataException">No post can be placed in time.</exception>
    public static Chart LevelChart(this ChangePoints changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Timeline timeline = changes.Timeline;
        TimelineFrame.Check(timeline);
        DateTimeOffset[] Ends(LevelSegment segment) => [TimelineFrame.OnClock(segment.Start), TimelineFrame.OnClock(segment.End)];
        double[] Twice(double value) => [value, value];
        Chart[] bands = [.. changes.Segments.Select(segment => Chart.Range(Ends(segment), Twice(segment.Rate.Interval!.Low), Twice(segment.Rate.Interval.High), color: Palette.Blue))];
        Chart[] steps = changes.Segments.Count == 0 ? [] : [Chart.Line(
            (DateTimeOffset[])[.. changes.Segments.SelectMany(Ends)], (double[])[.. changes.Segments.SelectMany(segment => Twice(segment.Rate.Value!.Value))], color: Palette.Blue, dash: "solid")];
        return Chart.Combine([TimelineFrame.Outline(timeline, Palette.Grey), .. bands, .. steps])
            .WithYAxis($"Posts a {timeline.Unit()}")
            .WithTitle(Finding(changes),
                $"Grey: posts by {timeline.Unit()}; blue: mean between changes of level, band: {Wording.Percent(changes.Options.Level, 0)} interval")
            .WithSource(TimelineFrame.Caption(timeline, $"PELT, penalty {Wording.Plain(changes.Penalty)}, shortest level {timeline.Length(changes.Options.MinimumLength)}."))
            .WithAlt($"Outline of posts by {timeline.Unit()} with {Wording.Count(changes.Segments.Count, "level", "levels")} of the mean. {changes.Sentence}")
            .WithTable(changes.ToTable());
    }

    private static string Finding(ChangePoints changes)
    {
        if (changes.Largest is not var (before, after)) return "The level never changed by more than posts scatter anyway";
        Timeline timeline = changes.Timeline;
        string many = changes.Changes == 1 ? "The level changed" : $"{Wording.Count(changes.Changes)} changes of level, the largest";
        return $"{many} {timeline.At()} {TimelineText.Name(timeline.By, timeline.Bins[after.First])}: from {Wording.Plain(before.Rate.Value!.Value)} to {Wording.Plain(after.Rate.Value!.Value)} posts a {timeline.Unit()}";
    }

    /// <summary>The main wave as columns, its phases told apart by colour and hatching.</summary>
    /// <param name="cycle">The life cycle.</param>
    /// <exception cref="InsufficientDataException">There is no cycle.</exception>
    public static Chart LifeCycleChart(this LifeCycle cycle)
    {
        ArgumentNullException.ThrowIfNull(cycle);
        if (cycle.WhyNone is { } why) throw new InsufficientDataException($"There is no life cycle to draw. {why}", "Draw the volume instead, with VolumeChart.");
        Timeline timeline = cycle.Timeline;
        PhaseSpan[] wave = [.. cycle.Phases.Where(phase => phase.Phase != LifePhase.Afterlife)];
        int around = Math.Clamp(wave[^1].Last - wave[0].First + 1, 10, MostColumns / 3);
        int from = Math.Max(0, wave[0].First - around), to = Math.Min(timeline.Bins.Count - 1, Math.Min(wave[^1].Last + around, from + MostColumns - 1));
        if (wave[^1].Last > to)
            throw new ArgumentException($"A wave of {timeline.Length(wave[^1].Last - wave[0].First + 1)} is more than columns can show. Measure by longer bins.", nameof(cycle));
        Chart Columns(IEnumerable<int> bins, string? name, string? color)
        {
            TimelineBin[] shown = [.. bins.Where(bin => bin >= from && bin <= to).Select(bin => timeline.Bins[bin])];
            return Chart.Column((DateTimeOffset[])[.. shown.Select(bin => TimelineFrame.OnClock(bin.Start))], (int[])[.. shown.Select(bin => bin.Posts)], name, color);
        }

        // Also those without a bin of their own: a phase keeps its colour in every chart.
        Chart[] phases = [.. Enum.GetValues<LifePhase>().Select(phase => Columns(
            cycle.Phases.Where(span => span.Phase == phase).SelectMany(span => Enumerable.Range(span.First, span.Last - span.First + 1)), LifeCycle.NameOf(phase), null))];
        int[] rest = [.. Enumerable.Range(from, to - from + 1).Where(bin => !cycle.Phases.Any(phase => phase.First <= bin && bin <= phase.Last))];
        Chart[] grey = rest.Length == 0 ? [] : [Columns(rest, "not in this wave", Palette.Grey)];
        TimelineBin[] seen = [.. timeline.Bins.Skip(from).Take(to - from + 1)];
        Timeline part = timeline with { Bins = seen, Posts = seen.Sum(bin => bin.Posts), Unplaced = default, Untimed = 0 };
        string cut = seen.Length == timeline.Bins.Count ? "" : $"Shown of {Wording.Count(timeline.Placed, "post", "posts")}, {timeline.Period}.";
        return Chart.Combine([.. phases, .. grey]).WithLayout(layout => layout with { Barmode = "overlay" })
            .WithYAxis($"Posts a {timeline.Unit()}")
            .WithTitle($"The main wave took {timeline.Length(wave[^1].Last - wave[0].First + 1)}; most posts {timeline.At()} {TimelineText.Name(timeline.By, cycle.Bursts.Main!.Peak)} ({Wording.Count(cycle.Bursts.Main.Peak.Posts)})",
                $"Posts by {timeline.Unit()}; phases by conventional limits: {Wording.Percent(cycle.Options.Edge, 0)}, {Wording.Percent(cycle.Options.Growth, 0)} and {Wording.Percent(cycle.Options.Peak, 0)} of the height")
            .WithSource(TimelineFrame.Caption(part, cut))
            .WithAlt($"Columns of posts by {timeline.Unit()}, coloured by phase. {cycle.Sentence}")
            .WithTable(cycle.ToTable());
    }
}
