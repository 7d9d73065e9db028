using System.Text.Json;
using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Importing;
using SocialResearch.Participations;
using SocialResearch.Privacy;
using SocialResearch.Statistics;

namespace SocialResearch.Tests.Conversations;

/// <summary>Three published corpora, imported as a user would, against numbers computed elsewhere. Their licences keep them out of this repository.</summary>
/// <remarks>They are looked for in the folder that SOCIALRESEARCH_CORPORA names, then in shared/corpora beside the repository.</remarks>
public sealed class CorporaGoldTests
{
    private static readonly JsonElement s_gold = EventsGold.Read("corpora.json");
    private static readonly Pseudonyms s_pseudonyms = Pseudonyms.WithKey(new byte[32]);

    [Fact]
    public void Comments_of_a_newspaper_have_the_trees_lags_people_and_votes_counted_elsewhere()
    {
        Conversation conversation = Import("omp_labeled", new() { Channel = "community", Likes = "score_up" }).Conversation;
        JsonElement gold = s_gold.GetProperty("omp_labeled");
        EventsGold.Threads(conversation, gold.GetProperty("threads"));
        EventsGold.Times(conversation, gold.GetProperty("time"));
        EventsGold.Days(conversation, gold.GetProperty("time"));
        EventsGold.Graph(conversation, gold.GetProperty("reply_graph"));
        Assert.Equal(gold.GetProperty("votes").GetProperty("positive").GetInt64(), conversation.Sum(post => post.Reactions.Likes));
    }

    [Fact]
    public void Customers_and_brands_have_the_trees_and_response_times_counted_elsewhere()
    {
        Conversation conversation = Import("twcs_excerpt", new() { Channel = "community", Role = "is_official" }).Conversation;
        JsonElement gold = s_gold.GetProperty("twcs_excerpt");
        EventsGold.Threads(conversation, gold.GetProperty("threads"));
        EventsGold.Times(conversation, gold.GetProperty("time"));
        EventsGold.Days(conversation, gold.GetProperty("time"));
        EventsGold.Graph(conversation, gold.GetProperty("reply_graph"));
        Brands(conversation, gold.GetProperty("brand"));
    }

    [Fact]
    public void Documents_about_the_railway_keep_their_days_and_people_and_half_of_them_have_none()
    {
        ImportedConversation import = Import("germeval2017_bahn", new() { Channel = "community" });
        EventsGold.Times(import.Conversation, s_gold.GetProperty("germeval2017_bahn").GetProperty("time"));
        // Half of the documents have no time; the others are what the gold counted.
        EventsGold.Days(import.Conversation, s_gold.GetProperty("germeval2017_bahn").GetProperty("time"));
        Assert.Equal(2566, import.Conversation.InChannel("germeval2017_test_syn").Count);
        Assert.Equal(6777, import.Conversation.Count);
        Assert.Empty(import.Reports[0].Source.Rejects);
    }

