using SocialResearch.Conversations;

namespace SocialResearch.Timelines;

/// <summary>Posts that were counted by day where they are kept, such as in a database; all that a timeline of days, weeks or months needs.</summary>
/// <param name="Days">How many posts, by local day and by how exactly their time is known; in any order.</param>
/// <param name="Selection">How the posts were selected.</param>
/// <param name="Sources">The files they came from.</param>
internal sealed record DayCounts(IReadOnlyList<DayCount> Days, Selection Selection, IReadOnlyList<Provenance> Sources)
{
    public int Posts => Days.Sum(day => day.Posts);

    /// <summary>The days of the first and the last post as text, as <see cref="ConversationSummary.Period"/> has them; null when no time is known.</summary>
    public string? Period
    {
        get
        {
            DayCount[] timed = [.. Days.Where(day => day.Precision is not null)];
            if (timed.Length == 0) return null;
            DayCount first = timed.MinBy(day => day.First), last = timed.MaxBy(day => day.Last);
            return ConversationSummary.PeriodOf(new(first.First, first.Precision!.Value), new(last.Last, last.Precision!.Value));
        }
    }
}

/// <summary>The posts of one local day whose times are known equally well.</summary>
/// <param name="Precision">How exactly; null of posts without a time.</param>
/// <param name="Day">The day: of instants as clocks of the zone show it, of days and months as it was written; null where no day is known.</param>
/// <param name="Posts">How many.</param>
/// <param name="First">The earliest of them; of no meaning without a time.</param>
/// <param name="Last">The latest.</param>
internal readonly record struct DayCount(TimePrecision? Precision, DateOnly? Day, int Posts, DateTimeOffset First, DateTimeOffset Last);
