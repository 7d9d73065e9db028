namespace SocialResearch.Statistics;

/// <summary>Finds when events come faster than usual, by an automaton whose states emit them at growing rates.</summary>
/// <remarks>
/// State i emits s^i times as fast as the whole series on average. Each step costs how badly the state explains what was seen
/// (−ln likelihood), and each rise from i to j costs (j − i)·γ·ln n; falling is free. The cheapest sequence of states is found
/// exactly (Viterbi), in time linear in n. A burst of level i is an unbroken stretch in state i or higher.
/// <para>Of single events, <see cref="OfTimes"/>: gaps are exponential, gap x costs αᵢx − ln αᵢ with αᵢ = s^i·n/T; the states end where
/// the paper bounds them, at ⌈1 + log_s T + log_s(1/δ)⌉ of them, δ the smallest gap. Of counts, <see cref="OfCounts"/>: with a total d_t
/// for each bin the count is binomial with p_i = p₀·s^i below 1 (the paper's enumerating version); without totals it is Poisson with
/// λ_i = λ₀·s^i, to which the binomial tends as totals grow.</para>
/// <para>What it does not say: that a burst is more than chance, or why it came. Source: Kleinberg, "Bursty and hierarchical structure
/// in streams", KDD 2002. Tested: the example of R's package bursts.</para>
/// </remarks>
public static class BurstAutomaton
{
    /// <summary>The bursts of single events, hierarchical.</summary>
    /// <param name="times">When they happened, ascending, none twice; in any unit.</param>
    /// <param name="scale">s, the factor between the rates of neighbouring states; above 1.</param>
    /// <param name="gamma">γ, how hard it is to rise; above 0.</param>
    /// <returns>By beginning, outer before inner. First and Last are places in <paramref name="times"/>. Level 0, which holds everything, is left
    /// out; R's package lists it as level 1, so that its levels are higher by one.</returns>
    /// <exception cref="ArgumentException">Times are equal, do not ascend, or a parameter is out of its range.</exception>
    public static IReadOnlyList<BurstStretch> OfTimes(ReadOnlySpan<double> times, double scale = 2, double gamma = 1)
    {
        Check(scale, gamma);
        if (times.Length < 2) return [];
        var gaps = new double[times.Length - 1];
        for (int i = 0; i < gaps.Length; i++)
        {
            gaps[i] = times[i + 1] - times[i];
            if (!(gaps[i] > 0)) throw new ArgumentException($"Times {i + 1} and {i + 2} are equal or do not ascend. Sort them and merge equal ones, or count events in bins.", nameof(times));
        }
        double span = times[^1] - times[0], rate = gaps.Length / span;
        int states = (int)Math.Ceiling(1 + Math.Log(span) / Math.Log(scale) - Math.Log(gaps.Min()) / Math.Log(scale));
        if (states > byte.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"Between the average and the smallest gap there would be {states} states. Take a larger factor; 2 is usual.");
        var rates = new double[Math.Max(1, states)];
        for (int i = 0; i < rates.Length; i++) rates[i] = rate * Math.Pow(scale, i);
        byte[] path = Cheapest(gaps.Length, rates.Length, gamma * Math.Log(gaps.Length), (gap, state) => rates[state] * gaps[gap] - Math.Log(rates[state]));
        // A gap lies between two events, so a stretch of gaps has one event more.
        return Stretches(path, lastAfter: 1);
    }

    /// <summary>The bursts of counts in bins that follow each other.</summary>
    /// <param name="counts">How many events, bin by bin.</param>
    /// <param name="totals">Of how many that might have been such events; null when nobody counted.</param>
    /// <param name="scale">s, the factor between the rates of neighbouring states; above 1.</param>
    /// <param name="gamma">γ, how hard it is to rise; above 0.</param>
    /// <param name="states">How many states at most, the base state among them. With totals fewer, where p₀·s^i would reach 1.</param>
    /// <returns>By beginning, outer before inner. First and Last are bins.</returns>
    /// <exception cref="ArgumentException">A count is negative or above its total, or a parameter is out of its range.</exception>
    public static IReadOnlyList<BurstStretch> OfCounts(ReadOnlySpan<long> counts, ReadOnlySpan<long> totals = default, double scale = 2, double gamma = 1, int states = 8) =>
        Stretches(StatesOf(counts, totals, scale, gamma, states), lastAfter: 0);

