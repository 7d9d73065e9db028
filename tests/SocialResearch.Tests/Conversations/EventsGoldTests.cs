using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;

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
    public void Posts_a_day_and_newcomers_are_those_counted_elsewhere(string set) =>
        EventsGold.Days(Load(set), s_gold.GetProperty(set).GetProperty("time"));
}
