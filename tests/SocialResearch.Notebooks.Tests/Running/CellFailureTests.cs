using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Running;

/// <summary>Cells that fail, hang, exit or crash: that cell fails with a sentence, everything else stays.</summary>
public sealed class CellFailureTests
{
    private static readonly RunOptions s_quick = new(Engine.Worker) { CellTimeout = TimeSpan.FromSeconds(2) };

    /// <summary>Runs a first cell, a cell that is allowed to fail, and a cell that says whether the first one's variable lives.</summary>
    private static async Task<Ran> RunBetween(string middle, RunOptions? options = null)
    {
        var notebook = NotebookDocument.Create("t.ipynb",
            NotebookCell.Code("var kept = 5;"),
            NotebookCell.Code(middle, "raises-exception"),
            NotebookCell.Code("kept", "raises-exception"),
            NotebookCell.Code("\"alive\""));
        Ran ran = (await Engine.RunAsync(options ?? new RunOptions(Engine.Worker), notebook)).Succeeds();
        Assert.Equal("alive", ran.Text(4));
        return ran;
    }

    private static ErrorOutput Error(Ran ran, int cell) => Assert.IsType<ErrorOutput>(ran.Outputs(cell)[^1]);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;) ;")]
    [InlineData("do { try { throw new Exception(); } catch { } } while (true);")]
    [InlineData("again: goto again;")]
    [InlineData("void Spin() { while (true) { } } Spin();")]
    [InlineData("Parallel.For(0, 4, _ => { while (true) { } });")]
    [InlineData("foreach (int i in Endless()) { } IEnumerable<int> Endless() { for (;;) yield return 1; }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("async Task Wait() { while (true) await Task.Delay(1); } await Wait();")]
    public async Task A_loop_or_wait_without_end_is_stopped_and_the_state_kept(string cell)
    {
        Ran ran = await RunBetween(cell, s_quick);
        Assert.Contains("ran longer than 2 s and was stopped. Variables of earlier cells are kept.", Error(ran, 2).Value);
        Assert.Equal("5", ran.Text(3));
    }

    [Theory]
    [InlineData("Thread.Sleep(-1);")]
    [InlineData("new TaskCompletionSource().Task.Wait();")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Sum(i => Enumerable.Range(0, int.MaxValue).Count(j => j > i) * 0)")]
    [InlineData("var a = new object(); lock (a) { var t = Task.Run(() => { lock (a) { } }); t.Wait(); }")]
    public async Task Blocked_code_is_stopped_by_replacing_the_worker(string cell)
    {
        Ran ran = await RunBetween(cell, s_quick);
        Assert.Contains("variables of earlier cells are gone", Error(ran, 2).Value);
        Assert.Contains("CS0103", ran.Text(3));
    }

    [Theory]
    [InlineData("Environment.Exit(3);", "The cell ended the process with exit code 3.")]
    [InlineData("Environment.FailFast(\"enough\");", "The cell ended the process: enough")]
    [InlineData("Func<int, int> f = null; f = i => f(i + 1) + 1; f(0)", "overflowed the stack")]
    [InlineData("var t = new Thread(() => throw new InvalidOperationException(\"lost\")); t.Start(); t.Join(); Thread.Sleep(-1);", "An exception escaped from a thread of the cell: System.InvalidOperationException: lost")]
    public async Task A_cell_that_ends_the_process_fails_with_a_sentence_and_keeps_its_output(string cell, string sentence)
    {
        Ran ran = await RunBetween($"Console.Write(\"before\"); display(1);\n{cell}");
        Assert.Contains(sentence, Error(ran, 2).Value);
        Assert.Equal("before", Assert.IsType<StreamOutput>(ran.Outputs(2)[0]).Text);
        Assert.IsType<DisplayOutput>(ran.Outputs(2)[1]);
        Assert.Contains("CS0103", ran.Text(3));
    }

    [Fact]
    public async Task Endless_recursion_in_a_method_is_an_exception_and_the_state_is_kept()
    {
        Ran ran = await RunBetween("int Down(int i) => Down(i + 1) + 1;\nDown(0)");
        Assert.Equal("InsufficientExecutionStackException", Error(ran, 2).Name);
        Assert.StartsWith("Stack overflow:", Error(ran, 2).Value);
        Assert.Equal("5", ran.Text(3));
    }

    [Fact]
    public async Task Too_much_memory_is_an_error_that_names_the_limit()
    {
        Ran ran = await RunBetween("var all = new List<byte[]>(); while (true) all.Add(new byte[10_000_000]);",
            new RunOptions(Engine.Worker with { MemoryLimit = 300 * 1024 * 1024 }));
        Assert.Contains("memory", Error(ran, 2).Value);
        Assert.Contains("limit", Error(ran, 2).Value);
    }

    [Fact]
    public async Task A_failed_cell_ends_the_notebook_and_is_named()
    {
        Ran ran = await Engine.RunAsync("1", "int.Parse(\"x\")", "3");
        Assert.Equal((RunStatus.Failed, 2), (ran.Run.Status, ran.Run.FailedCell));
        Assert.Equal("1", ran.Text(1));
        Assert.Empty(ran.Outputs(3));
    }

    [Fact]
    public async Task A_cell_tagged_raises_exception_may_fail()
    {
        Ran ran = await RunBetween("throw new InvalidOperationException(\"on purpose\");");
        Assert.Equal("on purpose", Error(ran, 2).Value);
        Assert.Equal("5", ran.Text(3));
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_done()
    {
        using var stop = new CancellationTokenSource();
        var notebook = NotebookDocument.Create("t.ipynb", NotebookCell.Code("1"), NotebookCell.Code("Console.WriteLine(\"begun\"); while (true) { }"), NotebookCell.Code("3"));
        stop.CancelAfter(TimeSpan.FromSeconds(6));
        Ran ran = await Engine.RunAsync(new RunOptions(Engine.Worker), notebook, stop.Token);
        Assert.Equal(RunStatus.Cancelled, ran.Run.Status);
        Assert.Equal("1", ran.Text(1));
        Assert.Equal("begun\n", Assert.IsType<StreamOutput>(ran.Outputs(2)[0]).Text);
        Assert.Contains("stopped during this cell", Error(ran, 2).Value);
        Assert.Null(ran.Cell(3).ExecutionCount);
    }

    [Fact]
    public async Task Compile_errors_show_cell_line_code_and_a_caret()
    {
        Ran ran = await Engine.RunAsync("var total = 1;\nvar share = totl / 2;");
        Assert.Equal(
            "Cell 1, line 2, column 13: error CS0103: The name 'totl' does not exist in the current context\n" +
            "    var share = totl / 2;\n" +
            "                ^^^^", ran.Text(1));
        Assert.Equal("CompilationError", ran.Run.Error!.Name);
    }

    [Fact]
    public async Task Compile_errors_in_a_loop_point_at_the_column_as_written()
    {
        Ran ran = await Engine.RunAsync("while (true) foo();");
        Assert.StartsWith("Cell 1, line 1, column 14: error CS0103", ran.Text(1));
    }

    [Fact]
    public async Task Warnings_are_shown_and_the_cell_runs()
    {
        Ran ran = (await Engine.RunAsync("int Unused()\n{\n    int x = 1;\n    return 2;\n}\nUnused()")).Succeeds();
        Assert.Contains("Cell 1, line 3, column 9: warning CS0219", Assert.IsType<StreamOutput>(ran.Outputs(1)[0]).Text);
        Assert.IsType<ResultOutput>(ran.Outputs(1)[1]);
    }

    [Fact]
    public async Task Exceptions_show_only_the_frames_of_the_notebook_with_cell_lines()
    {
        Ran ran = await Engine.RunAsync(
            "int Div(int a, int b)\n{\n    return a / b;\n}\nasync Task<int> Later() { await Task.Delay(1); return Div(1, 0); }",
            "var x = 1;\nawait Later()");
        Assert.Equal(
            "DivideByZeroException: Attempted to divide by zero.\n" +
            "   at Cell 1, line 3, in Div\n" +
            "   at Cell 1, line 5, in Later\n" +
            "   at Cell 2, line 2", ran.Text(2));
    }

    [Fact]
    public async Task An_index_out_of_range_names_its_cell_although_the_runtime_does_not_know_the_line()
    {
        Ran ran = await Engine.RunAsync("int[] numbers = [1];", "var i = 5;\nnumbers[i]");
        Assert.Equal("IndexOutOfRangeException: Index was outside the bounds of the array.\n   at Cell 2", ran.Text(2));
    }

    [Fact]
    public async Task An_inner_exception_is_named_as_the_cause()
    {
        Ran ran = await Engine.RunAsync("try { int.Parse(\"x\"); }\ncatch (Exception e) { throw new InvalidOperationException(\"outer\", e); }");
        Assert.Matches(@"(?s)^InvalidOperationException: outer\n   at Cell 1, line 2\nCaused by FormatException: .*'x'.*at Cell 1, line 1", ran.Text(1));
    }

    [Fact]
    public async Task What_scripts_do_not_allow_comes_with_a_hint()
    {
        Ran ran = await Engine.RunAsync("var n = 1; static class Ext { public static int Twice(this int i) => 2 * i; }");
        Assert.Contains("a cell of their own", ran.Text(1));
    }
}
