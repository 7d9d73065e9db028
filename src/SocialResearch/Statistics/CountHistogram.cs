namespace SocialResearch.Statistics;

/// <summary>Distinct counts upwards and how many people have each, with the sums that every candidate tail needs.</summary>
/// <remarks>Refilled by each replicate of a bootstrap, so that a thousand of them allocate as much as one.</remarks>
internal sealed class CountHistogram
{
    private double[] _values = new double[64], _logs = new double[64], _logSums = new double[64];
    private long[] _people = new long[64], _peopleFrom = new long[64];

    /// <summary>How many distinct counts there are.</summary>
    public int Length { get; private set; }

    /// <summary>The distinct counts; doubles, because a power law with a low exponent draws counts beyond any integer type.</summary>
    public ReadOnlySpan<double> Values => _values.AsSpan(0, Length);

    public ReadOnlySpan<double> Logs => _logs.AsSpan(0, Length);

    public ReadOnlySpan<long> People => _people.AsSpan(0, Length);

    /// <summary>How many people have at least the count at an index.</summary>
    public ReadOnlySpan<long> PeopleFrom => _peopleFrom.AsSpan(0, Length);

    /// <summary>Σ ln(x / v) over the people with x of at least v, the count at an index.</summary>
    public ReadOnlySpan<double> LogSums => _logSums.AsSpan(0, Length);

    public static CountHistogram Of(IEnumerable<(long Count, long People)> ascending)
    {
        var histogram = new CountHistogram();
        foreach ((long count, long people) in ascending) histogram.Add(count, people);
        histogram.Complete();
        return histogram;
    }

    public void Clear() => Length = 0;

    /// <summary>Adds people with a count that is at least the last one added.</summary>
    public void Add(double value, long people)
    {
        if (people == 0) return;
        if (Length > 0 && _values[Length - 1] == value)
        {
            _people[Length - 1] += people;
            return;
        }
        if (Length == _values.Length) Grow();
        _values[Length] = value;
        _people[Length++] = people;
    }

    /// <summary>Computes the sums. From the top down and of ratios, so that no digits cancel.</summary>
    public void Complete()
    {
        long people = 0;
        double sum = 0;
        for (int i = Length - 1; i >= 0; i--)
        {
            if (i < Length - 1) sum += people * Precise.Log1p((_values[i + 1] - _values[i]) / _values[i]);
            people += _people[i];
            (_logs[i], _peopleFrom[i], _logSums[i]) = (Math.Log(_values[i]), people, sum);
        }
    }

    private void Grow()
    {
        int size = 2 * Length;
        Array.Resize(ref _values, size);
        Array.Resize(ref _logs, size);
        Array.Resize(ref _logSums, size);
        Array.Resize(ref _people, size);
        Array.Resize(ref _peopleFrom, size);
    }
}
