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
    private static readonly JsonElement s_gold = EventsGold.Read("events.json");

    private static Conversation Load(string set) => Conversation.Load(
        Repository.PathOf("data", "participation", set, "events.csv"), new ImportOptions { Pseudonyms = Pseudonyms.WithKey(new byte[32]) });

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Reply_trees_have_the_depths_orphans_rates_and_lags_computed_elsewhere(string set) =>
        EventsGold.Threads(Load(set), s_gold.GetProperty(set).GetProperty("threads"));

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Times_and_people_are_those_counted_elsewhere(string set) =>
        EventsGold.Times(Load(set), s_gold.GetProperty(set).GetProperty("time"));

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Who_answers_whom_is_as_counted_elsewhere(string set) =>
        EventsGold.Graph(Load(set), s_gold.GetProperty(set).GetProperty("reply_graph"));

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Posts_a_day_are_those_counted_elsewhere(string set)
    {
        Conversation conversation = Load(set);
        JsonElement time = s_gold.GetProperty(set).GetProperty("time");
        Timeline days = Timeline.Measure(conversation, TimeBin.Day, "UTC"), hours = Timeline.Measure(conversation, TimeBin.Hour, "UTC");
        double[] counts = [.. days.Bins.Select(bin => (double)bin.Posts).Order()];

        EventsGold.Equal(
            ("calendar days", days.Bins.Count, time.GetProperty("calendar_days").GetDouble()), ("active days", days.Bins.Count - days.Empty, time.GetProperty("active_days").GetDouble()),
            ("most on a day", days.Busiest!.Value.Posts, time.GetProperty("max_day_events").GetDouble()),
            ("mean", counts.Average(), time.GetProperty("mean_per_calendar_day").GetDouble()), ("median", Quantiles.Type7(counts, 0.5), time.GetProperty("median_per_calendar_day").GetDouble()));
        Assert.Equal(time.GetProperty("max_day").GetString(), days.Busiest!.Value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(EventsGold.Histogram(time, "by_hour_utc"), Enumerable.Range(0, 24).Select(hour => (double)hours.Bins.Where(bin => bin.Start.Hour == hour).Sum(bin => bin.Posts)));
        Assert.Equal(EventsGold.Histogram(time, "by_weekday_mon0"), Enumerable.Range(1, 7).Select(day => (double)days.Bins.Where(bin => (int)bin.Date.DayOfWeek == day % 7).Sum(bin => bin.Posts)));
    }
}
