using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Timelines;

/// <summary>Counts posts into bins: one sweep over the columns for the ends of the axis, one for the counts, no object a post.</summary>
internal static class TimelineMeasurement
{
    public static Timeline Of(Conversation conversation, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until)
    {
        Extent extent = Extent.Of(conversation, by);
        (DateTimeOffset First, DateTimeOffset Last)? span = Span(extent, zone, from, until);
        IReadOnlyList<TimelineBin> bins = span is { } ends ? Count(conversation, by, zone, TimeAxis.Over(ends.First, ends.Last, by, zone), from, until) : [];
        var timeline = new Timeline
        {
            By = by,
            Zone = zone,
            Bins = bins,
            Posts = conversation.Count,
            Unplaced = extent.Unplaced,
            Untimed = extent.Untimed,
            PlacedByDate = extent.ByDate,
            Selection = conversation.Selection,
            Sources = conversation.Sources,
        };
        return timeline with { Caveats = TimelineText.Caveats(timeline) };
    }

    /// <summary>Posts counted into the bins of another timeline.</summary>
    public static Timeline Of(Conversation conversation, Timeline other)
    {
        Extent extent = Extent.Of(conversation, other.By);
        int[] posts = new int[other.Bins.Count];
        for (int place = 0; place < conversation.Count; place++)
        {
            if (conversation.Columns.Time(conversation.RowAt(place)) is not { } time || PlaceOf(time, other.By, other.Bins) is not (not -1 and var bin)) continue;
            posts[bin ?? throw new ArgumentException($"A post lies outside of the time from {other.Period ?? "none"}. Count it into the timeline of a conversation that holds it, or select with Between first.", nameof(conversation))]++;
        }
        var timeline = other with
        {
            Bins = [.. other.Bins.Select((bin, i) => bin with { Posts = posts[i] })],
            Posts = conversation.Count,
            Unplaced = extent.Unplaced,
            Untimed = extent.Untimed,
            PlacedByDate = extent.ByDate,
            Selection = conversation.Selection,
            Sources = conversation.Sources,
        };
        return timeline with { Caveats = TimelineText.Caveats(timeline) };
    }

