using SocialResearch.Conversations;
using SocialResearch.Dialogues;
using SocialResearch.Results;
using SocialResearch.Statistics;
using static SocialResearch.Tests.Dialogues.Talks;

namespace SocialResearch.Tests.Dialogues;

/// <summary>Whether many speak with many, and whether a brand's threads have depth.</summary>
public class ConversationClaimTests
{
    private static readonly Dialogue s_site = Dialogue.Measure(Load("se_quantumcomputing"), BrandVoice.Anybody);

    [Fact]
    public void Exchanging_takes_answers_both_ways_with_two_others()
    {
        // ada exchanges with bo and cem, bo only with ada; dan has answered two and was answered by nobody; eva wrote and nobody noticed.
        ReplyNetwork network = ReplyNetwork.Measure(Conversation.Of([.. "abcde".Select(who => Said($"{who}", $"{who}", 0)),
            .. ((string[])["ab", "ba", "ac", "ca", "da", "db"]).Select((edge, i) => Said($"r{i}", $"{edge[0]}", 1, $"{edge[1]}"))]), BrandVoice.Anybody);
        Assert.Equal(5, network.Writers);
        Assert.Equal(1 / 5.0, network.ExchangingWithTwo.Value!.Value);
        Assert.Equal(3 / 5.0, network.InTouchWithTwo.Value!.Value);
        Assert.Null(network.Reciprocity.Interval);
        Assert.Contains("SR085", network.Caveats.Select(caveat => caveat.Code));
    }

