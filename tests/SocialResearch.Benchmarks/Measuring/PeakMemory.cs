namespace SocialResearch.Benchmarks.Measuring;

/// <summary>Looks every 50 ms how much memory a program and the processes below it hold; shorter peaks are missed.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread? _watcher;
    private long _peak;

    public PeakMemory(int process)
    {
        if (!OperatingSystem.IsLinux()) return;
        _watcher = new Thread(() =>
        {
            do _peak = Math.Max(_peak, ProcessTree.ResidentMemory(process));
            while (!_end.Wait(TimeSpan.FromMilliseconds(50)));
        });
        _watcher.Start();
    }

    /// <summary>The peak in MiB; null where the system does not tell.</summary>
    public double? Stop()
    {
        if (_watcher is null) return null;
        _end.Set();
        _watcher.Join();
        return _peak / 1024.0 / 1024.0;
    }

    public void Dispose()
    {
        _ = Stop();
        _end.Dispose();
    }
}