    /// <summary>The bin of a time; −1 when it is known too little, null when it is outside of all.</summary>
    public static int? PlaceOf(PostTime time, TimeBin by, IReadOnlyList<TimelineBin> bins)
    {
        if (!IsPlaced(time.Precision, by)) return -1;
        bool isExact = IsExact(time.Precision);
        DateOnly day = isExact ? default : time.Day();
        int low = 0, high = bins.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (isExact ? bins[middle].Start <= time.Utc : bins[middle].Date <= day) low = middle + 1;
            else high = middle - 1;
        }
        if (high < 0) return null;
        bool isAfter = isExact ? time.Utc >= bins[high].End : high == bins.Count - 1 && day >= EndOf(bins[high], by);
        return isAfter ? null : high;
    }

    private static DateOnly EndOf(TimelineBin bin, TimeBin by) => by switch { TimeBin.Week => bin.Date.AddDays(7), TimeBin.Month => bin.Date.AddMonths(1), _ => bin.Date.AddDays(1) };

    /// <summary>Whether the time is known exactly enough: to the second or minute for all bins, to the day for days and longer, to the month for months.</summary>
    private static bool IsPlaced(TimePrecision precision, TimeBin by) => precision switch
    {
        TimePrecision.Second or TimePrecision.Minute => true,
        TimePrecision.Day => by != TimeBin.Hour,
        TimePrecision.Month => by == TimeBin.Month,
        _ => false,
    };

    private static bool IsExact(TimePrecision precision) => precision <= TimePrecision.Minute;

    /// <summary>From the earlier of first post and beginning of observation to the later of last post and its end; null when there is neither.</summary>
    private static (DateTimeOffset First, DateTimeOffset Last)? Span(Extent extent, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until)
    {
        DateTimeOffset? first = Earlier(extent.First, extent.FirstDay is { } firstDay ? TimeWindow.BeginOf(firstDay, zone) : null);
        DateTimeOffset? last = Later(extent.Last, extent.LastDay is { } lastDay ? TimeWindow.BeginOf(lastDay, zone) : null);
        bool isBefore = extent.First < from || extent.EarliestEnd is { } day && from is { } begin && day < TimeAxis.LocalDay(begin, zone);
        if (isBefore || last >= until)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Posts from {first:yyyy-MM-dd} to {last:yyyy-MM-dd} (UTC) are not all within the time observed. Select with Between first, or correct the ends."), isBefore ? nameof(from) : nameof(until));
        }
        DateTimeOffset? begins = Earlier(first, from), ends = Later(last, until?.AddTicks(-1));
        // With one end stated and no post at all there is nothing to stretch to.
        return begins is null || ends is null ? null : (begins.Value, ends.Value);
    }

    private static TimelineBin[] Count(Conversation conversation, TimeBin by, TimeZoneInfo zone, TimeAxis axis, DateTimeOffset? from, DateTimeOffset? until)
    {
        PostColumns columns = conversation.Columns;
        int[] posts = new int[axis.Count];
        for (int place = 0; place < conversation.Count; place++)
        {
            int row = conversation.RowAt(place);
            if (columns.Time(row) is not { } time || !IsPlaced(time.Precision, by)) continue;
            posts[IsExact(time.Precision) ? axis.IndexOf(time.Utc.UtcTicks) : axis.IndexOf(time.Day())]++;
        }

        var bins = new TimelineBin[axis.Count];
        for (int i = 0; i < bins.Length; i++)
        {
            DateTimeOffset start = TimeZoneInfo.ConvertTime(axis.Start(i), zone), end = TimeZoneInfo.ConvertTime(axis.Start(i + 1), zone);
            bool isObserved = (i > 0 || from <= start) && (i < bins.Length - 1 || until >= end);
            bins[i] = new(start, end, DateOnly.FromDateTime(start.DateTime), posts[i], isObserved);
        }
        return bins;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b : a;

    /// <summary>The ends of the posts that can be placed, and the others counted.</summary>
    /// <remarks>EarliestEnd is the last day of the earliest day or month: "March" reaches into a time observed from the twelfth.</remarks>
    private readonly record struct Extent(
        DateTimeOffset? First, DateTimeOffset? Last, DateOnly? FirstDay, DateOnly? LastDay, DateOnly? EarliestEnd, int ByDate, UnplacedPosts Unplaced, int Untimed)
    {
        public static Extent Of(Conversation conversation, TimeBin by)
        {
            PostColumns columns = conversation.Columns;
            long first = long.MaxValue, last = long.MinValue;
            DateOnly firstDay = DateOnly.MaxValue, lastDay = DateOnly.MinValue, earliestEnd = DateOnly.MaxValue;
            Span<int> known = stackalloc int[Enum.GetValues<TimePrecision>().Length];
            int untimed = 0;
            for (int place = 0; place < conversation.Count; place++)
            {
                if (columns.Time(conversation.RowAt(place)) is not { } time)
                {
                    untimed++;
                    continue;
                }
                known[(int)time.Precision]++;
                if (!IsPlaced(time.Precision, by)) continue;
                if (IsExact(time.Precision))
                {
                    (first, last) = (Math.Min(first, time.Utc.UtcTicks), Math.Max(last, time.Utc.UtcTicks));
                    continue;
                }
                DateOnly day = time.Day();
                if (day < firstDay) firstDay = day;
                if (day > lastDay) lastDay = day;
                DateOnly end = time.Precision == TimePrecision.Month ? new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day;
                if (end < earliestEnd) earliestEnd = end;
            }
            int Left(Span<int> counts, TimePrecision precision) => IsPlaced(precision, by) ? 0 : counts[(int)precision];
            return new(
                first > last ? null : new DateTimeOffset(first, TimeSpan.Zero), first > last ? null : new DateTimeOffset(last, TimeSpan.Zero),
                firstDay > lastDay ? null : firstDay, firstDay > lastDay ? null : lastDay, firstDay > lastDay ? null : earliestEnd, known[(int)TimePrecision.Day] + known[(int)TimePrecision.Month] - Left(known, TimePrecision.Day) - Left(known, TimePrecision.Month),
                new(Left(known, TimePrecision.Day), Left(known, TimePrecision.Month), Left(known, TimePrecision.Relative)), untimed);
        }
    }
}
