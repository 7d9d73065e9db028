using System.Security.Cryptography;
using SocialResearch.Results;
using SocialResearch.Scraping;

namespace SocialResearch.Tests.Chapters;

public class Chapter00Tests
{
    private static readonly string s_chapter = File.ReadAllText(Repository.PathOf("notebooks", "00-listening-to-the-web.ipynb"));

    private static string Page(string name) => Repository.PathOf("data", "pages", name);

    [Fact]
    public void The_card_names_every_page_with_its_fingerprint_and_says_that_it_is_made_up()
    {
        string card = File.ReadAllText(Page("CARD.md"));
        Assert.All(Directory.GetFiles(Repository.PathOf("data", "pages"), "*.html"), file =>
        {
            Assert.Contains($"`{Path.GetFileName(file)}`", card, StringComparison.Ordinal);
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))), card, StringComparison.Ordinal);
        });
        Assert.Contains("Everything in this folder is made up", card, StringComparison.Ordinal);
        Assert.Contains("Everything here is made up", s_chapter[..3_000], StringComparison.Ordinal);
    }

    [Fact]
    public void No_person_of_the_pages_is_named_in_an_output()
    {
        Assert.DoesNotContain("Ümminger", s_chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("Moosbauer", s_chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("Pendlerin", s_chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("service@", s_chapter, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer() =>
        Assert.Contains(Exercise.Fingerprint($"{PageExtractor.Extract(File.ReadAllText(Page("abendbote.html"))).Comments.Count}"), s_chapter, StringComparison.Ordinal);

    [Fact]
    public void Second_exercise_has_one_answer_and_the_solutions_name_it()
    {
        string[] silent = [.. Directory.GetFiles(Repository.PathOf("data", "pages"), "*.html").Where(file =>
            File.ReadAllText(file) is var html && html.Contains("Kommentare</h3>", StringComparison.Ordinal) && PageExtractor.Extract(html).Comments.Count == 0).Select(file => Path.GetFileName(file))];
        Assert.Equal(["stadtmagazin.html"], silent);
        Assert.Contains("`stadtmagazin.html`", Solutions(), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string solutions = Solutions(), answer = solutions[(solutions.IndexOf("\"In our made-up", StringComparison.Ordinal) + 1)..solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "28|21", "missing|not in the file|left out|set aside|script", "made up|made-up|invented|fictional");
        Assert.True(reply.IsRight, reply.Sentence);
        Assert.StartsWith("Complete in 52 words.", reply.Sentence, StringComparison.Ordinal);
    }

    private static string Solutions() => File.ReadAllText(Repository.PathOf("notebooks", "solutions", "00-listening-to-the-web.md"));
}
