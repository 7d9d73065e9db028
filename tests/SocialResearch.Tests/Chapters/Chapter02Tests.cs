using SocialResearch.Participations;
using SocialResearch.Results;
using SocialResearch.Tests.Participations;

namespace SocialResearch.Tests.Chapters;

public class Chapter02Tests
{
    private static readonly string Chapter = File.ReadAllText(Repository.PathOf("notebooks", "02-participation-inequality.ipynb"));

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer()
    {
        long silent = Participation.Measure(GoldFile.Data("se_qc_contributors"), 3_460).Silent!.Value;
        Assert.Contains(Exercise.Fingerprint(silent.ToString()), Chapter, StringComparison.Ordinal);
        // The tables below the cells show it; the text must not.
        IEnumerable<string> text = Chapter.Split('\n').Where(line => !line.Contains("silent members", StringComparison.Ordinal));
        Assert.DoesNotContain(text, line => line.Contains("3,058", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1_150_000, true)]
    [InlineData(1_280_000, true)]
    [InlineData(1_100_000, false)]
    [InlineData(1_320_000, false)]
    public void Second_exercise_is_solved_by_the_populations_that_the_solutions_name(long readers, bool isRight) =>
        Assert.Equal(isRight, Math.Round(Participation.Measure(GoldFile.Data("r_all_lists"), readers).Top1.Content.Value!.Value, 2) == 0.90);

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "02-participation-inequality.md"));
        string answer = solutions[(solutions.IndexOf("\"Of 3,460", StringComparison.Ordinal) + 1)..solutions.LastIndexOf('"')];
        Assert.True(Exercise.Explanation(answer, 60, "3,460|registered", "interval|between|from 63|63–79|63-79", "reader|without an account|why|only registered").IsRight);
        Assert.StartsWith("Complete in 50 words.", Exercise.Explanation(answer, 60, "3,460").Sentence, StringComparison.Ordinal);
    }
}
