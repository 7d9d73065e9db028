using System.Runtime.CompilerServices;

namespace SocialResearch.Statistics;

/// <summary>Sums over a histogram of counts from which every measure of inequality follows in a few steps.</summary>
/// <remarks>
/// One pass adds up people and contents from the top; afterwards one person can be left out and every measure be asked again,
/// which makes the jackknife over ten million people as cheap as their distinct counts. Numerators are whole numbers of 128
/// bits, divided once at the end: equal shares give exactly 0, shares of all groups add up, no order of summation changes a digit.
/// </remarks>
internal sealed class HistogramSums
{
    private readonly Value[] _values;
    private readonly Top[] _from;
    private readonly double _aversion;
    private double _sumOfLogs, _sumOfXLogX, _sumOfSquares, _sumOfPowers;
    private Wide _differences;
    private readonly int[] _found = new int[3];
    private int _oldest, _out = -1;

    /// <summary>Prepares for histograms over these values.</summary>
    /// <param name="values">Distinct counts, upwards.</param>
    /// <param name="aversion">Atkinson's ε, above 0.</param>
    public HistogramSums(long[] values, double aversion)
    {
        _aversion = aversion;
        _values = new Value[values.Length];
        // The power of zero may be infinite; where somebody has nothing it is not asked for.
        for (int i = 0; i < values.Length; i++)
            _values[i] = values[i] == 0 ? new(0, 0, 0) : new(values[i], Math.Log(values[i]), aversion == 1 ? 0 : Math.Pow(values[i], 1 - aversion));
        _from = new Top[values.Length + 1];
    }

    /// <summary>All people, less the one who is left out.</summary>
    public long People { get; private set; }

    /// <summary>All contents, less those of the person who is left out.</summary>
    public Wide Total { get; private set; }

    /// <summary>People with nothing.</summary>
    public long Zeros => _values.Length > 0 && _values[0].Number == 0 ? From(0).People - From(1).People : 0;

    /// <summary>Takes a histogram.</summary>
    /// <param name="people">How many people have each value.</param>
    public void Take(ReadOnlySpan<long> people)
    {
        _out = -1;
        AddTerms(people);
        if (!AddShort(people)) AddLong(people);
    }

    // No step is left out where nobody has a value: in resamples that is as good as a coin, and a wrong guess of the processor costs more.
    private void AddTerms(ReadOnlySpan<long> people)
    {
        double sumOfLogs = 0, sumOfXLogX = 0, sumOfSquares = 0, sumOfPowers = 0;
        for (int i = _values.Length - 1; i >= 0; i--)
        {
            ref readonly Value value = ref _values[i];
            double group = people[i], number = value.Number, content = group * number;
            sumOfLogs += group * value.Log;
            sumOfXLogX += content * value.Log;
            sumOfSquares += content * number;
            sumOfPowers += group * value.Power;
        }
        (_sumOfLogs, _sumOfXLogX, _sumOfSquares, _sumOfPowers) = (sumOfLogs, sumOfXLogX, sumOfSquares, sumOfPowers);
    }

    /// <summary>Adds up in 64 bits; false where they may have been too few.</summary>
    private bool AddShort(ReadOnlySpan<long> people)
    {
        long peopleFrom = 0, contentFrom = 0, besideAndAbove = 0;
        for (int i = _values.Length - 1; i >= 0; i--)
        {
            long some = people[i], content = _values[i].Number * some;
            besideAndAbove += content * (2 * peopleFrom + some);
            _from[i] = new(peopleFrom += some, contentFrom += content);
        }
        Conclude(peopleFrom, contentFrom, besideAndAbove);
        // No sum on the way was larger than everybody twice times the largest value for everybody.
        return _values.Length == 0 || 2.0 * peopleFrom * peopleFrom * _values[^1].Number < long.MaxValue;
    }

    private void AddLong(ReadOnlySpan<long> people)
    {
        long peopleFrom = 0;
        Wide contentFrom = 0, besideAndAbove = 0;
        for (int i = _values.Length - 1; i >= 0; i--)
        {
            Wide content = Wide.Product(_values[i].Number, people[i]);
            besideAndAbove += content * (2 * peopleFrom + people[i]);
            _from[i] = new(peopleFrom += people[i], contentFrom += content);
        }
        Conclude(peopleFrom, contentFrom, besideAndAbove);
    }

    // Each content counts once for each person below and once less for each above: everybody, less those above twice and those beside once.
    private void Conclude(long people, Wide total, Wide besideAndAbove) =>
        (People, Total, _differences) = (people, total, total * people - besideAndAbove);

    /// <summary>Leaves out one of the people with a value, instead of whoever was left out before.</summary>
    /// <param name="index">The place of the value; −1 brings everybody back.</param>
    public void LeaveOut(int index)
    {
        _out = index;
        People = _from[0].People - (index < 0 ? 0 : 1);
        Total = _from[0].Content - (index < 0 ? 0 : _values[index].Number);
    }

    private double Mean => (double)Total / People;

    /// <summary>What all differences between two people add up to.</summary>
    private Wide Differences
    {
        get
        {
            if (_out < 0) return _differences;
            long value = _values[_out].Number;
            Top all = _from[0], from = _from[_out];
            return _differences - (Wide.Product(value, all.People - from.People) - (all.Content - from.Content) + from.Content - Wide.Product(value, from.People));
        }
    }

    private bool AllEqual => Differences.IsZero;

    private double Logs => _out < 0 ? _sumOfLogs : _sumOfLogs - _values[_out].Log;

    private double Powers => _out < 0 ? _sumOfPowers : _sumOfPowers - _values[_out].Power;

