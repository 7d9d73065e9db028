namespace SocialResearch.Statistics;

/// <summary>Inequality of counts given as a histogram: distinct values upwards and how many people have each.</summary>
/// <remarks>
/// Numerators are whole numbers of 128 bits, divided once at the end: equal shares give exactly 0, shares of all groups add
/// up exactly, and no order of summation can change a digit.
/// </remarks>
internal static class Inequality
{
    public static Int128 Total(ReadOnlySpan<long> values, ReadOnlySpan<long> people)
    {
        Int128 total = 0;
        for (int i = 0; i < values.Length; i++) total += (Int128)values[i] * people[i];
        return total;
    }

    public static long People(ReadOnlySpan<long> people)
    {
        long n = 0;
        foreach (long group in people) n += group;
        return n;
    }

    /// <summary>
    /// The Gini coefficient in the population form, G = Σ Σ |xᵢ − xⱼ| / (2 n² μ); NaN when nobody has anything.
    /// </summary>
    /// <remarks>With m people of value v after a people with less, Σ v·m·(2a + m − n) is the numerator over n·T.</remarks>
    public static double Gini(ReadOnlySpan<long> values, ReadOnlySpan<long> people)
    {
        long n = People(people), before = 0;
        Int128 numerator = 0, total = 0;
        for (int i = 0; i < values.Length; i++)
        {
            Int128 sum = (Int128)values[i] * people[i];
            numerator += sum * ((Int128)before + before + people[i] - n);
            total += sum;
            before += people[i];
        }
        return total == 0 ? double.NaN : (double)numerator / ((double)n * (double)total);
    }

    /// <summary>
    /// What the most active people have together, in hundredths; the group is given in hundredths of a person, because one
    /// percent of n people is n hundredths of a person, exactly.
    /// </summary>
    public static Int128 TopSum(ReadOnlySpan<long> values, ReadOnlySpan<long> people, Int128 hundredthsOfPeople)
    {
        Int128 sum = 0, left = hundredthsOfPeople;
        for (int i = values.Length - 1; i >= 0 && left > 0; i--)
        {
            Int128 taken = Int128.Min(left, (Int128)people[i] * 100);
            sum += taken * values[i];
            left -= taken;
        }
        return sum;
    }

    /// <summary>How many people have at least the value of the person at a rank, counted from the top; ties come along.</summary>
    public static long PeopleDownTo(ReadOnlySpan<long> people, long rank)
    {
        long reached = 0;
        for (int i = people.Length - 1; i >= 0 && reached < rank; i--) reached += people[i];
        return reached;
    }
}
