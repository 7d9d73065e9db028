using SocialResearch.Dialogues;
using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Tests.Dialogues;

namespace SocialResearch.Tests.Chapters;

public class Chapter08Tests
{
    private static readonly string Chapter = File.ReadAllText(Repository.PathOf("notebooks", "08-fans-and-second-contact.ipynb"));
    private static readonly string Solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "08-fans-and-second-contact.md"));

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer()
    {
        long back = SecondContact.Measure(Talks.Load("r_help_1997_1999"), within: 30).Returned;
        Assert.Contains(Exercise.Fingerprint($"{back}"), Chapter, StringComparison.Ordinal);
        Assert.Contains($"{back} of the 520", Solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_exercise_is_solved_by_the_pages_that_the_solutions_name() =>
        Assert.Contains($"{AttentionBudget.Of(109, 1, 10, 10).PagesWithTime.Value} pages", Solutions, StringComparison.Ordinal);

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string answer = Solutions[(Solutions.IndexOf("\"Six per cent", StringComparison.Ordinal) + 1)..Solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "reach|impressions|followers", "sum|mean|average|each post", "how many posts|number of posts|posts");
        Assert.True(reply.IsRight);
        Assert.Contains($"({reply.Sentence.Split(' ')[2]} words)", Solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void The_claim_is_put_to_the_test_with_the_interval_and_not_with_the_share()
    {
        Verdict verdict = SecondContactClaim.Test([SecondContact.Measure(Talks.Load("se_quantumcomputing")), SecondContact.Measure(Talks.Load("r_help_1997_1999"))]);
        Assert.Equal([Finding.Undecided, Finding.Agrees], verdict.Tests.Select(test => test.Finding));
    }
}
