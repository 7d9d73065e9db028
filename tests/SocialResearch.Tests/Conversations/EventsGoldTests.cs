using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Statistics;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Conversations;

/// <summary>Two real sets of events, imported as a user would, against numbers computed elsewhere.</summary>
public sealed class EventsGoldTests
{
    private static readonly JsonElement s_gold = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Conversations", "Gold", "events.json"))).RootElement;

    private static Conversation Load(string set) => Conversation.Load(
        Repository.PathOf("data", "participation", set, "events.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Reply_trees_have_the_depths_orphans_rates_and_lags_computed_elsewhere(string set)
    {
        Conversation conversation = Load(set);
        ReplyTree tree = ReplyTree.Of(conversation);
        JsonElement threads = s_gold.GetProperty(set).GetProperty("threads");
        double Gold(params string[] path) => path.Aggregate(threads, (element, name) => element.GetProperty(name)).GetDouble();
        int[] sizes = [.. tree.Trees.Where(shape => shape.IsComplete).Select(shape => shape.Posts)];
        int[] participants = [.. tree.Trees.Where(shape => shape.IsComplete).Select(shape => shape.Authors)];

        Equal(
            ("events", tree.Posts, Gold("events")), ("no_parent", tree.Roots, Gold("no_parent")), ("orphans", tree.Orphans, Gold("orphans_parent_outside")),
            ("resolved_replies", tree.Replies, Gold("resolved_replies")), ("mean_depth", tree.MeanDepth.Value!.Value, Gold("mean_depth_complete")),
            ("max_depth", tree.Depth, Gold("max_depth_complete")), ("roots_with_reply", tree.RootsWithReply, Gold("roots_with_reply")),
            ("root_reply_rate", tree.ReplyRate.Value!.Value, Gold("root_reply_rate")), ("events_with_reply", tree.PostsWithReply, Gold("events_with_reply")),
            ("max_direct_replies", conversation.Max(post => tree.RepliesTo(post).Count), Gold("max_direct_replies")),
            ("threads", sizes.Length, Gold("thread_size", "threads")), ("mean size", sizes.Average(), Gold("thread_size", "mean")),
            ("max size", sizes.Max(), Gold("thread_size", "max")), ("singletons", sizes.Count(size => size == 1), Gold("thread_size", "singletons")),
            ("mean participants", participants.Average(), Gold("participants_per_thread", "mean")), ("max participants", participants.Max(), Gold("participants_per_thread", "max")),
            ("negative latencies", tree.AllReplies.Negative, Gold("negative_latencies")));
        Assert.Equal(Histogram(threads, "depth_hist_orphans_as_roots"), tree.Levels.Select(count => (double)count));
        Assert.Equal(Histogram(threads, "depth_hist_complete_threads_only"), tree.CompleteLevels.Select(count => (double)count));
        Lags(threads.GetProperty("first_reply_seconds_roots"), tree.FirstReplies);
        Lags(threads.GetProperty("first_reply_seconds_roots_excl_self"), tree.FirstRepliesByOthers);
        Lags(threads.GetProperty("reply_latency_seconds_all"), tree.AllReplies);
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Times_and_people_are_those_counted_elsewhere(string set)
    {
        Conversation conversation = Load(set);
        JsonElement time = s_gold.GetProperty(set).GetProperty("time");
        DateTimeOffset[] instants = [.. conversation.Select(post => post.Time!.Value.Utc)];
        Dictionary<DateOnly, int> days = instants.GroupBy(instant => DateOnly.FromDateTime(instant.UtcDateTime)).ToDictionary(day => day.Key, day => day.Count());
        int[] perAuthor = [.. conversation.Where(post => post.Author is not null).GroupBy(post => post.Author).Select(author => author.Count())];

        Assert.Equal(time.GetProperty("first").GetDateTimeOffset(), instants.Min());
        Assert.Equal(time.GetProperty("last").GetDateTimeOffset(), instants.Max());
        Equal(
            ("calendar days", days.Keys.Max().DayNumber - days.Keys.Min().DayNumber + 1, time.GetProperty("calendar_days").GetDouble()),
            ("active days", days.Count, time.GetProperty("active_days").GetDouble()),
            ("most on a day", days.Values.Max(), time.GetProperty("max_day_events").GetDouble()),
            ("authors", perAuthor.Length, time.GetProperty("authors").GetDouble()),
            ("with one post", perAuthor.Count(posts => posts == 1), time.GetProperty("authors_one_event").GetDouble()));
        Assert.Equal(Histogram(time, "by_hour_utc"), Enumerable.Range(0, 24).Select(hour => (double)instants.Count(instant => instant.Hour == hour)));
        Assert.Equal(Histogram(time, "by_weekday_mon0"), Enumerable.Range(1, 7).Select(day => (double)instants.Count(instant => (int)instant.DayOfWeek == day % 7)));
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Posts_a_day_are_those_counted_elsewhere(string set)
    {
        Conversation conversation = Load(set);
        JsonElement time = s_gold.GetProperty(set).GetProperty("time");
        Timeline days = Timeline.Measure(conversation, TimeBin.Day, "UTC"), hours = Timeline.Measure(conversation, TimeBin.Hour, "UTC");
        double[] counts = [.. days.Bins.Select(bin => (double)bin.Posts).Order()];

        Equal(
            ("calendar days", days.Bins.Count, time.GetProperty("calendar_days").GetDouble()), ("active days", days.Bins.Count - days.Empty, time.GetProperty("active_days").GetDouble()),
            ("most on a day", days.Busiest!.Value.Posts, time.GetProperty("max_day_events").GetDouble()),
            ("mean", counts.Average(), time.GetProperty("mean_per_calendar_day").GetDouble()), ("median", Quantiles.Type7(counts, 0.5), time.GetProperty("median_per_calendar_day").GetDouble()));
        Assert.Equal(time.GetProperty("max_day").GetString(), days.Busiest!.Value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(Histogram(time, "by_hour_utc"), Enumerable.Range(0, 24).Select(hour => (double)hours.Bins.Where(bin => bin.Start.Hour == hour).Sum(bin => bin.Posts)));
        Assert.Equal(Histogram(time, "by_weekday_mon0"), Enumerable.Range(1, 7).Select(day => (double)days.Bins.Where(bin => (int)bin.Date.DayOfWeek == day % 7).Sum(bin => bin.Posts)));
    }

    private static void Equal(params (string Name, double Ours, double Gold)[] numbers) => Assert.All(numbers, number =>
        Assert.True(Math.Abs(number.Ours - number.Gold) <= 1e-9 * Math.Max(1, Math.Abs(number.Gold)), string.Create(CultureInfo.InvariantCulture, $"{number.Name}: {number.Ours}, gold {number.Gold}")));

    private static double[] Histogram(JsonElement owner, string name) =>
        [.. owner.GetProperty(name).EnumerateObject().OrderBy(bin => int.Parse(bin.Name, CultureInfo.InvariantCulture)).Select(bin => bin.Value.GetDouble())];

    private static void Lags(JsonElement gold, ReplyLags lags) => Equal([.. gold.EnumerateObject().Select(value => (value.Name, value.Name switch
    {
        "n" => lags.Seconds.Count,
        "mean" => lags.Mean.Value!.Value,
        "median" => lags.Median.Value!.Value,
        _ => lags.Quantile(int.Parse(value.Name[1..], CultureInfo.InvariantCulture) / 100.0).Value!.Value,
    }, value.Value.GetDouble()))]);
}
