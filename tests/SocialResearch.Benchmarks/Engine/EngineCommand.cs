using System.CommandLine;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Engine;

/// <summary><c>engine</c>: the notebook engine beside nbconvert with ipykernel.</summary>
internal static class EngineCommand
{
    private const double GoalOfWarmCell = 20;

    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often each task is done in each way.", DefaultValueFactory = _ => 7 };

    public static Command Create()
    {
        s_repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--repetitions takes a whole number from 1.");
        });
        var command = new Command("engine", "Start, cells, one chapter and the whole gallery, beside Debian's nbconvert and ipykernel.") { s_repetitions };
        command.SetAction(arguments => Run(arguments.GetValue(s_repetitions)));
        return command;
    }

    /// <summary>Measures and reports. Being slow is a result, not an error.</summary>
    private static void Run(int repetitions)
    {
        NbConvert peer = NbConvert.Find();
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            var contests = new EngineContests(peer, scratch.FullName);
            string loadBefore = Machine.Load();
            ContestResult Measure(Contest contest, int times) => contest.Run(times, Console.Error.WriteLine);
            ContestResult start = Measure(contests.ColdStart(), repetitions), cell = Measure(contests.WarmCell(), repetitions);
            ContestResult chapter = Measure(contests.WholeChapter(), repetitions), gallery = Measure(contests.Gallery(), 1);

            ContestResult[] results = [start, cell, chapter, gallery];
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
            Console.WriteLine($"Load average (1, 5, 15 minutes) before {loadBefore}, after {Machine.Load()}; in alternation, repetitions: {repetitions} after one uncounted");
            Console.WriteLine($"Peer: {peer.Describe()}\n");
            Console.WriteLine(ResultTable.Write(results));
            foreach (string goal in Goals(cell, chapter)) Console.WriteLine(goal);
            foreach (string failure in results.SelectMany(result => result.Failures)) Console.WriteLine($"Failed: {failure}");
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Goals(ContestResult cell, ContestResult chapter)
    {
        foreach (Contestant ours in chapter.Contest.Ours)
        {
            yield return chapter.Ratio(ours, cost => cost.Wall) is { } ratio
                ? $"Goal: a chapter takes at most the time of nbconvert. {ours.Name}: {ratio.Write("F2")} of it, {Word(ratio.Median <= 1)}."
                : $"Goal: a chapter takes at most the time of nbconvert. {ours.Name}: not measured.";
        }
        yield return cell.Of(cell.Contest.Ours[0], cost => cost.Wall * 1000) is { } wall
            ? $"Goal: a trivial warm cell takes less than {GoalOfWarmCell:F0} ms. {wall.Write("F1")} ms, {Word(wall.Median < GoalOfWarmCell)}."
            : $"Goal: a trivial warm cell takes less than {GoalOfWarmCell:F0} ms. Not measured.";
    }

    private static string Word(bool holds) => holds ? "holds" : "DOES NOT HOLD";
}
