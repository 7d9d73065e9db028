namespace SocialResearch.Scraping;

/// <summary>One request at a time to a host, with a pause after each.</summary>
internal sealed class HostPace(TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _lastEnd;

    /// <summary>Lets one caller in; the next waits until it has left.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(_one);
    }

    /// <summary>Waits until the pause since the last request is over.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        if (_lastEnd is { } end && pause - clock.GetElapsedTime(end) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, clock, cancellation).ConfigureAwait(false);
    }

    /// <summary>Begins the pause.</summary>
    public void Ended() => _lastEnd = clock.GetTimestamp();

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
