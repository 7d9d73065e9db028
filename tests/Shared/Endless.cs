namespace SocialResearch.Testing;

/// <summary>Holds that work comes to an end at all. How fast it is belongs to the benchmarks: a busy machine must not fail a test.</summary>
internal static class Endless
{
    /// <summary>Hundreds of times what the work needs, and far less than work that grows with the square of its input would.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Does the work, and fails when it is not done by then; the work itself cannot be stopped and ends with the tests.</summary>
    public static void Guard(Action work)
    {
        Task done = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(((IAsyncResult)done).AsyncWaitHandle.WaitOne(s_limit), $"After {s_limit.TotalMinutes} minutes there is no end in sight.");
        done.GetAwaiter().GetResult();
    }
}
