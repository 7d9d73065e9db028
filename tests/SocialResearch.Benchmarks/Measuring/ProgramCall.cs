using System.Diagnostics;

namespace SocialResearch.Benchmarks.Measuring;

/// <summary>A program with its arguments, as a user would type it.</summary>
internal sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>Runs it to its end and tells what that cost.</summary>
    /// <exception cref="FailedRunException">It ended with an error: the time of a failure is no result.</exception>
    public Cost Measure() => Run().Cost;

    /// <summary>Runs it to its end and tells what that cost and what it wrote.</summary>
    /// <exception cref="FailedRunException">It ended with an error: the time of a failure is no result.</exception>
    public (Cost Cost, string Words) Run()
    {
        double? before = ProcessTree.CpuOfEndedChildren();
        var clock = Stopwatch.StartNew();
        using Process process = Start();
        using var memory = new PeakMemory(process.Id);
        string words = WaitForEnd(process);
        double wall = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new FailedRunException(this, process.ExitCode, words);
        return (new(wall, ProcessTree.CpuOfEndedChildren() - before, memory.Stop()), words);
    }

    /// <summary>Runs it and returns what it wrote; null when it cannot be run.</summary>
    public string? Output()
    {
        try
        {
            using Process process = Start();
            string words = WaitForEnd(process);
            return process.ExitCode == 0 ? words.Trim() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private Process Start() => Process.Start(new ProcessStartInfo(Program, Arguments)
    {
        WorkingDirectory = WorkingDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string WaitForEnd(Process process)
    {
        // Both pipes are emptied at once, or a talkative program waits for its reader.
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string words = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? words : words + errors.Result;
    }
}

/// <summary>A program that was to be measured failed.</summary>
internal sealed class FailedRunException(ProgramCall call, int exitCode, string words) : Exception(
    $"{call.Program} {string.Join(' ', call.Arguments)} ended with exit code {exitCode}:\n{string.Join('\n', words.Trim().Split('\n').TakeLast(10))}");