    /// <summary>The state of each bin.</summary>
    internal static byte[] StatesOf(ReadOnlySpan<long> counts, ReadOnlySpan<long> totals, double scale, double gamma, int states)
    {
        Check(scale, gamma);
        if (states is < 2 or > 100) throw new ArgumentOutOfRangeException(nameof(states), states, "Bursts take 2 to 100 states.");
        if (!totals.IsEmpty && totals.Length != counts.Length) throw new ArgumentException($"{counts.Length} counts have {totals.Length} totals; each bin needs one.", nameof(totals));
        double sum = 0, of = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] < 0 || !totals.IsEmpty && counts[i] > totals[i]) throw new ArgumentException($"Bin {i + 1} has a count below zero or above its total.", nameof(counts));
            (sum, of) = (sum + counts[i], of + (totals.IsEmpty ? 1 : totals[i]));
        }
        // Nothing, or everything: no rate is above another.
        if (sum == 0 || !totals.IsEmpty && sum == of) return new byte[counts.Length];
        double rate = sum / of;
        bool isBinomial = !totals.IsEmpty;
        double[] rates = [.. Enumerable.Range(0, states).Select(i => rate * Math.Pow(scale, i)).TakeWhile((p, i) => i == 0 || !isBinomial || p < 1)];
        long[] seen = counts.ToArray(), all = totals.ToArray();
        // What is the same in every state (factorials, binomial coefficients) is left out.
        Func<int, int, double> cost = all.Length == 0
            ? (bin, state) => rates[state] - seen[bin] * Math.Log(rates[state])
            : (bin, state) => -(seen[bin] * Math.Log(rates[state]) + (all[bin] - seen[bin]) * Math.Log(1 - rates[state]));
        return Cheapest(seen.Length, rates.Length, gamma * Math.Log(seen.Length), cost);
    }

    /// <summary>Viterbi's algorithm. What is cheapest from below and from above is carried along, so that a step costs k and not k².</summary>
    internal static byte[] Cheapest(int steps, int states, double rise, Func<int, int, double> cost)
    {
        var total = new double[states];
        var next = new double[states];
        var from = new byte[(long)steps * states];
        for (int state = 1; state < states; state++) total[state] = double.PositiveInfinity;
        for (int step = 0; step < steps; step++)
        {
            // From above falling is free: the cheapest of those from here on upwards.
            double free = double.PositiveInfinity;
            byte above = 0;
            for (int state = states - 1; state >= 0; state--)
            {
                if (total[state] <= free) (free, above) = (total[state], (byte)state);
                (next[state], from[(long)step * states + state]) = (free, above);
            }
            // From below each level costs the same: the cheapest so far, one rise dearer at each level.
            double risen = double.PositiveInfinity;
            byte below = 0;
            for (int state = 0; state < states; state++)
            {
                if (risen <= next[state]) (next[state], from[(long)step * states + state]) = (risen, below);
                if (total[state] < risen) (risen, below) = (total[state], (byte)state);
                risen += rise;
            }
            for (int state = 0; state < states; state++) total[state] = next[state] + cost(step, state);
        }

        var path = new byte[steps];
        byte at = (byte)Array.IndexOf(total, total.Min());
        for (int step = steps - 1; step >= 0; step--)
        {
            path[step] = at;
            at = from[(long)step * states + at];
        }
        return path;
    }

    internal static IReadOnlyList<BurstStretch> Stretches(byte[] path, int lastAfter)
    {
        var bursts = new List<BurstStretch>();
        var open = new Stack<int>();
        for (int i = 0; i <= path.Length; i++)
        {
            int state = i < path.Length ? path[i] : 0;
            while (open.Count > state)
            {
                int place = open.Pop();
                bursts[place] = bursts[place] with { Last = i - 1 + lastAfter };
            }
            while (open.Count < state)
            {
                open.Push(bursts.Count);
                bursts.Add(new(open.Count, i, i));
            }
        }
        return bursts;
    }

    private static void Check(double scale, double gamma)
    {
        if (!(scale > 1 && double.IsFinite(scale))) throw new ArgumentOutOfRangeException(nameof(scale), scale, "The factor between the rates of two states is above 1.");
        if (!(gamma > 0 && double.IsFinite(gamma))) throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "γ, what it costs to rise, is above 0.");
    }
}

/// <summary>A burst: an unbroken stretch in a state or higher.</summary>
/// <param name="Level">The state, from 1: events come at least about s^level times as fast as on average.</param>
/// <param name="First">The place of its first event or bin.</param>
/// <param name="Last">The place of its last one, included.</param>
public readonly record struct BurstStretch(int Level, int First, int Last);
