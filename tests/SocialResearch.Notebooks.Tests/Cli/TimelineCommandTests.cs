using System.Diagnostics;
using System.Text.Json;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class TimelineCommandTests : IDisposable
{
    private static readonly string s_forum = Path.Combine(Built.Repository, "data", "forum", "kettenblatt.csv");
    private readonly CommandLine _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Each_day_has_the_posts_that_name_the_brand_of_all_that_were_written()
    {
        // 23:30 in UTC is the next day in Berlin; a compound and a genitive count, another word does not.
        string file = Write("""
            id,author,time,text
            1,a,2012-03-12T09:00:00Z,Das Kranich-Schloss hält
            2,b,2012-03-12T23:30:00Z,Kranichs Antwort fehlt
            3,a,2012-03-13T10:00:00Z,Die Kranichfeder flog davon
            4,c,2012-03-13T11:00:00Z,Abus oder Kranich?
            5,c,2012-03-15T11:00:00Z,Abus
            """);
        Finished measured = await Measure(file, "--zone", "Europe/Berlin", "--brand", "Kranich", "--brand", "Abus", "--from", "2012-03-12", "--to", "2012-03-15", "--json");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        using JsonDocument json = JsonDocument.Parse(measured.Output);
        JsonElement[] bins = [.. json.RootElement.GetProperty("bins").EnumerateArray()];
        Assert.Equal(["2012-03-12", "2012-03-13", "2012-03-14", "2012-03-15"], bins.Select(bin => bin.GetProperty("name").GetString()));
        Assert.Equal([1, 2, 0, 0], bins.Select(bin => bin.GetProperty("posts").GetInt32()));
        Assert.Equal([1, 3, 0, 1], bins.Select(bin => bin.GetProperty("of_posts").GetInt32()));
        Assert.Equal([0, 1, 0, 1], bins.Select(bin => bin.GetProperty("rivals").GetInt32()));
        Assert.Equal(JsonValueKind.Null, bins[2].GetProperty("share_of_posts").ValueKind);
        JsonElement brand = json.RootElement.GetProperty("mentions").GetProperty("brands")[0];
        Assert.Equal(3 / 5.0, brand.GetProperty("share_of_posts").GetDouble());
        Assert.Equal(3 / 5.0, brand.GetProperty("share_of_voice").GetDouble());
    }

    [Fact]
    public async Task Terminal_tells_volume_bursts_levels_and_every_caveat()
    {
        Finished measured = await Measure(s_forum, "--zone", "Europe/Berlin", "--from", "2012-03-12", "--to", "2012-04-22");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        foreach (string code in (string[])["SR006", "SR060", "SR062"]) Assert.Contains($"\n{code} ", measured.Output);
        Assert.StartsWith("137 posts", measured.Output);
        Assert.All(measured.Output.Split('\n'), line => Assert.True(line.Length <= 79, line));
        Assert.Contains("change of level", measured.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_opens_alone_with_charts_of_the_brand()
    {
        Finished measured = await Measure(s_forum, "--zone", "Europe/Berlin", "--brand", "Kranich", "--html", "Kranich & Co.html");
        Assert.Equal(0, measured.ExitCode);
        string page = _project.Read("Kranich & Co.html");
        Assert.Contains("When was Kranich talked about?", page);
        Assert.Contains("data-needs-script=\"plotly\"", page);
        Assert.Contains("4 of 139 posts", page);
    }

    [Theory]
    [InlineData("\"Europa/Berlin\" is no time zone. Write it as in Europe/Berlin, America/New_York or UTC.", "--zone", "Europa/Berlin")]
    [InlineData("The brand has no name. Where: the part before the first comma. Write the name first, as in Deutsche Bahn,DB AG,@DB_Bahn.", "--zone", "UTC", "--brand", ",x")]
    [InlineData("\"12.3.2012\" is no day. Write year, month and day as in 2015-12-31.", "--zone", "UTC", "--from", "12.3.2012")]
    public async Task What_cannot_be_measured_is_said_in_one_sentence_with_how_to_mend_it(string message, params string[] arguments)
    {
        Finished measured = await Measure([s_forum, .. arguments]);
        Assert.Equal((1, "", message), (measured.ExitCode, measured.Output, measured.Error.Trim()));
    }

    private string Write(string table)
    {
        string path = _project.In("posts.csv");
        File.WriteAllText(path, table);
        return path;
    }

    private async Task<Finished> Measure(params string[] arguments)
    {
        using Process process = _project.Start(["measure", "timeline", .. arguments]);
        return await Finished.OfAsync(process);
    }
}