    /// <summary>The first direct answer of a brand to each post of a person, and how often each brand answered.</summary>
    private static void Brands(Conversation conversation, JsonElement gold)
    {
        ReplyTree tree = ReplyTree.Of(conversation);
        Post[] inbound = [.. conversation.Where(post => post.Role != AuthorRole.Brand)];
        (Post Post, double? Seconds)[] answers = [.. inbound.Select(post => (post, tree.RepliesTo(post).Where(reply => reply.Role == AuthorRole.Brand)
            .Min(reply => (reply.Time!.Value.Utc - post.Time!.Value.Utc).TotalSeconds as double?)))];
        double[] seconds = [.. answers.Select(answer => answer.Seconds).OfType<double>().Order()];
        (Post Post, double? Seconds)[] roots = [.. answers.Where(answer => answer.Post.Parent is null)];
        JsonElement first = gold.GetProperty("first_brand_reply_seconds");
        EventsGold.Equal(
            ("inbound", inbound.Length, gold.GetProperty("inbound").GetDouble()), ("outbound", conversation.Count - inbound.Length, gold.GetProperty("outbound").GetDouble()),
            ("answered", seconds.Length, gold.GetProperty("inbound_with_brand_reply").GetDouble()), ("answer rate", (double)seconds.Length / inbound.Length, gold.GetProperty("inbound_reply_rate").GetDouble()),
            ("roots", roots.Length, gold.GetProperty("root_inbound").GetDouble()),
            ("answer rate of roots", (double)roots.Count(root => root.Seconds is not null) / roots.Length, gold.GetProperty("root_inbound_reply_rate").GetDouble()),
            ("n", seconds.Length, first.GetProperty("n").GetDouble()), ("mean", seconds.Average(), first.GetProperty("mean").GetDouble()),
            ("p25", Quantiles.Type7(seconds, 0.25), first.GetProperty("p25").GetDouble()), ("median", Quantiles.Type7(seconds, 0.5), first.GetProperty("median").GetDouble()),
            ("p75", Quantiles.Type7(seconds, 0.75), first.GetProperty("p75").GetDouble()), ("p90", Quantiles.Type7(seconds, 0.9), first.GetProperty("p90").GetDouble()),
            ("within an hour", seconds.Count(lag => lag <= 3600) / (double)seconds.Length, first.GetProperty("within_1h").GetDouble()),
            ("within a day", seconds.Count(lag => lag <= 86_400) / (double)seconds.Length, first.GetProperty("within_24h").GetDouble()));
        foreach (JsonProperty brand in gold.GetProperty("per_brand").EnumerateObject())
        {
            string pseudonym = s_pseudonyms.Of(brand.Name, "csv")!;
            Post[] replies = [.. conversation.Where(post => post.Author == pseudonym)];
            double[] lags = [.. replies.Select(reply => tree.ParentOf(reply) is { Role: not AuthorRole.Brand } asked ? (reply.Time!.Value.Utc - asked.Time!.Value.Utc).TotalSeconds : (double?)null).OfType<double>().Order()];
            EventsGold.Equal(
                ($"{brand.Name}: replies", replies.Length, brand.Value.GetProperty("replies").GetDouble()),
                ($"{brand.Name}: with a lag", lags.Length, brand.Value.GetProperty("n_latency").GetDouble()),
                ($"{brand.Name}: median", Quantiles.Type7(lags, 0.5), brand.Value.GetProperty("median_seconds").GetDouble()));
        }
    }

    [Fact]
    public void Answers_of_brands_are_those_counted_elsewhere()
    {
        Conversation conversation = Import("twcs_excerpt", new() { Channel = "community", Role = "is_official" }).Conversation;
        JsonElement gold = s_gold.GetProperty("twcs_excerpt").GetProperty("brand"), first = gold.GetProperty("first_brand_reply_seconds");
        DialogueOptions options = new() { Answerable = AnswerableRule.AllPosts };
        AnswerRate rate = AnswerRate.Measure(conversation, BrandVoice.Official, options);
        FirstResponse response = FirstResponse.Measure(conversation, BrandVoice.Official, options);
        EventsGold.Equal(
            ("inbound", rate.Answerable, gold.GetProperty("inbound").GetDouble()), ("outbound", DialogicShare.Measure(conversation, BrandVoice.Official).Posts, gold.GetProperty("outbound").GetDouble()),
            ("answered", rate.Answered, gold.GetProperty("inbound_with_brand_reply").GetDouble()), ("rate", rate.Share.Value!.Value, gold.GetProperty("inbound_reply_rate").GetDouble()),
            ("roots", rate.Roots, gold.GetProperty("root_inbound").GetDouble()), ("rate of roots", rate.ShareOfRoots.Value!.Value, gold.GetProperty("root_inbound_reply_rate").GetDouble()),
            ("mean of the answered", response.MeanOfAnswered.Value!.Value * 3_600, first.GetProperty("mean").GetDouble()), ("median of the answered", response.MedianOfAnswered.Value!.Value * 3_600, first.GetProperty("median").GetDouble()));
        // The curve has the unanswered, too: fewer are answered within an hour than of those that were answered at all.
        Assert.True(response.AnsweredWithin(1).Value < first.GetProperty("within_1h").GetDouble());
        Assert.Contains(rate.Caveats, caveat => caveat.Code == "SR105");
    }

