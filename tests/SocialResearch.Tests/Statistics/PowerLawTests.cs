using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

public class PowerLawTests
{
    /// <summary>Up to 40 people with counts that are often equal and sometimes a thousand million.</summary>
    private static Arbitrary<long[]> SmallCommunities => Gen.Choose(1, 40).SelectMany(n => Gen.ArrayOf(
        Gen.Frequency((6, Gen.Choose(1, 4)), (3, Gen.Choose(1, 60)), (1, Gen.Elements(1_000, 999_999_999, 1_000_000_000))), n)
        .Select(counts => counts.Select(count => (long)count).ToArray())).ToArbitrary();

    [Fact]
    public void Scan_finds_what_trying_every_candidate_and_every_number_finds() =>
        Prop.ForAll(SmallCommunities, counts =>
        {
            long[] modest = [.. counts.Select(count => Math.Min(count, 300))];
            PowerLawFit? found = PowerLawScan.Best(Histogram(modest));
            (double Xmin, double Distance)? plain = null;
            foreach (long xmin in modest.Distinct().Order().SkipLast(1))
            {
                double distance = PlainDistance(modest, xmin);
                if (plain is null || distance < plain.Value.Distance - 1e-12) plain = (xmin, distance);
            }
            return plain is null ? found is null : found is { } fit && fit.Xmin == plain.Value.Xmin && Math.Abs(fit.Distance - plain.Value.Distance) < 1e-9;
        }).Holds(150);

    [Fact]
    public void Stopping_early_changes_nothing() =>
        Prop.ForAll(SmallCommunities, counts => PowerLawScan.Best(Histogram(counts)) == PowerLawScan.Best(Histogram(counts), early: false)).Holds(300);

    [Fact]
    public void Search_for_any_closer_tail_agrees_with_the_best_one() =>
        Prop.ForAll(SmallCommunities, ArbMap.Default.ArbFor<byte>(), (counts, start) =>
        {
            CountHistogram histogram = Histogram(counts);
            if (PowerLawScan.Best(histogram, early: false) is not { } best) return true;
            return !PowerLawScan.AnyCloserThan(histogram, best.Distance, start) && PowerLawScan.AnyCloserThan(histogram, best.Distance * 1.001, start);
        }).Holds(300);

    [Fact]
    public void Exponent_is_where_the_model_expects_the_mean_logarithm_observed() =>
        Prop.ForAll(Gen.Choose(0, 700).Zip(Gen.Choose(0, 1_000)).ToArbitrary(), drawn =>
        {
            (double xmin, double wanted) = (Math.Floor(Math.Pow(10, drawn.Item1 / 100.0)), 1 + 0.02 * Math.Pow(2_000, drawn.Item2 / 1_000.0));
            (double z, double first, _) = HurwitzZeta.WithDerivatives(wanted, xmin);
            return Math.Abs(DiscretePowerLaw.Estimate(xmin, -first / z) / wanted - 1) < 1e-9;
        }).Holds(500);

    [Theory]
    [InlineData(1, 1.5)]
    [InlineData(1, 2.5)]
    [InlineData(1, 4.5)]
    [InlineData(7, 1.2)]
    [InlineData(20, 3)]
    public void Samples_follow_the_law_they_are_drawn_from(double xmin, double alpha)
    {
        const int People = 20_000, Samples = 20;
        // Everybody in the tail, so that the sample is nothing but the law.
        CountHistogram seed = CountHistogram.Of([((long)xmin, People)]);
        var sampler = new PowerLawSampler(seed, new(0, xmin, alpha, 0));
        var model = new DiscretePowerLaw(xmin, alpha);
        var random = new SeededRandom(7);
        var sample = new CountHistogram();
        double distances = 0, estimates = 0;
        for (int s = 0; s < Samples; s++)
        {
            sampler.Draw(sample, [], random);
            Assert.Equal(People, sample.PeopleFrom[0]);
            distances += PowerLawScan.Distance(sample, 0, xmin, alpha) / Samples;
            estimates += DiscretePowerLaw.Estimate(xmin, sample.LogSums[0] / People + Math.Log(sample.Values[0] / xmin)) / Samples;
        }
        // The mean of Kolmogorov's distance is 0.869/√n for continuous distributions, less for discrete ones.
        Assert.InRange(distances, 0, 1.1 * 0.869 / Math.Sqrt(People));
        double error = model.StandardError(People) / Math.Sqrt(Samples);
        Assert.InRange(estimates, alpha - 4 * error, alpha + 4 * error);
    }

