using System.CommandLine;
using System.Globalization;
using SocialResearch.Benchmarks.Engine;
using SocialResearch.Benchmarks.Measuring;

namespace SocialResearch.Benchmarks.Kernels;

/// <summary><c>kernel</c>: the Jupyter kernel beside ipykernel, both seen by the same front end.</summary>
internal static class KernelCommand
{
    private const int Trips = 100;
    private const double MostOfStart = 2;
    private const double MostOfTrip = 1;

    private static readonly Option<int> s_repetitions = new("--repetitions") { Description = "How often each kernel is started for each task.", DefaultValueFactory = _ => 7 };

    public static Command Create()
    {
        s_repetitions.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--repetitions takes a whole number from 1.");
        });
        var command = new Command("kernel", "Start to the first result and round trips of trivial cells through jupyter_client, beside ipykernel.") { s_repetitions };
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
            ContestResult start = Measure("cold start to the first result", TimeUnit.Seconds, 0, new("", ""), new("", ""), times => times.Start, repetitions);
            ContestResult Trip(string task, Asked ours, Asked peers) => Measure($"round trip of {task}", TimeUnit.Milliseconds, Trips, ours, peers, times => times.Trip, repetitions);
            ContestResult[] trips =
            [
                Trip("a sum", new("", "1 + {i}"), new("", "1 + {i}")),
                Trip("a look at a variable", new("var x = 12;", "x"), new("x = 12", "x")),
                Trip("a declaration", new("", "var y{i} = {i};"), new("", "y{i} = {i}")),
            ];
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}; {Machine.Describe()}");
            Console.WriteLine($"Load average (1, 5, 15 minutes) before {loadBefore}, after {Machine.Load()}; in alternation, repetitions: {repetitions} after one uncounted; a round trip is the median of {Trips * 3 / 4} in one kernel");
            Console.WriteLine($"Peer: {peer.Describe()}\n");
            Console.WriteLine(ResultTable.Write([start, .. trips]));
            Console.WriteLine(Goal(start, $"the start takes at most {MostOfStart:F0} times ipykernel's", MostOfStart));
            foreach (ContestResult trip in trips) Console.WriteLine(Goal(trip, $"the {trip.Contest.Task} takes at most ipykernel's", MostOfTrip));
            foreach (string failure in trips.Prepend(start).SelectMany(result => result.Failures)) Console.WriteLine($"Failed: {failure}");
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static ContestResult Measure(string task, TimeUnit unit, int count, Asked ours, Asked peers, Func<(Cost Start, Cost Trip), Cost> quantity, int repetitions)
    {
        Contestant Kernel(string shown, string name, Asked asked) => new(shown, () => quantity(Times(name, count, asked)));
        return new Contest(task, unit, [Kernel("our kernel", "benchmarked", ours)], Kernel("ipykernel", "python3", peers)).Run(repetitions, Console.Error.WriteLine);
    }

    private static (Cost Start, Cost Trip) Times(string kernel, int count, Asked asked)
    {
        string script = Path.Combine(Built.Repository, "tests", "SocialResearch.Benchmarks", "Peers", "kernel_times.py");
        var call = new ProgramCall("/usr/bin/python3", [script, kernel, count.ToString(CultureInfo.InvariantCulture), asked.Once, asked.Again], Built.Repository);
        double[] numbers = [.. (call.Output() ?? throw new FailedRunException(call, 1, "no times")).Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return (new(numbers[0], numbers[1], PeakMemory: null), new(numbers[2], numbers[3], PeakMemory: null));
    }

    private static string Goal(ContestResult result, string goal, double most) =>
        result.Ratio(result.Contest.Ours[0], cost => cost.Wall) is { } ratio
            ? $"Goal: {goal}. {ratio.Write("F2")} of it, {(ratio.Median <= most ? "holds" : "DOES NOT HOLD")}."
            : $"Goal: {goal}. Not measured.";

    /// <summary>A cell that is run once, and the one that is run so often, with {i} for its number.</summary>
    private sealed record Asked(string Once, string Again);
}
