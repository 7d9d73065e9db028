using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class MeasureCommandTests : IDisposable
{
    private static readonly string s_data = Path.Combine(Built.Repository, "data", "participation");
    private static readonly string s_writers = Path.Combine(s_data, "se_quantumcomputing", "author_counts.csv");

    private readonly CommandLine _project = new();

    public void Dispose() => _project.Dispose();

    private async Task<Finished> Measure(params IEnumerable<string> arguments)
    {
        using Process process = _project.Start(["measure", "participation", .. arguments]);
        return await Finished.OfAsync(process);
    }

    private string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(_project.In(name), text, encoding ?? new UTF8Encoding(false));
        return name;
    }

    [Fact]
    public async Task Terminal_shows_sentence_table_curve_and_caveats_in_80_columns()
    {
        Finished measured = await Measure(s_writers, "--population", "3460", "--name", "Quantum Computing");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        Assert.All(measured.Output.Split('\n'), line => Assert.True(line.Length <= 79, line));
        Golden.Matches("measure-participation.txt", measured.Output);
    }

    [Theory]
    [InlineData("se_qc_population", "se_quantumcomputing/population_counts.csv")]
    [InlineData("wikia_de_undertale_registered_humans", "wikia_de_undertale/author_counts_registered_humans.csv")]
    public async Task Json_has_every_gold_value_under_its_name_and_nothing_else_on_the_line(string vector, string file)
    {
        Finished measured = await Measure(Path.Combine(s_data, file), "--json");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        using JsonDocument ours = JsonDocument.Parse(measured.Output), gold = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(Built.Repository, "tests", "SocialResearch.Tests", "Participations", "Gold", "inequality.json")));
        Compare(gold.RootElement.GetProperty("vectors").GetProperty(vector).GetProperty("inequality"), ours.RootElement.GetProperty("inequality"), "");
    }

    [Fact]
    public async Task Json_has_the_tail_beside_the_inequality()
    {
        Finished measured = await Measure(s_writers, "--json");
        using JsonDocument ours = JsonDocument.Parse(measured.Output), gold = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(Built.Repository, "tests", "SocialResearch.Tests", "Participations", "Gold", "tails.json")));
        JsonElement tail = ours.RootElement.GetProperty("powerlaw"), expected = gold.RootElement.GetProperty("vectors").EnumerateObject()
            .Single(vector => vector.Value.GetProperty("file").GetString() == "se_quantumcomputing/author_counts.csv").Value.GetProperty("powerlaw");
        foreach (string name in (string[])["xmin", "n_tail", "alpha", "alpha_se_fisher", "ks", "loglik"])
            Assert.Equal(expected.GetProperty(name).GetDouble(), tail.GetProperty(name).GetDouble(), 1e-7);
        Assert.Equal(1000, tail.GetProperty("bootstrap_p").GetProperty("sims").GetInt32());
        Assert.Contains("power law", tail.GetProperty("sentence").GetString());
    }

    private static void Compare(JsonElement gold, JsonElement ours, string path)
    {
        foreach (JsonProperty entry in gold.EnumerateObject())
        {
            string name = path + entry.Name;
            Assert.True(ours.TryGetProperty(entry.Name, out JsonElement our), name + " is missing");
            if (entry.Value.ValueKind == JsonValueKind.Object) Compare(entry.Value, our, name + ".");
            else if (entry.Value.ValueKind == JsonValueKind.Null) Assert.Equal(JsonValueKind.Null, our.ValueKind);
            // Resampling is random and compared within chance elsewhere.
            else if (!name.Contains("bootstrap", StringComparison.Ordinal)) Assert.Equal(entry.Value.GetDouble(), our.GetDouble(), 1e-12 * Math.Max(1, Math.Abs(entry.Value.GetDouble())));
        }
    }

    [Fact]
    public async Task What_is_undefined_is_null_with_a_reason()
    {
        Finished measured = await Measure(Write("one.csv", "author_id,count\na,7\n"), "--json");
        using JsonDocument json = JsonDocument.Parse(measured.Output);
        JsonElement inequality = json.RootElement.GetProperty("inequality");
        Assert.Equal(JsonValueKind.Null, inequality.GetProperty("gini_corrected_n_over_n_minus_1").ValueKind);
        Assert.Equal("With one person n − 1 is zero.", inequality.GetProperty("undefined").GetProperty("gini_corrected_n_over_n_minus_1").GetString());
        Assert.Equal(JsonValueKind.Null, inequality.GetProperty("gini_bootstrap").ValueKind);

        Finished silent = await Measure(Write("silent.csv", "author_id,count\na,0\nb,0\n"), "--json");
        using JsonDocument nothing = JsonDocument.Parse(silent.Output);
        Assert.Equal(JsonValueKind.Null, nothing.RootElement.GetProperty("inequality").GetProperty("shares").GetProperty("ceil").GetProperty("top1").ValueKind);
        Assert.Equal(JsonValueKind.Null, nothing.RootElement.GetProperty("powerlaw").ValueKind);
        Assert.Equal("Nobody contributed, so there is no tail.", nothing.RootElement.GetProperty("undefined").GetProperty("powerlaw").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("powerlaw").GetProperty("alpha").ValueKind);
        Finished said = await Measure("silent.csv");
        Assert.Equal(0, said.ExitCode);
        Assert.DoesNotContain("power law", said.Output);
    }

    [Fact]
    public async Task A_page_opens_alone_with_chart_and_caveats_and_names_no_notebook()
    {
        Finished measured = await Measure(s_writers, "--population", "3460", "--html", "sub page.html", "--json");
        Assert.Equal(0, measured.ExitCode);
        using JsonDocument json = JsonDocument.Parse(measured.Output);
        Assert.Contains("sub page.html", measured.Error);
        string page = _project.Read("sub page.html");
        Assert.Contains("Who contributes to author_counts.csv?", page);
        Assert.Contains("The top 1&nbsp;% of 3,460 people made 71.2&nbsp;%", page);
        Assert.Contains("data-needs-script=\"plotly\"", page);
        Assert.Contains("a power law with exponent", page);
        Assert.Contains("tail: against log-normal", page);
        Assert.Contains("SR004", page);
        Assert.DoesNotContain("ipynb", page[page.IndexOf("<footer>", StringComparison.Ordinal)..page.IndexOf("</footer>", StringComparison.Ordinal)]);
        Assert.Contains("default-src 'none'", page);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    public async Task A_German_spreadsheet_with_grouped_thousands_is_read(string encoding)
    {
        Write("Forum.csv", "Autor;Beiträge\r\nMüller;1.234\r\nMöller;12\r\nNeumann;4\r\n", Encoding.GetEncoding(encoding));
        Assert.Contains("3 people made 1,250 contributions (Forum.csv, 3 rows read, 0 set aside).", (await Measure("Forum.csv")).Output);
    }

    [Fact]
    public async Task An_export_of_posts_is_measured_without_leaving_a_key_behind()
    {
        Write("forum.csv", "id;Autor;Datum;Text\n1;Käthe;14.04.2009 16:29;a\n2;Ole;15.04.2009 09:00;b\n3;Ole;16.04.2009 09:00;c\n");
        Finished measured = await Measure("forum.csv");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        Assert.StartsWith("Of the 2 people who contributed at least once, the top 1 % wrote", measured.Output);
        Assert.Contains("2009-04-14 to 2009-04-16", measured.Output);
        Assert.False(Directory.Exists(_project.In(".social-research")));

        using (Process import = _project.Start(["import", "forum.csv", "--out", "talk.db"])) Assert.Equal(0, (await Finished.OfAsync(import)).ExitCode);
        Assert.Contains("2 people made 3 contributions", (await Measure("talk.db")).Output);
    }

    [Fact]
    public async Task A_population_smaller_than_its_contributors_is_refused_with_a_remedy()
    {
        Finished measured = await Measure(s_writers, "--population", "40");
        Assert.Equal((1, ""), (measured.ExitCode, measured.Output));
        Assert.Equal($"The population of 40 is smaller than the 402 people in {s_writers}. It holds everybody who could have contributed, so also all who did: "
            + "count again, or leave --population out to measure those who contributed.\n", measured.Error);
    }

    [Fact]
    public async Task Files_that_cannot_be_measured_say_why_and_how_to_mend()
    {
        Finished rejects = await Measure(Write("broken.csv", "author_id,count\na,viele\nb,-2\n"));
        Assert.Equal((1, ""), (rejects.ExitCode, rejects.Output));
        Assert.Equal("Not one of 2 rows can be used; the first fails because count is no number. Where: broken.csv, line 2. Each row needs an author in author_id and a whole number in count.\n", rejects.Error);
        Assert.StartsWith("The file does not exist. Where: nowhere.csv.", (await Measure("nowhere.csv")).Error);
        string recipe = (await Measure(Write("recipe.txt", "flour\nwater\n"))).Error;
        Assert.Contains("The format was not recognised.", recipe);
        Assert.EndsWith("If it is a table of people and counts, name its columns with --author and --count.\n", recipe);
        Assert.Contains("2 people made 9 contributions", (await Measure(Write("odd.csv", "Wer;Wieviel\na;4\nb;5\n"), "--author", "Wer", "--count", "Wieviel")).Output);
        Assert.Contains("There is no column Wer;", (await Measure(s_writers, "--author", "Wer")).Error);
        Assert.Contains("--replicates takes a whole number from 100", (await Measure(s_writers, "--replicates", "5")).Error);
        Assert.Contains("--population takes a whole number from 1", (await Measure(s_writers, "--population", "-3")).Error);
    }

    [Fact]
    public async Task Options_move_the_numbers_they_name()
    {
        Assert.Contains("the top 1 % (here 5) made 31.8 %", (await Measure(s_writers, "--rounding", "ceil")).Output.ReplaceLineEndings(" "));
        Assert.Contains("intervals by percentile bootstrap over people, 200 replicates, seed 7", (await Measure(s_writers, "--interval", "percentile", "--replicates", "200", "--seed", "7")).Output.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task A_published_table_of_classes_gives_bounds()
    {
        string usenet = Path.Combine(s_data, "usenet_1987", "grouped.csv");
        Finished measured = await Measure(usenet, "--total", "18350", "--name", "Usenet, 1987");
        Assert.Equal((0, ""), (measured.ExitCode, measured.Error));
        Assert.All(measured.Output.Split('\n'), line => Assert.True(line.Length <= 79, line));
        Golden.Matches("measure-classes.txt", measured.Output);

        using JsonDocument json = JsonDocument.Parse((await Measure(usenet, "--total", "18350", "--json", "--html", "usenet.html")).Output);
        Assert.Equal(200_843, json.RootElement.GetProperty("about").GetProperty("people").GetInt64());
        Assert.Equal(8, json.RootElement.GetProperty("classes").GetArrayLength());
        JsonElement gini = json.RootElement.GetProperty("bounds").GetProperty("gini");
        Assert.InRange(gini[0].GetDouble(), 0.97, gini[1].GetDouble());
        Assert.Contains("grouped.csv", _project.Read("usenet.html"));

        using JsonDocument open = JsonDocument.Parse((await Measure(usenet, "--json")).Output);
        Assert.Equal(JsonValueKind.Null, open.RootElement.GetProperty("bounds").GetProperty("gini").ValueKind);
        Assert.NotEmpty(open.RootElement.GetProperty("bounds").GetProperty("undefined").GetProperty("gini").GetString()!);
    }

    [Fact]
    public async Task A_table_of_classes_with_a_fault_is_refused_with_a_remedy()
    {
        async Task<string> Refused(string rows, params string[] options)
        {
            Finished measured = await Measure([Write("classes.csv", "posts_min,posts_max,members\n" + rows), .. options]);
            Assert.Equal((1, ""), (measured.ExitCode, measured.Output));
            return measured.Error;
        }

        Assert.Equal("The classes 1 to 5 and 5 or more overlap; only the last class may be open. Where: classes.csv. Correct the table; every person belongs to one class.\n", await Refused("1,5,10\n5,,2\n"));
        Assert.StartsWith("The row cannot be used: members is no number. Where: classes.csv, line 3.", await Refused("0,0,90\n1,,viele\n"));
        Assert.StartsWith("The row cannot be used: posts_min is empty. Where: classes.csv, line 2.", await Refused(",3,90\n"));
        Assert.StartsWith("The classes hold 10 or more contributions, so 4 cannot be their total", await Refused("0,0,90\n1,,10\n", "--total", "4"));
        Assert.Contains("add the silent people as the class from 0 to 0", await Refused("1,,10\n", "--population", "100"));
        Assert.StartsWith("This is no table of classes. Where: odd.csv.", (await Measure(Write("odd.csv", "a,b\n1,2\n"), "--format", "classes")).Error);
        Assert.StartsWith("Here the total is the sum of the counts.", (await Measure(s_writers, "--total", "9")).Error);
    }
}