    private double XLogX => _out < 0 ? _sumOfXLogX : _sumOfXLogX - _values[_out].Number * _values[_out].Log;

    /// <summary>The Gini coefficient in the population form, Σ Σ |xᵢ − xⱼ| / (2 n² μ); NaN when nobody has anything.</summary>
    public double Gini() => Total.IsZero ? double.NaN : (double)Differences / ((double)People * (double)Total);

    /// <summary>Theil's T, the mean of (x/μ)·ln(x/μ) with 0·ln 0 = 0; NaN when nobody has anything.</summary>
    public double TheilT() => Total.IsZero ? double.NaN : AllEqual ? 0 : XLogX / (double)Total - Math.Log(Mean);

    /// <summary>Theil's L, the mean of ln(μ/x), also called mean logarithmic deviation; NaN when somebody has nothing.</summary>
    public double TheilL() => Total.IsZero || Zeros > 0 ? double.NaN : AllEqual ? 0 : Math.Log(Mean) - Logs / People;

    /// <summary>Hoover's index, Σ |x − μ| / (2·Σ x): what would have to move for all to have the same.</summary>
    public double Hoover()
    {
        if (Total.IsZero) return double.NaN;
        int low = 0, high = _values.Length;
        long mean = Total / People;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_values[middle].Number > mean) high = middle;
            else low = middle + 1;
        }
        Top top = From(low);
        return (double)(top.Content * People - Total * top.People) / ((double)People * (double)Total);
    }

    /// <summary>Palma's ratio: what the top 10 % have over what the bottom 40 % have; NaN when the latter is nothing.</summary>
    public double Palma()
    {
        Wide bottom = Total * 100 - TopSum(Wide.Product(People, 60));
        return bottom.IsZero ? double.NaN : (double)TopSum(Wide.Product(People, 10)) / (double)bottom;
    }

    /// <summary>Atkinson's index, 1 − (mean of x^(1 − ε))^(1/(1 − ε)) / μ; at ε = 1 the geometric mean stands in the fraction.</summary>
    public double Atkinson()
    {
        if (Total.IsZero) return double.NaN;
        if (AllEqual) return 0;
        if (_aversion >= 1 && Zeros > 0) return 1;
        double equivalent = _aversion == 1
            ? Math.Exp(Logs / People)
            : Math.Pow(Powers / People, 1 / (1 - _aversion));
        return 1 - equivalent / Mean;
    }

    /// <summary>Herfindahl's index, Σ (x/Σx)²: how likely two contents drawn at random are of one person.</summary>
    public double Herfindahl()
    {
        double squares = _out < 0 ? _sumOfSquares : _sumOfSquares - (double)_values[_out].Number * _values[_out].Number;
        return Total.IsZero ? double.NaN : squares / ((double)Total * (double)Total);
    }

    /// <summary>Shannon's entropy of the shares, in nats.</summary>
    public double Entropy() => Total.IsZero ? double.NaN : Math.Max(0, Math.Log((double)Total) - XLogX / (double)Total);

    /// <summary>What the most active people have, in hundredths; the group is given in hundredths of a person, so that 1 % of n is n of them.</summary>
    public Wide TopSum(Wide hundredthsOfPeople)
    {
        int i = FirstWithin(hundredthsOfPeople);
        Top top = From(i);
        return top.Content * 100 + (i == 0 ? (Wide)0 : (hundredthsOfPeople - Wide.Product(top.People, 100)) * _values[i - 1].Number);
    }

    /// <summary>The fewest people who together have at least so many percent of everything; 0 when nobody has anything.</summary>
    public long FewestWith(int percent)
    {
        if (Total.IsZero) return 0;
        Wide wanted = Total * percent;
        int low = 0, high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (From(middle).Content * 100 < wanted) high = middle;
            else low = middle + 1;
        }
        Top top = From(low);
        Wide each = Wide.Product(_values[low - 1].Number, 100);
        return top.People + (wanted - top.Content * 100 + each - 1) / each;
    }

    /// <summary>How many people have at least the value of the person at a rank, counted from the top; ties come along.</summary>
    public long PeopleDownTo(long rank) => From(At(rank)).People;

    /// <summary>The value of the person at a rank, counted from the top.</summary>
    public long ValueAt(long rank) => _values[At(rank)].Number;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Top From(int index) => _out < index ? _from[index] : new(_from[index].People - 1, _from[index].Content - _values[_out].Number);

    private int At(long rank) => FirstWithin(Wide.Product(rank, 100) - 1) - 1;

    /// <summary>The lowest place from which up there are no more people than that.</summary>
    private int FirstWithin(Wide hundredthsOfPeople)
    {
        long most = hundredthsOfPeople / 100;
        // The cuts of one rule are nearly those of the next, and a look is cheaper than a search.
        foreach (int place in _found)
            if (From(place).People <= most && (place == 0 || From(place - 1).People > most)) return place;
        int low = 0, high = _values.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (From(middle).People <= most) high = middle;
            else low = middle + 1;
        }
        _found[_oldest] = low;
        _oldest = (_oldest + 1) % _found.Length;
        return low;
    }

    /// <summary>A distinct count, its logarithm and its power 1 − ε.</summary>
    private readonly struct Value(long number, double log, double power)
    {
        public long Number { get; } = number;

        public double Log { get; } = log;

        public double Power { get; } = power;
    }

    /// <summary>The people from some place up and what they have. A type of its own: code for tuples of the library's types is not compiled ahead.</summary>
    private readonly struct Top(long people, Wide content)
    {
        public long People { get; } = people;

        public Wide Content { get; } = content;
    }
}
