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

    /// <summary>Draws as many people as the histogram holds.</summary>
    /// <param name="drawn">Receives how many were drawn of each value.</param>
    /// <param name="random">The source of chance.</param>
    public void Draw(Span<long> drawn, SeededRandom random) => Draw(Total, drawn, random);

    /// <summary>Draws some people.</summary>
    /// <param name="draws">How many are drawn.</param>
    /// <param name="drawn">Receives how many were drawn of each value; sums to <paramref name="draws"/>.</param>
    /// <param name="random">The source of chance.</param>
    public void Draw(long draws, Span<long> drawn, SeededRandom random)
    {
        drawn.Clear();
        for (int i = 0; i < _many.Length; i++)
        {
            long some = _shares[i].Draw(draws, random);
            drawn[_many[i]] = some;
            draws -= some;
        }
        random.CountDraws(_few, draws, drawn);
    }
}
