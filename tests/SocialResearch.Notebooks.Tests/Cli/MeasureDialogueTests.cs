using System.Diagnostics;
using System.Text.Json;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class MeasureDialogueTests : IDisposable
{
    private static readonly string s_forum = Path.Combine(Built.Repository, "data", "forum", "kettenblatt.csv");

    private readonly CommandLine _project = new();

    public void Dispose() => _project.Dispose();

    private async Task<Finished> Measure(params IEnumerable<string> arguments)
    {
        using Process process = _project.Start(["measure", "dialogue", .. arguments]);
        return await Finished.OfAsync(process);
    }

    [Fact]
    public async Task Terminal_shows_sentences_table_and_caveats_in_80_columns()
    {
        Finished measured = await Measure(s_forum, "--brand", "Kranich_Service", "--zone", "Europe/Berlin", "--state", "Hessen");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        Assert.All(measured.Output.Split('\n'), line => Assert.True(line.Length <= 79, line));
        Golden.Matches("measure-dialogue.txt", measured.Output);
    }

    [Fact]
    public async Task Without_a_brand_the_one_of_the_source_counts_and_json_has_all_digits()
    {
        Finished byRole = await Measure(s_forum, "--json", "--zone", "Europe/Berlin"), byName = await Measure(s_forum, "--json", "--zone", "Europe/Berlin", "--brand", "@kranich_service");
        Assert.Equal((0, ""), (byRole.ExitCode, byRole.Error));
        using JsonDocument json = JsonDocument.Parse(byRole.Output), other = JsonDocument.Parse(byName.Output);
        Assert.Equal(json.RootElement.GetProperty("answers").GetProperty("answered").GetInt32(), other.RootElement.GetProperty("answers").GetProperty("answered").GetInt32());
        Assert.Equal(8, json.RootElement.GetProperty("talk").GetProperty("brand_posts").GetInt32());
        Assert.DoesNotContain("p-", json.RootElement.GetProperty("about").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_community_without_a_brand_is_measured_among_equals_and_the_page_has_charts()
    {
        Finished measured = await Measure(Path.Combine(Built.Repository, "data", "participation", "se_quantumcomputing", "events.csv"), "--zone", "UTC", "--html", "talk.html", "--json");
        Assert.Equal(0, measured.ExitCode);
        using JsonDocument json = JsonDocument.Parse(measured.Output);
        Assert.Equal((612, 595), (json.RootElement.GetProperty("answers").GetProperty("answerable").GetInt32(), json.RootElement.GetProperty("answers").GetProperty("answered").GetInt32()));
        string page = File.ReadAllText(_project.In("talk.html"));
        Assert.Contains("Half are answered after", page, StringComparison.Ordinal);
        Assert.Contains("of the links between 402 people", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--brand", ",", "--brand needs at least one account")]
    [InlineData("--zone", "Berlin/Europe", "'Berlin/Europe' is no time zone")]
    [InlineData("--until", "soon", "'soon' is no instant")]
    public async Task A_wrong_option_is_told_before_anything_is_read(string option, string value, string message)
    {
        Finished measured = await Measure(s_forum, option, value);
        Assert.NotEqual(0, measured.ExitCode);
        Assert.Contains(message, measured.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_name_is_no_handle_is_found_and_posts_after_the_end_are_told()
    {
        File.WriteAllText(_project.In("seite.csv"), "id,parent,author,time,text\n1,,Jörg Müller,2026-03-02T08:00:00Z,Wann fährt der Zug?\n2,1,Öffis Köln,2026-03-02T08:30:00Z,Um neun.\n3,,Eva,2026-03-03T08:00:00Z,Und morgen?\n");
        Finished measured = await Measure("seite.csv", "--brand", "Öffis Köln", "--json"), early = await Measure("seite.csv", "--brand", "Öffis Köln", "--until", "2026-03-02T12:00Z");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        using JsonDocument json = JsonDocument.Parse(measured.Output);
        Assert.Equal(0.5, json.RootElement.GetProperty("answers").GetProperty("answer_rate").GetProperty("value").GetDouble());
        Assert.Equal(1, early.ExitCode);
        Assert.StartsWith("There are posts after the end of observation.", early.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_brand_that_is_not_there_is_told_without_its_name()
    {
        Finished measured = await Measure(s_forum, "--brand", "Radl-Rudi-Fan");
        Assert.Equal(1, measured.ExitCode);
        Assert.StartsWith("None of the authors named as the brand wrote a post here.", measured.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Radl", measured.Error, StringComparison.Ordinal);
    }
}