    [Fact]
    public void Interval_of_reciprocity_leaves_out_one_person_after_the_other()
    {
        // Ten people in a ring, and back from 1 to 0: eleven edges, two of them mutual.
        ReplyNetwork network = ReplyNetwork.Measure(Conversation.Of([.. Enumerable.Range(0, 10).Select(who => Said($"root {who}", $"p{who}", 0)),
            .. Enumerable.Range(0, 10).Select(i => Said($"{i}", $"p{i}", 1, $"root {(i + 1) % 10}")), Said("back", "p1", 1, "root 0")]), BrandVoice.Anybody);
        // Without 0 or 1 three edges go, both mutual ones among them; without anybody else two.
        double[] without = [0, 0, .. Enumerable.Repeat(2 / 9.0, 8)];
        double error = Math.Sqrt(9 / 10.0 * without.Sum(value => Math.Pow(value - without.Average(), 2)));
        Assert.Equal(2 / 11.0, network.Reciprocity.Value!.Value, 12);
        Assert.Equal(0, network.Reciprocity.Interval!.Low);
        Assert.Equal(2 / 11.0 + 1.9599639845 * error, network.Reciprocity.Interval.High, 9);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.0)]
    public void Interval_of_reciprocity_holds_the_truth_at_least_as_often_as_it_says(double spread)
    {
        // Everybody answers some; whoever is answered answers back with a probability of their own, 0.35 on average.
        const int Runs = 300, People = 40, Answers = 120;
        int held = 0;
        double truth = 2 * 0.35 / 1.35;
        for (int run = 0; run < Runs; run++)
        {
            var random = new SeededRandom((ulong)run + 1);
            var edges = new HashSet<(int, int)>();
            double[] back = [.. Enumerable.Range(0, People).Select(_ => 0.35 + spread * (2 * random.NextUnit() - 1))];
            while (edges.Count(edge => edge.Item1 < edge.Item2 || !edges.Contains((edge.Item2, edge.Item1))) < Answers)
            {
                (int a, int b) = ((int)(random.NextUnit() * People), (int)(random.NextUnit() * People));
                if (a == b || edges.Contains((a, b)) || edges.Contains((b, a))) continue;
                edges.Add((a, b));
                if (random.NextUnit() < back[b]) edges.Add((b, a));
            }
            Interval interval = ReplyNetwork.Measure(Conversation.Of([.. Enumerable.Range(0, People).Select(who => Said($"root {who}", $"p{who}", 0)),
                .. edges.Select((edge, i) => Said($"{i}", $"p{edge.Item1}", 1, $"root {edge.Item2}"))]), BrandVoice.Anybody).Reciprocity.Interval!;
            if (interval.Low <= truth && truth <= interval.High) held++;
        }
        Assert.InRange(held / (double)Runs, 0.92, 1);
    }

    [Fact]
    public void Many_with_many_is_contradicted_where_few_exchange_and_open_where_threads_are_cut()
    {
        Verdict verdict = ManyWithMany.Test(("R-help", Dialogue.Measure(Load("r_help_1997_1999"), BrandVoice.Anybody), null), ("Quantum Computing", s_site, null));
        Assert.Equal("G9", verdict.Claim.Id);
        Assert.Equal([Finding.NotTested, Finding.NotTested, Finding.NotTested, Finding.Contradicts, Finding.Contradicts, Finding.NotTested], verdict.Tests.Select(test => test.Finding));
        Assert.Equal("no brand speaks here, so it is true by definition", verdict.Tests[5].OtherQuestion);
        Assert.Contains("Quantum Computing: 20.9 % (95 % interval 17–25 %) of 402 people who wrote exchange answers with two others or more.", verdict.Conclusion, StringComparison.Ordinal);
        Assert.Contains("R-help: 5.9 % (95 % interval 4–8 %) of 540 people who wrote exchange answers with two others or more (not testable: 17 % of the posts", verdict.Conclusion, StringComparison.Ordinal);
    }

    private static ThreadStarters Page => ThreadStarters.Measure(Conversation.Of(
    [
        // The brand begins three threads: one with an answer to an answer, one with an answer, one without. People begin one with depth.
        Brand("k1", 0), Said("a1", "ada", 1, "k1"), Said("b1", "bo", 2, "a1"), Brand("k2", 3), Said("a2", "ada", 4, "k2"), Brand("k3", 5),
        Said("c1", "cem", 6), Said("a3", "ada", 7, "c1"), Said("c2", "cem", 8, "a3"), Said("b2", "bo", 9, "missing"),
    ]), BrandVoice.Official);

    [Fact]
    public void Threads_are_told_apart_by_who_began_them()
    {
        Assert.Equal(new StartedThreads(3, 2, 1, 3), Page.ByBrand);
        Assert.Equal(new StartedThreads(1, 1, 1, 2), Page.ByPeople);
        Assert.Equal(1 / 3.0 - 1, Page.DeeperDifference.Value!.Value, 12);
        Assert.StartsWith("Of 3 threads that the brand began 33.3 % (95 % interval 6–79 %) hold an answer to an answer, of 1 that people began 100.0 % (95 % interval 21–100 %), ", Page.Sentence, StringComparison.Ordinal);
        Assert.Equal(9, Page.ToTable().Rows.Count);
    }

    [Fact]
    public void A_page_is_judged_by_its_threads_and_made_up_ones_decide_nothing()
    {
        Verdict open = PageDepth.Test(("Kettenblatt", Page, "the forum is made up"));
        Assert.Equal("G8", open.Claim.Id);
        Assert.Equal("None of these numbers can be tested with these data. Cannot be judged with the data here: the forum is made up; it takes the posts of real pages with all their comments, beside threads that people began in the same place.", open.Sentence);
        PostDraft[] deep = [.. Enumerable.Range(0, 40).SelectMany(i => (PostDraft[])[Brand($"k{i}", i), Said($"a{i}", "ada", i + 0.1, $"k{i}"), Said($"b{i}", "bo", i + 0.2, $"a{i}")])];
        Assert.Equal([Finding.Contradicts, Finding.Contradicts], PageDepth.Test(("page", ThreadStarters.Measure(Conversation.Of(deep), BrandVoice.Official), null)).Tests.Select(test => test.Finding));
        PostDraft[] flat = [.. Enumerable.Range(0, 90).Select(i => Brand($"k{i}", i)), .. Enumerable.Range(0, 20).Select(i => Said($"a{i}", "ada", 91, $"k{i}"))];
        Assert.Equal([Finding.Agrees, Finding.Agrees], PageDepth.Test(("page", ThreadStarters.Measure(Conversation.Of(flat), BrandVoice.Official), null)).Tests.Select(test => test.Finding));
    }
}
