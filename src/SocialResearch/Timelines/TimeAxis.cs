using SocialResearch.Conversations;
using SocialResearch.Results;

namespace SocialResearch.Timelines;

/// <summary>The borders of all bins between two instants, as the clocks of a zone cut them.</summary>
internal sealed class TimeAxis
{
    // A chart has some hundred bins; this many are more likely one wrong year among the times than a wish.
    private const int MostBins = 1_000_000;

    private readonly TimeBin _by;
    private readonly DateOnly _firstDay;
    private int _near;

    private TimeAxis(TimeBin by, long[] edges, DateOnly firstDay) => (_by, Edges, _firstDay) = (by, edges, firstDay);

    /// <summary>How many bins there are.</summary>
    public int Count => Edges.Length - 1;

    /// <summary>Where each bin begins, and where the last one ends, in ticks of UTC.</summary>
    public long[] Edges { get; }

    /// <summary>Cuts the time from the first instant to the last, both in some bin.</summary>
    /// <exception cref="ArgumentException">There would be too many bins.</exception>
    public static TimeAxis Over(DateTimeOffset first, DateTimeOffset last, TimeBin by, TimeZoneInfo zone)
    {
        double bins = (last - first).TotalHours / by switch { TimeBin.Hour => 1, TimeBin.Day => 24, TimeBin.Week => 168, _ => 700 };
        if (bins > MostBins)
        {
            throw new ArgumentException(
                $"From {first.Year} to {last.Year} there are more than {Wording.Count(MostBins)} {TimelineText.Unit(by, MostBins)}. Select a period with Between, or measure by larger units.", nameof(by));
        }
        DateOnly day = BinOf(LocalDay(first, zone), by);
        return new(by, by == TimeBin.Hour ? Hours(first, last, zone) : Days(day, last, by, zone), day);
    }

    /// <summary>When a bin begins.</summary>
    public DateTimeOffset Start(int bin) => new(Edges[bin], TimeSpan.Zero);

    /// <summary>The bin of an instant; −1 when it is outside of all. A day that a zone left out, as Samoa did in 2011, begins and ends at the same instant and holds nothing.</summary>
    /// <param name="edges">Where bins begin, and where the last one ends.</param>
    /// <param name="near">Some bin, best that of the instant before: most bins are as long, so that of the next instant is mostly guessed at once.</param>
    /// <param name="ticks">The instant.</param>
    public static int IndexOf(long[] edges, int near, long ticks)
    {
        int bins = edges.Length - 1;
        if (bins < 1 || ticks < edges[0] || ticks >= edges[bins]) return -1;
        long guess = near + (ticks - edges[near]) / Math.Max(1, edges[near + 1] - edges[near]);
        if (guess >= 0 && guess < bins && edges[guess] <= ticks && ticks < edges[guess + 1]) return (int)guess;
        int low = 0, high = bins;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (edges[middle] <= ticks) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }

    /// <summary>The bin of a day, for days, weeks and months.</summary>
    public int IndexOf(DateOnly day) => _by switch
    {
        TimeBin.Day => day.DayNumber - _firstDay.DayNumber,
        TimeBin.Week => (day.DayNumber - _firstDay.DayNumber) / 7,
        _ => (day.Year - _firstDay.Year) * 12 + day.Month - _firstDay.Month,
    };

    /// <summary>The day whose bin holds an instant, where bins are days.</summary>
    public DateOnly DayOf(long ticks)
    {
        _near = IndexOf(Edges, _near, ticks);
        return _firstDay.AddDays(_near);
    }

    /// <summary>The date that clocks of a zone show.</summary>
    public static DateOnly LocalDay(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static DateOnly BinOf(DateOnly day, TimeBin by) => by switch
    {
        TimeBin.Week => day.AddDays(-Math.Min(day.DayNumber, ((int)day.DayOfWeek + 6) % 7)),
        TimeBin.Month => new(day.Year, day.Month, 1),
        _ => day,
    };

    private static long[] Days(DateOnly day, DateTimeOffset last, TimeBin by, TimeZoneInfo zone)
    {
        var edges = new List<long>();
        for (DateTimeOffset begin = TimeWindow.BeginOf(day, zone); begin <= last && edges.Count <= MostBins + 1; begin = Begin(day, zone))
        {
            edges.Add(begin.UtcTicks);
            day = Next(day, by);
            if (day == DateOnly.MaxValue) break;
        }
        edges.Add(Begin(day, zone).UtcTicks);
        return [.. edges];
    }

    private static DateTimeOffset Begin(DateOnly day, TimeZoneInfo zone) => day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : TimeWindow.BeginOf(day, zone);

    private static DateOnly Next(DateOnly day, TimeBin by)
    {
        int days = by switch { TimeBin.Week => 7, TimeBin.Month => DateTime.DaysInMonth(day.Year, day.Month), _ => 1 };
        return DateOnly.MaxValue.DayNumber - day.DayNumber < days ? DateOnly.MaxValue : day.AddDays(days);
    }

    private static long[] Hours(DateTimeOffset first, DateTimeOffset last, TimeZoneInfo zone)
    {
        // From midnight on, so that full hours of the clock are met whatever the offset; those before the first are left out.
        DateTimeOffset at = TimeWindow.BeginOf(LocalDay(first, zone), zone), next;
        while ((next = NextHour(at, zone)) <= first) at = next;
        var edges = new List<long>();
        for (; at <= last && at < DateTimeOffset.MaxValue; at = NextHour(at, zone)) edges.Add(at.UtcTicks);
        edges.Add(at.UtcTicks);
        return [.. edges];
    }

    /// <summary>When clocks show the next full hour, or are changed before.</summary>
    private static DateTimeOffset NextHour(DateTimeOffset at, TimeZoneInfo zone)
    {
        TimeSpan offset = zone.GetUtcOffset(at);
        long left = TimeSpan.TicksPerHour - (at.UtcTicks + offset.Ticks) % TimeSpan.TicksPerHour;
        if (DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks <= left) return DateTimeOffset.MaxValue;
        DateTimeOffset next = at.AddTicks(left), low = at, high = next;
        if (zone.GetUtcOffset(next.AddTicks(-1)) == offset) return next;
        while (high.UtcTicks - low.UtcTicks > 1)
        {
            var middle = new DateTimeOffset((low.UtcTicks + high.UtcTicks) / 2, TimeSpan.Zero);
            if (zone.GetUtcOffset(middle) == offset) low = middle;
            else high = middle;
        }
        return high;
    }
}
