using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class ClaimsCommandTests : IDisposable
{
    private readonly CommandLine _project = new();

    public ClaimsCommandTests()
    {
        Directory.CreateDirectory(_project.In("data"));
        File.WriteAllText(_project.In("data", "claims.csv"),
            "id,claim,source_title,author,date,quantity,notebook\n"
            + "X1,Größe zählt immer und in jeder Lage auch wenn niemand hinsieht und niemand zählt was gezählt werden sollte,a title,an author,2010,a quantity,01-size\n"
            + "X2,another claim,a title,an author,2010,a quantity,\n");
        NotebookCell cell = NotebookCell.Code("verdict");
        var card = JsonNode.Parse("""{"claim":"c","verdict":"v","claims":[{"id":"X1","verdict":"It does not.","detail":"3 of 4"}]}""");
        cell.SetOutputs([new DisplayOutput(new MimeBundle([KeyValuePair.Create("application/vnd.notebook.card+json", card)]))]);
        _project.With("01-size", cell);
    }

    public void Dispose() => _project.Dispose();

    private async Task<Finished> Claims(params IEnumerable<string> arguments)
    {
        using Process process = _project.Start(["claims", .. arguments]);
        return await Finished.OfAsync(process);
    }

    [Fact]
    public async Task Terminal_shows_each_claim_with_its_verdict_or_why_it_is_open()
    {
        Finished shown = await Claims();
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.StartsWith("2 claims: 1 with a verdict computed by a chapter, 1 open.", shown.Output, StringComparison.Ordinal);
        Assert.Contains("It does not. 3 of 4 (01-size)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Open: no chapter tests it yet.", shown.Output, StringComparison.Ordinal);
        Assert.All(shown.Output.Split('\n'), line => Assert.True(line.Length <= 79, line));
    }

    [Fact]
    public async Task Json_has_every_field_and_nothing_else()
    {
        using JsonDocument json = JsonDocument.Parse((await Claims("--json")).Output);
        JsonElement first = json.RootElement[0], second = json.RootElement[1];
        Assert.Equal(("X1", "It does not.", "3 of 4", "01-size", null), (first.GetProperty("id").GetString(), first.GetProperty("verdict").GetString(), first.GetProperty("detail").GetString(), first.GetProperty("notebook").GetString(), first.GetProperty("why_open").GetString()));
        Assert.Equal((null, "no chapter tests it yet"), (second.GetProperty("verdict").GetString(), second.GetProperty("why_open").GetString()));
    }

    [Fact]
    public async Task Html_is_one_page_that_needs_nothing_else()
    {
        Finished shown = await Claims("--html", "ledger.html");
        Assert.Equal((0, ""), (shown.ExitCode, shown.Output));
        string page = System.Net.WebUtility.HtmlDecode(_project.Read("ledger.html"));
        Assert.Contains("Größe zählt immer", page, StringComparison.Ordinal);
        Assert.Contains("It does not. 3 of 4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_named()
    {
        Finished shown = await Claims("--ledger", "nowhere");
        Assert.Equal(1, shown.ExitCode);
        Assert.Contains("claims.csv", shown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_forms_at_once_are_refused()
    {
        Finished shown = await Claims("--json", "--html", "ledger.html");
        Assert.NotEqual(0, shown.ExitCode);
        Assert.Contains("exclude each other", shown.Error, StringComparison.Ordinal);
    }
}
