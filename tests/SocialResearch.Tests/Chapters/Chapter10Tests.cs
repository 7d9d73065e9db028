using SocialResearch.Evidence;
using SocialResearch.Importing;
using SocialResearch.Results;

namespace SocialResearch.Tests.Chapters;

public class Chapter10Tests
{
    private static readonly string s_chapter = File.ReadAllText(Repository.PathOf("notebooks", "10-your-own-campaign.ipynb"));

    private static readonly string s_solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "10-your-own-campaign.md"));

    private static readonly CampaignReport s_report = CampaignReport.Of(CampaignFiles.Load(Repository.PathOf("data", "campaign"), "EUR"));

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_missing_input() =>
        Assert.Contains(Exercise.Fingerprint(Assert.Single(s_report.Files.Missing).Name), s_chapter, StringComparison.Ordinal);

    [Fact]
    public void Sample_campaign_is_too_small_for_its_design_and_the_report_says_so()
    {
        Assert.Contains("SR133", s_report.Caveats.Select(caveat => caveat.Code));
        Assert.InRange(280.0, s_report.Quoted!.Total.Value!.Value - 10, s_report.Quoted.Total.Value.Value + 10);
        Assert.InRange(-250.0, s_report.Quoted.Total.Interval!.Low - 10, s_report.Quoted.Total.Interval.Low + 10);
        Assert.InRange(810.0, s_report.Quoted.Total.Interval.High - 10, s_report.Quoted.Total.Interval.High + 10);
    }

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string answer = s_solutions[(s_solutions.IndexOf("\"In this made-up", StringComparison.Ordinal) + 1)..s_solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "region", "interval|between|from", "made up|made-up|invented|fictional");
        Assert.True(reply.IsRight, reply.Sentence);
        Assert.StartsWith("Complete in 52 words.", reply.Sentence, StringComparison.Ordinal);
    }
}
