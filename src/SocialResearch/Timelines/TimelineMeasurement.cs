using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Timelines;

/// <summary>Counts posts into bins: one sweep over the columns for the ends of the axis, one for the counts, no object a post.</summary>
internal static class TimelineMeasurement
{
    public static Timeline Of(Conversation conversation, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until) =>
        Of(Extent.Of(conversation, by), axis => Count(conversation, by, axis), conversation.Selection, conversation.Sources, by, zone, from, until);

    /// <summary>The same of posts that were counted by day elsewhere, in days, weeks or months of the zone they were counted in.</summary>
    public static Timeline Of(DayCounts counts, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until) =>
        Of(Extent.Of(counts, by), axis => Count(counts, by, axis.Count, axis.IndexOf), counts.Selection, counts.Sources, by, zone, from, until);

    /// <summary>Posts counted into the bins of another timeline.</summary>
    public static Timeline Of(Conversation conversation, Timeline other)
    {
        PostColumns columns = conversation.Columns;
        int[] posts = new int[other.Bins.Count];
        long[] starts = new long[posts.Length], ends = new long[posts.Length];
        for (int i = 0; i < posts.Length; i++) (starts[i], ends[i]) = (other.Bins[i].Start.UtcTicks, other.Bins[i].End.UtcTicks);
        int near = 0;
        for (int place = 0; place < conversation.Count; place++)
        {
            int row = conversation.RowAt(place);
            long ticks = columns.Ticks[row];
            var precision = (TimePrecision)columns.Precisions[row];
            if (ticks == PostColumns.NoNumber || !IsPlaced(precision, other.By)) continue;
            // Posts mostly follow each other in time, so the bin of the one before and the next one are tried first.
            if (near + 1 < posts.Length && ticks >= ends[near]) near++;
            if (!IsExact(precision) || near >= posts.Length || ticks < starts[near] || ticks >= ends[near])
                near = PlaceOf(columns.Time(row)!.Value, other.By, other.Bins) ?? throw new ArgumentException(Outside(other), nameof(conversation));
            posts[near]++;
        }
        return Of(Extent.Of(conversation, other.By), posts, conversation.Selection, conversation.Sources, other);
    }

    /// <summary>The same of posts that were counted by day elsewhere.</summary>
    public static Timeline Of(DayCounts counts, Timeline other)
    {
        int[] posts = Count(counts, other.By, other.Bins.Count, day => PlaceOf(new(new(day, TimeOnly.MinValue, TimeSpan.Zero), TimePrecision.Day), other.By, other.Bins) ?? throw new ArgumentException(Outside(other), nameof(counts)));
        return Of(Extent.Of(counts, other.By), posts, counts.Selection, counts.Sources, other);
    }

    private static Timeline Of(
        Extent extent, Func<TimeAxis, int[]> count, Selection selection, IReadOnlyList<Provenance> sources, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until)
    {
        var timeline = new Timeline
        {
            By = by,
            Zone = zone,
            Bins = Span(extent, zone, from, until) is { } ends ? Bins(TimeAxis.Over(ends.First, ends.Last, by, zone), count, zone, from, until) : [],
            Posts = selection.Kept,
            Unplaced = extent.Unplaced,
            Untimed = extent.Untimed,
            PlacedByDate = extent.ByDate,
            Selection = selection,
            Sources = sources,
        };
        return timeline with { Caveats = TimelineText.Caveats(timeline) };
    }

    private static Timeline Of(Extent extent, int[] posts, Selection selection, IReadOnlyList<Provenance> sources, Timeline other)
    {
        var bins = new TimelineBin[posts.Length];
        for (int i = 0; i < bins.Length; i++) bins[i] = other.Bins[i] with { Posts = posts[i] };
        Timeline timeline = other with
        {
            Bins = bins,
            Posts = selection.Kept,
            Unplaced = extent.Unplaced,
            Untimed = extent.Untimed,
            PlacedByDate = extent.ByDate,
            Selection = selection,
            Sources = sources,
        };
        return timeline with { Caveats = TimelineText.Caveats(timeline) };
    }

    private static string Outside(Timeline other) =>
        $"A post lies outside of the time from {other.Period ?? "none"}. Count it into the timeline of a conversation that holds it, or select with Between first.";

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

