using SocialResearch.Results;

namespace SocialResearch.Participations;

/// <summary>What the counts look like before anybody speaks of inequality.</summary>
/// <param name="None">People who contributed nothing, as far as they are known.</param>
/// <param name="Once">People who contributed exactly once.</param>
/// <param name="Mean">Contributions a person. With tails as heavy as these it describes nobody; the median does.</param>
/// <param name="Median">Half of the people made at most so many.</param>
/// <param name="Max">What the most active person made.</param>
/// <param name="StandardDeviation">The sample standard deviation, with n − 1.</param>
public sealed record CountDistribution(long None, long Once, double Mean, double Median, long Max, Estimate StandardDeviation)
{
    internal static CountDistribution Of(ReadOnlySpan<long> values, ReadOnlySpan<long> people)
    {
        long n = 0, none = 0, once = 0;
        double total = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            n += people[i];
            total += (double)values[i] * people[i];
            if (values[i] == 0) none = people[i];
            if (values[i] == 1) once = people[i];
        }
        double mean = total / n;
        for (int i = 0; i < values.Length; i++) squares += people[i] * (values[i] - mean) * (values[i] - mean);
        return new(none, once, mean, (At(values, people, (n + 1) / 2) + At(values, people, n / 2 + 1)) / 2.0, values.IsEmpty ? 0 : values[^1],
            n == 1 ? Estimate.Undefined("With one person n − 1 is zero.") : Estimate.Of(Math.Sqrt(squares / (n - 1))));
    }

    private static long At(ReadOnlySpan<long> values, ReadOnlySpan<long> people, long rank)
    {
        for (int i = 0; i < values.Length; i++)
            if ((rank -= people[i]) <= 0) return values[i];
        return 0;
    }
}
