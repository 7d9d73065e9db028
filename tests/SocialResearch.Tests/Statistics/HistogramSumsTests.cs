using System.Numerics;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Statistics;

/// <summary>Sums over a histogram against the definitions, written out with whole numbers of any length.</summary>
public sealed class HistogramSumsTests
{
    private const double Exact = 1e-14;

    [Theory]
    [InlineData(10, 10)]
    [InlineData(1_000, 1_000_000)]
    [InlineData(1_000_000, 1_000_000_000)] // Everybody twice times everything is just beyond 64 bits for some of these.
    [InlineData(1_000_000_000, 1_000_000_000_000)]
    public void Every_sum_is_exact_however_large(long mostPeople, long mostEach)
    {
        var random = new SeededRandom(7);
        long Up(long most) => 1 + (long)(random.NextUnit() * most);
        for (int round = 0; round < 200; round++)
        {
            int places = (int)Up(12);
            long[] values = [.. Enumerable.Range(0, places).Select(_ => Up(mostEach) - 1).Distinct().Order()];
            long[] people = [.. values.Select(_ => Up(mostPeople))];
            if (values is [0]) continue;
            var sums = new HistogramSums(values, 1);
            sums.Take(people);
            Check(sums, values, people);
            int place = (int)Up(values.Length) - 1;
            if (people.Sum() == 1 || (values.Length == 2 && values[0] == 0 && place == 1 && people[1] == 1)) continue;
            sums.LeaveOut(place);
            Check(sums, values, [.. people.Select((some, i) => i == place ? some - 1 : some)]);
            sums.LeaveOut(-1);
            Check(sums, values, people);
        }
    }

    [Fact]
    public void A_cut_is_found_anew_in_each_sample_whatever_was_asked_before()
    {
        var random = new SeededRandom(8);
        long[] values = [.. Enumerable.Range(1, 60).Select(i => (long)i * i)];
        var used = new HistogramSums(values, 1);
        for (int sample = 0; sample < 300; sample++)
        {
            // Most values are nobody's in most samples, so that places move and stand beside each other.
            long[] people = [.. values.Select(_ => random.NextUnit() < 0.6 ? 0 : (long)(random.NextUnit() * 9))];
            people[sample % people.Length]++;
            var fresh = new HistogramSums(values, 1);
            used.Take(people);
            fresh.Take(people);
            for (int ask = 0; ask < 8; ask++)
            {
                long hundredths = 1 + (long)(random.NextUnit() * people.Sum() * 100);
                Assert.Equal((double)fresh.TopSum(hundredths), (double)used.TopSum(hundredths));
                Assert.Equal(fresh.ValueAt((hundredths + 99) / 100), used.ValueAt((hundredths + 99) / 100));
            }
            Check(used, values, people);
        }
    }

    private static void Check(HistogramSums sums, long[] values, long[] people)
    {
        BigInteger n = 0, total = 0, differences = 0, above = 0;
        for (int i = 0; i < values.Length; i++)
        {
            (n, total) = (n + people[i], total + (BigInteger)people[i] * values[i]);
            for (int j = 0; j < i; j++) differences += (BigInteger)people[i] * people[j] * (values[i] - values[j]);
        }
        // Hoover: what those above the mean have more than it, here times n.
        for (int i = 0; i < values.Length; i++) above += BigInteger.Max(0, people[i] * (values[i] * n - total));
        Equal((double)n, sums.People);
        Equal((double)total, (double)sums.Total);
        Equal(Quotient(differences, n * total), sums.Gini());
        Equal(Quotient(above, n * total), sums.Hoover());
        foreach (int part in (int[])[1, 10, 60]) Equal((double)Top(values, people, n * part), (double)sums.TopSum(Wide.Product((long)n, part)));
        foreach (int part in (int[])[50, 80, 90]) Assert.Equal(Fewest(values, people, total * part), sums.FewestWith(part));
    }

    /// <summary>What the most active have, in hundredths, the group in hundredths of a person.</summary>
    private static BigInteger Top(long[] values, long[] people, BigInteger hundredths)
    {
        BigInteger sum = 0;
        for (int i = values.Length - 1; i >= 0; i--)
        {
            BigInteger some = BigInteger.Min(hundredths, 100 * (BigInteger)people[i]);
            sum += some * values[i];
            hundredths -= some;
        }
        return sum;
    }

    /// <summary>The fewest people who together have so much, given in hundredths.</summary>
    private static BigInteger Fewest(long[] values, long[] people, BigInteger hundredths)
    {
        BigInteger fewest = 0;
        for (int i = values.Length - 1; i >= 0 && hundredths > 0 && values[i] > 0; i--)
        {
            BigInteger each = 100 * (BigInteger)values[i], needed = (hundredths + each - 1) / each, some = BigInteger.Min(needed, people[i]);
            fewest += some;
            hundredths -= some * each;
        }
        return fewest;
    }

    private static double Quotient(BigInteger a, BigInteger b) => (double)((a << 128) / b) / Math.Pow(2, 128);

    private static void Equal(double expected, double actual) => Assert.InRange(actual, expected * (1 - Exact) - double.Epsilon, expected * (1 + Exact) + double.Epsilon);
}