    private static int[] Count(Conversation conversation, TimeBin by, TimeAxis axis)
    {
        PostColumns columns = conversation.Columns;
        int[] posts = new int[axis.Count];
        for (int place = 0; place < conversation.Count; place++)
        {
            int row = conversation.RowAt(place);
            long ticks = columns.Ticks[row];
            var precision = (TimePrecision)columns.Precisions[row];
            if (ticks == PostColumns.NoNumber || !IsPlaced(precision, by)) continue;
            posts[IsExact(precision) ? axis.IndexOf(ticks) : axis.IndexOf(columns.Time(row)!.Value.Day())]++;
        }
        return posts;
    }

    private static int[] Count(DayCounts counts, TimeBin by, int bins, Func<DateOnly, int> binOf)
    {
        int[] posts = new int[bins];
        foreach (DayCount count in counts.Days)
            if (count.Precision is { } precision && IsPlaced(precision, by)) posts[binOf(count.Day!.Value)] += count.Posts;
        return posts;
    }

    private static TimelineBin[] Bins(TimeAxis axis, Func<TimeAxis, int[]> count, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until)
    {
        int[] posts = count(axis);
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
            var ends = new ExtentEnds(by);
            for (int place = 0; place < conversation.Count; place++)
            {
                int row = conversation.RowAt(place);
                ends.Add(columns.Ticks[row], (TimePrecision)columns.Precisions[row]);
            }
            return ends.Extent;
        }

        public static Extent Of(DayCounts counts, TimeBin by)
        {
            var ends = new ExtentEnds(by);
            foreach (DayCount count in counts.Days) ends.Add(count);
            return ends.Extent;
        }
    }

    /// <summary>Gathers an <see cref="Extent"/>, post by post or day by day.</summary>
    private sealed class ExtentEnds(TimeBin by)
    {
        private readonly int[] _known = new int[Enum.GetValues<TimePrecision>().Length];
        private long _first = long.MaxValue, _last = long.MinValue;
        private DateOnly _firstDay = DateOnly.MaxValue, _lastDay = DateOnly.MinValue, _earliestEnd = DateOnly.MaxValue;
        private int _untimed;

        public Extent Extent => new(
            _first > _last ? null : new DateTimeOffset(_first, TimeSpan.Zero), _first > _last ? null : new DateTimeOffset(_last, TimeSpan.Zero),
            _firstDay > _lastDay ? null : _firstDay, _firstDay > _lastDay ? null : _lastDay, _firstDay > _lastDay ? null : _earliestEnd,
            _known[(int)TimePrecision.Day] + _known[(int)TimePrecision.Month] - Left(TimePrecision.Day) - Left(TimePrecision.Month),
            new(Left(TimePrecision.Day), Left(TimePrecision.Month), Left(TimePrecision.Relative)), _untimed);

        public void Add(long ticks, TimePrecision precision)
        {
            if (ticks == PostColumns.NoNumber)
            {
                _untimed++;
                return;
            }
            _known[(int)precision]++;
            if (!IsPlaced(precision, by)) return;
            if (IsExact(precision)) (_first, _last) = (Math.Min(_first, ticks), Math.Max(_last, ticks));
            else Add(new PostTime(new(ticks, TimeSpan.Zero), precision).Day(), precision);
        }

        public void Add(DayCount count)
        {
            if (count.Precision is not { } precision)
            {
                _untimed += count.Posts;
                return;
            }
            _known[(int)precision] += count.Posts;
            if (!IsPlaced(precision, by)) return;
            if (IsExact(precision)) (_first, _last) = (Math.Min(_first, count.First.UtcTicks), Math.Max(_last, count.Last.UtcTicks));
            else Add(count.Day!.Value, precision);
        }

        private void Add(DateOnly day, TimePrecision precision)
        {
            if (day < _firstDay) _firstDay = day;
            if (day > _lastDay) _lastDay = day;
            DateOnly end = precision == TimePrecision.Month ? new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)) : day;
            if (end < _earliestEnd) _earliestEnd = end;
        }

        private int Left(TimePrecision precision) => IsPlaced(precision, by) ? 0 : _known[(int)precision];
    }
}
