namespace SocialResearch.Statistics;

/// <summary>How much a statistic hangs on single people: it is computed again without each of them.</summary>
/// <param name="Error">The standard error, √((n − 1)/n·Σ(θ₍₋ᵢ₎ − mean)²).</param>
/// <param name="Acceleration">How the standard error changes with the value, for BCa intervals: Σ dᵢ³ / (6·(Σ dᵢ²)^1.5), dᵢ = mean − θ₍₋ᵢ₎.</param>
/// <remarks>
/// People with the same count give the same value, so one computation a distinct count is exact, not an approximation. Source:
/// Efron and Tibshirani, An Introduction to the Bootstrap, 1993, formulas 11.5 and 14.15 (from memory).
/// </remarks>
internal readonly record struct Jackknife(double Error, double Acceleration)
{
    /// <summary>Null when the statistic is undefined without one of the people.</summary>
    /// <param name="people">How many people have each distinct count.</param>
    /// <param name="leftOut">The statistic without one person of each distinct count.</param>
    public static Jackknife? Of(ReadOnlySpan<long> people, ReadOnlySpan<double> leftOut)
    {
        double n = 0, mean = 0, squares = 0, cubes = 0;
        foreach (long group in people) n += group;
        for (int i = 0; i < people.Length; i++)
        {
            if (!double.IsFinite(leftOut[i])) return null;
            mean += people[i] / n * leftOut[i];
        }
        for (int i = 0; i < people.Length; i++)
        {
            double difference = mean - leftOut[i];
            squares += people[i] * difference * difference;
            cubes += people[i] * difference * difference * difference;
        }
        return new(Math.Sqrt((n - 1) / n * squares), squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5)));
    }
}
