namespace SocialResearch.Statistics;

/// <summary>Receives one draw: how many people have each count from 1 up.</summary>
/// <param name="size">Which of the sizes asked for.</param>
/// <param name="values">The counts that occur, upwards.</param>
/// <param name="people">How many people have each.</param>
internal delegate void RarefiedDraw(int size, ReadOnlySpan<long> values, ReadOnlySpan<long> people);

/// <summary>What a community would look like with fewer contributions, or with fewer people.</summary>
/// <remarks>
/// Drawing m of T contributions without replacement gives the authors' counts a multivariate hypergeometric distribution. One random
/// order of all contributions gives draws of every size at once: its first m are one. Labels play no part, because the order starts
/// from the histogram, sorted by count.
/// </remarks>
internal static class Rarefying
{
    /// <summary>The expected number of authors among m of T contributions, exactly: Σ 1 − C(T − x, m)/C(T, m).</summary>
    /// <remarks>Hurlbert, "The nonconcept of species diversity", Ecology 52(4), 1971 (from memory). The quotient of an author with x
    /// is that of x − 1 times (T − m − x + 1)/(T − x + 1), so all counts together take one walk and no factorials.</remarks>
    public static double ExpectedAuthors(ReadOnlySpan<long> values, ReadOnlySpan<long> people, long contributions)
    {
        double total = (double)Total(values, people), missed = 1, expected = 0;
        long reached = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (; reached < values[i] && missed > 0; reached++)
                missed *= Math.Max(0, (total - contributions - reached) / (total - reached));
            if (values[i] > 0) expected += people[i] * (1 - missed);
        }
        return expected;
    }

    /// <summary>Draws contributions without replacement.</summary>
    /// <param name="values">Distinct counts, upwards.</param>
    /// <param name="people">How many people have each.</param>
    /// <param name="sizes">How many contributions, upwards, none above all of them.</param>
    /// <param name="draws">How often.</param>
    /// <param name="random">The source of chance.</param>
    /// <param name="receive">Called for each size of each draw.</param>
    public static void Contributions(ReadOnlySpan<long> values, ReadOnlySpan<long> people, ReadOnlySpan<long> sizes, int draws, SeededRandom random, RarefiedDraw receive)
    {
        int[] owners = new int[checked((int)(long)Total(values, people))];
        int author = 0, filled = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (long person = 0; values[i] > 0 && person < people[i]; person++, filled += (int)values[i])
                owners.AsSpan(filled, (int)values[i]).Fill(author++);
        }
        var counts = new long[author];
        for (int draw = 0; draw < draws; draw++)
        {
            Array.Clear(counts);
            int drawn = 0;
            for (int size = 0; size < sizes.Length; size++)
            {
                for (; drawn < sizes[size]; drawn++) counts[Next(owners, drawn, random)]++;
                Report(counts, size, receive);
            }
        }
    }

    /// <summary>Draws people without replacement, each with all that they contributed; parameters as above.</summary>
    public static void People(ReadOnlySpan<long> values, ReadOnlySpan<long> people, ReadOnlySpan<long> sizes, int draws, SeededRandom random, RarefiedDraw receive)
    {
        var everybody = new long[checked((int)Sum(people))];
        for (int i = 0, filled = 0; i < values.Length; filled += (int)people[i], i++) everybody.AsSpan(filled, (int)people[i]).Fill(values[i]);
        for (int draw = 0; draw < draws; draw++)
        {
            int drawn = 0;
            for (int size = 0; size < sizes.Length; size++)
            {
                for (; drawn < sizes[size]; drawn++) Next(everybody, drawn, random);
                Report(everybody.AsSpan(0, drawn), size, receive);
            }
        }
    }

    /// <summary>All people of a histogram.</summary>
    public static long Sum(ReadOnlySpan<long> people)
    {
        long sum = 0;
        foreach (long number in people) sum = checked(sum + number);
        return sum;
    }

    private static Int128 Total(ReadOnlySpan<long> values, ReadOnlySpan<long> people)
    {
        Int128 total = 0;
        for (int i = 0; i < values.Length; i++) total += (Int128)values[i] * people[i];
        return total;
    }

    /// <summary>One step of Fisher and Yates' shuffle: any of those not yet drawn, with the same chance, comes to this place.</summary>
    private static T Next<T>(T[] items, int place, SeededRandom random)
    {
        int other = place + (int)(random.NextUnit() * (items.Length - place));
        (items[place], items[other]) = (items[other], items[place]);
        return items[place];
    }

    private static void Report(ReadOnlySpan<long> counts, int size, RarefiedDraw receive)
    {
        var histogram = new Dictionary<long, long>();
        foreach (long count in counts) histogram[count] = histogram.GetValueOrDefault(count) + 1;
        histogram.Remove(0);
        long[] values = [.. histogram.Keys.Order()];
        receive(size, values, [.. values.Select(value => histogram[value])]);
    }
}
