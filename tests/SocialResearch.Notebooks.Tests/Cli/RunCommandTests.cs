using System.Diagnostics;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Cli;

public sealed class RunCommandTests : IDisposable
{
    private readonly CommandLine _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_run_writes_gallery_pages_and_executed_notebooks_and_says_what_to_open()
    {
        _project.With("01-first", NotebookCell.Markdown("# First chapter\n\n> A claim."), NotebookCell.Code("1 + 1"))
            .With("02-second", NotebookCell.Markdown("# Second"), NotebookCell.Code("\"ä\""));
        Finished run = await _project.RunAsync([]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"2 of 2 notebooks ran to their end.\nOpen {_project.In("output", "index.html")}\n", run.Output);
        Assert.Contains("First chapter", _project.Read("output", "index.html"));
        Assert.Contains("A claim.", _project.Read("output", "index.html"));
        Assert.Contains("ä", _project.Read("output", "02-second.html"));
        Assert.Single(NotebookDocument.Load(_project.In("output", "01-first.ipynb")).Cells[1].Outputs);
        Assert.Empty(NotebookDocument.Load(_project.In("notebooks", "01-first.ipynb")).Cells[1].Outputs);
    }

    [Theory]
    [InlineData("de_DE.UTF-8")]
    [InlineData("C")]
    [InlineData("tr_TR.UTF-8")]
    public async Task The_environment_s_language_changes_nothing(string language)
    {
        _project.With("01", NotebookCell.Code("$\"{1.5} {\"INTERESSE\".ToLower()} {DateTime.Parse(\"2009-04-13\"):d}\"\n"), NotebookCell.Code("1234.5"));
        Finished run = await _project.RunAsync([], ("LANG", language), ("LC_ALL", language));
        Assert.Equal(0, run.ExitCode);
        NotebookDocument executed = NotebookDocument.Load(_project.In("output", "01.ipynb"));
        Assert.Contains("1.5 interesse 04/13/2009", Text(executed, 0));
        Assert.Equal("1234.5", Text(executed, 1));
    }

