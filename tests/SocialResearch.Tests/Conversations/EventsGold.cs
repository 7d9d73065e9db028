using System.Globalization;
using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Statistics;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Conversations;

/// <summary>Compares a conversation with numbers that were computed elsewhere from the same file.</summary>
internal static class EventsGold
{
    public static JsonElement Read(string file) => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "SocialResearch.Tests", "Conversations", "Gold", file))).RootElement;

    /// <summary>Trees: depths, orphans, reply rates, lags.</summary>
    public static void Threads(Conversation conversation, JsonElement threads)
    {
        ReplyTree tree = ReplyTree.Of(conversation);
        double Gold(params string[] path) => path.Aggregate(threads, (element, name) => element.GetProperty(name)).GetDouble();
        TreeShape[] complete = [.. tree.Trees.Where(shape => shape.IsComplete)];
        double[] sizes = [.. complete.Select(shape => (double)shape.Posts).Order()];
        int[] participants = [.. complete.Select(shape => shape.Authors)];
        Equal(
            ("events", tree.Posts, Gold("events")), ("no_parent", tree.Roots, Gold("no_parent")), ("orphans", tree.Orphans, Gold("orphans_parent_outside")),
            ("resolved_replies", tree.Replies, Gold("resolved_replies")), ("mean_depth", tree.MeanDepth.Value!.Value, Gold("mean_depth_complete")),
            ("max_depth", tree.Depth, Gold("max_depth_complete")), ("true_roots", tree.Roots, Gold("true_roots")), ("roots_with_reply", tree.RootsWithReply, Gold("roots_with_reply")),
            ("root_reply_rate", tree.ReplyRate.Value!.Value, Gold("root_reply_rate")), ("events_with_reply", tree.PostsWithReply, Gold("events_with_reply")),
            ("any_event_reply_rate", (double)tree.PostsWithReply / tree.Posts, Gold("any_event_reply_rate")),
            ("mean_direct_replies", conversation.Where(post => post.Parent is null).Average(post => tree.RepliesTo(post).Count), Gold("mean_direct_replies_per_root")),
            ("max_direct_replies", conversation.Max(post => tree.RepliesTo(post).Count), Gold("max_direct_replies")),
            ("threads", sizes.Length, Gold("thread_size", "threads")), ("mean size", sizes.Average(), Gold("thread_size", "mean")), ("median size", Quantiles.Type7(sizes, 0.5), Gold("thread_size", "median")),
            ("max size", sizes.Max(), Gold("thread_size", "max")), ("singletons", sizes.Count(size => size == 1), Gold("thread_size", "singletons")),
            ("mean participants", participants.Average(), Gold("participants_per_thread", "mean")), ("max participants", participants.Max(), Gold("participants_per_thread", "max")),
            ("negative latencies", tree.AllReplies.Negative, Gold("negative_latencies")));
        Assert.Equal(Histogram(threads, "depth_hist_orphans_as_roots"), tree.Levels.Select(count => (double)count));
        Assert.Equal(Histogram(threads, "depth_hist_complete_threads_only"), tree.CompleteLevels.Select(count => (double)count));
        Lags(threads.GetProperty("first_reply_seconds_roots"), tree.FirstReplies);
        Lags(threads.GetProperty("first_reply_seconds_roots_excl_self"), tree.FirstRepliesByOthers);
        Lags(threads.GetProperty("reply_latency_seconds_all"), tree.AllReplies);
    }

    /// <summary>Days, hours, people and how long they stayed.</summary>
    public static void Times(Conversation conversation, JsonElement time)
    {
        Post[] timed = [.. conversation.Where(post => post.Time is not null)];
        DateTimeOffset[] instants = [.. timed.Select(post => post.Time!.Value.Utc)];
        Dictionary<DateOnly, int> days = instants.GroupBy(DayOf).ToDictionary(day => day.Key, day => day.Count());
        int firstDay = days.Keys.Min().DayNumber, calendarDays = days.Keys.Max().DayNumber - firstDay + 1;
        double[] perDay = [.. Enumerable.Range(firstDay, calendarDays).Select(day => (double)days.GetValueOrDefault(DateOnly.FromDayNumber(day))).Order()];
        IGrouping<string, Post>[] people = [.. timed.Where(post => post.Author is not null).GroupBy(post => post.Author!)];
        double[] lifespans = [.. people.Select(posts => (posts.Max(post => post.Time!.Value.Utc) - posts.Min(post => post.Time!.Value.Utc)).TotalDays).Order()];
        double Gold(params string[] path) => path.Aggregate(time, (element, name) => element.GetProperty(name)).GetDouble();

        Assert.Equal(time.GetProperty("first").GetDateTimeOffset(), instants.Min());
        Assert.Equal(time.GetProperty("last").GetDateTimeOffset(), instants.Max());
        Equal(
            ("calendar days", calendarDays, Gold("calendar_days")), ("active days", days.Count, Gold("active_days")), ("most on a day", days.Values.Max(), Gold("max_day_events")),
            ("on the day of most", days[DateOnly.ParseExact(time.GetProperty("max_day").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)], Gold("max_day_events")),
            ("mean per day", perDay.Average(), Gold("mean_per_calendar_day")), ("median per day", Quantiles.Type7(perDay, 0.5), Gold("median_per_calendar_day")),
            ("authors", people.Length, Gold("authors")), ("with one post", people.Count(posts => posts.Count() == 1), Gold("authors_one_event")),
            ("lifespans of zero", lifespans.Count(span => span == 0), Gold("lifespan_days", "zero")), ("median lifespan", Quantiles.Type7(lifespans, 0.5), Gold("lifespan_days", "median")),
            ("mean lifespan", lifespans.Average(), Gold("lifespan_days", "mean")), ("p90 of lifespans", Quantiles.Type7(lifespans, 0.9), Gold("lifespan_days", "p90")),
            ("longest lifespan", lifespans.Max(), Gold("lifespan_days", "max")));
        Assert.Equal(Histogram(time, "by_hour_utc"), Enumerable.Range(0, 24).Select(hour => (double)instants.Count(instant => instant.Hour == hour)));
        Assert.Equal(Histogram(time, "by_weekday_mon0"), Enumerable.Range(1, 7).Select(day => (double)instants.Count(instant => (int)instant.DayOfWeek == day % 7)));
        Retention(people, time);
    }

    /// <summary>Timelines: posts a day, an hour, a weekday; the authors who are new in each week or month.</summary>
    public static void Days(Conversation conversation, JsonElement time)
    {
        Timeline days = Timeline.Measure(conversation, TimeBin.Day, "UTC"), hours = Timeline.Measure(conversation, TimeBin.Hour, "UTC");
        double[] counts = [.. days.Bins.Select(bin => (double)bin.Posts).Order()];
        Equal(
            ("calendar days", days.Bins.Count, time.GetProperty("calendar_days").GetDouble()), ("active days", days.Bins.Count - days.Empty, time.GetProperty("active_days").GetDouble()),
            ("most on a day", days.Busiest!.Value.Posts, time.GetProperty("max_day_events").GetDouble()),
            ("mean", counts.Average(), time.GetProperty("mean_per_calendar_day").GetDouble()), ("median", Quantiles.Type7(counts, 0.5), time.GetProperty("median_per_calendar_day").GetDouble()));
        Assert.Equal(time.GetProperty("max_day").GetString(), days.Busiest!.Value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(Histogram(time, "by_hour_utc"), Enumerable.Range(0, 24).Select(hour => (double)hours.Bins.Where(bin => bin.Start.Hour == hour).Sum(bin => bin.Posts)));
        Assert.Equal(Histogram(time, "by_weekday_mon0"), Enumerable.Range(1, 7).Select(day => (double)days.Bins.Where(bin => (int)bin.Date.DayOfWeek == day % 7).Sum(bin => bin.Posts)));

        // The gold numbers weeks from Monday, 5 January 1970, and months from January of the year 0.
        var periods = time.GetProperty("active_and_new_by_period").EnumerateObject().ToDictionary(period => int.Parse(period.Name, CultureInfo.InvariantCulture), period => period.Value[1].GetInt64());
        bool isMonths = periods.Keys.Min() > 20_000;
        CumulativeReach reach = CumulativeReach.Measure(conversation, isMonths ? TimeBin.Month : TimeBin.Week, "UTC");
        int Number(DateOnly date) => isMonths ? date.Year * 12 + date.Month - 1 : (date.DayNumber - new DateOnly(1970, 1, 5).DayNumber) / 7;
        for (int i = 0; i < reach.Points.Count; i++)
        {
            int number = Number(reach.Timeline.Bins[i].Date);
            Assert.Equal((number, periods.GetValueOrDefault(number)), (number, reach.Points[i].Authors - (i == 0 ? 0 : reach.Points[i - 1].Authors)));
        }
    }

    /// <summary>Who answers whom: people as nodes, answers to others as edges.</summary>
    public static void Graph(Conversation conversation, JsonElement gold)
    {
        ReplyTree tree = ReplyTree.Of(conversation);
        (string From, string To)[] answers = [.. conversation.Select(post => (From: post.Author, To: tree.ParentOf(post)?.Author))
            .Where(pair => pair.From is not null && pair.To is not null).Select(pair => (pair.From!, pair.To!))];
        HashSet<(string From, string To)> edges = [.. answers.Where(pair => pair.From != pair.To)];
        int nodes = edges.SelectMany(edge => (string[])[edge.From, edge.To]).Distinct().Count();
        Equal(
            ("interactions", answers.Length, gold.GetProperty("interactions").GetDouble()), ("answers to oneself", answers.Count(pair => pair.From == pair.To), gold.GetProperty("self_interactions").GetDouble()),
            ("edges", edges.Count, gold.GetProperty("directed_edges").GetDouble()), ("nodes", nodes, gold.GetProperty("nodes").GetDouble()),
            ("reciprocity", (double)edges.Count(edge => edges.Contains((edge.To, edge.From))) / edges.Count, gold.GetProperty("reciprocity_edges").GetDouble()),
            ("density", edges.Count / ((double)nodes * (nodes - 1)), gold.GetProperty("density").GetDouble()),
            ("largest component", LargestComponent(edges), gold.GetProperty("largest_weak_component").GetDouble()));
    }

    private static int LargestComponent(IEnumerable<(string From, string To)> edges)
    {
        ILookup<string, string> beside = edges.SelectMany(edge => (IEnumerable<(string From, string To)>)[edge, (edge.To, edge.From)]).ToLookup(edge => edge.From, edge => edge.To);
        var seen = new HashSet<string>();
        int largest = 0;
        foreach (string start in beside.Select(node => node.Key).Where(seen.Add))
        {
            int size = 0;
            for (var open = new Stack<string>([start]); open.TryPop(out string? node); size++)
                foreach (string next in beside[node].Where(seen.Add)) open.Push(next);
            largest = Math.Max(largest, size);
        }
        return largest;
    }

    /// <summary>Ours and gold, equal to nine digits.</summary>
    public static void Equal(params (string Name, double Ours, double Gold)[] numbers) => Assert.All(numbers, number =>
        Assert.True(Math.Abs(number.Ours - number.Gold) <= 1e-9 * Math.Max(1, Math.Abs(number.Gold)), string.Create(CultureInfo.InvariantCulture, $"{number.Name}: {number.Ours}, gold {number.Gold}")));

    private static void Retention(IGrouping<string, Post>[] people, JsonElement time)
    {
        JsonElement gold = time.GetProperty("retention");
        Func<Post, int> period = gold.GetProperty("unit").GetString() == "calendar month" ? post => MonthOf(post) : post => WeekOf(post);
        int[][] active = [.. people.Select(posts => (int[])[.. posts.Select(period).Distinct().Order()])];
        int last = active.Max(periods => periods[^1]);
        foreach (JsonProperty ahead in gold.GetProperty("classic_exactly_k_periods_later").EnumerateObject())
        {
            int k = int.Parse(ahead.Name, CultureInfo.InvariantCulture);
            int[][] eligible = [.. active.Where(periods => periods[0] + k <= last)];
            Equal(($"eligible {k}", eligible.Length, ahead.Value.GetProperty("eligible").GetDouble()), ($"returned {k}", eligible.Count(periods => periods.Contains(periods[0] + k)), ahead.Value.GetProperty("returned").GetDouble()));
        }
        Equal(("ever returned", active.Count(periods => periods.Length > 1), gold.GetProperty("ever_returned_in_a_later_period").GetProperty("returned").GetDouble()));
        foreach (JsonProperty counted in time.GetProperty("active_and_new_by_period").EnumerateObject())
        {
            int at = int.Parse(counted.Name, CultureInfo.InvariantCulture);
            Assert.Equal(counted.Value.EnumerateArray().Select(count => count.GetInt32()), [active.Count(periods => periods.Contains(at)), active.Count(periods => periods[0] == at)]);
        }
    }

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static int MonthOf(Post post) => post.Time!.Value.Utc is var utc ? utc.Year * 12 + utc.Month - 1 : 0;

    // 5 January 1970 was a Monday.
    private static int WeekOf(Post post) => (DayOf(post.Time!.Value.Utc).DayNumber - new DateOnly(1970, 1, 5).DayNumber) / 7;

    public static double[] Histogram(JsonElement owner, string name) =>
        [.. owner.GetProperty(name).EnumerateObject().OrderBy(bin => int.Parse(bin.Name, CultureInfo.InvariantCulture)).Select(bin => bin.Value.GetDouble())];

    private static void Lags(JsonElement gold, ReplyLags lags) => Equal([.. gold.EnumerateObject().Select(value => (value.Name, value.Name switch
    {
        "n" => lags.Seconds.Count,
        "mean" => lags.Mean.Value!.Value,
        "median" => lags.Median.Value!.Value,
        _ => lags.Quantile(int.Parse(value.Name[1..], CultureInfo.InvariantCulture) / 100.0).Value!.Value,
    }, value.Value.GetDouble()))]);
}
