namespace SocialResearch.Statistics;

/// <summary>How unevenly events follow each other.</summary>
/// <remarks>
/// With mean μ and standard deviation σ of the gaps: B = (σ − μ)/(σ + μ), −1 for a clock, 0 for independent events, towards 1 for
/// bursts. With few events B cannot reach 1, and even independent events fall below 0. For n events Kim and Jo therefore take
/// A_n = (√(n + 1)·r − √(n − 1)) / ((√(n + 1) − 2)·r + √(n − 1)), r = σ/μ, which is 1 when all but one gap are zero.
/// <para>Two values of σ are in use, dividing by the number of gaps (population) or by one less (sample); they differ with few events,
/// and both are given. Source: Goh and Barabási, "Burstiness and memory in complex systems", EPL 81, 2008; Kim and Jo, "Measuring
/// burstiness for finite event sequences", Physical Review E 94, 2016.</para>
/// </remarks>
/// <param name="Population">B with the population standard deviation.</param>
/// <param name="Sample">B with the sample standard deviation.</param>
/// <param name="FinitePopulation">A_n with the population standard deviation.</param>
/// <param name="FiniteSample">A_n with the sample standard deviation.</param>
public sealed record BurstinessValues(double Population, double Sample, double FinitePopulation, double FiniteSample)
{
    /// <summary>All four from the gaps between events; null with fewer than two gaps, or when all are zero.</summary>
    /// <param name="gaps">The gaps, in any unit.</param>
    public static BurstinessValues? Of(ReadOnlySpan<double> gaps)
    {
        double sum = 0, squares = 0;
        foreach (double gap in gaps) sum += gap >= 0 ? gap : throw new ArgumentException("A gap is negative: the events are not in the order of time.", nameof(gaps));
        if (gaps.Length < 2 || sum == 0) return null;
        double mean = sum / gaps.Length;
        foreach (double gap in gaps) squares += (gap - mean) * (gap - mean);
        double population = Math.Sqrt(squares / gaps.Length) / mean, sample = Math.Sqrt(squares / (gaps.Length - 1)) / mean;
        int events = gaps.Length + 1;
        return new((population - 1) / (population + 1), (sample - 1) / (sample + 1), Finite(population, events), Finite(sample, events));
    }

    private static double Finite(double ratio, int events)
    {
        double up = Math.Sqrt(events + 1.0), down = Math.Sqrt(events - 1.0);
        return (up * ratio - down) / ((up - 2) * ratio + down);
    }
}
