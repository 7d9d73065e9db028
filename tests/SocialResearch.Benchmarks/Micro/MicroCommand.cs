using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SocialResearch.Benchmarks.Micro;

/// <summary><c>micro</c>: the hot parts one by one with BenchmarkDotNet, for whoever changes them.</summary>
internal static class MicroCommand
{
    private static readonly Option<string> s_filter = new("--filter") { Description = "Which, as in *Brands*.", DefaultValueFactory = _ => "*" };

    public static Command Create()
    {
        var command = new Command("micro", "Brand matching, bootstrap, CSV rows, reply trees, bursts: single methods with BenchmarkDotNet.") { s_filter };
        command.SetAction(arguments =>
        {
            // In this process: a generated project would not find the folders of this one.
            IConfig config = ManualConfig.CreateEmpty()
                .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
                .AddDiagnoser(MemoryDiagnoser.Default)
                .AddLogger(ConsoleLogger.Default)
                .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
                .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "social-research-benchmarks", "micro"));
            BenchmarkSwitcher.FromTypes([typeof(BrandsMicro), typeof(StatisticsMicro), typeof(TableMicro), typeof(RepliesMicro)]).Run(["--filter", arguments.GetValue(s_filter)!], config);
        });
        return command;
    }
}
