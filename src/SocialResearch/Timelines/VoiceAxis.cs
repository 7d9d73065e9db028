using SocialResearch.Conversations;

namespace SocialResearch.Timelines;

/// <summary>Several conversations in the same bins.</summary>
internal static class VoiceAxis
{
    /// <summary>From the first to the last post of any of them, or over the days observed.</summary>
    public static IReadOnlyList<Timeline> Measure(IReadOnlyList<Conversation> conversations, TimeBin by, string zone, string? from, string? to)
    {
        Timeline[] own = [.. conversations.Select(conversation => Timeline.Measure(conversation, by, zone, from, to))];
        Timeline[] known = [.. own.Where(line => line.Bins.Count > 0)];
        if (known.Length == 0) return own;
        Timeline first = known.MinBy(line => line.Bins[0].Start)!, last = known.MaxBy(line => line.Bins[^1].End)!;
        // Bins are cut by the clock, so those of one continue those of the other wherever they meet.
        Timeline axis = first.Bins[^1].End >= last.Bins[^1].End ? first : first with { Bins = Joined(first, last, first.Zone) };
        return [.. conversations.Select(axis.Of)];
    }

    private static TimelineBin[] Joined(Timeline first, Timeline last, TimeZoneInfo zone)
    {
        TimeAxis axis = TimeAxis.Over(first.Bins[0].Start, last.Bins[^1].Start, first.By, zone);
        var bins = new TimelineBin[axis.Count];
        for (int i = 0; i < bins.Length; i++)
        {
            DateTimeOffset start = TimeZoneInfo.ConvertTime(axis.Start(i), zone), end = TimeZoneInfo.ConvertTime(axis.Start(i + 1), zone);
            bool isComplete = (i > 0 || first.Bins[0].IsComplete) && (i < bins.Length - 1 || last.Bins[^1].IsComplete);
            bins[i] = new(start, end, DateOnly.FromDateTime(start.DateTime), 0, isComplete);
        }
        return bins;
    }
}
