using System.Runtime.InteropServices;

namespace SocialResearch.Benchmarks.Measuring;

/// <summary>On what was measured: without it no number means anything to somebody else.</summary>
internal static class Machine
{
    public static string Describe()
    {
        double memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(1024, 3);
        string sdk = new ProgramCall("dotnet", ["--version"], Built.Repository).Output() ?? "unknown";
        return $"{Processor()}, {Environment.ProcessorCount} cores, {memory:F0} GiB; {RuntimeInformation.OSDescription.Trim()}; "
            + $".NET SDK {sdk}, runtime {Environment.Version}; built as {Built.Configuration}";
    }

    /// <summary>Processes that ran or wanted to, on average over 1, 5 and 15 minutes; ourselves included.</summary>
    public static string Load() =>
        OperatingSystem.IsLinux() ? string.Join(" ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    private static string Processor() =>
        (OperatingSystem.IsLinux() ? File.ReadLines("/proc/cpuinfo") : []).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]
            : RuntimeInformation.ProcessArchitecture.ToString();
}
