using SocialResearch.Results;
using SocialResearch.Statistics;

namespace SocialResearch.Participations;

/// <summary>How long each person waited before coming back.</summary>
internal static class SecondContacts
{
    private const long FewAtRisk = 10;

    /// <summary>Days from the first post to the second contact, or to the end of the last day.</summary>
    public static Wait WaitOf(IReadOnlyList<DatedPost> posts, SecondContactRule rule, DateOnly end, TimeZoneInfo zone)
    {
        DatedPost first = posts[0];
        for (int i = 1; i < posts.Count; i++)
        {
            bool counts = rule switch
            {
                SecondContactRule.AnyPost => true,
                SecondContactRule.LaterDay => posts[i].Day > first.Day,
                _ => posts[i].Thread != first.Thread,
            };
            if (counts) return new(Between(first, posts[i], rule), Happened: true);
        }
        int days = end.DayNumber - first.Day.DayNumber;
        if (rule == SecondContactRule.LaterDay || !first.HasClock) return new(days, Happened: false);
        // Watched until the last day is over, so longer than any wait that could have ended on it.
        TimeSpan intoTheDay = TimeZoneInfo.ConvertTime(first.Utc, zone).TimeOfDay;
        return new(days + 1 - intoTheDay.TotalDays, Happened: false);
    }

    /// <summary>A clock is only believed where both posts have one; a day changed by a zone is not a wait.</summary>
    private static double Between(DatedPost first, DatedPost next, SecondContactRule rule) =>
        rule == SecondContactRule.LaterDay || !first.HasClock || !next.HasClock
            ? next.Day.DayNumber - first.Day.DayNumber
            : Math.Max(0, (next.Utc - first.Utc).TotalDays);

    public static IEnumerable<Caveat> Doubts(DatedPosts posts, bool endIsGuessed, KaplanMeier curve)
    {
        foreach (Caveat caveat in posts.Caveats) yield return caveat;
        yield return new("SR033", "Whoever wrote before the data begin counts as a newcomer when seen first, and such people come back more readily.");
        if (endIsGuessed)
            yield return new("SR037", $"The end of observation is taken from the last post, {Wording.Day(posts.Last)}. If posts were collected for longer, state it: people were then watched for longer, too.");
        yield return new("SR038", "People still missing at the end are taken to come back like the others. Who joined late, or left the platform, may differ; later newcomers are watched for a shorter time.");
        if (curve.Steps.FirstOrDefault(step => step.AtRisk < FewAtRisk) is { } thin)
            yield return new("SR039", $"From day {Wording.Fixed(thin.Time, 0)} on fewer than {FewAtRisk} people are still watched; the curve beyond hangs on single persons.");
    }
}
