namespace SocialResearch.Tests.Scraping;

/// <summary>A clock that jumps over every wait, so that no test waits, and notes them all. Waits of an hour and more are time limits: they end only when told to.</summary>
internal sealed class JumpingClock : TimeProvider
{
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly List<Timer> _limits = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate) return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_gate) _now += by;
    }

    /// <summary>All time limits are over.</summary>
    public void EndLimits()
    {
        Timer[] due;
        lock (_gate) due = [.. _limits];
        foreach (Timer timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(JumpingClock clock, Action callback) : ITimer
    {
        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback());

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime < TimeSpan.Zero) return true;
            lock (clock._gate)
            {
                if (dueTime >= Limit)
                {
                    clock._limits.Add(this);
                    return true;
                }
                clock._waits.Add(dueTime);
                clock._now += dueTime;
            }
            Fire();
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate) clock._limits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
