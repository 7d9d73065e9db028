using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>Computes a <see cref="Participation"/> from the histogram of counts.</summary>
internal static class ParticipationMeasurement
{
    private const string NobodyContributed = "Nobody contributed anything, and a share of nothing is undefined.";
    private const string OnePerson = "With one person n − 1 is zero.";
    private const string NoPopulation = "The population is unknown, and with it the people who stayed silent.";

    private enum Statistic { Gini, Top1, Next9, Rest90, Silent, All }

    public static Participation Of(ContributionCounts counts, long? population, Community community, ParticipationOptions options)
    {
        bool fromZeros = population is null && counts.Rows > counts.Contributors;
        long? everybody = fromZeros ? counts.Rows : population;
        (long[] values, long[] people) = Histogram(counts, everybody ?? counts.Contributors);
        long n = Inequality.People(people);

        // One person is drawn again and again: an interval of width zero would claim certainty.
        bool hasInterval = n > 1 && counts.Contributions > 0;
        HistogramBootstrap? bootstrap = hasInterval
            ? HistogramBootstrap.Run(people, (int)Statistic.All, options.Bootstrap, (drawn, results) => Compute(values, drawn, options.Rounding, results))
            : null;
        var measured = new double[(int)Statistic.All];
        Compute(values, people, options.Rounding, measured);
        Estimate Estimated(Statistic statistic) => counts.Contributions == 0
            ? Estimate.Undefined(NobodyContributed)
            : Estimate.Of(measured[(int)statistic], bootstrap?.Percentile((int)statistic));

        (double k1, double k10) = GroupSizes(people, n, options.Rounding);
        GroupShare Group(string name, double size, Statistic statistic) => new(name, size, size / n, Estimated(statistic));
        Estimate gini = Estimated(Statistic.Gini);
        return new()
        {
            Community = community,
            Contributors = counts.Contributors,
            Population = everybody,
            SilentShare = everybody is null
                ? Estimate.Undefined(NoPopulation)
                : Estimate.Of(measured[(int)Statistic.Silent], bootstrap?.Percentile((int)Statistic.Silent)),
            Contributions = counts.Contributions,
            Selection = counts.Selection,
            Gini = gini,
            GiniCorrected = n == 1 && gini.Value is not null ? Estimate.Undefined(OnePerson) : gini.Times(n / (n - 1.0)),
            Top1 = Group("top 1 %", k1, Statistic.Top1),
            Next9 = Group("next 9 %", k10 - k1, Statistic.Next9),
            Rest90 = Group("remaining 90 %", n - k10, Statistic.Rest90),
            Lorenz = counts.Contributions == 0 ? null : LorenzCurve.Of(values, people),
            Options = options,
            Caveats = ParticipationCaveats.Of(counts, everybody, fromZeros, community, bootstrap?.Undefined((int)Statistic.Gini) ?? 0),
        };
    }

    private static (long[] Values, long[] People) Histogram(ContributionCounts counts, long everybody)
    {
        CountFrequency[] active = [.. counts.Frequencies.Where(frequency => frequency.Count > 0)];
        long silent = everybody - counts.Contributors;
        CountFrequency[] all = silent > 0 ? [new(0, silent), .. active] : active;
        return ([.. all.Select(frequency => frequency.Count)], [.. all.Select(frequency => frequency.People)]);
    }

    private static void Compute(ReadOnlySpan<long> values, ReadOnlySpan<long> people, GroupRounding rounding, Span<double> results)
    {
        long n = Inequality.People(people);
        Int128 total = Inequality.Total(values, people) * 100;
        (Int128 cut1, Int128 cut10) = Cuts(people, n, rounding);
        Int128 top1 = Inequality.TopSum(values, people, cut1), top10 = Inequality.TopSum(values, people, cut10);
        double Share(Int128 sum) => total == 0 ? double.NaN : (double)sum / (double)total;
        results[(int)Statistic.Gini] = Inequality.Gini(values, people);
        results[(int)Statistic.Top1] = Share(top1);
        results[(int)Statistic.Next9] = Share(top10 - top1);
        results[(int)Statistic.Rest90] = Share(total - top10);
        results[(int)Statistic.Silent] = values[0] == 0 ? (double)people[0] / n : 0;
    }

    private static (double K1, double K10) GroupSizes(ReadOnlySpan<long> people, long n, GroupRounding rounding)
    {
        (Int128 cut1, Int128 cut10) = Cuts(people, n, rounding);
        return ((double)cut1 / 100, (double)cut10 / 100);
    }

    /// <summary>The sizes of the top 1 % and the top 10 % in hundredths of a person, so that 1 % of n is n of them.</summary>
    private static (Int128 Top1, Int128 Top10) Cuts(ReadOnlySpan<long> people, long n, GroupRounding rounding)
    {
        long up1 = (n - 1) / 100 + 1, up10 = (n - 1) / 10 + 1;
        return rounding switch
        {
            GroupRounding.Fractional => (n, (Int128)n * 10),
            GroupRounding.Ceil => (Hundredths(up1), Hundredths(up10)),
            GroupRounding.Floor => (Hundredths(Math.Max(1, n / 100)), Hundredths(Math.Max(1, n / 10))),
            GroupRounding.CeilIncludingTies => (Hundredths(Inequality.PeopleDownTo(people, up1)), Hundredths(Inequality.PeopleDownTo(people, up10))),
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "This rounding rule does not exist."),
        };
    }

    private static Int128 Hundredths(long people) => (Int128)people * 100;
}
