using System.Text.Json;
using FsCheck.Fluent;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Tests.Conversations;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Dialogues;

public class StructureTests
{
    /// <summary>A conversation in which these edges come about, in this order: "ab" is a answers b.</summary>
    private static Conversation Edges(string edges) => Conversation.Of(
        [.. edges.Where(char.IsLetter).Distinct().Select(who => Said($"root {who}", $"{who}", 0)), .. edges.Split(' ').Select((edge, i) => Said($"{i}", $"{edge[0]}", 1, $"root {edge[1]}"))]);

    [Fact]
    public void Reciprocity_is_that_of_networkx_and_its_other_definitions_by_hand()
    {
        ReplyNetwork network = ReplyNetwork.Measure(Edges("ab ba ac ca da ea ed"), BrandVoice.Anybody);
        Assert.Equal(0.5714285714285714, network.Reciprocity.Value!.Value, 15);
        // Pairs: ab and ac are mutual, da, ea and ed are not. Seven edges among five people: a = 7/20.
        Assert.Equal(2 / 5.0, network.ReciprocityByPairs.Value!.Value, 15);
        Assert.Equal((4 / 7.0 - 7 / 20.0) / (1 - 7 / 20.0), network.ReciprocityAgainstChance.Value!.Value, 15);
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Networks_of_real_people_are_those_of_R_and_networkx(string set)
    {
        ReplyNetwork network = ReplyNetwork.Measure(Load(set), BrandVoice.Anybody);
        JsonElement gold = EventsGold.Read("events.json").GetProperty(set).GetProperty("reply_graph");
        EventsGold.Equal(
            ("interactions", network.Interactions, gold.GetProperty("interactions").GetDouble()), ("to oneself", network.ToOneself, gold.GetProperty("self_interactions").GetDouble()),
            ("nodes", network.Nodes.Count, gold.GetProperty("nodes").GetDouble()), ("edges", network.Edges.Count, gold.GetProperty("directed_edges").GetDouble()),
            ("density", network.Density.Value!.Value, gold.GetProperty("density").GetDouble()), ("reciprocity", network.Reciprocity.Value!.Value, gold.GetProperty("reciprocity_edges").GetDouble()),
            ("reciprocity in R", network.Reciprocity.Value!.Value, DialogueGold.Value($"{set}.reciprocity")), ("pairs", network.ReciprocityByPairs.Value!.Value, DialogueGold.Value($"{set}.pairs")),
            ("rho", network.ReciprocityAgainstChance.Value!.Value, DialogueGold.Value($"{set}.rho")));
    }

    [Fact]
    public void Reciprocity_is_what_looking_at_every_pair_gives() => Prop.ForAll(Any, posts =>
    {
        var at = posts.ToDictionary(post => post.Id);
        (string, string)[] edges = [.. posts.Where(post => post.Parent is { } parent && at.ContainsKey(parent)).Select(post => (post.Author!, at[post.Parent!].Author!)).Where(edge => edge.Item1 != edge.Item2).Distinct()];
        ReplyNetwork network = ReplyNetwork.Measure(Conversation.Of(posts), BrandVoice.Anybody);
        string[] people = [.. edges.SelectMany(edge => (string[])[edge.Item1, edge.Item2]).Distinct()];
        int mutual = 0, oneSided = 0;
        foreach (string a in people)
            foreach (string b in people.Where(b => string.CompareOrdinal(a, b) < 0))
                if (edges.Contains((a, b)) && edges.Contains((b, a))) mutual++;
                else if (edges.Contains((a, b)) || edges.Contains((b, a))) oneSided++;
        return network.Edges.Count == edges.Length && network.Nodes.Count == people.Length
            && (edges.Length == 0 ? network.Reciprocity.Value is null : Math.Abs(network.Reciprocity.Value!.Value - 2.0 * mutual / edges.Length) < 1e-12
                && Math.Abs(network.ReciprocityByPairs.Value!.Value - (double)mutual / (mutual + oneSided)) < 1e-12);
    }).Holds();

    /// <summary>A tree by the parent of each post after the root.</summary>
    private static Discussion Tree(params int[] parents) =>
        Discussions.Measure(Conversation.Of([Said("0", "a", 0), .. parents.Select((parent, i) => Said($"{i + 1}", "a", i + 1, $"{parent}"))]), BrandVoice.Anybody).Trees[0];

    [Fact]
    public void Shapes_have_the_published_virality_and_h()
    {
        Discussion star = Tree([.. Enumerable.Repeat(0, 10)]), path = Tree([.. Enumerable.Range(0, 10)]), binary = Tree([.. Enumerable.Range(1, 14).Select(i => (i - 1) / 2)]);
        Assert.Equal((1.8181818, 1, 1, 10), (Math.Round(star.Virality!.Value, 7), star.HIndex, star.Shape.Depth, star.Shape.Width));
        Assert.Equal((4, 1, 10, 1), (path.Virality!.Value, path.HIndex, path.Shape.Depth, path.Shape.Width));
        Assert.Equal((3.5047619, 3, 3, 8), (Math.Round(binary.Virality!.Value, 7), binary.HIndex, binary.Shape.Depth, binary.Shape.Width));
    }

    [Fact]
    public void The_two_readings_of_h_differ_where_levels_grow_again()
    {
        // Levels 1, 1, 1, 3: the second level has fewer than 2 posts, the third has 3.
        Discussion tree = Tree(0, 1, 2, 2, 2);
        Assert.Equal([1, 1, 1, 3], tree.Levels);
        Assert.Equal((1, 3), (tree.HIndex, tree.HIndexByLargestLevel));
    }

    [Fact]
    public void A_single_post_has_no_virality_and_h_zero()
    {
        Discussion alone = Discussions.Measure(Conversation.Of([Said("0", "a", 0), Said("1", "a", 0), Said("2", "a", 0, "1")]), BrandVoice.Anybody).Trees[0];
        Assert.Equal((null, 0, 0), (alone.Virality, alone.HIndex, alone.HIndexByLargestLevel));
    }

    [Fact]
    public void Virality_by_subtrees_is_the_mean_of_all_distances() => Prop.ForAll(Gen.Choose(1, 14).SelectMany(n => Gen.Choose(0, 10_000).ListOf(n)).ToArbitrary(), choices =>
    {
        int[] parents = [.. choices.Select((choice, i) => choice % (i + 1))];
        int n = parents.Length + 1;
        var distance = new int[n, n];
        for (int a = 1; a < n; a++)
            for (int b = 0; b < a; b++) distance[a, b] = distance[b, a] = distance[parents[a - 1], b] + 1;
        double mean = Enumerable.Range(0, n).Sum(a => Enumerable.Range(0, n).Sum(b => distance[a, b])) / (double)(n * (n - 1));
        return Math.Abs(Tree(parents).Virality!.Value - mean) < 1e-9;
    }).Holds();

    [Fact]
    public void A_chain_of_a_hundred_thousand_answers_is_measured()
    {
        Discussions chain = Discussions.Measure(Conversation.Of(Enumerable.Range(0, 100_000).Select(i => Drafts.Post($"{i}", i == 0 ? null : $"{i - 1}", "a", i))), BrandVoice.Anybody);
        Assert.Equal(100_001 / 3.0, chain.MeanVirality.Value!.Value, 4);
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Answer_rates_and_people_heard_are_those_of_prop_test(string set)
    {
        Conversation talk = Load(set);
        AnswerRate rate = AnswerRate.Measure(talk, BrandVoice.Anybody);
        PeopleHeard heard = PeopleHeard.Measure(talk, BrandVoice.Anybody);
        EventsGold.Equal(
            ("n", rate.Answerable, DialogueGold.Value($"{set}.rate.n")), ("x", rate.Answered, DialogueGold.Value($"{set}.rate.x")),
            ("low", rate.Share.Interval!.Low, DialogueGold.Value($"{set}.rate.low")), ("high", rate.Share.Interval.High, DialogueGold.Value($"{set}.rate.high")),
            ("people", heard.People, DialogueGold.Value($"{set}.heard.n")), ("heard", heard.Heard, DialogueGold.Value($"{set}.heard.x")),
            ("low", heard.Share.Interval!.Low, DialogueGold.Value($"{set}.heard.low")), ("high", heard.Share.Interval.High, DialogueGold.Value($"{set}.heard.high")));
        Assert.Equal(EventsGold.Read("events.json").GetProperty(set).GetProperty("threads").GetProperty("first_reply_seconds_roots_excl_self").GetProperty("n").GetInt32(), rate.Answered);
    }

    [Theory]
    [InlineData("se_quantumcomputing")]
    [InlineData("r_help_1997_1999")]
    public void Newcomers_come_back_as_survdiff_has_it(string set)
    {
        NewcomerReturn newcomers = NewcomerReturn.Measure(Load(set), BrandVoice.Anybody);
        Assert.Equal((DialogueGold.Value($"{set}.answered.n"), DialogueGold.Value($"{set}.ignored.n")), (newcomers.Answered.People, newcomers.Ignored.People));
        Assert.Equal(DialogueGold.Value($"{set}.newcomers.chisq"), newcomers.Test.ChiSquare!.Value, 8);
        Assert.Equal(DialogueGold.Value($"{set}.newcomers.p"), newcomers.Test.P.Value!.Value, 8);
        Assert.Equal(1 - DialogueGold.Value($"{set}.answered.S(30)"), NewcomerReturn.BackWithin(newcomers.Answered, 30).Value!.Value, 9);
        Assert.Equal(1 - DialogueGold.Value($"{set}.ignored.S(30)"), NewcomerReturn.BackWithin(newcomers.Ignored, 30).Value!.Value, 9);
        Assert.Equal(newcomers.LeftOut > 0 ? ["SR033", "SR110", "SR111", "SR112"] : ["SR033", "SR111", "SR112"], newcomers.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void A_newcomer_is_answered_or_ignored_at_the_landmark_and_returns_only_after_it()
    {
        Conversation talk = Conversation.Of(
        [
            Said("a", "ada", 0), Said("r", "old", 1, "a"), Said("a2", "ada", 2, "r"), Said("a3", "ada", 24 + 48), // answered, wrote before the landmark, back two days after it
            Said("b", "bo", 0), Said("late", "old", 30, "b"), Said("b2", "bo", 31), // answered too late: ignored, back after 7 hours
            Said("c", "cem", 0), Said("end", "old", 24 * 11), // ignored, never back, watched for ten days
            Said("d", "dan", 24 * 10.5), // landmark after the end
        ]);
        NewcomerReturn newcomers = NewcomerReturn.Measure(talk, BrandVoice.Anybody);
        Assert.Equal([(2.0, 1L)], newcomers.Answered.Steps.Select(step => (step.Time, step.Events)));
        Assert.Equal([(7 / 24.0, 1L), (10, 0)], newcomers.Ignored.Steps.Select(step => (step.Time, step.Events)));
        Assert.Equal((1, 0, 1), (newcomers.AnsweredWroteBefore, newcomers.IgnoredWroteBefore, newcomers.LeftOut));
    }
}
