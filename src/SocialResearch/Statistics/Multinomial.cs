namespace SocialResearch.Statistics;

/// <summary>Draws people of a histogram with replacement and returns the histogram of the draw.</summary>
internal static class Multinomial
{
    /// <summary>Draws as many people as the histogram holds.</summary>
    /// <param name="people">How many people have each distinct value.</param>
    /// <param name="drawn">Receives how many were drawn; sums to the sum of <paramref name="people"/>.</param>
    /// <param name="random">The source of chance.</param>
    public static void Draw(ReadOnlySpan<long> people, Span<long> drawn, SeededRandom random)
    {
        long total = 0;
        foreach (long group in people) total += group;
        Draw(people, total, total, drawn, random);
    }

    /// <summary>One multinomial draw by conditional binomials: exact, one binomial for each distinct value.</summary>
    /// <param name="people">How many people have each distinct value.</param>
    /// <param name="total">The sum of <paramref name="people"/>.</param>
    /// <param name="draws">How many are drawn.</param>
    /// <param name="drawn">Receives how many were drawn; sums to <paramref name="draws"/>.</param>
    /// <param name="random">The source of chance.</param>
    public static void Draw(ReadOnlySpan<long> people, long total, long draws, Span<long> drawn, SeededRandom random)
    {
        long peopleLeft = total, drawsLeft = draws;
        for (int i = 0; i < people.Length; i++)
        {
            drawn[i] = Binomial.Draw(drawsLeft, (double)people[i] / peopleLeft, random);
            drawsLeft -= drawn[i];
            peopleLeft -= people[i];
        }
    }
}
