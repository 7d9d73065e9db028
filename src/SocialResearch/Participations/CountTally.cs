namespace SocialResearch.Participations;

/// <summary>Counts how many people have made how many contributions.</summary>
internal sealed class CountTally
{
    // Most people contribute little, and an array counts them several times faster than a dictionary.
    private readonly long[] _seldom = new long[1_000];
    private readonly Dictionary<long, long> _often = [];

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
    public IReadOnlyList<CountFrequency> ToList()
    {
        long[] often = [.. _often.Keys];
        Array.Sort(often);
        var frequencies = new CountFrequency[_seldom.Count(people => people > 0) + often.Length];
        int at = 0;
        for (int count = 0; count < _seldom.Length; count++)
            if (_seldom[count] > 0) frequencies[at++] = new(count, _seldom[count]);
        foreach (long count in often) frequencies[at++] = new(count, _often[count]);
        return frequencies;
    }
}
