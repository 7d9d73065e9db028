namespace SocialResearch.Statistics;

/// <summary>How often a power law, sampled and fitted anew, lies as far from its own sample as it lies from the data.</summary>
/// <remarks>
/// The semiparametric bootstrap of Clauset, Shalizi and Newman (2009, section 4.1), the start of the tail estimated again in each
/// sample. A sample counts when none of its candidate tails comes closer than the data did, so the search stops at the first that
/// does: the same p as with full searches. Each replicate has random numbers of its own, so that the number of threads changes nothing.
/// </remarks>
internal static class PowerLawBootstrap
{
    /// <summary>How many of the replicates lie at least as far from their fit as the data from theirs.</summary>
    public static int AtLeastAsFar(CountHistogram counts, PowerLawFit fit, int replicates, ulong seed, int threads = -1)
    {
        var sampler = new PowerLawSampler(counts, fit);
        int far = 0;
        Parallel.For(0, replicates, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new Room(), (replicate, _, room) =>
        {
            sampler.Draw(room.Sample, room.Large, SeededRandom.Stream(seed, (ulong)replicate));
            if (room.Sample.Length > 1 && !PowerLawScan.AnyCloserThan(room.Sample, fit.Distance, fit.Xmin)) room.Far++;
            return room;
        }, room => Interlocked.Add(ref far, room.Far));
        return far;
    }

    /// <summary>What one thread works in.</summary>
    private sealed class Room
    {
        public readonly CountHistogram Sample = new();
        public readonly List<double> Large = [];
        public int Far;
    }
}
