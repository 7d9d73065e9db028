using System.Security.Cryptography;
using SocialResearch.Conversations;
using SocialResearch.Importing;
using SocialResearch.Privacy;
using SocialResearch.Results;
using SocialResearch.Timelines;

namespace SocialResearch.Tests.Chapters;

public class Chapter01Tests
{
    private static readonly string s_chapter = File.ReadAllText(Repository.PathOf("notebooks", "01-from-files-to-a-conversation.ipynb"));

    private static readonly string s_file = Repository.PathOf("data", "forum", "kettenblatt.csv");

    private static ImportedConversation Import() => Conversation.Import([s_file], new()
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
        Pseudonyms = Pseudonyms.WithKey(new byte[32]),
    });

    [Fact]
    public void The_card_names_the_file_that_is_there_and_says_that_it_is_made_up()
    {
        string card = File.ReadAllText(Repository.PathOf("data", "forum", "CARD.md"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(s_file))), card, StringComparison.Ordinal);
        Assert.Contains("| 146 |", card, StringComparison.Ordinal);
        Assert.Contains("Everything in this folder is made up", card, StringComparison.Ordinal);
        Assert.Contains("Everything here is made up", s_chapter[..3_000], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_trap_of_the_card_is_caught_on_its_line()
    {
        ImportReport report = Import().Reports[0];
        Assert.Equal([59L, 62, 68, 77, 78, 139, 149], report.Source.Rejects.Select(reject => reject.Line));
        Assert.Contains("Times in Datum within an hour that the clocks of Europe/Berlin skip: 1; read with the offset before it.", report.Assumptions);
        Assert.Equal(["E-Mail"], report.UnusedColumns);
    }

    [Fact]
    public void No_address_of_the_file_is_in_the_chapter()
    {
        // Names are shown once, in the raw lines of the made-up file; what leads to somebody is not.
        Assert.DoesNotContain("@example", s_chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("030 23125", s_chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("videos.example", s_chapter, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_of_the_first_exercise_is_that_of_the_true_answer()
    {
        Reject withoutYear = Import().Reports[0].Source.Rejects.Single(reject => reject.Reason.Contains("has no year", StringComparison.Ordinal));
        Assert.Contains(Exercise.Fingerprint($"{withoutYear.Line}"), s_chapter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TimeBin.Hour, false)]
    [InlineData(TimeBin.Day, false)]
    [InlineData(TimeBin.Week, true)]
    [InlineData(TimeBin.Month, true)]
    public void Second_exercise_has_the_answer_that_the_solutions_name(TimeBin by, bool fillsAll) =>
        Assert.Equal(fillsAll, Timeline.Measure(Import().Conversation, by, "Europe/Berlin", "2012-03-12", "2012-04-22").Empty == 0);

    [Fact]
    public void Model_answer_of_the_last_exercise_passes_its_check()
    {
        string solutions = File.ReadAllText(Repository.PathOf("notebooks", "solutions", "01-from-files-to-a-conversation.md"));
        string answer = solutions[(solutions.IndexOf("\"In this made-up", StringComparison.Ordinal) + 1)..solutions.LastIndexOf('"')];
        Reply reply = Exercise.Explanation(answer, 60, "139|137", "set aside|no known author|without a known author|not placed", "made up|made-up|invented|fictional");
        Assert.True(reply.IsRight, reply.Sentence);
        Assert.StartsWith("Complete in 56 words.", reply.Sentence, StringComparison.Ordinal);
    }
}
