using SocialResearch.Benchmarks.Comparing;
using SocialResearch.Statistics;

namespace SocialResearch.Benchmarks.Competitors.Tuned;

/// <summary>Viterbi over eight states of a Poisson automaton in two arrays.</summary>
internal static class TunedBursts
{
    private const int States = 8;

    public static Answers Of(int[] days)
    {
        double sum = 0, rise = Math.Log(days.Length);
        foreach (int count in days) sum += count;
        Span<double> rates = stackalloc double[States], logs = stackalloc double[States], total = stackalloc double[States], next = stackalloc double[States];
        for (int state = 0; state < States; state++)
        {
            rates[state] = sum / days.Length * (1 << state);
            logs[state] = Math.Log(rates[state]);
            total[state] = state == 0 ? 0 : double.PositiveInfinity;
        }
        byte[] from = new byte[days.Length * States];
        for (int day = 0; day < days.Length; day++)
        {
            for (int state = 0; state < States; state++)
            {
                double best = double.PositiveInfinity;
                for (int before = 0; before < States; before++)
                {
                    double cost = total[before] + (before < state ? (state - before) * rise : 0);
                    if (cost < best) (best, from[day * States + state]) = (cost, (byte)before);
                }
                next[state] = best + rates[state] - days[day] * logs[state];
            }
            next.CopyTo(total);
        }
        byte[] path = new byte[days.Length];
        byte at = 0;
        for (int state = 1; state < States; state++) at = total[state] < total[at] ? (byte)state : at;
        for (int day = days.Length - 1; day >= 0; day--)
        {
            path[day] = at;
            at = from[day * States + at];
        }
        var bursts = new List<BurstStretch>();
        var open = new Stack<int>();
        for (int day = 0; day <= path.Length; day++)
        {
            int state = day < path.Length ? path[day] : 0;
            while (open.Count > state)
            {
                int place = open.Pop();
                bursts[place] = bursts[place] with { Last = day - 1 };
            }
            while (open.Count < state)
            {
                open.Push(bursts.Count);
                bursts.Add(new(open.Count, day, day));
            }
        }
        return OurTasks.Bursts(bursts);
    }
}
