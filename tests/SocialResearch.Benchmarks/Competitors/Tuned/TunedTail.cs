using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Statistics;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Power law by likelihood and Kolmogorov-Smirnov over all starts of the tail, given up as soon as a start cannot win; 100 samples of it.</summary>
internal static class TunedTail
{
    public static Answers Of(TunedPosts posts)
    {
        (long[] values, long[] people) = TunedTasks.Histogram(posts);
        var counts = CountHistogram.Of(values.Zip(people, (value, some) => (value, some)));
        PowerLawFit best = PowerLawScan.Best(counts)!.Value;
        int far = PowerLawBootstrap.AtLeastAsFar(counts, best, 100, 1);
        return new() { ["xmin"] = best.Xmin, ["alpha"] = best.Alpha, ["distance"] = best.Distance, ["~p"] = far / 100.0 };
    }
}
