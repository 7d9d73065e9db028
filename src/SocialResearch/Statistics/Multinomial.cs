namespace SocialResearch.Statistics;

/// <summary>Draws people of a histogram with replacement and returns the histogram of the draw.</summary>
/// <remarks>
/// A value that many people have takes one conditional binomial. Where the tail is heavy, most values are those of one or two people:
/// how many of the draws fall on all these together is what the binomials leave, and each such draw takes one of the people. Both are
/// exact. What no draw changes is prepared once.
/// </remarks>
internal sealed class Multinomial
{
    /// <summary>From so many people on a binomial costs less than drawing them one by one.</summary>
    private const int WorthBinomial = 24;

    /// <summary>The places of the values that many have, and what draws from each of them.</summary>
    private readonly int[] _many;
    private readonly Binomial[] _shares;

    /// <summary>The place of the value of each person whose value few have.</summary>
    private readonly int[] _few;

    /// <summary>Prepares for draws from a histogram.</summary>
    /// <param name="people">How many people have each distinct value.</param>
    public Multinomial(ReadOnlySpan<long> people)
    {
        foreach (long group in people) Total += group;
        List<int> many = [], few = [];
        for (int place = 0; place < people.Length; place++)
        {
            if (people[place] >= WorthBinomial) many.Add(place);
            else for (long person = 0; person < people[place]; person++) few.Add(place);
        }
        (_many, _few, _shares) = ([.. many], [.. few], new Binomial[many.Count]);
        long left = Total;
        for (int i = 0; i < _many.Length; i++)
        {
            _shares[i] = new((double)people[_many[i]] / left);
            left -= people[_many[i]];
        }
    }

    /// <summary>All people of the histogram.</summary>
    public long Total { get; }

    /// <summary>Draws some people, for several samples at once: no sample waits for another, so the processor works on all.</summary>
    /// <param name="draws">How many are drawn for each sample.</param>
    /// <param name="drawn">Receives for each sample how many were drawn of each value; sums to <paramref name="draws"/>.</param>
    /// <param name="streams">The source of chance of each sample.</param>
    public void Draw(long draws, ReadOnlySpan<long[]> drawn, ReadOnlySpan<SeededRandom> streams)
    {
        Span<long> left = stackalloc long[streams.Length];
        left.Fill(draws);
        foreach (long[] sample in drawn) Array.Clear(sample);
        for (int i = 0; i < _many.Length; i++)
        {
            for (int sample = 0; sample < streams.Length; sample++)
            {
                long some = _shares[i].Draw(left[sample], streams[sample]);
                drawn[sample][_many[i]] = some;
                left[sample] -= some;
            }
        }
        SeededRandom.CountDraws(_few, streams, left, drawn);
    }
}
