using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>The numbers of a <see cref="Participation"/> that are resampled.</summary>
internal enum Statistic
{
    Gini, GiniCorrected, Silent, TheilT, TheilL, Hoover, Palma, Atkinson, Herfindahl, EffectiveNumber, Entropy, Half, FourFifths, NineTenths, FirstShare,
}

/// <summary>Computes all of them from a histogram, for the data, for each resample and without each person.</summary>
internal sealed class ParticipationStatistics(long[] values, double aversion)
{
    /// <summary>The parts of the content for which the smallest group is sought, in percent.</summary>
    public static readonly int[] Parts = [50, 80, 90];

    private static readonly GroupRounding[] Rules = Enum.GetValues<GroupRounding>();

    private readonly HistogramSums _sums = new(values, aversion);

    public static int Count { get; } = (int)Statistic.FirstShare + 3 * Rules.Length;

    /// <summary>Where the share of the top 1 % (0), the next 9 % (1) or the rest (2) under a rule is.</summary>
    public static int Share(GroupRounding rule, int group) => (int)Statistic.FirstShare + 3 * (int)rule + group;

    /// <summary>Whether the jackknife's standard error holds: not for numbers of people, which jump, nor for groups that ties make jump.</summary>
    public static bool IsSmooth(int statistic) =>
        statistic is < (int)Statistic.Half or >= (int)Statistic.FirstShare && statistic < Share(GroupRounding.CeilIncludingTies, 0);

    public void Compute(ReadOnlySpan<long> people, Span<double> results)
    {
        _sums.Take(people);
        Fill(results);
    }

    /// <summary>The jackknife of each statistic; null where it is undefined without somebody.</summary>
    public Jackknife?[] Jackknives(ReadOnlySpan<long> people)
    {
        var leftOut = new double[Count][];
        for (int s = 0; s < Count; s++) leftOut[s] = new double[people.Length];
        var results = new double[Count];
        _sums.Take(people);
        for (int i = 0; i < people.Length; i++)
        {
            _sums.LeaveOut(i);
            Fill(results);
            for (int s = 0; s < Count; s++) leftOut[s][i] = results[s];
        }
        var all = new Jackknife?[Count];
        for (int s = 0; s < Count; s++) all[s] = Jackknife.Of(people, leftOut[s]);
        return all;
    }

    /// <summary>The people at the cuts of a rule, and what the last of them made.</summary>
    public GroupCut Cut(GroupRounding rule)
    {
        Cuts cuts = CutsOf(rule);
        long last1 = (cuts.Top1 + 99) / 100, last10 = (cuts.Top10 + 99) / 100;
        return new((double)cuts.Top1 / 100, (double)cuts.Top10 / 100, _sums.ValueAt(last1), _sums.ValueAt(last10));
    }

    private void Fill(Span<double> results)
    {
        double herfindahl = _sums.Herfindahl();
        double gini = _sums.Gini();
        results[(int)Statistic.Gini] = gini;
        // Without somebody n is smaller in the correction too, so the jackknife needs it as a statistic of its own.
        results[(int)Statistic.GiniCorrected] = _sums.People == 1 ? double.NaN : gini * _sums.People / (_sums.People - 1.0);
        results[(int)Statistic.Silent] = (double)_sums.Zeros / _sums.People;
        results[(int)Statistic.TheilT] = _sums.TheilT();
        results[(int)Statistic.TheilL] = _sums.TheilL();
        results[(int)Statistic.Hoover] = _sums.Hoover();
        results[(int)Statistic.Palma] = _sums.Palma();
        results[(int)Statistic.Atkinson] = _sums.Atkinson();
        results[(int)Statistic.Herfindahl] = herfindahl;
        results[(int)Statistic.EffectiveNumber] = 1 / herfindahl;
        results[(int)Statistic.Entropy] = _sums.Entropy();
        for (int part = 0; part < Parts.Length; part++)
            results[(int)Statistic.Half + part] = _sums.Total.IsZero ? double.NaN : (double)_sums.FewestWith(Parts[part]) / _sums.People;
        Wide total = _sums.Total * 100;
        foreach (GroupRounding rule in Rules)
        {
            int first = Share(rule, 0);
            if (total.IsZero)
            {
                results.Slice(first, 3).Fill(double.NaN);
                continue;
            }
            Cuts cuts = CutsOf(rule);
            Wide top1 = _sums.TopSum(cuts.Top1), top10 = _sums.TopSum(cuts.Top10);
            results[first] = (double)top1 / (double)total;
            results[first + 1] = (double)(top10 - top1) / (double)total;
            results[first + 2] = (double)(total - top10) / (double)total;
        }
    }

    private Cuts CutsOf(GroupRounding rule)
    {
        long n = _sums.People, up1 = (n - 1) / 100 + 1, up10 = (n - 1) / 10 + 1;
        return rule switch
        {
            GroupRounding.Fractional => new(n, Wide.Product(n, 10)),
            GroupRounding.Ceil => Hundredths(up1, up10),
            GroupRounding.Floor => Hundredths(Math.Max(1, n / 100), Math.Max(1, n / 10)),
            GroupRounding.HalfUp => Hundredths(Math.Max(1, (n + 50) / 100), Math.Max(1, (n + 5) / 10)),
            _ => Hundredths(_sums.PeopleDownTo(up1), _sums.PeopleDownTo(up10)),
        };
    }

    private static Cuts Hundredths(long top1, long top10) => new(Wide.Product(top1, 100), Wide.Product(top10, 100));

    /// <summary>The sizes of the top 1 % and the top 10 % in hundredths of a person, so that 1 % of n is n of them.</summary>
    private readonly struct Cuts(Wide top1, Wide top10)
    {
        public Wide Top1 { get; } = top1;

        public Wide Top10 { get; } = top10;
    }
}

/// <summary>Where the groups of a rule end.</summary>
/// <param name="Top1">People in the top 1 %.</param>
/// <param name="Top10">People in the top 10 %.</param>
/// <param name="Least1">What the last of the top 1 % made.</param>
/// <param name="Least10">What the last of the top 10 % made.</param>
internal readonly record struct GroupCut(double Top1, double Top10, long Least1, long Least10);
