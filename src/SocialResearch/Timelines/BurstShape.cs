using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Timelines;

/// <summary>From a stretch of complete bins to a burst with its peak and half-life.</summary>
internal static class BurstShape
{
    public static Burst Of(Timeline timeline, BurstStretch stretch, double baseline)
    {
        int begin = timeline.FirstComplete, end = begin + timeline.CompleteCounts.Length - 1, first = begin + stretch.First, last = begin + stretch.Last;
        IReadOnlyList<TimelineBin> bins = timeline.Bins;
        int peak = Enumerable.Range(first, last - first + 1).MaxBy(i => bins[i].Posts);
        long posts = Enumerable.Range(first, last - first + 1).Sum(i => (long)bins[i].Posts);
        return new(stretch.Level, first, last, bins[first].Start, bins[last].End, posts, posts / (double)timeline.Placed, posts - baseline * (last - first + 1), bins[peak],
            HalfLife(timeline, peak, last, begin, end, baseline), first == begin || last == end);
    }

    private static Estimate HalfLife(Timeline timeline, int peak, int last, int begin, int end, double baseline)
    {
        string unit = timeline.Unit();
        if (peak == begin) return Estimate.Undefined($"The peak is the first {unit} observed whole, and the real one may lie before.");
        double half = baseline + (timeline.Bins[peak].Posts - baseline) / 2;
        int at = peak;
        for (int i = peak; i <= last; i++)
        {
            if (timeline.Bins[i].Posts > half) at = i;
        }
        // The burst may end, and the fall may still go on.
        while (at <= end && timeline.Bins[at].Posts > half) at++;
        if (at <= end) return Estimate.Of(at - peak);
        return Estimate.Undefined(peak == end ? $"The peak is the last {unit} observed whole, and the real one may come after." : $"Observation ends before half of the height is gone.");
    }
}
