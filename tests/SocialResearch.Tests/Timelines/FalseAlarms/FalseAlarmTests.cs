using System.Globalization;
using SocialResearch.Conversations;
using SocialResearch.Statistics;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines.FalseAlarms;

public class FalseAlarmTests
{
    private const int Series = 200;

    internal static string Results => Repository.PathOf("tests", "SocialResearch.Tests", "Timelines", "FalseAlarms", "false-alarms.csv");

    /// <summary>Some minutes: run it when a default changes. docs/validation.md has the command.</summary>
    [Fact(Explicit = true)]
    public void False_alarms_are_simulated_and_written() =>
        File.WriteAllLines(Results, ["world,mean,days,bursts_gamma_1,bursts_default,changes_bic,changes_default,step_found,burst_found", .. ((int[])[90, 365]).SelectMany(days => QuietWorld.All.Select(world => Row(world, days)))]);

    [Theory]
    [InlineData("negative binomial, size 2", 5)]
    [InlineData("Poisson, weekends half", 0.5)]
    public void What_was_written_down_is_found_again(string name, double mean)
    {
        QuietWorld world = QuietWorld.All.Single(world => world.Name == name && world.Mean == mean);
        Assert.Contains(Row(world, 90), File.ReadLines(Results));
    }

    private static string Row(QuietWorld world, int days)
    {
        int textbook = 0, bursts = 0, bic = 0, changes = 0, step = 0, burst = 0;
        for (int i = 0; i < Series; i++)
        {
            long[] quiet = world.Draw(days, SeededRandom.Stream(7, (ulong)i));
            Timeline timeline = Of(quiet);
            if (BurstAutomaton.OfCounts(quiet).Count > 0) textbook++;
            if (Bursts.Measure(timeline).All.Count > 0) bursts++;
            if (Segmentation.Pelt([.. quiet.Select(count => (double)count)], 2 * Math.Log(days)).Count > 0) bic++;
            if (ChangePoints.Measure(timeline).Changes > 0) changes++;
            if (ChangePoints.Measure(Of(world.Draw(days, SeededRandom.Stream(7, (ulong)i), step: 2))).Segments.Any(segment => Math.Abs(segment.First - days / 2) <= 7 && segment.First > 0)) step++;
            long[] loud = [.. quiet.Select((count, day) => day >= days / 2 && day < days / 2 + 3 ? 10 * count : count)];
            if (Bursts.Measure(Of(loud)).Outer.Any(found => found.First <= days / 2 + 2 && found.Last >= days / 2 && found.Length < 15)) burst++;
        }
        string Share(int count) => (count / (double)Series).ToString("0.000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"\"{world.Name}\",{world.Mean},{days},{Share(textbook)},{Share(bursts)},{Share(bic)},{Share(changes)},{Share(step)},{Share(burst)}");
    }

    private static Timeline Of(long[] counts) => Timeline.Measure(Conversation.Of([]), TimeBin.Day, "UTC", "2023-01-01", new DateOnly(2023, 1, 1).AddDays(counts.Length - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        is var empty ? empty with { Bins = [.. empty.Bins.Select((bin, i) => bin with { Posts = (int)counts[i] })], Posts = (int)counts.Sum() } : empty;
}
