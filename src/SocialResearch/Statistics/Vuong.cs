namespace SocialResearch.Statistics;

/// <summary>Which of two models the data lie closer to, when neither contains the other.</summary>
/// <remarks>
/// R = Σ ln(p/q) over people, above zero when they favour p; R / (√n·s), with s the standard deviation of ln(p/q), is about
/// standard normal when both lie equally far off. poweRlaw divides by n − 1 in s, powerlaw of Python by n.
/// Source: Vuong, "Likelihood ratio tests for model selection and non-nested hypotheses", Econometrica 57(2), 1989.
/// </remarks>
/// <param name="Ratio">R, the log-likelihood ratio.</param>
/// <param name="Normalised">R / (√n·s) with n − 1 in s.</param>
/// <param name="P">Two-sided p of <paramref name="Normalised"/>.</param>
/// <param name="NormalisedByN">R / (√n·s) with n in s.</param>
/// <param name="PByN">Two-sided p of <paramref name="NormalisedByN"/>.</param>
internal readonly record struct Vuong(double Ratio, double Normalised, double P, double NormalisedByN, double PByN)
{
    /// <summary>Compares two models on the people from an index on; NaN where the two never differ.</summary>
    public static Vuong Compare(CountHistogram counts, int first, ICountModel model, ICountModel other)
    {
        ReadOnlySpan<double> values = counts.Values[first..];
        ReadOnlySpan<long> people = counts.People[first..];
        double n = counts.PeopleFrom[first], sum = 0, squares = 0;
        var differences = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            differences[i] = model.LogMass(values[i]) - other.LogMass(values[i]);
            sum += people[i] * differences[i];
        }
        double mean = sum / n;
        for (int i = 0; i < values.Length; i++) squares += people[i] * (differences[i] - mean) * (differences[i] - mean);
        double byN = sum / Math.Sqrt(squares), normalised = sum / Math.Sqrt(n * squares / (n - 1));
        return new(sum, normalised, NormalTail.TwoSided(normalised), byN, NormalTail.TwoSided(byN));
    }
}
