using System.Security.Cryptography;
using SocialResearch.Cases;
using SocialResearch.Importing;
using SocialResearch.Results;

namespace SocialResearch.Tests.Cases;

public sealed class ClaimsLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ClaimsLedger OfProject() => ClaimsLedger.Load(Repository.PathOf("data"), Repository.PathOf("notebooks"));

    private ClaimsLedger Load(string rows)
    {
        File.WriteAllText(Path.Combine(_folder, "claims.csv"), "id,claim,source_title,author,date,quantity,notebook\n" + rows);
        return ClaimsLedger.Load(_folder, _folder);
    }

    private void Notebook(string name, string outputs) =>
        File.WriteAllText(Path.Combine(_folder, name + ".ipynb"), $$"""{"cells":[{"cell_type":"markdown","source":"# x"},{"cell_type":"code","outputs":[{{outputs}}]}]}""");

    private static string Card(string claims) =>
        $$"""{"output_type":"execute_result","data":{"text/plain":"x","application/vnd.notebook.card+json":{"claim":"c","verdict":"v","claims":[{{claims}}] } } }""";

    private const string Row = "X1,a claim,a title,an author,2010,a quantity,chapter\n";

    [Fact]
    public void The_card_is_complete_and_names_the_table_with_its_fingerprint()
    {
        string card = File.ReadAllText(Repository.PathOf("data", "CARD.md"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf("data", "claims.csv")))), card, StringComparison.Ordinal);
        Assert.Contains($"| {OfProject().Claims.Count} |", card, StringComparison.Ordinal);
        foreach (string heading in (string[])["What a row is", "Source", "Licence", "How made", "Period and population", "Limits", "Privacy"])
            Assert.Contains($"**{heading}.**", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_claim_about_a_case_is_in_the_ledger() => Assert.Empty(
        CaseStudies.Load(Repository.PathOf("data", "cases")).Claims.Select(claim => claim.Id).Except(OfProject().Claims.Select(claim => claim.Id)));

    [Fact]
    public void Every_claim_that_names_a_chapter_has_its_verdict() =>
        Assert.Empty(OfProject().Claims.Where(claim => claim.Chapter is not null && claim.Verdict is null).Select(claim => $"{claim.Id}: {claim.WhyOpen}"));

    [Fact]
    public void The_verdicts_are_those_that_the_chapters_computed()
    {
        LedgerClaim threeMonths = OfProject().Claims.Single(claim => claim.Id == "K1");
        Assert.Equal(new("Contradicts the claim.", "Kryptonite 2004. Measured: 0 to 4 days; claimed: 91 days."), threeMonths.Verdict);
        Assert.Equal("04-case-kryptonite-2004", threeMonths.Chapter);
    }

    [Fact]
    public void A_verdict_with_the_id_closes_a_claim()
    {
        Notebook("chapter", Card("""{"id":"X0","verdict":"another","detail":"d"},{"id":"X1","verdict":"It holds.","detail":"3 of 4"}"""));
        Assert.Equal(new LedgerVerdict("It holds.", "3 of 4"), Load(Row).Claims.Single().Verdict);
    }

    [Fact]
    public void A_claim_without_a_chapter_is_open() => Assert.Equal("no chapter tests it yet", Load("X1,a claim,a title,an author,2010,a quantity,\n").Claims.Single().WhyOpen);

    [Fact]
    public void A_missing_chapter_leaves_its_claim_open() => Assert.Equal("the notebook chapter is not there", Load(Row).Claims.Single().WhyOpen);

    [Fact]
    public void A_failed_cell_leaves_all_claims_of_its_chapter_open()
    {
        Notebook("chapter", Card("""{"id":"X1","verdict":"It holds.","detail":"3 of 4"}""") + """,{"output_type":"error","ename":"E","evalue":"m","traceback":[]}""");
        Assert.Equal("a cell of chapter failed", Load(Row).Claims.Single().WhyOpen);
    }

    [Fact]
    public void A_chapter_that_was_never_run_leaves_its_claim_open()
    {
        Notebook("chapter", "");
        Assert.Equal("chapter shows no verdict with the id X1", Load(Row).Claims.Single().WhyOpen);
    }

    [Theory]
    [InlineData("no notebook")]
    [InlineData("[]")]
    [InlineData("""{"cells":[{"cell_type":"code","outputs":[{"data":{}}]}]}""")]
    [InlineData("""{"cells":[{"cell_type":"code","outputs":[{"output_type":"display_data","data":{"application/vnd.notebook.card+json":{"claims":[{"id":1}]}}}]}]}""")]
    [InlineData("""{"cells":[{"cell_type":"code","outputs":[{"output_type":"display_data","data":{"application/vnd.notebook.card+json":"text"}}]}]}""")]
    public void A_file_that_is_no_notebook_leaves_its_claim_open(string content)
    {
        File.WriteAllText(Path.Combine(_folder, "chapter.ipynb"), content);
        Assert.Equal("the notebook chapter cannot be read", Load(Row).Claims.Single().WhyOpen);
    }

    [Theory]
    [InlineData("X1,a claim,a title,an author,2010,a quantity,\nX1,another,a title,an author,2010,a quantity,\n", "The column id says X1, which was there before. Where: claims.csv, line 3.")]
    [InlineData("X1,a claim,a title,an author,2010,,\n", "The column quantity is empty. Where: claims.csv, line 2.")]
    [InlineData("X1,a claim,a title,an author,2010,a quantity,../elsewhere/chapter\n", "The column notebook has a folder in it. Where: claims.csv, line 2.")]
    public void A_wrong_row_is_named_with_line_and_remedy(string rows, string message) =>
        Assert.StartsWith(message, Assert.Throws<ImportException>(() => Load(rows)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_ledger_reads_as_one_sentence_and_escapes_what_others_wrote()
    {
        Notebook("chapter", Card("""{"id":"X1","verdict":"<b>It holds.</b>","detail":"3 of 4"}"""));
        ClaimsLedger ledger = Load(Row + "X2,<script>a claim</script>,a title,an author,2010,a quantity,\n");
        Assert.Equal("2 claims: 1 with a verdict computed by a chapter, 1 open.", ledger.ToString());
        Assert.DoesNotContain("<script>", ledger.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>It holds", ledger.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_carries_the_ids_of_its_claim_and_of_its_tests()
    {
        var test = new ClaimTest("here", "of 4", "a share", 0.5, 0.05, Estimate.Of(0.9, new Interval(0.8, 0.95, 0.95, "exact"))) { ClaimId = "X2" };
        using var json = System.Text.Json.JsonDocument.Parse(Shown(new Verdict(new("a claim", "somebody", "X1"), "So it is.", [test, test with { ClaimId = null }])));
        Assert.Equal(
            [("X1", "Of 2 numbers that can be tested, 2 contradict it.", "So it is."), ("X2", "Contradicts the claim.", "Here. Measured: 80–95 %; claimed: 50.0 %.")],
            json.RootElement.GetProperty("claims").EnumerateArray().Select(claim => (claim.GetProperty("id").GetString()!, claim.GetProperty("verdict").GetString()!, claim.GetProperty("detail").GetString()!)));
    }

    private static string Shown(Verdict verdict)
    {
        TypeFormatter<Verdict> card = new VerdictFormats().CreateTypeFormatters().OfType<TypeFormatter<Verdict>>().Single();
        using var writer = new StringWriter();
        card.Format(verdict, writer);
        return writer.ToString();
    }
}
