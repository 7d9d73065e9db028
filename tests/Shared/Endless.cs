using System.Diagnostics;

namespace SocialResearch.Testing;

/// <summary>Holds that work comes to an end at all. How fast it is belongs to the benchmarks: a busy machine must not fail a test.</summary>
internal static class Endless
{
    /// <summary>Hundreds of times what the work needs, and far less than work that grows with the square of its input would.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Does the work, and fails when it is not done by then; the work itself cannot be stopped and ends with the tests.</summary>
    /// <remarks>Counted is what the processor did for the tests: the clock also goes on while others have it. Work that waits and does nothing is given a dozen times as long.</remarks>
    public static void Guard(Action work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        var waited = Stopwatch.StartNew();
        Task done = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (!((IAsyncResult)done).AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(1)))
            Assert.True(Environment.CpuUsage.TotalTime - before < s_limit && waited.Elapsed < 12 * s_limit, $"After {s_limit.TotalMinutes} minutes of the processor, or {12 * s_limit.TotalMinutes} on the clock, there is no end in sight.");
        done.GetAwaiter().GetResult();
    }
}
