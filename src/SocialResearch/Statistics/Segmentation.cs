namespace SocialResearch.Statistics;

/// <summary>How badly one level explains the values of a segment.</summary>
public enum SegmentCost
{
    /// <summary>Counts around one rate: 2·(S·ln(m/S) + S), S their sum and m their number, from −2 ln of the Poisson likelihood.</summary>
    Poisson,

    /// <summary>Values around one mean: the sum of squared distances from it.</summary>
    SquaredError,
}

/// <summary>Cuts a series where its level changes, so that cost and penalties together are as small as possible.</summary>
/// <remarks>
/// Minimised is Σ cost(segment) + β·(segments − 1) over all ways to cut, each segment at least as long as asked for. PELT finds the
/// minimum exactly, and drops what can no longer be the last change, which makes it about linear where changes keep coming.
/// Where segments have a minimum length m, a candidate is only dropped m bins after it lost: until then no rival could end there.
/// Source: Killick, Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational cost", JASA 107(500), 2012.
/// </remarks>
public static class Segmentation
{
    /// <summary>The first places of all segments after the first one, ascending; none when one level explains everything best.</summary>
    /// <param name="values">The series.</param>
    /// <param name="penalty">β, what one change costs; at least 0.</param>
    /// <param name="minimumLength">The shortest segment, at least 1.</param>
    /// <param name="cost">What is minimised.</param>
    /// <exception cref="ArgumentException">A value is no finite number, or negative where it is a count.</exception>
    public static IReadOnlyList<int> Pelt(ReadOnlySpan<double> values, double penalty, int minimumLength = 1, SegmentCost cost = SegmentCost.Poisson)
    {
        if (!(penalty >= 0 && double.IsFinite(penalty))) throw new ArgumentOutOfRangeException(nameof(penalty), penalty, "A change costs a finite number of at least 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumLength, 1);
        var sums = new SegmentSums(values, cost);
        int n = values.Length;
        if (n < 2 * minimumLength) return [];

        var best = new double[n + 1];
        var last = new int[n + 1];
        best[0] = -penalty;
        for (int end = 1; end < minimumLength; end++) best[end] = double.PositiveInfinity;
        var candidates = new List<(int Place, int DropAt)> { (0, int.MaxValue) };
        for (int end = minimumLength; end <= n; end++)
        {
            if (end - minimumLength is >= 1 and var newest && newest >= minimumLength) candidates.Add((newest, int.MaxValue));
            candidates.RemoveAll(candidate => candidate.DropAt <= end);
            best[end] = double.PositiveInfinity;
            foreach ((int place, _) in candidates)
            {
                double total = best[place] + sums.Cost(place, end) + penalty;
                if (total < best[end]) (best[end], last[end]) = (total, place);
            }
            for (int i = 0; i < candidates.Count; i++)
            {
                (int place, int dropAt) = candidates[i];
                if (dropAt == int.MaxValue && best[place] + sums.Cost(place, end) > best[end]) candidates[i] = (place, end + minimumLength);
            }
        }

        var changes = new List<int>();
        for (int end = n; last[end] > 0; end = last[end]) changes.Add(last[end]);
        changes.Reverse();
        return changes;
    }

    /// <summary>What a way to cut costs, penalties included.</summary>
    internal static double Total(ReadOnlySpan<double> values, IReadOnlyList<int> changes, double penalty, SegmentCost cost)
    {
        var sums = new SegmentSums(values, cost);
        double total = penalty * changes.Count;
        for (int i = 0; i <= changes.Count; i++) total += sums.Cost(i == 0 ? 0 : changes[i - 1], i == changes.Count ? values.Length : changes[i]);
        return total;
    }

    /// <summary>Sums up to each place: the cost of any segment in one step.</summary>
    private sealed class SegmentSums
    {
        private readonly double[] _sum, _squares;
        private readonly SegmentCost _cost;

        public SegmentSums(ReadOnlySpan<double> values, SegmentCost cost)
        {
            (_sum, _squares, _cost) = (new double[values.Length + 1], new double[values.Length + 1], cost);
            double middle = 0;
            foreach (double value in values)
            {
                if (!double.IsFinite(value) || cost == SegmentCost.Poisson && value < 0)
                    throw new ArgumentException("The series holds a value that is no finite number, or below zero where counts are asked for.", nameof(values));
                middle += value / values.Length;
            }
            // Around their mean, so that squares of large values do not swallow small differences.
            if (cost == SegmentCost.Poisson) middle = 0;
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i] - middle;
                (_sum[i + 1], _squares[i + 1]) = (_sum[i] + value, _squares[i] + value * value);
            }
        }

        public double Cost(int from, int to)
        {
            double sum = _sum[to] - _sum[from], length = to - from;
            if (_cost == SegmentCost.SquaredError) return Math.Max(0, _squares[to] - _squares[from] - sum * sum / length);
            return sum <= 0 ? 0 : 2 * (sum * Math.Log(length / sum) + sum);
        }
    }
}
