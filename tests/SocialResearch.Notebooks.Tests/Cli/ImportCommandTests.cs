using System.Diagnostics;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class ImportCommandTests : IDisposable
{
    private readonly CommandLine _project = new();

    public void Dispose() => _project.Dispose();

    private async Task<Finished> Import(params IEnumerable<string> arguments)
    {
        using Process process = _project.Start(["import", .. arguments]);
        return await Finished.OfAsync(process);
    }

    [Fact]
    public async Task An_export_becomes_a_store_with_a_report_and_without_names()
    {
        File.WriteAllText(_project.In("forum.csv"), "id;Autor;Datum;Text\n1;Käthe Blume;14.04.2009 16:29;Das Schloss hält nicht.\n2;Ole Brandt;15.04.2009 09:00;Doch!\n2;Ole Brandt;15.04.2009 09:00;Doch!\n");
        Finished import = await Import("forum.csv", "--out", "talk.db", "--zone", "Europe/Berlin");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Contains("2 of 3 rows of forum.csv (csv) became posts, 1 was set aside", import.Output);
        Assert.Contains("its identifier was there before", import.Output);
        Assert.Contains("Authors carry pseudonyms by HMAC-SHA-256", import.Output);
        Assert.DoesNotContain("Blume", import.Output);
        Assert.DoesNotContain("Blume", System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_project.In("talk.db"))));
        Assert.True(Directory.Exists(_project.In(".social-research")));
    }

    [Fact]
    public async Task A_file_in_no_known_format_leaves_the_old_store_and_names_the_formats()
    {
        File.WriteAllText(_project.In("talk.db"), "an old store");
        File.WriteAllText(_project.In("recipe.txt"), "flour\nwater\n");
        Finished import = await Import("recipe.txt", "--out", "talk.db");
        Assert.Equal(1, import.ExitCode);
        Assert.StartsWith("The format was not recognised. Where: recipe.txt. Export it in one of the formats 4cat, atom,", import.Error);
        Assert.Equal("an old store", _project.Read("talk.db"));
    }

    [Fact]
    public async Task Days_of_an_analytics_page_go_into_the_store_once_their_year_is_said()
    {
        File.WriteAllText(_project.In("overview.csv"), "Date,Video Views,Profile Views\nDecember 31,1,1\nJanuary 1,2,2\n");
        Assert.Contains("--year 2026", (await Import("overview.csv", "--out", "talk.db")).Error);
        Finished import = await Import("overview.csv", "--out", "talk.db", "--year", "2026");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Contains("2 of 2 rows of overview.csv (tiktok-days) became 4 figures; they are of 2026-12-31 to 2027-01-01", import.Output);
        Assert.Contains("talk.db: 4 figures of 2 metrics (video views, profile views)", import.Output);
    }

    [Fact]
    public async Task A_wrong_zone_is_refused_with_an_example()
    {
        File.WriteAllText(_project.In("a.csv"), "id,author,text\n1,a,b\n");
        Assert.Contains("'Berlin' is no time zone; use a name such as Europe/Berlin or UTC.", (await Import("a.csv", "--out", "t.db", "--zone", "Berlin")).Error);
    }

    private const string Talk = "id,author,text,url\n1,anna,\"@DB_Bahn ist zu spät, sagt @quendt87 (zoe@example.org)\",https://x.com/quendt87/status/1\n";

    [Fact]
    public async Task Texts_are_stored_without_people_and_a_brand_that_was_named_stays()
    {
        File.WriteAllText(_project.In("talk.csv"), Talk);
        Finished import = await Import("talk.csv", "--out", "talk.db", "--public-handle", "@DB_Bahn", "--public-handle", "@bahn_ansagen");
        Assert.Equal((0, ""), (import.ExitCode, import.Error));
        Assert.Contains("readable as public: @DB_Bahn, @bahn_ansagen.", import.Output);
        string store = Bytes();
        Assert.Contains("@DB_Bahn ist zu", store);
        foreach (string person in new[] { "quendt87", "zoe@example" }) Assert.DoesNotContain(person, store + import.Output);
        Assert.Contains("'zoe@example.org' is no handle; write it as in @DB_Bahn.", (await Import("talk.csv", "--out", "talk.db", "--public-handle", "zoe@example.org")).Error);
    }

    [Fact]
    public async Task Texts_are_kept_for_a_reason_that_the_store_carries()
    {
        File.WriteAllText(_project.In("talk.csv"), Talk);
        Finished import = await Import("talk.csv", "--out", "talk.db", "--keep-texts", "consent of the panel");
        Assert.Contains("Texts and addresses were KEPT as the source has them, because: consent of the panel.", import.Output);
        Assert.Contains("because: consent of the panel.", Bytes());
        Assert.Contains("quendt87", Bytes());
        Assert.Contains("--keep-texts needs the reason", (await Import("talk.csv", "--out", "talk.db", "--keep-texts", " ")).Error);
    }

    private string Bytes() => System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(_project.In("talk.db")));

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task Whoever_stops_an_import_keeps_the_old_store(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        File.WriteAllText(_project.In("small.csv"), "id,author,text\n1,a,x\n");
        Assert.Equal(0, (await Import("small.csv", "--out", "talk.db")).ExitCode);
        byte[] before = File.ReadAllBytes(_project.In("talk.db"));
        Finished stopped;
        int rows = 300_000;
        do
        {
            File.WriteAllBytes(_project.In("talk.db"), before);
            File.WriteAllLines(_project.In("large.csv"), Enumerable.Range(0, rows).Select(i => $"{i},a{i % 999},{Convert.ToHexString(BitConverter.GetBytes(i * 2_654_435_761L))} words to index").Prepend("id,author,text"));
            using Process process = _project.Start(["import", "large.csv", "--out", "talk.db"]);
            while (!process.HasExited && !Directory.EnumerateFiles(_project.In(), ".talk.db.*").Any()) await Task.Delay(10);
            using (Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"])) await kill.WaitForExitAsync();
            stopped = await Finished.OfAsync(process);
            rows *= 2;
        }
        // On a crowded machine the signal may come when all is done: then once more, with more to do.
        while (stopped.ExitCode == 0 && rows < 3_000_000);

        Assert.Equal(before, File.ReadAllBytes(_project.In("talk.db")));
        if (signal == "KILL") return;
        Assert.Equal((130, $"Stopped. Nothing was written; {_project.In("talk.db")} is as it was.\n"), (stopped.ExitCode, stopped.Error));
        Assert.Empty(Directory.EnumerateFiles(_project.In(), ".talk.db.*"));
    }

    [Fact]
    public async Task Without_a_terminal_the_report_comes_alone()
    {
        File.WriteAllText(_project.In("a.csv"), "id,author,text\n1,a,x\n");
        Assert.Equal("", (await Import("a.csv", "--out", "talk.db")).Error);
    }
}
