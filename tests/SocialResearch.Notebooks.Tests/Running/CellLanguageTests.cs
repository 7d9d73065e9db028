using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Running;

public sealed class CellLanguageTests
{
    [Fact]
    public async Task Variables_methods_and_types_live_on_in_later_cells()
    {
        Ran ran = (await Engine.RunAsync(
            "var n = 40; int Twice(int i) => 2 * i; record Post(string Author);",
            "n + Twice(1)",
            "new Post(\"anna\").Author")).Succeeds();
        Assert.Equal("42", ran.Text(2));
        Assert.Equal("anna", ran.Text(3));
    }

    [Fact]
    public async Task A_variable_may_change_its_type_in_a_later_cell()
    {
        Ran ran = (await Engine.RunAsync("var x = 1;", "var x = \"text\";", "x.Length")).Succeeds();
        Assert.Equal("4", ran.Text(3));
    }

    [Fact]
    public async Task What_flows_with_a_cell_ends_with_it_and_what_it_declares_stays()
    {
        Ran ran = (await Engine.RunAsync(
            "var flowing = new AsyncLocal<int> { Value = 3 }; System.Globalization.CultureInfo.CurrentCulture = new(\"de-DE\"); SynchronizationContext.SetSynchronizationContext(new()); var here = $\"{1.5:F1} {flowing.Value}\";",
            "here",
            "$\"{1.5:F1} {flowing.Value} {SynchronizationContext.Current is null}\"")).Succeeds();
        Assert.Equal("1,5 3", ran.Text(2));
        Assert.Equal("1.5 0 True", ran.Text(3));
    }

    [Fact]
    public async Task Unsafe_code_runs_in_cells_and_in_library_cells_and_what_comes_after_need_not_be_unsafe()
    {
        Ran ran = (await Engine.RunAsync(
            "unsafe int First(int[] numbers) { fixed (int* first = numbers) return *first; }",
            "First([7, 8])",
            "namespace Low { public static class Sizes { public static unsafe int OfPointer() => sizeof(int*); } }",
            "Low.Sizes.OfPointer() + First([1])",
            "[System.Runtime.CompilerServices.SkipLocalsInit] int Sum() { Span<int> two = stackalloc int[] { 4, 5 }; return two[0] + two[1]; }",
            "Sum()")).Succeeds();
        Assert.Equal("7", ran.Text(2));
        Assert.Equal($"{IntPtr.Size + 1}", ran.Text(4));
        Assert.Equal("9", ran.Text(6));
    }

    [Fact]
    public async Task Top_level_await_works()
    {
        Ran ran = (await Engine.RunAsync("await Task.Delay(1); var t = await Task.FromResult(7);", "t")).Succeeds();
        Assert.Equal("7", ran.Text(2));
    }

    [Fact]
    public async Task Usings_of_one_cell_serve_the_later_ones()
    {
        Ran ran = (await Engine.RunAsync("using System.Globalization;", "CultureInfo.InvariantCulture.Name.Length")).Succeeds();
        Assert.Equal("0", ran.Text(2));
    }

    [Fact]
    public async Task Namespaces_extension_methods_extension_blocks_and_file_types_work_in_library_cells()
    {
        Ran ran = (await Engine.RunAsync(
            """
            namespace Forum.Text
            {
                file static class Secret { public const int Two = 2; }
                public static class Words
                {
                    public static int Shouts(this string text) => text.Count(char.IsUpper) * Secret.Two;
                    extension(string text)
                    {
                        public string Doubled => text + text;
                        public static string Hello() => "hello";
                    }
                }
            }
            """,
            "using Forum.Text;",
            "$\"{\"ABc\".Shouts()} {\"ab\".Doubled} {string.Hello()}\"")).Succeeds();
        Assert.Equal("4 abab hello", ran.Text(3));
    }

    [Fact]
    public async Task A_library_cell_sees_types_of_earlier_declaration_cells_and_inherits_usings()
    {
        Ran ran = (await Engine.RunAsync(
            "using System.Globalization;",
            "record Post(string Text);",
            "static class Posts { public static string Year(this Post p, CultureInfo c) => p.Text + c.Name; }",
            "new Post(\"x\").Year(CultureInfo.InvariantCulture)")).Succeeds();
        Assert.Equal("x", ran.Text(4));
    }

    [Fact]
    public async Task A_type_can_be_declared_anew()
    {
        Ran ran = (await Engine.RunAsync("record Post(string Text);", "record Post(string Text, int Likes);", "new Post(\"x\", 3).Likes")).Succeeds();
        Assert.Equal("3", ran.Text(3));
    }

    [Fact]
    public async Task Types_that_use_variables_types_of_script_cells_are_compiled_as_scripts()
    {
        Ran ran = (await Engine.RunAsync("record A(int X); var a = new A(1);", "class B { public A Inner = new A(5); }", "new B().Inner.X")).Succeeds();
        Assert.Equal("5", ran.Text(3));
    }

    [Fact]
    public async Task After_an_exception_variables_assigned_before_it_keep_their_values()
    {
        var notebook = NotebookDocument.Create("t.ipynb",
            NotebookCell.Code("var kept = 5; throw new InvalidOperationException(\"no\");", "raises-exception"),
            NotebookCell.Code("kept"));
        Ran ran = (await Engine.RunAsync(new RunOptions(Engine.Worker), notebook)).Succeeds();
        Assert.Equal("5", ran.Text(2));
    }

    [Fact]
    public async Task A_void_call_without_semicolon_shows_nothing_and_null_shows_null()
    {
        Ran ran = (await Engine.RunAsync("System.Threading.Thread.Sleep(1)", "(string)null", "return 5;")).Succeeds();
        Assert.Empty(ran.Outputs(1));
        Assert.Equal("null", ran.Text(2));
        Assert.Equal("5", ran.Text(3));
    }

    [Fact]
    public async Task Csharp_14_works_in_cells()
    {
        Ran ran = (await Engine.RunAsync(
            "class Topic { public string Name { get => field ?? \"none\"; set => field = value.Trim(); } }",
            "var topic = new Topic(); topic?.Name = \" roi \"; int[] all = [1, .. Enumerable.Range(2, 2)];",
            "$\"{topic.Name} {all.Sum()}\"")).Succeeds();
        Assert.Equal("roi 6", ran.Text(3));
    }
}
