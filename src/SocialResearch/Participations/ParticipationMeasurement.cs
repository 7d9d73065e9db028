using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Computes a <see cref="Participation"/> from the histogram of counts.</summary>
internal sealed class ParticipationMeasurement
{
    private const string NobodyContributed = "Nobody contributed anything, and a share of nothing is undefined.";
    private const string OnePerson = "With one person n − 1 is zero.";
    private const string NoPopulation = "The population is unknown, and with it the people who stayed silent.";

    private readonly double[] _measured = new double[ParticipationStatistics.Count];
    private readonly bool _isEmpty;
    private readonly HistogramBootstrap? _bootstrap;
    private readonly Jackknife?[]? _jackknives;
    private readonly ParticipationStatistics _statistics;
    private readonly long[] _values, _people;
    private readonly long _n;

    private ParticipationMeasurement(ContributionCounts counts, long everybody, ParticipationOptions options)
    {
        (_values, _people) = Histogram(counts, everybody);
        _n = everybody;
        _isEmpty = counts.Contributions == 0;
        _statistics = new(_values, options.AtkinsonAversion);
        // One person is drawn again and again: an interval of width zero would claim certainty.
        if (_n > 1 && !_isEmpty)
        {
            _bootstrap = HistogramBootstrap.Run(_people, ParticipationStatistics.Count, options.Bootstrap,
                () => new ParticipationStatistics(_values, options.AtkinsonAversion).Compute);
            _jackknives = _statistics.Jackknives(_people);
        }
        _statistics.Compute(_people, _measured);
    }

    public static Participation Of(ContributionCounts counts, long? population, Community community, ParticipationOptions options)
    {
        options.Check();
        bool fromZeros = population is null && counts.Rows > counts.Contributors;
        long? everybody = fromZeros ? counts.Rows : population;
        var measurement = new ParticipationMeasurement(counts, everybody ?? counts.Contributors, options);
        return measurement.Result(counts, everybody, fromZeros, community, options);
    }

    private Participation Result(ContributionCounts counts, long? population, bool fromZeros, Community community, ParticipationOptions options)
    {
        Estimate gini = Estimated(Statistic.Gini);
        GroupShares[] rules = [.. Enum.GetValues<GroupRounding>().Select(Shares)];
        return new()
        {
            Community = community,
            Contributors = counts.Contributors,
            Population = population,
            SilentShare = population is null ? Estimate.Undefined(NoPopulation) : Estimated((int)Statistic.Silent),
            Contributions = counts.Contributions,
            Selection = counts.Selection,
            Distribution = CountDistribution.Of(_values, _people),
            Gini = gini,
            GiniCorrected = Estimated(Statistic.GiniCorrected, OnePerson),
            Shares = rules[(int)options.Rounding],
            SharesByRule = rules,
            SmallestGroups = [.. ParticipationStatistics.Parts.Select(SmallestGroup)],
            Indices = Indices(),
            Lorenz = _isEmpty ? null : LorenzCurve.Of(_values, _people),
            Options = options,
            Caveats = ParticipationCaveats.Of(counts, population, fromZeros, community, gini, _bootstrap?.Undefined((int)Statistic.Gini) ?? 0),
        };
    }

    private static (long[] Values, long[] People) Histogram(ContributionCounts counts, long everybody)
    {
        var (values, people) = (new List<long>(), new List<long>());
        void Add(long count, long some)
        {
            values.Add(count);
            people.Add(some);
        }
        if (everybody > counts.Contributors) Add(0, everybody - counts.Contributors);
        foreach ((long count, long some) in counts.Frequencies)
            if (count > 0) Add(count, some);
        return ([.. values], [.. people]);
    }

    private Estimate Estimated(Statistic statistic, string? whyUndefined = null) => _isEmpty
        ? Estimate.Undefined(NobodyContributed)
        : double.IsFinite(_measured[(int)statistic]) ? Estimated((int)statistic) : Estimate.Undefined(whyUndefined!);

    private Estimate Estimated(int statistic)
    {
        double value = _measured[statistic];
        Uncertainty? uncertainty = _bootstrap?.Of(statistic, value, _jackknives![statistic], ParticipationStatistics.IsSmooth(statistic));
        return Estimate.Of(value, uncertainty is null ? null : _bootstrap!.Chosen(uncertainty), uncertainty);
    }

    private GroupShares Shares(GroupRounding rule)
    {
        GroupCut cut = _statistics.Cut(rule);
        GroupShare Group(string name, double size, int group) => new(name, size, size / _n,
            _isEmpty ? Estimate.Undefined(NobodyContributed) : Estimated(ParticipationStatistics.Share(rule, group)));
        return new(rule, Group("top 1 %", cut.Top1, 0), Group("next 9 %", cut.Top10 - cut.Top1, 1), Group("remaining 90 %", _n - cut.Top10, 2))
        {
            LeastOfTop1 = cut.Least1,
            LeastOfTop10 = cut.Least10,
        };
    }

    private SmallestGroup SmallestGroup(int percent, int index)
    {
        Estimate share = Estimated(Statistic.Half + index);
        return new(percent / 100.0, share.Times(_n), share);
    }

    private InequalityIndices Indices()
    {
        Estimate theil = Estimated(Statistic.TheilT);
        return new(
            theil,
            _n == 1 && !_isEmpty ? Estimate.Undefined("The logarithm of one person is zero, and nothing is divided by it.") : theil.Times(1 / Math.Log(_n)),
            Estimated(Statistic.TheilL, "Some contributed nothing, and zero has no logarithm."),
            Estimated(Statistic.Hoover),
            Estimated(Statistic.Palma, "The least active 40 % contributed nothing, and nothing is divided by it."),
            Estimated(Statistic.Atkinson),
            Estimated(Statistic.Herfindahl),
            Estimated(Statistic.EffectiveNumber),
            Estimated(Statistic.Entropy));
    }
}
