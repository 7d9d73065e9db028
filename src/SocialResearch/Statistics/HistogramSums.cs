using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>Sums over a histogram of counts from which every measure of inequality follows in a few steps.</summary>
/// <remarks>
/// One pass adds up people and contents from the top; afterwards one person can be left out and every measure be asked again,
/// which makes the jackknife over ten million people as cheap as their distinct counts. Numerators are whole numbers of 128
/// bits, divided once at the end: equal shares give exactly 0, shares of all groups add up, no order of summation changes a digit.
/// <para>What each resample calls is compiled at once as well as can be: code compiled ahead of time calls a function for every step in
/// 128 bits, and a notebook that measures once would be done before the runtime replaced it.</para>
/// </remarks>
internal sealed class HistogramSums
{
    private readonly long[] _values;
    private readonly double[] _logs, _powers;
    private readonly double _aversion;
    private readonly long[] _peopleFrom;
    private readonly Int128[] _contentFrom;
    private double _sumOfLogs, _sumOfXLogX, _sumOfSquares, _sumOfPowers;
    private Int128 _differences;
    private int _out = -1;

    /// <summary>Prepares for histograms over these values.</summary>
    /// <param name="values">Distinct counts, upwards.</param>
    /// <param name="aversion">Atkinson's ε, above 0.</param>
    public HistogramSums(long[] values, double aversion)
    {
        _values = values;
        _aversion = aversion;
        _logs = [.. values.Select(value => value == 0 ? 0 : Math.Log(value))];
        // The power of zero may be infinite; where somebody has nothing it is not asked for.
        _powers = [.. values.Select(value => value == 0 || aversion == 1 ? 0 : Math.Pow(value, 1 - aversion))];
        _peopleFrom = new long[values.Length + 1];
        _contentFrom = new Int128[values.Length + 1];
    }

    /// <summary>All people, less the one who is left out.</summary>
    public long People { get; private set; }

    /// <summary>All contents, less those of the person who is left out.</summary>
    public Int128 Total { get; private set; }

    /// <summary>People with nothing.</summary>
    public long Zeros => _values.Length > 0 && _values[0] == 0 ? From(0).People - From(1).People : 0;

    /// <summary>Takes a histogram.</summary>
    /// <param name="people">How many people have each value.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<long> people)
    {
        _out = -1;
        double sumOfLogs = 0, sumOfXLogX = 0, sumOfSquares = 0, sumOfPowers = 0;
        for (int i = _values.Length - 1; i >= 0; i--)
        {
            _peopleFrom[i] = _peopleFrom[i + 1] + people[i];
            _contentFrom[i] = _contentFrom[i + 1] + Product(_values[i], people[i]);
            // No step is left out where nobody has a value: in resamples that is as good as a coin, and a wrong guess of the processor costs more.
            double group = people[i], value = _values[i], content = group * value;
            sumOfLogs += group * _logs[i];
            sumOfXLogX += content * _logs[i];
            sumOfSquares += content * value;
            sumOfPowers += group * _powers[i];
        }
        (_sumOfLogs, _sumOfXLogX, _sumOfSquares, _sumOfPowers) = (sumOfLogs, sumOfXLogX, sumOfSquares, sumOfPowers);
        (People, Total) = (_peopleFrom[0], _contentFrom[0]);
        Int128 differences = 0;
        // Each step from a value to the next one lies between everybody below and everybody above.
        for (int i = 1; i < _values.Length; i++) differences += Product(_peopleFrom[i], People - _peopleFrom[i]) * (_values[i] - _values[i - 1]);
        _differences = differences;
    }

    /// <summary>Of two numbers that are not negative.</summary>
    private static Int128 Product(long a, long b) => new(Math.BigMul((ulong)a, (ulong)b, out ulong low), low);

    /// <summary>Leaves out one of the people with a value, instead of whoever was left out before.</summary>
    /// <param name="index">The place of the value; −1 brings everybody back.</param>
    public void LeaveOut(int index)
    {
        _out = index;
        People = _peopleFrom[0] - (index < 0 ? 0 : 1);
        Total = _contentFrom[0] - (index < 0 ? 0 : _values[index]);
    }

    private double Mean => (double)Total / People;

    /// <summary>What all differences between two people add up to.</summary>
    private Int128 Differences
    {
        get
        {
            if (_out < 0) return _differences;
            Int128 value = _values[_out], below = _peopleFrom[0] - _peopleFrom[_out], contentBelow = _contentFrom[0] - _contentFrom[_out];
            return _differences - (value * below - contentBelow + _contentFrom[_out] - value * _peopleFrom[_out]);
        }
    }

    private bool AllEqual => Differences == 0;

    private double Left(double sum, double[] terms) => _out < 0 ? sum : sum - terms[_out];

