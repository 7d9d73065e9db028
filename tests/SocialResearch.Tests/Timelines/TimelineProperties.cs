using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Tests.Conversations;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Timelines;

public sealed class TimelineProperties
{
    private static readonly string[] s_zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo"];

    // Days before clocks change: Samoa leaves out a day, Berlin goes forward, Brazil and Lord Howe change, Berlin goes back.
    private static readonly DateTimeOffset[] s_changes = [.. new[] { "2011-12-26Z", "2012-03-20Z", "2018-10-30Z", "2018-10-02Z", "2024-10-22Z" }
        .Select(day => DateTimeOffset.Parse(day, System.Globalization.CultureInfo.InvariantCulture))];

    private static readonly Arbitrary<(PostDraft[] Posts, TimeBin By, TimeZoneInfo Zone)> Any = (
        from posts in Drafts.Any.Generator
        from bin in Gen.Elements(Enum.GetValues<TimeBin>())
        from zone in Gen.Elements(s_zones)
        from near in Gen.Elements(s_changes)
        select (bin == TimeBin.Hour ? Near(posts, near) : posts, bin, TimeZoneInfo.FindSystemTimeZoneById(zone))).ToArbitrary();

    /// <summary>The posts of 88 years put into two weeks, so that there are not a million hours.</summary>
    private static PostDraft[] Near(PostDraft[] posts, DateTimeOffset near) =>
        [.. posts.Select(post => post with { Time = post.Time is { } time ? time with { Utc = near + (time.Utc - DateTimeOffset.UnixEpoch).Duration() / 2_000 } : null })];

    [Fact]
    public void Bins_and_what_is_in_none_add_up_to_the_posts() => Prop.ForAll(Any, given =>
    {
        Timeline timeline = Timeline.Measure(Conversation.Of(given.Posts), given.By, given.Zone);
        return timeline.Bins.Sum(bin => bin.Posts) + timeline.Unplaced.Total + timeline.Untimed == given.Posts.Length;
    }).Holds(300);

    [Fact]
    public void Bins_follow_each_other_without_gap_and_the_outer_ones_hold_posts() => Prop.ForAll(Any, given =>
    {
        Timeline timeline = Timeline.Measure(Conversation.Of(given.Posts), given.By, given.Zone);
        return timeline.Bins.Zip(timeline.Bins.Skip(1)).All(pair => pair.First.End == pair.Second.Start)
            && timeline.Bins.All(bin => bin.Start.Offset == given.Zone.GetUtcOffset(bin.Start))
            && (timeline.Bins.Count == 0 || timeline.Bins[0].Posts > 0 && timeline.Bins[^1].Posts > 0);
    }).Holds(300);

    [Fact]
    public void Each_bin_has_the_posts_that_a_naive_count_gives_it() => Prop.ForAll(Any, given =>
    {
        Conversation talk = Conversation.Of(given.Posts).Where(post => post.Time is { Precision: TimePrecision.Second or TimePrecision.Minute });
        return Timeline.Measure(talk, given.By, given.Zone).Bins.All(bin => bin.Posts == talk.Count(post => post.Time!.Value.Utc >= bin.Start && post.Time.Value.Utc < bin.End));
    }).Holds(200);

    [Fact]
    public void Days_are_those_of_local_dates() => Prop.ForAll(Any, given =>
    {
        Conversation talk = Conversation.Of(given.Posts).Where(post => post.Time is { Precision: TimePrecision.Second or TimePrecision.Minute });
        Dictionary<DateOnly, int> naive = talk.GroupBy(post => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(post.Time!.Value.Utc, given.Zone).DateTime)).ToDictionary(day => day.Key, day => day.Count());
        return Timeline.Measure(talk, TimeBin.Day, given.Zone).Bins.Where(bin => bin.Posts > 0).ToDictionary(bin => bin.Date, bin => bin.Posts) is var ours
            && ours.Count == naive.Count && ours.All(day => naive[day.Key] == day.Value);
    }).Holds(200);
}
