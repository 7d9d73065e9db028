using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>How long it takes until something happens, when for some it has not happened yet: the product-limit curve.</summary>
/// <remarks>
/// <para>S(t) = Π (1 − dᵢ/nᵢ) over the times tᵢ ≤ t at which something happened, dᵢ times, to nᵢ who were still waiting. Whoever is
/// censored at the same time as an event counts as waiting for it. S starts at 1 and never rises; after the longest time watched
/// it is unknown, not zero.</para>
/// <para>Interval: Greenwood's variance on the scale of log(−log S), S^exp(±z·se), pointwise and never outside 0 to 1; undefined
/// where S is 1 or 0. Median: the first time at which S is at most ½, with the interval of Brookmeyer and Crowley: where the ends of
/// the band do the same; either end may not be reached.</para>
/// <para>It assumes that those whose watching ended would have gone on like the others. Leaving the unfinished out instead makes
/// every wait look short: with events at 1, 2, 2, 4, 7, 9, 12 hours and five people censored the median is 9 hours, the mean of
/// the finished 5.3.</para>
/// <para>Sources: Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA 53(282), 1958; Kalbfleisch and
/// Prentice, The Statistical Analysis of Failure Time Data, 1980 (log-log); Brookmeyer and Crowley, Biometrics 38(1), 1982 (all
/// three from memory). The curve tested was computed in R from the formula; R's survfit puts the median midway where S
/// stays at exactly ½ for a while, this one at the beginning.</para>
/// </remarks>
public sealed class KaplanMeier
{
    /// <summary>After 306 of 612 the product of 306 factors is one half but for its last digits.</summary>
    private const double Rounding = 1e-12;

    private KaplanMeier(IReadOnlyList<SurvivalStep> steps, long people, double level) => (Steps, People, Level) = (steps, people, level);

    /// <summary>Every different time, with or without events, upwards.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>Everybody who was watched.</summary>
    public long People { get; }

    /// <summary>How many times it happened.</summary>
    public long Events => Steps.Sum(step => step.Events);

    /// <summary>Nominal coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>The longest time for which anybody was watched; the curve says nothing beyond it.</summary>
    public double LastTime => Steps.Count == 0 ? 0 : Steps[^1].Time;

    /// <summary>The curve of some waits.</summary>
    /// <param name="waits">How long each was watched, and whether it happened then.</param>
    /// <param name="level">Nominal coverage of the intervals as a share.</param>
    /// <exception cref="ArgumentOutOfRangeException">A wait is negative or no number.</exception>
    public static KaplanMeier Of(IEnumerable<Wait> waits, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(waits);
        Wait[] ascending = [.. waits.OrderBy(wait => wait.Time)];
        if (ascending.Any(wait => !(wait.Time >= 0 && double.IsFinite(wait.Time))))
            throw new ArgumentOutOfRangeException(nameof(waits), "A wait is a number from zero up. Look for clocks that run backwards.");
        double z = NormalDistribution.TwoSided(level), survival = 1, variance = 0;
        var steps = new List<SurvivalStep>();
        for (int i = 0, end; i < ascending.Length; i = end)
        {
            for (end = i; end < ascending.Length && ascending[end].Time == ascending[i].Time;) end++;
            long atRisk = ascending.Length - i, events = ascending[i..end].LongCount(wait => wait.Happened);
            if (events > 0)
            {
                survival *= 1 - (double)events / atRisk;
                variance += (double)events / ((double)atRisk * (atRisk - events));
            }
            steps.Add(new(ascending[i].Time, atRisk, events, end - i - events, survival, Band(survival, variance, z, level)));
        }
        return new(steps, ascending.Length, level);
    }

    /// <summary>S(t), the share still waiting after a time; undefined beyond the last time watched.</summary>
    public Estimate At(double time)
    {
        if (!(time >= 0)) throw new ArgumentOutOfRangeException(nameof(time), time, "A wait is a number from zero up.");
        if (People == 0) return Estimate.Undefined("Nobody was watched.");
        if (time > LastTime && Steps[^1].Survival > 0) return Estimate.Undefined("Nobody was watched for that long.");
        SurvivalStep? last = Steps.LastOrDefault(step => step.Time <= time);
        return last is null ? Estimate.Of(1) : Estimate.Of(last.Survival, last.Interval);
    }

    /// <summary>The first time at which at most half are still waiting; null when more than half still wait at the end.</summary>
    public double? Median => Steps.FirstOrDefault(step => step.Survival <= 0.5 + Rounding)?.Time;

    /// <summary>Lower end of the median's interval; null when not reached.</summary>
    public double? MedianLow => Steps.FirstOrDefault(step => step.Interval?.Low <= 0.5 || step.Survival == 0)?.Time;

    /// <summary>Upper end of the median's interval; null when not reached, which means "or longer than anybody was watched".</summary>
    public double? MedianHigh => Steps.FirstOrDefault(step => step.Interval?.High <= 0.5)?.Time;

    private static Interval? Band(double survival, double variance, double z, double level)
    {
        if (survival is >= 1 or <= 0) return null;
        double log = Math.Log(survival), reach = z * Math.Sqrt(variance) / Math.Abs(log);
        return new(Math.Pow(survival, Math.Exp(reach)), Math.Pow(survival, Math.Exp(-reach)), level, "Greenwood, log-log, pointwise");
    }
}

/// <summary>How long somebody was watched.</summary>
/// <param name="Time">From the beginning, in any unit.</param>
/// <param name="Happened">Whether it happened at this time; otherwise watching ended before it happened.</param>
public readonly record struct Wait(double Time, bool Happened);

/// <summary>One time of a <see cref="KaplanMeier"/> curve.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">Those still waiting just before it.</param>
/// <param name="Events">To how many it happened now.</param>
/// <param name="Censored">How many were watched no longer than this without it happening.</param>
/// <param name="Survival">S just after it.</param>
/// <param name="Interval">Its interval; null while S is 1 and where it is 0.</param>
public sealed record SurvivalStep(double Time, long AtRisk, long Events, long Censored, double Survival, Interval? Interval);