    [Theory]
    [InlineData("omp_labeled")]
    [InlineData("twcs_excerpt")]
    public void Second_contacts_of_cohorts_are_those_counted_elsewhere(string corpus)
    {
        JsonElement retention = s_gold.GetProperty(corpus).GetProperty("time").GetProperty("retention");
        PeriodRule rule = retention.GetProperty("unit").GetString() == "calendar month" ? PeriodRule.Month : PeriodRule.Week;
        CohortTriangle cohorts = SecondContact.Measure(Import(corpus, new() { Channel = "community" }).Conversation, cohorts: rule).Cohorts;
        foreach (JsonProperty k in retention.GetProperty("classic_exactly_k_periods_later").EnumerateObject())
            Assert.Equal(k.Value.GetProperty("rate").GetDouble(), cohorts.After(int.Parse(k.Name, System.Globalization.CultureInfo.InvariantCulture), withPartial: true).Value!.Value, 12);
        Assert.Equal(retention.GetProperty("ever_returned_in_a_later_period").GetProperty("rate").GetDouble(), cohorts.EverReturned.Value!.Value, 12);
    }

    [Fact]
    public void Counts_that_a_chapter_shows_are_those_of_the_corpus()
    {
        Conversation conversation = Import("twcs_excerpt", new() { Channel = "community", Role = "is_official" }).Conversation;
        foreach (string[] row in File.ReadLines(Repository.PathOf("data", "dialogue", "brand_answers.csv")).Skip(1).Select(line => line.Split(',')))
        {
            DialogueOptions options = new() { Answerable = Enum.Parse<AnswerableRule>(row[0]) };
            AnswerRate rate = AnswerRate.Measure(conversation, BrandVoice.Official, options);
            FirstResponse response = FirstResponse.Measure(conversation, BrandVoice.Official, options);
            int Within(double hours) => (int)response.Curve.Steps.Where(step => step.Time <= hours).Sum(step => step.Events);
            double[] ours = [rate.Answerable, rate.Answered, Within(1), Within(24), Math.Round(response.MeanOfAnswered.Value!.Value * 3_600), Math.Round(response.MedianOfAnswered.Value!.Value * 3_600)];
            Assert.Equal(row[2..], ours.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData("omp_labeled", null)]
    [InlineData("twcs_excerpt", "is_official")]
    public void Networks_and_answers_among_people_are_those_counted_elsewhere(string corpus, string? role)
    {
        Conversation conversation = Import(corpus, new() { Channel = "community", Role = role }).Conversation;
        JsonElement threads = s_gold.GetProperty(corpus).GetProperty("threads"), graph = s_gold.GetProperty(corpus).GetProperty("reply_graph");
        Dialogue all = Dialogue.Measure(conversation, BrandVoice.Anybody);
        EventsGold.Equal(
            ("nodes", all.Network.Nodes.Count, graph.GetProperty("nodes").GetDouble()), ("edges", all.Network.Edges.Count, graph.GetProperty("directed_edges").GetDouble()),
            ("reciprocity", all.Network.Reciprocity.Value!.Value, graph.GetProperty("reciprocity_edges").GetDouble()), ("density", all.Network.Density.Value!.Value, graph.GetProperty("density").GetDouble()),
            ("answered by others", all.Answers.Answered, threads.GetProperty("first_reply_seconds_roots_excl_self").GetProperty("n").GetDouble()),
            ("median", all.FirstResponse.MedianOfAnswered.Value!.Value * 3_600, threads.GetProperty("first_reply_seconds_roots_excl_self").GetProperty("median").GetDouble()),
            ("depth", all.Discussions.Trees.Max(tree => tree.Shape.Depth), threads.GetProperty("max_depth_complete").GetDouble()), ("threads", all.Discussions.Trees.Count, threads.GetProperty("true_roots").GetDouble()));
    }

    internal static ImportedConversation Import(string corpus, ColumnMapping columns)
    {
        string[] places = [.. new[] { Environment.GetEnvironmentVariable("SOCIALRESEARCH_CORPORA"), Repository.PathOf("..", "shared", "corpora") }.OfType<string>().Where(place => place.Length > 0)];
        string? found = places.Select(place => Path.Combine(place, corpus, "events.csv")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"The corpus {corpus} is not here; name the folder that holds {corpus}/events.csv in SOCIALRESEARCH_CORPORA.");
        return Conversation.Import([found], new ImportOptions { Columns = columns, Pseudonyms = s_pseudonyms });
    }
}
