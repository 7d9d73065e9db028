using System.Runtime.CompilerServices;
using SocialResearch.Conversations;

namespace SocialResearch.Importing;

/// <summary>How exactly the times of a source are known, and between which days they lie.</summary>
/// <remarks>Loops, no queries: those over values of the library are compiled anew in each process, and every import would wait some milliseconds for it.</remarks>
internal sealed class PostedTimes
{
    // Of each precision, in ticks: what day that is depends on it.
    private readonly long[] _counts = new long[PostTime.Precisions], _first = new long[PostTime.Precisions], _last = new long[PostTime.Precisions];

    /// <summary>Takes the time of a post.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(long ticks, TimePrecision precision)
    {
        int at = (int)precision;
        if (_counts[at]++ == 0) _first[at] = _last[at] = ticks;
        else if (ticks < _first[at]) _first[at] = ticks;
        else if (ticks > _last[at]) _last[at] = ticks;
    }

    /// <summary>Posts by precision, of those that occur.</summary>
    public IReadOnlyDictionary<TimePrecision, long> Counts()
    {
        var counts = new Dictionary<TimePrecision, long>();
        for (int at = 0; at < PostTime.Precisions; at++)
            if (_counts[at] > 0) counts.Add((TimePrecision)at, _counts[at]);
        return counts;
    }

    /// <summary>The first day; null when there is no time.</summary>
    public DateOnly? First()
    {
        DateOnly? first = null;
        for (int at = 0; at < PostTime.Precisions; at++)
            if (_counts[at] > 0 && DayOf(_first[at], at) is var day && !(day >= first)) first = day;
        return first;
    }

    /// <summary>The last day; null when there is no time.</summary>
    public DateOnly? Last()
    {
        DateOnly? last = null;
        for (int at = 0; at < PostTime.Precisions; at++)
            if (_counts[at] > 0 && DayOf(_last[at], at) is var day && !(day <= last)) last = day;
        return last;
    }

    // Not the instant: a month that begins in Berlin begins on the last evening of the month before in UTC.
    private static DateOnly DayOf(long ticks, int precision) => new PostTime(new DateTimeOffset(ticks, TimeSpan.Zero), (TimePrecision)precision).Day();
}