    [Fact]
    public void Below_the_tail_people_are_drawn_as_they_were_observed()
    {
        CountHistogram counts = CountHistogram.Of([(1, 500), (2, 100), (3, 10), (5, 200), (9, 100), (40, 20)]);
        var sampler = new PowerLawSampler(counts, new(3, 5, 2.5, 0));
        var random = new SeededRandom(3);
        var sample = new CountHistogram();
        double ones = 0, tail = 0, fours = 0;
        for (int s = 0; s < 2_000; s++)
        {
            sampler.Draw(sample, [], random);
            for (int i = 0; i < sample.Length; i++)
            {
                if (sample.Values[i] == 1) ones += sample.People[i] / 2_000.0;
                if (sample.Values[i] == 4) fours++;
                if (sample.Values[i] >= 5) tail += sample.People[i] / 2_000.0;
            }
        }
        Assert.Equal(500, ones, 2.0);
        Assert.Equal(320, tail, 2.0);
        Assert.Equal(0, fours);
    }

    [Fact]
    public void Number_of_threads_changes_no_result()
    {
        CountHistogram counts = CountHistogram.Of([(1, 300), (2, 90), (3, 45), (4, 20), (5, 14), (7, 9), (12, 5), (30, 2), (110, 1)]);
        PowerLawFit fit = PowerLawScan.Best(counts)!.Value;
        int alone = PowerLawBootstrap.AtLeastAsFar(counts, fit, 300, 11, threads: 1);
        Assert.InRange(alone, 1, 299);
        Assert.Equal(alone, PowerLawBootstrap.AtLeastAsFar(counts, fit, 300, 11, threads: 2));
        Assert.Equal(alone, PowerLawBootstrap.AtLeastAsFar(counts, fit, 300, 11, threads: 7));
    }

    /// <summary>Under a power law p is even between 0 and 1; the mean of 60 of them has a standard error of 0.037.</summary>
    [Fact]
    public void Of_true_power_laws_about_a_tenth_is_rejected()
    {
        var sampler = new PowerLawSampler(CountHistogram.Of([(1, 800)]), new(0, 1, 2.2, 0));
        var random = new SeededRandom(21);
        var p = new double[60];
        for (int s = 0; s < p.Length; s++)
        {
            var community = new CountHistogram();
            sampler.Draw(community, [], random);
            p[s] = PowerLawBootstrap.AtLeastAsFar(community, PowerLawScan.Best(community)!.Value, 100, (ulong)s) / 100.0;
        }
        Assert.InRange(p.Average(), 0.36, 0.64);
        Assert.InRange(p.Count(value => value < 0.1), 0, 15);
    }

    private static CountHistogram Histogram(IEnumerable<long> counts) =>
        CountHistogram.Of(counts.CountBy(count => count).OrderBy(entry => entry.Key).Select(entry => (entry.Key, (long)entry.Value)));

    /// <summary>Every whole number from xmin to the largest, zeta by itself, α by halving an interval.</summary>
    private static double PlainDistance(long[] counts, long xmin)
    {
        long[] tail = [.. counts.Where(count => count >= xmin)];
        double mean = tail.Average(count => Math.Log((double)count / xmin)), low = 1 + 1e-9, high = 3_000;
        for (int i = 0; i < 200; i++)
        {
            double middle = (low + high) / 2;
            (double z, double first, _) = HurwitzZeta.WithDerivatives(middle, xmin);
            if (-first / z > mean) low = middle;
            else high = middle;
        }
        double all = HurwitzZeta.Scaled(low, xmin), model = 0, largest = 0;
        for (long x = xmin; x <= tail.Max(); x++)
        {
            model += Math.Exp(-low * Math.Log((double)x / xmin)) / all;
            largest = Math.Max(largest, Math.Abs(model - tail.Count(count => count <= x) / (double)tail.Length));
        }
        return largest;
    }
}
