using SocialResearch.Statistics;

namespace SocialResearch.Tests.Timelines.FalseAlarms;

/// <summary>Daily counts in which nothing happens, or one step in the middle: what a detector finds in the first is a false alarm.</summary>
/// <param name="Name">In words.</param>
/// <param name="Mean">Posts a day.</param>
/// <param name="Size">Of the negative binomial: variance = mean + mean²/size. Infinite for Poisson; else 2 or 0.5.</param>
/// <param name="Memory">How strongly a day resembles the one before (correlation of log rates, whose standard deviation is then 0.5).</param>
/// <param name="Weekend">What Saturday and Sunday have of the other days.</param>
internal sealed record QuietWorld(string Name, double Mean, double Size, double Memory = 0, double Weekend = 1)
{
    public static IReadOnlyList<QuietWorld> All { get; } =
    [
        .. ((double[])[0.5, 5, 50]).SelectMany(mean => new QuietWorld[]
        {
            new("Poisson", mean, double.PositiveInfinity),
            new("negative binomial, size 2", mean, 2),
            new("negative binomial, size 0.5", mean, 0.5),
            new("Poisson, weekends half", mean, double.PositiveInfinity, Weekend: 0.5),
            new("days like the one before (r = 0.5)", mean, double.PositiveInfinity, Memory: 0.5),
        }),
    ];

    /// <summary>One series; from the step on, the mean is multiplied.</summary>
    public long[] Draw(int days, SeededRandom random, double step = 1)
    {
        var counts = new long[days];
        double mood = Normal(random);
        for (int day = 0; day < days; day++)
        {
            double rate = Mean * (day % 7 >= 5 ? Weekend : 1) * (day >= days / 2 ? step : 1);
            if (Memory > 0) rate *= Math.Exp(0.5 * mood - 0.125);
            mood = Memory * mood + Math.Sqrt(1 - Memory * Memory) * Normal(random);
            if (Size == 2) rate *= (Exponential(random) + Exponential(random)) / 2;
            if (Size == 0.5) rate *= Math.Pow(Normal(random), 2);
            // So many trials that the binomial is a Poisson to the fourth digit.
            counts[day] = Binomial.Draw(10_000_000, rate / 10_000_000, random);
        }
        return counts;
    }

    private static double Exponential(SeededRandom random) => -Math.Log(1 - random.NextUnit());

    private static double Normal(SeededRandom random) => NormalDistribution.Quantile(Math.Clamp(random.NextUnit(), 1e-15, 1 - 1e-15));
}