    private double XLogX => _out < 0 ? _sumOfXLogX : _sumOfXLogX - _values[_out] * _logs[_out];

    /// <summary>The Gini coefficient in the population form, Σ Σ |xᵢ − xⱼ| / (2 n² μ); NaN when nobody has anything.</summary>
    public double Gini() => Total == 0 ? double.NaN : (double)Differences / ((double)People * (double)Total);

    /// <summary>Theil's T, the mean of (x/μ)·ln(x/μ) with 0·ln 0 = 0; NaN when nobody has anything.</summary>
    public double TheilT() => Total == 0 ? double.NaN : AllEqual ? 0 : XLogX / (double)Total - Math.Log(Mean);

    /// <summary>Theil's L, the mean of ln(μ/x), also called mean logarithmic deviation; NaN when somebody has nothing.</summary>
    public double TheilL() => Total == 0 || Zeros > 0 ? double.NaN : AllEqual ? 0 : Math.Log(Mean) - Left(_sumOfLogs, _logs) / People;

    /// <summary>Hoover's index, Σ |x − μ| / (2·Σ x): what would have to move for all to have the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Hoover()
    {
        if (Total == 0) return double.NaN;
        int low = 0, high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if ((Int128)_values[middle] * People > Total) high = middle;
            else low = middle + 1;
        }
        (long people, Int128 content) = From(low);
        return (double)(content * People - Total * people) / ((double)People * (double)Total);
    }

    /// <summary>Palma's ratio: what the top 10 % have over what the bottom 40 % have; NaN when the latter is nothing.</summary>
    public double Palma()
    {
        Int128 bottom = Total * 100 - TopSum((Int128)People * 60);
        return bottom == 0 ? double.NaN : (double)TopSum((Int128)People * 10) / (double)bottom;
    }

    /// <summary>Atkinson's index, 1 − (mean of x^(1 − ε))^(1/(1 − ε)) / μ; at ε = 1 the geometric mean stands in the fraction.</summary>
    public double Atkinson()
    {
        if (Total == 0) return double.NaN;
        if (AllEqual) return 0;
        if (_aversion >= 1 && Zeros > 0) return 1;
        double equivalent = _aversion == 1
            ? Math.Exp(Left(_sumOfLogs, _logs) / People)
            : Math.Pow(Left(_sumOfPowers, _powers) / People, 1 / (1 - _aversion));
        return 1 - equivalent / Mean;
    }

    /// <summary>Herfindahl's index, Σ (x/Σx)²: how likely two contents drawn at random are of one person.</summary>
    public double Herfindahl()
    {
        double squares = _out < 0 ? _sumOfSquares : _sumOfSquares - (double)_values[_out] * _values[_out];
        return Total == 0 ? double.NaN : squares / ((double)Total * (double)Total);
    }

    /// <summary>Shannon's entropy of the shares, in nats.</summary>
    public double Entropy() => Total == 0 ? double.NaN : Math.Max(0, Math.Log((double)Total) - XLogX / (double)Total);

    /// <summary>What the most active people have, in hundredths; the group is given in hundredths of a person, so that 1 % of n is n of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Int128 TopSum(Int128 hundredthsOfPeople)
    {
        int i = FirstWithin(hundredthsOfPeople);
        (long people, Int128 content) = From(i);
        return content * 100 + (i == 0 ? 0 : (hundredthsOfPeople - (Int128)people * 100) * _values[i - 1]);
    }

    /// <summary>The fewest people who together have at least so many percent of everything; 0 when nobody has anything.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long FewestWith(int percent)
    {
        if (Total == 0) return 0;
        Int128 wanted = Total * percent;
        int low = 0, high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (From(middle).Content * 100 < wanted) high = middle;
            else low = middle + 1;
        }
        (long people, Int128 content) = From(low);
        Int128 each = (Int128)_values[low - 1] * 100;
        return people + (long)((wanted - content * 100 + each - 1) / each);
    }

    /// <summary>How many people have at least the value of the person at a rank, counted from the top; ties come along.</summary>
    public long PeopleDownTo(long rank) => From(At(rank)).People;

    /// <summary>The value of the person at a rank, counted from the top.</summary>
    public long ValueAt(long rank) => _values[At(rank)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (long People, Int128 Content) From(int index) =>
        _out < index ? (_peopleFrom[index], _contentFrom[index]) : (_peopleFrom[index] - 1, _contentFrom[index] - _values[_out]);

    private int At(long rank) => FirstWithin((Int128)rank * 100 - 1) - 1;

    /// <summary>The lowest place from which up there are no more people than that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FirstWithin(Int128 hundredthsOfPeople)
    {
        int low = 0, high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if ((Int128)From(middle).People * 100 <= hundredthsOfPeople) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
