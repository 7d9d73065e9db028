using System.CommandLine;
using System.Globalization;
using SocialResearch.Benchmarks.Engine;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Kernels;

/// <summary><c>kernel</c>: the Jupyter kernel beside ipykernel, both seen by the same front end.</summary>
internal static class KernelCommand
{
    private const int Cells = 100;
    private const double MostOfStart = 2;
    private const double MostOfTrip = 1;

    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often each kernel is started for each task.", DefaultValueFactory = _ => 7 };

    public static Command Create()
    {
        s_repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--repetitions takes a whole number from 1.");
        });
        var command = new Command("kernel", "Start to the first result and round trip of a trivial cell through jupyter_client, beside ipykernel.") { s_repetitions };
        command.SetAction(arguments => Run(arguments.GetValue(s_repetitions)));
        return command;
    }

    private static void Run(int repetitions)
    {
        NbConvert peer = NbConvert.Find();
        if (!peer.RunsCells)
        {
            Console.WriteLine($"Not measured. {peer.Describe()}");
            return;
        }
        DirectoryInfo data = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            // Both are found by name; ours lives in a folder of this run only.
            Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", data.FullName);
            new ProgramCall("dotnet", [Built.CommandLine, "kernel", "install", "--name", "benchmarked"], Built.Repository).Measure();
            string loadBefore = Machine.Load();
            ContestResult start = Measure("cold start to the first result", TimeUnit.Seconds, 0, times => times.Start, repetitions);
            ContestResult trip = Measure("round trip of a trivial cell", TimeUnit.Milliseconds, Cells, times => times.Trip, repetitions);
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
            Console.WriteLine($"Load average (1, 5, 15 minutes) before {loadBefore}, after {Machine.Load()}; in alternation, repetitions: {repetitions} after one uncounted; a round trip is the median of {Cells * 3 / 4} in one kernel");
            Console.WriteLine($"Peer: {peer.Describe()}\n");
            Console.WriteLine(ResultTable.Write([start, trip]));
            Console.WriteLine(Goal(start, $"the start takes at most {MostOfStart:F0} times ipykernel's", MostOfStart));
            Console.WriteLine(Goal(trip, "the round trip takes at most ipykernel's", MostOfTrip));
            foreach (string failure in start.Failures.Concat(trip.Failures)) Console.WriteLine($"Failed: {failure}");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static ContestResult Measure(string task, TimeUnit unit, int cells, Func<(Cost Start, Cost Trip), Cost> quantity, int repetitions)
    {
        Contestant Kernel(string shown, string name) => new(shown, () => quantity(Times(name, cells)));
        return new Contest(task, unit, [Kernel("our kernel", "benchmarked")], Kernel("ipykernel", "python3")).Run(repetitions, Console.Error.WriteLine);
    }

    private static (Cost Start, Cost Trip) Times(string kernel, int cells)
    {
        string script = Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", "kernel_times.py");
        var call = new ProgramCall("/usr/bin/python3", [script, kernel, cells.ToString(CultureInfo.InvariantCulture)], Built.Repository);
        double[] numbers = [.. (call.Output() ?? throw new FailedRunException(call, 1, "no times")).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return (new(numbers[0], numbers[1], PeakMemory: null), new(numbers[2], numbers[3], PeakMemory: null));
    }

    private static string Goal(ContestResult result, string goal, double most) =>
        result.Ratio(result.Contest.Ours[0], cost => cost.Wall) is { } ratio
            ? $"Goal: {goal}. {ratio.Write("F2")} of it, {(ratio.Median <= most ? "holds" : "DOES NOT HOLD")}."
            : $"Goal: {goal}. Not measured.";
}
