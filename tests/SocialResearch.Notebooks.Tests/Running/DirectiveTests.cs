using SocialResearch.Notebooks.Documents;
using SocialResearch.Notebooks.Running;

namespace SocialResearch.Notebooks.Tests.Running;

public sealed class DirectiveTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("Maß & Ähre ");

    public void Dispose() => _folder.Delete(recursive: true);

    private RunOptions Here => new(Engine.Worker with { WorkingDirectory = _folder.FullName });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    [Fact]
    public async Task Import_runs_a_script_file_and_shares_its_usings_and_names()
    {
        Write("setup.csx", "using System.Globalization;\nint Answer() => 42;");
        Ran ran = (await Engine.RunAsync(Here, "#!import setup.csx\nAnswer()", "CultureInfo.InvariantCulture.Name.Length + Answer()")).Succeeds();
        Assert.Equal("42", ran.Text(1));
        Assert.Equal("42", ran.Text(2));
    }

    [Fact]
    public async Task Import_runs_the_code_cells_of_a_notebook()
    {
        NotebookDocument.Create("other.ipynb", NotebookCell.Markdown("# Title"), NotebookCell.Code("var fromOther = 7;")).Save(Path.Combine(_folder.FullName, "other.ipynb"));
        Ran ran = (await Engine.RunAsync(Here, "#!import \"other.ipynb\"", "fromOther")).Succeeds();
        Assert.Equal("7", ran.Text(2));
    }

    [Fact]
    public async Task A_missing_import_says_where_it_was_looked_for()
    {
        Ran ran = await Engine.RunAsync(Here, "1 +\n\n#!import nowhere.csx\n2");
        Assert.Contains("There is no file at 'nowhere.csx'. Where: Cell 1, line 3. Correct the path; it is read from", ran.Text(1));
        Assert.Contains(_folder.Name, ran.Text(1));
    }

    [Fact]
    public async Task A_file_that_imports_itself_is_refused()
    {
        Write("loop.csx", "#!import loop.csx");
        Ran ran = await Engine.RunAsync(Here, "#!import loop.csx");
        Assert.Contains("'loop.csx' imports itself. Where: loop.csx, line 1.", ran.Text(1));
    }

    [Fact]
    public async Task An_assembly_file_is_referenced_with_what_lies_beside_it()
    {
        string markdig = Path.Combine(AppContext.BaseDirectory, "Markdig.dll");
        Ran ran = (await Engine.RunAsync($"#r \"{markdig}\"", "Markdig.Markdown.ToHtml(\"*a*\")")).Succeeds();
        Assert.Equal("<p><em>a</em></p>\n", ran.Text(2));
    }

    [Fact]
    public async Task Types_an_assembly_knows_under_the_name_of_an_older_file_are_found()
    {
        // It names XPathNavigator as a type of System.Xml.ReaderWriter.dll, which only says where that has gone.
        string parser = Path.Combine(AppContext.BaseDirectory, "HtmlAgilityPack.dll");
        Ran ran = (await Engine.RunAsync(
            $"#r \"{parser}\"",
            "var page = new HtmlAgilityPack.HtmlDocument(); page.LoadHtml(\"<p>Maß</p>\");",
            "System.Xml.XPath.XPathNavigator walker = page.CreateNavigator(); walker.SelectSingleNode(\"//p\").Value")).Succeeds();
        Assert.Equal("Maß", ran.Text(3));
    }

    [Fact]
    public async Task A_missing_assembly_says_how_to_mend_it()
    {
        Ran ran = await Engine.RunAsync(Here, "#r \"../lib/Missing.dll\"");
        Assert.Contains("There is no assembly at '../lib/Missing.dll'. Where: Cell 1, line 1. Build the project", ran.Text(1));
    }

    [Theory]
    [InlineData("no assembly")]
    [InlineData("")]
    public async Task A_file_that_is_no_assembly_says_so_and_the_session_goes_on(string content)
    {
        Write("Broken.dll", content);
        var notebook = NotebookDocument.Create("test.ipynb", NotebookCell.Code("#r \"Broken.dll\"", "raises-exception"), NotebookCell.Code("6 * 7"));
        Ran ran = (await Engine.RunAsync(Here, notebook)).Succeeds();
        Assert.Equal("NotebookException: 'Broken.dll' is no .NET assembly. Where: Cell 1, line 1. Name the .dll that a C# project builds; build the project again if the file is damaged.", ran.Text(1));
        Assert.Equal("42", ran.Text(2));
    }

    [Theory]
    [InlineData("#r \"nuget: Markdig, 1.6.0\"")]
    [InlineData("#:package Markdig@1.6.0")]
    public async Task A_package_is_restored_by_the_sdk_and_usable_in_the_same_cell(string directive)
    {
        Ran ran = (await Engine.RunAsync(Here, $"{directive}\nusing Markdig;\nMarkdown.ToHtml(\"*a*\")")).Succeeds();
        Assert.Equal("<p><em>a</em></p>\n", ran.Text(1));
    }

    [Fact]
    public async Task A_package_that_does_not_exist_fails_with_the_words_of_the_restore()
    {
        Ran ran = await Engine.RunAsync(Here, "#r \"nuget: SocialResearch.No.Such.Package, 9.9.9\"");
        Assert.Matches("The packages cannot be restored: NU1\\d+", ran.Text(1));
        Assert.Contains("Where: Cell 1, line 1.", ran.Text(1));
    }

    [Fact]
    public async Task Time_shows_how_long_the_cell_took()
    {
        Ran ran = (await Engine.RunAsync("#!time\nThread.Sleep(20)")).Succeeds();
        Assert.Matches(@"^Wall time: \d+\.\d ms$", ran.Text(1));
    }

    [Fact]
    public async Task Unknown_directives_name_the_supported_ones()
    {
        Ran ran = await Engine.RunAsync("#!share --from fsharp x");
        Assert.Contains("'#!share' is not a directive of this engine. Where: Cell 1, line 1. Supported: #r \"path.dll\", #r \"nuget: Id, Version\"", ran.Text(1));
        Assert.Contains("#!import file, #!time", ran.Text(1));
    }

    [Fact]
    public async Task Directives_leave_line_numbers_alone_and_text_in_strings_is_text()
    {
        Ran ran = await Engine.RunAsync("#!time\nvar s = \"\"\"\n#!share\n\"\"\";\nmissing");
        Assert.StartsWith("Cell 1, line 5, column 1: error CS0103", ran.Text(1));
    }
}
