using System.Diagnostics;
using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Tests.Cli;

namespace SocialResearch.Notebooks.Tests.Conversion;

/// <summary>Notebooks as programs that the SDK runs by itself.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    private async Task<Finished> ConvertAsync(params IEnumerable<string> arguments)
    {
        using Process process = _line.Start(["convert", .. arguments]);
        return await Finished.OfAsync(process);
    }

    private static async Task<Finished> RunProgramAsync(string path)
    {
        // Elsewhere than the program lies: its paths are its own.
        var start = new ProcessStartInfo("dotnet", ["run", path]) { WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        return await Finished.OfAsync(process);
    }

    [Fact]
    public async Task Names_declared_again_inner_names_types_functions_and_last_lines_work_in_one_program()
    {
        _line.With("notebook",
            NotebookCell.Markdown("# Titel\nmit Ümläuten"),
            NotebookCell.Code("using System.Globalization;\nvar posts = new[] { 1, 2, 3 };\nforeach (var p in posts) Console.WriteLine(p);\nposts.Sum()"),
            NotebookCell.Code("record Post(string Author, int Likes);\nstatic int Twice(int i) => 2 * i;\npublic static string Shout(this string s) => s.ToUpperInvariant();\nint total;"),
            NotebookCell.Code("var p = new Post(\"Änne\", Twice(4)); // now p is a post\np.Author.Shout()"),
            NotebookCell.Code("var posts = new List<Post> { p, p with { Likes = 1 } };\nforeach (var x in posts) { var total = x.Likes; Console.WriteLine(total); }\ntotal += posts.Count;\ntotal"),
            NotebookCell.Code("namespace Tools;\npublic static class T { public static int Three => 3; }"),
            NotebookCell.Code("#!time\nawait Task.Delay(1);\nvar (a, b) = (1, 2);\nint.TryParse(\"7\", out var c);\nTools.T.Three + a + b + c"),
            NotebookCell.Code("async Task<int> Later() { await Task.Yield(); return 5; }\nawait Later()"),
            NotebookCell.Code("record Post(int Id) { public string posts => \"p\"; }\nnew Post(Id: 3).posts"),
            NotebookCell.Code("#!html\n<b>x</b>"),
            NotebookCell.Code("string Say(string word = \"hi\") => word;\nvar length = Say(word: \"ho\").Length;\nposts.Select(posts => posts.Likes).Max() + length"),
            NotebookCell.Code("var total = \"neu\";\nif (true) { var p = 2; for (int a = 0; a < 1; a++) Console.WriteLine(p + a); }\ntotal"),
            NotebookCell.Code("File.ReadAllText(\"daten.txt\").Display();\nConsole.WriteLine(1.5)"));
        await File.WriteAllTextAsync(_line.In("notebooks", "daten.txt"), "aus der Datei");
        Finished convert = await ConvertAsync("notebooks/notebook.ipynb", "--to", "cs");
        Assert.Equal((0, ""), (convert.ExitCode, convert.Error));
        Finished run = await RunProgramAsync(_line.In("notebooks", "notebook.cs"));
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(["1", "2", "3", "6", "ÄNNE", "8", "1", "2", "13", "5", "p", "10", "2", "neu", "aus der Datei", "1.5"], run.Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Contains("// # Titel\n// mit Ümläuten\n", _line.Read("notebooks", "notebook.cs"));
    }

    [Fact]
    public async Task A_chapter_with_its_imported_library_runs_as_a_program_and_prints_its_verdict()
    {
        string program = _line.In("kapitel.cs");
        string chapter = Path.Combine(Built.Repository, "notebooks", "02-participation-inequality.ipynb");
        Assert.Equal(0, (await ConvertAsync(chapter, "--to", "cs", "--out", program)).ExitCode);
        Finished run = await RunProgramAsync(program);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("Of 3 numbers that can be tested", run.Output);
    }

    [Fact]
    public async Task Packages_become_directives_and_what_has_no_counterpart_is_noted()
    {
        _line.With("notebook", NotebookCell.Code("#r \"nuget: Markdig, 1.6.0\"\n#i \"nuget: https://example.invalid/index.json\"\nMarkdig.Markdown.ToHtml(\"*a*\")"), NotebookCell.Code("return;"));
        Finished convert = await ConvertAsync("notebooks/notebook.ipynb", "--to", "cs");
        Assert.Contains("#:package Markdig@1.6.0\n", _line.Read("notebooks", "notebook.cs"));
        Assert.Contains("Note: Cell 1, line 2: the package source https://example.invalid/index.json belongs into a nuget.config", convert.Error);
        Assert.Contains("Note: A 'return' ends a cell", convert.Error);
    }

    [Fact]
    public async Task What_cannot_be_converted_is_told()
    {
        _line.With("notebook", NotebookCell.Code("#!fsharp\nlet x = 1"));
        Assert.Contains("'#!fsharp' starts a language that this engine does not run.", (await ConvertAsync("notebooks/notebook.ipynb", "--to", "cs")).Error);
        Assert.Contains("written over itself", (await ConvertAsync("notebooks/notebook.ipynb", "--to", "ipynb")).Error);
        Assert.Contains("no such notebook", (await ConvertAsync("nowhere.ipynb", "--to", "cs")).Error);
        Assert.Equal(1, (await ConvertAsync("nowhere.dib", "--to", "ipynb")).ExitCode);
    }

    [Fact]
    public async Task A_notebook_with_its_outputs_is_not_written_over_by_its_own_dib()
    {
        _line.With("notebook", NotebookCell.Code("1"));
        Assert.Equal(0, (await ConvertAsync("notebooks/notebook.ipynb", "--to", "dib")).ExitCode);
        Finished back = await ConvertAsync("notebooks/notebook.dib", "--to", "ipynb");
        Assert.Equal(1, back.ExitCode);
        Assert.Contains("A notebook of this name is there already", back.Error);
        Assert.Equal(0, (await ConvertAsync("notebooks/notebook.dib", "--to", "ipynb", "--out", "notebooks/notebook.ipynb")).ExitCode);
    }
}
