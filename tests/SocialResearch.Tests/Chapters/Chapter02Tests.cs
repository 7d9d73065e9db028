using System.Text.Json;
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
        Assert.DoesNotContain("3,058", Chapter, StringComparison.Ordinal);
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
        Assert.True(Exercise.Explanation(answer, 60, "3,460|registered", "interval|between|from 63|63–78|63-78", "reader|without an account|why|only registered").IsRight);
        Assert.StartsWith("Complete in 50 words.", Exercise.Explanation(answer, 60, "3,460").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Chapter_follows_the_anatomy()
    {
        using JsonDocument notebook = JsonDocument.Parse(Chapter);
        (string Id, bool IsCode, string[] Lines)[] cells = [.. notebook.RootElement.GetProperty("cells").EnumerateArray().Select(cell => (
            cell.GetProperty("id").GetString()!,
            cell.GetProperty("cell_type").GetString() == "code",
            string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())).Split('\n')))];

        Assert.Equal(["## Question", "## Data", "## Method", "## Picture", "## Reading", "## Limits", "## Exercise", "## Sources"],
            cells.Where(cell => !cell.IsCode).SelectMany(cell => cell.Lines).Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.StartsWith("# ", cells[0].Lines[0], StringComparison.Ordinal);
        Assert.Equal(["#!import setup.csx"], cells.First(cell => cell.IsCode).Lines);
        Assert.Equal(cells.Length, cells.Select(cell => cell.Id).Distinct().Count());
        Assert.All(cells, cell => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", cell.Id));
        Assert.All(cells.Where(cell => cell.IsCode), cell => Assert.InRange(cell.Lines.Length, 1, 12));
        for (int i = 0; i < cells.Length; i++) Assert.True(!cells[i].IsCode || !cells[i - 1].IsCode, $"no prose before {cells[i].Id}");
    }
}
