namespace SocialResearch.Participations;

/// <summary>Counts how many people have made how many contributions.</summary>
internal sealed class CountTally
{
    // Most people contribute little, and an array counts them several times faster than a dictionary.
    private readonly long[] _seldom = new long[1_000];
    private readonly SortedDictionary<long, long> _often = [];

    /// <summary>Adds a person.</summary>
    /// <param name="count">The contributions.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing.</exception>
    public void Add(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count < _seldom.Length) _seldom[count]++;
        else _often[count] = _often.GetValueOrDefault(count) + 1;
    }

    /// <summary>The counts that somebody has, ascending.</summary>
    public IReadOnlyList<CountFrequency> ToList() =>
    [
        .. _seldom.Select((people, count) => new CountFrequency(count, people)).Where(frequency => frequency.People > 0),
        .. _often.Select(entry => new CountFrequency(entry.Key, entry.Value)),
    ];
}
