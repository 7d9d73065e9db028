using System.Globalization;
using SocialResearch.Conversations;

namespace SocialResearch.Timelines;

/// <summary>Counts posts into bins: one sweep over the columns for the ends of the axis, one for the counts, no object a post.</summary>
internal static class TimelineMeasurement
{
    public static Timeline Of(Conversation conversation, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until) =>
        Of(Extent.Of(conversation, by), axis => Count(conversation, by, axis.Edges, time => axis.IndexOf(time.Day()))!, conversation.Selection, conversation.Sources, by, zone, from, until);

    /// <summary>The same of posts that were counted by day elsewhere, in days, weeks or months of the zone they were counted in.</summary>
    public static Timeline Of(DayCounts counts, TimeBin by, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until) =>
        Of(Extent.Of(counts, by), axis => Count(counts, by, axis.Count, axis.IndexOf), counts.Selection, counts.Sources, by, zone, from, until);

    /// <summary>Posts counted into the bins of another timeline.</summary>
    public static Timeline Of(Conversation conversation, Timeline other)
    {
        var bins = TimelineBins.Of(other.Bins);
        var ends = new ExtentEnds(other.By);
        int[] posts = Count(conversation, other.By, bins.Edges, time => PlaceOf(time, other.By, bins) ?? throw new ArgumentException(Outside(other), nameof(conversation)), ends)
            ?? throw new ArgumentException(Outside(other), nameof(conversation));
        return Of(ends.Extent, posts, conversation.Selection, conversation.Sources, other);
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
            Bins = Span(extent, zone, from, until) is { } ends && TimeAxis.Over(ends.First, ends.Last, by, zone) is var axis ? Bins(axis, count(axis), zone, from, until) : [],
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
        Timeline timeline = other with
        {
            Bins = TimelineBins.Of(other.Bins).With(posts),
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

    /// <summary>The posts in each bin; null when an instant lies outside of all.</summary>
    /// <param name="conversation">The posts.</param>
    /// <param name="by">How finely time is cut.</param>
    /// <param name="edges">Where bins begin, and where the last one ends.</param>
    /// <param name="placeOf">The bin of a time of which the day or month is known.</param>
    /// <param name="others">Told of all posts but those whose instant is known.</param>
    private static int[]? Count(Conversation conversation, TimeBin by, long[] edges, Func<PostTime, int> placeOf, ExtentEnds? others = null)
    {
        var instants = new Instants(conversation.Columns);
        int[] posts = new int[Math.Max(0, edges.Length - 1)];
        (long begin, long end) = (long.MaxValue, long.MinValue);
        for (int place = 0, count = conversation.Count, near = 0; place < count; place++)
        {
            int row = conversation.RowAt(place);
            long ticks = instants.At(row);
            if (ticks == PostColumns.NoNumber)
            {
                PostTime? time = conversation.Columns.Time(row);
                others?.Add(time);
                if (time is { } known && IsPlaced(known.Precision, by)) posts[placeOf(known)]++;
                continue;
            }
            // Posts mostly follow each other in time, and many in the same bin.
            if (ticks < begin || ticks >= end)
            {
                near = TimeAxis.IndexOf(edges, near, ticks);
                if (near < 0) return null;
                (begin, end) = (edges[near], edges[near + 1]);
            }
            posts[near]++;
        }
        return posts;
    }

    /// <summary>When posts were written of which that is known to the minute or better.</summary>
    private readonly ref struct Instants(PostColumns columns)
    {
        private readonly ReadOnlySpan<long> _ticks = columns.Ticks.Values;
        private readonly ReadOnlySpan<byte> _precisions = columns.Precisions.Values;

        /// <summary>The instant of a post; <see cref="PostColumns.NoNumber"/> of all others. Behind the values of a column stand times that are missing, and times to the second.</summary>
        public long At(int row) => row < _ticks.Length && (row >= _precisions.Length || IsExact((TimePrecision)_precisions[row])) ? _ticks[row] : PostColumns.NoNumber;
    }

    private static int[] Count(DayCounts counts, TimeBin by, int bins, Func<DateOnly, int> binOf)
    {
        int[] posts = new int[bins];
        foreach (DayCount count in counts.Days)
            if (count.Precision is { } precision && IsPlaced(precision, by)) posts[binOf(count.Day!.Value)] += count.Posts;
        return posts;
    }

    private static TimelineBins Bins(TimeAxis axis, int[] posts, TimeZoneInfo zone, DateTimeOffset? from, DateTimeOffset? until)
    {
        var bins = new TimelineBin[axis.Count];
        DateTimeOffset start = TimeZoneInfo.ConvertTime(axis.Start(0), zone), end;
        for (int i = 0; i < bins.Length; i++, start = end)
        {
            end = TimeZoneInfo.ConvertTime(axis.Start(i + 1), zone);
            bool isObserved = (i > 0 || from <= start) && (i < bins.Length - 1 || until >= end);
            bins[i] = new(start, end, DateOnly.FromDateTime(start.DateTime), posts[i], isObserved);
        }
        return TimelineBins.Of(bins);
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
            var instants = new Instants(conversation.Columns);
            var ends = new ExtentEnds(by);
            (long first, long last) = (long.MaxValue, long.MinValue);
            for (int place = 0, count = conversation.Count; place < count; place++)
            {
                int row = conversation.RowAt(place);
                long ticks = instants.At(row);
                if (ticks != PostColumns.NoNumber) (first, last) = (Math.Min(first, ticks), Math.Max(last, ticks));
                else ends.Add(conversation.Columns.Time(row));
            }
            ends.Add(first, last);
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
        private readonly int[] _known = new int[PostTime.Precisions];
        private long _first = long.MaxValue, _last = long.MinValue;
        private DateOnly _firstDay = DateOnly.MaxValue, _lastDay = DateOnly.MinValue, _earliestEnd = DateOnly.MaxValue;
        private int _untimed;

        public Extent Extent => new(
            _first > _last ? null : new DateTimeOffset(_first, TimeSpan.Zero), _first > _last ? null : new DateTimeOffset(_last, TimeSpan.Zero),
            _firstDay > _lastDay ? null : _firstDay, _firstDay > _lastDay ? null : _lastDay, _firstDay > _lastDay ? null : _earliestEnd,
            _known[(int)TimePrecision.Day] + _known[(int)TimePrecision.Month] - Left(TimePrecision.Day) - Left(TimePrecision.Month),
            new(Left(TimePrecision.Day), Left(TimePrecision.Month), Left(TimePrecision.Relative)), _untimed);

        /// <summary>The first and the last instant.</summary>
        public void Add(long first, long last) => (_first, _last) = (Math.Min(_first, first), Math.Max(_last, last));

        /// <summary>A post whose time is known less exactly than an instant, or not at all.</summary>
        public void Add(PostTime? post)
        {
            if (post is not { } time)
            {
                _untimed++;
                return;
            }
            _known[(int)time.Precision]++;
            if (IsPlaced(time.Precision, by)) Add(time.Day(), time.Precision);
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
            if (IsExact(precision)) Add(count.First.UtcTicks, count.Last.UtcTicks);
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
