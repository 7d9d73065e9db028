namespace SocialResearch.Benchmarks.Measuring;

/// <summary>What one run of a program, with every process it started, cost.</summary>
/// <param name="Wall">Seconds until it had ended.</param>
/// <param name="Cpu">Seconds of processor time; null where the system does not tell.</param>
/// <param name="PeakMemory">The most memory its processes held together, in MiB; null where the system does not tell.</param>
internal sealed record Cost(double Wall, double? Cpu, double? PeakMemory);
