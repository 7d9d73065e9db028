using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Statistics;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Gini, top shares, a point of Lorenz's curve, and 1,000 multinomial draws of the histogram with the first three anew.</summary>
internal static class TunedParticipation
{
    public static Answers Of(TunedPosts posts)
    {
        (long[] values, long[] people) = TunedTasks.Histogram(posts);
        (double gini, double top1, double top10) = Shares(values, people);
        var resample = new Multinomial(people);
        double[] ginis = new double[1_000], firsts = new double[1_000], tenths = new double[1_000];
        Parallel.For(0, ginis.Length / SeededRandom.AtOnce, () => Enumerable.Range(0, SeededRandom.AtOnce).Select(_ => new long[people.Length]).ToArray(), (block, _, drawn) =>
        {
            int first = block * SeededRandom.AtOnce;
            resample.Draw(resample.Total, drawn, [.. drawn.Select((_, i) => SeededRandom.Stream(1, (ulong)(first + i)))]);
            for (int i = 0; i < drawn.Length; i++) (ginis[first + i], firsts[first + i], tenths[first + i]) = Shares(values, drawn[i]);
            return drawn;
        }, _ => { });
        Array.Sort(ginis);
        Array.Sort(firsts);
        Array.Sort(tenths);
        return new()
        {
            ["people"] = posts.AuthorNames.Count,
            ["gini"] = gini,
            ["top1"] = top1,
            ["top10"] = top10,
            ["lorenz50"] = Lorenz(values, people, 0.5),
            ["~low"] = ginis[25],
            ["~high"] = ginis[974],
        };
    }

    private static (double Gini, double Top1, double Top10) Shares(long[] values, long[] people)
    {
        long n = 0, sum = 0;
        for (int i = 0; i < values.Length; i++) (n, sum) = (n + people[i], sum + people[i] * values[i]);
        double differences = 0, before = 0;
        for (int i = 0; i < values.Length; i++)
        {
            differences += people[i] * (double)values[i] * (2 * before + people[i] - n);
            before += people[i];
        }
        return (differences / ((double)n * sum), (double)Top(values, people, (n + 99) / 100) / sum, (double)Top(values, people, (n + 9) / 10) / sum);
    }

    private static long Top(long[] values, long[] people, long most)
    {
        long sum = 0;
        for (int i = values.Length - 1; most > 0; i--)
        {
            long some = Math.Min(most, people[i]);
            (sum, most) = (sum + some * values[i], most - some);
        }
        return sum;
    }

    private static double Lorenz(long[] values, long[] people, double share)
    {
        double all = people.Sum(), sum = values.Zip(people, (value, some) => value * some).Sum(), left = share * all, held = 0;
        for (int i = 0; left > 0; i++)
        {
            double some = Math.Min(left, people[i]);
            (held, left) = (held + some * values[i], left - some);
        }
        return held / sum;
    }
}