    [Fact]
    public async Task A_failed_cell_is_named_the_other_notebooks_run_and_the_exit_code_says_so()
    {
        _project.With("01-broken", NotebookCell.Code("1"), NotebookCell.Code("int x = y;"), NotebookCell.Code("3"))
            .With("02-fine", NotebookCell.Code("2"));
        Finished run = await _project.RunAsync([]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("01-broken: Cell 2: CS0103", run.Error);
        Assert.Contains("Cell 2, line 1, column 9: error CS0103", run.Error);
        Assert.Contains("1 of 2 notebooks ran to their end.", run.Output);
        Assert.Contains("This cell failed", _project.Read("output", "01-broken.html"));
        Assert.Contains("This cell was not run", _project.Read("output", "01-broken.html"));
    }

    [Fact]
    public async Task A_broken_notebook_file_fails_alone_with_file_and_line()
    {
        _project.With("02-fine", NotebookCell.Code("2"));
        File.WriteAllText(_project.In("notebooks", "01-torn.ipynb"), "{\n \"cells\": [\n");
        Finished run = await _project.RunAsync([]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("01-torn.ipynb, line", run.Error);
        Assert.True(File.Exists(_project.In("output", "02-fine.html")));
    }

    [Fact]
    public async Task A_missing_data_file_names_the_file_and_the_cell_s_line()
    {
        _project.With("01", NotebookCell.Code("using System.IO;\nvar text = File.ReadAllText(\"../data/missing.csv\");"));
        Finished run = await _project.RunAsync([]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing.csv", run.Error);
        Assert.Contains("at Cell 1, line 2", run.Error);
    }

    [Fact]
    public async Task A_cell_that_never_ends_is_stopped_after_the_timeout()
    {
        _project.With("01", NotebookCell.Code("while (true) { }"));
        Finished run = await _project.RunAsync(["--timeout", "1"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("01: Cell 1: The cell ran longer than 1 s and was stopped.", run.Error);
    }

    [Fact]
    public async Task A_cell_that_kills_its_process_fails_alone()
    {
        _project.With("01", NotebookCell.Code("display(\"before\"); Environment.Exit(7);")).With("02", NotebookCell.Code("2"));
        Finished run = await _project.RunAsync(["--jobs", "2"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("01: Cell 1: The cell ended the process with exit code 7.", run.Error);
        Assert.Contains("before", _project.Read("output", "01.html"));
        Assert.True(File.Exists(_project.In("output", "02.html")));
    }

    [Fact]
    public async Task Parameters_are_set_where_they_are_declared_and_unknown_ones_are_refused()
    {
        _project.With("01", NotebookCell.Code("int n = 1; string brand = \"x\";", "parameters"), NotebookCell.Code("$\"{n} {brand}\""))
            .With("02", NotebookCell.Code("2"));
        Finished run = await _project.RunAsync(["-p", "n=7", "-p", "brand=Ä \"B\""]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("7 Ä \"B\"", Text(NotebookDocument.Load(_project.In("output", "01.ipynb")), 2));

        Finished refused = await _project.RunAsync(["-p", "m=7"]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("No notebook has a parameter named 'm'.", refused.Error);
        Assert.Contains("Parameters are: n, brand.", refused.Error);
    }

    [Fact]
    public async Task One_notebook_is_run_by_its_path()
    {
        _project.With("10-own", NotebookCell.Code("string folder = \"\";", "parameters"), NotebookCell.Code("folder")).With("110-own", NotebookCell.Code("2"));
        Finished run = await _project.RunAsync([Path.Combine("notebooks", "10-own.ipynb"), "-p", "folder=daten"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 of 1 notebooks", run.Output);
        Assert.Contains("daten", _project.Read("output", "10-own.html"));
        Finished both = await _project.RunAsync([Path.Combine("notebooks", "10-own.ipynb"), "--only", "110"]);
        Assert.NotEqual(0, both.ExitCode);
        Assert.Contains("--only chooses from a folder: name the folder, or leave --only out.", both.Error);
    }

    [Fact]
    public async Task Only_runs_the_named_notebook_and_keeps_the_others_in_the_gallery()
    {
        _project.With("01-first", NotebookCell.Markdown("# First"), NotebookCell.Code("1")).With("02-second", NotebookCell.Markdown("# Second"), NotebookCell.Code("2"));
        Assert.Equal(0, (await _project.RunAsync([])).ExitCode);
        Finished run = await _project.RunAsync(["--only", "second"]);
        Assert.Contains("1 of 1 notebooks", run.Output);
        Assert.Contains("href=\"01-first.html\"", _project.Read("output", "index.html"));

        Finished none = await _project.RunAsync(["--only", "third"]);
        Assert.Equal(2, none.ExitCode);
        Assert.Contains("No notebook's name contains 'third'.", none.Error);
        Assert.Contains("There are: 01-first, 02-second.", none.Error);
    }

    [Fact]
    public async Task Live_and_skip_cells_are_left_out_unless_asked_for()
    {
        _project.With("01", NotebookCell.Code("throw new Exception(\"never\");", "skip"), NotebookCell.Code("\"online\"", "live"), NotebookCell.Code("3"));
        Assert.Equal(0, (await _project.RunAsync(["--no-live"])).ExitCode);
        Assert.Empty(NotebookDocument.Load(_project.In("output", "01.ipynb")).Cells[1].Outputs);
        Assert.Equal(0, (await _project.RunAsync(["--live"])).ExitCode);
        Assert.Equal("online", Text(NotebookDocument.Load(_project.In("output", "01.ipynb")), 1));
        Assert.Contains("exclude each other", (await _project.RunAsync(["--live", "--no-live"])).Error);
    }

    [Fact]
    public async Task In_place_writes_outputs_into_the_notebook_only_when_it_succeeded()
    {
        _project.With("01", NotebookCell.Code("1")).With("02", NotebookCell.Code("missing"));
        await _project.RunAsync(["--in-place"]);
        Assert.Single(NotebookDocument.Load(_project.In("notebooks", "01.ipynb")).Cells[0].Outputs);
        Assert.Empty(NotebookDocument.Load(_project.In("notebooks", "02.ipynb")).Cells[0].Outputs);
    }

    [Fact]
    public async Task An_output_folder_that_cannot_be_written_is_named()
    {
        _project.With("01", NotebookCell.Code("1"));
        File.WriteAllText(_project.In("output"), "a file is in the way");
        Finished run = await _project.RunAsync([]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"Where: {_project.In("output")}. Choose another folder with --out", run.Error);
    }

    [Fact]
    public async Task Two_runs_into_one_folder_exclude_each_other()
    {
        _project.With("01", NotebookCell.Code("await Task.Delay(4000);"));
        using Process first = _project.Start(["run"]);
        while (!File.Exists(_project.In("output", ".lock"))) await Task.Delay(20);
        Finished second = await _project.RunAsync([]);
        Assert.Equal(2, second.ExitCode);
        Assert.Contains("Another run is writing into this folder.", second.Error);
        Assert.Equal(0, (await Finished.OfAsync(first)).ExitCode);
        Assert.False(File.Exists(_project.In("output", ".lock")));
    }

    [Fact]
    public async Task Ctrl_C_stops_cleanly_and_keeps_what_was_done()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The test sends a Unix signal.");
        _project.With("01", NotebookCell.Code("\"done before\""), NotebookCell.Code("while (true) { }"));
        using Process run = _project.Start(["run"]);
        string line = "";
        while (!line.Contains("cell 2 of 2", StringComparison.Ordinal)) line = await run.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The run ended too early.");
        await Task.Delay(300);
        using (Process kill = Process.Start("kill", ["-INT", $"{run.Id}"])) await kill.WaitForExitAsync();
        Finished finished = await Finished.OfAsync(run);
        Assert.Equal(130, finished.ExitCode);
        Assert.Contains("The run was stopped during this cell.", finished.Error);
        Assert.Contains("done before", _project.Read("output", "01.html"));
    }

    [Fact]
    public async Task Progress_in_a_log_is_plain_lines_with_notebook_cell_and_time()
    {
        _project.With("01", NotebookCell.Code("1"));
        Finished run = await _project.RunAsync([]);
        Assert.Matches(@"^\[ +\d+\.\d s\] 01: starting\n\[ +\d+\.\d s\] 01: cell 1 of 1\n\[ +\d+\.\d s\] 01: done after \d+\.\d s\n", run.Output);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task Wrong_options_are_refused_with_what_they_take()
    {
        _project.With("01", NotebookCell.Code("1"));
        Assert.Contains("--timeout takes seconds", (await _project.RunAsync(["--timeout", "0"])).Error);
        Assert.Contains("--jobs takes a whole number from 1", (await _project.RunAsync(["--jobs", "0"])).Error);
        Assert.Contains("--culture takes the name of a culture", (await _project.RunAsync(["--culture", "xx-Nowhere"])).Error);
        Assert.Contains("A parameter is written as name=value", (await _project.RunAsync(["-p", "n"])).Error);
        Finished missing = await _project.RunAsync(["nowhere"]);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("There is no folder of notebooks.", missing.Error);
    }

    private static string Text(NotebookDocument document, int cell) => document.Cells[cell].Outputs[^1] is ResultOutput result
        ? result.Data.Text("text/plain")!
        : throw new InvalidOperationException("The cell has no result.");
}
