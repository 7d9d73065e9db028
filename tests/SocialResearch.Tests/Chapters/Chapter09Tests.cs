using SocialResearch.Evidence;
using SocialResearch.Results;

namespace SocialResearch.Tests.Chapters;

public class Chapter09Tests
{
    private static readonly string s_chapter = File.ReadAllText(Repository.PathOf("notebooks", "09-roi-evidence.ipynb"));

    private static readonly string s_solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "09-roi-evidence.md"));

    private static readonly SimulatedCampaign s_campaign = SimulatedCampaign.Make();

    [Fact]
    public void First_line_says_that_the_campaign_is_simulated() =>
        Assert.Contains("# 09 · Did it pay? A simulated campaign whose truth is known", s_chapter[..400], StringComparison.Ordinal);

    [Fact]
    public void Truth_stands_nowhere_before_the_end()
    {
        int reveal = s_chapter.IndexOf("And now the truth", StringComparison.Ordinal);
        Assert.DoesNotContain("768 orders", s_chapter[..reveal], StringComparison.Ordinal);
        Assert.Contains("768 orders", s_chapter[reveal..], StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer() =>
        Assert.Contains(Exercise.Fingerprint($"{s_campaign.Costs.Hours:0}"), s_chapter, StringComparison.Ordinal);

    [Fact]
    public void Second_exercise_has_the_answer_that_the_solutions_name()
    {
        int before = s_campaign.Orders.Periods.Count(week => week < s_campaign.Launch);
        DesignPower power = DesignPower.Of(s_campaign.Orders.First(before), s_campaign.Treated.Count, s_campaign.Orders.Periods.Count - before);
        Assert.Contains($"**2 · Change one line.** {power.RegionsFor(4)} regions", s_solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string answer = s_solutions[(s_solutions.IndexOf("\"Compared", StringComparison.Ordinal) + 1)..s_solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "regions without|other regions|without the campaign", "interval|between|from|probab", "not counted|missing|hours|simulated");
        Assert.True(reply.IsRight, reply.Sentence);
        Assert.StartsWith("Complete in 49 words.", reply.Sentence, StringComparison.Ordinal);
    }
}
