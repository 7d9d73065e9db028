using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>The Lorenz curve: what share of all contributions the less active people made together.</summary>
/// <remarks>
/// A polygon from (0, 0) to (1, 1), never above the diagonal, with a corner wherever the next person did more. It lies on the
/// diagonal when all did the same. Source: Lorenz, "Methods of measuring the concentration of wealth", Publications of the
/// American Statistical Association 9(70), 1905.
/// </remarks>
/// <param name="Points">The corners, from the least active people to all of them.</param>
public sealed record LorenzCurve(IReadOnlyList<LorenzPoint> Points)
{
    /// <summary>The share of contributions made by the least active part of the people, linear between the corners.</summary>
    /// <param name="peopleShare">The part of the people, 0 to 1.</param>
    public double At(double peopleShare)
    {
        if (!(peopleShare >= 0 && peopleShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(peopleShare), peopleShare, "A share of people lies between 0 and 1.");
        int low = 0, high = Points.Count - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Points[middle].People <= peopleShare) low = middle;
            else high = middle;
        }
        LorenzPoint from = Points[low], to = Points[high];
        return from.Content + (to.Content - from.Content) * (peopleShare - from.People) / (to.People - from.People);
    }

    internal static LorenzCurve Of(ReadOnlySpan<long> values, ReadOnlySpan<long> people)
    {
        long n = 0;
        Wide total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            n += people[i];
            total += Wide.Product(values[i], people[i]);
        }
        var points = new LorenzPoint[values.Length + 1];
        points[0] = new(0, 0);
        long reached = 0;
        Wide sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            reached += people[i];
            sum += Wide.Product(values[i], people[i]);
            points[i + 1] = new((double)reached / n, (double)sum / (double)total);
        }
        return new(points);
    }
}

/// <summary>A corner of a <see cref="LorenzCurve"/>.</summary>
/// <param name="People">Share of people, from the least active upwards.</param>
/// <param name="Content">Share of contributions they made together.</param>
public readonly record struct LorenzPoint(double People, double Content);
