using System.Text.Json;
using SocialResearch.Participations;
using SocialResearch.Results;

namespace SocialResearch.Tests.Participations;

public class NinetyNineOneTests
{
    private static Participation Quantum(long? population) => Participation.Measure(
        GoldFile.Data("se_qc_contributors"), population, new("Quantum Computing", population is null ? "people" : "registered people", "posts", "wrote"));

    [Fact]
    public void Registered_people_are_as_silent_as_claimed_but_share_the_writing()
    {
        Verdict verdict = NinetyNineOne.Test([Quantum(3_460)]);
        Assert.Equal([Finding.Contradicts, Finding.Contradicts, Finding.Agrees], verdict.Tests.Select(test => test.Finding));
        Assert.Equal(
            "Quantum Computing, 3,460 registered people: the content share of the top 1 % is 71.2 % (63–79 %), not 90 %; the content share of the next 9 % is "
            + "27.7 % (21–35 %), not 10 %; the share of people who contributed nothing is 88.4 % (87–89 %), in agreement with 90 %.", verdict.Conclusion);
    }

    [Fact]
    public void Contributors_alone_cannot_decide_a_claim_about_all_users()
    {
        Verdict verdict = NinetyNineOne.Test([Quantum(null)]);
        Assert.All(verdict.Tests, test => Assert.Equal(Finding.NotTested, test.Finding));
        Assert.All(verdict.Tests, test => Assert.Equal("not tested: the claim counts silent people, and these data have none", test.Conclusion));
        Assert.StartsWith("Not testable with these data: none says how many people stayed silent.", verdict.Conclusion, StringComparison.Ordinal);
    }

    [Fact]
    public void A_community_built_after_the_claim_agrees_with_it()
    {
        // Many copies of the hand case: 1 % write 90 %, 9 % write 10 %, 90 % nothing.
        var counts = ContributionCounts.OfFrequencies([new(900, 10_000), new(11, 90_000)]);
        Verdict verdict = NinetyNineOne.Test([Participation.Measure(counts, population: 1_000_000)]);
        Assert.All(verdict.Tests, test => Assert.Equal(Finding.Agrees, test.Finding));
    }

    [Fact]
    public void A_small_community_leaves_the_claim_undecided()
    {
        var counts = ContributionCounts.OfFrequencies([new(900, 1), new(11, 9)]);
        Verdict verdict = NinetyNineOne.Test([Participation.Measure(counts, population: 100)]);
        Assert.Equal(Finding.Undecided, verdict.Tests[0].Finding);
    }

    [Fact]
    public void Enough_silent_people_make_the_claim_true_of_any_list()
    {
        ContributionCounts list = GoldFile.Data("r_all_lists");
        Assert.True(Participation.Measure(list, population: 5_000_000).Top1.Content.Value > 0.99);
    }

    [Fact]
    public void Tolerance_moves_the_finding() =>
        Assert.Equal(Finding.Agrees, NinetyNineOne.Test([Quantum(3_460)], tolerance: 0.3).Tests[0].Finding);

    [Fact]
    public void Verdict_says_first_how_many_numbers_agree()
    {
        Assert.StartsWith("Of 3 numbers that can be tested, 1 agrees with the claim, 2 contradict it. ", NinetyNineOne.Test([Quantum(3_460)]).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("None of these numbers can be tested with these data. ", NinetyNineOne.Test([Quantum(null)]).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdict_table_is_as_looked_at() => Golden.Matches(
        "verdict-table.txt", NinetyNineOne.Test([Quantum(3_460), Quantum(null)]).ToTable().ToString());

    [Fact]
    public void Card_for_the_gallery_is_plain_json_beside_html_and_text()
    {
        Verdict verdict = NinetyNineOne.Test([Quantum(3_460)]);
        var formats = new VerdictFormats().CreateTypeFormatters().Cast<dynamic>().ToDictionary(format => (string)format.MimeType, format =>
        {
            var writer = new StringWriter();
            Assert.True((bool)format.Format(verdict, writer));
            return writer.ToString();
        });
        Assert.Equal(["application/vnd.notebook.card+json", "text/html", "text/plain"], formats.Keys.Order());
        using JsonDocument card = JsonDocument.Parse(formats["application/vnd.notebook.card+json"]);
        Assert.Equal(verdict.Claim.Words, card.RootElement.GetProperty("claim").GetString());
        Assert.Equal(verdict.Tally, card.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(verdict.Conclusion, card.RootElement.GetProperty("detail").GetString());
    }

    [Fact]
    public void A_verdict_on_nothing_is_refused() => Assert.Throws<ArgumentException>(() => NinetyNineOne.Test([]));
}
