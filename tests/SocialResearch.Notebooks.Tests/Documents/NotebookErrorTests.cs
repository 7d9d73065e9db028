using System.Text;
using SocialResearch.Notebooks.Documents;

namespace SocialResearch.Notebooks.Tests.Documents;

public class NotebookErrorTests
{
    private const string Editor = "Open the file in an editor and mend that line, or take an earlier copy of the notebook.";
    private const string Start = "{\n \"cells\": [\n  ";
    private const string End = "\n ],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}";

    [Theory]
    [InlineData("", "The notebook is not valid JSON. Where: a.ipynb, line 1, column 1. " + Editor)]
    [InlineData("{\n \"cells\": [\n", "The notebook is not valid JSON. Where: a.ipynb, line 3, column 1. " + Editor)]
    [InlineData("{\n \"cells\": [,]\n}", "The notebook is not valid JSON. Where: a.ipynb, line 2, column 12. " + Editor)]
    [InlineData("[]", "The file is not a Jupyter notebook: it has no nbformat and cells. Where: a.ipynb, line 1, column 1. Check that it is the .ipynb file you meant.")]
    [InlineData("{\"a\": 1}", "The file is not a Jupyter notebook: it has no nbformat and cells. Where: a.ipynb, line 1, column 1. Check that it is the .ipynb file you meant.")]
    [InlineData("{\n \"nbformat\": 3,\n \"worksheets\": []\n}", "The notebook is in the old format nbformat 3; formats 4.0 to 4.5 can be read. Where: a.ipynb, line 2, column 14. Convert it with: jupyter nbconvert --to notebook --nbformat 4 FILE.")]
    [InlineData("{\n \"cells\": [],\n \"nbformat\": 5\n}", "The notebook is in the newer format nbformat 5; formats 4.0 to 4.5 can be read. Where: a.ipynb, line 3, column 14. Save it as nbformat 4 in the program that wrote it.")]
    [InlineData("{\n \"cells\": {},\n \"nbformat\": 4\n}", "The list of cells must be an array. Where: a.ipynb, line 2, column 11. " + Editor)]
    [InlineData("{\"cells\": [],\n \"nbformat\": 4, \"nbformat_minor\": \"5\"}", "The nbformat_minor of the notebook must be a whole number. Where: a.ipynb, line 2, column 35. " + Editor)]
    [InlineData("{\"cells\": [], \"metadata\": [],\n \"nbformat\": 4, \"nbformat_minor\": 5}", "The metadata of the notebook must be an object. Where: a.ipynb, line 1, column 27. " + Editor)]
    [InlineData(Start + "7" + End, "A cell must be an object. Where: a.ipynb, line 3, column 3. " + Editor)]
    [InlineData(Start + "{\"source\": []}" + End, "The cell_type of a cell must be \"code\", \"markdown\" or \"raw\". Where: a.ipynb, line 3, column 3. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"heading\", \"source\": []}" + End, "The cell_type of a cell must be \"code\", \"markdown\" or \"raw\". Where: a.ipynb, line 3, column 17. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"raw\", \"source\": [1]}" + End, "The source of a cell must be a text or an array of texts. Where: a.ipynb, line 3, column 34. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"raw\", \"source\": [], \"metadata\": 1}" + End, "The metadata of a cell must be an object. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"raw\", \"source\": [], \"id\": 1}" + End, "The id of a cell must be a text. Where: a.ipynb, line 3, column 44. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"code\", \"source\": [], \"execution_count\": \"1\"}" + End, "The execution_count of a cell must be a whole number or null. Where: a.ipynb, line 3, column 58. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"code\", \"source\": [], \"outputs\": {}}" + End, "The list of outputs must be an array. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"code\", \"source\": [], \"outputs\": [\n1]}" + End, "An output must be an object. Where: a.ipynb, line 4, column 1. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"raw\", \"cell_type\": \"raw\", \"source\": []}" + End, "The member \"cell_type\" stands twice in one object. Where: a.ipynb, line 3, column 24. " + Editor)]
    [InlineData(Start + "{\"cell_type\": \"raw\", \"metadata\": {\"a\": 1, \"a\": 2}, \"source\": []}" + End, "This part of the notebook cannot be read. Where: a.ipynb, line 3, column 36. " + Editor)]
    public void A_broken_notebook_is_refused_with_what_where_and_how(string json, string message) =>
        Assert.Equal(message, Assert.Throws<NotebookException>(() => NotebookDocument.Parse(Encoding.UTF8.GetBytes(json), "a.ipynb")).Message);

    [Theory]
    [InlineData("{}", "The member \"output_type\" of an output must be a text. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData("{\"output_type\": \"stream\", \"name\": \"stdout\"}", "The member \"text\" of an output must be a text. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData("{\"output_type\": \"display_data\", \"data\": 1}", "The member \"data\" of an output must be an object. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData("{\"output_type\": \"execute_result\", \"data\": {}, \"execution_count\": \"x\"}", "The member \"execution_count\" of an output must be a whole number or null. Where: a.ipynb, line 3, column 50. " + Editor)]
    [InlineData("{\"output_type\": \"error\", \"ename\": \"\", \"evalue\": \"\", \"traceback\": \"\"}", "The member \"traceback\" of an output must be an array of texts. Where: a.ipynb, line 3, column 50. " + Editor)]
    public void A_broken_output_is_refused_when_it_is_looked_at(string output, string message)
    {
        string json = Start + "{\"cell_type\": \"code\", \"source\": [], \"outputs\": [" + output + "]}" + End;
        var document = NotebookDocument.Parse(Encoding.UTF8.GetBytes(json), "a.ipynb");
        Assert.Equal(message, Assert.Throws<NotebookException>(() => document.Cells[0].Outputs).Message);
    }

    [Fact]
    public void Text_in_another_encoding_is_named_as_such() => Assert.Equal(
        "The notebook is not UTF-8 text. Where: a.ipynb, line 2, column 3. Save it as UTF-8, or take an earlier copy of the notebook.",
        Assert.Throws<NotebookException>(() => NotebookDocument.Parse("{\n \"\u00e4"u8[..5].ToArray(), "a.ipynb")).Message);

    [Fact]
    public void A_missing_file_is_named() => Assert.Equal(
        "There is no such notebook. Where: /nowhere/a.ipynb. Check the path.",
        Assert.Throws<NotebookException>(() => NotebookDocument.Load("/nowhere/a.ipynb")).Message);

    [Fact]
    public void A_file_nested_without_end_is_refused()
    {
        string json = Start + new string('[', 100_000);
        Assert.StartsWith("The notebook is not valid JSON.", Assert.Throws<NotebookException>(() => NotebookDocument.Parse(Encoding.UTF8.GetBytes("{\"a\": " + json), "a")).Message, StringComparison.Ordinal);
    }
}
