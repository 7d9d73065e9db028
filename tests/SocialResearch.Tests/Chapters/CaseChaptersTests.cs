using SocialResearch.Cases;
using SocialResearch.Importing;
using SocialResearch.Results;

namespace SocialResearch.Tests.Chapters;

/// <summary>The answers of the chapters 04 to 06 are those of the data, and their model answers pass their checks.</summary>
public sealed class CaseChaptersTests
{
    private static readonly CaseStudies s_studies = CaseStudies.Load(Repository.PathOf("data", "cases"));

    private static string Chapter(string name) => File.ReadAllText(Repository.PathOf("notebooks", name + ".ipynb"));

    private static string ModelAnswer(string name)
    {
        string solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", name + ".md"));
        return solutions[(solutions.IndexOf("answers: \"", StringComparison.Ordinal) + 10)..solutions.LastIndexOf('"')];
    }

    [Fact]
    public void Fingerprints_of_the_first_exercises_are_those_of_the_true_answers()
    {
        CaseEvent[] kryptonite = [.. s_studies["kryptonite_2004"].Events];
        int times = kryptonite.Single(row => row.Id == "kryptonite-17").Time.FirstDay.DayNumber - kryptonite.Single(row => row.Id == "kryptonite-03").Time.FirstDay.DayNumber;
        Assert.Contains(Exercise.Fingerprint($"{times}"), Chapter("04-case-kryptonite-2004"), StringComparison.Ordinal);
        Assert.Contains(Exercise.Fingerprint($"{s_studies["dominos_2009"].Channels.Matched.Count}"), Chapter("05-case-dominos-2009"), StringComparison.Ordinal);
        Assert.Contains(Exercise.Fingerprint($"{s_studies.Cases.Count(record => record.Channels.Answered.Contains(CaseChannel.Press))}"), Chapter("06-cases-side-by-side"), StringComparison.Ordinal);
    }

    [Fact]
    public void Second_exercise_of_chapter_04_has_the_day_that_the_solutions_name() =>
        Assert.Equal(91, new DateOnly(2004, 12, 12).DayNumber - s_studies["kryptonite_2004"].Events.Single(row => row.Id == "kryptonite-03").Time.FirstDay.DayNumber);

    [Fact]
    public void Second_exercise_of_chapter_05_has_one_answer() =>
        Assert.Equal([Milestone.ChannelResponse], s_studies["dominos_2009"].Lags.Where(lag => lag.Milestone != Milestone.Remedy && lag.Hours is { Low: <= 48, High: >= 48 }).Select(lag => lag.Milestone));

    [Fact]
    public void Second_exercise_of_chapter_06_has_one_answer()
    {
        int Within(int days) => s_studies.Cases.Count(record => record.Lag(Milestone.FirstResponse).Days is { } lag && lag.High <= days);
        Assert.Equal([1], Enumerable.Range(0, 400).Where(days => Within(days) < 4 && Within(days + 1) >= 4));
    }

    [Theory]
    [InlineData("04-case-kryptonite-2004", 59, "4 days|four days", "where people talked|forum|blog", "dated|source|record|printed")]
    [InlineData("05-case-dominos-2009", 52, "YouTube|where people talked", "24 to 72|to the day|range|at most", "said|say|intend|survey")]
    [InlineData("06-cases-side-by-side", 60, "8|eight", "famous|chosen|prove|rate", "where people talk|channel")]
    public void Model_answers_pass_their_checks(string chapter, int words, string first, string second, string third)
    {
        Reply reply = Exercise.Explanation(ModelAnswer(chapter), 60, first, second, third);
        Assert.True(reply.IsRight, reply.Sentence);
        Assert.StartsWith($"Complete in {words} words.", reply.Sentence, StringComparison.Ordinal);
        Assert.Contains($"({words} words)", File.ReadAllText(Repository.PathOf("notebooks", "solutions", chapter + ".md")), StringComparison.Ordinal);
        foreach (string part in (string[])[first, second, third]) Assert.Contains($"\\\"{part}\\\"", Chapter(chapter), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_case_chapter_says_at_its_top_that_fame_proves_nothing()
    {
        foreach (string chapter in (string[])["04-case-kryptonite-2004", "05-case-dominos-2009", "06-cases-side-by-side"])
            Assert.Contains("prove", Chapter(chapter)[..1_800], StringComparison.Ordinal);
    }
}
