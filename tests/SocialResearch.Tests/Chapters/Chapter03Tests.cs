using SocialResearch.Importing;
using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Chapters;

/// <summary>The answers of chapter 03 are those of the data, and its model answer passes its check.</summary>
public sealed class Chapter03Tests
{
    private static readonly string s_chapter = File.ReadAllText(Repository.PathOf("notebooks", "03-brand-timeline.ipynb"));
    private static readonly string s_solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "03-brand-timeline.md"));

    [Fact]
    public void First_exercise_has_the_answer_of_the_data()
    {
        Timeline collected = Timeline.Load(Repository.PathOf("data", "timelines", "deutsche_bahn", "daily.csv"), "Europe/Berlin");
        Assert.Contains(Exercise.Fingerprint($"{collected.Bins.Count - collected.Empty}"), s_chapter, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_exercise_has_the_first_price_that_the_solutions_name()
    {
        Timeline forum = Timeline.Load(Repository.PathOf("data", "timelines", "der_standard", "daily.csv"), "Europe/Vienna");
        bool IsBurst(int gamma) => Bursts.Measure(forum, new() { Gamma = gamma }).Outer.Any(burst => forum.Bins.Skip(burst.First).Take(burst.Length).Any(day => day.Date == new DateOnly(2015, 7, 23)));
        int first = Enumerable.Range(1, 400).First(gamma => !IsBurst(gamma));
        Assert.Contains($"Of the whole numbers {first} is the first", s_solutions, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_answer_passes_its_check()
    {
        string answer = s_solutions[(s_solutions.IndexOf("answers: \"", StringComparison.Ordinal) + 10)..s_solutions.LastIndexOf('"')];
        Assert.True(Exercise.Explanation(answer, 60, "collected|posts", "34|35|33–37|33-37|share", "not|nothing|does not say").IsRight);
    }
}
