using System.Globalization;

namespace SocialResearch.Benchmarks.Measuring;

/// <summary>What Linux tells in /proc about our child processes and theirs; elsewhere it is unknown.</summary>
internal static class ProcessTree
{
    // USER_HZ, the unit of times in /proc, is 100 on every machine Linux runs .NET on.
    private const double TicksASecond = 100;

    /// <summary>Processor seconds of all children that have ended, and of all their children that they waited for.</summary>
    public static double? CpuOfEndedChildren()
    {
        if (!OperatingSystem.IsLinux()) return null;
        string stat = File.ReadAllText("/proc/self/stat");
        // Behind the name, which may hold anything, the third field comes first; 16 and 17 are cutime and cstime.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[16 - 3]) + Number(fields[17 - 3])) / TicksASecond;
    }

    /// <summary>Processor seconds of a program and of all its children, ended or not; of a server the sum over its sessions.</summary>
    public static double CpuOf(int process)
    {
        string stat = File.ReadAllText($"/proc/{process}/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        double own = (Number(fields[14 - 3]) + Number(fields[15 - 3]) + Number(fields[16 - 3]) + Number(fields[17 - 3])) / TicksASecond;
        return own + File.ReadAllText($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(child => CpuOf((int)Number(child)));
    }

    /// <summary>Bytes that a process and all below it hold in memory; pages they share count for each.</summary>
    public static long ResidentMemory(int process)
    {
        try
        {
            long bytes = Number(File.ReadAllText($"/proc/{process}/statm").Split(' ')[1]) * Environment.SystemPageSize;
            IEnumerable<string> children = Directory.EnumerateDirectories($"/proc/{process}/task")
                .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries));
            return bytes + children.Sum(child => ResidentMemory((int)Number(child)));
        }
        catch (IOException)
        {
            return 0; // It ended while we looked.
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
