using SocialResearch.Dialogues;
using SocialResearch.Results;
using SocialResearch.Tests.Dialogues;

namespace SocialResearch.Tests.Chapters;

public class Chapter07Tests
{
    private static readonly string Chapter = File.ReadAllText(Repository.PathOf("notebooks", "07-dialogue-or-monologue.ipynb"));
    private static readonly string Solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "07-dialogue-or-monologue.md"));

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer()
    {
        FirstResponse wait = FirstResponse.Measure(Talks.Load("r_help_1997_1999"), BrandVoice.Anybody);
        long unanswered = wait.Curve.People - wait.Curve.Events;
        Assert.Contains(Exercise.Fingerprint($"{unanswered}"), Chapter, StringComparison.Ordinal);
        Assert.Contains(Wording.Count(unanswered), Solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_exercise_is_solved_by_the_hours_that_the_solutions_name()
    {
        FirstResponse wait = FirstResponse.Measure(Talks.Load("se_quantumcomputing"), BrandVoice.Anybody);
        Assert.Equal("8 hours: 80.6 %", $"{Enumerable.Range(1, 100).First(hours => wait.AnsweredWithin(hours).Value >= 0.8)} hours: {Wording.Percent(wait.AnsweredWithin(8).Value!.Value)}");
        Assert.Contains("8 hours: 80.6 %", Solutions, StringComparison.Ordinal);
        Assert.Contains(Wording.Percent(wait.AnsweredWithin(7).Value!.Value), Solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string answer = Solutions[(Solutions.IndexOf("\"Twelve minutes", StringComparison.Ordinal) + 1)..Solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "unanswered|never answered|not answered|no answer", "of all|of how many|denominator|answerable|which posts", "interval|how sure|n =|how many");
        Assert.True(reply.IsRight);
        Assert.Contains($"({reply.Sentence.Split(' ')[2]} words)", Solutions, StringComparison.Ordinal);
    }
}
