using System.Diagnostics;
using System.Globalization;

namespace SocialResearch.Benchmarks.Comparing;

/// <summary>Times a task inside the process that does it, apart from starting and loading, and says so on one line.</summary>
/// <remarks>
/// A short task is done again until it took a second of the processor or was done twenty times, and the median counts: a user's session
/// pays compilation once. What is loaded again is let go of before: a first load has no other one beside it. What takes longer than a second is done once,
/// and the peak of memory is that of the first time. The programs in Peers/ follow the same rules.
/// Before each task there is a pause, in which the runtime compiles the code of the task before again; it would count as this one's.
/// </remarks>
internal static class TaskClock
{
    private const double Enough = 1;
    private const int MostTimes = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public static void Run(string task, Func<Answers> work)
    {
        // A processor that slept would begin slowly.
        for (var pause = Stopwatch.StartNew(); pause.Elapsed < s_pause;) Thread.SpinWait(100);
        ForgetPeak();
        List<double> cpu = [];
        Answers answers;
        double? peak = null;
        do
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            answers = work();
            cpu.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            // Of the first time: what it left lies about until somebody collects it, and would count for the next.
            peak ??= Peak();
        }
        while (cpu.Sum() < Enough && cpu.Count < MostTimes);
        string most = peak is { } mebibytes ? string.Create(CultureInfo.InvariantCulture, $" peak={mebibytes:F0}") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{task} cpu={Median(cpu):R}{most} {answers}"));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Lets Linux count the peak of resident memory anew.</summary>
    private static void ForgetPeak()
    {
        try
        {
            if (OperatingSystem.IsLinux()) File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (UnauthorizedAccessException)
        {
            // Then it is the peak since the start, which the tasks before may have set.
        }
    }

    private static double? Peak() => !OperatingSystem.IsLinux() ? null
        : double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}

/// <summary>What came out of a task, by name: all competitors must find the same.</summary>
internal sealed class Answers : Dictionary<string, double>
{
    public override string ToString() => string.Join(' ', this.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Key}={answer.Value:R}")));
}
