using FsCheck;
using FsCheck.Fluent;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public sealed class DibFormatTests
{
    private const string Sample = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"languageName":"C#","name":"csharp"},{"aliases":[],"name":"fsharp"}]}}

        #!markdown

        # Größe

        Zwei Absätze.

        #!csharp

        var x = 1;

        x + 1

        #!fsharp

        let y = 2

        #!c#
        x
        """;

    private static IEnumerable<(CellKind, string?, string)> Cells(NotebookDocument notebook) => notebook.Cells.Select(cell => (cell.Kind, cell.KernelName, cell.Source));

    [Fact]
    public void Each_language_line_begins_a_cell_and_empty_lines_around_it_are_layout() => Assert.Equal(
        [(CellKind.Markdown, null, "# Größe\n\nZwei Absätze."), (CellKind.Code, null, "var x = 1;\n\nx + 1"), (CellKind.Code, "fsharp", "let y = 2"), (CellKind.Code, null, "x")],
        Cells(DibFormat.Read(Sample, "t.dib")));

    [Fact]
    public void What_was_written_is_read_back_and_written_alike()
    {
        string written = DibFormat.Write(DibFormat.Read(Sample, "t.dib"));
        Assert.Equal(Cells(DibFormat.Read(Sample, "t.dib")), Cells(DibFormat.Read(written, "t.dib")));
        Assert.Equal(written, DibFormat.Write(DibFormat.Read(written, "t.dib")));
        Assert.Contains("\"name\":\"fsharp\"", written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("#!csharp")]
    [InlineData("#!csharp\n#!markdown\n")]
    public void Nothing_is_a_notebook_without_cells(string text) => Assert.Empty(DibFormat.Read(text, "t.dib").Cells);

    [Fact]
    public void Text_before_any_language_line_is_code_and_windows_line_ends_and_a_mark_are_fine() =>
        Assert.Equal([(CellKind.Code, null, "1 + 1"), (CellKind.Markdown, null, "a\nb")], Cells(DibFormat.Read("\uFEFF1 + 1\r\n#!md\r\na\r\nb\r\n", "t.dib")));

    [Fact]
    public void Directives_that_are_no_languages_stay_in_their_cell() =>
        Assert.Equal([(CellKind.Code, null, "#!time\n#!import a.csx\nvar s = \"#!csharp\";")], Cells(DibFormat.Read("#!csharp\n#!time\n#!import a.csx\nvar s = \"#!csharp\";", "t.dib")));

    [Fact]
    public void Damaged_metadata_is_told() =>
        Assert.Contains("below #!meta cannot be read", Assert.Throws<NotebookException>(() => DibFormat.Read("#!meta\n{", "t.dib")).Message);

    [Fact]
    public void Any_cells_survive_both_ways()
    {
        Gen<string> line = Gen.Elements("var größe = 1;", "", "  indented", "# heading", "#!time", "x", "\t\"text\"", "#r \"nuget: X, 1\"", "日本 😀");
        Gen<(bool IsCode, string Source)> cell =
            from isCode in Gen.Elements(true, false)
            from lines in line.NonEmptyListOf()
            select (isCode, string.Join('\n', lines).Trim('\n'));
        Prop.ForAll(cell.ListOf().ToArbitrary(), cells =>
        {
            // An empty cell has nothing that could be read back.
            (bool IsCode, string Source)[] kept = [.. cells.Where(each => each.Source.Length > 0)];
            NotebookDocument notebook = NotebookDocument.Create("t", kept.Select(each => each.IsCode ? NotebookCell.Code(each.Source) : NotebookCell.Markdown(each.Source)));
            return Cells(DibFormat.Read(DibFormat.Write(notebook), "t")).SequenceEqual(Cells(notebook));
        }).Holds(300);
    }
}
