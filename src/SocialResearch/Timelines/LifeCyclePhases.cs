using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>Cuts the main wave into phases.</summary>
internal static class LifeCyclePhases
{
    public static LifeCycle Of(Bursts bursts, LifeCycleOptions options)
    {
        Timeline timeline = bursts.Timeline;
        if (bursts.Main is not { } main) return None(bursts, options, timeline.CompleteCounts.Length < 2 ? $"It takes at least two {TimelineText.Unit(timeline.By, 2)} observed whole." : $"No {timeline.Unit()} stands out from how posts scatter anyway; talk that goes on has no cycle.");
        int begin = timeline.FirstComplete, end = begin + timeline.CompleteCounts.Length - 1;
        double[] level = Smoothed(timeline, begin, end, options.Smoothing);
        double baseline = bursts.Baseline.Value ?? 0, top = Enumerable.Range(main.First, main.Length).Max(i => level[i]);
        if (top <= baseline) return None(bursts, options, "Averaged over so many bins, the burst does not stand above the baseline.");
        double Height(int bin) => (level[bin] - baseline) / (top - baseline);

        int first = main.First, last = main.Last;
        // A wave ends where another burst begins, however high the ground between them is.
        int floor = bursts.Outer.Where(burst => burst.Last < main.First).Select(burst => burst.Last + 1).DefaultIfEmpty(begin).Max();
        int ceiling = bursts.Outer.Where(burst => burst.First > main.Last).Select(burst => burst.First - 1).DefaultIfEmpty(end).Min();
        while (first > floor && Height(first - 1) > options.Edge) first--;
        while (last < ceiling && Height(last + 1) > options.Edge) last++;
        int[] wave = [.. Enumerable.Range(first, last - first + 1)];
        int growth = wave.First(bin => Height(bin) >= options.Growth), peak = wave.First(bin => Height(bin) >= options.Peak), decay = wave.Last(bin => Height(bin) >= options.Peak) + 1;
        (LifePhase Phase, int From, int To)[] cuts =
            [(LifePhase.Start, first, growth), (LifePhase.Growth, growth, peak), (LifePhase.Peak, peak, decay), (LifePhase.Decay, decay, last + 1), (LifePhase.Afterlife, last + 1, ceiling + 1)];
        PhaseSpan[] phases = [.. cuts.Where(cut => cut.To > cut.From).Select(cut => new PhaseSpan(cut.Phase, cut.From, cut.To - 1, Enumerable.Range(cut.From, cut.To - cut.From).Sum(i => (long)timeline.Bins[i].Posts)))];
        return new()
        {
            Bursts = bursts,
            Options = options,
            Phases = phases,
            WhyNone = null,
            Remains = Remains(phases, bursts.Baseline),
            Caveats = [.. bursts.Caveats, .. Doubts(timeline, first == begin, last == end)],
        };
    }

    private static LifeCycle None(Bursts bursts, LifeCycleOptions options, string why) =>
        new() { Bursts = bursts, Options = options, Phases = [], WhyNone = why, Remains = Estimate.Undefined(why), Caveats = bursts.Caveats };

    private static Estimate Remains(PhaseSpan[] phases, Estimate baseline)
    {
        if (phases.FirstOrDefault(phase => phase.Phase == LifePhase.Afterlife) is not { } after) return Estimate.Undefined("Observation ends with the wave, so nothing is known of an afterlife.");
        if (baseline.Value is not > 0) return Estimate.Undefined("Outside of bursts half of the bins are empty; a ratio to nothing is undefined.");
        return Estimate.Of(after.Posts / (double)(after.Last - after.First + 1) / baseline.Value.Value);
    }

    private static IEnumerable<Caveat> Doubts(Timeline timeline, bool isCutBefore, bool isCutAfter)
    {
        yield return new("SR063", "Where a phase begins is a convention: 10 %, 25 % and 75 % of the height unless said otherwise. Other limits move the borders, not the peak.");
        if (isCutBefore || isCutAfter)
        {
            string where = isCutBefore && isCutAfter ? "begins before and ends after" : isCutBefore ? "may begin before" : "may end after";
            yield return new("SR068", $"The wave {where} the {TimelineText.Unit(timeline.By, 2)} observed whole: its {(isCutBefore ? isCutAfter ? "first and last phases are" : "first phase is" : "last phase is")} cut.");
        }
    }

    private static double[] Smoothed(Timeline timeline, int begin, int end, int over)
    {
        var level = new double[timeline.Bins.Count];
        for (int i = begin; i <= end; i++)
        {
            int from = Math.Max(begin, i - over / 2), to = Math.Min(end, i + over / 2);
            level[i] = Enumerable.Range(from, to - from + 1).Average(bin => (double)timeline.Bins[bin].Posts);
        }
        return level;
    }
}
