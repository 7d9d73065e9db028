using SocialResearch.Results;

namespace SocialResearch.Statistics;

/// <summary>Events counted one by one, such as clicks.</summary>
public static class EventCounts
{
    /// <summary>A count with the exact interval of its expectation, by Garwood.</summary>
    /// <remarks>
    /// With x events: from q(α/2; x) to q(1 − α/2; x + 1), the quantiles of the gamma distribution with that shape; from 0 when x is 0.
    /// It holds the truth at least as often as it promises if events come independently of each other; clicks that come in
    /// waves (a newsletter, a mention on the radio) vary more than that. Source: Garwood, "Fiducial limits for the Poisson distribution",
    /// Biometrika 28, 1936 (from memory). Tested against R's poisson.test.
    /// </remarks>
    /// <param name="events">x, how many were counted.</param>
    /// <param name="level">Nominal coverage as a share.</param>
    public static Estimate Garwood(long events, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        _ = NormalDistribution.TwoSided(level);
        double half = (1 - level) / 2;
        return Estimate.Of(events, new Interval(
            events == 0 ? 0 : GammaDistribution.Quantile(events, half), GammaDistribution.Quantile(events + 1, 1 - half), level, "Garwood, exact for Poisson counts"));
    }
}
